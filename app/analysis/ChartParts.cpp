// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartParts.h"

#include "analysis/SpreadTerms.h"
#include "analysis/YearOfDay.h"

#include <algorithm>

namespace dealscope::analysis {

ChartParts::ChartParts(ChartRules &rules, const FamilySums &sums, std::span<const qint32> positions)
    : m_rules(rules)
    , m_sums(sums)
{
    m_parts.reserve(positions.size());
    for (const qint32 position : positions) {
        if (rules.query().measure == ChartMeasure::PerYear) {
            addInYears(position);
        } else {
            add(position, std::nullopt, NoYear);
        }
    }
}

void ChartParts::add(int position, std::optional<quint32> code, qint32 year)
{
    ChartCodes &rowCodes = m_rules.rowCodes();
    std::optional<ChartCodes> &stackCodes = m_rules.stackCodes();
    const Nature nature = m_sums.money().nature(size_t(position));
    const quint32 oneRow = code ? *code : rowCodes.codeOf(position);
    Part part;
    part.position = position;
    part.year = year;
    part.stack = stackCodes ? stackCodes->codeOf(position) : 0;
    if (oneRow != ChartCodes::Several && part.stack != ChartCodes::Several) {
        part.row = m_rules.rowFor(nature, oneRow);
        m_parts.push_back(part);
        return;
    }
    const QList<ChartCodes::Share> rows
        = code ? QList<ChartCodes::Share>{{*code, BucketSum::Whole}} : rowCodes.codesOf(position);
    const QList<ChartCodes::Share> stacks = stackCodes
        ? stackCodes->codesOf(position)
        : QList<ChartCodes::Share>{{0, BucketSum::Whole}};
    for (const ChartCodes::Share &one : rows) {
        for (const ChartCodes::Share &stack : stacks) {
            part.row = m_rules.rowFor(nature, one.code);
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
    const quint8 reason = m_sums.money().leftOut(size_t(position));
    if (reason != DealMoney::Adds && reason != quint8(LeftOut::NoAmount)) {
        return;
    }
    if (!isSpread(topOf(position))) {
        addInOneYear(position);
        return;
    }
    const MoneyPiece piece = m_sums.pieceOf(position);
    if (!piece.interval) {
        return;
    }
    const QList<YearShare> years
        = m_rules.resolution().terms().perYear(position, *piece.interval, piece.firm, piece.paid);
    if (years.isEmpty()) {
        m_undated.push_back(position);
    }
    for (const YearShare &year : years) {
        m_yearShares.push_back(year);
        add(position, m_rules.rowCodes().codeOfYear(year.year), qint32(m_yearShares.size() - 1));
    }
}

void ChartParts::addInOneYear(int position)
{
    const auto at = size_t(position);
    const FigureColumns &figures = m_sums.money().figures();
    if ((figures.flags[at] & FigureColumns::Spread) != 0) {
        // It may say when its term begins, but not how long that is.
        const SpreadTerm term = m_rules.resolution().terms().termOf(position);
        if (term.start.isValid() && (figures.flags[at] & FigureColumns::HasAmount) != 0) {
            add(position, m_rules.rowCodes().codeOfYear(fiscalYearOf(term.start, 1)), NoYear);
            return;
        }
    }
    if (const qint32 day = figures.firstDay[at]; day != FigureColumns::NoDay) {
        add(position, m_rules.rowCodes().codeOfYear(YearOfDay::of(day)), NoYear);
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
    if (m_rules.resolution().terms().isSpread(position)) {
        return true;
    }
    if ((flags & FigureColumns::HasParts) == 0) {
        return false;
    }
    const QList<int> parts = m_rules.resolution().partsOf(position);
    return std::ranges::any_of(parts, [this](int part) { return isSpread(part); });
}

void ChartParts::addTo(BucketSum &bucket, const Part &part) const
{
    if (part.year != NoYear) {
        bucket.addYear(part.position, m_yearShares[size_t(part.year)], part.ppm);
    } else if (part.ppm >= BucketSum::Whole && !m_sums.isInFamily(part.position)) {
        bucket.addDeal(m_sums.money(), part.position, m_rules.adds(part.position));
    } else {
        bucket.addPart(part.position, part.ppm);
    }
}

} // namespace dealscope::analysis
