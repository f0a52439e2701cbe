// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/TextArena.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace dealscope::io {

/// Reads comma-separated values as RFC 4180 has them (https://www.rfc-editor.org/rfc/rfc4180), row
/// by row, from bytes that lie in memory or in a mapped file: cells are views of these bytes, no
/// cell is copied but one with a doubled quote in it. A row ends with CR LF, LF or CR; a byte order
/// mark of UTF-8 is passed over, and so are empty lines. A quoted cell may hold commas, line ends
/// and, doubled, quotes.
class CsvReader
{
public:
    enum class Step {
        Row, ///< cells() has one
        Broken, ///< the row breaks a rule, problem() says which; reading goes on behind its line
        End,
        Cut, ///< the text ends inside a quoted cell; line() is where the cell starts
    };

    /// `bytes` must outlive the reader and the views it gave.
    explicit CsvReader(QByteArrayView bytes);

    Step next();
    /// Of the last row; the bytes stay as long as the reader and its input.
    [[nodiscard]] const std::vector<QByteArrayView> &cells() const { return m_cells; }
    /// The line on which the last row starts, from 1 on.
    [[nodiscard]] qint64 line() const { return m_rowLine; }
    /// A sentence after Broken and Cut.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] qint64 position() const { return m_at - m_begin; }
    [[nodiscard]] qint64 size() const { return m_end - m_begin; }

private:
    /// False if the row is broken or cut; m_at is behind the cell.
    bool readQuoted();
    void readPlain();
    QByteArrayView withoutDoubledQuotes(const char *first, const char *last);
    bool atLineEnd() const { return m_at == m_end || *m_at == '\n' || *m_at == '\r'; }
    void passLineEnd();
    void passLine();
    void fail(const QString &words);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    qint64 m_line = 1;
    qint64 m_rowLine = 1;
    std::vector<QByteArrayView> m_cells;
    QString m_problem;
    bool m_cut = false;
    core::TextArena m_unescaped;
};

} // namespace dealscope::io
