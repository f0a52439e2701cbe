// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/RowSeal.h"

namespace dealscope::database {

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
    for (int shift = 0; shift < 64; shift += 8) {
        addByte(quint8(number >> shift));
    }
}

} // namespace dealscope::database
