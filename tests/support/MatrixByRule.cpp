// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MatrixByRule.h"

#include <algorithm>
#include <map>

namespace dealscope::tests::byrule {

namespace {

template<typename T>
void sortUnique(QList<T> &values)
{
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

/// The edges of a row, column or cell on their way to a sum.
struct Bucket {
    QList<const FlowEdge *> edges;

    [[nodiscard]] QList<DealId> deals(bool onlyAmountless) const
    {
        QList<DealId> ids;
        for (const FlowEdge *edge : edges) {
            if (!onlyAmountless || !edge->hasAmount) {
                ids.append(edge->deals);
            }
        }
        sortUnique(ids);
        return ids;
    }

    /// Families are counted once; parts of deals are added as they are.
    [[nodiscard]] MoneySum sum(const Resolution &resolution, const QList<int> &selected,
                               Currency currency) const
    {
        QList<int> positions;
        bool partial = false;
        for (const FlowEdge *edge : edges) {
            if (!edge->hasAmount) {
                continue;
            }
            partial = partial || edge->partial;
            for (const DealId id : edge->deals) {
                positions.append(resolution.positionOf(id));
            }
        }
        if (positions.isEmpty()) {
            return {};
        }
        if (!partial) {
            sortUnique(positions);
            return byrule::sumOf(resolution, selected, positions, currency);
        }
        MoneySum sum;
        for (const FlowEdge *edge : edges) {
            if (edge->hasAmount) {
                addSum(sum, edge->sum);
            }
        }
        return sum;
    }
};

bool isLarger(const PayParty &a, const PayParty &b)
{
    const auto key = [](const PayParty &party) {
        const Interval &range = party.total.interval;
        return std::tuple(-std::max(range.ceiling.value_or(Money{}), range.floor).units,
                          -range.floor.units, -party.deals.size());
    };
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
    using Companies = QList<CompanyId>;
    const auto companiesOf = [&graph](int node) {
        Companies companies = graph.nodes[node].companies;
        std::ranges::sort(companies);
        return companies;
    };
    std::map<Companies, Bucket> rows;
    std::map<Companies, Bucket> columns;
    std::map<std::pair<Companies, Companies>, Bucket> pairs;
    std::map<Companies, QString> names;
    Bucket all;
    for (const FlowEdge &edge : graph.edges) {
        const Companies from = companiesOf(edge.from);
        const Companies to = companiesOf(edge.to);
        rows[from].edges.append(&edge);
        columns[to].edges.append(&edge);
        pairs[{from, to}].edges.append(&edge);
        all.edges.append(&edge);
        names[from] = graph.nodes[edge.from].name;
        names[to] = graph.nodes[edge.to].name;
    }

    PayMatrix matrix;
    matrix.total = all.sum(resolution, selected, currency);
    const auto parties = [&](const std::map<Companies, Bucket> &buckets) {
        QList<PayParty> list;
        for (const auto &[companies, bucket] : buckets) {
            PayParty party;
            party.name = names[companies];
            party.companies = companies;
            party.total = bucket.sum(resolution, selected, currency);
            party.withoutAmount = int(bucket.deals(true).size());
            party.deals = bucket.deals(false);
            list.append(party);
        }
        std::ranges::sort(list, isLarger);
        return list;
    };
    matrix.payers = parties(rows);
    matrix.payees = parties(columns);
    for (int row = 0; row < matrix.payers.size(); ++row) {
        for (int column = 0; column < matrix.payees.size(); ++column) {
            const auto found
                = pairs.find({matrix.payers[row].companies, matrix.payees[column].companies});
            if (found == pairs.end()) {
                continue;
            }
            PayCell cell;
            cell.row = row;
            cell.column = column;
            cell.sum = found->second.sum(resolution, selected, currency);
            cell.withoutAmount = found->second.deals(true);
            cell.deals = found->second.deals(false);
            for (const FlowEdge *edge : found->second.edges) {
                cell.claims.append(edge->claims);
                cell.kinds.append(edge->kind);
            }
            sortUnique(cell.claims);
            sortUnique(cell.kinds);
            matrix.cells.append(cell);
        }
    }
    return matrix;
}

} // namespace dealscope::tests::byrule
