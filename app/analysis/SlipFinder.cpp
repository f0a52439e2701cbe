// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/SlipFinder.h"

#include "analysis/ComparableAmounts.h"
#include "analysis/DealResolver.h"
#include "analysis/OrderKey.h"
#include "analysis/PairIndex.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace dealscope::analysis {

namespace {

constexpr int SlipFactor = 8;
/// Deals between two looks at whether the work is still wanted.
constexpr int StepDeals = 4096;

/// True if `own` is at least SlipFactor times the median of the headlines. The median of an even
/// number is (low + high) / 2; a product that does not fit is more than any amount.
bool isFarAbove(Money own, std::vector<Money> &headlines)
{
    const auto middle = headlines.begin() + ptrdiff_t(headlines.size() / 2);
    std::ranges::nth_element(headlines, middle);
    const Money high = *middle;
    const Money low
        = headlines.size() % 2 == 0 ? *std::max_element(headlines.begin(), middle) : high;
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
        if (other.headline == other.own
            || significantDigits(other.headline) == significantDigits(other.own)) {
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
    std::vector<Money> headlines;
    headlines.reserve(others.size());
    for (const auto &other : others) {
        headlines.push_back(other.headline);
    }
    // The others are all in its own currency, or none is: its own figure is the same beside each.
    return isFarAbove(others.front().own, headlines) || hasDigitsElsewhere(others);
}

bool meet(qint32 firstA, qint32 lastA, qint32 firstB, qint32 lastB)
{
    return firstA <= lastB && firstB <= lastA;
}

} // namespace

struct SlipFinder::Outline {
    explicit Outline(const std::vector<Entry> &entries)
    {
        for (const Entry &entry : entries) {
            severalCurrencies = severalCurrencies || entry.currency != entries.front().currency;
            const auto [found, isNew] = headlines.try_emplace(entry.digits, entry.headline.units);
            if (!isNew && found->second != entry.headline.units) {
                found->second = Several;
            }
            if (entry.headline.units > 0 && (lowest == 0 || entry.headline.units < lowest)) {
                lowest = entry.headline.units;
            }
        }
    }

    /// False: it is no slip, whatever it is held against.
    [[nodiscard]] bool mayBeSlip(const Entry &entry) const
    {
        return severalCurrencies || entry.headline.units / SlipFactor >= lowest
            || headlines.at(entry.digits) == Several;
    }

