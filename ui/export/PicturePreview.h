// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace dealscope::ui {

class View;

/// A page as it will be exported, fitted into the widget. Redrawn a moment after the last change,
/// so that typing a size does not stutter.
class PicturePreview : public QWidget
{
    Q_OBJECT

public:
    explicit PicturePreview(QWidget *parent = nullptr);

    void setPicture(View *view, const PictureOptions &options);
    /// The page as drawn last; null before the first time.
    [[nodiscard]] const QImage &picture() const { return m_image; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rendered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void render();
    [[nodiscard]] QRectF pageRect() const;

    QPointer<View> m_view;
    PictureOptions m_options;
    QImage m_image;
    QTimer m_timer;
};

} // namespace dealscope::ui
