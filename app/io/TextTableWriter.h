// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/RecordTable.h"

namespace dealscope::io {

/// Writes a record table for people at a terminal.
class TextTableWriter
{
public:
    /// Aligned columns, numbers at the right and grouped. Rows are no longer than `width` terminal
    /// cells (0: as long as it takes): long texts are elided first, then the last columns are left
    /// away and named in a line below the table. The first column always stays.
    [[nodiscard]] static QString text(const RecordTable &table, int width = 0);
};

} // namespace dealscope::io
