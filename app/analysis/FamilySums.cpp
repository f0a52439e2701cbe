// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FamilySums.h"

#include "analysis/FamilyWalk.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

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

FamilySums::FamilySums(const Resolution &resolution, PositionSet selected, Currency currency)
    : m_resolution(resolution)
    , m_money(resolution, currency)
    , m_selected(std::move(selected))
{
}

bool FamilySums::hasSelectedAbove(int position) const
{
    for (int above = m_money.row(size_t(position)).whole; above >= 0;
         above = m_money.row(size_t(above)).whole) {
        if (isSelected(above)) {
            return true;
        }
    }
    return false;
}

bool FamilySums::hasBucketAbove(int position) const
{
    for (int above = m_money.row(size_t(position)).whole; above >= 0;
         above = m_money.row(size_t(above)).whole) {
        if (isInBucket(above)) {
            return true;
        }
    }
    return false;
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

bool FamilySums::isSizeUnknown(int position) const
{
    const auto at = size_t(position);
    return m_money.nature(at) != Nature::None && m_money.leftOut(at) == quint8(LeftOut::NoAmount);
}

MoneyPiece FamilySums::pieceOf(int position) const
{
    const FamilyWalk<FamilySums> walk(*this);
    MoneyPiece piece;
    piece.position = position;
    piece.leftOut = m_money.whyLeftOut(size_t(position));
    walk.eachSelectedPart(position, [&](int) { piece.remainder = true; });
    const FamilyFigures figures = piece.remainder ? walk.remainder(position) : own(position);
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
    accumulate(sum, FamilyWalk<FamilySums>(*this).family(position));
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
            accumulate(sum, FamilyWalk<FamilySums>(*this).inBucket(position));
        }
    }
    return sum.sum();
}

} // namespace dealscope::analysis
