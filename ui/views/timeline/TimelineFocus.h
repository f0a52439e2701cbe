// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/timeline/TimelineScene.h"

namespace dealscope::ui {

/// What has the keyboard's focus in a timeline, kept by what it stands for: scenes come and go.
struct TimelineFocus {
    int lane = -1; ///< -1: nothing has it
    DealId deal; ///< of a mark
    ClaimId claim; ///< of a report's mark
    std::optional<qint32> firstDay; ///< of a column
    /// Where none of these is set: the undated ones that are counted together.

    [[nodiscard]] static TimelineFocus of(const TimelineTarget &target,
                                          const TimelineContent &content,
                                          const TimelineScene &scene);
    /// Where it is in a scene; nothing if the scene does not show it.
    [[nodiscard]] std::optional<TimelineTarget> targetIn(const TimelineContent &content,
                                                         const TimelineScene &scene) const;
};

} // namespace dealscope::ui
