// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/CsvReader.h"

#include <algorithm>
#include <cstring>

namespace dealscope::io {

namespace {

// What ends a plain cell or is wrong in one.
bool isPlain(char c)
{
    return c != ',' && c != '\n' && c != '\r' && c != '"';
}

} // namespace

CsvReader::CsvReader(QByteArrayView bytes)
    : m_begin(bytes.data())
    , m_at(bytes.data())
    , m_end(bytes.data() + bytes.size())
{
    if (bytes.startsWith("\xEF\xBB\xBF")) {
        m_at += 3;
    }
}

CsvReader::Step CsvReader::next()
{
    m_cells.clear();
    while (m_at != m_end && atLineEnd()) {
        passLineEnd();
    }
    if (m_at == m_end) {
        return Step::End;
    }
    m_rowLine = m_line;
    while (true) {
        if (m_at != m_end && *m_at == '"') {
            if (!readQuoted()) {
                return m_cut ? Step::Cut : Step::Broken;
            }
        } else {
            readPlain();
        }
        if (atLineEnd()) {
            passLineEnd();
            return Step::Row;
        }
        if (*m_at != ',') {
            fail(QStringLiteral("cell %1 has a quotation mark inside; put the whole cell in "
                                "quotation marks and double those inside it")
                     .arg(m_cells.size()));
            return Step::Broken;
        }
        ++m_at;
    }
}

void CsvReader::readPlain()
{
    const char *first = m_at;
    while (m_at != m_end && isPlain(*m_at)) {
        ++m_at;
    }
    m_cells.emplace_back(first, m_at - first);
}

bool CsvReader::readQuoted()
{
    const qint64 startLine = m_line;
    const char *first = ++m_at;
    bool doubled = false;
    while (true) {
        const auto *quote = static_cast<const char *>(std::memchr(m_at, '"', size_t(m_end - m_at)));
        if (!quote) {
            m_line = m_rowLine = startLine;
            m_at = m_end;
            m_cut = true;
            m_problem = QStringLiteral("the quotation mark that opens cell %1 is never closed.")
                            .arg(m_cells.size() + 1);
            return false;
        }
        for (const char *c = m_at; c != quote; ++c) {
            // CR LF counts once, by its LF; a CR alone counts too.
            m_line += *c == '\n' || (*c == '\r' && c[1] != '\n');
        }
        m_at = quote + 1;
        if (m_at == m_end || *m_at != '"') {
            m_cells.push_back(doubled ? withoutDoubledQuotes(first, quote)
                                      : QByteArrayView(first, quote - first));
            break;
        }
        doubled = true;
        ++m_at;
    }
    if (!atLineEnd() && *m_at != ',') {
        fail(QStringLiteral("cell %1 goes on behind its closing quotation mark")
                 .arg(m_cells.size()));
        return false;
    }
    return true;
}

QByteArrayView CsvReader::withoutDoubledQuotes(const char *first, const char *last)
{
    char *copy = m_unescaped.allocate(last - first);
    char *out = copy;
    for (const char *c = first; c != last; ++c) {
        *out++ = *c;
        c += *c == '"';
    }
    m_unescaped.shrinkLast((last - first) - (out - copy));
    return {copy, out - copy};
}

void CsvReader::passLineEnd()
{
    if (m_at == m_end) {
        return;
    }
    const bool pair = *m_at == '\r' && m_end - m_at > 1 && m_at[1] == '\n';
    m_at += pair ? 2 : 1;
    ++m_line;
}

void CsvReader::passLine()
{
    m_at = std::find_if(m_at, m_end, [](char c) { return c == '\n' || c == '\r'; });
    passLineEnd();
}

void CsvReader::fail(const QString &words)
{
    m_problem = words + QLatin1Char('.');
    passLine();
}

} // namespace dealscope::io
