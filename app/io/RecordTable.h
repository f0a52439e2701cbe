// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

class QIODevice;

namespace dealscope::io {

/// Rows with named columns, the one form in which figures leave the program: as JSON, CSV, TSV or
/// a table for a terminal. Cells are JSON values: integers for amounts, strings, booleans, arrays
/// of strings (joined with "; " where a format has no lists), null for unknown and open.
struct RecordTable {
    QStringList columns; ///< snake_case keys, in the order of printing
    QList<QJsonObject> rows;

    [[nodiscard]] bool isEmpty() const { return rows.isEmpty(); }
};

} // namespace dealscope::io
