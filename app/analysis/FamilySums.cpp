// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FamilySums.h"

#include <algorithm>

namespace dealscope::analysis {

/// A family's figures while it is added up. Without an interval nothing is known of its money.
struct FamilyFigures {
    std::optional<Interval> interval;
    Money headline;
    Money firm;
    Money paid;
    bool unknownParts = false; ///< something in it has no amount
    bool over = false; ///< ended, denied or replaced: stands for no money at all
    bool overflow = false;
    int deals = 0;

    void add(const FamilyFigures &other)
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

namespace {

Money lessOrZero(Money from, std::optional<Money> what)
{
    return what && from > *what ? Money{from.units - what->units} : Money{};
}

/// Takes parts off a whole. Parts of unknown size may be all of it.
void subtract(FamilyFigures &whole, const FamilyFigures &parts)
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

void accumulate(MoneyTally &sum, const FamilyFigures &figures)
{
    sum.overflow = sum.overflow || figures.overflow;
    if (!figures.interval || sum.overflow) {
        return;
    }
    const Interval &interval = *figures.interval;
    sum.add(interval.floor.units, interval.ceiling.value_or(interval.floor).units,
            figures.headline.units, figures.firm.units, figures.paid.units,
            interval.isOpen() ? 1 : 0, figures.deals);
}

} // namespace

FamilySums::FamilySums(const Resolution &resolution, const QList<int> &selected, Currency currency)
    : m_resolution(resolution)
    , m_money(resolution, currency)
    , m_selected(resolution.dealCount())
{
    for (const int position : selected) {
        m_selected.insert(position);
    }
}

/// The nearest selected deals below, through deals that the filter holds back.
QList<int> FamilySums::selectedParts(int position) const
{
    QList<int> found;
    if ((m_money.figures().flags[size_t(position)] & FigureColumns::HasParts) == 0) {
        return found;
    }
    for (const int part : m_resolution.partsOf(position)) {
        if (isSelected(part)) {
            found.append(part);
        } else {
            found.append(selectedParts(part));
        }
    }
    return found;
}

bool FamilySums::hasSelectedAbove(int position) const
{
    const auto &wholes = m_money.figures().whole;
    for (int above = wholes[size_t(position)]; above >= 0; above = wholes[size_t(above)]) {
        if (isSelected(above)) {
            return true;
        }
    }
    return false;
}

bool FamilySums::hasBucketAbove(int position) const
{
    const auto &wholes = m_money.figures().whole;
    for (int above = wholes[size_t(position)]; above >= 0; above = wholes[size_t(above)]) {
        if (isInBucket(above)) {
            return true;
        }
    }
    return false;
}

bool FamilySums::hasBucketBelow(int position) const
{
    return std::ranges::any_of(selectedParts(position), [this](int part) {
        return isInBucket(part) || hasBucketBelow(part);
    });
}

/// The deal alone.
FamilyFigures FamilySums::own(int position) const
{
    const auto at = size_t(position);
    FamilyFigures figures;
    if (m_money.leftOut(at) != DealMoney::Adds) {
        figures.over = m_money.isOver(at);
        return figures;
    }
    figures.interval = m_money.interval(at);
    figures.headline = m_money.stated(at);
    figures.firm = m_money.firm(at);
    figures.paid = m_money.paid(at);
    figures.deals = 1;
    return figures;
}

/// The deal with everything selected below it.
FamilyFigures FamilySums::family(int position) const
{
    FamilyFigures parts;
    const QList<int> below = selectedParts(position);
    for (const int part : below) {
        parts.add(family(part));
    }
    return joined(position, own(position), parts, !below.isEmpty());
}

/// The deal with what lies in the bucket below it, less what lies below it elsewhere.
FamilyFigures FamilySums::inBucket(int position) const
{
    FamilyFigures inside;
    FamilyFigures outside;
    bool hasInside = false;
    bool hasOutside = false;
    collect(position, inside, outside, hasInside, hasOutside);
    FamilyFigures whole = own(position);
    if (whole.interval && hasOutside) {
        subtract(whole, outside);
    }
    return joined(position, whole, inside, hasInside);
}

/// What is left of the deal when its selected parts are taken off.
FamilyFigures FamilySums::remainder(int position, const QList<int> &below) const
{
    FamilyFigures whole = own(position);
    FamilyFigures parts;
    for (const int part : below) {
        parts.add(family(part));
    }
    if (whole.interval) {
        subtract(whole, parts);
    }
    return whole;
}

void FamilySums::collect(int position, FamilyFigures &inside, FamilyFigures &outside,
                         bool &hasInside, bool &hasOutside) const
{
    for (const int part : selectedParts(position)) {
        if (isInBucket(part)) {
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

FamilyFigures FamilySums::joined(int position, const FamilyFigures &whole,
                                 const FamilyFigures &parts, bool hasParts) const
{
    if (!hasParts) {
        return whole;
    }
    FamilyFigures family = parts;
    family.deals += whole.deals;
    family.overflow = family.overflow || whole.overflow;
    if (!whole.interval) {
        const auto at = size_t(position);
        const bool unknownSize = m_money.nature(at) != Nature::None
            && m_money.leftOut(at) == quint8(LeftOut::NoAmount);
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

MoneyPiece FamilySums::pieceOf(int position) const
{
    const QList<int> below = selectedParts(position);
    MoneyPiece piece;
    piece.position = position;
    piece.leftOut = m_money.whyLeftOut(size_t(position));
    piece.remainder = !below.isEmpty();
    const FamilyFigures figures = piece.remainder ? remainder(position, below) : own(position);
    piece.interval = figures.interval;
    piece.firm = figures.firm;
    piece.paid = figures.paid;
    return piece;
}

MoneySum FamilySums::alone(int position) const
{
    MoneyTally sum;
    accumulate(sum, own(position));
    return sum.sum();
}

void FamilySums::addFamily(MoneyTally &sum, int position) const
{
    accumulate(sum, family(position));
}

MoneySum FamilySums::sumOf(std::span<const int> bucket)
{
    MoneyTally sum;
    std::vector<int> members;
    for (const int position : bucket) {
        if (isInFamily(position)) {
            members.push_back(position);
        } else if (m_money.leftOut(size_t(position)) == DealMoney::Adds) {
            sum.add(m_money, size_t(position));
        }
    }
    if (members.empty()) {
        return sum.sum();
    }
    if (m_bucketOf.empty()) {
        m_bucketOf.assign(size_t(m_resolution.dealCount()), 0);
    }
    ++m_bucket;
    for (const int position : members) {
        m_bucketOf[size_t(position)] = m_bucket;
    }
    for (const int position : members) {
        if (!hasBucketAbove(position)) {
            accumulate(sum, inBucket(position));
        }
    }
    return sum.sum();
}

} // namespace dealscope::analysis
