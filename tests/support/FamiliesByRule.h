// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"

/// The rules of figures applied to one whole deal after the other, slowly and without a short cut:
/// what the quick ways are compared with.
namespace dealscope::tests::byrule {

[[nodiscard]] QList<analysis::MoneyPiece> moneyPieces(const analysis::Resolution &resolution,
                                                      const QList<int> &selected,
                                                      core::Currency currency);
[[nodiscard]] analysis::MoneySum sumOf(const analysis::Resolution &resolution,
                                       const QList<int> &selected, const QList<int> &bucket,
                                       core::Currency currency);
[[nodiscard]] analysis::DealList notCountedTwice(const analysis::Resolution &resolution,
                                                 const QList<int> &selected,
                                                 core::Currency currency);
[[nodiscard]] QList<analysis::LeftOutDeals> leftOutOf(const analysis::Resolution &resolution,
                                                      const QList<int> &selected,
                                                      core::Currency currency);
[[nodiscard]] analysis::Totals totalsOf(const analysis::Resolution &resolution,
                                        const QList<int> &selected, core::Currency currency);
[[nodiscard]] QList<analysis::YearSum> sumsPerYear(const analysis::Resolution &resolution,
                                                   const QList<int> &selected,
                                                   core::Currency currency);

} // namespace dealscope::tests::byrule
