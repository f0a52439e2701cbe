// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace dealscope::ui {

/// A short warning that leads somewhere: one line on a tinted ground, the whole of it in the
/// tooltip. A button for mouse, keyboard and screen readers.
class WarningLine : public QAbstractButton
{
    Q_OBJECT

public:
    /// `where` says what a click does.
    WarningLine(const QString &text, const QString &hint, const QString &where,
                QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace dealscope::ui
