// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FacetsByRule.h"

namespace dealscope::tests::byrule {

FacetCounter::FacetCounter(const SelectionInput &input)
    : m_input(input)
    , m_snapshot(input.resolution->snapshot())
    , m_figures(input.resolution->figures())
    , m_clauses(input)
    , m_companies(m_snapshot.columns().companies.size())
    , m_payers(m_snapshot.columns().companies.size())
    , m_payees(m_snapshot.columns().companies.size())
    , m_outlets(m_snapshot.columns().outlets.size())
    , m_tags(m_figures.tagNames.size())
    , m_currencies(m_figures.currencies.size(), 0)
{
    if (input.groups) {
        for (const Company &company : m_snapshot.data().companies) {
            m_parents.push_back(company.parent.isValid()
                                    ? m_snapshot.columns().companies.rowOf(company.parent.value)
                                    : NoRow);
        }
    }
}

void FacetCounter::addCompanies(CodeCounts &into, std::span<const quint32> rows, quint32 deal) const
{
    for (quint32 row : rows) {
        // Whoever was counted for this deal had all above counted too.
        while (row != NoRow && into.add(row, deal)) {
            row = m_parents.empty() ? NoRow : m_parents[row];
        }
    }
}

void FacetCounter::countDeal(quint32 position, quint32 failures)
{
    const size_t at = position;
    const quint32 deal = position + 1;
    const auto counted
        = [failures](Dimension dimension) { return (failures & ~(1U << int(dimension))) == 0; };
    if (counted(Dimension::Companies)) {
        addCompanies(m_companies, m_figures.payers[at], deal);
        addCompanies(m_companies, m_figures.payees[at], deal);
        addCompanies(m_companies, m_figures.others[at], deal);
    }
    if (counted(Dimension::Payers)) {
        addCompanies(m_payers, m_figures.payers[at], deal);
    }
    if (counted(Dimension::Payees)) {
        addCompanies(m_payees, m_figures.payees[at], deal);
    }
    if (counted(Dimension::Kinds)) {
        ++m_kinds[m_figures.kind[at]];
    }
    if (counted(Dimension::Natures)) {
        ++m_natures[m_figures.kind[at]];
    }
    if (counted(Dimension::Statuses)) {
        ++m_statuses[m_figures.status[at]];
    }
    if (counted(Dimension::Forms)) {
        ++m_forms[m_figures.form[at]];
    }
    if (counted(Dimension::Currencies) && m_figures.currency[at] != FigureColumns::NoCurrency) {
        ++m_currencies[m_figures.currency[at]];
    }
    if (counted(Dimension::Outlets)) {
        for (const quint32 outlet : m_figures.outlets[at]) {
            m_outlets.add(outlet, deal);
        }
    }
    if (counted(Dimension::Tags)) {
        for (const quint32 tag : m_figures.tags[at]) {
            m_tags.add(tag, deal);
        }
    }
    if (counted(Dimension::Dates)) {
        if (m_figures.firstDay[at] != FigureColumns::NoDay) {
            m_facets.dates.add(MonthCounts::monthOf(QDate::fromJulianDay(m_figures.firstDay[at])),
                               MonthCounts::monthOf(QDate::fromJulianDay(m_figures.lastDay[at])));
        } else {
            ++m_facets.undated;
        }
    }
    if (counted(Dimension::Amounts)) {
        if ((m_figures.flags[at] & FigureColumns::Comparable) != 0) {
            const qint64 ceiling = m_figures.ceiling[at];
            m_facets.amounts.add(
                {Money{m_figures.floor[at]},
                 ceiling == FigureColumns::Open ? std::nullopt : std::optional(Money{ceiling})});
        } else {
            ++m_facets.amountless;
        }
    }
}

FacetCounts FacetCounter::count()
{
    for (quint32 position = 0; position < m_figures.size(); ++position) {
        const quint32 failures = m_clauses.failures(int(position));
        // Who fails two clauses is in no facet.
        if ((failures & (failures - 1)) == 0) {
            countDeal(position, failures);
        }
    }
    m_facets.companies = std::move(m_companies.counts);
    m_facets.payers = std::move(m_payers.counts);
    m_facets.payees = std::move(m_payees.counts);
    m_facets.outlets = std::move(m_outlets.counts);
    m_facets.tags = std::move(m_tags.counts);
    m_facets.currencies = std::move(m_currencies);
    for (size_t kind = 0; kind < m_facets.kinds.size(); ++kind) {
        m_facets.kinds[kind] = m_kinds[kind];
        m_facets.natures[size_t(natureOf(DealKind(kind)))] += m_natures[kind];
    }
    std::copy_n(m_statuses.begin(), m_facets.statuses.size(), m_facets.statuses.begin());
    std::copy_n(m_forms.begin(), m_facets.forms.size(), m_facets.forms.begin());
    return std::move(m_facets);
}

FacetCounts countFacets(const SelectionInput &input)
{
    return FacetCounter(input).count();
}

} // namespace dealscope::tests::byrule
