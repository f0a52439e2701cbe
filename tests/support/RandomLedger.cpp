// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/RandomLedger.h"

#include <random>

namespace dealscope::tests {

using namespace core;

namespace {

class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    /// 0 to n - 1; the remainder keeps it the same on every library.
    int below(int n) { return int(m_engine() % quint32(n)); }
    bool oneIn(int n) { return below(n) == 0; }
    /// 1 to 999 with one to ten zeros behind.
    Money money()
    {
        qint64 units = 1 + below(999);
        for (int zeros = 1 + below(8); zeros > 0; --zeros) {
            units *= 10;
        }
        return Money{units};
    }

private:
    std::mt19937 m_engine; // its numbers are laid down by the standard
};

Currency currencyOf(int number)
{
    static const QStringList codes{QStringLiteral("USD"), QStringLiteral("USD"),
                                   QStringLiteral("USD"), QStringLiteral("EUR"),
                                   QStringLiteral("JPY")};
    return *Currency::fromCode(codes[number % codes.size()]);
}

Amount amountOf(Dice &dice, int number)
{
    const Money a = dice.money();
    const Money b = dice.money();
    Amount amount;
    const Currency currency = currencyOf(dice.below(5));
    switch (number % 5) {
    case 0:
        amount = Amount::exact(a, currency);
        break;
    case 1:
        amount = Amount::upTo(a, currency);
        break;
    case 2:
        amount = Amount::atLeast(a, currency);
        break;
    case 3:
        amount = Amount::between(std::min(a, b), std::max(a, b), currency);
        break;
    default:
        amount = Amount::undisclosed();
        break;
    }
    amount.basis = Basis((number / 5) % 4);
    amount.approximate = dice.oneIn(3);
    return amount;
}

QDate dayOf(Dice &dice)
{
    return QDate(2020, 1, 1).addDays(dice.below(40) * 30);
}

void addRelation(LedgerData &data, Dice &dice, int deal, int deals)
{
    // Mostly of the same kind as its whole, so that there is money to count once.
    const int whole = dice.below(deals);
    if (whole == deal) {
        return;
    }
    if (!dice.oneIn(4)) {
        data.deals[deal].kind = data.deals[whole].kind;
    }
    data.relations.append({DealId(deal + 1), DealId(whole + 1), RelationKind::PartOf, {}});
}

} // namespace

LedgerData randomLedger(quint32 seed, int deals)
{
    Dice dice(seed);
    LedgerData data;
    constexpr int Companies = 12;
    for (int i = 1; i <= Companies; ++i) {
        Company company;
        company.id = CompanyId(i);
        company.name = QStringLiteral("Company %1").arg(i);
        company.parent = i > 8 ? CompanyId(i - 8) : CompanyId();
        data.companies.append(company);
    }
    for (int i = 1; i <= 6; ++i) {
        Outlet outlet;
        outlet.id = OutletId(i);
        outlet.name = QStringLiteral("Outlet %1").arg(i);
        outlet.named = i > 1;
        data.outlets.append(outlet);
    }
    for (int i = 1; i <= 20; ++i) {
        Source source;
        source.id = SourceId(i);
        source.outlet = OutletId(1 + dice.below(6));
        source.kind = SourceKind(dice.below(5));
        source.title = QStringLiteral("Source %1").arg(i);
        if (!dice.oneIn(5)) {
            // Several a day, so that there are ties.
            source.published = PartialDate::day(dayOf(dice));
        }
        data.sources.append(source);
    }
    int amounts = 0;
    for (int i = 0; i < deals; ++i) {
        Deal deal;
        deal.id = DealId(i + 1);
        deal.title = QStringLiteral("Deal %1").arg(i + 1);
        deal.kind = DealKind(dice.below(10));
        const int payers = dice.oneIn(5) ? 2 : dice.oneIn(6) ? 0 : 1;
        for (int p = 0; p < payers; ++p) {
            deal.parties.append({CompanyId(1 + (i + p * 5) % Companies), Role::Payer, {}});
        }
        if (!dice.oneIn(8)) {
            deal.parties.append({CompanyId(1 + (i + 3) % Companies), Role::Payee, {}});
        }
        data.deals.append(deal);
        const int claims = 1 + dice.below(6);
        for (int c = 0; c < claims; ++c) {
            Claim claim;
            claim.id = ClaimId(data.claims.size() + 1);
            claim.deal = deal.id;
            claim.evidence.source = SourceId(1 + dice.below(20));
            claim.evidence.quote = QStringLiteral("quote %1").arg(claim.id.value);
            if (dice.oneIn(4)) {
                claim.evidence.attribution.append(OutletId(1 + dice.below(6)));
            }
            if (dice.oneIn(10)) {
                claim.evidence.rank = dice.oneIn(2) ? Rank::Preferred : Rank::Deprecated;
                claim.evidence.rankReason = QStringLiteral("a reason");
            }
            if (!dice.oneIn(5)) {
                claim.amount = amountOf(dice, amounts++);
            }
            if (!dice.oneIn(4)) {
                claim.status = Status(dice.below(7));
            }
            if (dice.oneIn(3)) {
                claim.form = Form(dice.below(6));
            }
            if (dice.oneIn(4)) {
                claim.period = Period{PartialDate::day(dayOf(dice)), {}, 1 + dice.below(120)};
            }
            if (dice.oneIn(4)) {
                claim.happenedOn = PartialDate::day(dayOf(dice));
            }
            data.claims.append(claim);
        }
    }
    for (int i = 0; i < deals; ++i) {
        if (dice.oneIn(7)) {
            addRelation(data, dice, i, deals);
        }
    }
    for (int month = 0; month < 40; ++month) {
        data.rates.append({RateId(month + 1),
                           *Currency::fromCode(u"EUR"),
                           Currency::usd(),
                           100,
                           100 + dice.below(30),
                           PartialDate::day(QDate(2020, 1, 1).addDays(month * 30)),
                           {},
                           {},
                           {}});
    }
    return data;
}

} // namespace dealscope::tests
