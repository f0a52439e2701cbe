// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyRelaxation.h"

#include <algorithm>

namespace dealscope::layout {

namespace {

qreal gapAfter(const SankeyColumns &columns, const SankeyOptions &options,
               const SankeyPlaces &places, int upper, int lower)
{
    const bool passing = columns.items[upper].node < 0 || columns.items[lower].node < 0;
    return (passing ? options.nodeGap * 0.6 : options.nodeGap) * places.squeeze;
}

qreal slotHeight(const SankeyPlaces &places, int item)
{
    return places.labelBefore[item] + places.barHeight[item] + places.labelAfter[item];
}

/// The nondecreasing values nearest to `wanted`, in weighted squares.
QList<qreal> nondecreasing(const QList<qreal> &wanted, const QList<qreal> &weights)
{
    struct Pool {
        qreal sum;
        qreal weight;
        int count;
    };
    QList<Pool> pools;
    for (int i = 0; i < wanted.size(); ++i) {
        pools.append({wanted[i] * weights[i], weights[i], 1});
        while (pools.size() > 1) {
            const Pool last = pools.last();
            Pool &before = pools[pools.size() - 2];
            if (before.sum / before.weight <= last.sum / last.weight) {
                break;
            }
            before
                = {before.sum + last.sum, before.weight + last.weight, before.count + last.count};
            pools.removeLast();
        }
    }
    QList<qreal> values;
    for (const Pool &pool : pools) {
        values.insert(values.size(), pool.count, pool.sum / pool.weight);
    }
    return values;
}

} // namespace

SankeyRelaxation::SankeyRelaxation(const SankeyInput &input, const SankeyColumns &columns,
                                   const SankeyOptions &options, SankeyPlaces &places)
    : m_input(input)
    , m_columns(columns)
    , m_options(options)
    , m_places(places)
{
}

qreal SankeyRelaxation::stackHeight(const SankeyColumns &columns, const SankeyOptions &options,
                                    const SankeyPlaces &places, const QList<int> &layer)
{
    qreal height = 0;
    for (int place = 0; place < layer.size(); ++place) {
        height += slotHeight(places, layer[place]);
        if (place + 1 < layer.size()) {
            height += gapAfter(columns, options, places, layer[place], layer[place + 1]);
        }
    }
    return height;
}

/// Ports along each side of a bar from top to bottom: flows that return above, flows by the place
/// of their other end, flows that return below.
void SankeyRelaxation::setPorts()
{
    const auto centre
        = [&](int item) { return m_places.barTop[item] + m_places.barHeight[item] / 2; };
    for (const SankeyItem &item : m_columns.items) {
        for (const bool outgoing : {true, false}) {
            QList<int> segments = outgoing ? item.out : item.in;
            std::ranges::stable_sort(segments, [&](int a, int b) {
                const SankeySegment &left = m_columns.segments[a];
                const SankeySegment &right = m_columns.segments[b];
                const int leftItem = outgoing ? left.to : left.from;
                const int rightItem = outgoing ? right.to : right.from;
                return leftItem != rightItem && centre(leftItem) < centre(rightItem);
            });
            QList<int> returns = outgoing ? item.returnsOut : item.returnsIn;
            std::ranges::stable_sort(returns, {}, [&](int link) {
                const SankeyLane &lane = m_places.lanes[link];
                return outgoing ? lane.exit : lane.entry;
            });
            qreal used = 0;
            QList<qreal> &returnPorts = outgoing ? m_places.returnOut : m_places.returnIn;
            for (const int link : returns) {
                if (m_places.lanes[link].top) {
                    returnPorts[link] = used;
                    used += m_places.thickness(m_input.links[link], m_options);
                }
            }
            for (const int segment : segments) {
                (outgoing ? m_places.portOut : m_places.portIn)[segment] = used;
                used += m_places.thickness(m_input.links[m_columns.segments[segment].link],
                                           m_options);
            }
            for (auto link = returns.rbegin(); link != returns.rend(); ++link) {
                if (!m_places.lanes[*link].top) {
                    returnPorts[*link] = used;
                    used += m_places.thickness(m_input.links[*link], m_options);
                }
            }
        }
    }
}

void SankeyRelaxation::settle(const QList<int> &layer, bool fromLeft, bool fromRight)
{
    QList<qreal> wanted;
    QList<qreal> weights;
    QList<qreal> before; // the least stack above each item
    qreal stacked = 0;
    for (int place = 0; place < layer.size(); ++place) {
        const int item = layer[place];
        qreal sum = 0;
        qreal weight = 0;
        const auto pull = [&](int segment, bool left) {
            const SankeySegment &piece = m_columns.segments[segment];
            const int other = left ? piece.from : piece.to;
            const qreal target = left
                ? m_places.barTop[other] + m_places.portOut[segment] - m_places.portIn[segment]
                : m_places.barTop[other] + m_places.portIn[segment] - m_places.portOut[segment];
            const qreal w = 1 + m_places.thickness(m_input.links[piece.link], m_options);
            sum += target * w;
            weight += w;
        };
        if (fromLeft) {
            for (const int segment : m_columns.items[item].in) {
                pull(segment, true);
            }
        }
        if (fromRight) {
            for (const int segment : m_columns.items[item].out) {
                pull(segment, false);
            }
        }
        const qreal bar = weight > 0 ? sum / weight : m_places.barTop[item];
        wanted.append(bar - m_places.labelBefore[item] - stacked);
        weights.append(weight > 0 ? weight : 0.2);
        before.append(stacked);
        stacked += slotHeight(m_places, item);
        if (place + 1 < layer.size()) {
            stacked += gapAfter(m_columns, m_options, m_places, item, layer[place + 1]);
        }
    }
    // In these coordinates the bounds of the area are the same for every item, so that cutting
    // the regression at them keeps it the nearest.
    const qreal lowest = m_top;
    const qreal highest = std::max(m_top, m_bottom - stacked);
    const QList<qreal> values = nondecreasing(wanted, weights);
    for (int place = 0; place < layer.size(); ++place) {
        const int item = layer[place];
        m_places.barTop[item] = std::clamp(values[place], lowest, highest) + before[place]
            + m_places.labelBefore[item];
    }
}

void SankeyRelaxation::run(qreal topRoom, qreal bottomRoom)
{
    m_top = m_options.area.top() + topRoom;
    m_bottom = m_options.area.bottom() - bottomRoom;
    m_places.barTop.fill(0, m_columns.items.size());
    m_places.portOut.fill(0, m_columns.segments.size());
    m_places.portIn.fill(0, m_columns.segments.size());
    m_places.returnOut.fill(0, m_input.links.size());
    m_places.returnIn.fill(0, m_input.links.size());
    for (const QList<int> &layer : m_columns.layers) {
        qreal y = m_top;
        const qreal free = m_bottom - m_top - stackHeight(m_columns, m_options, m_places, layer);
        y += std::max(0.0, free / 2);
        for (const int item : layer) {
            m_places.barTop[item] = y + m_places.labelBefore[item];
            y += slotHeight(m_places, item) + m_options.nodeGap * m_places.squeeze;
        }
    }
    const int count = int(m_columns.layers.size());
    for (int sweep = 0; sweep < m_options.sweeps; ++sweep) {
        setPorts();
        if (sweep % 2 == 0) {
            for (int layer = count - 2; layer >= 0; --layer) {
                settle(m_columns.layers[layer], false, true);
            }
        } else {
            for (int layer = 1; layer < count; ++layer) {
                settle(m_columns.layers[layer], true, false);
            }
        }
    }
    setPorts();
    for (int layer = 0; layer < count; ++layer) {
        settle(m_columns.layers[layer], true, true);
    }
    setPorts();
}

} // namespace dealscope::layout
