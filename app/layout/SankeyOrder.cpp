// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyOrder.h"

#include <algorithm>
#include <cmath>

namespace dealscope::layout {

namespace {

/// Weights on a logarithmic scale: a ribbon a thousand times as wide is not a thousand times as
/// bad to cross, and lines without amount are not free.
double weightOf(const SankeyLink &link, double largest)
{
    if (link.amountless || largest <= 0) {
        return 1;
    }
    return 1 + 8 * std::sqrt(std::max(link.ceiling, link.floor) / largest);
}

QList<double> weightsOf(const SankeyInput &input)
{
    double largest = 0;
    for (const SankeyLink &link : input.links) {
        largest = std::max(largest, link.ceiling);
    }
    QList<double> weights;
    for (const SankeyLink &link : input.links) {
        weights.append(weightOf(link, largest));
    }
    return weights;
}

QList<int> placesOf(const SankeyColumns &columns)
{
    QList<int> places(columns.items.size(), 0);
    for (const QList<int> &layer : columns.layers) {
        for (int place = 0; place < layer.size(); ++place) {
            places[layer[place]] = place;
        }
    }
    return places;
}

/// Sorts one column by the mean place of its neighbours on one side. Items without neighbours
/// there keep their place.
void sortColumn(SankeyColumns &columns, int layer, bool byLeft, const QList<double> &weights,
                QList<int> &places)
{
    QList<int> &column = columns.layers[layer];
    const int neighbour = byLeft ? layer - 1 : layer + 1;
    const double scale = std::max<double>(1, double(columns.layers[neighbour].size() - 1));
    const double ownScale = std::max<double>(1, double(column.size() - 1));
    QList<std::pair<double, int>> movable;
    for (int place = 0; place < column.size(); ++place) {
        const SankeyItem &item = columns.items[column[place]];
        double total = 0;
        double weight = 0;
        for (const int segment : byLeft ? item.in : item.out) {
            const SankeySegment &piece = columns.segments[segment];
            const double w = weights[piece.link];
            total += w * places[byLeft ? piece.from : piece.to] / scale;
            weight += w;
        }
        for (const QList<int> &returns : {item.returnsIn, item.returnsOut}) {
            for (const int link : returns) {
                weight += weights[link]; // as if tied to the top edge
            }
        }
        const double wanted = weight > 0 ? total / weight : place / ownScale;
        movable.append({wanted, column[place]});
    }
    std::ranges::stable_sort(movable, {}, &std::pair<double, int>::first);
    for (int place = 0; place < movable.size(); ++place) {
        column[place] = movable[place].second;
        places[column[place]] = place;
    }
}

/// Exchanges neighbours in a column while that lessens crossings on both sides together.
bool exchangeNeighbours(const SankeyInput &input, SankeyColumns &columns, double &best)
{
    bool improved = false;
    for (QList<int> &column : columns.layers) {
        for (int place = 0; place + 1 < column.size(); ++place) {
            column.swapItemsAt(place, place + 1);
            const double now = SankeyOrder::crossings(input, columns);
            if (now < best - 1e-9) {
                best = now;
                improved = true;
            } else {
                column.swapItemsAt(place, place + 1);
            }
        }
    }
    return improved;
}

} // namespace

double SankeyOrder::crossings(const SankeyInput &input, const SankeyColumns &columns)
{
    const QList<double> weights = weightsOf(input);
    const QList<int> places = placesOf(columns);
    double total = 0;
    for (int layer = 0; layer + 1 < columns.layers.size(); ++layer) {
        struct Piece {
            int from;
            int to;
            double weight;
        };
        QList<Piece> pieces;
        for (const int item : columns.layers[layer]) {
            for (const int segment : columns.items[item].out) {
                const SankeySegment &piece = columns.segments[segment];
                pieces.append({places[piece.from], places[piece.to], weights[piece.link]});
            }
        }
        std::ranges::stable_sort(pieces, [](const Piece &a, const Piece &b) {
            return std::pair(a.from, a.to) < std::pair(b.from, b.to);
        });
        // Weight of the pieces so far by where they end; those that end further down cross.
        const int size = int(columns.layers[layer + 1].size());
        QList<double> tree(size + 1, 0);
        double all = 0;
        for (const Piece &piece : pieces) {
            double above = 0;
            for (int i = piece.to + 1; i > 0; i -= i & -i) {
                above += tree[i];
            }
            total += piece.weight * (all - above);
            for (int i = piece.to + 1; i <= size; i += i & -i) {
                tree[i] += piece.weight;
            }
            all += piece.weight;
        }
    }
    return total;
}

void SankeyOrder::arrange(const SankeyInput &input, SankeyColumns &columns, int sweeps)
{
    if (columns.layers.size() < 2) {
        return;
    }
    const QList<double> weights = weightsOf(input);
    QList<int> places = placesOf(columns);
    QList<QList<int>> bestLayers = columns.layers;
    double best = -1;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        const bool rightwards = sweep % 2 == 0;
        const int count = int(columns.layers.size());
        for (int step = 1; step < count; ++step) {
            sortColumn(columns, rightwards ? step : count - 1 - step, rightwards, weights, places);
        }
        const double now = crossings(input, columns);
        if (best < 0 || now < best - 1e-9) {
            best = now;
            bestLayers = columns.layers;
        }
    }
    columns.layers = bestLayers;
    // Worth its time only where a reader could still follow the lines.
    constexpr qsizetype FewItems = 80;
    if (columns.items.size() <= FewItems) {
        for (int round = 0; round < 4 && best > 0; ++round) {
            if (!exchangeNeighbours(input, columns, best)) {
                break;
            }
        }
    }
}

} // namespace dealscope::layout
