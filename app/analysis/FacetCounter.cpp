// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FacetCounter.h"

namespace dealscope::analysis {

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
            m_facets.dates.append(PartialDate(QDate::fromJulianDay(m_figures.firstDay[at]),
                                              QDate::fromJulianDay(m_figures.lastDay[at])));
        } else {
            ++m_facets.undated;
        }
    }
    if (counted(Dimension::Amounts)) {
        if ((m_figures.flags[at] & FigureColumns::Comparable) != 0) {
            const qint64 ceiling = m_figures.ceiling[at];
            m_facets.amounts.append(
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
    const auto take = [](const std::vector<int> &counts, auto &into, auto keyOf) {
        for (size_t code = 0; code < counts.size(); ++code) {
            if (counts[code] > 0) {
                into[keyOf(quint32(code))] += counts[code];
            }
        }
    };
    const auto company
        = [this](quint32 row) { return CompanyId{m_snapshot.columns().companies.idAt(row)}; };
    take(m_companies.counts, m_facets.companies, company);
    take(m_payers.counts, m_facets.payers, company);
    take(m_payees.counts, m_facets.payees, company);
    take(m_outlets.counts, m_facets.outlets,
         [this](quint32 row) { return OutletId{m_snapshot.columns().outlets.idAt(row)}; });
    take(m_tags.counts, m_facets.tags, [this](quint32 code) { return m_figures.tagNames[code]; });
    take(m_currencies, m_facets.currencies,
         [this](quint32 code) { return m_figures.currencies[code]; });
    for (const auto &kind : enumEntries<DealKind>()) {
        const auto code = size_t(kind.value);
        if (m_kinds[code] > 0) {
            m_facets.kinds[kind.value] = m_kinds[code];
        }
        if (m_natures[code] > 0) {
            m_facets.natures[natureOf(kind.value)] += m_natures[code];
        }
    }
    for (const auto &status : enumEntries<Status>()) {
        if (const int count = m_statuses[size_t(status.value)]; count > 0) {
            m_facets.statuses[status.value] = count;
        }
    }
    for (const auto &form : enumEntries<Form>()) {
        if (const int count = m_forms[size_t(form.value)]; count > 0) {
            m_facets.forms[form.value] = count;
        }
    }
    return std::move(m_facets);
}

} // namespace dealscope::analysis
