// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Ids of single rows in a table that has an `id`. Table names are literals of ours.
class RowIds
{
public:
    RowIds(Connection &connection, const char *table)
        : m_connection(connection)
        , m_table(table)
    {
    }

    /// `wish` where it is above zero and free, else the one after the highest.
    [[nodiscard]] core::Result<qint64> free(qint64 wish);
    /// Deletes a row; true if there was one.
    core::Result<bool> remove(qint64 id);

private:
    core::Result<bool> take(const QByteArray &sql, qint64 id);

    Connection &m_connection;
    const char *m_table;
};

} // namespace dealscope::database
