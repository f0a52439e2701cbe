// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FamiliesByRule.h"

#include <algorithm>
#include <map>

namespace dealscope::tests::byrule {

using namespace analysis;

namespace {

/// A family's figures while it is added up. Without an interval nothing is known of its money.
struct Figures {
    std::optional<Interval> interval;
    Money headline;
    Money firm;
    Money paid;
    bool unknownParts = false; ///< something in it has no amount
    bool over = false; ///< ended, denied or replaced: stands for no money at all
    bool overflow = false;
    int deals = 0;

    void add(const Figures &other)
    {
        deals += other.deals;
        overflow = overflow || other.overflow;
        unknownParts = unknownParts || other.unknownParts || (!other.interval && !other.over);
        if (!other.interval) {
            return;
        }
        const auto sum = interval ? checkedAdd(*interval, *other.interval) : other.interval;
        const auto sumHeadline = checkedAdd(headline, other.headline);
        const auto sumFirm = checkedAdd(firm, other.firm);
        const auto sumPaid = checkedAdd(paid, other.paid);
        if (!sum || !sumHeadline || !sumFirm || !sumPaid) {
            overflow = true;
            return;
        }
        interval = sum;
        headline = *sumHeadline;
        firm = *sumFirm;
        paid = *sumPaid;
    }
};

Money lessOrZero(Money from, std::optional<Money> what)
{
    return what && from > *what ? Money{from.units - what->units} : Money{};
}

/// Takes parts off a whole. Parts of unknown size may be all of it.
void subtract(Figures &whole, const Figures &parts)
{
    Interval taken = parts.interval.value_or(Interval{Money{}, Money{}});
    if (parts.unknownParts) {
        taken.ceiling = std::nullopt;
    }
    whole.interval = remainderOf(*whole.interval, taken);
    whole.headline = lessOrZero(whole.headline, parts.headline);
    whole.firm = lessOrZero(whole.firm, taken.ceiling);
    whole.paid = lessOrZero(whole.paid, taken.ceiling);
}

/// Walks the families of one selection.
class FamilyWalk
{
public:
    FamilyWalk(const Resolution &resolution, const QList<int> &selected, const QList<int> &bucket,
               Currency currency)
        : m_resolution(resolution)
        , m_selected(selected.begin(), selected.end())
        , m_bucket(bucket.begin(), bucket.end())
        , m_currency(currency)
    {
    }

    /// The nearest selected deals below, through deals that the filter holds back.
    [[nodiscard]] QList<int> selectedParts(int position) const
    {
        QList<int> found;
        for (const int part : m_resolution.partsOf(position)) {
            if (m_selected.contains(part)) {
                found.append(part);
            } else {
                found.append(selectedParts(part));
            }
        }
        return found;
    }

