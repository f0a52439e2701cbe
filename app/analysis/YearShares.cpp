// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/YearShares.h"

#include <algorithm>
#include <map>

namespace dealscope::analysis {

using namespace Qt::StringLiterals;

namespace {

/// Months are counted through all years, so that a year is twelve numbers in a row.
int monthNumber(QDate day)
{
    return day.year() * 12 + day.month() - 1;
}

int yearOfMonth(int month, int firstMonth)
{
    return (month + (13 - firstMonth) % 12) / 12;
}

/// The part of an amount that has accrued after so much of all weight.
Money accrued(Money whole, qint64 weight, qint64 all)
{
    // The quotient is not larger than the whole, so it always fits.
    return all > 0 ? *checkedScale(whole, weight, all) : Money{};
}

/// Differences of running shares add up to the whole exactly, whatever was rounded.
Money shareOf(Money whole, qint64 before, qint64 after, qint64 all)
{
    return Money{accrued(whole, after, all).units - accrued(whole, before, all).units};
}

QDate termStart(const ResolvedDeal &deal)
{
    if (deal.period && deal.period->start) {
        return deal.period->start->first();
    }
    return deal.date ? deal.date->first() : QDate();
}

/// 0: no term is known.
int termMonths(const ResolvedDeal &deal)
{
    if (!deal.period) {
        return 0;
    }
    Period period = *deal.period;
    if (!period.start && !period.months && period.end) {
        // A term with an end only begins when the deal does.
        const QDate start = termStart(deal);
        if (!start.isValid()) {
            return 0;
        }
        period.start = PartialDate::day(start);
    }
    return monthsOf(period).value_or(0);
}

/// What a schedule says of one year.
struct Scheduled {
    Interval interval{Money{}, Money{}};
    bool assumed = false;
};

/// The installment in the deal's currency, if that is possible.
std::optional<Interval> intervalOf(const Installment &installment, const ResolvedDeal &deal)
{
    const auto interval = installment.amount.interval();
    if (!interval || installment.amount.currency == deal.currency) {
        return interval;
    }
    const bool convertible = deal.conversion && deal.reported
        && installment.amount.currency == deal.reported->currency;
    return convertible ? converted(*interval, *deal.conversion) : std::nullopt;
}

/// By year; empty when nothing of the schedule can be used.
std::map<int, Scheduled> scheduleOf(const ResolvedDeal &deal, int firstMonth)
{
    std::map<int, Scheduled> years;
    for (const Installment &installment : deal.schedule) {
        const auto interval = intervalOf(installment, deal);
        if (!interval || !installment.when.isValid()) {
            continue;
        }
        const int first = monthNumber(installment.when.first());
        const int months = monthNumber(installment.when.last()) - first + 1;
        if (months > MaxPeriodMonths) {
            continue;
        }
        for (int before = 0; before < months;) {
            const int year = yearOfMonth(first + before, firstMonth);
            int after = before + 1;
            while (after < months && yearOfMonth(first + after, firstMonth) == year) {
                ++after;
            }
            Interval part{shareOf(interval->floor, before, after, months), std::nullopt};
            if (interval->ceiling) {
                part.ceiling = shareOf(*interval->ceiling, before, after, months);
            }
            Scheduled &scheduled = years[year];
            const auto sum = checkedAdd(scheduled.interval, part);
            if (!sum) {
                return {};
            }
            scheduled.interval = *sum;
            scheduled.assumed = scheduled.assumed || before > 0 || after < months;
            before = after;
        }
    }
    return years;
}

/// What a schedule's figures weigh: floors against the whole's floor, and what lies between floor
/// and ceiling against the whole's own span.
struct ScheduleWeights {
    QList<qint64> floors;
    QList<qint64> spans;
    qint64 allFloors = 0;
    qint64 allSpans = 0;
    bool scaled = false; ///< the schedule says more than the whole
};

std::optional<ScheduleWeights> weigh(const std::map<int, Scheduled> &years, const Interval &whole)
{
    ScheduleWeights weights;
    Money floors;
    for (const auto &[year, scheduled] : years) {
        const auto sum = checkedAdd(floors, scheduled.interval.floor);
        if (!sum) {
            return std::nullopt;
        }
        floors = *sum;
        weights.floors.append(scheduled.interval.floor.units);
    }
    weights.allFloors = std::max(whole.floor, floors).units;
    weights.scaled = floors > whole.floor && whole.floor.units > 0;

    // Up to the ceiling from where the floor has come to lie.
    Money spans;
    qint64 before = 0;
    int openEnds = 0;
    int index = 0;
    for (const auto &[year, scheduled] : years) {
        const qint64 after = before + weights.floors[index++];
        const Money floor = shareOf(whole.floor, before, after, weights.allFloors);
        before = after;
        const Money ceiling = scheduled.interval.ceiling.value_or(floor);
        const Money span = ceiling > floor ? Money{ceiling.units - floor.units} : Money{};
        const auto sum = checkedAdd(spans, span);
        if (!sum) {
            return std::nullopt;
        }
        spans = *sum;
        weights.spans.append(span.units);
        openEnds += scheduled.interval.isOpen() ? 1 : 0;
    }
    if (!whole.ceiling) {
        return weights;
    }
    const qint64 wholeSpan = whole.ceiling->units - whole.floor.units;
    if (openEnds > 0 && wholeSpan > spans.units) {
        // "At least" in a bounded whole: what is left may be theirs.
        const Money left{wholeSpan - spans.units};
        int place = 0;
        int open = 0;
        for (const auto &[year, scheduled] : years) {
            if (scheduled.interval.isOpen()) {
                weights.spans[place] += shareOf(left, open, open + 1, openEnds).units;
                ++open;
            }
            ++place;
        }
        spans = Money{wholeSpan};
    }
    weights.allSpans = std::max(wholeSpan, spans.units);
    weights.scaled = weights.scaled || spans.units > wholeSpan;
    return weights;
}

bool isNothing(const YearShare &share)
{
    return share.interval == Interval{Money{}, Money{}} && share.firm.units == 0;
}

QList<YearShare> bySchedule(const ResolvedDeal &deal, const Interval &interval, Money firm,
                            Money paid, int firstMonth)
{
    const std::map<int, Scheduled> years = scheduleOf(deal, firstMonth);
    const auto weights = weigh(years, *deal.interval);
    if (years.empty() || !weights) {
        return {};
    }
    // Without a span of its own the whole says nothing of how a piece's is spread.
    const bool spansWeigh = weights->allSpans > 0;
    const bool isPiece = interval != *deal.interval;
    QList<YearShare> shares;
    YearShare rest;
    rest.interval = interval;
    rest.firm = firm;
    rest.paid = paid;
    rest.spread = Spread::Reported;
    qint64 floors = 0;
    qint64 spans = 0;
    int index = 0;
    for (const auto &[year, scheduled] : years) {
        const qint64 moreFloors = floors + weights->floors[index];
        const qint64 moreSpans = spans + weights->spans[index];
        const auto byFloor
            = [&](Money whole) { return shareOf(whole, floors, moreFloors, weights->allFloors); };
        YearShare one;
        one.year = year;
        one.interval.floor = byFloor(interval.floor);
        one.firm = byFloor(firm);
        one.paid = byFloor(paid);
        one.assumed = scheduled.assumed || weights->scaled || isPiece;
        one.spread = Spread::Reported;
        if (interval.ceiling) {
            const Money span{interval.ceiling->units - interval.floor.units};
            const Money part
                = spansWeigh ? shareOf(span, spans, moreSpans, weights->allSpans) : byFloor(span);
            one.interval.ceiling = Money{one.interval.floor.units + part.units};
            rest.interval.ceiling
                = Money{rest.interval.ceiling->units - one.interval.ceiling->units};
        } else if (!scheduled.interval.isOpen()) {
            one.interval.ceiling = std::max(one.interval.floor, *scheduled.interval.ceiling);
        }
        rest.interval.floor.units -= one.interval.floor.units;
        rest.firm.units -= one.firm.units;
        rest.paid.units -= one.paid.units;
        shares.append(one);
        floors = moreFloors;
        spans = moreSpans;
        ++index;
    }
    if (!isNothing(rest)) {
        shares.append(rest);
    }
    return shares;
}

/// The months of a term and what each of them counts.
struct Term {
    int start = 0; ///< the number of the first month
    int months = 0;
    int rampMonths = 0; ///< months until the full rate, that month too; 0: the same all along

