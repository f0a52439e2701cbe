// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/StateDiff.h"

#include <algorithm>
#include <iterator>

namespace dealscope::analysis {

namespace {

bool amountDiffers(const DealFigures &a, const DealFigures &b)
{
    if (a.interval != b.interval || a.firmFloor != b.firmFloor || a.paidFloor != b.paidFloor) {
        return true;
    }
    // Of an undisclosed amount the rest says nothing.
    return a.interval
        && (a.headline != b.headline || a.approximate != b.approximate || a.basis != b.basis
            || a.currency != b.currency);
}

QList<ClaimId> without(const QList<ClaimId> &claims, const QList<ClaimId> &others)
{
    QList<ClaimId> rest;
    std::ranges::set_difference(claims, others, std::back_inserter(rest));
    return rest;
}

/// Collects the changes of one deal after another.
class Differ
{
public:
    explicit Differ(StateDiff &diff)
        : m_diff(diff)
    {
    }

    void compare(int before, int after)
    {
        static const QList<ClaimId> none;
        const DealFigures *a = before < 0 ? nullptr : &m_diff.before.deals[before];
        const DealFigures *b = after < 0 ? nullptr : &m_diff.after.deals[after];
        const DealId deal = a ? a->id : b->id;
        const QList<ClaimId> &old = a ? a->claims : none;
        const QList<ClaimId> &now = b ? b->claims : none;
        for (const ClaimId claim : without(now, old)) {
            m_diff.changes.append({ChangeKind::ReportAdded, deal, claim, before, after});
        }
        for (const ClaimId claim : without(old, now)) {
            m_diff.changes.append({ChangeKind::ReportRemoved, deal, claim, before, after});
        }
        if (!a || !b) {
            m_diff.changes.append(
                {a ? ChangeKind::DealRemoved : ChangeKind::DealAdded, deal, {}, before, after});
            return;
        }
        if (amountDiffers(*a, *b)) {
            m_diff.changes.append({ChangeKind::Amount, deal, {}, before, after});
        }
        if (a->status != b->status) {
            m_diff.changes.append({ChangeKind::Status, deal, {}, before, after});
        }
    }

private:
    StateDiff &m_diff;
};

} // namespace

int FigureSet::positionOf(DealId id) const
{
    const auto found = std::ranges::lower_bound(deals, id, {}, &DealFigures::id);
    return found == deals.end() || found->id != id ? -1 : int(found - deals.begin());
}

FigureSet figuresOf(const Resolution &resolution)
{
    FigureSet set;
    for (const ResolvedDeal &deal : resolution.deals()) {
        DealFigures figures;
        figures.id = deal.id;
        figures.title = resolution.snapshot().deal(deal.id)->title;
        figures.interval = deal.interval;
        if (deal.interval) {
            figures.headline = deal.headline;
            figures.approximate = deal.approximate;
            figures.basis = deal.basis;
            figures.currency = deal.currency;
            figures.firmFloor = deal.firmFloor;
            figures.paidFloor = deal.paidFloor;
        }
        figures.status = deal.status;
        figures.claims = deal.claims + deal.setAside;
        std::ranges::sort(figures.claims);
        set.deals.append(figures);
    }
    return set;
}

QLatin1StringView toCode(ChangeKind kind)
{
    using namespace Qt::StringLiterals;
    switch (kind) {
    case ChangeKind::ReportAdded:
        return "report_added"_L1;
    case ChangeKind::ReportRemoved:
        return "report_removed"_L1;
    case ChangeKind::Amount:
        return "amount"_L1;
    case ChangeKind::Status:
        return "status"_L1;
    case ChangeKind::DealAdded:
        return "deal_added"_L1;
    case ChangeKind::DealRemoved:
        return "deal_removed"_L1;
    }
    return {};
}

int StateDiff::count(ChangeKind kind) const
{
    return int(std::ranges::count(changes, kind, &Change::kind));
}

QSet<DealId> StateDiff::deals() const
{
    QSet<DealId> all;
    for (const Change &change : changes) {
        all.insert(change.deal);
    }
    return all;
}

StateDiff diffOf(const FigureSet &before, const FigureSet &after)
{
    StateDiff diff{before, after, {}};
    Differ differ(diff);
    qsizetype a = 0;
    qsizetype b = 0;
    while (a < before.deals.size() || b < after.deals.size()) {
        const bool aLeft = a < before.deals.size();
        const bool bLeft = b < after.deals.size();
        if (aLeft && (!bLeft || before.deals[a].id < after.deals[b].id)) {
            differ.compare(int(a++), -1);
        } else if (bLeft && (!aLeft || after.deals[b].id < before.deals[a].id)) {
            differ.compare(-1, int(b++));
        } else {
            differ.compare(int(a++), int(b++));
        }
    }
    std::ranges::stable_sort(diff.changes, {}, &Change::kind);
    return diff;
}

} // namespace dealscope::analysis
