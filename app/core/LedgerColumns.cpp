// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/LedgerColumns.h"

namespace dealscope::core {

namespace {

constexpr quint32 RoleCount = 4;

template<typename E>
quint8 codeOf(const std::optional<E> &value)
{
    return value ? quint8(*value) : NoCode;
}

template<typename E>
std::optional<E> valueOf(quint8 code)
{
    return code == NoCode ? std::nullopt : std::optional(E(code));
}

qint64 unitsOf(const std::optional<Money> &money)
{
    return money ? money->units : NoMoney;
}

std::optional<Money> moneyOf(qint64 units)
{
    return units == NoMoney ? std::nullopt : std::optional(Money{units});
}

qint32 firstOf(const std::optional<PartialDate> &date)
{
    return date ? dayNumber(date->first()) : NoDay;
}

qint32 lastOf(const std::optional<PartialDate> &date)
{
    return date ? dayNumber(date->last()) : NoDay;
}

std::optional<PartialDate> dateOf(qint32 first, qint32 last)
{
    if (first == NoDay) {
        return std::nullopt;
    }
    return PartialDate(QDate::fromJulianDay(first), QDate::fromJulianDay(last));
}

Period withoutWords(Period period)
{
    for (std::optional<PartialDate> *date : {&period.start, &period.end}) {
        if (*date) {
            (*date)->setWords({});
        }
    }
    return period;
}

} // namespace

void SourceColumns::append(const Source &source, const IdIndex &outlets)
{
    ids.append(source.id.value);
    outlet.append(outlets.rowOf(source.outlet.value));
    kind.append(quint8(source.kind));
    firstDay.append(firstOf(source.published));
    lastDay.append(lastOf(source.published));
    inferred.append(source.publishedInferred ? 1 : 0);
}

void DealColumns::append(const Deal &deal, const IdIndex &companies)
{
    ids.append(deal.id.value);
    kind.append(quint8(deal.kind));
    std::vector<quint32> codes;
    bool shares = false;
    for (const Party &party : deal.parties) {
        const quint32 row = companies.rowOf(party.company.value);
        if (row != NoRow) {
            codes.push_back(row * RoleCount + quint32(party.role));
        }
        shares = shares || party.sharePpm.has_value();
    }
    parties.append(codes);
    hasShares.append(shares ? 1 : 0);
}

quint16 ClaimColumns::currencyCode(Currency value)
{
    qsizetype code = currencies.indexOf(value);
    if (code < 0) {
        code = currencies.size();
        currencies.append(value);
    }
    return quint16(code);
}

quint32 ClaimColumns::tagCode(const QString &tag)
{
    qsizetype code = tagNames.indexOf(tag);
    if (code < 0) {
        code = tagNames.size();
        tagNames.append(tag);
    }
    return quint32(code);
}

void ClaimColumns::append(const Claim &claim, const IdIndex &deals, const IdIndex &sources,
                          const IdIndex &outlets)
{
    const quint32 row = ids.size();
    ids.append(claim.id.value);
    deal.append(deals.rowOf(claim.deal.value));
    source.append(sources.rowOf(claim.evidence.source.value));
    rank.append(quint8(claim.evidence.rank));
    const auto &amount = claim.amount;
    bound.append(amount ? quint8(amount->bound) : NoCode);
    basis.append(amount ? quint8(amount->basis) : NoCode);
    currency.append(amount ? currencyCode(amount->currency) : quint16(0));
    low.append(amount ? unitsOf(amount->low) : NoMoney);
    high.append(amount ? unitsOf(amount->high) : NoMoney);
    status.append(codeOf(claim.status));
    form.append(codeOf(claim.form));
    firstDay.append(firstOf(claim.happenedOn));
    lastDay.append(lastOf(claim.happenedOn));
    int set = amount && amount->approximate ? Approximate : 0;
    if (claim.period) {
        set |= HasPeriod;
        periods.insert(row, withoutWords(*claim.period));
    }
    set |= claim.schedule.isEmpty() ? 0 : HasSchedule;
    set |= claim.fullBy ? HasRamp : 0;
    if (claim.expectedOn) {
        set |= HasExpectation;
        expectations.insert(row, {firstOf(claim.expectedOn), lastOf(claim.expectedOn)});
    }
    set |= claim.otherParties.isEmpty() && !claim.otherKind ? 0 : SaysOtherwise;
    if (!claim.evidence.attribution.isEmpty()) {
        set |= IsAttributed;
        for (const OutletId outlet : claim.evidence.attribution) {
            attributions.add(row, outlets.rowOf(outlet.value));
        }
    }
    if (!claim.evidence.tags.isEmpty()) {
        set |= IsTagged;
        for (const QString &tag : claim.evidence.tags) {
            tags.add(row, tagCode(tag));
        }
    }
    flags.append(quint8(set));
}

void LedgerColumns::takeLists(const LedgerLists &lists)
{
    for (const Company &company : lists.companies) {
        companies.append(company.id.value);
    }
    for (const Outlet &outlet : lists.outlets) {
        outlets.append(outlet.id.value);
    }
}

void LedgerColumns::indexClaims()
{
    claimsOfDeal = CodeLists::grouped(claims.deal, deals.ids.size());
}

LedgerColumns LedgerColumns::of(const LedgerData &data)
{
    LedgerColumns all;
    all.takeLists(data);
    for (const Source &source : data.sources) {
        all.sources.append(source, all.outlets);
    }
    for (const Deal &deal : data.deals) {
        all.deals.append(deal, all.companies);
    }
    for (const Claim &claim : data.claims) {
        all.claims.append(claim, all.deals.ids, all.sources.ids, all.outlets);
    }
    all.indexClaims();
    return all;
}

Claim LedgerColumns::claimFacts(quint32 row) const
{
    Claim claim;
    claim.id = ClaimId{claims.ids.idAt(row)};
    if (claims.deal[row] != NoRow) {
        claim.deal = DealId{deals.ids.idAt(claims.deal[row])};
    }
    if (claims.source[row] != NoRow) {
        claim.evidence.source = SourceId{sources.ids.idAt(claims.source[row])};
    }
    claim.evidence.rank = Rank(claims.rank[row]);
    if (claims.bound[row] != NoCode) {
        Amount amount;
        amount.bound = Bound(claims.bound[row]);
        amount.low = moneyOf(claims.low[row]);
        amount.high = moneyOf(claims.high[row]);
        amount.basis = Basis(claims.basis[row]);
        amount.currency = claims.currencies[claims.currency[row]];
        amount.approximate = (claims.flags[row] & ClaimColumns::Approximate) != 0;
        claim.amount = amount;
    }
    claim.status = valueOf<Status>(claims.status[row]);
    claim.form = valueOf<Form>(claims.form[row]);
    claim.happenedOn = dateOf(claims.firstDay[row], claims.lastDay[row]);
    const int flags = claims.flags[row];
    if ((flags & ClaimColumns::HasPeriod) != 0) {
        claim.period = claims.periods.value(row);
    }
    if ((flags & ClaimColumns::HasExpectation) != 0) {
        const DaySpan days = claims.expectations.value(row);
        claim.expectedOn = dateOf(days.first, days.last);
    }
    if ((flags & ClaimColumns::IsAttributed) != 0) {
        for (const quint32 outlet : claims.attributions[row]) {
            claim.evidence.attribution.append(outlet == NoRow ? OutletId{}
                                                              : OutletId{outlets.idAt(outlet)});
        }
    }
    if ((flags & ClaimColumns::IsTagged) != 0) {
        for (const quint32 tag : claims.tags[row]) {
            claim.evidence.tags.append(claims.tagNames[tag]);
        }
    }
    return claim;
}

Source LedgerColumns::sourceFacts(quint32 row) const
{
    Source source;
    source.id = SourceId{sources.ids.idAt(row)};
    if (sources.outlet[row] != NoRow) {
        source.outlet = OutletId{outlets.idAt(sources.outlet[row])};
    }
    source.kind = SourceKind(sources.kind[row]);
    source.published = dateOf(sources.firstDay[row], sources.lastDay[row]);
    source.publishedInferred = sources.inferred[row] != 0;
    return source;
}

Deal LedgerColumns::dealFacts(quint32 row) const
{
    Deal deal;
    deal.id = DealId{deals.ids.idAt(row)};
    deal.kind = DealKind(deals.kind[row]);
    for (const quint32 code : deals.parties[row]) {
        deal.parties.append(
            {CompanyId{companies.idAt(code / RoleCount)}, Role(code % RoleCount), std::nullopt});
    }
    return deal;
}

} // namespace dealscope::core
