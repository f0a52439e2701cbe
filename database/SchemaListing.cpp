// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SchemaListing.h"

#include "database/SqlStatement.h"

namespace dealscope::database {

namespace {

constexpr const char *SelectObjects
    = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema";

bool isStatistics(const QString &object, const QString &sql)
{
    return (object == QLatin1String("table sqlite_stat1")
            && sql == QLatin1String("CREATE TABLE sqlite_stat1(tbl,idx,stat)"))
        || (object == QLatin1String("table sqlite_stat4")
            && sql == QLatin1String("CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"));
}

} // namespace

core::Result<SchemaListing> SchemaListing::of(const Connection &connection)
{
    SchemaListing listing;
    SqlStatement select(connection, SelectObjects);
    while (select.next()) {
        QString type;
        QString name;
        QString table;
        QString sql;
        select >> type >> name >> table >> sql;
        const QString object = type + u' ' + name;
        // A name that comes twice must not hide behind the one that is known.
        const QString known = listing.m_sqlOfObject.value(object);
        listing.m_sqlOfObject.insert(object, known + sql + QStringLiteral(" on ") + table);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return listing;
}

QStringList SchemaListing::differencesFrom(const SchemaListing &expected) const
{
    QStringList differences;
    for (auto it = m_sqlOfObject.cbegin(); it != m_sqlOfObject.cend(); ++it) {
        const auto known = expected.m_sqlOfObject.constFind(it.key());
        const bool same = known != expected.m_sqlOfObject.cend() && *known == *it;
        const QString sql = it->section(QStringLiteral(" on "), 0, 0);
        if (!same && !isStatistics(it.key(), sql)) {
            differences.append(it.key());
        }
    }
    for (const QString &object : expected.m_sqlOfObject.keys()) {
        if (!m_sqlOfObject.contains(object)) {
            differences.append(object);
        }
    }
    return differences;
}

} // namespace dealscope::database
