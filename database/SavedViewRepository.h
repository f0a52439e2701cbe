// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Named states of the window.
class SavedViewRepository
{
public:
    explicit SavedViewRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::SavedView> &views);
    /// All rows, in the order of their ids.
    core::Result<QList<core::SavedView>> readAll();

    /// Writes a view under its name, replacing one of the same name; gives its id,
    /// which is the view's own where it is free.
    core::Result<core::SavedViewId> save(const core::SavedView &view);
    /// True if there was such a view.
    core::Result<bool> remove(core::SavedViewId view);

private:
    Connection &m_connection;
};

} // namespace dealscope::database
