// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Transaction.h"

#include "database/Connection.h"

#include <sqlite3.h>

namespace dealscope::database {

Transaction::Transaction(Connection &connection, Kind kind)
    : m_connection(connection)
    , m_begun(connection.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"))
    , m_open(m_begun.ok())
{
}

Transaction::~Transaction()
{
    rollBack();
}

core::Outcome Transaction::commit()
{
    core::Outcome done = m_connection.execute("COMMIT");
    if (!done) {
        rollBack();
    }
    m_open = false;
    return done;
}

void Transaction::rollBack()
{
    // A full disk or an I/O error may have rolled back already.
    if (m_open && sqlite3_get_autocommit(m_connection.handle()) == 0) {
        (void)m_connection.execute("ROLLBACK");
    }
    m_open = false;
}

} // namespace dealscope::database
