// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealExamination.h"

#include "analysis/AmountConflicts.h"
#include "analysis/StatementConflicts.h"

#include <algorithm>
#include <iterator>

namespace dealscope::analysis {

namespace {

using ClaimList = QList<const Claim *>;

/// What of the conflict a preferred claim must state to decide it.
bool statesSubject(const Claim &claim, const Conflict &conflict)
{
    switch (conflict.rule) {
    case ConflictRule::AmountsApart:
    case ConflictRule::HeadlinesApart:
    case ConflictRule::OppositeBounds:
    case ConflictRule::Slip:
    case ConflictRule::Tie:
        return claim.amount && claim.amount->interval();
    case ConflictRule::StatusBackwards:
        return claim.status.has_value();
    case ConflictRule::DatesApart:
        return std::ranges::all_of(conflict.sides, [&](const ConflictSide &side) {
            const Period term = claim.period.value_or(Period{});
            switch (side.aspect) {
            case DateAspect::Happened:
                return claim.happenedOn.has_value();
            case DateAspect::Expected:
                return claim.expectedOn.has_value();
            case DateAspect::TermStart:
                return term.start.has_value();
            case DateAspect::TermEnd:
                return term.end.has_value();
            case DateAspect::TermLength:
                return term.months.has_value();
            }
            return false;
        });
    case ConflictRule::OtherParties:
        // The deal keeps the parties that it is recorded with, whatever claim counts.
        return false;
    }
    return false;
}

/// Those that compare amounts within one deal; a slip may be held against other deals.
bool isAboutAmounts(ConflictRule rule)
{
    return rule == ConflictRule::AmountsApart || rule == ConflictRule::HeadlinesApart
        || rule == ConflictRule::OppositeBounds || rule == ConflictRule::Tie;
}

/// False where all amounts say the same, as most do: then nothing needs to be compared.
bool doAmountsDiffer(const ClaimList &claims)
{
    const Amount *first = nullptr;
    for (const Claim *claim : claims) {
        if (!claim->amount || !claim->amount->interval()) {
            continue;
        }
        const Amount &amount = *claim->amount;
        if (first
            && (amount.bound != first->bound || amount.low != first->low
                || amount.high != first->high || amount.basis != first->basis
                || amount.currency != first->currency)) {
            return true;
        }
        first = &amount;
    }
    return false;
}

/// One deal and its claims, held against each other by every rule.
class DealExamination
{
public:
    /// `deal` is read where a claim says otherwise than it.
    DealExamination(const Resolution &resolution, const SlipFinder &slips, int position,
                    const Deal &deal)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_slips(slips)
        , m_position(position)
        , m_id(resolution.idAt(position))
        , m_deal(deal)
    {
    }

    /// `claims` by id.
    QList<Conflict> run(const std::vector<Claim> &claims, bool withSlips) const
    {
        ClaimList all;
        ClaimList live;
        for (const Claim &claim : claims) {
            all.append(&claim);
            if (claim.evidence.rank != Rank::Deprecated) {
                live.append(&claim);
            }
        }
        const bool differ = doAmountsDiffer(all);
        QList<Conflict> conflicts;
        for (const auto &entry : enumEntries<ConflictRule>()) {
            if ((isAboutAmounts(entry.value) && !differ)
                || (entry.value == ConflictRule::Slip && !withSlips)) {
                continue;
            }
            if (auto conflict = find(entry.value, all, live)) {
                conflicts.append(*conflict);
            }
        }
        return conflicts;
    }

private:
    QList<ConflictSide> sidesBy(ConflictRule rule, const ClaimList &claims) const
    {
        switch (rule) {
        case ConflictRule::AmountsApart:
            return amountsApart(m_resolution, claims);
        case ConflictRule::HeadlinesApart:
            return headlinesApart(m_resolution, claims);
        case ConflictRule::OppositeBounds:
            return oppositeBounds(m_resolution, claims);
        case ConflictRule::StatusBackwards:
            return statusBackwards(m_snapshot, claims);
        case ConflictRule::OtherParties:
            return otherParties(m_deal, claims);
        case ConflictRule::DatesApart:
            return datesApart(claims);
        case ConflictRule::Tie:
            return tiedAmounts(m_resolution, claims);
        case ConflictRule::Slip:
            break;
        }
        return {};
    }

    /// The tie as it would be if nobody had ranked anything: deprecated claims belong to it too.
    QList<ConflictSide> unrankedTie(const ClaimList &claims) const
    {
        const bool isRanked = std::ranges::any_of(
            claims, [](const Claim *claim) { return claim->evidence.rank != Rank::Normal; });
        if (!isRanked) {
            return {};
        }
        QList<Claim> copies;
        for (const Claim *claim : claims) {
            copies.append(*claim);
            copies.last().evidence.rank = Rank::Normal;
        }
        ClaimList rows;
        for (const Claim &copy : copies) {
            rows.append(&copy);
        }
        return tiedAmounts(m_resolution, rows);
    }

