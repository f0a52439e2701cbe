// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FacetFamilies.h"

#include "analysis/FamilyWalk.h"

#include <QVarLengthArray>

#include <algorithm>

namespace dealscope::analysis {

using namespace core;

namespace {

constexpr qsizetype UsualMembers = 32;

/// The members of one family as FamilyWalk asks for them.
class MemberTree
{
public:
    MemberTree(const FacetFamilies::Layer &layer, size_t family)
        : m_layer(layer)
        , m_begin(layer.set.begin(family))
        , m_end(layer.set.end(family))
        , m_selected(qsizetype(m_end - m_begin))
        , m_bucket(qsizetype(m_end - m_begin))
    {
    }

    /// Selects what fails no clause but one.
    int select(std::span<const quint16> masks, quint16 but)
    {
        int count = 0;
        for (size_t i = 0; i < masks.size(); ++i) {
            m_selected[qsizetype(i)] = (masks[i] & ~but) == 0;
            count += m_selected[qsizetype(i)] ? 1 : 0;
        }
        return count;
    }
    void clearBucket() { std::ranges::fill(m_bucket, false); }
    void addToBucket(quint32 member) { m_bucket[qsizetype(member - m_begin)] = true; }

    template<typename Visit>
    void eachPart(int member, const Visit &visit) const
    {
        for (const quint32 part : m_layer.set.parts(size_t(member))) {
            visit(int(part));
        }
    }
    [[nodiscard]] bool isSelected(int member) const { return m_selected[member - int(m_begin)]; }
    [[nodiscard]] bool isInBucket(int member) const { return m_bucket[member - int(m_begin)]; }

    [[nodiscard]] FamilyFigures own(int member) const
    {
        const CrossFilterRow &row = rowOf(quint32(member));
        FamilyFigures figures;
        if (!row.adds) {
            figures.over = row.over;
            return figures;
        }
        figures.interval
            = Interval{Money{qint64(row.floor)},
                       row.open ? std::nullopt : std::optional(Money{qint64(row.ceiling)})};
        figures.headline = Money{qint64(row.headline)};
        figures.firm = Money{qint64(row.firm)};
        figures.paid = Money{qint64(row.paid)};
        figures.deals = 1;
        return figures;
    }
    [[nodiscard]] bool isSizeUnknown(int member) const
    {
        return rowOf(quint32(member)).sizeUnknown;
    }

