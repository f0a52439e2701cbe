// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowBuilder.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace dealscope::analysis {

namespace {

int sideOf(Nature nature)
{
    return nature == Nature::Capital ? 0 : 1;
}

QString othersName(int companies)
{
    if (companies == 0) {
        return QCoreApplication::translate("FlowGraph", "others");
    }
    return companies == 1 ? QCoreApplication::translate("FlowGraph", "others (1 company)")
                          : QCoreApplication::translate("FlowGraph", "others (%1 companies)")
                                .arg(QLocale().toString(companies));
}

qint64 sizeOf(const FlowEdge &edge)
{
    const Interval &interval = edge.sum.interval;
    return edge.hasAmount ? interval.ceiling.value_or(interval.floor).units : -1;
}

} // namespace

FlowBuilder::FlowBuilder(const FlowRules &rules, const FlowTally &tally, const FlowCuts &cuts,
                         FamilySums &sums, const Selected &selected)
    : m_rules(rules)
    , m_options(rules.options())
    , m_tally(tally)
    , m_cuts(cuts)
    , m_sums(sums)
    , m_selected(selected)
{
}

FlowGraph FlowBuilder::build()
{
    findYears();
    if (m_tally.folds()) {
        countFolded();
    }
    sumEdges();
    hideEdges();
    sumNodes();
    makeNodes();
    makeEdges();
    addTies();
    return std::move(m_graph);
}

void FlowBuilder::findYears()
{
    qint64 most = -1;
    for (const auto &[year, units] : m_tally.years()) {
        m_graph.years.append(year);
        if (m_options.sizesOfYears && units > most) {
            most = units;
            m_graph.busiestYear = year;
        }
    }
}

/// Companies that are a node of their own are in no "others", though they may be there with others
/// jointly.
void FlowBuilder::countFolded()
{
    const FlowEnds &ends = m_cuts.ends();
    // By row of a company: bits of the sides on which it is folded.
    std::vector<quint8> folded(ends.companies(), 0);
    for (quint32 number = 0; number < m_tally.ends().size(); ++number) {
        const FlowTally::End &end = m_tally.ends()[number];
        if (end.isThere() && m_tally.placeOf(number) == FlowTally::Folded) {
            const auto sides = quint8((end.out > 0 ? 1 : 0) | (end.in > 0 ? 2 : 0));
            ends.eachCompany(number, [&](quint32 row) { folded[row] |= sides; });
        }
    }
    for (const quint32 number : m_tally.numbers()) {
        if (number < ends.companies()) {
            folded[number] = 0;
        }
    }
    for (const quint8 sides : folded) {
        m_foldedOf[0] += (sides & 1) != 0 ? 1 : 0;
        m_foldedOf[1] += (sides & 2) != 0 ? 1 : 0;
        m_graph.foldedCompanies += sides != 0 ? 1 : 0;
    }
}

quint64 FlowBuilder::keyOf(const FlowEdge &edge) const
{
    const auto places = quint64(m_tally.numbers().size() + 2);
    return (((quint64(edge.from) * places + quint64(edge.to)) * 16 + quint64(edge.kind)) * 2
            + (edge.hasAmount ? 1 : 0))
        * 2
        + (edge.remainder ? 1 : 0);
}

FlowEdge FlowBuilder::edgeOf(const FlowCuts::Flow &flow) const
{
    const DealMoney &money = m_rules.money();
    const auto at = size_t(flow.position);
    const FlowCuts::Cut *cut
        = flow.cut == FlowCuts::Own ? nullptr : &m_cuts.cuts()[size_t(flow.cut)];
    FlowEdge edge;
    edge.from = m_tally.placeOn(flow.from, true);
    edge.to = m_tally.placeOn(flow.to, false);
    edge.kind = DealKind(money.row(at).kind);
    edge.nature = money.nature(at);
    edge.hasAmount = cut ? cut->amount.interval.has_value() : money.leftOut(at) == DealMoney::Adds;
    edge.remainder = cut && cut->remainder;
    return edge;
}

void FlowBuilder::addToEdge(EdgeSum &sum, const FlowCuts::Flow &flow)
{
    FlowEdge &edge = sum.edge;
    sum.deals += sum.last != flow.position ? 1 : 0; // they come by position
    sum.last = flow.position;
    if (flow.cut == FlowCuts::Own) {
        edge.partial |= m_options.year.has_value();
        if (edge.hasAmount) {
            sum.apart.add(m_rules.money(), size_t(flow.position));
        }
        return;
    }
    const FlowCuts::Cut &cut = m_cuts.cuts()[size_t(flow.cut)];
    edge.partial |= cut.partial;
    edge.assumed |= cut.amount.assumed;
    if (cut.amount.interval) {
        addTo(edge.sum, *cut.amount.interval, cut.amount.firm, cut.amount.paid);
        if (edge.inFamilies.empty() || edge.inFamilies.back() != flow.position) {
            edge.inFamilies.push_back(flow.position);
        }
    }
}

