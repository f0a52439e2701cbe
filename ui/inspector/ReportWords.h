// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

namespace dealscope::ui {

/// "Creati.ai, Jan 2026", for a line that names a report.
[[nodiscard]] QString reportName(const core::Evidence &evidence, const core::Snapshot &snapshot);
/// "17 Dec 2025", "Jan 2026 (inferred)", "undated".
[[nodiscard]] QString publicationWords(const core::Source *source);
/// "ukiyo journal · origin Reuters", "Creati.ai".
[[nodiscard]] QString originWords(const core::Evidence &evidence, const core::Snapshot &snapshot);
/// "from Nov 2025, 84 months".
[[nodiscard]] QString periodWords(const core::Period &period);
[[nodiscard]] QString valuationBasisName(core::ValuationBasis basis);
/// True if `a` was published before `b`; undated sources come last, ties by `tie`.
[[nodiscard]] bool isPublishedBefore(const core::Source *a, const core::Source *b, bool tie);

} // namespace dealscope::ui