    /// The weight of the first `count` months.
    [[nodiscard]] qint64 weight(int count) const
    {
        if (rampMonths == 0) {
            return count;
        }
        const qint64 growing = std::min(count, rampMonths);
        return growing * (growing + 1) / 2 + (count - growing) * rampMonths;
    }
};

std::optional<Term> monthsOfTerm(const SpreadTerm &known)
{
    if (!known.start.isValid() || known.months <= 0) {
        return std::nullopt;
    }
    return Term{monthNumber(known.start), known.months, known.rampMonths};
}

} // namespace

QLatin1StringView toCode(Spread spread)
{
    switch (spread) {
    case Spread::Reported:
        return "reported"_L1;
    case Spread::Ramp:
        return "ramp"_L1;
    case Spread::Even:
        return "even"_L1;
    case Spread::Once:
        return "once"_L1;
    }
    return {};
}

int fiscalYearOf(QDate day, int firstMonth)
{
    return yearOfMonth(monthNumber(day), firstMonth);
}

Spread spreadOf(const ResolvedDeal &deal)
{
    if (!scheduleOf(deal, 1).empty()) {
        return Spread::Reported;
    }
    const auto term = monthsOfTerm(termOf(deal));
    if (!term) {
        return Spread::Once;
    }
    return term->rampMonths > 0 ? Spread::Ramp : Spread::Even;
}

QList<ClaimId> claimsOfSpread(const ResolvedDeal &deal)
{
    QList<ClaimId> claims;
    switch (spreadOf(deal)) {
    case Spread::Reported:
        claims = {deal.scheduleClaim};
        break;
    case Spread::Ramp:
        claims = {deal.periodClaim, deal.fullByClaim};
        break;
    case Spread::Even:
    case Spread::Once:
        claims = {deal.periodClaim};
        break;
    }
    claims.removeAll(ClaimId{});
    return claims;
}

QList<YearShare> perYear(const ResolvedDeal &deal, const Interval &interval, Money firm, Money paid,
                         int firstMonth)
{
    if (!deal.interval) {
        return {};
    }
    QList<YearShare> shares = bySchedule(deal, interval, firm, paid, firstMonth);
    if (!shares.isEmpty()) {
        return shares;
    }
    return perYear(termOf(deal), interval, firm, paid, firstMonth);
}

SpreadTerm termOf(const ResolvedDeal &deal)
{
    SpreadTerm term;
    term.start = termStart(deal);
    term.months = termMonths(deal);
    if (deal.fullBy && deal.fullBy->isValid() && term.start.isValid() && term.months > 0) {
        term.rampMonths = std::clamp(monthNumber(deal.fullBy->last()) - monthNumber(term.start) + 1,
                                     0, term.months);
    }
    if (deal.period && deal.period->start && deal.period->end) {
        term.statedFirst = deal.period->start->first();
        term.statedLast = deal.period->end->last();
    }
    return term;
}

std::pair<int, int> yearsOf(const SpreadTerm &term)
{
    const int first = monthNumber(term.start);
    return {first / 12, (first + std::max(term.months, 1) - 1) / 12};
}

QList<YearShare> perYear(const SpreadTerm &known, const Interval &interval, Money firm, Money paid,
                         int firstMonth)
{
    QList<YearShare> shares;
    const auto term = monthsOfTerm(known);
    if (!term) {
        if (known.start.isValid()) {
            shares.append(
                {fiscalYearOf(known.start, firstMonth), interval, firm, paid, false, Spread::Once});
        }
        return shares;
    }
    const qint64 all = term->weight(term->months);
    for (int before = 0; before < term->months;) {
        YearShare one;
        one.year = yearOfMonth(term->start + before, firstMonth);
        one.assumed = true;
        one.spread = term->rampMonths > 0 ? Spread::Ramp : Spread::Even;
        int after = before + 1;
        while (after < term->months && yearOfMonth(term->start + after, firstMonth) == one.year) {
            ++after;
        }
        const auto share = [&](Money whole) {
            return shareOf(whole, term->weight(before), term->weight(after), all);
        };
        one.interval.floor = share(interval.floor);
        if (interval.ceiling) {
            one.interval.ceiling = share(*interval.ceiling);
        }
        one.firm = share(firm);
        one.paid = share(paid);
        shares.append(one);
        before = after;
    }
    return shares;
}

QList<YearShare> perYear(const ResolvedDeal &deal, int firstMonth)
{
    return deal.interval ? perYear(deal, *deal.interval, deal.firmFloor, deal.paidFloor, firstMonth)
                         : QList<YearShare>();
}

} // namespace dealscope::analysis
