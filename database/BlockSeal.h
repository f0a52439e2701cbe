// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace dealscope::database {

/// A checksum over a block of many bytes, at the speed of memory: what RowSeal does with bytes is
/// done with words of eight bytes in four lanes that do not wait for each other, as in xxHash
/// (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). Every step is a bijection of
/// its lane, so that a change within one word is always seen. It guards against accidents, not
/// against people.
[[nodiscard]] qint64 blockSeal(QByteArrayView bytes, quint64 seed);

} // namespace dealscope::database
