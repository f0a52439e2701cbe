// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowFinder.h"

#include "analysis/SpreadTerms.h"
#include "analysis/YearOfDay.h"

#include <algorithm>
#include <limits>

namespace dealscope::analysis {

namespace {

qint64 sizeOf(const Interval &interval)
{
    return interval.ceiling.value_or(interval.floor).units;
}

} // namespace

FlowFinder::FlowFinder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                       const FlowOptions &options)
    : m_resolution(resolution)
    , m_selected(selected)
    , m_options(options)
    , m_sums(resolution, selected, currency)
    , m_ends(resolution, options.groups)
    , m_usualYears(YearOfDay::Count, -1)
{
    if (!std::ranges::is_sorted(m_selected)) {
        std::ranges::sort(m_selected);
    }
}

void FlowFinder::find(FlowGraph &graph)
{
    m_flows.reserve(size_t(m_selected.size()));
    m_sizes.assign(m_ends.size(), -1);
    m_firsts.assign(m_ends.size(), -1);
    for (const int position : std::as_const(m_selected)) {
        findFlow(position);
    }
    for (int place = 0; place < YearOfDay::Count; ++place) {
        if (m_usualYears[size_t(place)] >= 0) {
            m_years[YearOfDay::First + place] = m_usualYears[size_t(place)];
        }
    }
    qint64 most = -1;
    for (const auto &[year, units] : m_years) {
        graph.years.append(year);
        if (m_options.sizesOfYears && units > most) {
            most = units;
            graph.busiestYear = year;
        }
    }
    graph.leftOut = m_leftOut.deals(m_resolution);
    graph.noMoney = DealList(m_resolution, std::move(m_noMoney));
    graph.insideGroup = DealList(m_resolution, std::move(m_insideGroup));
    graph.otherYears = DealList(m_resolution, std::move(m_otherYears));
}

void FlowFinder::addYear(int year, qint64 units)
{
    const int place = year - YearOfDay::First;
    qint64 &sum
        = place >= 0 && place < YearOfDay::Count ? m_usualYears[size_t(place)] : m_years[year];
    sum = std::max<qint64>(sum, 0);
    sum = checkedAdd(Money{sum}, Money{units}).value_or(Money{sum}).units;
}

void FlowFinder::markYears(const SpreadTerm &term)
{
    if (!term.start.isValid()) {
        return;
    }
    const auto [first, last] = yearsOf(term);
    for (int year = first; year <= last; ++year) {
        addYear(year, 0);
    }
}

void FlowFinder::weigh(quint32 node, qint64 units, int position)
{
    if (node >= m_sizes.size()) {
        m_sizes.resize(node + 1, -1);
        m_firsts.resize(node + 1, -1);
    }
    qint64 &size = m_sizes[node];
    if (size < 0) {
        m_firsts[node] = position;
    }
    if (__builtin_add_overflow(std::max<qint64>(size, 0), units, &size)) {
        size = std::numeric_limits<qint64>::max();
    }
}

bool FlowFinder::fallsInYear(int position) const
{
    const auto at = size_t(position);
    const FigureColumns &figures = m_resolution.figures();
    const QDate first(*m_options.year, 1, 1);
    const QDate last(*m_options.year, 12, 31);
    if ((figures.flags[at] & FigureColumns::Spread) != 0) {
        const SpreadTerm term = m_resolution.terms().termOf(position);
        if (term.statedFirst.isValid()) {
            return term.statedFirst <= last && term.statedLast >= first;
        }
    }
    return figures.firstDay[at] != FigureColumns::NoDay && figures.firstDay[at] <= dayNumber(last)
        && figures.lastDay[at] >= dayNumber(first);
}

/// The money that a piece stands for under the options; nothing when it falls in other years.
std::optional<FlowAmount> FlowFinder::amountOf(int position, const MoneyPiece &piece)
{
    if (!piece.interval || piece.leftOut) {
        if (m_options.year && !fallsInYear(position)) {
            return std::nullopt;
        }
        return FlowAmount{};
    }
    // The piece, not the deal, is spread over the years: a whole is drawn as its remainder.
    const FigureColumns &figures = m_resolution.figures();
    QList<YearShare> shares;
    if ((figures.flags[size_t(position)] & FigureColumns::Spread) != 0) {
        const SpreadTerms &terms = m_resolution.terms();
        if (!m_options.year && !m_options.sizesOfYears && !terms.isReported(position)) {
            markYears(terms.termOf(position));
            return FlowAmount{piece.interval, piece.firm, piece.paid, false};
        }
        shares = terms.perYear(position, *piece.interval, piece.firm, piece.paid);
    } else if (const qint32 day = figures.firstDay[size_t(position)]; day != FigureColumns::NoDay) {
        shares.append(
            {YearOfDay::of(day), *piece.interval, piece.firm, piece.paid, false, Spread::Once});
    }
    std::optional<FlowAmount> found;
    for (const YearShare &share : std::as_const(shares)) {
        if (share.year == YearShare::NotScheduled) {
            continue;
        }
        addYear(share.year, sizeOf(share.interval));
        if (share.year == m_options.year) {
            found = FlowAmount{share.interval, share.firm, share.paid, share.assumed};
        }
    }
    if (!m_options.year) {
        found = FlowAmount{piece.interval, piece.firm, piece.paid, false};
    } else if (!found && shares.isEmpty()) {
        m_leftOut.add(LeftOut::NoDate, position);
    }
    return found;
}

