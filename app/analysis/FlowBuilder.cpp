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

FlowBuilder::FlowBuilder(const Resolution &resolution, const QList<int> &selected,
                         Currency currency, const FlowOptions &options)
    : m_resolution(resolution)
    , m_options(options)
    , m_finder(resolution, selected, currency, options)
    , m_members(std::make_shared<FlowMembers>())
{
}

FlowGraph FlowBuilder::build()
{
    m_finder.find(m_graph);
    choosePlaces();
    sumEdges();
    hideEdges();
    sumNodes();
    makeNodes();
    makeEdges();
    listDeals();
    addTies();
    return std::move(m_graph);
}

/// The largest ends are nodes of their own.
void FlowBuilder::choosePlaces()
{
    const std::vector<qint64> &sizes = m_finder.sizes();
    std::vector<qint32> &places = m_members->places;
    places.assign(sizes.size(), FlowMembers::NoPlace);
    for (quint32 number = 0; number < sizes.size(); ++number) {
        if (sizes[number] >= 0) {
            m_numbers.push_back(number);
        }
    }
    // A fold of one would take the room of what it hides.
    const auto most = size_t(m_options.mostNodes);
    m_folds = most > 0 && m_numbers.size() > most + 1;
    if (m_folds) {
        std::ranges::nth_element(
            m_numbers, m_numbers.begin() + ptrdiff_t(most), {},
            [&sizes](quint32 number) { return std::pair(-sizes[number], number); });
        for (size_t i = most; i < m_numbers.size(); ++i) {
            places[m_numbers[i]] = FlowMembers::Folded;
        }
        m_numbers.resize(most);
        countFolded();
    }
    for (size_t place = 0; place < m_numbers.size(); ++place) {
        places[m_numbers[place]] = qint32(place);
    }
    m_members->ownPlaces = m_numbers.size();
}

