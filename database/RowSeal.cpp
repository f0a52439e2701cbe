// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/RowSeal.h"

#include <array>

namespace dealscope::database {

namespace {

/// The prime of FNV-1a to the power of 0 to 8.
constexpr auto Powers = [] {
    std::array<quint64, 9> powers{1};
    for (size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * RowSeal::Prime;
    }
    return powers;
}();

} // namespace

void RowSeal::addInteger(qint64 value)
{
    addByte(1);
    addNumber(quint64(value));
}

void RowSeal::addText(QByteArrayView utf8)
{
    // The length keeps "ab", "c" apart from "a", "bc".
    addByte(2);
    addNumber(quint64(utf8.size()));
    for (const char byte : utf8) {
        addByte(quint8(byte));
    }
}

void RowSeal::addNumber(quint64 number)
{
    int bytes = 0;
    for (; number != 0; number >>= 8) {
        addByte(quint8(number));
        ++bytes;
    }
    m_state *= Powers[size_t(8 - bytes)];
}

} // namespace dealscope::database
