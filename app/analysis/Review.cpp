// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"

#include "analysis/PairIndex.h"

#include <algorithm>
#include <set>

namespace dealscope::analysis {

namespace {

/// More than are on a screen.
constexpr qsizetype KeptDeals = 512;
/// Marks that are worth being handed over before all are found.
constexpr size_t MarksAtOnce = 2048;

} // namespace

const Review &Review::of(const Resolution &resolution)
{
    return *resolution.m_review;
}

QList<Conflict> Review::conflictsOf(DealId deal) const
{
    {
        const std::lock_guard guard(m_mutex);
        const auto kept = m_lastAsked.constFind(deal);
        if (kept != m_lastAsked.cend()) {
            return *kept;
        }
    }
    QList<Conflict> conflicts = analysis::conflictsOf(m_resolution, deal);
    const std::lock_guard guard(m_mutex);
    if (m_lastAsked.size() >= KeptDeals) {
        m_lastAsked.clear();
    }
    m_lastAsked.insert(deal, conflicts);
    return conflicts;
}

namespace {

/// Rows of the deals whose settlements are not the same, in any order.
std::vector<quint32> settledOtherwise(const Snapshot &before, const Snapshot &after)
{
    const QList<Settlement> &old = before.data().settlements;
    const QList<Settlement> &now = after.data().settlements;
    std::vector<quint32> deals;
    const auto addMissing = [&](const QList<Settlement> &list, const QList<Settlement> &other) {
        for (const Settlement &settlement : list) {
            const int deal = other.contains(settlement) ? -1 : after.dealIndex(settlement.deal);
            if (deal >= 0) {
                deals.push_back(quint32(deal));
            }
        }
    };
    if (!old.isSharedWith(now)) {
        addMissing(old, now);
        addMissing(now, old);
    }
    return deals;
}

} // namespace

void Review::follow(const Review &before, std::vector<quint32> deals) const
{
    const auto known = before.marksIfKnown();
    if (!known) {
        return;
    }
    const Snapshot &snapshot = m_resolution.snapshot();
    const std::vector<quint32> settled = settledOtherwise(before.m_resolution.snapshot(), snapshot);
    deals.insert(deals.end(), settled.begin(), settled.end());
    // A figure is held against those of its pair.
    const auto pairs = PairIndex::of(snapshot);
    std::set<int> positions;
    for (const quint32 deal : deals) {
        for (const quint32 member : pairs->membersOf(snapshot, deal)) {
            if (const int position = m_resolution.positionAt(member); position >= 0) {
                positions.insert(position);
            }
        }
        if (positions.size() > MostFollowed) {
            return;
        }
    }
    auto marks = std::make_shared<ConflictMarks>();
    marks->reserve(known->size());
    std::ranges::copy_if(*known, std::back_inserter(*marks), [&](const ConflictMark &mark) {
        return !positions.contains(mark.position);
    });
    const ConflictFinder finder(m_resolution);
    for (const int position : positions) {
        for (const Conflict &conflict : finder.conflictsOf(position)) {
            marks->push_back({position, conflict.rule, conflict.isSettled()});
        }
    }
    std::ranges::stable_sort(*marks, {}, &ConflictMark::position);
    const std::lock_guard guard(m_mutex);
    m_marks = std::move(marks);
}

std::pair<int, int> Review::counts(DealId deal) const
{
    std::pair<int, int> counts{0, 0};
    const auto known = marksIfKnown();
    const int position = known ? m_resolution.positionOf(deal) : -1;
    if (position >= 0) {
        for (const ConflictMark &mark :
             std::ranges::equal_range(*known, position, {}, &ConflictMark::position)) {
            ++(mark.settled ? counts.second : counts.first);
        }
    } else if (!known) {
        for (const Conflict &conflict : conflictsOf(deal)) {
            ++(conflict.isSettled() ? counts.second : counts.first);
        }
    }
    return counts;
}

int Review::unsettledCount(DealId deal) const
{
    return counts(deal).first;
}

int Review::settledCount(DealId deal) const
{
    return counts(deal).second;
}

QList<Conflict> Review::conflicts() const
{
    return findConflicts(m_resolution);
}

std::shared_ptr<const ConflictMarks> Review::marks() const
{
    WorkControl work;
    return findMarks(work, [](const ConflictMarks &) {});
}

std::shared_ptr<const ConflictMarks> Review::marksIfKnown() const
{
    const std::lock_guard guard(m_mutex);
    return m_marks;
}

std::shared_ptr<const ConflictMarks> Review::findMarks(WorkControl &work, const Found &found) const
{
    if (auto known = marksIfKnown()) {
        found(*known);
        return known;
    }
    auto marks = std::make_shared<ConflictMarks>();
    ConflictMarks fresh;
    const auto hand = [&] {
        marks->insert(marks->end(), fresh.begin(), fresh.end());
        found(fresh);
        fresh.clear();
    };
    const bool whole = ConflictFinder(m_resolution)
                           .sweep(work, [&](int position, const QList<Conflict> &conflicts) {
                               for (const Conflict &conflict : conflicts) {
                                   fresh.push_back({position, conflict.rule, conflict.isSettled()});
                               }
                               if (fresh.size() >= MarksAtOnce) {
                                   hand();
                               }
                           });
    if (!whole) {
        return nullptr;
    }
    hand();
    const std::lock_guard guard(m_mutex);
    m_marks = m_marks ? m_marks : std::move(marks);
    return m_marks;
}

QList<Finding> Review::findingsOf(ClaimId claim) const
{
    return Linter(m_resolution)
        .findingsOf(claim, conflictsOf(m_resolution.snapshot().dealOf(claim)));
}

QList<Finding> Review::findingsOf(ValuationId valuation) const
{
    return Linter(m_resolution).findingsOf(valuation);
}

QList<Finding> Review::findingsOf(DealId deal) const
{
    const Linter linter(m_resolution);
    const QList<Conflict> conflicts = conflictsOf(deal);
    QList<Finding> findings;
    for (const ClaimId claim : m_resolution.snapshot().claimsOf(deal)) {
        findings += linter.findingsOf(claim, conflicts);
    }
    for (const Valuation &valuation : m_resolution.snapshot().data().valuations) {
        if (valuation.deal == deal) {
            findings += linter.findingsOf(valuation.id);
        }
    }
    return findings;
}

QList<Finding> Review::findings() const
{
    QList<Finding> findings;
    WorkControl work;
    Linter(m_resolution).lintAll(work, [&](const Finding &finding) { findings.append(finding); });
    return findings;
}

} // namespace dealscope::analysis
