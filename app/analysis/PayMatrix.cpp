// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/PayMatrix.h"

#include "analysis/DealGroups.h"
#include "analysis/FamilySums.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace dealscope::analysis {

namespace {

/// Payers or payees on their way to a list: companies that stand for one row, others apart.
using PartyKey = std::pair<bool, QList<CompanyId>>;

/// The edges of a row, column or cell on their way to a sum.
struct Bucket {
    MoneyTally apart;
    MoneySum edges;
    std::vector<int> inFamilies;
    bool isPartial = false;
    bool isEmpty = true;

    void add(const FlowEdge &edge)
    {
        if (!edge.hasAmount) {
            return;
        }
        isEmpty = false;
        isPartial = isPartial || edge.partial;
        addSum(edges, edge.sum);
        apart.add(edge.apart);
        inFamilies.insert(inFamilies.end(), edge.inFamilies.begin(), edge.inFamilies.end());
    }

    /// Families are counted once; parts of deals are added as they are.
    [[nodiscard]] MoneySum sum(FamilySums &families)
    {
        if (isEmpty || isPartial) {
            return edges;
        }
        std::ranges::sort(inFamilies);
        const auto repeated = std::ranges::unique(inFamilies);
        inFamilies.erase(repeated.begin(), repeated.end());
        apart.add(families.sumOf(inFamilies));
        return apart.sum();
    }
};

/// Rows or columns as the edges name them.
struct Side {
    std::map<PartyKey, int> places;
    QList<PayParty> parties; ///< in the order they came
    std::vector<Bucket> buckets;
    std::vector<int> ofEdge;

    void add(const FlowNode &node, const FlowEdge &edge)
    {
        QList<CompanyId> companies = node.companies;
        std::ranges::sort(companies);
        const auto [place, isNew]
            = places.try_emplace({node.others, companies}, int(parties.size()));
        if (isNew) {
            PayParty party;
            party.companies = companies;
            party.others = node.others;
            parties.append(party);
            buckets.emplace_back();
        }
        parties[place->second].name = node.name;
        buckets[size_t(place->second)].add(edge);
        ofEdge.push_back(place->second);
    }
};

bool isLarger(const PayParty &a, const PayParty &b)
{
    const auto key = [](const PayParty &party) {
        const Interval &range = party.total.interval;
        return std::tuple(-std::max(range.ceiling.value_or(Money{}), range.floor).units,
                          -range.floor.units, -party.deals.size());
    };
    if (a.others != b.others) {
        return b.others;
    }
    if (key(a) != key(b)) {
        return key(a) < key(b);
    }
    return std::pair(foldedForSearch(a.name), a.companies)
        < std::pair(foldedForSearch(b.name), b.companies);
}

} // namespace

const PayCell *PayMatrix::cell(int row, int column) const
{
    const auto found
        = std::ranges::lower_bound(cells, std::pair(row, column), {}, [](const PayCell &each) {
              return std::pair(each.row, each.column);
          });
    return found != cells.end() && found->row == row && found->column == column ? &*found : nullptr;
}

PayMatrix PayMatrix::build(const FlowGraph &graph, const Resolution &resolution,
                           const QList<int> &selected, Currency currency)
{
    FamilySums families(resolution, selected, currency);
    const std::vector<FlowEntry> entries = graph.entries();
    Side rows;
    Side columns;
    Bucket all;
    for (const FlowEdge &edge : graph.edges) {
        rows.add(graph.nodes[edge.from], edge);
        columns.add(graph.nodes[edge.to], edge);
        all.add(edge);
    }

    PayMatrix matrix;
    matrix.total = all.sum(families);
    const auto sortParties = [&](Side &side, QList<PayParty> &into) {
        const auto groups = size_t(side.parties.size());
        // First the deals of each party, then those of them without an amount.
        const auto lists
            = dealsByGroup(resolution, entries, 2 * groups, [&](const FlowEntry &entry, auto add) {
                  if (entry.edge < 0) {
                      return;
                  }
                  const auto party = size_t(side.ofEdge[size_t(entry.edge)]);
                  add(party);
                  if (!graph.edges[entry.edge].hasAmount) {
                      add(groups + party);
                  }
              });
        QList<int> order(side.parties.size());
        std::iota(order.begin(), order.end(), 0);
        for (const int place : std::as_const(order)) {
            PayParty &party = side.parties[place];
            party.total = side.buckets[size_t(place)].sum(families);
            party.deals = lists[size_t(place)];
            party.withoutAmount = int(lists[groups + size_t(place)].size());
        }
        std::ranges::sort(
            order, [&side](int a, int b) { return isLarger(side.parties[a], side.parties[b]); });
        std::vector<int> newPlace(groups);
        for (int index = 0; index < order.size(); ++index) {
            newPlace[size_t(order[index])] = index;
            into.append(side.parties[order[index]]);
        }
        for (int &place : side.ofEdge) {
            place = newPlace[size_t(place)];
        }
    };
    sortParties(rows, matrix.payers);
    sortParties(columns, matrix.payees);

    std::map<std::pair<int, int>, std::vector<int>> edgesOfCell;
    for (int edge = 0; edge < graph.edges.size(); ++edge) {
        edgesOfCell[{rows.ofEdge[size_t(edge)], columns.ofEdge[size_t(edge)]}].push_back(edge);
    }
    std::vector<size_t> cellOfEdge(size_t(graph.edges.size()));
    for (const auto &[place, edges] : edgesOfCell) {
        PayCell cell;
        cell.row = place.first;
        cell.column = place.second;
        Bucket bucket;
        for (const int edge : edges) {
            cellOfEdge[size_t(edge)] = size_t(matrix.cells.size());
            bucket.add(graph.edges[edge]);
            if (!cell.kinds.contains(graph.edges[edge].kind)) {
                cell.kinds.append(graph.edges[edge].kind);
            }
        }
        std::ranges::sort(cell.kinds);
        cell.sum = bucket.sum(families);
        matrix.cells.append(cell);
    }
    const auto cells = size_t(matrix.cells.size());
    const auto lists
        = dealsByGroup(resolution, entries, 2 * cells, [&](const FlowEntry &entry, auto add) {
              if (entry.edge < 0) {
                  return;
              }
              const size_t cell = cellOfEdge[size_t(entry.edge)];
              add(cell);
              if (!graph.edges[entry.edge].hasAmount) {
                  add(cells + cell);
              }
          });
    for (size_t i = 0; i < cells; ++i) {
        matrix.cells[qsizetype(i)].deals = lists[i];
        matrix.cells[qsizetype(i)].withoutAmount = lists[cells + i];
    }
    return matrix;
}

} // namespace dealscope::analysis