void FlowBuilder::sumEdges()
{
    for (const FlowTally::Edge &known : m_tally.edges()) {
        if (known.deals == 0) {
            continue;
        }
        EdgeSum sum;
        sum.edge.from = known.from;
        sum.edge.to = known.to;
        sum.edge.kind = DealKind(known.kind);
        sum.edge.nature = natureOf(sum.edge.kind);
        sum.edge.hasAmount = known.hasAmount;
        sum.edge.partial = m_options.year.has_value();
        sum.apart = known.money;
        sum.deals = known.deals;
        sum.apartDeals = known.deals;
        m_edgeAt.insert(keyOf(sum.edge), qint32(m_edges.size()));
        m_edges.push_back(std::move(sum));
    }
    for (const FlowCuts::Flow &flow : m_cuts.flows()) {
        const FlowEdge edge = edgeOf(flow);
        const auto known = m_edgeAt.constFind(keyOf(edge));
        qint32 at = qint32(m_edges.size());
        if (known != m_edgeAt.cend()) {
            at = *known;
        } else {
            m_edgeAt.insert(keyOf(edge), at);
            m_edges.emplace_back().edge = edge;
        }
        m_cutEdges.push_back(at);
        addToEdge(m_edges[size_t(at)], flow);
    }
    for (EdgeSum &sum : m_edges) {
        FlowEdge &edge = sum.edge;
        edge.apart = sum.apart.sum();
        if (sum.apart.deals > 0 || sum.apart.overflow) {
            MoneySum plain = edge.apart;
            plain.headline = {};
            addSum(edge.sum, plain);
        }
    }
}

/// Of the others: behind all numbers.
quint32 FlowBuilder::numberAt(qint32 place) const
{
    const std::vector<quint32> &numbers = m_tally.numbers();
    return size_t(place) < numbers.size() ? numbers[size_t(place)] : FlowTally::NoNumber;
}

/// What the others pay each other is no picture of anybody.
bool FlowBuilder::isHidden(const EdgeSum &sum) const
{
    const auto places = qint32(m_tally.numbers().size());
    return m_tally.folds() && sum.edge.from >= places && sum.edge.to >= places;
}

void FlowBuilder::hideEdges()
{
    m_isHidden.assign(m_edges.size(), 0);
    if (m_options.mostEdges <= 0) {
        return;
    }
    std::vector<quint32> shown;
    for (quint32 i = 0; i < m_edges.size(); ++i) {
        m_isHidden[i] = isHidden(m_edges[i]) ? 1 : 0;
        if (m_isHidden[i] == 0) {
            shown.push_back(i);
        }
    }
    if (shown.size() > size_t(m_options.mostEdges)) {
        // Of equal ones the same stay whatever came before: places depend on that, numbers do not.
        std::ranges::nth_element(shown, shown.begin() + m_options.mostEdges, {}, [this](quint32 i) {
            const FlowEdge &edge = m_edges[i].edge;
            return std::tuple(-sizeOf(edge), numberAt(edge.from), numberAt(edge.to), edge.kind,
                              edge.remainder);
        });
        for (size_t i = size_t(m_options.mostEdges); i < shown.size(); ++i) {
            m_isHidden[shown[i]] = 1;
        }
    }
    std::vector<qint32> hidden; // of the cut ones; the others are in one edge each
    for (size_t i = 0; i < m_cutEdges.size(); ++i) {
        const qint32 position = m_cuts.flows()[i].position;
        if (m_isHidden[size_t(m_cutEdges[i])] != 0
            && (hidden.empty() || hidden.back() != position)) {
            hidden.push_back(position);
        }
    }
    m_graph.undrawnDeals = int(hidden.size());
    for (size_t i = 0; i < m_edges.size(); ++i) {
        m_graph.undrawnDeals += m_isHidden[i] != 0 ? m_edges[i].apartDeals : 0;
    }
    for (size_t i = 0; i < m_edges.size(); ++i) {
        if (m_isHidden[i] == 0) {
            continue;
        }
        const FlowEdge &edge = m_edges[i].edge;
        if (edge.hasAmount) {
            addSum(edge.nature == Nature::Capital ? m_graph.undrawnMoney.capital
                                                  : m_graph.undrawnMoney.purchase,
                   edge.sum);
        } else {
            m_graph.undrawnMoney.withoutAmount += m_edges[i].deals;
        }
    }
}

