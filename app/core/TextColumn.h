// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dealscope::core {

/// A text for each row, as UTF-8 in one piece with a line feed behind each, so that the titles of
/// a large ledger take little more than their letters and can be searched in one go.
class TextColumn
{
public:
    void reserve(size_t rows, size_t bytes)
    {
        m_ends.reserve(rows);
        m_bytes.reserve(bytes);
    }
    void append(std::string_view utf8)
    {
        m_bytes.append(utf8);
        m_ends.push_back(m_bytes.size());
        m_bytes.push_back('\n');
    }
    void append(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        append(std::string_view(utf8.constData(), size_t(utf8.size())));
    }

    [[nodiscard]] size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view operator[](size_t row) const
    {
        const size_t begin = row == 0 ? 0 : m_ends[row - 1] + 1;
        return std::string_view(m_bytes).substr(begin, m_ends[row] - begin);
    }
    [[nodiscard]] QString text(size_t row) const
    {
        const std::string_view utf8 = (*this)[row];
        return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    }

    /// All texts with the line feeds between them; `rowAt` says whose a byte of it is.
    [[nodiscard]] std::string_view all() const { return m_bytes; }
    [[nodiscard]] size_t rowAt(size_t byte) const
    {
        return size_t(std::ranges::lower_bound(m_ends, byte) - m_ends.begin());
    }

private:
    std::string m_bytes;
    std::vector<size_t> m_ends;
};

} // namespace dealscope::core
