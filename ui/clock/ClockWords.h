// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Publications.h"

namespace dealscope::ui {

/// "17 Dec 2025", "~31 Jan 2026" where a source of that day does not print its date.
[[nodiscard]] QString publicationDate(const analysis::PublicationDay &day);
/// The outlets that published on the day at a position, each once, `most` at most.
[[nodiscard]] QStringList outletsOfDay(const analysis::Publications &publications, int day,
                                       const core::Snapshot &snapshot, qsizetype most);
/// "~31 Jan 2026: Creati.ai, 24 reports", of the day at a position.
[[nodiscard]] QString publicationDayInWords(const analysis::Publications &publications,
                                            int position, const core::Snapshot &snapshot);
/// "12 undated, only without a set day"; empty where every source has a date.
[[nodiscard]] QString undatedInWords(const analysis::Publications &publications);

} // namespace dealscope::ui
