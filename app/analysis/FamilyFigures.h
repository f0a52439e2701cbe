// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Interval.h"

#include <optional>

namespace dealscope::analysis {

/// A family's figures while it is added up. Without an interval nothing is known of its money.
struct FamilyFigures {
    std::optional<core::Interval> interval;
    core::Money headline;
    core::Money firm;
    core::Money paid;
    bool unknownParts = false; ///< something in it has no amount
    bool over = false; ///< ended, denied or replaced: stands for no money at all
    bool overflow = false;
    int deals = 0;

    /// Another part of the same whole.
    void add(const FamilyFigures &other);
    /// Takes parts off; only with an interval. Parts of unknown size may be all of it.
    void takeOff(const FamilyFigures &parts);
    /// A whole with its parts: the larger of the two, end by end. A whole that adds nothing is what
    /// its parts are; `sizeUnknown`: ... and may be any amount more.
    [[nodiscard]] static FamilyFigures joined(const FamilyFigures &whole,
                                              const FamilyFigures &parts, bool sizeUnknown);
};

} // namespace dealscope::analysis
