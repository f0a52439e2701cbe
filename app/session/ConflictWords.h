// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"

/// Contradictions in words: plain and calm, with the figures and who says so.
namespace dealscope::session {

using namespace core;

/// "amounts apart", "possible slip"...: for a list and its filter.
[[nodiscard]] QString conflictRuleName(ConflictRule rule);
/// What the rule looks for, as a sentence.
[[nodiscard]] QString conflictRuleInWords(ConflictRule rule);
/// "Reports give “up to $10 bn” (Reuters) and “$50 bn” (Creati.ai): the two cannot both be true."
[[nodiscard]] QString conflictInWords(const analysis::Conflict &conflict, const Snapshot &snapshot);
/// What one side says: "up to $10 bn", "signed", "Amazon → OpenAI, equity", "took place Sep 2023".
[[nodiscard]] QString sideInWords(const analysis::ConflictSide &side, ConflictRule rule,
                                  const Snapshot &snapshot);
/// "Set aside: an obvious slip", "Retained, “$10 bn” (Reuters): the only filing",
/// "Both kept: they speak of two tranches".
[[nodiscard]] QString settledInWords(const analysis::Settled &settled, const Snapshot &snapshot);
/// The original sources of some claims, each once: "Reuters, Financial Times and 2 more".
[[nodiscard]] QString originsInWords(const QList<ClaimId> &claims, const Snapshot &snapshot);

} // namespace dealscope::session
