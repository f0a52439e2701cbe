// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyPlacement.h"

#include "layout/SankeyRelaxation.h"

#include <algorithm>
#include <numeric>

namespace dealscope::layout {

namespace {

constexpr qreal LeastBar = 3;
constexpr qreal LaneGap = 5;
constexpr qreal LabelPad = 8;

class Placement
{
public:
    Placement(const SankeyInput &input, const SankeyColumns &columns, const SankeyOptions &options)
        : m_input(input)
        , m_columns(columns)
        , m_options(options)
    {
    }

    SankeyPlaces place()
    {
        for (int link = 0; link < m_input.links.size(); ++link) {
            if (m_columns.returning[link]) {
                m_returning.append(link);
            }
        }
        chooseLanes();
        chooseSides();
        chooseScale();
        measure();
        setColumns();
        setWays();
        SankeyRelaxation(m_input, m_columns, m_options, m_places).run(m_topRoom, m_bottomRoom);
        setLanes();
        return m_places;
    }

private:
    void chooseSides();
    void chooseLanes();
    void chooseScale();
    void measure();
    void setColumns();
    void setWays();
    void setLanes();
    [[nodiscard]] qreal fixedHeight();
    [[nodiscard]] qreal neededHeight();
    bool fits();
    [[nodiscard]] qreal roomFor(const QList<int> &links) const;
    [[nodiscard]] QList<int> leaving(int layer) const;
    [[nodiscard]] QList<int> reaching(int layer) const;
    [[nodiscard]] qreal marginFor(int layer) const;
    [[nodiscard]] int layerOf(int node) const { return m_columns.items[node].layer; }
    [[nodiscard]] int lastLayer() const { return int(m_columns.layers.size()) - 1; }