    [[nodiscard]] quint32 begin() const { return m_begin; }
    [[nodiscard]] quint32 end() const { return m_end; }
    [[nodiscard]] const CrossFilterRow &rowOf(quint32 member) const
    {
        return m_layer.rows.rows[m_layer.set.slot(member)];
    }
    [[nodiscard]] bool hasWholeInBucket(quint32 member) const
    {
        for (qint32 above = m_layer.set.whole(member); above >= 0;
             above = m_layer.set.whole(size_t(above))) {
            if (isInBucket(above)) {
                return true;
            }
        }
        return false;
    }

private:
    const FacetFamilies::Layer &m_layer;
    quint32 m_begin;
    quint32 m_end;
    QVarLengthArray<bool, UsualMembers> m_selected;
    QVarLengthArray<bool, UsualMembers> m_bucket;
};

void add(quint64 &sum, Money money, bool &overflow)
{
    sum += quint64(money.units);
    overflow = overflow || sum > quint64(std::numeric_limits<qint64>::max());
}

void add(FacetFamilies::Sum &sum, const FamilyFigures &figures)
{
    sum.overflow = sum.overflow || figures.overflow;
    if (!figures.interval) {
        return;
    }
    const Interval &interval = *figures.interval;
    add(sum.cell.floor, interval.floor, sum.overflow);
    add(sum.cell.ceiling, interval.ceiling.value_or(interval.floor), sum.overflow);
    add(sum.cell.firm, figures.firm, sum.overflow);
    add(sum.totals.headline, figures.headline, sum.overflow);
    add(sum.totals.paid, figures.paid, sum.overflow);
    sum.cell.counts += interval.isOpen() ? FacetCell::OneOpen : 0;
    sum.totals.adding += quint64(figures.deals);
}

/// The sum of what is in the bucket, counted from its topmost members.
FacetFamilies::Sum sumOfBucket(const MemberTree &tree)
{
    const FamilyWalk walk(tree);
    FacetFamilies::Sum sum;
    for (quint32 member = tree.begin(); member < tree.end(); ++member) {
        if (!tree.isInBucket(int(member))) {
            continue;
        }
        sum.cell.counts += 1;
        sum.totals.claims += tree.rowOf(member).claims;
        if (!tree.hasWholeInBucket(member)) {
            add(sum, walk.inBucket(int(member)));
        }
    }
    return sum;
}

template<typename Values>
void eachBucket(MemberTree &tree, const Values &values, const FacetFamilies::Visit &visit)
{
    QVarLengthArray<std::pair<quint32, quint32>, 2 * UsualMembers> found; // value, member
    for (quint32 member = tree.begin(); member < tree.end(); ++member) {
        if (tree.isSelected(int(member))) {
            values(tree.rowOf(member), [&](quint32 value) { found.append({value, member}); });
        }
    }
    std::ranges::sort(found);
    for (qsizetype i = 0; i < found.size();) {
        const quint32 value = found[i].first;
        tree.clearBucket();
        for (; i < found.size() && found[i].first == value; ++i) {
            tree.addToBucket(found[i].second);
        }
        visit(value, sumOfBucket(tree));
    }
}

/// True if the same members count under both masks.
bool countAlike(std::span<const quint16> a, std::span<const quint16> b, quint16 but)
{
    for (size_t i = 0; i < a.size(); ++i) {
        if (((a[i] & ~but) == 0) != ((b[i] & ~but) == 0)) {
            return false;
        }
    }
    return true;
}

template<bool Add>
void countFacet(const FacetFamilies::Layer &layer, size_t family, std::span<const quint16> masks,
                Dimension facet, FacetSums &sums)
{
    FacetFamilies::eachSum(layer, family, masks, facet,
                           [&](quint32 value, const FacetFamilies::Sum &sum) {
                               sums.familyCell(facet, value).count<Add>(sum.cell);
                           });
}

template<bool Add>
void countTotals(const FacetFamilies::Layer &layer, size_t family, std::span<const quint16> masks,
                 FacetSums &sums)
{
    FacetFamilies::eachTotal(layer, family, masks,
                             [&](quint32 value, const FacetFamilies::Sum &sum) {
                                 sums.familyTotals(Nature(value)).count<Add>(sum.cell);
                                 sums.totals(Nature(value)).count<Add>(sum.totals);
                             });
}

} // namespace

void FacetFamilies::eachSum(const Layer &layer, size_t family, std::span<const quint16> masks,
                            Dimension facet, const Visit &visit)
{
    MemberTree tree(layer, family);
    if (tree.select(masks, bitOf(facet)) > 0) {
        eachBucket(
            tree,
            [&](const CrossFilterRow &row, const auto &found) {
                layer.rows.eachValue(row, facet, layer.categories, found);
            },
            visit);
    }
}

void FacetFamilies::eachTotal(const Layer &layer, size_t family, std::span<const quint16> masks,
                              const Visit &visit)
{
    MemberTree tree(layer, family);
    if (tree.select(masks, 0) > 0) {
        eachBucket(
            tree, [](const CrossFilterRow &row, const auto &found) { found(quint32(row.nature)); },
            visit);
    }
}

void FacetFamilies::recount(const Layer &layer, size_t family, std::span<const quint16> masks,
                            FacetSums &sums, Dimension own)
{
    const auto before = std::span(m_counted).subspan(layer.set.begin(family), masks.size());
    if (std::ranges::equal(before, masks)) {
        return;
    }
    for (int i = 0; i < DimensionCount; ++i) {
        const auto facet = Dimension(i);
        if (facet == own || facet == Dimension::Words || countAlike(before, masks, bitOf(facet))) {
            continue;
        }
        countFacet<false>(layer, family, before, facet, sums);
        countFacet<true>(layer, family, masks, facet, sums);
    }
    if (!countAlike(before, masks, 0)) {
        countTotals<false>(layer, family, before, sums);
        countTotals<true>(layer, family, masks, sums);
    }
    std::ranges::copy(masks, before.begin());
}

void FacetFamilies::countAnew(const Layer &layer, size_t family, std::span<const quint16> masks,
                              FacetSums &sums, Dimension own)
{
    for (int i = 0; i < DimensionCount; ++i) {
        const auto facet = Dimension(i);
        if (facet != own && facet != Dimension::Words) {
            countFacet<true>(layer, family, masks, facet, sums);
        }
    }
    countTotals<true>(layer, family, masks, sums);
    std::ranges::copy(masks, m_counted.begin() + layer.set.begin(family));
}

void FacetFamilies::takeOff(const Layer &layer, size_t family, FacetSums &sums)
{
    const std::vector<quint16> nowhere(layer.set.end(family) - layer.set.begin(family), Nowhere);
    // Words have no facet, so that none is left out.
    recount(layer, family, nowhere, sums, Dimension::Words);
}

} // namespace dealscope::analysis
