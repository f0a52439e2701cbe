// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"

#include <QObject>

#include <functional>

class QMenu;

namespace dealscope::ui {

/// Named views, kept in the ledger: filter, clock, and the layout of the window with them.
class SavedViews : public QObject
{
    Q_OBJECT

public:
    struct LayoutAccess {
        std::function<QString()> save;
        std::function<void(const QString &)> restore;
    };
    SavedViews(session::LedgerSession &session, LayoutAccess layout, QObject *parent = nullptr);

    /// Asks for a name in the window and saves under it.
    void askAndSave(QWidget *window);
    void save(const QString &name);
    void apply(core::SavedViewId view);
    void remove(core::SavedViewId view);
    /// Fills the menu whenever the ledger's views change.
    void attachTo(QMenu *menu);

Q_SIGNALS:
    void failed(const dealscope::core::Error &error);

private:
    void fill(QMenu *menu);

    session::LedgerSession &m_session;
    LayoutAccess m_layout;
};

} // namespace dealscope::ui
