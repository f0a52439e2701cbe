// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/RecordTable.h"
#include "ui/views/timeline/TimelineContent.h"

namespace dealscope::ui {

/// A row a mark (event: a deal, publication: a report), then a row a milestone, with claim ids as
/// texts. Amounts in whole units; null for unknown and open.
[[nodiscard]] io::RecordTable timelineTable(const TimelineContent &content);
/// The same without rows.
[[nodiscard]] io::RecordTable emptyTimelineTable();

} // namespace dealscope::ui