    static constexpr qint64 Several = -1;
    bool severalCurrencies = false;
    qint64 lowest = 0;
    std::unordered_map<qint64, qint64> headlines; ///< by digits; Several: more than one
};

qint64 significantDigits(Money amount)
{
    qint64 digits = amount.units;
    while (digits != 0 && digits % 10 == 0) {
        digits /= 10;
    }
    return digits;
}

SlipFinder::SlipFinder(const Resolution &resolution)
    : m_resolution(resolution)
    , m_snapshot(resolution.snapshot())
    , m_claims(m_snapshot.columns().claims)
{
}

QList<ConflictSide> SlipFinder::sidesFor(int position, Ranks ranks) const
{
    const quint32 deal = m_resolution.figures().dealIndex[size_t(position)];
    const std::vector<Entry> entries
        = entriesOf(PairIndex::of(m_snapshot)->membersOf(m_snapshot, deal), ranks);
    QList<ConflictSide> sides;
    if (entries.size() < 2) {
        return sides;
    }
    const Outline outline(entries);
    std::vector<Other> others;
    for (const Entry &entry : entries) {
        if (entry.position == position && isSuspect(entry, entries, outline, others)) {
            add(sides, entry, others);
        }
    }
    return sides;
}

std::vector<quint8> SlipFinder::suspects(WorkControl &work) const
{
    const Column<quint32> &deals = m_resolution.figures().dealIndex;
    std::vector<quint8> suspects(deals.size(), 0);
    const auto index = PairIndex::of(m_snapshot);
    const std::vector<quint32> firsts = index->firstOfPairs(m_snapshot);
    std::vector<Other> others;
    for (quint32 deal = 0; deal < quint32(firsts.size()); ++deal) {
        if (deal % StepDeals == 0) {
            work.setDone(int(deal));
            if (work.isCancelled()) {
                break;
            }
        }
        if (firsts[deal] != deal) {
            continue; // its pair was looked at with the first one
        }
        std::vector<Entry> entries = entriesOf(index->membersOf(m_snapshot, deal), Ranks::All);
        const bool anyDeprecated = std::ranges::any_of(entries, &Entry::deprecated);
        for (const bool live : {false, true}) {
            if (live) {
                if (!anyDeprecated) {
                    break;
                }
                std::erase_if(entries, &Entry::deprecated);
            }
            if (entries.size() < 2) {
                break;
            }
            const Outline outline(entries);
            for (const Entry &entry : entries) {
                quint8 &suspect = suspects[size_t(entry.position)];
                if (suspect == 0 && isSuspect(entry, entries, outline, others)) {
                    suspect = 1;
                }
            }
        }
    }
    return suspects;
}

std::vector<SlipFinder::Entry> SlipFinder::entriesOf(std::span<const quint32> deals,
                                                     Ranks ranks) const
{
    std::vector<Entry> entries;
    for (const quint32 deal : deals) {
        const int position = m_resolution.positionAt(deal);
        if (position >= 0) {
            addDeal(entries, deal, position, ranks);
        }
    }
    const bool several = std::ranges::any_of(
        entries, [&](const Entry &entry) { return entry.currency != entries.front().currency; });
    if (several) {
        convert(entries);
    }
    return entries;
}

void SlipFinder::addDeal(std::vector<Entry> &entries, quint32 deal, int position, Ranks ranks) const
{
    const DealId id = m_resolution.idAt(position);
    // Worked out for the first claim that needs it.
    std::optional<DaySpan> happened;
    std::optional<bool> tied;
    for (const quint32 claim : m_snapshot.columns().claimsOfDeal[deal]) {
        const quint8 bound = m_claims.bound[claim];
        const bool deprecated = m_claims.rank[claim] == quint8(Rank::Deprecated);
        if (bound == NoCode || bound == quint8(Bound::Undisclosed)
            || (deprecated && ranks == Ranks::NotDeprecated) || !m_resolution.isKnownAt(claim)) {
            continue;
        }
        Entry entry;
        entry.claim = claim;
        entry.position = position;
        entry.headline
            = Money{m_claims.high[claim] != NoMoney ? m_claims.high[claim] : m_claims.low[claim]};
        entry.digits = significantDigits(entry.headline);
        entry.currency = m_claims.currency[claim];
        entry.basis = m_claims.basis[claim];
        entry.deprecated = deprecated;
        if (!tied) {
            tied = m_resolution.wholeOf(position) >= 0 || m_resolution.hasParts(position)
                || m_snapshot.hasRelations(id);
        }
        entry.tied = *tied;
        entry.firstDay = m_claims.firstDay[claim];
        entry.lastDay = m_claims.lastDay[claim];
        if (entry.firstDay == NoDay) {
            happened = happened ? happened : happenedOn(deal);
            entry.firstDay = happened->first;
            entry.lastDay = happened->last;
        }
        entries.push_back(entry);
    }
}

void SlipFinder::convert(std::vector<Entry> &entries) const
{
    const Currency to = m_resolution.currency();
    for (Entry &entry : entries) {
        if (m_claims.currencies[entry.currency] == to) {
            entry.converted = entry.headline.units;
            continue;
        }
        if (m_snapshot.rates().isEmpty()) {
            continue;
        }
        const Claim claim = m_snapshot.columns().claimFacts(entry.claim);
        const QList<ComparableAmount> amount = comparableAmounts(m_resolution, {&claim});
        if (!amount.isEmpty() && amount.first().convertedInterval) {
            const auto headline = amount.first().convertedHeadline;
            entry.converted = headline ? headline->units : -1;
        }
    }
}

DaySpan SlipFinder::happenedOn(quint32 deal) const
{
    DaySpan days;
    bool differs = false;
    const auto claims = m_snapshot.columns().claimsOfDeal[deal];
    for (const quint32 claim : claims) {
        const quint8 status = m_claims.status[claim];
        if (m_claims.firstDay[claim] == NoDay || m_claims.rank[claim] == quint8(Rank::Deprecated)
            || !isEligible(m_resolution.lens(),
                           status == NoCode ? std::nullopt : std::optional(Status(status)))
            || !m_resolution.isKnownAt(claim)) {
            continue;
        }
        const DaySpan own{m_claims.firstDay[claim], m_claims.lastDay[claim]};
        differs = differs || (days.first != NoDay && days != own);
        days = own;
    }
    if (!differs) {
        return days;
    }
    // Which of them counts is for the lens to say.
    std::vector<Claim> facts;
    facts.reserve(claims.size());
    QList<const Claim *> known;
    for (const quint32 claim : claims) {
        if (m_resolution.isKnownAt(claim)) {
            facts.push_back(m_snapshot.columns().claimFacts(claim));
            known.append(&facts.back());
        }
    }
    const ResolvedDeal resolved = resolveStatements(
        m_snapshot, known,
        {m_resolution.lens(), m_resolution.currency(), m_resolution.publishedBy()});
    return resolved.happenedOn
        ? DaySpan{dayNumber(resolved.happenedOn->first()), dayNumber(resolved.happenedOn->last())}
        : DaySpan{};
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
    const DealId first = m_resolution.idAt(a);
    const DealId second = m_resolution.idAt(b);
    const auto pointsAt = [this](DealId from, DealId to) {
        return std::ranges::any_of(m_snapshot.relationsFrom(from), [&](const Relation &relation) {
            return relation.to == to
                && (!relation.claim.isValid() || m_resolution.isKnown(relation.claim));
        });
    };
    return pointsAt(first, second) || pointsAt(second, first);
}

void SlipFinder::takeOthers(const Entry &entry, const std::vector<Entry> &entries,
                            std::vector<Other> &others) const
{
    others.clear();
    for (const Entry &other : entries) {
        if (&other == &entry || other.basis != entry.basis) {
            continue;
        }
        if (other.position != entry.position
            && ((other.firstDay != NoDay && entry.firstDay != NoDay
                 && !meet(other.firstDay, other.lastDay, entry.firstDay, entry.lastDay))
                || (other.tied && entry.tied && areTied(other.position, entry.position)))) {
            continue;
        }
        const bool same = other.currency == entry.currency;
        const Money headline = same ? other.headline : Money{other.converted};
        const Money own = same ? entry.headline : Money{entry.converted};
        if (own.units > 0 && headline.units > 0) {
            others.push_back({&other, headline, own});
        }
    }
}

bool SlipFinder::isSuspect(const Entry &entry, const std::vector<Entry> &entries,
                           const Outline &outline, std::vector<Other> &others) const
{
    if (!outline.mayBeSlip(entry)) {
        return false;
    }
    takeOthers(entry, entries, others);
    // Its own currency says more than a converted figure.
    const auto isForeign
        = [&](const Other &other) { return other.entry->currency != entry.currency; };
    if (!std::ranges::all_of(others, isForeign)) {
        std::erase_if(others, isForeign);
    }
    return !others.empty() && isSuspicious(others);
}

void SlipFinder::add(QList<ConflictSide> &sides, const Entry &suspicious,
                     const std::vector<Other> &others) const
{
    const auto join = [&](quint32 row, bool isSuspicious) {
        const Claim claim = m_snapshot.columns().claimFacts(row);
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
    join(suspicious.claim, true);
    for (const Other &other : others) {
        if (other.entry->headline != suspicious.headline
            || other.entry->currency != suspicious.currency) {
            join(other.entry->claim, false);
        }
    }
    std::ranges::stable_sort(sides, [](const ConflictSide &a, const ConflictSide &b) {
        return a.suspicious && !b.suspicious;
    });
}

} // namespace dealscope::analysis
