// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ConflictFinder.h"

#include "analysis/DealExamination.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// Deals between two looks at whether the work is still wanted.
constexpr int StepDeals = 512;

bool hasInterval(quint8 bound)
{
    return bound != NoCode && bound != quint8(Bound::Undisclosed);
}

} // namespace

ConflictFinder::ConflictFinder(const Resolution &resolution)
    : m_resolution(resolution)
    , m_snapshot(resolution.snapshot())
    , m_claims(m_snapshot.columns().claims)
    , m_slips(resolution)
{
}

QList<Conflict> ConflictFinder::conflictsOf(int position) const
{
    return examine(position, true);
}

bool ConflictFinder::sweep(WorkControl &work, const Found &found) const
{
    const int deals = m_resolution.dealCount();
    const int before = m_snapshot.dealCount();
    work.setSteps(before + deals);
    const std::vector<quint8> suspects = m_slips.suspects(work);
    for (int position = 0; position < deals; ++position) {
        if (position % StepDeals == 0) {
            work.setDone(before + position);
            if (work.isCancelled()) {
                return false;
            }
        }
        const bool isSuspect = suspects[size_t(position)] != 0;
        if (!isSuspect && !mayDisagree(position)) {
            continue;
        }
        const QList<Conflict> conflicts = examine(position, isSuspect);
        if (!conflicts.isEmpty()) {
            found(position, conflicts);
        }
    }
    work.setDone(before + deals);
    return !work.isCancelled();
}

std::vector<quint32> ConflictFinder::knownClaims(int position) const
{
    std::vector<quint32> known;
    const quint32 deal = m_resolution.figures().dealIndex[size_t(position)];
    for (const quint32 claim : m_snapshot.columns().claimsOfDeal[deal]) {
        if (m_resolution.isKnownAt(claim)) {
            known.push_back(claim);
        }
    }
    return known;
}

bool ConflictFinder::mayDisagree(int position) const
{
    const quint32 deal = m_resolution.figures().dealIndex[size_t(position)];
    const auto claims = m_snapshot.columns().claimsOfDeal[deal];
    // Of claims that are not known yet too: that only makes a deal be looked at in vain.
    quint32 amount = NoRow;
    quint32 status = NoRow;
    quint32 date = NoRow;
    int terms = 0;
    int expectations = 0;
    for (const quint32 claim : claims) {
        const int flags = m_claims.flags[claim];
        if ((flags & ClaimColumns::SaysOtherwise) != 0) {
            return true;
        }
        terms += (flags & ClaimColumns::HasPeriod) != 0 ? 1 : 0;
        expectations += (flags & ClaimColumns::HasExpectation) != 0 ? 1 : 0;
        if (terms > 1 || expectations > 1) {
            return true;
        }
        if (hasInterval(m_claims.bound[claim])) {
            if (amount != NoRow
                && (m_claims.bound[claim] != m_claims.bound[amount]
                    || m_claims.low[claim] != m_claims.low[amount]
                    || m_claims.high[claim] != m_claims.high[amount]
                    || m_claims.basis[claim] != m_claims.basis[amount]
                    || m_claims.currency[claim] != m_claims.currency[amount])) {
                return true;
            }
            amount = claim;
        }
        if (m_claims.status[claim] != NoCode) {
            if (status != NoRow && m_claims.status[claim] != m_claims.status[status]) {
                return true;
            }
            status = claim;
        }
        if (m_claims.firstDay[claim] != NoDay) {
            if (date != NoRow
                && (m_claims.firstDay[claim] != m_claims.firstDay[date]
                    || m_claims.lastDay[claim] != m_claims.lastDay[date])) {
                return true;
            }
            date = claim;
        }
    }
    return false;
}

bool ConflictFinder::needsWords(std::span<const quint32> claims) const
{
    return std::ranges::any_of(claims, [this](quint32 claim) {
        return m_claims.rank[claim] != quint8(Rank::Normal)
            || (m_claims.flags[claim] & ClaimColumns::SaysOtherwise) != 0;
    });
}

QList<Conflict> ConflictFinder::examine(int position, bool withSlips) const
{
    const std::vector<quint32> known = knownClaims(position);
    const quint32 row = m_resolution.figures().dealIndex[size_t(position)];
    std::vector<Claim> claims;
    claims.reserve(known.size());
    if (!needsWords(known)) {
        for (const quint32 claim : known) {
            claims.push_back(m_snapshot.columns().claimFacts(claim));
        }
        // All of them say the same as the record of parties.
        const Deal deal = m_snapshot.columns().dealFacts(row);
        QList<Conflict> conflicts
            = examineDeal(m_resolution, m_slips, position, deal, claims, withSlips);
        const bool speaksOfDates = std::ranges::any_of(conflicts, [](const Conflict &conflict) {
            return conflict.rule == ConflictRule::DatesApart;
        });
        if (!speaksOfDates) {
            return conflicts;
        }
        claims.clear();
    }
    for (const quint32 claim : known) {
        claims.push_back(m_snapshot.readClaim(int(claim)));
    }
    const Deal deal = m_snapshot.readDeal(int(row));
    return examineDeal(m_resolution, m_slips, position, deal, claims, withSlips);
}

} // namespace dealscope::analysis