    [[nodiscard]] bool hasAncestorIn(const QSet<int> &set, int position) const
    {
        for (int above = m_resolution.wholeOf(position); above >= 0;
             above = m_resolution.wholeOf(above)) {
            if (set.contains(above)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] const QSet<int> &bucket() const { return m_bucket; }
    [[nodiscard]] const QSet<int> &selected() const { return m_selected; }

    /// The deal alone.
    [[nodiscard]] Figures own(int position) const
    {
        const ResolvedDeal &deal = m_resolution.deals()[position];
        Figures figures;
        if (const auto reason = whyLeftOut(deal, m_currency)) {
            figures.over = *reason == LeftOut::Ended || *reason == LeftOut::Denied
                || *reason == LeftOut::Replaced;
            return figures;
        }
        figures.interval = deal.interval;
        figures.headline = statedNumber(deal);
        figures.firm = deal.firmFloor;
        figures.paid = deal.paidFloor;
        figures.deals = 1;
        return figures;
    }

    /// The deal with everything selected below it.
    [[nodiscard]] Figures family(int position) const
    {
        Figures parts;
        const QList<int> below = selectedParts(position);
        for (const int part : below) {
            parts.add(family(part));
        }
        return joined(position, own(position), parts, !below.isEmpty());
    }

    /// The deal with what lies in the bucket below it, less what lies below it elsewhere.
    [[nodiscard]] Figures inBucket(int position) const
    {
        Figures inside;
        Figures outside;
        bool hasInside = false;
        bool hasOutside = false;
        collect(position, inside, outside, hasInside, hasOutside);
        Figures whole = own(position);
        if (whole.interval && hasOutside) {
            subtract(whole, outside);
        }
        return joined(position, whole, inside, hasInside);
    }

    /// What is left of the deal when its selected parts are taken off.
    [[nodiscard]] Figures remainder(int position, const QList<int> &below) const
    {
        Figures whole = own(position);
        Figures parts;
        for (const int part : below) {
            parts.add(family(part));
        }
        if (whole.interval) {
            subtract(whole, parts);
        }
        return whole;
    }

private:
    void collect(int position, Figures &inside, Figures &outside, bool &hasInside,
                 bool &hasOutside) const
    {
        for (const int part : selectedParts(position)) {
            if (m_bucket.contains(part)) {
                inside.add(inBucket(part));
                hasInside = true;
                continue;
            }
            if (hasBucketBelow(part)) {
                // What the part holds beyond its own parts lies outside too.
                outside.add(remainder(part, selectedParts(part)));
                hasOutside = true;
                collect(part, inside, outside, hasInside, hasOutside);
                continue;
            }
            outside.add(family(part));
            hasOutside = true;
        }
    }

    [[nodiscard]] bool hasBucketBelow(int position) const
    {
        return std::ranges::any_of(selectedParts(position), [this](int part) {
            return m_bucket.contains(part) || hasBucketBelow(part);
        });
    }

    [[nodiscard]] Figures joined(int position, Figures whole, const Figures &parts,
                                 bool hasParts) const
    {
        if (!hasParts) {
            return whole;
        }
        Figures family = parts;
        family.deals += whole.deals;
        family.overflow = family.overflow || whole.overflow;
        const ResolvedDeal &deal = m_resolution.deals()[position];
        if (!whole.interval) {
            const bool unknownSize
                = deal.nature != Nature::None && whyLeftOut(deal, m_currency) == LeftOut::NoAmount;
            if (family.interval && unknownSize) {
                family.interval->ceiling = std::nullopt;
            }
            return family;
        }
        family.interval
            = family.interval ? largerOf(*whole.interval, *family.interval) : whole.interval;
        family.headline = std::max(whole.headline, family.headline);
        family.firm = std::max(whole.firm, family.firm);
        family.paid = std::max(whole.paid, family.paid);
        family.unknownParts = false;
        return family;
    }

    const Resolution &m_resolution;
    QSet<int> m_selected;
    QSet<int> m_bucket;
    Currency m_currency;
};

void accumulate(MoneySum &sum, const Figures &figures)
{
    sum.overflow = sum.overflow || figures.overflow;
    if (!figures.interval || sum.overflow) {
        return;
    }
    const Interval bounded{figures.interval->floor,
                           figures.interval->ceiling.value_or(figures.interval->floor)};
    const auto interval = checkedAdd(sum.interval, bounded);
    const auto headline = checkedAdd(sum.headline, figures.headline);
    const auto firm = checkedAdd(sum.firm, figures.firm);
    const auto paid = checkedAdd(sum.paid, figures.paid);
    if (!interval || !headline || !firm || !paid) {
        sum.overflow = true;
        return;
    }
    sum.interval = *interval;
    sum.headline = *headline;
    sum.firm = *firm;
    sum.paid = *paid;
    sum.deals += figures.deals;
    sum.openEnded += figures.interval->isOpen() ? 1 : 0;
}

QList<int> sorted(QList<int> positions)
{
    std::ranges::sort(positions);
    return positions;
}

} // namespace

QList<MoneyPiece> moneyPieces(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    const FamilyWalk walk(resolution, selected, {}, currency);
    QList<MoneyPiece> pieces;
    for (const int position : selected) {
        const QList<int> below = walk.selectedParts(position);
        MoneyPiece piece;
        piece.position = position;
        piece.leftOut = whyLeftOut(resolution.deals()[position], currency);
        piece.remainder = !below.isEmpty();
        const Figures figures
            = piece.remainder ? walk.remainder(position, below) : walk.own(position);
        piece.interval = figures.interval;
        piece.firm = figures.firm;
        piece.paid = figures.paid;
        pieces.append(piece);
    }
    return pieces;
}

MoneySum sumOf(const Resolution &resolution, const QList<int> &selected, const QList<int> &bucket,
               Currency currency)
{
    const FamilyWalk walk(resolution, selected, bucket, currency);
    MoneySum sum;
    sum.interval.ceiling = Money{};
    for (const int position : sorted(bucket)) {
        if (!walk.hasAncestorIn(walk.bucket(), position)) {
            accumulate(sum, walk.inBucket(position));
        }
    }
    return sum;
}

DealList notCountedTwice(const Resolution &resolution, const QList<int> &selected,
                         Currency currency)
{
    QSet<int> counted;
    for (const int position : selected) {
        if (!whyLeftOut(resolution.deals()[position], currency)) {
            counted.insert(position);
        }
    }
    const FamilyWalk walk(resolution, selected, {}, currency);
    QList<DealId> inside;
    for (const int position : sorted(selected)) {
        if (counted.contains(position) && walk.hasAncestorIn(counted, position)) {
            inside.append(resolution.deals()[position].id);
        }
    }
    return inside;
}

QList<LeftOutDeals> leftOutOf(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    QMap<LeftOut, QList<DealId>> byReason;
    for (const int position : sorted(selected)) {
        const ResolvedDeal &deal = resolution.deals()[position];
        if (deal.nature == Nature::None) {
            continue;
        }
        if (const auto reason = whyLeftOut(deal, currency)) {
            byReason[*reason].append(deal.id);
        }
    }
    QList<LeftOutDeals> all;
    for (auto it = byReason.cbegin(); it != byReason.cend(); ++it) {
        all.append({it.key(), it.value()});
    }
    return all;
}

Totals totalsOf(const Resolution &resolution, const QList<int> &selected, Currency currency)
{
    Totals totals;
    totals.deals = int(selected.size());
    totals.currency = currency;
    QList<int> capital;
    QList<int> purchase;
    for (const int position : selected) {
        const ResolvedDeal &deal = resolution.deals()[position];
        totals.claims += int(deal.claims.size() + deal.setAside.size());
        if (deal.nature == Nature::Capital) {
            capital.append(position);
        } else if (deal.nature == Nature::Purchase) {
            purchase.append(position);
        }
    }
    totals.capital = sumOf(resolution, selected, capital, currency);
    totals.purchase = sumOf(resolution, selected, purchase, currency);
    totals.leftOut = leftOutOf(resolution, selected, currency);
    totals.notCountedTwice = notCountedTwice(resolution, selected, currency);
    return totals;
}

namespace {

void add(MoneySum &sum, const MoneySum &more)
{
    const auto floor = checkedAdd(sum.interval.floor, more.interval.floor);
    const auto ceiling = checkedAdd(sum.interval.ceiling.value_or(Money{}),
                                    more.interval.ceiling.value_or(Money{}));
    const auto firm = checkedAdd(sum.firm, more.firm);
    const auto paid = checkedAdd(sum.paid, more.paid);
    if (more.overflow || !floor || !ceiling || !firm || !paid) {
        sum.overflow = true;
        return;
    }
    sum.interval = {*floor, ceiling};
    sum.firm = *firm;
    sum.paid = *paid;
    sum.deals += more.deals;
    sum.openEnded += more.openEnded;
}

void addShare(MoneySum &sum, const YearShare &share)
{
    MoneySum one;
    one.interval = {share.interval.floor, share.interval.ceiling.value_or(share.interval.floor)};
    one.firm = share.firm;
    one.paid = share.paid;
    one.deals = 1;
    one.openEnded = share.interval.isOpen() ? 1 : 0;
    add(sum, one);
}

} // namespace

QList<YearSum> sumsPerYear(const Resolution &resolution, const QList<int> &selected,
                           Currency currency)
{
    std::map<int, YearSum> years;
    std::map<int, QList<int>> atOnce; // deals without a term, by the year of their date
    const auto yearOf = [&years](int year) -> YearSum & {
        YearSum &sum = years[year];
        sum.year = year;
        return sum;
    };
    for (const MoneyPiece &piece : moneyPieces(resolution, selected, currency)) {
        const ResolvedDeal &deal = resolution.deals()[piece.position];
        if (deal.nature == Nature::None || !piece.interval) {
            continue;
        }
        const QList<YearShare> shares = perYear(deal, *piece.interval, piece.firm, piece.paid);
        if (spreadOf(deal) == Spread::Once) {
            if (!shares.isEmpty()) {
                atOnce[shares.first().year].append(piece.position);
            }
            continue;
        }
        for (const YearShare &share : shares) {
            YearSum &sum = yearOf(share.year);
            addShare(deal.nature == Nature::Capital ? sum.capital : sum.purchase, share);
            ++sum.deals;
            sum.claims += int(deal.claims.size() + deal.setAside.size());
        }
    }
    for (const auto &[year, bucket] : atOnce) {
        YearSum &sum = yearOf(year);
        for (const Nature nature : {Nature::Capital, Nature::Purchase}) {
            QList<int> ofNature;
            for (const int position : bucket) {
                const ResolvedDeal &deal = resolution.deals()[position];
                if (deal.nature == nature) {
                    ofNature.append(position);
                    ++sum.deals;
                    sum.claims += int(deal.claims.size() + deal.setAside.size());
                }
            }
            // A family that lies in one year is counted once, like everywhere.
            add(nature == Nature::Capital ? sum.capital : sum.purchase,
                sumOf(resolution, selected, ofNature, currency));
        }
    }
    QList<YearSum> sums;
    for (const auto &[year, sum] : years) {
        if (year != YearShare::NotScheduled) {
            sums.append(sum);
        }
    }
    if (const auto rest = years.find(YearShare::NotScheduled); rest != years.end()) {
        sums.append(rest->second);
    }
    return sums;
}

} // namespace dealscope::tests::byrule
