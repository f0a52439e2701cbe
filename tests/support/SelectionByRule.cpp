// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SelectionByRule.h"

#include <algorithm>

namespace dealscope::tests::byrule {

using namespace analysis;

namespace {

/// The currency that the counting report speaks in, whatever was made of it.
std::optional<Currency> reportedCurrency(const ResolvedDeal &deal)
{
    if (!deal.interval) {
        return std::nullopt;
    }
    return deal.reported ? deal.reported->currency : deal.currency;
}

/// A range of amounts is asked in the currency of the totals; what has no rate cannot answer.
std::optional<Interval> comparableInterval(const Resolution &resolution, const ResolvedDeal &deal)
{
    return deal.currency == resolution.currency() ? deal.interval : std::nullopt;
}

class Asker
{
public:
    explicit Asker(const SelectionInput &input)
        : m_input(input)
        , m_snapshot(input.resolution->snapshot())
    {
    }

    [[nodiscard]] bool passes(const ResolvedDeal &deal, Dimension dimension) const
    {
        const Filter &filter = m_input.filter;
        switch (dimension) {
        case Dimension::Companies:
            return anyCompany(dimension,
                              deal.payers + deal.payees + deal.partners + deal.beneficiaries);
        case Dimension::Payers:
            return anyCompany(dimension, deal.payers);
        case Dimension::Payees:
            return anyCompany(dimension, deal.payees);
        case Dimension::Kinds:
            return is(filter.value<QList<DealKind>>(dimension), std::optional(deal.kind));
        case Dimension::Natures:
            return is(filter.value<QList<Nature>>(dimension), std::optional(deal.nature));
        case Dimension::Statuses:
            return is(filter.value<QList<Status>>(dimension), deal.status);
        case Dimension::Forms:
            return is(filter.value<QList<Form>>(dimension), deal.form);
        case Dimension::Currencies:
            return is(filter.value<QList<Currency>>(dimension), reportedCurrency(deal));
        case Dimension::Outlets:
            return anyClaim(deal.claims, [&](const Claim &claim) {
                return m_input.resolution->counts(claim.id) && fromOutlet(claim.evidence);
            });
        case Dimension::Dates:
            return inDates(deal.date);
        case Dimension::Amounts:
            return inAmounts(comparableInterval(*m_input.resolution, deal));
        case Dimension::Words:
            return !filter.isSet(dimension) || m_input.hits.deals.contains(deal.id)
                || anyClaim(deal.claims + deal.setAside, [&](const Claim &claim) {
                       return m_input.hits.claims.contains(claim.id);
                   });
        case Dimension::Tags:
            return anyClaim(deal.claims,
                            [&](const Claim &claim) { return hasTag(claim.evidence.tags); });
        }
        return true;
    }

    [[nodiscard]] bool isSet(Dimension dimension) const { return m_input.filter.isSet(dimension); }

    [[nodiscard]] bool anyCompany(Dimension dimension, const QList<CompanyId> &companies) const
    {
        const auto *wanted = m_input.filter.value<QList<CompanyId>>(dimension);
        if (!wanted) {
            return true;
        }
        return std::ranges::any_of(companies, [&](CompanyId id) {
            return m_input.groups ? std::ranges::any_of(
                       *wanted, [&](CompanyId above) { return m_snapshot.isWithin(id, above); })
                                  : wanted->contains(id);
        });
    }

    [[nodiscard]] bool fromOutlet(const Evidence &evidence) const
    {
        const auto *wanted = m_input.filter.value<QList<OutletId>>(Dimension::Outlets);
        if (!wanted) {
            return true;
        }
        const Source *source = m_snapshot.source(evidence.source);
        return (source && wanted->contains(source->outlet))
            || wanted->contains(m_snapshot.originOf(evidence));
    }

    [[nodiscard]] bool inDates(const std::optional<PartialDate> &date) const
    {
        const auto *range = m_input.filter.value<DateRange>(Dimension::Dates);
        if (!range) {
            return true;
        }
        return date && (!range->from || date->last() >= *range->from)
            && (!range->to || date->first() <= *range->to);
    }

    [[nodiscard]] bool inAmounts(const std::optional<Interval> &interval) const
    {
        const auto *range = m_input.filter.value<AmountRange>(Dimension::Amounts);
        if (!range) {
            return true;
        }
        return interval && meets(*interval, Interval{range->min.value_or(Money{}), range->max});
    }

    [[nodiscard]] bool hasTag(const QStringList &tags) const
    {
        const auto *wanted = m_input.filter.value<QStringList>(Dimension::Tags);
        return !wanted || std::ranges::any_of(tags, [&](const QString &tag) {
            return wanted->contains(tag, Qt::CaseInsensitive);
        });
    }

