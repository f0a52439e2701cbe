// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Selection.h"

#include "analysis/DealClauses.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

quint32 outletOf(const LedgerColumns &columns, quint32 source)
{
    return source == NoRow ? NoRow : columns.sources.outlet[source];
}

/// The deepest outlet of the claim's attribution chain, else its source's.
quint32 originOf(const LedgerColumns &columns, quint32 claim)
{
    if ((columns.claims.flags[claim] & ClaimColumns::IsAttributed) != 0) {
        return columns.claims.attributions[claim].back();
    }
    return outletOf(columns, columns.claims.source[claim]);
}

/// The claims of these deals that are known and pass `test`, by id. Rows are in the order of ids.
template<typename Test>
QList<ClaimId> claimsThat(const Resolution &resolution, const QList<int> &deals, Test test)
{
    const LedgerColumns &columns = resolution.snapshot().columns();
    PositionSet found(int(columns.claims.ids.size()));
    std::optional<qint32> clock;
    if (const auto day = resolution.publishedBy()) {
        clock = dayNumber(*day);
    }
    qsizetype count = 0;
    for (const int position : deals) {
        const quint32 deal = resolution.figures().dealIndex[size_t(position)];
        for (const quint32 claim : columns.claimsOfDeal[deal]) {
            const quint32 source = columns.claims.source[claim];
            if (source == NoRow) {
                continue;
            }
            const qint32 published = columns.sources.lastDay[source];
            if ((!clock || (published != NoDay && published <= *clock)) && test(claim)) {
                found.insert(int(claim));
                ++count;
            }
        }
    }
    QList<ClaimId> claims;
    claims.reserve(count);
    for (quint32 row = 0; row < columns.claims.ids.size(); ++row) {
        if (found.contains(int(row))) {
            claims.append(ClaimId{columns.claims.ids.idAt(row)});
        }
    }
    return claims;
}

} // namespace

bool passes(const SelectionInput &input, int position, Dimension dimension)
{
    return DealClauses(input, dimension).passes(position, dimension);
}

QList<int> selectDeals(const SelectionInput &input)
{
    return DealClauses(input).select();
}

DealList leftOutUndated(const SelectionInput &input)
{
    if (!input.filter.isSet(Dimension::Dates)) {
        return {};
    }
    const FigureColumns &figures = input.resolution->figures();
    std::vector<qint32> undated;
    for (size_t position = 0; position < figures.size(); ++position) {
        if (figures.firstDay[position] == FigureColumns::NoDay) {
            undated.push_back(qint32(position));
        }
    }
    return {*input.resolution, DealClauses(input).narrowed(std::move(undated), Dimension::Dates)};
}

QList<ClaimId> selectClaims(const SelectionInput &input)
{
    SelectionInput ofDeals = input;
    for (const Dimension own : {Dimension::Outlets, Dimension::Statuses, Dimension::Words}) {
        ofDeals.filter.clear(own);
    }
    const DealClauses asked(input);
    const LedgerColumns &columns = input.resolution->snapshot().columns();
    std::array<quint8, 256> statuses{};
    const auto *wanted = input.filter.value<QList<Status>>(Dimension::Statuses);
    for (const Status status : wanted ? *wanted : QList<Status>()) {
        statuses[size_t(status)] = 1;
    }
    const bool asksWords = input.filter.isSet(Dimension::Words);
    const bool asksOutlets = asked.isSet(Dimension::Outlets);
    return claimsThat(*input.resolution, selectDeals(ofDeals), [&](quint32 claim) {
        return (!wanted || statuses[columns.claims.status[claim]] != 0)
            && (!asksOutlets
                || asked.anyOutlet(
                    {outletOf(columns, columns.claims.source[claim]), originOf(columns, claim)}))
            && (!asksWords || input.hits.claims.contains(ClaimId{columns.claims.ids.idAt(claim)}));
    });
}

QList<ValuationId> selectValuations(const SelectionInput &input)
{
    const DealClauses asked(input);
    const Resolution &resolution = *input.resolution;
    const Snapshot &snapshot = resolution.snapshot();
    const LedgerColumns &columns = snapshot.columns();
    const auto *currencies = input.filter.value<QList<Currency>>(Dimension::Currencies);
    const auto onSelectedDeal = [&](const Valuation &valuation) {
        for (const Dimension d : {Dimension::Kinds, Dimension::Natures, Dimension::Statuses,
                                  Dimension::Forms, Dimension::Payers}) {
            if (!asked.isSet(d)) {
                continue;
            }
            const int position = resolution.positionOf(valuation.deal);
            if (position < 0 || !asked.passes(position, d)) {
                return false;
            }
        }
        return true;
    };
    const auto inDates = [&](const Valuation &valuation, quint32 source) {
        if (valuation.asOf) {
            return asked.inDates(dayNumber(valuation.asOf->first()),
                                 dayNumber(valuation.asOf->last()));
        }
        return source == NoRow
            ? asked.inDates(NoDay, NoDay)
            : asked.inDates(columns.sources.firstDay[source], columns.sources.lastDay[source]);
    };
    QList<ValuationId> selected;
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (!resolution.isKnown(valuation.id)) {
            continue;
        }
        const quint32 company = columns.companies.rowOf(valuation.company.value);
        const std::span<const quint32> companies(&company, company == NoRow ? 0 : 1);
        const quint32 source = columns.sources.ids.rowOf(valuation.evidence.source.value);
        const OutletId origin = snapshot.originOf(valuation.evidence);
        if (asked.anyCompany(Dimension::Companies, companies)
            && asked.anyCompany(Dimension::Payees, companies)
            && asked.anyOutlet({outletOf(columns, source), columns.outlets.rowOf(origin.value)})
            && asked.anyTag(valuation.evidence.tags) && inDates(valuation, source)
            && asked.inAmounts(valuation.amount.interval())
            && (!currencies || currencies->contains(valuation.amount.currency))
            && (!input.filter.isSet(Dimension::Words)
                || input.hits.valuations.contains(valuation.id))
            && onSelectedDeal(valuation)) {
            selected.append(valuation.id);
        }
    }
    return selected;
}

} // namespace dealscope::analysis
