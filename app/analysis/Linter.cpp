// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Linter.h"

#include "analysis/QuoteReader.h"
#include "analysis/SlipFinder.h"

#include <algorithm>
#include <map>

namespace dealscope::analysis {

namespace {

constexpr int OldYears = 5;
constexpr int OldDateOthers = 3;

std::optional<Settled> settledByRank(const Evidence &evidence, ClaimId claim)
{
    if (evidence.rank == Rank::Normal) {
        return std::nullopt;
    }
    const auto by
        = evidence.rank == Rank::Deprecated ? Settled::By::SetAside : Settled::By::Retained;
    return Settled{by, {claim}, {}, evidence.rankReason};
}

/// Findings on the quote of an amount; `base` says whose.
class QuoteLinter
{
public:
    QuoteLinter(const QString &quote, const Amount &amount, const Finding &base,
                QList<Finding> &findings)
        : m_quote(quote)
        , m_amount(amount)
        , m_base(base)
        , m_findings(findings)
    {
    }

    void lintScale()
    {
        if (m_quote.numberFor(m_amount)) {
            return;
        }
        for (const QuotedNumber &number : m_quote.numbers()) {
            for (const Money reading : number.readings) {
                if (number.isScaled
                    && (hasDigitsOf(reading, m_amount.low)
                        || hasDigitsOf(reading, m_amount.high))) {
                    Finding &finding = add(FindingRule::Scale);
                    finding.words = number.words;
                    finding.quoted = reading;
                    return;
                }
            }
        }
    }

    void lintBasis()
    {
        const qsizetype yearly = m_quote.yearlyWords();
        const qsizetype monthly = m_quote.monthlyWords();
        if (m_amount.basis == Basis::Total) {
            if (yearly >= 0 && belongsToAmount(yearly)) {
                add(FindingRule::Basis).spoken = Basis::PerYear;
            } else if (monthly >= 0 && belongsToAmount(monthly)) {
                add(FindingRule::Basis).spoken = Basis::PerMonth;
            }
            return;
        }
        if (m_amount.basis == Basis::Cumulative || !m_quote.numberFor(m_amount)) {
            return;
        }
        const bool isYear = m_amount.basis == Basis::PerYear;
        if ((isYear ? yearly : monthly) >= 0) {
            return;
        }
        if ((isYear ? monthly : yearly) >= 0) {
            add(FindingRule::Basis).spoken = isYear ? Basis::PerMonth : Basis::PerYear;
        } else if (!m_quote.mentionsYearOrMonth()) {
            add(FindingRule::Basis).spoken = Basis::Total;
        }
    }

    void lintValuationWords()
    {
        bool isValued = false;
        QString words;
        for (const QuotedNumber &number : m_quote.numbers()) {
            if (!number.means(m_amount)) {
                continue;
            }
            if (!m_quote.isValued(number)) {
                return;
            }
            isValued = true;
            words = number.words;
        }
        if (isValued) {
            add(FindingRule::Valuation).words = words;
        }
    }

    void lintInvestmentWords()
    {
        if (!m_quote.mentionsValuation() && m_quote.mentionsInvesting()) {
            add(FindingRule::Investment);
        }
    }

    void lintCurrency()
    {
        if (!m_amount.currency.isEmpty() && !m_quote.fits(m_amount.currency)) {
            add(FindingRule::OtherCurrency).currencies = m_quote.currencies();
        }
    }

private:
    Finding &add(FindingRule rule)
    {
        m_findings.append(m_base);
        m_findings.last().rule = rule;
        return m_findings.last();
    }

    static bool hasDigitsOf(Money reading, const std::optional<Money> &end)
    {
        return end && end->units > 0 && reading.units > 0 && reading != *end
            && significantDigits(reading) == significantDigits(*end);
    }

    /// True if the number that stands nearest to these words is the amount, or none is.
    bool belongsToAmount(qsizetype position) const
    {
        const QuotedNumber *nearest = nullptr;
        qsizetype distance = 0;
        for (const QuotedNumber &number : m_quote.numbers()) {
            if (!number.isScaled) {
                continue;
            }
            const qsizetype away = position >= number.end ? position - number.end
                : position < number.begin                 ? number.begin - position
                                                          : 0;
            if (!nearest || away < distance) {
                nearest = &number;
                distance = away;
            }
        }
        return !nearest || nearest->means(m_amount) || !m_quote.numberFor(m_amount);
    }

