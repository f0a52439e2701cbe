// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowRules.h"

#include "analysis/YearOfDay.h"

#include <limits>

namespace dealscope::analysis {

FlowRules::FlowRules(const Resolution &resolution, Currency currency, const FlowOptions &options)
    : m_resolution(resolution)
    , m_currency(currency)
    , m_options(options)
    , m_money(resolution, currency)
    , m_ends(resolution, options.groups)
{
}

bool FlowRules::fallsInYear(int position) const
{
    const auto at = size_t(position);
    const FigureColumns &figures = m_resolution.figures();
    const QDate first(*m_options.year, 1, 1);
    const QDate last(*m_options.year, 12, 31);
    if (m_money.isSpread(at)) {
        const SpreadTerm term = m_resolution.terms().termOf(position);
        if (term.statedFirst.isValid()) {
            return term.statedFirst <= last && term.statedLast >= first;
        }
    }
    return figures.firstDay[at] != FigureColumns::NoDay && figures.firstDay[at] <= dayNumber(last)
        && figures.lastDay[at] >= dayNumber(first);
}

FlowRules::Deal FlowRules::of(int position) const
{
    const auto at = size_t(position);
    Deal deal;
    const Nature nature = m_money.nature(at);
    if (nature == Nature::None) {
        deal.part = Part::NoMoney;
        return deal;
    }
    if (m_options.nature && nature != *m_options.nature) {
        deal.part = Part::NotAsked;
        return deal;
    }
    if (m_money.leftOut(at) != DealMoney::Adds && m_money.isOver(at)) {
        deal.part = Part::Over;
        return deal;
    }
    deal.part = Part::Cut;
    if (m_money.isInFamily(at)) {
        return deal;
    }
    std::optional<SpreadTerm> term;
    if (m_money.isSpread(at)) {
        if (m_options.year || m_options.sizesOfYears) {
            return deal;
        }
        term = m_resolution.terms().unscheduled(position);
        if (!term) {
            return deal;
        }
    }
    const auto ends = m_ends.pairOf(position, nature, false);
    return ends ? plain(position, *ends, term) : deal;
}

FlowRules::Deal FlowRules::plain(int position, FlowEnds::Pair ends,
                                 const std::optional<SpreadTerm> &term) const
{
    const auto at = size_t(position);
    Deal deal{ends.from, ends.to, 0, -1, term.has_value(), Part::Flow};
    const bool adds = m_money.leftOut(at) == DealMoney::Adds;
    if (adds) {
        std::pair<int, int> years{0, -1};
        if (!term && isDated(position)) {
            years.first = years.second = YearOfDay::of(m_money.row(at).firstDay);
        } else if (term && term->start.isValid()) {
            years = yearsOf(*term);
        }
        using Limits = std::numeric_limits<qint16>;
        if (years.first < Limits::min() || years.second > Limits::max()) {
            return {0, 0, 0, -1, false, Part::Cut};
        }
        deal.firstYear = qint16(years.first);
        deal.lastYear = qint16(years.second);
    }
    if (m_options.year) {
        if (adds && !isDated(position)) {
            deal.part = Part::NoDate;
        } else if (adds ? deal.firstYear != *m_options.year : !fallsInYear(position)) {
            deal.part = isDated(position) ? Part::OtherYears : Part::Nowhere;
        }
    }
    if (deal.part == Part::Flow && m_options.groups && ends.from == ends.to
        && ends.from < m_ends.companies()) {
        deal.part = Part::InsideGroup;
    }
    return deal;
}

} // namespace dealscope::analysis
