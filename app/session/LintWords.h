// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Linter.h"

/// Lint findings in words.
namespace dealscope::session {

using namespace core;

/// "The quote says “80 milliards” ($80 bn), the report’s amount is up to $8 bn."
[[nodiscard]] QString findingInWords(const analysis::Finding &finding, const Snapshot &snapshot);
/// What it is about: "report 46 (Amazon invests in Anthropic, ukiyo journal)", "valuation 2
/// (OpenAI, Reuters)".
[[nodiscard]] QString findingSubject(const analysis::Finding &finding, const Snapshot &snapshot);

} // namespace dealscope::session
