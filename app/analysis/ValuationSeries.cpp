// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ValuationSeries.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace dealscope::analysis {

namespace {

Money upperEnd(const Interval &interval)
{
    return interval.ceiling.value_or(interval.floor);
}

Money topOf(const ValuationLine &line)
{
    Money top;
    for (const ValuationPoint &point : line.points) {
        top = std::max(top, upperEnd(point.interval));
    }
    return top;
}

bool isEarlier(const ValuationPoint &a, const ValuationPoint &b)
{
    if (a.date.has_value() != b.date.has_value()) {
        return a.date.has_value();
    }
    if (a.date && a.date->first() != b.date->first()) {
        return a.date->first() < b.date->first();
    }
    if (a.date && a.date->last() != b.date->last()) {
        return a.date->last() < b.date->last();
    }
    return a.id < b.id;
}

ValuationLine inOrderOfTime(const ValuationLine &line)
{
    QList<int> order(line.points.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order,
                      [&](int a, int b) { return isEarlier(line.points[a], line.points[b]); });
    ValuationLine sorted{line.company, line.basis, {}};
    for (const int index : order) {
        sorted.points.append(line.points[index]);
    }
    return sorted;
}

ValuationPoint pointOf(const Resolution &resolution, const Valuation &valuation,
                       const Interval &interval)
{
    const Source *source = resolution.snapshot().source(valuation.evidence.source);
    ValuationPoint point;
    point.id = valuation.id;
    point.deal = valuation.deal;
    point.interval = interval;
    point.isAsOf = valuation.asOf.has_value();
    point.date = valuation.asOf ? valuation.asOf : source ? source->published : std::nullopt;
    point.inferred = !point.isAsOf && source && source->published && source->publishedInferred;
    point.conditional = !valuation.condition.isEmpty();
    point.setAside = valuation.evidence.rank == Rank::Deprecated;
    point.counts = resolution.counts(valuation.id);
    return point;
}

} // namespace

std::optional<Interval> valueIn(const Resolution &resolution, const Valuation &valuation,
                                Currency currency)
{
    const auto interval = valuation.amount.interval();
    if (!interval || valuation.amount.currency == currency) {
        return interval;
    }
    const Snapshot &snapshot = resolution.snapshot();
    const Source *source = snapshot.source(valuation.evidence.source);
    const auto day
        = source && source->published ? source->published->last() : resolution.publishedBy();
    const auto rate = snapshot.rates().findForAll(valuation.amount.currency, currency, day);
    return rate ? converted(*interval, *rate) : std::nullopt;
}

int ValuationSeries::pointCount() const
{
    int count = 0;
    for (const ValuationLine &line : lines) {
        count += int(line.points.size());
    }
    return count;
}

ValuationSeries valuationSeries(const Resolution &resolution, const QList<ValuationId> &valuations,
                                Currency currency)
{
    ValuationSeries series;
    std::map<std::pair<CompanyId, ValuationBasis>, ValuationLine> lines;
    QList<ValuationId> ids = valuations;
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const ValuationId id : ids) {
        const Valuation *valuation = resolution.snapshot().valuation(id);
        if (!valuation) {
            continue;
        }
        if (!valuation->amount.interval()) {
            series.withoutAmount.append(id);
            continue;
        }
        const auto interval = valueIn(resolution, *valuation, currency);
        if (!interval) {
            series.otherCurrency.append(id);
            continue;
        }
        const ValuationPoint point = pointOf(resolution, *valuation, *interval);
        series.top = std::max(series.top, upperEnd(point.interval));
        if (point.date) {
            series.first
                = std::min(series.first.value_or(point.date->first()), point.date->first());
            series.last = std::max(series.last.value_or(point.date->last()), point.date->last());
        } else {
            ++series.undated;
        }
        ValuationLine &line = lines[{valuation->company, valuation->basis}];
        line.company = valuation->company;
        line.basis = valuation->basis;
        line.points.append(point);
    }
    for (const auto &[key, line] : lines) {
        series.lines.append(inOrderOfTime(line));
    }
    std::ranges::stable_sort(series.lines, [](const ValuationLine &a, const ValuationLine &b) {
        return topOf(a) > topOf(b);
    });
    return series;
}

} // namespace dealscope::analysis
