// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/RowValues.h"

/// Lists of a row that lie in a table (owner, position, value..., seal).
namespace dealscope::database {

/// `insert` takes owner, position, the value's columns and the seal.
template<typename List>
core::Outcome insertList(SqlStatement &insert, qint64 owner, const List &values)
{
    for (qsizetype position = 0; position < values.size(); ++position) {
        insert << owner << qint64(position) << values[position];
        if (auto done = insert.sealAndRun(); !done) {
            return done;
        }
    }
    return core::Done{};
}

/// Reads owner and value of lists in one scan. `statement` must give them in the order of owner and
/// position, and `rows` lie in the order of their ids; `listOf(row)` is what is filled.
template<typename Value, typename Row, typename ListOf>
core::Outcome readLists(SqlStatement &statement, QList<Row> &rows, ListOf listOf)
{
    qsizetype at = 0;
    while (statement.next()) {
        qint64 owner = 0;
        Value value;
        statement >> owner >> value;
        while (at < rows.size() && rows[at].id.value < owner) {
            ++at;
        }
        if (at < rows.size() && rows[at].id.value == owner) {
            listOf(rows[at]).append(value);
        }
    }
    return statement.outcome();
}

/// The same for all lists of a table.
template<typename Value, typename Row, typename ListOf>
core::Outcome readLists(const Connection &connection, const char *select, QList<Row> &rows,
                        ListOf listOf)
{
    SqlStatement statement(connection, select);
    return readLists<Value>(statement, rows, listOf);
}

/// The same for the lists of some rows; `select` takes the first and the last owner.
template<typename Value, typename Row, typename ListOf>
core::Outcome readListsOf(const Connection &connection, const char *select, QList<Row> &rows,
                          ListOf listOf)
{
    if (rows.isEmpty()) {
        return core::Done{};
    }
    SqlStatement statement(connection, select);
    statement << rows.first().id << rows.last().id;
    return readLists<Value>(statement, rows, listOf);
}
/// Reads the list of one owner; `select` gives owner and value, and takes the owner.
template<typename Value>
core::Outcome readList(SqlStatement &select, qint64 owner, QList<Value> &values)
{
    select << owner;
    while (select.next()) {
        qint64 found = 0;
        Value value;
        select >> found >> value;
        values.append(value);
    }
    return select.run();
}

/// A select made whole: of a page of rows, of the lists of some owners, of those of one key.
inline QByteArray ofPage(const char *select)
{
    return QByteArray(select) + " WHERE id > ? ORDER BY id LIMIT ?";
}
inline QByteArray ofOwners(const char *select, const char *owner, const char *order)
{
    return QByteArray(select) + " WHERE " + owner + " BETWEEN ? AND ? ORDER BY " + order;
}
inline QByteArray ofOne(const char *select, const char *key, const char *order)
{
    return QByteArray(select) + " WHERE " + key + " = ? ORDER BY " + order;
}

} // namespace dealscope::database
