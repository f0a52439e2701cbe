// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Conflicts.h"

#include "analysis/AmountConflicts.h"
#include "analysis/SlipFinder.h"
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

bool hasDeprecated(const Resolution &resolution)
{
    return std::ranges::any_of(resolution.deals(),
                               [](const ResolvedDeal &deal) { return !deal.setAside.isEmpty(); });
}

/// The conflicts of one deal after another, all under one resolution.
class ConflictFinder
{
public:
    explicit ConflictFinder(const Resolution &resolution)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_liveSlips(resolution, SlipFinder::Ranks::NotDeprecated)
        , m_slips(hasDeprecated(resolution) ? SlipFinder(resolution, SlipFinder::Ranks::All)
                                            : m_liveSlips)
    {
    }

    QList<Conflict> conflictsOf(const ResolvedDeal &deal) const
    {
        ClaimList live = claimsById(deal.claims);
        ClaimList all = claimsById(deal.claims + deal.setAside);
        const bool differ = doAmountsDiffer(all);
        QList<Conflict> conflicts;
        for (const auto &entry : enumEntries<ConflictRule>()) {
            if (isAboutAmounts(entry.value) && !differ) {
                continue;
            }
            if (auto conflict = find(deal.id, entry.value, all, live)) {
                conflicts.append(*conflict);
            }
        }
        return conflicts;
    }

private:
    ClaimList claimsById(QList<ClaimId> ids) const
    {
        std::ranges::sort(ids);
        ClaimList claims;
        for (const ClaimId id : ids) {
            claims.append(m_snapshot.claim(id));
        }
        return claims;
    }

    QList<ConflictSide> sidesBy(ConflictRule rule, DealId deal, const ClaimList &claims) const
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
            return otherParties(*m_snapshot.deal(deal), claims);
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

    std::optional<Conflict> find(DealId deal, ConflictRule rule, const ClaimList &all,
                                 const ClaimList &live) const
    {
        QList<ConflictSide> liveSides;
        Conflict conflict{deal, rule, {}, {}};
        if (rule == ConflictRule::Slip) {
            liveSides = m_liveSlips.sidesFor(deal);
            conflict.sides = m_slips.sidesFor(deal);
        } else {
            liveSides = sidesBy(rule, deal, live);
            if (rule == ConflictRule::Tie) {
                // What ties now is what the figures depend on; what would tie is of interest only
                // where a rank has decided it.
                conflict.sides = liveSides.isEmpty() ? unrankedTie(all) : liveSides;
            } else {
                conflict.sides = all.size() == live.size() ? liveSides : sidesBy(rule, deal, all);
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

    bool isSetAside(ClaimId id) const
    {
        return m_snapshot.claim(id)->evidence.rank == Rank::Deprecated;
    }

    std::optional<Settled> settled(const Conflict &conflict, const ClaimList &live,
                                   bool isAlive) const
    {
        const QList<ClaimId> claims = conflict.claims();
        if (!isAlive) {
            Settled settled;
            std::ranges::copy_if(claims, std::back_inserter(settled.claims),
                                 [this](ClaimId id) { return isSetAside(id); });
            if (!settled.claims.isEmpty()) {
                settled.reason = m_snapshot.claim(settled.claims.first())->evidence.rankReason;
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
        if (preferred.isEmpty() || !sidesBy(conflict.rule, conflict.deal, preferred).isEmpty()) {
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
    SlipFinder m_liveSlips;
    SlipFinder m_slips;
};

} // namespace

QList<ClaimId> Conflict::claims() const
{
    QList<ClaimId> ids;
    for (const ConflictSide &side : sides) {
        for (const ClaimId id : side.claims) {
            if (!ids.contains(id)) {
                ids.append(id);
            }
        }
    }
    std::ranges::sort(ids);
    return ids;
}

QList<ClaimId> Conflict::ownClaims(const Snapshot &snapshot) const
{
    QList<ClaimId> own = claims();
    own.removeIf([&](ClaimId id) { return snapshot.claim(id)->deal != deal; });
    return own;
}

QList<Conflict> findConflicts(const Resolution &resolution)
{
    const ConflictFinder finder(resolution);
    QList<Conflict> conflicts;
    for (const ResolvedDeal &deal : resolution.deals()) {
        conflicts += finder.conflictsOf(deal);
    }
    return conflicts;
}

QList<Conflict> conflictsOf(const Resolution &resolution, DealId deal)
{
    const ResolvedDeal *resolved = resolution.deal(deal);
    return resolved ? ConflictFinder(resolution).conflictsOf(*resolved) : QList<Conflict>();
}

} // namespace dealscope::analysis