void FlowFinder::leaveToOtherYears(int position)
{
    if (m_resolution.figures().firstDay[size_t(position)] != FigureColumns::NoDay) {
        m_otherYears.push_back(position);
    }
}

void FlowFinder::findFlow(int position)
{
    const auto at = size_t(position);
    const DealMoney &money = m_sums.money();
    const Nature nature = money.nature(at);
    if (nature == Nature::None) {
        m_noMoney.push_back(position);
        return;
    }
    if (m_options.nature && nature != *m_options.nature) {
        return;
    }
    const quint8 reason = money.leftOut(at);
    if (reason != DealMoney::Adds) {
        m_leftOut.add(LeftOut(reason), position);
        if (money.isOver(at)) {
            return;
        }
    }
    if (const auto ends = plainEnds(position, nature)) {
        findPlainFlow(position, *ends);
    } else {
        findCutFlows(position);
    }
}

std::optional<FlowEnds::Pair> FlowFinder::plainEnds(int position, Nature nature)
{
    m_term.reset();
    if (m_sums.isInFamily(position)) {
        return std::nullopt;
    }
    if (m_sums.money().isSpread(size_t(position))) {
        if (m_options.year || m_options.sizesOfYears) {
            return std::nullopt;
        }
        m_term = m_resolution.terms().unscheduled(position);
        if (!m_term) {
            return std::nullopt;
        }
    }
    return m_ends.pairOf(position, nature, false);
}

void FlowFinder::findPlainFlow(int position, FlowEnds::Pair ends)
{
    const auto at = size_t(position);
    qint64 size = 0;
    if (m_sums.money().leftOut(at) == DealMoney::Adds) {
        const MoneyRows::Row &row = m_sums.money().row(at);
        size = row.ceiling;
        const bool isDated = row.firstDay != FigureColumns::NoDay;
        const int year = isDated ? YearOfDay::of(row.firstDay) : 0;
        if (m_term) {
            markYears(*m_term);
        } else if (isDated) {
            addYear(year, size);
        }
        if (m_options.year && !isDated) {
            m_leftOut.add(LeftOut::NoDate, position);
            return;
        }
        if (m_options.year && year != *m_options.year) {
            leaveToOtherYears(position);
            return;
        }
    } else if (m_options.year && !fallsInYear(position)) {
        leaveToOtherYears(position);
        return;
    }
    if (m_options.groups && ends.from == ends.to && ends.from < m_ends.companies()) {
        m_insideGroup.push_back(position);
        return;
    }
    weigh(ends.from, size, position);
    weigh(ends.to, size, position);
    m_flows.push_back({position, ends.from, ends.to, Own});
}

void FlowFinder::findCutFlows(int position)
{
    const MoneyPiece piece = m_sums.pieceOf(position);
    const std::optional<FlowAmount> amount = amountOf(position, piece);
    if (!amount) {
        leaveToOtherYears(position);
        return;
    }
    const Nature nature = m_sums.money().nature(size_t(position));
    if (const auto ends = m_ends.pairOf(position, nature, m_sums.isInFamily(position))) {
        if (m_options.groups && ends->from == ends->to && ends->from < m_ends.companies()) {
            m_insideGroup.push_back(position);
        } else {
            addCut(position, *ends, {*amount, piece.remainder, m_options.year.has_value()});
        }
        return;
    }
    for (const FlowEnd &payer : m_ends.endsOf(position, Role::Payer)) {
        for (const FlowEnd &payee : m_ends.endsOf(position, Role::Payee)) {
            if (m_options.groups && payer.companies.size() == 1
                && payer.companies == payee.companies) {
                if (m_insideGroup.empty() || m_insideGroup.back() != position) {
                    m_insideGroup.push_back(position);
                }
                continue;
            }
            const quint32 from
                = m_ends.payerNode(position, payer.companies, payee.companies, piece.remainder);
            const quint32 to = m_ends.payeeNode(position, payer.companies, payee.companies);
            addCut(position, {from, to},
                   {amount->cutTo(payer).cutTo(payee), piece.remainder,
                    !payer.isWhole() || !payee.isWhole() || m_options.year.has_value()});
        }
    }
}

void FlowFinder::addCut(int position, FlowEnds::Pair ends, Cut cut)
{
    const qint64 size = cut.amount.interval ? sizeOf(*cut.amount.interval) : 0;
    weigh(ends.from, size, position);
    weigh(ends.to, size, position);
    Flow flow{position, ends.from, ends.to, Own};
    if (cut.partial || m_sums.isInFamily(position)) {
        flow.cut = qint32(m_cuts.size());
        m_cuts.push_back(std::move(cut));
    }
    m_flows.push_back(flow);
}

} // namespace dealscope::analysis
