// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QWidget>

namespace dealscope::ui {

/// One line of plain text that ends in "…" where space is short; the whole of it is then in the
/// tooltip. Can be made a quiet button.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    /// Shown instead of the whole text when the pointer rests.
    void setHint(const QString &hint);
    void setSoft(bool soft);
    /// Space left and right of the text, in pixels.
    void setPadding(int padding);
    /// Reachable with Tab, underlined under the pointer, gives clicked().
    void setClickable(bool clickable);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    mutable int m_width = -1; ///< of m_text in m_measured; negative: not measured yet
    mutable QFont m_measured;
    QString m_text;
    QString m_hint;
    int m_padding = 4;
    bool m_soft = false;
    bool m_clickable = false;
    bool m_hovered = false;
};

} // namespace dealscope::ui