/// Companies that are a node of their own are in no "others", though they may be there with others
/// jointly.
void FlowBuilder::countFolded()
{
    const FlowEnds &ends = m_finder.ends();
    const std::vector<qint32> &places = m_members->places;
    // By number and by row of a company: bits of the sides on which it is folded.
    std::vector<quint8> sidesOf(places.size(), 0);
    for (const Flow &flow : m_finder.flows()) {
        sidesOf[flow.from] |= 1;
        sidesOf[flow.to] |= 2;
    }
    std::vector<quint8> folded(ends.companies(), 0);
    for (quint32 number = 0; number < places.size(); ++number) {
        if (places[number] == FlowMembers::Folded) {
            ends.eachCompany(number, [&](quint32 row) { folded[row] |= sidesOf[number]; });
        }
    }
    for (const quint32 number : m_numbers) {
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

void FlowBuilder::addToEdge(EdgeSum &sum, const Flow &flow)
{
    const DealMoney &money = m_finder.sums().money();
    const auto at = size_t(flow.position);
    FlowEdge &edge = sum.edge;
    sum.deals += sum.last != flow.position ? 1 : 0; // they come by position
    sum.last = flow.position;
    if (flow.cut == FlowFinder::Own) {
        edge.partial |= m_options.year.has_value();
        if (edge.hasAmount) {
            sum.apart.add(money, at);
        }
        return;
    }
    const Cut &cut = m_finder.cuts()[size_t(flow.cut)];
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
    const DealMoney &money = m_finder.sums().money();
    // Places are few or, where nothing is folded, many: a table for the former, a hash for both.
    const size_t places = m_numbers.size() + 2;
    constexpr size_t Kinds = 16;
    std::vector<qint32> table(places <= 200 ? places * places * Kinds * 4 : 0, 0);
    QHash<quint64, qint32> hash; // both: place in m_edges + 1
    m_members->edgeOf.reserve(m_finder.flows().size());
    for (const Flow &flow : m_finder.flows()) {
        const auto at = size_t(flow.position);
        const Cut *cut = flow.cut == FlowFinder::Own ? nullptr : &m_finder.cuts()[size_t(flow.cut)];
        const bool hasAmount
            = cut ? cut->amount.interval.has_value() : money.leftOut(at) == DealMoney::Adds;
        const bool remainder = cut && cut->remainder;
        const qint32 from = m_members->placeOf(flow, true);
        const qint32 to = m_members->placeOf(flow, false);
        const quint8 kind = money.row(at).kind;
        const quint64 key
            = (((quint64(from) * places + quint64(to)) * Kinds + kind) * 2 + (hasAmount ? 0 : 1))
                * 2
            + (remainder ? 1 : 0);
        qint32 &known = table.empty() ? hash[key] : table[size_t(key)];
        if (known == 0) {
            FlowEdge &edge = m_edges.emplace_back().edge;
            known = qint32(m_edges.size());
            edge.from = from;
            edge.to = to;
            edge.kind = DealKind(kind);
            edge.nature = money.nature(at);
            edge.hasAmount = hasAmount;
            edge.remainder = remainder;
        }
        m_members->edgeOf.push_back(known - 1);
        addToEdge(m_edges[size_t(known - 1)], flow);
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

/// What the others pay each other is no picture of anybody.
bool FlowBuilder::isHidden(const EdgeSum &sum) const
{
    return m_folds && sum.edge.from >= qint32(m_numbers.size())
        && sum.edge.to >= qint32(m_numbers.size());
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
        std::ranges::nth_element(shown, shown.begin() + m_options.mostEdges, {}, [this](quint32 i) {
            const FlowEdge &edge = m_edges[i].edge;
            return std::tuple(-sizeOf(edge), edge.from, edge.to, edge.kind, edge.remainder);
        });
        for (size_t i = size_t(m_options.mostEdges); i < shown.size(); ++i) {
            m_isHidden[shown[i]] = 1;
        }
    }
    qint32 last = -1;
    for (size_t i = 0; i < m_finder.flows().size(); ++i) {
        const qint32 position = m_finder.flows()[i].position;
        if (m_isHidden[size_t(m_members->edgeOf[i])] != 0 && position != last) {
            ++m_graph.undrawnDeals;
            last = position;
        }
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
    m_nodeSums.resize(m_numbers.size() + (m_folds ? 2 : 0));
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
    side.apart.add(m_finder.sums().sumOf(side.inFamilies));
    return side.apart.sum();
}

/// Nodes by name, so that a drawing does not depend on how a ledger happens to be sorted; the
/// others last.
void FlowBuilder::makeNodes()
{
    std::vector<FlowNode> nodes;
    std::vector<QString> names;
    std::vector<size_t> order;
    for (size_t place = 0; place < m_nodeSums.size(); ++place) {
        FlowNode node;
        if (place < m_numbers.size()) {
            node = m_finder.ends().nodeOf(m_numbers[place], m_finder.firstOf(m_numbers[place]));
        } else {
            const bool payers = place == m_numbers.size();
            node.key = payers ? QStringLiteral("others:from") : QStringLiteral("others:to");
            node.others = true;
            node.folded = m_foldedOf[payers ? 0 : 1];
            node.name = othersName(node.folded);
        }
        NodeSum &sums = m_nodeSums[place];
        for (const bool incoming : {true, false}) {
            SideSums &side = incoming ? node.in : node.out;
            SideSum(&natures)[2] = sums.sums[incoming ? 0 : 1];
            side.capital = sumOf(natures[0]);
            side.purchase = sumOf(natures[1]);
            side.withoutAmount = sums.withoutAmount[incoming ? 0 : 1];
        }
        names.push_back(foldedForSearch(node.name));
        nodes.push_back(std::move(node));
        if (sums.isUsed) {
            order.push_back(place);
        }
    }
    std::ranges::sort(order, [&](size_t a, size_t b) {
        return std::tuple(nodes[a].others, std::cref(names[a]).get(), nodes[a].key)
            < std::tuple(nodes[b].others, std::cref(names[b]).get(), nodes[b].key);
    });
    m_members->nodeOf.assign(nodes.size(), -1);
    for (const size_t place : order) {
        m_members->nodeOf[place] = qint32(m_graph.nodes.size());
        m_graph.nodes.append(std::move(nodes[place]));
    }
}

void FlowBuilder::makeEdges()
{
    std::vector<quint32> order;
    for (quint32 i = 0; i < m_edges.size(); ++i) {
        if (m_isHidden[i] == 0) {
            FlowEdge &edge = m_edges[i].edge;
            edge.from = m_members->nodeOf[size_t(edge.from)];
            edge.to = m_members->nodeOf[size_t(edge.to)];
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [this](quint32 i) {
        const FlowEdge &edge = m_edges[i].edge;
        return std::tuple(edge.from, edge.to, edge.kind, !edge.hasAmount, edge.remainder);
    });
    m_members->finalEdge.assign(m_edges.size(), -1);
    for (const quint32 i : order) {
        m_members->finalEdge[i] = qint32(m_graph.edges.size());
        m_graph.edges.append(std::move(m_edges[i].edge));
    }
}

void FlowBuilder::listDeals()
{
    m_members->resolution = m_resolution.shared_from_this();
    m_members->flows = m_finder.takeFlows();
    m_graph.members = m_members;
    const auto edges = size_t(m_graph.edges.size());
    const auto nodes = size_t(m_graph.nodes.size());
    const auto lists = std::make_shared<const LateDealLists>(
        [members = m_graph.members, edges, nodes] { return members->lists(edges, nodes); });
    for (size_t edge = 0; edge < edges; ++edge) {
        m_graph.edges[qsizetype(edge)].deals = DealList(lists, edge);
    }
    m_graph.undrawn = DealList(lists, edges);
    for (size_t node = 0; node < nodes; ++node) {
        m_graph.nodes[qsizetype(node)].deals = DealList(lists, edges + 1 + node);
    }
}

void FlowBuilder::addTies()
{
    const Snapshot &snapshot = m_resolution.snapshot();
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
