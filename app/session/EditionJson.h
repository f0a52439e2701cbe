// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"
#include "analysis/StateDiff.h"
#include "core/Result.h"
#include "session/DashboardState.h"

namespace dealscope::session {

/// The figures of a ledger as they stood once, with what they were made under.
struct EditionFigures {
    analysis::FigureSet figures; ///< of all known deals; a filter leaves none out
    Lens lens = Lens::Latest;
    std::optional<QDate> publishedBy;
    Currency currency; ///< of the totals
    QString ledgerChecksum; ///< SHA-256, lower-case hex
    int deals = 0;
    int claims = 0;
    analysis::MoneySum capital;
    analysis::MoneySum purchase;
};

[[nodiscard]] EditionFigures editionFiguresOf(const DashboardState &state);

/// Of more deals than these no edition is made: written out, with the title of each, their figures
/// would take long to write, to read and to carry in the deal file.
inline constexpr int MostKeptDeals = 20'000;

/// Canonical JSON: keys in order, no space, so that equal figures are equal bytes.
[[nodiscard]] QString toJson(const EditionFigures &figures);
/// Refuses what toJson() would not have written, with a sentence that begins with `name`.
[[nodiscard]] Result<EditionFigures> editionFiguresFromJson(const QString &json,
                                                            const QString &name);

/// SHA-256 over the UTF-8 bytes, lower-case hex.
[[nodiscard]] QString checksumOfJson(const QString &json);

/// The figures that the state shows, under a name; without an id. `today` is its date.
[[nodiscard]] Edition makeEdition(const DashboardState &state, const QString &name, QDate today);
/// Refuses an edition whose checksum does not match its figures: it is damaged.
[[nodiscard]] Result<EditionFigures> readEdition(const Edition &edition);

} // namespace dealscope::session
