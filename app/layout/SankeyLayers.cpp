// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyLayers.h"

#include <algorithm>

namespace dealscope::layout {

namespace {

struct Precedence {
    QList<QList<int>> after; ///< for each node what stands right of it
    QList<QList<int>> before;

    void add(int from, int to)
    {
        after[from].append(to);
        before[to].append(from);
    }

    [[nodiscard]] bool leadsTo(int from, int to) const
    {
        QList<int> stack{from};
        QList<bool> seen(after.size(), false);
        while (!stack.isEmpty()) {
            const int node = stack.takeLast();
            if (node == to) {
                return true;
            }
            if (!seen[node]) {
                seen[node] = true;
                stack.append(after[node]);
            }
        }
        return false;
    }
};

QList<int> longestPaths(const Precedence &precedence)
{
    QList<int> layerOf(precedence.after.size(), 0);
    QList<qsizetype> waiting;
    QList<int> ready;
    for (int node = 0; node < precedence.before.size(); ++node) {
        waiting.append(precedence.before[node].size());
        if (waiting[node] == 0) {
            ready.append(node);
        }
    }
    for (qsizetype next = 0; next < ready.size(); ++next) {
        for (const int after : precedence.after[ready[next]]) {
            layerOf[after] = std::max(layerOf[after], layerOf[ready[next]] + 1);
            if (--waiting[after] == 0) {
                ready.append(after);
            }
        }
    }
    // From right to left, so that a chain of such nodes follows as a whole.
    for (qsizetype last = ready.size() - 1; last >= 0; --last) {
        const int node = ready[last];
        if (precedence.before[node].isEmpty() && !precedence.after[node].isEmpty()) {
            int nearest = layerOf[precedence.after[node].first()];
            for (const int after : precedence.after[node]) {
                nearest = std::min(nearest, layerOf[after]);
            }
            layerOf[node] = nearest - 1;
        }
    }
    return layerOf;
}

} // namespace

SankeyColumns SankeyLayers::columns(const SankeyInput &input, const QList<bool> &returning,
                                    const QList<int> &byName)
{
    Precedence precedence;
    precedence.after.resize(input.nodes.size());
    precedence.before.resize(input.nodes.size());
    for (int link = 0; link < input.links.size(); ++link) {
        if (!returning[link]) {
            precedence.add(input.links[link].from, input.links[link].to);
        }
    }
    for (const SankeyTie &tie : input.ties) {
        if (tie.leads && tie.from != tie.to && !precedence.leadsTo(tie.to, tie.from)) {
            precedence.add(tie.from, tie.to);
        }
    }
    const QList<int> layerOf = longestPaths(precedence);

    SankeyColumns columns;
    columns.returning = returning;
    columns.chainOf.resize(input.links.size());
    int depth = 0;
    for (int node = 0; node < input.nodes.size(); ++node) {
        SankeyItem item;
        item.node = node;
        item.layer = layerOf[node];
        depth = std::max(depth, item.layer + 1);
        columns.items.append(item);
    }
    columns.layers.resize(depth);
    for (const int node : byName) {
        columns.layers[layerOf[node]].append(node);
    }

    // In an order of names, so that the picture does not depend on the order of the links.
    QList<int> placeOf(byName.size());
    for (int place = 0; place < byName.size(); ++place) {
        placeOf[byName[place]] = place;
    }
    QList<int> links;
    for (int link = 0; link < input.links.size(); ++link) {
        links.append(link);
    }
    std::ranges::stable_sort(links, [&](int a, int b) {
        const SankeyLink &left = input.links[a];
        const SankeyLink &right = input.links[b];
        return std::tuple(placeOf[left.from], placeOf[left.to], left.rank, left.amountless,
                          left.ceiling, left.floor)
            < std::tuple(placeOf[right.from], placeOf[right.to], right.rank, right.amountless,
                         right.ceiling, right.floor);
    });
    for (const int link : links) {
        const int from = input.links[link].from;
        const int to = input.links[link].to;
        if (returning[link]) {
            columns.items[from].returnsOut.append(link);
            columns.items[to].returnsIn.append(link);
            continue;
        }
        int previous = from;
        for (int layer = layerOf[from] + 1; layer <= layerOf[to]; ++layer) {
            int next = to;
            if (layer < layerOf[to]) {
                SankeyItem item;
                item.link = link;
                item.layer = layer;
                next = int(columns.items.size());
                columns.items.append(item);
                columns.layers[layer].append(next);
            }
            const int segment = int(columns.segments.size());
            columns.segments.append({previous, next, link});
            columns.chainOf[link].append(segment);
            columns.items[previous].out.append(segment);
            columns.items[next].in.append(segment);
            previous = next;
        }
    }
    return columns;
}

} // namespace dealscope::layout
