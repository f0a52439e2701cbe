// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/OutletRepository.h"

#include "database/ListColumns.h"
#include "database/RowRules.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Outcome;
using core::Outlet;
using core::Result;

namespace {

constexpr const char *InsertOutlet
    = "INSERT INTO outlets (id, name, named, homepage, seal) VALUES (?, ?, ?, ?, ?)";
constexpr const char *InsertAlias
    = "INSERT INTO outlet_aliases (outlet_id, position, alias, seal) VALUES (?, ?, ?, ?)";
constexpr const char *SelectOutlets = "SELECT id, name, named, homepage FROM outlets ORDER BY id";
constexpr const char *SelectAliases
    = "SELECT outlet_id, alias FROM outlet_aliases ORDER BY outlet_id, position";

} // namespace

Outcome OutletRepository::append(const QList<Outlet> &outlets)
{
    SqlStatement insert(m_connection, InsertOutlet);
    SqlStatement insertAlias(m_connection, InsertAlias);
    for (const Outlet &outlet : outlets) {
        insert << outlet.id << outlet.name << outlet.named << outlet.homepage;
        auto done = insert.sealAndRun();
        if (done) {
            done = insertList(insertAlias, outlet.id.value, outlet.aliases);
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(outlet), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Outlet>> OutletRepository::readAll()
{
    QList<Outlet> outlets;
    SqlStatement select(m_connection, SelectOutlets);
    while (select.next()) {
        Outlet outlet;
        select >> outlet.id >> outlet.name >> outlet.named >> outlet.homepage;
        outlets.append(outlet);
    }
    Outcome done = select.outcome();
    if (done) {
        done = readLists<QString>(m_connection, SelectAliases, outlets,
                                  [](Outlet &outlet) -> QStringList & { return outlet.aliases; });
    }
    if (!done) {
        return done.error();
    }
    return outlets;
}

} // namespace dealscope::database
