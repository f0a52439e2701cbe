// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CashLadder.h"

#include "analysis/CashBuilder.h"

#include <algorithm>
#include <limits>

namespace dealscope::core {

using namespace Qt::StringLiterals;

template<>
std::span<const EnumEntry<analysis::CashBy>> enumEntries<analysis::CashBy>()
{
    using analysis::CashBy;
    static constexpr EnumEntry<CashBy> entries[]{{CashBy::Payer, "payer"_L1},
                                                 {CashBy::Payee, "payee"_L1},
                                                 {CashBy::Deal, "deal"_L1},
                                                 {CashBy::Form, "form"_L1}};
    return entries;
}

} // namespace dealscope::core

namespace dealscope::analysis {

int stepOf(Status status)
{
    return core::isOver(status) ? 0 : int(status) + 1;
}

Status statusAtStep(int step)
{
    return Status(std::clamp(step, 1, LadderSteps) - 1);
}

DealLadder ladderOf(const ResolvedDeal &deal, const Snapshot &snapshot)
{
    DealLadder ladder{deal.status, deal.status ? stepOf(*deal.status) : 0};
    if (!ladder.isOver()) {
        return ladder;
    }
    for (int i = 0; i < deal.eligible; ++i) {
        const Claim *claim = snapshot.claim(deal.claims[i]);
        if (claim && claim->status) {
            ladder.step = std::max(ladder.step, stepOf(*claim->status));
        }
    }
    return ladder;
}

std::optional<int> perMilleOf(Money part, Money headline)
{
    if (headline.units <= 0) {
        return std::nullopt;
    }
    const auto scaled = checkedScale(part, 1000, headline.units);
    return scaled && scaled->units <= std::numeric_limits<int>::max()
        ? std::optional(int(scaled->units))
        : std::nullopt;
}

Money bindingUnpaid(const MoneySum &sum)
{
    return Money{std::max<qint64>(0, sum.firm.units - sum.paid.units)};
}

Interval notBinding(const MoneySum &sum)
{
    const auto less
        = [&](Money end) { return Money{std::max<qint64>(0, end.units - sum.firm.units)}; };
    Interval rest{less(sum.interval.floor), std::nullopt};
    if (sum.openEnded == 0) {
        rest.ceiling = less(sum.interval.ceiling.value_or(sum.interval.floor));
    }
    return rest;
}

DealList CashRow::everyDeal() const
{
    if (deals.isEmpty() && withoutAmount.isEmpty()) {
        return deal.isValid() ? DealList(QList<DealId>{deal}) : DealList();
    }
    const DealList *const both[]{&deals, &withoutAmount};
    return DealList::united(both);
}

QList<ClaimId> CashRow::claims(const Resolution &resolution) const
{
    QList<ClaimId> claims;
    for (const DealId id : deals) {
        if (const ResolvedDeal *known = resolution.deal(id)) {
            claims << known->amountClaim << known->firmClaim << known->paidClaim
                   << known->formClaim;
        }
    }
    std::ranges::sort(claims);
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    claims.removeAll(ClaimId{});
    return claims;
}

CashLadder cashLadder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                      bool groups, const CashQuery &query)
{
    return CashBuilder(resolution, selected, currency, groups, query).build();
}

} // namespace dealscope::analysis
