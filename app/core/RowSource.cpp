// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/RowSource.h"

#include "core/SnapshotChecksum.h"

namespace dealscope::core {

QString RowSource::checksum() const
{
    const auto data = everything();
    return data ? checksumOf(*data) : QString();
}

} // namespace dealscope::core
