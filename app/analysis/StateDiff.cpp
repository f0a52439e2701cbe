// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/StateDiff.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dealscope::analysis {

namespace {

QList<ClaimId> without(const QList<ClaimId> &claims, const QList<ClaimId> &others)
{
    QList<ClaimId> rest;
    std::ranges::set_difference(claims, others, std::back_inserter(rest));
    return rest;
}

/// Collects the changes of one deal after another, each kind for itself.
class Differ
{
public:
    Differ(const FigureSet &before, const FigureSet &after)
        : m_before(before)
        , m_after(after)
    {
    }

    /// Positions in the two sets, or -1.
    void compare(int before, int after)
    {
        const DealId deal = before < 0 ? m_after.idAt(after) : m_before.idAt(before);
        const bool both = before >= 0 && after >= 0;
        if (!both || FigureSet::claimsDiffer(m_before, before, m_after, after)) {
            const QList<ClaimId> old = before < 0 ? QList<ClaimId>() : m_before.claimsAt(before);
            const QList<ClaimId> now = after < 0 ? QList<ClaimId>() : m_after.claimsAt(after);
            for (const ClaimId claim : without(now, old)) {
                add({ChangeKind::ReportAdded, deal, claim, before, after});
            }
            for (const ClaimId claim : without(old, now)) {
                add({ChangeKind::ReportRemoved, deal, claim, before, after});
            }
        }
        if (!both) {
            add({before < 0 ? ChangeKind::DealAdded : ChangeKind::DealRemoved,
                 deal,
                 {},
                 before,
                 after});
            return;
        }
        if (FigureSet::amountsDiffer(m_before, before, m_after, after)) {
            add({ChangeKind::Amount, deal, {}, before, after});
        }
        if (FigureSet::statusesDiffer(m_before, before, m_after, after)) {
            add({ChangeKind::Status, deal, {}, before, after});
        }
    }

    [[nodiscard]] QList<Change> changes() const
    {
        QList<Change> all;
        for (const QList<Change> &ofKind : m_changes) {
            all += ofKind;
        }
        return all;
    }

private:
    void add(const Change &change) { m_changes[size_t(change.kind)].append(change); }

    const FigureSet &m_before;
    const FigureSet &m_after;
    std::array<QList<Change>, size_t(ChangeKind::DealRemoved) + 1> m_changes;
};

} // namespace

FigureSet figuresOf(const Resolution &resolution)
{
    return FigureSet::of(resolution);
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
    Differ differ(diff.before, diff.after);
    int a = 0;
    int b = 0;
    while (a < before.size() || b < after.size()) {
        const bool aLeft = a < before.size();
        const bool bLeft = b < after.size();
        if (aLeft && (!bLeft || before.idAt(a) < after.idAt(b))) {
            differ.compare(a++, -1);
        } else if (bLeft && (!aLeft || after.idAt(b) < before.idAt(a))) {
            differ.compare(-1, b++);
        } else {
            differ.compare(a++, b++);
        }
    }
    diff.changes = differ.changes();
    return diff;
}

} // namespace dealscope::analysis
