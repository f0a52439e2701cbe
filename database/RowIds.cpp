// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/RowIds.h"

#include "database/Connection.h"
#include "database/SqlStatement.h"

namespace dealscope::database {

using core::Result;

Result<qint64> RowIds::free(qint64 wish)
{
    if (wish > 0) {
        const auto taken = take(QByteArray("SELECT id FROM ") + m_table + " WHERE id = ?", wish);
        if (!taken) {
            return taken.error();
        }
        if (!*taken) {
            return wish;
        }
    }
    const QByteArray next = QByteArray("SELECT coalesce(max(id), 0) + 1 FROM ") + m_table;
    return m_connection.integer(next.constData());
}

Result<bool> RowIds::remove(qint64 id)
{
    return take(QByteArray("DELETE FROM ") + m_table + " WHERE id = ? RETURNING id", id);
}

Result<bool> RowIds::take(const QByteArray &sql, qint64 id)
{
    SqlStatement statement(m_connection, sql.constData());
    statement << id;
    const bool found = statement.next();
    // A statement that has rows to give is not done before its last one.
    if (auto done = statement.run(); !done) {
        return done.error();
    }
    return found;
}

} // namespace dealscope::database
