// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/SlipFinder.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <tuple>

namespace dealscope::analysis {

namespace {

constexpr int SlipFactor = 8;

/// Deals whose claims speak of the same money: parties and kind, and where a side is not named the
/// deal itself.
using PairKey = std::tuple<QList<CompanyId>, QList<CompanyId>, DealKind, DealId>;

PairKey keyOf(const ResolvedDeal &deal)
{
    if (deal.payers.isEmpty() || deal.payees.isEmpty()) {
        return {{}, {}, deal.kind, deal.id};
    }
    QList<CompanyId> payers = deal.payers;
    QList<CompanyId> payees = deal.payees;
    std::ranges::sort(payers);
    std::ranges::sort(payees);
    return {payers, payees, deal.kind, {}};
}

/// True if `own` is at least SlipFactor times the median of the headlines. The median of an even
/// number is (low + high) / 2; a product that does not fit is more than any amount.
bool isFarAbove(Money own, QList<Money> headlines)
{
    std::ranges::sort(headlines);
    const qsizetype middle = headlines.size() / 2;
    const Money high = headlines[middle];
    const Money low = headlines.size() % 2 == 0 ? headlines[middle - 1] : high;
    const auto twice = checkedAdd(low, high);
    const auto limit = twice ? checkedMultiply(*twice, SlipFactor / 2) : std::nullopt;
    return limit && limit->units > 0 && own >= *limit;
}

/// True if the same digits stand at another power of ten in another claim, and more claims have
/// them there than here.
template<typename Others>
bool hasDigitsElsewhere(const Others &others)
{
    std::map<qint64, int> counts;
    for (const auto &other : others) {
        if (significantDigits(other.headline) == significantDigits(other.own)) {
            ++counts[other.headline.units];
        }
    }
    for (const auto &other : others) {
        const auto found = counts.find(other.headline.units);
        if (found == counts.end() || other.headline == other.own) {
            continue;
        }
        const auto same = counts.find(other.own.units);
        const int own = 1 + (same == counts.end() ? 0 : same->second);
        if (found->second > own || (found->second == own && other.own > other.headline)) {
            return true;
        }
    }
    return false;
}

template<typename Others>
bool isSuspicious(const Others &others)
{
    QList<Money> headlines;
    for (const auto &other : others) {
        headlines.append(other.headline);
    }
    // The others are all in its own currency, or none is: its own figure is the same beside each.
    return isFarAbove(others.first().own, headlines) || hasDigitsElsewhere(others);
}

} // namespace

qint64 significantDigits(Money amount)
{
    qint64 digits = amount.units;
    while (digits != 0 && digits % 10 == 0) {
        digits /= 10;
    }
    return digits;
}

SlipFinder::SlipFinder(const Resolution &resolution, Ranks ranks)
    : m_resolution(resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    std::map<PairKey, QList<Entry>> pairs;
    for (int position = 0; position < resolution.deals().size(); ++position) {
        const ResolvedDeal &deal = resolution.deals()[position];
        QList<ClaimId> ids = deal.claims;
        if (ranks == Ranks::All) {
            ids += deal.setAside;
        }
        std::ranges::sort(ids);
        QList<const Claim *> claims;
        for (const ClaimId id : ids) {
            claims.append(snapshot.claim(id));
        }
        for (const ComparableAmount &amount : comparableAmounts(resolution, claims)) {
            const auto happened
                = amount.claim->happenedOn ? amount.claim->happenedOn : deal.happenedOn;
            pairs[keyOf(deal)].append({amount, position, happened});
        }
    }
    for (const auto &[key, entries] : pairs) {
        examine(entries);
    }
}

int SlipFinder::topOf(int position) const
{
    while (m_resolution.wholeOf(position) >= 0) {
        position = m_resolution.wholeOf(position);
    }
    return position;
}

bool SlipFinder::areTied(int a, int b) const
{
    if (topOf(a) == topOf(b)) {
        return true;
    }
    const DealId first = m_resolution.deals()[a].id;
    const DealId second = m_resolution.deals()[b].id;
    const auto pointsAt = [this](DealId from, DealId to) {
        return std::ranges::any_of(
            m_resolution.snapshot().relationsFrom(from), [&](const Relation &relation) {
                return relation.to == to
                    && (!relation.claim.isValid() || m_resolution.isKnown(relation.claim));
            });
    };
    return pointsAt(first, second) || pointsAt(second, first);
}

QList<SlipFinder::Other> SlipFinder::othersOf(const Entry &entry, const QList<Entry> &entries) const
{
    QList<Other> others;
    for (const Entry &other : entries) {
        if (&other == &entry) {
            continue;
        }
        if (other.position != entry.position
            && ((other.happened && entry.happened && !other.happened->meets(*entry.happened))
                || areTied(other.position, entry.position))) {
            continue;
        }
        if (const auto pair = paired(entry.amount, other.amount);
            pair && pair->firstHeadline.units > 0 && pair->secondHeadline.units > 0) {
            others.append({&other, pair->secondHeadline, pair->firstHeadline});
        }
    }
    return others;
}

void SlipFinder::examine(const QList<Entry> &entries)
{
    // Most figures cannot be slips; to see that is cheap, to hold all against all is not.
    QSet<Currency> currencies;
    QHash<qint64, QSet<qint64>> headlinesOfDigits;
    Money lowest = entries.first().amount.headline;
    for (const Entry &entry : entries) {
        const Money headline = entry.amount.headline;
        currencies.insert(entry.amount.amount().currency);
        headlinesOfDigits[significantDigits(headline)].insert(headline.units);
        lowest = headline.units > 0 ? std::min(lowest, headline) : lowest;
    }
    for (const Entry &entry : entries) {
        const Money headline = entry.amount.headline;
        const bool isLarge = headline.units / SlipFactor >= lowest.units;
        const bool hasDouble = headlinesOfDigits[significantDigits(headline)].size() > 1;
        if (currencies.size() < 2 && !isLarge && !hasDouble) {
            continue;
        }
        QList<Other> others = othersOf(entry, entries);
        // Its own currency says more than a converted figure.
        const auto isForeign = [&](const Other &other) {
            return other.entry->amount.amount().currency != entry.amount.amount().currency;
        };
        if (!std::ranges::all_of(others, isForeign)) {
            others.removeIf(isForeign);
        }
        if (!others.isEmpty() && isSuspicious(others)) {
            add(entry, others);
        }
    }
}

void SlipFinder::add(const Entry &suspicious, const QList<Other> &others)
{
    QList<ConflictSide> &sides = m_sides[m_resolution.deals()[suspicious.position].id];
    const auto join = [&sides](const Claim &claim, bool isSuspicious) {
        for (const ConflictSide &side : sides) {
            if (side.claims.contains(claim.id)) {
                return;
            }
        }
        const auto found = std::ranges::find_if(sides, [&](const ConflictSide &side) {
            return side.suspicious == isSuspicious && side.amount->basis == claim.amount->basis
                && side.amount->currency == claim.amount->currency
                && side.amount->headline() == claim.amount->headline();
        });
        if (found != sides.end()) {
            found->claims.append(claim.id);
            return;
        }
        ConflictSide side;
        side.claims = {claim.id};
        side.amount = claim.amount;
        side.suspicious = isSuspicious;
        sides.append(side);
    };
    join(*suspicious.amount.claim, true);
    for (const Other &other : others) {
        if (other.entry->amount.headline != suspicious.amount.headline
            || other.entry->amount.amount().currency != suspicious.amount.amount().currency) {
            join(*other.entry->amount.claim, false);
        }
    }
    std::ranges::stable_sort(sides, [](const ConflictSide &a, const ConflictSide &b) {
        return a.suspicious && !b.suspicious;
    });
}

} // namespace dealscope::analysis
