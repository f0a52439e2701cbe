// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;
class QMenu;
class QToolButton;

namespace dealscope::ui {

class ElidedLabel;

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
    /// What stands in place of the title while a tab above says the title already.
    void setSubtitle(const QString &subtitle);
    void setTabbed(bool tabbed);
    void setMenu(QMenu *menu);
    [[nodiscard]] QToolButton *menuButton() const { return m_more; }

    static constexpr int Height = 26;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showTitle();

    QDockWidget *m_dock;
    QString m_subtitle;
    bool m_tabbed = false;
    ElidedLabel *m_title;
    ElidedLabel *m_note;
    QToolButton *m_more;
};

} // namespace dealscope::ui