/// Totals come from families, not from ribbons, but where an edge is only a part of its deals.
void FlowBuilder::sumNodes()
{
    m_nodeSums.resize(m_tally.numbers().size() + 2);
    for (size_t i = 0; i < m_edges.size(); ++i) {
        const FlowEdge &edge = m_edges[i].edge;
        for (const bool incoming : {true, false}) {
            NodeSum &node = m_nodeSums[size_t(incoming ? edge.to : edge.from)];
            node.isUsed |= m_isHidden[i] == 0;
            if (!edge.hasAmount) {
                node.withoutAmount[incoming ? 0 : 1] += m_edges[i].deals;
                continue;
            }
            SideSum &side = node.sums[incoming ? 0 : 1][sideOf(edge.nature)];
            side.isEmpty = false;
            side.isPartial |= edge.partial;
            addSum(side.edges, edge.sum);
            side.apart.add(edge.apart);
            side.inFamilies.insert(side.inFamilies.end(), edge.inFamilies.begin(),
                                   edge.inFamilies.end());
        }
    }
}

MoneySum FlowBuilder::sumOf(SideSum &side)
{
    if (side.isEmpty || side.isPartial) {
        return side.edges;
    }
    std::ranges::sort(side.inFamilies);
    const auto repeated = std::ranges::unique(side.inFamilies);
    side.inFamilies.erase(repeated.begin(), repeated.end());
    side.apart.add(m_sums.sumOf(side.inFamilies));
    return side.apart.sum();
}

/// For each place the first deal there, of ends whose companies are named in the order of a deal.
std::vector<int> FlowBuilder::firstDeals() const
{
    const std::vector<quint32> &numbers = m_tally.numbers();
    std::vector<int> firsts(numbers.size(), -1);
    bool isAsked = false;
    for (const quint32 number : numbers) {
        isAsked
            = isAsked || (number != FlowTally::NoNumber && m_cuts.ends().isNamedByDeals(number));
    }
    if (!isAsked) {
        return firsts;
    }
    const auto meet = [&](quint32 number, int position) {
        if (const qint32 place = m_tally.placeOf(number); place != FlowTally::Folded) {
            int &first = firsts[size_t(place)];
            first = first < 0 ? position : std::min(first, position);
        }
    };
    for (const int position : m_selected.positions) {
        const FlowRules::Deal &deal = m_selected.deals[size_t(position)];
        if (deal.part == FlowRules::Part::Flow) {
            meet(deal.from, position);
            meet(deal.to, position);
        }
    }
    for (const FlowCuts::Flow &flow : m_cuts.flows()) {
        meet(flow.from, flow.position);
        meet(flow.to, flow.position);
    }
    return firsts;
}

/// Nodes by name, so that a drawing does not depend on how a ledger happens to be sorted; the
/// others last.
void FlowBuilder::makeNodes()
{
    const std::vector<int> firsts = firstDeals();
    std::vector<FlowNode> nodes(m_nodeSums.size());
    std::vector<QString> names(nodes.size());
    std::vector<size_t> order;
    const size_t own = m_tally.numbers().size();
    for (size_t place = 0; place < nodes.size(); ++place) {
        NodeSum &sums = m_nodeSums[place];
        if (!sums.isUsed) {
            continue;
        }
        FlowNode node;
        if (place < own) {
            node = m_cuts.ends().nodeOf(m_tally.numbers()[place], firsts[place]);
        } else {
            const bool payers = place == own;
            node.key = payers ? QStringLiteral("others:from") : QStringLiteral("others:to");
            node.others = true;
            node.folded = m_foldedOf[payers ? 0 : 1];
            node.name = othersName(node.folded);
        }
        for (const bool incoming : {true, false}) {
            SideSums &side = incoming ? node.in : node.out;
            SideSum(&natures)[2] = sums.sums[incoming ? 0 : 1];
            side.capital = sumOf(natures[0]);
            side.purchase = sumOf(natures[1]);
            side.withoutAmount = sums.withoutAmount[incoming ? 0 : 1];
        }
        names[place] = foldedForSearch(node.name);
        nodes[place] = std::move(node);
        order.push_back(place);
    }
    std::ranges::sort(order, [&](size_t a, size_t b) {
        return std::tuple(nodes[a].others, std::cref(names[a]).get(), nodes[a].key)
            < std::tuple(nodes[b].others, std::cref(names[b]).get(), nodes[b].key);
    });
    m_nodeOf.assign(nodes.size(), -1);
    for (const size_t place : order) {
        m_nodeOf[place] = qint32(m_graph.nodes.size());
        m_graph.nodes.append(std::move(nodes[place]));
    }
}

