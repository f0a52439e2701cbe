// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QMenu;
class QToolButton;

namespace dealscope::ui {

class ElidedLabel;
class PlainLabel;

/// The calm head of a dock: its title, a soft note at the right, "…" for the picture's own menu,
/// and buttons to float and close it. Dragging it moves the dock.
class DockTitleBar : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitleBar(QDockWidget *dock);
    /// "17 of 24"; empty for none.
    void setNote(const QString &note);
    [[nodiscard]] QString note() const;
    void setMenu(QMenu *menu);
    [[nodiscard]] QToolButton *menuButton() const { return m_more; }

    static constexpr int Height = 26;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PlainLabel *m_title;
    ElidedLabel *m_note;
    QToolButton *m_more;
};

} // namespace dealscope::ui
