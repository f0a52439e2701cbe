// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/DisputedLedger.h"

#include "tests/support/RandomLedger.h"

#include <random>

namespace dealscope::tests {

using namespace core;

namespace {

/// 0 to n - 1, the same on every library.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    int below(int n) { return int(m_engine() % quint32(n)); }
    bool oneIn(int n) { return below(n) == 0; }

private:
    std::mt19937 m_engine;
};

QString quoteFor(Dice &dice, const Claim &claim)
{
    static const QStringList words{QStringLiteral("invests %1 billion dollars"),
                                   QStringLiteral("%1 milliards d'euros par an"),
                                   QStringLiteral("valued at $%1 billion"),
                                   QStringLiteral("$%1 million a month"),
                                   QStringLiteral("%1 a year"),
                                   QStringLiteral("a large sum")};
    const auto headline = claim.amount ? claim.amount->headline() : std::nullopt;
    qint64 digits = headline ? headline->units : 7;
    while (digits > 0 && digits % 10 == 0) {
        digits /= 10;
    }
    QString quote = words[dice.below(int(words.size()))];
    return quote.replace(QStringLiteral("%1"), QString::number(digits));
}

void disputeClaim(Dice &dice, LedgerData &data, Claim &claim)
{
    claim.evidence.quote = quoteFor(dice, claim);
    if (claim.amount && claim.amount->low && dice.oneIn(3)) {
        // The same money as many others, now and then with zeros too many.
        const qint64 units = 4'000'000'000 * (dice.oneIn(6) ? 10 : 1);
        claim.amount = Amount::exact(Money{units}, claim.amount->currency);
    }
    if (dice.oneIn(5)) {
        claim.expectedOn = PartialDate(QDate(2024 + dice.below(3), 1, 1), QDate(2026, 12, 31),
                                       QStringLiteral("by the end of 2026"));
    }
    if (dice.oneIn(40)) {
        claim.happenedOn = PartialDate::day(QDate(2001 + dice.below(12), 5, 3));
    }
    if (dice.oneIn(9)) {
        claim.otherKind = DealKind(dice.below(10));
    }
    if (dice.oneIn(9)) {
        claim.otherParties
            = {{CompanyId(1 + dice.below(int(data.companies.size()))), Role::Payer, 250'000},
               {CompanyId(1 + dice.below(int(data.companies.size()))), Role::Payee, {}}};
    }
}

void addSettlements(Dice &dice, LedgerData &data)
{
    for (const Deal &deal : std::as_const(data.deals)) {
        if (!dice.oneIn(3)) {
            continue;
        }
        Settlement settlement;
        settlement.id = SettlementId(data.settlements.size() + 1);
        settlement.deal = deal.id;
        settlement.rule = ConflictRule(dice.below(8));
        for (const Claim &claim : std::as_const(data.claims)) {
            if (claim.deal == deal.id && !dice.oneIn(6)) {
                settlement.claims.append(claim.id);
            }
        }
        settlement.reason = QStringLiteral("two tranches");
        data.settlements.append(settlement);
    }
}

void addValuations(Dice &dice, LedgerData &data)
{
    for (int i = 1; i <= 12; ++i) {
        Valuation valuation;
        valuation.id = ValuationId(i);
        valuation.company = CompanyId(1 + dice.below(int(data.companies.size())));
        valuation.evidence.source = SourceId(1 + dice.below(int(data.sources.size())));
        valuation.evidence.quote = dice.oneIn(2) ? QStringLiteral("invests $5 billion")
                                                 : QStringLiteral("valued at 50 million euros");
        valuation.amount = Amount::exact(Money{5'000'000'000}, Currency::usd());
        if (!dice.oneIn(3)) {
            valuation.asOf = PartialDate::day(QDate(2005 + dice.below(20), 2, 1));
        }
        if (dice.oneIn(3)) {
            valuation.deal = DealId(1 + dice.below(int(data.deals.size())));
        }
        if (dice.oneIn(6)) {
            valuation.evidence.rank = Rank::Deprecated;
            valuation.evidence.rankReason = QStringLiteral("set aside");
        }
        data.valuations.append(valuation);
    }
}

} // namespace

LedgerData disputedLedger(quint32 seed, int deals)
{
    LedgerData data = randomLedger(seed, deals);
    Dice dice(seed + 1000);
    // Two companies that nobody spoke of for years, so that one old date stands alone.
    for (int i = 0; i < 2; ++i) {
        Company company;
        company.id = CompanyId(data.companies.size() + 1);
        company.name = QStringLiteral("Late company %1").arg(i);
        data.companies.append(company);
    }
    for (qsizetype i = 0; i < data.deals.size(); i += 7) {
        data.deals[i].parties.append({data.companies.last().id, Role::Partner, {}});
    }
    for (Claim &claim : data.claims) {
        disputeClaim(dice, data, claim);
    }
    for (qsizetype i = 3; i + 3 < data.deals.size(); i += 5) {
        data.deals[i + 3].parties = data.deals[i].parties;
        data.deals[i + 3].kind = data.deals[i].kind;
        if (dice.oneIn(2)) {
            data.relations.append({data.deals[i].id, data.deals[i + 3].id,
                                   RelationKind(1 + dice.below(3)),
                                   dice.oneIn(2) ? data.claims.first().id : ClaimId{}});
        }
    }
    addSettlements(dice, data);
    addValuations(dice, data);
    return data;
}

} // namespace dealscope::tests
