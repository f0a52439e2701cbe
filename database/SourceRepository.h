// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"
#include "database/RowPage.h"

#include <memory>

namespace dealscope::database {

class Connection;
class SqlStatement;

/// Sources, and the texts of those whose document is kept.
class SourceRepository
{
public:
    explicit SourceRepository(Connection &connection);
    ~SourceRepository();

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Source> &sources);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Source>> readAll() { return readPage({}); }
    core::Result<QList<core::Source>> readPage(RowPage page);
    /// One row; empty when there is none. Its statement is prepared once.
    core::Result<std::unique_ptr<core::Source>> read(core::SourceId id);

    /// The text of one source; empty when there is none.
    core::Result<QString> text(core::SourceId source);
    /// Writes the text of one source, replacing an earlier one; the document keeps RowRules.
    core::Outcome setText(core::SourceId source, const QByteArray &utf8);
    /// The checksum of one source's document; an error when there is no such source.
    core::Result<QString> checksum(core::SourceId source);

private:
    Connection &m_connection;
    std::unique_ptr<SqlStatement> m_oneRow;
};

} // namespace dealscope::database
