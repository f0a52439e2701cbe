// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartParts.h"

#include "analysis/SpreadTerms.h"
#include "analysis/YearOfDay.h"

#include <algorithm>

namespace dealscope::analysis {

ChartParts::ChartParts(const Resolution &resolution, const FamilySums &sums, bool groups,
                       const ChartQuery &query)
    : m_resolution(resolution)
    , m_sums(sums)
    , m_query(query)
    , m_rowCodes(resolution, query.by, groups)
{
    if (query.stack) {
        m_stackCodes.emplace(resolution, *query.stack, groups);
    }
}

void ChartParts::find(const QList<int> &selected)
{
    m_parts.reserve(size_t(selected.size()));
    for (const int position : selected) {
        if (!isAsked(position)) {
            continue;
        }
        if (m_query.measure == ChartMeasure::PerYear) {
            addInYears(position);
        } else {
            add(position, std::nullopt, NoYear);
        }
    }
}

bool ChartParts::isAsked(int position) const
{
    const Nature nature = m_sums.money().nature(size_t(position));
    return m_query.natures.contains(nature)
        && (nature != Nature::None || m_query.measure == ChartMeasure::Count);
}

void ChartParts::add(int position, std::optional<quint32> row, qint32 year)
{
    Part part;
    part.position = position;
    part.year = year;
    part.row = row ? *row : m_rowCodes.codeOf(position);
    part.stack = m_stackCodes ? m_stackCodes->codeOf(position) : 0;
    if (part.row != ChartCodes::Several && part.stack != ChartCodes::Several) {
        m_parts.push_back(part);
        return;
    }
    const QList<ChartCodes::Share> rows
        = row ? QList<ChartCodes::Share>{{*row, BucketSum::Whole}} : m_rowCodes.codesOf(position);
    const QList<ChartCodes::Share> stacks = m_stackCodes
        ? m_stackCodes->codesOf(position)
        : QList<ChartCodes::Share>{{0, BucketSum::Whole}};
    for (const ChartCodes::Share &one : rows) {
        for (const ChartCodes::Share &stack : stacks) {
            part.row = one.code;
            part.stack = stack.code;
            part.ppm = qint32(qint64(one.ppm) * stack.ppm / BucketSum::Whole);
            m_parts.push_back(part);
        }
    }
}

/// A deal without a term falls into its year whole, and its family is summed there. Where a
/// member of a family is spread over years, each member is what its parts leave of it.
void ChartParts::addInYears(int position)
{
    const DealMoney &money = m_sums.money();
    const quint8 reason = money.leftOut(size_t(position));
    if (reason != DealMoney::Adds && reason != quint8(LeftOut::NoAmount)) {
        return;
    }
    const bool mayBeSpread = m_sums.isInFamily(position)
        || (money.figures().flags[size_t(position)] & FigureColumns::Spread) != 0;
    if (!mayBeSpread || !isSpread(topOf(position))) {
        addInOneYear(position);
        return;
    }
    const MoneyPiece piece = m_sums.pieceOf(position);
    if (!piece.interval) {
        return;
    }
    const QList<YearShare> years
        = m_resolution.terms().perYear(position, *piece.interval, piece.firm, piece.paid);
    if (years.isEmpty()) {
        m_undated.push_back(position);
    }
    for (const YearShare &year : years) {
        m_yearShares.push_back(year);
        add(position, m_rowCodes.codeOfYear(year.year), qint32(m_yearShares.size() - 1));
    }
}

void ChartParts::addInOneYear(int position)
{
    const auto at = size_t(position);
    const FigureColumns &figures = m_sums.money().figures();
    if ((figures.flags[at] & FigureColumns::Spread) != 0) {
        // It may say when its term begins, but not how long that is.
        const SpreadTerm term = m_resolution.terms().termOf(position);
        if (term.start.isValid() && (figures.flags[at] & FigureColumns::HasAmount) != 0) {
            add(position, m_rowCodes.codeOfYear(fiscalYearOf(term.start, 1)), NoYear);
            return;
        }
    }
    if (const qint32 day = figures.firstDay[at]; day != FigureColumns::NoDay) {
        add(position, m_rowCodes.codeOfYear(YearOfDay::of(day)), NoYear);
    } else if ((figures.flags[at] & FigureColumns::HasAmount) != 0) {
        m_undated.push_back(position);
    }
}

int ChartParts::topOf(int position) const
{
    const auto &wholes = m_sums.money().figures().whole;
    while (wholes[size_t(position)] >= 0) {
        position = wholes[size_t(position)];
    }
    return position;
}

bool ChartParts::isSpread(int position) const
{
    const int flags = m_sums.money().figures().flags[size_t(position)];
    if (m_resolution.terms().isSpread(position)) {
        return true;
    }
    if ((flags & FigureColumns::HasParts) == 0) {
        return false;
    }
    const QList<int> parts = m_resolution.partsOf(position);
    return std::ranges::any_of(parts, [this](int part) { return isSpread(part); });
}

void ChartParts::addTo(BucketSum &bucket, const Part &part) const
{
    if (part.year != NoYear) {
        bucket.addYear(part.position, m_yearShares[size_t(part.year)], part.ppm);
    } else if (part.ppm >= BucketSum::Whole && !m_sums.isInFamily(part.position)) {
        const bool adds = m_query.measure != ChartMeasure::Count
            && m_sums.money().leftOut(size_t(part.position)) == DealMoney::Adds;
        bucket.addDeal(m_sums.money(), part.position, adds);
    } else {
        bucket.addPart(part.position, part.ppm);
    }
}

} // namespace dealscope::analysis
