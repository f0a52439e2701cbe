// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/SpreadTerms.h"

#include "analysis/ClaimOrder.h"
#include "analysis/DealResolver.h"

#include <algorithm>

namespace dealscope::analysis {

const SpreadTerms::Known &SpreadTerms::knownAt(int position) const
{
    std::call_once(m_once, [this] {
        for (int at = 0; at < m_resolution.dealCount(); ++at) {
            if (hasTerms(at)) {
                m_positions.push_back(at);
            }
        }
        m_known = std::make_unique<LazyRows<Known>>(m_positions.size());
    });
    const auto place = std::ranges::lower_bound(m_positions, position);
    return m_known->at(size_t(place - m_positions.begin()),
                       [this, position](size_t) { return find(position); });
}

std::unique_ptr<SpreadTerms::Known> SpreadTerms::find(int position) const
{
    const FigureColumns &figures = m_resolution.figures();
    const LedgerColumns &columns = m_resolution.snapshot().columns();
    const auto publishedBy = m_resolution.publishedBy();
    auto known = std::make_unique<Known>();
    for (const quint32 row : columns.claimsOfDeal[figures.dealIndex[size_t(position)]]) {
        const quint32 source = columns.claims.source[row];
        const qint32 day = source == NoRow ? NoDay : columns.sources.lastDay[source];
        if (source == NoRow || (publishedBy && (day == NoDay || day > dayNumber(*publishedBy)))) {
            continue;
        }
        constexpr int Reported = ClaimColumns::HasSchedule | ClaimColumns::HasRamp;
        known->isReported |= (columns.claims.flags[row] & Reported) != 0;
    }
    if (known->isReported) {
        known->term = analysis::termOf(m_resolution.dealAt(position));
        return known;
    }
    ResolvedDeal deal;
    const auto period
        = std::ranges::lower_bound(figures.periods, quint32(position), {},
                                   [](const FigureColumns::Term &term) { return term.position; });
    if (period != figures.periods.end() && period->position == quint32(position)) {
        deal.period = columns.claims.periods.value(period->claim);
    }
    if (const qint32 day = figures.firstDay[size_t(position)]; day != FigureColumns::NoDay) {
        deal.date = PartialDate(QDate::fromJulianDay(day),
                                QDate::fromJulianDay(figures.lastDay[size_t(position)]));
    }
    known->term = analysis::termOf(deal);
    return known;
}

SpreadTerm SpreadTerms::termOf(int position) const
{
    if (hasTerms(position)) {
        return knownAt(position).term;
    }
    SpreadTerm term;
    if (const qint32 day = m_resolution.figures().firstDay[size_t(position)];
        day != FigureColumns::NoDay) {
        term.start = QDate::fromJulianDay(day);
    }
    return term;
}

std::optional<SpreadTerm> SpreadTerms::unscheduled(int position) const
{
    if (!hasTerms(position)) {
        return termOf(position);
    }
    const Known &known = knownAt(position);
    return known.isReported ? std::nullopt : std::optional(known.term);
}

bool SpreadTerms::isReported(int position) const
{
    return hasTerms(position) && knownAt(position).isReported;
}

QList<YearShare> SpreadTerms::perYear(int position, const Interval &interval, Money firm,
                                      Money paid, int firstMonth) const
{
    return isReported(position)
        ? analysis::perYear(m_resolution.dealAt(position), interval, firm, paid, firstMonth)
        : analysis::perYear(termOf(position), interval, firm, paid, firstMonth);
}

bool SpreadTerms::isSpread(int position) const
{
    if (!hasTerms(position)) {
        return false;
    }
    const Known &known = knownAt(position);
    return known.isReported ? spreadOf(m_resolution.dealAt(position)) != Spread::Once
                            : known.term.start.isValid() && known.term.months > 0;
}

} // namespace dealscope::analysis
