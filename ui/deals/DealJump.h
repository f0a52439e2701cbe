// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

#include <span>

namespace dealscope::ui {

/// What typing in the table looks through.
struct DealJump {
    const analysis::Resolution &resolution;
    std::span<const quint32> rows; ///< positions in the resolution's deals, as they are shown
    int column = -1; ///< of DealsModel; what the rows are sorted by, -1: nothing
    Qt::SortOrder direction = Qt::AscendingOrder;

    /// The first row whose cell in the sorted column begins with the letters, without regard to
    /// case and accents; where that is a column of numbers, or has no such cell, the first whose
    /// parties or else whose title do. -1: none. Titles are asked only once they are there.
    [[nodiscard]] int rowStartingWith(const QString &typed) const;
};

} // namespace dealscope::ui
