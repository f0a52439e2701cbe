// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "database/RowSeal.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace dealscope::database {

/// A value of a column, ready to be bound. A text is a view; the bytes are kept by others.
struct BoundCell {
    const char *text = nullptr; ///< null for an integer and for NULL
    qint64 number = 0; ///< the integer, or the size of the text; NullMark with no text is NULL

    /// Never a value of ours: amounts and ids are not negative. Seals are bound apart.
    static constexpr qint64 NullMark = std::numeric_limits<qint64>::min();

    [[nodiscard]] bool isNull() const { return !text && number == NullMark; }
    friend bool operator==(const BoundCell &, const BoundCell &) = default;
};

/// Rows of one table on their way to it: all columns in the order of the table, the last one the
/// seal, which is worked out here, away from the thread that writes.
class RowBuffer
{
public:
    RowBuffer(const char *table, int columns)
        : m_table(table)
        , m_columns(columns)
    {
    }

    RowBuffer &operator<<(qint64 value)
    {
        m_seal.addInteger(value);
        m_cells.push_back({nullptr, value});
        return *this;
    }
    /// The bytes must stay until the row is written.
    RowBuffer &operator<<(QByteArrayView utf8)
    {
        m_seal.addText(utf8);
        m_cells.push_back({utf8.isEmpty() ? "" : utf8.data(), utf8.size()});
        return *this;
    }
    RowBuffer &operator<<(std::nullopt_t)
    {
        m_seal.addNull();
        m_cells.push_back({nullptr, BoundCell::NullMark});
        return *this;
    }
    template<typename E>
    requires std::is_enum_v<E> RowBuffer &operator<<(E value)
    {
        const QLatin1StringView code = core::toCode(value);
        return *this << QByteArrayView(code.data(), code.size());
    }
    template<typename T>
    RowBuffer &operator<<(const std::optional<T> &value)
    {
        return value ? *this << *value : *this << std::nullopt;
    }
    RowBuffer &operator<<(const char *) = delete;
    RowBuffer &operator<<(bool) = delete;

    /// Ends a row.
    void seal()
    {
        m_cells.push_back({nullptr, m_seal.value()});
        m_seal = RowSeal();
    }
    void clear() { m_cells.clear(); }

    [[nodiscard]] const char *table() const { return m_table; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] qsizetype rowCount() const { return qsizetype(m_cells.size()) / m_columns; }
    [[nodiscard]] const BoundCell *row(qsizetype row) const
    {
        return m_cells.data() + row * m_columns;
    }

private:
    const char *m_table;
    int m_columns;
    std::vector<BoundCell> m_cells;
    RowSeal m_seal;
};

} // namespace dealscope::database
