// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyAcyclic.h"

#include <QHash>

#include <algorithm>

namespace dealscope::layout {

namespace {

/// A digraph of summed weights; nodes are numbered in the order in which ties are broken.
struct WeightedGraph {
    QList<QHash<int, double>> out;
    QList<QHash<int, double>> in;
};

WeightedGraph graphOf(const SankeyInput &input, const QList<int> &numberOf)
{
    WeightedGraph graph;
    graph.out.resize(input.nodes.size());
    graph.in.resize(input.nodes.size());
    double largest = 0;
    for (const SankeyLink &link : input.links) {
        largest = std::max(largest, link.ceiling);
    }
    // A flow without amount weighs something, but less than any that has one.
    const double least = largest > 0 ? largest * 1e-7 : 1;
    for (const SankeyLink &link : input.links) {
        if (link.from == link.to) {
            continue;
        }
        const double weight = least + (link.amountless ? 0 : link.ceiling);
        graph.out[numberOf[link.from]][numberOf[link.to]] += weight;
        graph.in[numberOf[link.to]][numberOf[link.from]] += weight;
    }
    return graph;
}

double sum(const QHash<int, double> &weights, const QList<bool> &removed)
{
    // A hash has no order: sum by number, so that rounding is the same each time.
    QList<std::pair<int, double>> sorted;
    for (auto it = weights.begin(); it != weights.end(); ++it) {
        if (!removed[it.key()]) {
            sorted.append({it.key(), it.value()});
        }
    }
    std::ranges::sort(sorted);
    double total = 0;
    for (const auto &[node, weight] : sorted) {
        total += weight;
    }
    return total;
}

QList<int> greedyOrder(const WeightedGraph &graph)
{
    const int count = int(graph.out.size());
    QList<bool> removed(count, false);
    QList<int> front;
    QList<int> back;
    for (int left = count; left > 0; --left) {
        int chosen = -1;
        bool toBack = false;
        double best = 0;
        for (int node = 0; node < count; ++node) {
            if (removed[node]) {
                continue;
            }
            const double outgoing = sum(graph.out[node], removed);
            const double incoming = sum(graph.in[node], removed);
            if (outgoing == 0 || incoming == 0) {
                chosen = node;
                toBack = outgoing == 0 && incoming > 0;
                break;
            }
            if (chosen < 0 || outgoing - incoming > best) {
                chosen = node;
                best = outgoing - incoming;
            }
        }
        removed[chosen] = true;
        (toBack ? back : front).append(chosen);
    }
    std::ranges::reverse(back);
    return front + back;
}

/// Moves each node to the place where the least weight runs against the order.
void sift(const WeightedGraph &graph, QList<int> &order)
{
    constexpr int MostRounds = 4;
    const int count = int(order.size());
    for (int round = 0; round < MostRounds; ++round) {
        bool moved = false;
        for (int node = 0; node < count; ++node) {
            const int from = int(order.indexOf(node));
            int bestPlace = from;
            double bestGain = 0;
            const auto walk = [&](int step) {
                double gain = 0;
                for (int place = from + step; place >= 0 && place < count; place += step) {
                    const double forward = graph.out[node].value(order[place], 0);
                    const double backward = graph.in[node].value(order[place], 0);
                    gain += step > 0 ? backward - forward : forward - backward;
                    if (gain > bestGain * (1 + 1e-9) + 1e-12) {
                        bestGain = gain;
                        bestPlace = place;
                    }
                }
            };
            walk(1);
            walk(-1);
            if (bestPlace != from) {
                order.move(from, bestPlace);
                moved = true;
            }
        }
        if (!moved) {
            return;
        }
    }
}

/// Lets every turned flow that closes no cycle run forward again, the heaviest first, so that a
/// flow returns only where its target does lead to its source.
void giveBack(const SankeyInput &input, const QList<int> &numberOf, QList<bool> &turned)
{
    QList<QList<int>> after(input.nodes.size());
    QList<int> candidates;
    for (int link = 0; link < input.links.size(); ++link) {
        if (!turned[link]) {
            after[input.links[link].from].append(input.links[link].to);
        } else if (input.links[link].from != input.links[link].to) {
            candidates.append(link);
        }
    }
    std::ranges::stable_sort(candidates, [&](int a, int b) {
        const SankeyLink &left = input.links[a];
        const SankeyLink &right = input.links[b];
        const auto key = [&](const SankeyLink &link) {
            return std::tuple(link.amountless, -link.ceiling, numberOf[link.from],
                              numberOf[link.to], link.rank);
        };
        return key(left) < key(right);
    });
    for (const int link : candidates) {
        QList<int> stack{input.links[link].to};
        QList<bool> seen(input.nodes.size(), false);
        while (!stack.isEmpty() && !seen[input.links[link].from]) {
            const int node = stack.takeLast();
            if (!seen[node]) {
                seen[node] = true;
                stack.append(after[node]);
            }
        }
        if (!seen[input.links[link].from]) {
            turned[link] = false;
            after[input.links[link].from].append(input.links[link].to);
        }
    }
}

} // namespace

QList<bool> SankeyAcyclic::returning(const SankeyInput &input, const QList<int> &byName)
{
    QList<int> numberOf(byName.size());
    for (int number = 0; number < byName.size(); ++number) {
        numberOf[byName[number]] = number;
    }
    const WeightedGraph graph = graphOf(input, numberOf);
    QList<int> order = greedyOrder(graph);
    sift(graph, order);
    QList<int> placeOf(order.size());
    for (int place = 0; place < order.size(); ++place) {
        placeOf[order[place]] = place;
    }
    QList<bool> turned;
    for (const SankeyLink &link : input.links) {
        turned.append(placeOf[numberOf[link.from]] >= placeOf[numberOf[link.to]]);
    }
    giveBack(input, numberOf, turned);
    return turned;
}

} // namespace dealscope::layout
