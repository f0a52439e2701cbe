// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartGeometry.h"

#include "ui/views/chart/ChartWords.h"

#include <QFontMetricsF>

#include <algorithm>

namespace dealscope::ui {

using namespace analysis;

QList<ChartStretch> chartStretches(const ChartBar &bar, ChartMeasure measure, qreal pixelsPerUnit)
{
    const ChartValue whole = valueOf(bar.total, measure);
    QList<ChartStretch> stretches;
    qint64 at = 0;
    const auto append = [&](qint64 units, qint64 limit, Certainty certainty, int segment) {
        const qint64 to = std::min(limit, at + std::min(units, limit - at));
        if (to > at) {
            stretches.append(
                {qreal(at) * pixelsPerUnit, qreal(to) * pixelsPerUnit, certainty, segment});
            at = to;
        }
    };
    QList<ChartValue> values;
    for (const ChartSegment &segment : bar.segments) {
        values.append(valueOf(segment, measure));
    }
    for (int i = 0; i < values.size(); ++i) {
        append(values[i].firm, whole.firm, Certainty::Firm, i);
    }
    append(whole.firm - at, whole.firm, Certainty::Firm, -1);
    for (int i = 0; i < values.size(); ++i) {
        append(values[i].floor - values[i].firm, whole.floor, Certainty::Floor, i);
    }
    append(whole.floor - at, whole.floor, Certainty::Floor, -1);
    for (int i = 0; i < values.size(); ++i) {
        append(values[i].ceiling - values[i].floor, whole.ceiling, Certainty::UpToCeiling, i);
    }
    append(whole.ceiling - at, whole.ceiling, Certainty::UpToCeiling, -1);
    if (whole.openEnded > 0) {
        int open = -1;
        for (int i = 0; i < values.size(); ++i) {
            open = values[i].openEnded > 0 ? i : open;
        }
        const qreal from = qreal(at) * pixelsPerUnit;
        stretches.append({from, from + ChartFade, Certainty::OpenCeiling, open});
    }
    return stretches;
}

QStringList legendNames(const ChartData &data, const Snapshot &snapshot)
{
    QStringList names;
    for (const ChartKey &key : data.stacks) {
        names.append(keyName(key, snapshot, data.foldedStacks));
    }
    return names;
}

qreal legendHeight(const ChartData &data, const Snapshot &snapshot, qreal width)
{
    const QStringList names = legendNames(data, snapshot);
    if (names.isEmpty()) {
        return 0;
    }
    constexpr qreal rowHeight = 22;
    constexpr qreal besideName = 34; // marker and margins
    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    qreal height = rowHeight;
    qreal x = 0;
    for (const QString &name : names) {
        const qreal entry = metrics.horizontalAdvance(name) + besideName;
        if (x > 0 && x + entry > width) {
            height += rowHeight;
            x = 0;
        }
        x += entry;
    }
    return height;
}

} // namespace dealscope::ui
