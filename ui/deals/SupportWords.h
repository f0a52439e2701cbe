// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Corroboration.h"
#include "ui/theme/OriginPips.h"

/// Who stands behind a figure, in words and dots.
namespace dealscope::ui {

/// "4 documents, 1 original source: Reuters", "1 document, no original source that is named".
[[nodiscard]] QString supportInWords(const analysis::Support &support,
                                     const core::Snapshot &snapshot);
/// "This figure rests on one original source: Reuters."; empty where it does not, or where the deal
/// has no figure.
[[nodiscard]] QString supportWarning(const analysis::Resolution &resolution,
                                     const analysis::ResolvedDeal &deal);
/// Full for the origins of the figure that counts (of the deal, where it has none), hollow for the
/// rest of the deal's.
[[nodiscard]] OriginPips originPips(const analysis::Resolution &resolution,
                                    const analysis::ResolvedDeal &deal);

} // namespace dealscope::ui
