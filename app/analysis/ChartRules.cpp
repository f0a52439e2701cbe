// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartRules.h"

#include "analysis/YearOfDay.h"

namespace dealscope::analysis {

ChartRules::ChartRules(const Resolution &resolution, Currency currency, bool groups,
                       const ChartQuery &query)
    : m_resolution(resolution)
    , m_currency(currency)
    , m_groups(groups)
    , m_query(query)
    , m_money(resolution, currency)
    , m_rowCodes(resolution, query.by, groups)
    , m_deals(size_t(resolution.dealCount()))
{
    if (query.stack) {
        m_stackCodes.emplace(resolution, *query.stack, groups);
    }
}

const ChartRules::Deal &ChartRules::at(int position)
{
    Deal &deal = m_deals[size_t(position)];
    if (deal.part == Part::Unknown) {
        deal = find(position);
    }
    return deal;
}

ChartRules::Deal ChartRules::find(int position)
{
    const auto at = size_t(position);
    const Nature nature = m_money.nature(at);
    if (!m_query.natures.contains(nature)
        || (nature == Nature::None && m_query.measure != ChartMeasure::Count)) {
        return {0, Part::NotAsked};
    }
    std::optional<quint32> code;
    if (m_query.measure == ChartMeasure::PerYear) {
        const Part part = partOfYears(position);
        if (part != Part::Whole) {
            return {0, part};
        }
        code = m_rowCodes.codeOfYear(YearOfDay::of(m_money.row(at).firstDay));
    }
    if (m_money.isInFamily(at)) {
        return {0, Part::Special};
    }
    const quint32 row = code ? *code : m_rowCodes.codeOf(position);
    const quint32 stack = m_stackCodes ? m_stackCodes->codeOf(position) : 0;
    if (row == ChartCodes::Several || stack == ChartCodes::Several) {
        return {0, Part::Special};
    }
    return {cellFor(rowFor(nature, row), stack), Part::Whole};
}

/// A deal without a term falls into its year whole.
ChartRules::Part ChartRules::partOfYears(int position)
{
    const auto at = size_t(position);
    if (m_money.isInFamily(at)) {
        return Part::Special;
    }
    const quint8 reason = m_money.leftOut(at);
    if (reason != DealMoney::Adds && reason != quint8(LeftOut::NoAmount)) {
        return Part::Nowhere;
    }
    if (m_money.isSpread(at)) {
        return Part::Special;
    }
    if (m_money.row(at).firstDay != FigureColumns::NoDay) {
        return Part::Whole;
    }
    return (m_money.row(at).flags & FigureColumns::HasAmount) != 0 ? Part::Undated : Part::Nowhere;
}

quint32 ChartRules::rowFor(Nature nature, quint32 code)
{
    std::vector<qint32> &rows = m_rowOf[size_t(nature)];
    if (code >= rows.size()) {
        rows.resize(std::max(code + 1, m_rowCodes.size()), -1);
    }
    if (rows[code] < 0) {
        rows[code] = qint32(m_rows.size());
        m_rows.push_back({nature, code});
    }
    return quint32(rows[code]);
}

quint32 ChartRules::cellFor(quint32 row, quint32 stack)
{
    const quint64 key = quint64(row) << 32 | stack;
    const auto known = m_cellOf.constFind(key);
    if (known != m_cellOf.cend()) {
        return *known;
    }
    const auto cell = quint32(m_cells.size());
    m_cellOf.insert(key, cell);
    m_cells.push_back({row, stack});
    return cell;
}

bool ChartRules::isNotBinding(int position) const
{
    const auto at = size_t(position);
    if (m_money.leftOut(at) != DealMoney::Adds) {
        return false;
    }
    return (m_query.measure == ChartMeasure::Firm && m_money.firm(at).units == 0)
        || (m_query.measure == ChartMeasure::Paid && m_money.paid(at).units == 0);
}

bool ChartRules::makesFigure(int position) const
{
    const auto at = size_t(position);
    if (m_query.measure == ChartMeasure::Count) {
        return true;
    }
    const quint8 reason = m_money.leftOut(at);
    if (reason == DealMoney::Adds) {
        return !isNotBinding(position);
    }
    return m_query.measure != ChartMeasure::Firm && m_query.measure != ChartMeasure::Paid
        && reason == quint8(LeftOut::NoAmount)
        && (m_money.row(at).flags & FigureColumns::HasParts) != 0;
}

} // namespace dealscope::analysis