    const QuoteReader m_quote;
    const Amount &m_amount;
    const Finding &m_base;
    QList<Finding> &m_findings;
};

void lintReportDate(const Resolution &resolution, const Evidence &evidence,
                    const std::optional<PartialDate> &happened, const Finding &base,
                    QList<Finding> &findings)
{
    const Source *source = resolution.snapshot().source(evidence.source);
    if (!happened || !source || !source->published
        || happened->first() <= source->published->last()) {
        return;
    }
    Finding finding = base;
    finding.rule = FindingRule::AfterReport;
    finding.date = happened;
    finding.other = source->published;
    findings.append(finding);
}

/// One date of a company, with the row that states it.
struct CompanyDate {
    PartialDate date;
    ClaimId claim;
    ValuationId valuation;
    bool isStated = false; ///< not only the day of the report
};

using DatesByCompany = std::map<CompanyId, QList<CompanyDate>>;

void addDates(DatesByCompany &dates, const QList<CompanyId> &companies,
              const std::optional<PartialDate> &published,
              const QList<std::optional<PartialDate>> &stated, CompanyDate row)
{
    QList<CompanyDate> rows;
    for (const auto &date : stated) {
        if (date) {
            row.date = *date;
            row.isStated = true;
            rows.append(row);
        }
    }
    if (rows.isEmpty() && published) {
        row.date = *published;
        row.isStated = false;
        rows.append(row);
    }
    for (const CompanyId company : companies) {
        dates[company] += rows;
    }
}

DatesByCompany datesOf(const Resolution &resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    const auto publishedOf = [&](const Evidence &evidence) {
        const Source *source = snapshot.source(evidence.source);
        return source ? source->published : std::nullopt;
    };
    DatesByCompany dates;
    for (int row = 0; row < snapshot.claimCount(); ++row) {
        const Claim &claim = snapshot.claimAt(row);
        const Deal *deal = resolution.isKnown(claim.id) ? snapshot.deal(claim.deal) : nullptr;
        if (!deal) {
            continue;
        }
        QList<CompanyId> companies;
        for (const Party &party : deal->parties) {
            if (!companies.contains(party.company)) {
                companies.append(party.company);
            }
        }
        addDates(dates, companies, publishedOf(claim.evidence),
                 {claim.happenedOn, claim.expectedOn}, {{}, claim.id, {}, false});
    }
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (resolution.isKnown(valuation.id)) {
            addDates(dates, {valuation.company}, publishedOf(valuation.evidence), {valuation.asOf},
                     {{}, {}, valuation.id, false});
        }
    }
    return dates;
}

struct OldDate {
    CompanyId company;
    PartialDate date;
    PartialDate next;
};

/// The rows whose date lies far before all others of some company.
struct OldDates {
    QHash<ClaimId, OldDate> claims;
    QHash<ValuationId, OldDate> valuations;
};

OldDates oldDatesOf(const Resolution &resolution)
{
    OldDates old;
    for (auto &[company, dates] : datesOf(resolution)) {
        if (dates.size() < OldDateOthers + 1) {
            continue;
        }
        const auto earliest = std::ranges::min_element(
            dates, {}, [](const CompanyDate &date) { return date.date.last(); });
        const CompanyDate *next = nullptr;
        for (const CompanyDate &date : dates) {
            if (&date != &*earliest && (!next || date.date.first() < next->date.first())) {
                next = &date;
            }
        }
        if (!earliest->isStated || earliest->date.last().addYears(OldYears) >= next->date.first()) {
            continue;
        }
        const OldDate found{company, earliest->date, next->date};
        if (earliest->claim.isValid()) {
            old.claims.insert(earliest->claim, found);
        } else {
            old.valuations.insert(earliest->valuation, found);
        }
    }
    return old;
}

void addOldDate(const OldDate &old, const Finding &base, QList<Finding> &findings)
{
    Finding finding = base;
    finding.rule = FindingRule::OldDate;
    finding.company = old.company;
    finding.date = old.date;
    finding.other = old.next;
    findings.append(finding);
}

} // namespace

QList<Finding> lint(const Resolution &resolution, const QList<Conflict> &conflicts)
{
    const Snapshot &snapshot = resolution.snapshot();
    QHash<ClaimId, const Conflict *> slips;
    for (const Conflict &conflict : conflicts) {
        for (const ConflictSide &side : conflict.sides) {
            if (conflict.rule == ConflictRule::Slip && side.suspicious) {
                for (const ClaimId id : side.claims) {
                    slips.insert(id, &conflict);
                }
            }
        }
    }
    const OldDates old = oldDatesOf(resolution);
    QList<Finding> findings;
    for (int row = 0; row < snapshot.claimCount(); ++row) {
        const Claim &claim = snapshot.claimAt(row);
        if (!resolution.isKnown(claim.id)) {
            continue;
        }
        Finding base;
        base.deal = claim.deal;
        base.claim = claim.id;
        base.settledBy = settledByRank(claim.evidence, claim.id);
        if (const Conflict *slip = slips.value(claim.id)) {
            Finding finding = base;
            finding.slip = *slip;
            finding.settledBy = slip->settledBy ? slip->settledBy : base.settledBy;
            findings.append(finding);
        }
        if (claim.amount && claim.amount->interval() && !claim.evidence.quote.isEmpty()) {
            QuoteLinter quote(claim.evidence.quote, *claim.amount, base, findings);
            quote.lintScale();
            quote.lintBasis();
            quote.lintValuationWords();
            quote.lintCurrency();
        }
        if (const auto found = old.claims.constFind(claim.id); found != old.claims.cend()) {
            addOldDate(*found, base, findings);
        }
        lintReportDate(resolution, claim.evidence, claim.happenedOn, base, findings);
    }
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (!resolution.isKnown(valuation.id)) {
            continue;
        }
        Finding base;
        base.deal = valuation.deal;
        base.valuation = valuation.id;
        base.settledBy = settledByRank(valuation.evidence, {});
        if (valuation.amount.interval() && !valuation.evidence.quote.isEmpty()) {
            QuoteLinter quote(valuation.evidence.quote, valuation.amount, base, findings);
            quote.lintScale();
            quote.lintInvestmentWords();
            quote.lintCurrency();
        }
        if (const auto found = old.valuations.constFind(valuation.id);
            found != old.valuations.cend()) {
            addOldDate(*found, base, findings);
        }
        lintReportDate(resolution, valuation.evidence, valuation.asOf, base, findings);
    }
    return findings;
}

} // namespace dealscope::analysis
