// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowTally.h"

#include "analysis/SelectionSteps.h"
#include "analysis/YearOfDay.h"

#include <algorithm>
#include <limits>

namespace dealscope::analysis {

namespace {

constexpr size_t FewPlaces = 200;
constexpr size_t Kinds = 16;

} // namespace

FlowTally::FlowTally(const FlowRules &rules)
    : m_rules(rules)
    , m_selected(rules.resolution().dealCount())
    , m_usualYears(YearOfDay::Count)
    , m_ends(rules.ends().size())
    , m_places(m_ends.size(), Folded)
{
    // A fold of one would take the room of what it hides, so that there is one place more.
    const int most = rules.options().mostNodes;
    m_numbers.assign(most > 0 ? size_t(most) + 1 : 0, NoNumber);
}

void FlowTally::changeYear(int year, qint64 units, bool enters)
{
    const int place = year - YearOfDay::First;
    YearSum &sum
        = place >= 0 && place < YearOfDay::Count ? m_usualYears[size_t(place)] : m_years[year];
    sum.deals += enters ? 1 : -1;
    if (!enters) {
        sum.units -= units;
    } else if (__builtin_add_overflow(sum.units, units, &sum.units)) {
        sum.units = std::numeric_limits<qint64>::max();
        m_canGoOn = false;
    }
}

std::map<int, qint64> FlowTally::years() const
{
    std::map<int, qint64> years;
    for (int place = 0; place < YearOfDay::Count; ++place) {
        if (m_usualYears[size_t(place)].deals > 0) {
            years[YearOfDay::First + place] = m_usualYears[size_t(place)].units;
        }
    }
    for (const auto &[year, sum] : m_years) {
        if (sum.deals > 0) {
            years[year] = sum.units;
        }
    }
    return years;
}

void FlowTally::weigh(quint32 number, qint64 units, bool pays, bool enters)
{
    End &end = m_ends[number];
    (pays ? end.out : end.in) += enters ? 1 : -1;
    if (!enters) {
        end.size -= units;
    } else if (__builtin_add_overflow(end.size, units, &end.size)) {
        end.size = std::numeric_limits<qint64>::max();
        m_canGoOn = false;
    }
}

void FlowTally::change(int position, const Deal &deal, bool enters)
{
    using Part = FlowRules::Part;
    enters ? m_selected.insert(position) : m_selected.remove(position);
    const int step = enters ? 1 : -1;
    if (deal.part == Part::NoMoney) {
        m_counts.noMoney += step;
        return;
    }
    if (deal.part == Part::NotAsked) {
        return;
    }
    const DealMoney &money = m_rules.money();
    const auto at = size_t(position);
    const quint8 reason = money.leftOut(at);
    if (reason != DealMoney::Adds) {
        m_counts.leftOut[reason] += step;
    }
    const qint64 size = reason == DealMoney::Adds ? money.row(at).ceiling : 0;
    for (int year = deal.firstYear; year <= deal.lastYear; ++year) {
        changeYear(year, deal.hasTerm ? 0 : size, enters);
    }
    switch (deal.part) {
    case Part::NoDate:
        m_counts.leftOut[size_t(LeftOut::NoDate)] += step;
        break;
    case Part::OtherYears:
        m_counts.otherYears += step;
        break;
    case Part::InsideGroup:
        m_counts.insideGroup += step;
        break;
    case Part::Flow:
        weigh(deal.from, size, true, enters);
        weigh(deal.to, size, false, enters);
        break;
    default:
        break;
    }
}

void FlowTally::changeCuts(const std::vector<qint32> &entered, const std::vector<qint32> &left)
{
    SelectionSteps::step(m_cuts, entered, left);
}

void FlowTally::countCuts(const FlowCuts &cuts, int sign)
{
    m_counts.leftOut[size_t(LeftOut::NoDate)] += sign * int(cuts.undated().size());
    m_counts.insideGroup += sign * int(cuts.insideGroup().size());
    m_counts.otherYears += sign * int(cuts.otherYears().size());
}

void FlowTally::lay(const FlowCuts &cuts)
{
    m_ends.resize(cuts.ends().size());
    m_places.resize(m_ends.size(), Folded);
    for (const FlowCuts::Weight &weight : cuts.weights()) {
        weigh(weight.number, weight.units, weight.pays, true);
    }
    for (const FlowCuts::Year &year : cuts.years()) {
        changeYear(year.year, year.units, true);
    }
    countCuts(cuts, 1);
}

void FlowTally::takeOff(const FlowCuts &cuts)
{
    for (const FlowCuts::Weight &weight : cuts.weights()) {
        weigh(weight.number, weight.units, weight.pays, false);
    }
    for (const FlowCuts::Year &year : cuts.years()) {
        changeYear(year.year, year.units, false);
    }
    countCuts(cuts, -1);
    // Numbers that only these had are given anew by the next ones.
    const auto own = m_rules.ends().size();
    for (quint32 &number : m_numbers) {
        if (number != NoNumber && number >= own) {
            number = NoNumber;
        }
    }
    m_ends.resize(own);
    m_places.resize(own);
}

/// The largest ends are nodes of their own. Who was one keeps its place.
void FlowTally::choose()
{
    m_gained.clear();
    m_lost.clear();
    const auto most = size_t(m_rules.options().mostNodes);
    size_t count = 0;
    for (const End &end : m_ends) {
        count += end.isThere() ? 1 : 0;
    }
    m_folds = most > 0 && count > most + 1;
    // The front of the heap is the last of those that are kept.
    using Rank = std::pair<qint64, quint32>; // by falling size, then by number
    std::vector<Rank> best;
    for (quint32 number = 0; number < m_ends.size(); ++number) {
        if (!m_ends[number].isThere()) {
            continue;
        }
        const Rank rank{-m_ends[number].size, number};
        if (!m_folds) {
            best.push_back(rank);
        } else if (best.size() < most) {
            best.push_back(rank);
            std::ranges::push_heap(best);
        } else if (rank < best.front()) {
            std::ranges::pop_heap(best);
            best.back() = rank;
            std::ranges::push_heap(best);
        }
    }
    std::vector<quint32> wanted;
    std::ranges::transform(best, std::back_inserter(wanted), &Rank::second);
    std::ranges::sort(wanted);
    for (quint32 &number : m_numbers) {
        if (number != NoNumber && !std::ranges::binary_search(wanted, number)) {
            m_lost.push_back(number);
            m_places[number] = Folded;
            number = NoNumber;
        }
    }
    size_t free = 0;
    for (const quint32 number : wanted) {
        if (m_places[number] != Folded) {
            continue;
        }
        while (free < m_numbers.size() && m_numbers[free] != NoNumber) {
            ++free;
        }
        if (free == m_numbers.size()) {
            m_numbers.push_back(NoNumber);
        }
        m_numbers[free] = number;
        m_places[number] = qint32(free);
        m_gained.push_back(number);
    }
}

FlowTally::Edge &FlowTally::edgeFor(qint32 from, qint32 to, quint8 kind, bool hasAmount)
{
    const size_t places = m_numbers.size() + 2;
    const quint64 key
        = ((quint64(from) * places + quint64(to)) * Kinds + kind) * 2 + (hasAmount ? 1 : 0);
    if (m_edgeTable.empty() && places <= FewPlaces) {
        m_edgeTable.assign(places * places * Kinds * 2, 0);
    }
    qint32 &known = m_edgeTable.empty() ? m_edgeHash[key] : m_edgeTable[size_t(key)];
    if (known == 0) {
        Edge edge;
        edge.from = from;
        edge.to = to;
        edge.kind = kind;
        edge.hasAmount = hasAmount;
        m_edges.push_back(edge);
        known = qint32(m_edges.size());
    }
    return m_edges[size_t(known - 1)];
}

void FlowTally::addToEdge(int position, const Deal &deal, bool enters)
{
    const DealMoney &money = m_rules.money();
    const auto at = size_t(position);
    const bool adds = money.leftOut(at) == DealMoney::Adds;
    Edge &edge
        = edgeFor(placeOn(deal.from, true), placeOn(deal.to, false), money.row(at).kind, adds);
    edge.deals += enters ? 1 : -1;
    if (adds && enters) {
        edge.money.add(money, at);
        m_canGoOn = m_canGoOn && !edge.money.overflow;
    } else if (adds) {
        edge.money.remove(money, at);
    }
}

} // namespace dealscope::analysis