    std::optional<Conflict> find(ConflictRule rule, const ClaimList &all,
                                 const ClaimList &live) const
    {
        QList<ConflictSide> liveSides;
        Conflict conflict{m_id, rule, {}, {}};
        if (rule == ConflictRule::Slip) {
            liveSides = m_slips.sidesFor(m_position, SlipFinder::Ranks::NotDeprecated);
            conflict.sides = m_slips.sidesFor(m_position, SlipFinder::Ranks::All);
        } else {
            liveSides = sidesBy(rule, live);
            if (rule == ConflictRule::Tie) {
                // What ties now is what the figures depend on; what would tie is of interest only
                // where a rank has decided it.
                conflict.sides = liveSides.isEmpty() ? unrankedTie(all) : liveSides;
            } else {
                conflict.sides = all.size() == live.size() ? liveSides : sidesBy(rule, all);
            }
        }
        if (conflict.sides.isEmpty()) {
            conflict.sides = liveSides;
        }
        if (conflict.sides.isEmpty()) {
            return std::nullopt;
        }
        for (ConflictSide &side : conflict.sides) {
            side.setAside = !side.claims.isEmpty()
                && std::ranges::all_of(side.claims, [this](ClaimId id) { return isSetAside(id); });
        }
        conflict.settledBy = settled(conflict, live, !liveSides.isEmpty());
        if (liveSides.isEmpty() && !conflict.isSettled()) {
            // A rank outside the tie undid it: then there is none.
            return std::nullopt;
        }
        return conflict;
    }

    int rowOf(ClaimId id) const { return int(m_snapshot.columns().claims.ids.rowOf(id.value)); }

    Rank rankOf(ClaimId id) const
    {
        return Rank(m_snapshot.columns().claims.rank[size_t(rowOf(id))]);
    }

    bool isSetAside(ClaimId id) const { return rankOf(id) == Rank::Deprecated; }

    std::optional<Settled> settled(const Conflict &conflict, const ClaimList &live,
                                   bool isAlive) const
    {
        const QList<ClaimId> claims = conflict.claims();
        if (!isAlive) {
            Settled settled;
            std::ranges::copy_if(claims, std::back_inserter(settled.claims),
                                 [this](ClaimId id) { return isSetAside(id); });
            if (!settled.claims.isEmpty()) {
                settled.reason
                    = m_snapshot.readClaim(rowOf(settled.claims.first())).evidence.rankReason;
                return settled;
            }
        }
        if (const auto retained = retainedFor(conflict, live)) {
            return retained;
        }
        const QList<ClaimId> own = conflict.ownClaims(m_snapshot);
        for (const Settlement &settlement : m_snapshot.settlementsOf(conflict.deal)) {
            const bool holds
                = settlement.rule == conflict.rule && std::ranges::all_of(own, [&](ClaimId id) {
                      return isSetAside(id) || settlement.claims.contains(id);
                  });
            if (holds) {
                return Settled{Settled::By::Kept, {}, settlement.id, settlement.reason};
            }
        }
        return std::nullopt;
    }

    std::optional<Settled> retainedFor(const Conflict &conflict, const ClaimList &live) const
    {
        ClaimList preferred;
        for (const Claim *claim : live) {
            if (claim->evidence.rank == Rank::Preferred && statesSubject(*claim, conflict)) {
                preferred.append(claim);
            }
        }
        if (preferred.isEmpty() || !sidesBy(conflict.rule, preferred).isEmpty()) {
            return std::nullopt;
        }
        if (conflict.rule == ConflictRule::Slip) {
            // Two retained figures of which one is the slip decide nothing.
            const auto differs = [&](const Claim *claim) {
                return claim->amount->headline() != preferred.first()->amount->headline();
            };
            if (std::ranges::any_of(preferred, differs)) {
                return std::nullopt;
            }
        }
        return Settled{Settled::By::Retained,
                       {preferred.first()->id},
                       {},
                       preferred.first()->evidence.rankReason};
    }

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    const SlipFinder &m_slips;
    int m_position;
    DealId m_id;
    const Deal &m_deal;
};

} // namespace

QList<Conflict> examineDeal(const Resolution &resolution, const SlipFinder &slips, int position,
                            const Deal &deal, const std::vector<Claim> &claims, bool withSlips)
{
    return DealExamination(resolution, slips, position, deal).run(claims, withSlips);
}

} // namespace dealscope::analysis
