// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace dealscope::database {

/// A checksum over the columns of one row, in their order. SQLite's own checks look at the
/// structure of a file and miss most flipped bits in its contents; a seal beside each row does
/// not. It is 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): every step is a
/// bijection of the state, so a change of any one byte is always seen. It guards against accidents,
/// not against people.
class RowSeal
{
public:
    static constexpr quint64 Prime = 0x00000100000001b3;

    void addNull() { addByte(0); }
    void addInteger(qint64 value);
    void addText(QByteArrayView utf8);

    [[nodiscard]] qint64 value() const { return qint64(m_state); }

private:
    void addByte(quint8 byte) { m_state = (m_state ^ byte) * Prime; }
    /// Eight bytes, the lowest first. A byte of zero is no more than a factor, so that the many at
    /// the end of a small number are one.
    void addNumber(quint64 number);

    quint64 m_state = 0xcbf29ce484222325;
};

} // namespace dealscope::database