void FlowBuilder::makeEdges()
{
    std::vector<quint32> order;
    for (quint32 i = 0; i < m_edges.size(); ++i) {
        if (m_isHidden[i] == 0) {
            FlowEdge &edge = m_edges[i].edge;
            edge.from = m_nodeOf[size_t(edge.from)];
            edge.to = m_nodeOf[size_t(edge.to)];
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [this](quint32 i) {
        const FlowEdge &edge = m_edges[i].edge;
        return std::tuple(edge.from, edge.to, edge.kind, !edge.hasAmount, edge.remainder);
    });
    m_finalEdge.assign(m_edges.size(), -1);
    for (const quint32 i : order) {
        m_finalEdge[i] = qint32(m_graph.edges.size());
        m_graph.edges.append(std::move(m_edges[i].edge));
    }
}

std::vector<FlowMembers::Flow> FlowBuilder::members() const
{
    std::vector<FlowMembers::Flow> members;
    const auto list = [&](int position, FlowList in, quint8 reason = 0) {
        members.push_back({position, -1, -1, -1, in, reason});
    };
    size_t next = 0;
    const auto addFlow = [&](const FlowCuts::Flow &flow, qint32 edge) {
        members.push_back({flow.position, m_finalEdge[size_t(edge)],
                           m_nodeOf[size_t(m_tally.placeOn(flow.from, true))],
                           m_nodeOf[size_t(m_tally.placeOn(flow.to, false))]});
    };
    const auto isIn = [](const std::vector<qint32> &positions, qint32 position) {
        return std::ranges::binary_search(positions, position);
    };
    using Part = FlowRules::Part;
    for (const int position : m_selected.positions) {
        const FlowRules::Deal &deal = m_selected.deals[size_t(position)];
        if (deal.part == Part::NotAsked) {
            continue;
        }
        if (deal.part == Part::NoMoney) {
            list(position, FlowList::NoMoney);
            continue;
        }
        if (const quint8 reason = m_rules.money().leftOut(size_t(position));
            reason != DealMoney::Adds) {
            list(position, FlowList::LeftOut, reason);
        }
        if (deal.part == Part::Flow) {
            const FlowCuts::Flow flow{position, deal.from, deal.to, FlowCuts::Own};
            addFlow(flow, m_edgeAt.value(keyOf(edgeOf(flow))));
        }
        for (; next < m_cuts.flows().size() && m_cuts.flows()[next].position == position; ++next) {
            addFlow(m_cuts.flows()[next], m_cutEdges[next]);
        }
        if (deal.part == Part::NoDate || isIn(m_cuts.undated(), position)) {
            list(position, FlowList::LeftOut, quint8(LeftOut::NoDate));
        }
        if (deal.part == Part::InsideGroup || isIn(m_cuts.insideGroup(), position)) {
            list(position, FlowList::InsideGroup);
        }
        if (deal.part == Part::OtherYears || isIn(m_cuts.otherYears(), position)) {
            list(position, FlowList::OtherYears);
        }
    }
    return members;
}

void FlowBuilder::addTies()
{
    const Snapshot &snapshot = m_rules.resolution().snapshot();
    QHash<QString, int> nodeOf;
    for (int index = 0; index < m_graph.nodes.size(); ++index) {
        nodeOf.insert(m_graph.nodes[index].key, index);
    }
    for (int index = 0; index < m_graph.nodes.size(); ++index) {
        const FlowNode &node = m_graph.nodes[index];
        if (node.isJoint()) {
            for (const CompanyId id : node.companies) {
                if (const int member = nodeOf.value(FlowEnds::keyOf({id}), -1); member >= 0) {
                    m_graph.ties.append({member, index, FlowTie::Kind::Member});
                }
            }
        } else if (node.isNamed() && !m_options.groups) {
            const CompanyId self = node.companies.first();
            const Company *company = snapshot.company(self);
            QSet<CompanyId> seen{self};
            while (company && company->parent.isValid() && !seen.contains(company->parent)) {
                seen.insert(company->parent);
                const int parent = nodeOf.value(FlowEnds::keyOf({company->parent}), -1);
                if (parent >= 0) {
                    m_graph.ties.append({index, parent, FlowTie::Kind::Ownership});
                    break;
                }
                company = snapshot.company(company->parent);
            }
        }
    }
}

} // namespace dealscope::analysis