    template<typename T>
    [[nodiscard]] static bool is(const QList<T> *wanted, const std::optional<T> &value)
    {
        return !wanted || (value && wanted->contains(*value));
    }

    template<typename Test>
    [[nodiscard]] bool anyClaim(const QList<ClaimId> &claims, Test test) const
    {
        return std::ranges::any_of(claims, [&](ClaimId id) { return test(*m_snapshot.claim(id)); });
    }

private:
    const SelectionInput &m_input;
    const Snapshot &m_snapshot;
};

/// One bit for each dimension whose clause the deal fails.
quint32 failures(const Asker &asker, const ResolvedDeal &deal)
{
    quint32 mask = 0;
    for (int i = 0; i < DimensionCount; ++i) {
        if (asker.isSet(Dimension(i)) && !asker.passes(deal, Dimension(i))) {
            mask |= 1U << i;
        }
    }
    return mask;
}

} // namespace

QList<int> selectDeals(const SelectionInput &input)
{
    const Asker asker(input);
    const ResolvedDeals deals = input.resolution->deals();
    QList<int> selected;
    for (int i = 0; i < deals.size(); ++i) {
        if (failures(asker, deals[i]) == 0) {
            selected.append(i);
        }
    }
    return selected;
}

QList<DealId> leftOutUndated(const SelectionInput &input)
{
    if (!input.filter.isSet(Dimension::Dates)) {
        return {};
    }
    SelectionInput withoutDates = input;
    withoutDates.filter.clear(Dimension::Dates);
    QList<DealId> undated;
    for (const int position : byrule::selectDeals(withoutDates)) {
        const ResolvedDeal &deal = input.resolution->deals()[position];
        if (!deal.date) {
            undated.append(deal.id);
        }
    }
    return undated;
}

QList<ClaimId> selectClaims(const SelectionInput &input)
{
    SelectionInput ofDeals = input;
    for (const Dimension own : {Dimension::Outlets, Dimension::Statuses, Dimension::Words}) {
        ofDeals.filter.clear(own);
    }
    const Asker asker(input);
    const auto *statuses = input.filter.value<QList<Status>>(Dimension::Statuses);
    QList<ClaimId> claims;
    for (const int position : byrule::selectDeals(ofDeals)) {
        const ResolvedDeal &deal = input.resolution->deals()[position];
        for (const ClaimId id : deal.claims + deal.setAside) {
            const Claim &claim = *input.resolution->snapshot().claim(id);
            if (asker.fromOutlet(claim.evidence) && Asker::is(statuses, claim.status)
                && (!asker.isSet(Dimension::Words) || input.hits.claims.contains(id))) {
                claims.append(id);
            }
        }
    }
    std::ranges::sort(claims);
    return claims;
}

QList<ValuationId> selectValuations(const SelectionInput &input)
{
    const Asker asker(input);
    const Resolution &resolution = *input.resolution;
    const auto onSelectedDeal = [&](const Valuation &valuation) {
        for (const Dimension d : {Dimension::Kinds, Dimension::Natures, Dimension::Statuses,
                                  Dimension::Forms, Dimension::Payers}) {
            if (!asker.isSet(d)) {
                continue;
            }
            const ResolvedDeal *deal = resolution.deal(valuation.deal);
            if (!deal || !asker.passes(*deal, d)) {
                return false;
            }
        }
        return true;
    };
    QList<ValuationId> selected;
    for (const Valuation &valuation : resolution.snapshot().data().valuations) {
        if (!resolution.isKnown(valuation.id)) {
            continue;
        }
        const Source *source = resolution.snapshot().source(valuation.evidence.source);
        const auto date = valuation.asOf ? valuation.asOf
            : source                     ? source->published
                                         : std::nullopt;
        const auto *currencies = input.filter.value<QList<Currency>>(Dimension::Currencies);
        if (asker.anyCompany(Dimension::Companies, {valuation.company})
            && asker.anyCompany(Dimension::Payees, {valuation.company})
            && asker.fromOutlet(valuation.evidence) && asker.hasTag(valuation.evidence.tags)
            && asker.inDates(date) && asker.inAmounts(valuation.amount.interval())
            && Asker::is(currencies, std::optional(valuation.amount.currency))
            && (!asker.isSet(Dimension::Words) || input.hits.valuations.contains(valuation.id))
            && onSelectedDeal(valuation)) {
            selected.append(valuation.id);
        }
    }
    return selected;
}

} // namespace dealscope::tests::byrule
