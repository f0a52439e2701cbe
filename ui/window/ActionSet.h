// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QWidget;

namespace dealscope::ui {

/// What the user can do from menus and keys.
enum class Command {
    Open,
    OpenSample,
    ImportRates,
    ExportImage,
    CopyImage,
    CopyData,
    Quit,
    Undo,
    Redo,
    PublishedBy,
    ResetLayout,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Back,
    Forward,
    ClearAll,
    Groups,
    Find,
    SaveView,
    ClearSelection,
    Palette,
    Shortcuts,
    About,
};

/// All actions of the window in one table: texts, shortcuts, tips. What they do is connected by
/// who knows it.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    /// The actions become actions of `window`, so that their shortcuts work everywhere in it.
    explicit ActionSet(QWidget *window);

    [[nodiscard]] QAction *operator[](Command command) const { return m_actions.value(command); }
    /// In the order of the enum.
    [[nodiscard]] QList<QAction *> all() const;

private:
    QHash<Command, QAction *> m_actions;
};

} // namespace dealscope::ui
