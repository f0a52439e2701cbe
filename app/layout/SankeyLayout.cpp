// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyLayout.h"

#include "layout/SankeyAcyclic.h"
#include "layout/SankeyOrder.h"
#include "layout/SankeyRibbons.h"

#include <algorithm>

namespace dealscope::layout {

QList<QPointF> SankeyRibbon::railAt(qreal offset) const
{
    const qreal whole = width();
    const qreal part = whole > 0 ? offset / whole : 0;
    QList<QPointF> rail;
    rail.reserve(first.size());
    for (qsizetype i = 0; i < first.size(); ++i) {
        rail.append(first[i] + (second[i] - first[i]) * part);
    }
    return rail;
}

SankeyPicture SankeyLayout::arrange(const SankeyInput &input, const SankeyOptions &options)
{
    if (input.nodes.isEmpty() || options.area.isEmpty()) {
        SankeyPicture empty;
        empty.nodes.resize(input.nodes.size());
        empty.ribbons.resize(input.links.size());
        empty.ties.resize(input.ties.size());
        return empty;
    }
    const auto isNode = [&](int node) { return node >= 0 && node < input.nodes.size(); };
    SankeyInput valid = input;
    QList<int> placeOfLink;
    valid.links.clear();
    for (const SankeyLink &link : input.links) {
        const bool ok = isNode(link.from) && isNode(link.to);
        placeOfLink.append(ok ? int(valid.links.size()) : -1);
        if (ok) {
            valid.links.append(link);
        }
    }

    QList<int> byName;
    for (int node = 0; node < input.nodes.size(); ++node) {
        byName.append(node);
    }
    std::ranges::stable_sort(byName, [&](int a, int b) {
        return std::pair(input.nodes[a].name, input.nodes[a].key)
            < std::pair(input.nodes[b].name, input.nodes[b].key);
    });
    const QList<bool> returning = SankeyAcyclic::returning(valid, byName);
    SankeyColumns columns = SankeyLayers::columns(valid, returning, byName);
    SankeyOrder::arrange(valid, columns, options.sweeps);
    const SankeyPlaces places = SankeyPlacement::place(valid, columns, options);
    SankeyPicture picture = SankeyRibbons::draw(valid, columns, options, places);
    if (valid.links.size() != input.links.size()) {
        QList<SankeyRibbon> ribbons;
        for (const int place : placeOfLink) {
            ribbons.append(place < 0 ? SankeyRibbon{} : picture.ribbons[place]);
        }
        picture.ribbons = ribbons;
    }
    return picture;
}

} // namespace dealscope::layout
