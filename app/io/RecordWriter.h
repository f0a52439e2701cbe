// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "io/RecordTable.h"

#include <optional>

namespace dealscope::io {

enum class RecordFormat { Text, Csv, Tsv, Json };

/// Writes record tables. Columns come in the order of RecordTable::columns; what a row has beside
/// them is not written, what it lacks is null.
///
/// In CSV, TSV and HTML a text that a spreadsheet would take for a formula (it starts with
/// = + - @, their full-width forms, tab, CR or LF) gets an apostrophe in front, and so does a text
/// that starts with apostrophes before one of these: taking one apostrophe away gives the text
/// back. Numbers are written as they are.
class RecordWriter
{
public:
    /// "table", "csv", "tsv", "json", as on the command line.
    [[nodiscard]] static std::optional<RecordFormat> formatFromCode(QStringView code);

    /// UTF-8 in the given format. `textWidth` is that of a Text table,
    /// see TextTableWriter.
    [[nodiscard]] static QByteArray bytes(const RecordTable &table, RecordFormat format,
                                          int textWidth = 0);
    /// The same into an open device; a short write is an error.
    static core::Outcome write(const RecordTable &table, RecordFormat format, QIODevice &device,
                               int textWidth = 0);
    /// The same into a file, which is complete afterwards or as it was.
    static core::Outcome writeFile(const RecordTable &table, RecordFormat format,
                                   const QString &path);

    /// RFC 4180: a header, commas, CR LF; lists joined with "; ". No byte order mark.
    [[nodiscard]] static QString csv(const RecordTable &table);
    /// For pasting into a spreadsheet: a header, tabs, LF; tabs and breaks inside cells are spaces.
    [[nodiscard]] static QString tsv(const RecordTable &table);
    /// A bare HTML table, for the clipboard.
    [[nodiscard]] static QString html(const RecordTable &table);
    /// An array of objects with their keys in the order of the columns; integers are exact.
    [[nodiscard]] static QByteArray json(const RecordTable &table);
};

} // namespace dealscope::io
