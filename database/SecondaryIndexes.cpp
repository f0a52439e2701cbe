// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SecondaryIndexes.h"

#include "database/Connection.h"
#include "database/SqlStatement.h"

namespace dealscope::database {

using core::Done;
using core::Outcome;

namespace {

// Those that a UNIQUE or a PRIMARY KEY brought along have no statement and stay.
constexpr const char *SelectIndexes = R"sql(
    SELECT name, sql FROM sqlite_schema
    WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (
        'companies', 'outlets', 'sources', 'deals', 'deal_parties', 'claims', 'claim_attributions',
        'claim_tags', 'claim_parties', 'relations')
    ORDER BY rowid
)sql";

} // namespace

Outcome SecondaryIndexes::drop()
{
    QByteArrayList names;
    {
        SqlStatement select(m_connection, SelectIndexes);
        while (select.next()) {
            names.append(select.utf8().toByteArray());
            m_statements.append(select.utf8().toByteArray());
        }
        if (auto done = select.outcome(); !done) {
            return done;
        }
    }
    for (const QByteArray &name : names) {
        const QByteArray sql = "DROP INDEX \"" + QByteArray(name).replace('"', "\"\"") + '"';
        if (auto done = m_connection.execute(sql.constData()); !done) {
            return done;
        }
    }
    return Done{};
}

Outcome SecondaryIndexes::create(const std::function<void(qsizetype, qsizetype)> &made)
{
    for (qsizetype i = 0; i < m_statements.size(); ++i) {
        if (auto done = m_connection.execute(m_statements[i].constData()); !done) {
            return done;
        }
        made(i + 1, m_statements.size());
    }
    return Done{};
}

} // namespace dealscope::database
