// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ReportImport.h"
#include "io/CellReader.h"
#include "io/CsvReader.h"

#include <QFile>

#include <array>
#include <memory>
#include <span>

namespace dealscope::io {

/// Reads reports from comma-separated values (CsvReader) whose first line names the columns, in any
/// order; columns() lists them, with the names that `dealscope list claims` and `list deals` use.
/// An empty cell states nothing. Several names in a cell are separated by "|". Amounts are whole
/// units, dates are written as everywhere (2026, 2026-Q1, 2026-01, 2026-01-31 or two of these with
/// a slash between).
///
/// A file without the needed columns, or with one that is not known, is refused when it is opened;
/// a row that is no report is refused by itself, with a sentence that names column and value. What
/// texts and figures must be is left to the ledger.
class ClaimCsv : public core::ReportReader
{
public:
    struct Column {
        const char *name;
        const char *meaning; ///< for the help text
    };
    [[nodiscard]] static std::span<const Column> columns();
    /// columns() as lines for a terminal.
    [[nodiscard]] static QString columnHelp();

    /// True if the first line of some bytes names one of the columns.
    [[nodiscard]] static bool recognises(QByteArrayView bytes);
    /// The file is mapped into memory, or read where that cannot be; it must not change meanwhile.
    [[nodiscard]] static core::Result<std::unique_ptr<ClaimCsv>> open(const QString &path);
    /// From bytes that outlive the reader; `name` is for messages.
    [[nodiscard]] static core::Result<std::unique_ptr<ClaimCsv>> fromBytes(QByteArrayView bytes,
                                                                           const QString &name);

    Step next(core::ImportedReport &report) override;
    [[nodiscard]] qint64 line() const override { return m_csv.line(); }
    [[nodiscard]] QString problem() const override { return m_problem; }
    [[nodiscard]] qint64 size() const override { return m_csv.size(); }
    [[nodiscard]] qint64 position() const override { return m_csv.position(); }

private:
    static constexpr int ColumnCount = 38;

    explicit ClaimCsv(QByteArrayView bytes);
    core::Outcome readHeader(const QString &name);

    std::unique_ptr<QFile> m_file;
    QByteArray m_bytes; ///< of a file that cannot be mapped
    CsvReader m_csv;
    qsizetype m_width = 0;
    std::array<int, ColumnCount> m_places{}; ///< of each known column; -1 where the file has none
    CellReader m_cells;
    std::vector<QByteArrayView> m_names; ///< kept for its room
    QString m_problem;
};

} // namespace dealscope::io
