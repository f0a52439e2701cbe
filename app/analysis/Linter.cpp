// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Linter.h"

#include "analysis/ConflictFinder.h"
#include "analysis/QuoteReader.h"
#include "analysis/SlipFinder.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// Claims between two looks at whether the work is still wanted.
constexpr quint32 StepClaims = 256;

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

void lintReportDate(const Snapshot &snapshot, const Evidence &evidence,
                    const std::optional<PartialDate> &happened, const Finding &base,
                    QList<Finding> &findings)
{
    const auto published = snapshot.publishedOn(evidence.source);
    if (!happened || !published || happened->first() <= published->last()) {
        return;
    }
    const quint32 row = snapshot.columns().sources.ids.rowOf(evidence.source.value);
    Finding finding = base;
    finding.rule = FindingRule::AfterReport;
    finding.date = happened;
    finding.other = snapshot.readSource(int(row)).published;
    findings.append(finding);
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

/// The slip among a deal's conflicts that this claim looks like, else nullptr.
const Conflict *slipOf(ClaimId claim, const QList<Conflict> &conflicts)
{
    for (const Conflict &conflict : conflicts) {
        const auto isIt = [&](const ConflictSide &side) {
            return side.suspicious && side.claims.contains(claim);
        };
        if (conflict.rule == ConflictRule::Slip && std::ranges::any_of(conflict.sides, isIt)) {
            return &conflict;
        }
    }
    return nullptr;
}

} // namespace

Linter::Linter(const Resolution &resolution)
    : m_resolution(resolution)
    , m_snapshot(resolution.snapshot())
    , m_oldDates(resolution)
{
}

void Linter::lintClaim(quint32 row, const QList<Conflict> &conflicts,
                       const std::optional<OldDate> &old, QList<Finding> &findings) const
{
    const Claim claim = m_snapshot.readClaim(int(row));
    Finding base;
    base.deal = claim.deal;
    base.claim = claim.id;
    base.settledBy = settledByRank(claim.evidence, claim.id);
    if (const Conflict *slip = slipOf(claim.id, conflicts)) {
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
    if (old) {
        addOldDate(*old, base, findings);
    }
    lintReportDate(m_snapshot, claim.evidence, claim.happenedOn, base, findings);
}

void Linter::lintValuation(const Valuation &valuation, const std::optional<OldDate> &old,
                           QList<Finding> &findings) const
{
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
    if (old) {
        addOldDate(*old, base, findings);
    }
    lintReportDate(m_snapshot, valuation.evidence, valuation.asOf, base, findings);
}

QList<Finding> Linter::findingsOf(ClaimId claim, const QList<Conflict> &conflicts) const
{
    QList<Finding> findings;
    const quint32 row = m_snapshot.columns().claims.ids.rowOf(claim.value);
    if (row != NoRow && m_resolution.isKnownAt(row)) {
        lintClaim(row, conflicts, m_oldDates.ofClaim(row), findings);
    }
    return findings;
}

QList<Finding> Linter::findingsOf(ValuationId valuation) const
{
    QList<Finding> findings;
    const Valuation *row = m_snapshot.valuation(valuation);
    if (row && m_resolution.isKnown(valuation)) {
        lintValuation(*row, m_oldDates.ofValuation(*row), findings);
    }
    return findings;
}

bool Linter::lintAll(WorkControl &work, const Found &found) const
{
    const SlipFinder slips(m_resolution);
    const ConflictFinder finder(m_resolution);
    const ClaimColumns &claims = m_snapshot.columns().claims;
    const int before = m_snapshot.dealCount();
    work.setSteps(before + int(claims.ids.size()));
    const std::vector<quint8> suspects = slips.suspects(work);
    const OldDates::All old = m_oldDates.all();
    QList<Finding> findings;
    const auto hand = [&] {
        std::ranges::for_each(findings, found);
        findings.clear();
    };
    for (quint32 row = 0; row < claims.ids.size(); ++row) {
        if (row % StepClaims == 0) {
            work.setDone(before + int(row));
            if (work.isCancelled()) {
                return false;
            }
        }
        if (!m_resolution.isKnownAt(row)) {
            continue;
        }
        const int position = m_resolution.positionAt(claims.deal[row]);
        const auto date = old.claims.constFind(row);
        lintClaim(
            row, suspects[size_t(position)] != 0 ? finder.conflictsOf(position) : QList<Conflict>(),
            date == old.claims.cend() ? std::nullopt : std::optional(*date), findings);
        hand();
    }
    for (const Valuation &valuation : m_snapshot.data().valuations) {
        if (m_resolution.isKnown(valuation.id)) {
            const auto date = old.valuations.constFind(valuation.id);
            lintValuation(valuation,
                          date == old.valuations.cend() ? std::nullopt : std::optional(*date),
                          findings);
            hand();
        }
    }
    return !work.isCancelled();
}

} // namespace dealscope::analysis
