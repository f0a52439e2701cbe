// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Publications.h"

namespace dealscope::ui {

/// "17 Dec 2025", "~31 Jan 2026" where a source of that day does not print its date.
[[nodiscard]] QString publicationDate(const analysis::PublicationDay &day,
                                      const core::Snapshot &snapshot);
/// "~31 Jan 2026: Creati.ai, 24 reports".
[[nodiscard]] QString publicationDayInWords(const analysis::PublicationDay &day,
                                            const core::Snapshot &snapshot);
/// "12 undated, only without a set day"; empty where every source has a date.
[[nodiscard]] QString undatedInWords(const analysis::Publications &publications);

} // namespace dealscope::ui