    const SankeyInput &m_input;
    const SankeyColumns &m_columns;
    const SankeyOptions &m_options;
    SankeyPlaces m_places;
    QList<int> m_returning;
    qreal m_topRoom = 0;
    qreal m_bottomRoom = 0;
};

void Placement::chooseSides()
{
    for (int node = 0; node < m_input.nodes.size(); ++node) {
        const SankeyItem &item = m_columns.items[node];
        // Above, unless what returns there would run through it.
        const auto goesAbove = [this](int link) { return m_places.lanes[link].top; };
        LabelSide side = std::ranges::any_of(item.returnsOut, goesAbove)
                || std::ranges::any_of(item.returnsIn, goesAbove)
            ? LabelSide::Below
            : LabelSide::Above;
        if (item.layer == 0 && lastLayer() > 0) {
            side = LabelSide::Left;
        } else if (item.layer == lastLayer()) {
            side = LabelSide::Right;
        } else if (item.out.isEmpty() && item.returnsOut.isEmpty()) {
            side = LabelSide::Right;
        } else if (item.in.isEmpty() && item.returnsIn.isEmpty()) {
            side = LabelSide::Left;
        }
        m_places.side.append(side);
    }
}

void Placement::chooseLanes()
{
    m_places.lanes.resize(m_input.links.size());
    QList<qreal> relative(m_input.nodes.size(), 0);
    for (const QList<int> &layer : m_columns.layers) {
        for (int place = 0; place < layer.size(); ++place) {
            if (layer[place] < relative.size()) {
                relative[layer[place]] = (place + 0.5) / qreal(layer.size());
            }
        }
    }
    for (const int link : m_returning) {
        const SankeyLink &row = m_input.links[link];
        m_places.lanes[link].top = (relative[row.from] + relative[row.to]) / 2 <= 0.65;
    }
    // A long way around goes outside a short one.
    std::ranges::stable_sort(m_returning, [&](int a, int b) {
        const SankeyLink &left = m_input.links[a];
        const SankeyLink &right = m_input.links[b];
        const auto key = [&](const SankeyLink &row) {
            return std::tuple(layerOf(row.from) - layerOf(row.to), layerOf(row.from),
                              relative[row.from], relative[row.to], row.rank, row.ceiling);
        };
        return key(left) < key(right);
    });
}

void Placement::measure()
{
    const qsizetype count = m_columns.items.size();
    m_places.barHeight.resize(count);
    m_places.labelBefore.resize(count);
    m_places.labelAfter.resize(count);
    const auto thickness
        = [&](int link) { return m_places.thickness(m_input.links[link], m_options); };
    for (int index = 0; index < count; ++index) {
        const SankeyItem &item = m_columns.items[index];
        qreal in = 0;
        qreal out = 0;
        for (const int segment : item.in) {
            in += thickness(m_columns.segments[segment].link);
        }
        for (const int segment : item.out) {
            out += thickness(m_columns.segments[segment].link);
        }
        for (const int link : item.returnsIn) {
            in += thickness(link);
        }
        for (const int link : item.returnsOut) {
            out += thickness(link);
        }
        const qreal bar = std::max({in, out, LeastBar * m_places.squeeze});
        m_places.barHeight[index] = bar;
        qreal before = 0;
        qreal after = 0;
        if (item.node >= 0) {
            const qreal label = m_input.nodes[item.node].labelHeight * m_places.squeeze;
            switch (m_places.side[item.node]) {
            case LabelSide::Above:
                before = label + 1;
                break;
            case LabelSide::Below:
                after = label + 1;
                break;
            case LabelSide::Left:
            case LabelSide::Right:
                before = after = std::max(0.0, (label - bar) / 2);
                break;
            }
        }
        m_places.labelBefore[index] = before;
        m_places.labelAfter[index] = after;
    }
}

qreal Placement::neededHeight()
{
    measure();
    qreal needed = 0;
    for (const QList<int> &layer : m_columns.layers) {
        needed = std::max(needed,
                          SankeyRelaxation::stackHeight(m_columns, m_options, m_places, layer));
    }
    m_topRoom = 0;
    m_bottomRoom = 0;
    for (const int link : m_returning) {
        qreal &room = m_places.lanes[link].top ? m_topRoom : m_bottomRoom;
        if (room == 0) {
            room = 2 * m_places.radius;
        }
        room += m_places.thickness(m_input.links[link], m_options) + LaneGap * m_places.squeeze;
    }
    return needed + m_topRoom + m_bottomRoom;
}

qreal Placement::fixedHeight()
{
    m_places.scale = 0;
    return neededHeight();
}

QList<int> Placement::leaving(int layer) const
{
    QList<int> links;
    std::ranges::copy_if(m_returning, std::back_inserter(links),
                         [&](int link) { return layerOf(m_input.links[link].from) == layer; });
    return links;
}

QList<int> Placement::reaching(int layer) const
{
    QList<int> links;
    std::ranges::copy_if(m_returning, std::back_inserter(links),
                         [&](int link) { return layerOf(m_input.links[link].to) == layer; });
    return links;
}

qreal Placement::roomFor(const QList<int> &links) const
{
    qreal room = links.isEmpty() ? 0 : m_places.radius + 2;
    for (const int link : links) {
        room += m_places.thickness(m_input.links[link], m_options) + LaneGap * m_places.squeeze;
    }
    return room;
}

qreal Placement::marginFor(int layer) const
{
    const LabelSide side = layer == 0 && lastLayer() > 0 ? LabelSide::Left : LabelSide::Right;
    qreal width = 0;
    for (const int item : m_columns.layers[layer]) {
        if (item < m_input.nodes.size() && m_places.side[item] == side) {
            width = std::max(width, m_input.nodes[item].labelWidth + LabelPad);
        }
    }
    return std::min(width, m_options.marginShare * m_options.area.width());
}

bool Placement::fits()
{
    if (neededHeight() > m_options.area.height()) {
        return false;
    }
    for (int item = 0; item < m_input.nodes.size(); ++item) {
        if (m_places.barHeight[item] > m_options.largestShare * m_options.area.height()
            && m_places.scale > 0) {
            return false;
        }
    }
    setColumns();
    const qreal most = m_options.area.width() * 0.2;
    if (roomFor(reaching(0)) > most || roomFor(leaving(lastLayer())) > most) {
        return false;
    }
    for (int layer = 0; layer < lastLayer(); ++layer) {
        if (roomFor(leaving(layer)) + roomFor(reaching(layer + 1)) > 0.75 * m_places.columnGap) {
            return false;
        }
    }
    return true;
}

void Placement::chooseScale()
{
    const qreal height = m_options.area.height();
    double largest = 0;
    for (const SankeyLink &link : m_input.links) {
        largest = std::max(largest, link.ceiling);
    }
    const qreal share = largest > 0 ? 0.72 : 0.995;
    const qreal fixed = fixedHeight();
    m_places.wantedHeight = fixed / (largest > 0 ? 0.6 : 0.95);
    // Halving steps end at a fixed depth: the same answer on every machine.
    for (int step = 0; step < 60 && !(fixedHeight() <= share * height && fits()); ++step) {
        m_places.squeeze *= 0.92;
        m_places.radius = std::max(0.5, 6 * m_places.squeeze);
    }
    if (largest <= 0) {
        return;
    }
    qreal low = 0;
    qreal high = height / largest;
    for (int step = 0; step < 48; ++step) {
        m_places.scale = (low + high) / 2;
        (fits() ? low : high) = m_places.scale;
    }
    m_places.scale = low;
    fits(); // leaves heights and rooms as they are at this scale
}

void Placement::setColumns()
{
    const QRectF &area = m_options.area;
    const int count = int(m_columns.layers.size());
    const qreal leftRoom = roomFor(reaching(0));
    const qreal rightRoom = roomFor(leaving(lastLayer()));
    const qreal left = area.left() + (count > 1 ? marginFor(0) : 0) + leftRoom;
    const qreal right = area.right() - marginFor(count - 1) - rightRoom;
    m_places.x.clear();
    m_places.nodeWidth = m_options.nodeWidth;
    if (count == 1) {
        m_places.x.append(std::max(left, area.left() + area.width() * 0.3));
        m_places.columnGap = area.width();
        return;
    }
    // Bars give way where columns are many and the picture is narrow.
    const qreal span = std::max(1.0, right - left);
    m_places.nodeWidth = std::min(m_options.nodeWidth, span / (2.5 * count));
    const qreal step = (span - m_places.nodeWidth) / (count - 1);
    for (int layer = 0; layer < count; ++layer) {
        m_places.x.append(left + step * layer);
    }
    m_places.columnGap = step - m_places.nodeWidth;
}

/// Where returning flows rise and sink beside the columns; the inner ones first.
void Placement::setWays()
{
    for (int layer = 0; layer <= lastLayer(); ++layer) {
        const auto stack = [&](const QList<int> &links, qreal SankeyLane::*offset) {
            qreal used = m_places.radius + 2;
            for (const int link : links) {
                m_places.lanes[link].*offset = used;
                used += m_places.thickness(m_input.links[link], m_options)
                    + LaneGap * m_places.squeeze;
            }
        };
        stack(leaving(layer), &SankeyLane::exit);
        stack(reaching(layer), &SankeyLane::entry);
    }
}

/// Lanes lie as near to the diagram as what they pass allows, each outside those before it.
void Placement::setLanes()
{
    QList<qreal> tops;
    QList<qreal> bottoms;
    for (const QList<int> &layer : m_columns.layers) {
        qreal top = m_options.area.bottom();
        qreal bottom = m_options.area.top();
        for (const int item : layer) {
            top = std::min(top, m_places.barTop[item] - m_places.labelBefore[item]);
            bottom = std::max(bottom,
                              m_places.barTop[item] + m_places.barHeight[item]
                                  + m_places.labelAfter[item]);
        }
        tops.append(top - 2 * m_places.radius);
        bottoms.append(bottom + 2 * m_places.radius);
    }
    for (const int link : m_returning) {
        SankeyLane &lane = m_places.lanes[link];
        const qreal width = m_places.thickness(m_input.links[link], m_options);
        const qreal step = width + LaneGap * m_places.squeeze;
        // Also past the neighbours whose ribbons share the gaps beside it.
        const int first = std::max(0, layerOf(m_input.links[link].to) - 1);
        const int last = std::min(lastLayer(), layerOf(m_input.links[link].from) + 1);
        if (lane.top) {
            lane.inner = *std::min_element(tops.begin() + first, tops.begin() + last + 1);
            std::fill(tops.begin() + first, tops.begin() + last + 1, lane.inner - step);
        } else {
            lane.inner = *std::max_element(bottoms.begin() + first, bottoms.begin() + last + 1);
            std::fill(bottoms.begin() + first, bottoms.begin() + last + 1, lane.inner + step);
        }
    }
}

} // namespace

SankeyPlaces SankeyPlacement::place(const SankeyInput &input, const SankeyColumns &columns,
                                    const SankeyOptions &options)
{
    return Placement(input, columns, options).place();
}

} // namespace dealscope::layout
