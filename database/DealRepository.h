// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"
#include "database/RowPage.h"

#include <memory>

namespace dealscope::database {

class Connection;

/// Deals and their parties, and the relations between deals.
class DealRepository
{
public:
    explicit DealRepository(Connection &connection);
    ~DealRepository();

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Deal> &deals);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Deal>> readAll() { return readPage({}); }
    core::Result<QList<core::Deal>> readPage(RowPage page);
    /// One row; empty when there is none. Its statements are prepared once.
    core::Result<std::unique_ptr<core::Deal>> read(core::DealId id);

    core::Outcome append(const QList<core::Relation> &relations);
    /// In the order in which they were added.
    core::Result<QList<core::Relation>> readRelations();

private:
    struct OneRow;

    Connection &m_connection;
    std::unique_ptr<OneRow> m_oneRow;
};

} // namespace dealscope::database
