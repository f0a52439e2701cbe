// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FilterFacets.h"

#include "analysis/YearOfDay.h"

#include <bit>

namespace dealscope::analysis {

namespace {

/// The deals that a facet counts: those that pass all clauses but its own.
template<typename Visit>
void eachCounted(const CrossFilter &filter, Dimension facet, std::span<const int> selected,
                 const Visit &visit)
{
    if (!filter.filter().isSet(facet)) {
        for (const int position : selected) {
            visit(size_t(position));
        }
        return;
    }
    const std::vector<quint64> bits = filter.passingBut(facet);
    for (size_t word = 0; word < bits.size(); ++word) {
        for (quint64 rest = bits[word]; rest != 0; rest &= rest - 1) {
            visit(word * 64 + size_t(std::countr_zero(rest)));
        }
    }
}

template<typename Counts>
void countCodes(const CrossFilter &filter, Dimension facet, Counts &counts)
{
    for (const FacetValue &value : filter.values(facet)) {
        if (value.code < counts.size()) {
            counts[value.code] = value.deals;
        }
    }
}

void countDates(const CrossFilter &filter, const FacetSteps &steps, std::span<const int> selected,
                FacetCounts &counts)
{
    const auto months = size_t(steps.lastMonth() - steps.firstMonth() + 1);
    std::vector<int> begins(months, 0);
    std::vector<int> ends(months, 0);
    eachCounted(filter, Dimension::Dates, selected, [&](size_t position) {
        const FacetSteps::Deal &deal = steps[position];
        if (deal.firstMonth == FacetSteps::NoMonth) {
            ++counts.undated;
            return;
        }
        const auto first = size_t(deal.firstMonth - steps.firstMonth());
        ++begins[first];
        ++ends[first + deal.months];
    });
    counts.dates = MonthCounts(steps.firstMonth(), begins, ends);
}

void countAmounts(const CrossFilter &filter, const FacetSteps &steps, std::span<const int> selected,
                  FacetCounts &counts)
{
    // The last place of each is for those that have no such end.
    std::array<int, 256> floors{};
    std::array<int, 256> ceilings{};
    eachCounted(filter, Dimension::Amounts, selected, [&](size_t position) {
        ++floors[steps[position].floor];
        ++ceilings[steps[position].ceiling];
    });
    counts.amountless = floors[FacetSteps::NoStep];
    std::array<int, AmountCounts::Steps> some{};
    std::array<int, AmountCounts::Steps> others{};
    std::copy_n(floors.begin(), some.size(), some.begin());
    std::copy_n(ceilings.begin(), others.size(), others.begin());
    counts.amounts = AmountCounts(some, others);
}

} // namespace

FacetSteps::Deal FacetSteps::dealOf(const FigureColumns &figures, size_t position)
{
    Deal deal;
    if (const qint32 day = figures.firstDay[position]; day != FigureColumns::NoDay) {
        deal.firstMonth = YearOfDay::monthOf(day);
        deal.months = quint16(YearOfDay::monthOf(figures.lastDay[position]) - deal.firstMonth);
    }
    if ((figures.flags[position] & FigureColumns::Comparable) != 0) {
        const qint64 ceiling = figures.ceiling[position];
        const auto stepOf
            = [](qint64 units) { return quint8(AmountCounts::edgeBelow(Money{units}) + 1); };
        deal.floor = stepOf(figures.floor[position]);
        deal.ceiling = ceiling == FigureColumns::Open ? NoStep : stepOf(ceiling);
    }
    return deal;
}

FacetSteps::FacetSteps(const FigureColumns &figures)
    : m_deals(figures.size())
{
    for (size_t position = 0; position < m_deals.size(); ++position) {
        m_deals[position] = dealOf(figures, position);
    }
    measureMonths();
}

void FacetSteps::measureMonths()
{
    m_firstMonth = 0;
    m_lastMonth = -1;
    bool isFirst = true;
    for (const Deal &deal : m_deals) {
        if (deal.firstMonth != NoMonth) {
            const int last = deal.firstMonth + deal.months;
            m_firstMonth = isFirst ? deal.firstMonth : std::min(m_firstMonth, deal.firstMonth);
            m_lastMonth = isFirst ? last : std::max(m_lastMonth, last);
            isFirst = false;
        }
    }
}

void FacetSteps::follow(const Resolution &before, const Resolution &next,
                        std::span<const quint32> changed)
{
    next.derived().follow<FacetSteps>(before.derived(), [&](const auto &old) {
        auto steps = std::make_shared<FacetSteps>(*old);
        for (const quint32 position : changed) {
            steps->m_deals[position] = dealOf(next.figures(), position);
        }
        steps->measureMonths();
        return steps;
    });
}

std::shared_ptr<const FacetSteps> FacetSteps::of(const Resolution &resolution)
{
    return resolution.derived().get<FacetSteps>([&] { return FacetSteps(resolution.figures()); });
}

namespace {

void countValues(const CrossFilter &filter, const Resolution &resolution, FacetCounts &counts)
{
    const LedgerColumns &columns = resolution.snapshot().columns();
    const FigureColumns &figures = resolution.figures();
    counts.companies.assign(columns.companies.size(), 0);
    counts.payers.assign(columns.companies.size(), 0);
    counts.payees.assign(columns.companies.size(), 0);
    counts.outlets.assign(columns.outlets.size(), 0);
    counts.currencies.assign(figures.currencies.size(), 0);
    counts.tags.assign(figures.tagNames.size(), 0);
    countCodes(filter, Dimension::Companies, counts.companies);
    countCodes(filter, Dimension::Payers, counts.payers);
    countCodes(filter, Dimension::Payees, counts.payees);
    countCodes(filter, Dimension::Kinds, counts.kinds);
    countCodes(filter, Dimension::Natures, counts.natures);
    countCodes(filter, Dimension::Statuses, counts.statuses);
    countCodes(filter, Dimension::Forms, counts.forms);
    countCodes(filter, Dimension::Outlets, counts.outlets);
    countCodes(filter, Dimension::Currencies, counts.currencies);
    countCodes(filter, Dimension::Tags, counts.tags);
}

} // namespace

FacetCounts countFacets(const CrossFilter &filter, const Resolution &resolution)
{
    const std::vector<quint32> rows = filter.selectedRows();
    const QList<int> selected(rows.begin(), rows.end());
    return FacetCounter().count(filter, resolution, selected);
}

const FacetCounts &FacetCounter::count(const CrossFilter &filter, const Resolution &resolution,
                                       std::span<const int> selected)
{
    FacetCounts counts;
    countValues(filter, resolution, counts);
    const auto steps = FacetSteps::of(resolution);
    const auto isSameBut = [&](Dimension dimension) {
        return m_figures == filter.figures()
            && m_filter.without(dimension) == filter.filter().without(dimension);
    };
    if (isSameBut(Dimension::Dates)) {
        counts.dates = std::move(m_counts.dates);
        counts.undated = m_counts.undated;
    } else {
        countDates(filter, *steps, selected, counts);
    }
    if (isSameBut(Dimension::Amounts)) {
        counts.amounts = m_counts.amounts;
        counts.amountless = m_counts.amountless;
    } else {
        countAmounts(filter, *steps, selected, counts);
    }
    m_figures = filter.figures();
    m_filter = filter.filter();
    m_counts = std::move(counts);
    return m_counts;
}

} // namespace dealscope::analysis
