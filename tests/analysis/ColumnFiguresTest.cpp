// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FamiliesByRule.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/SelectionByRule.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <random>

using namespace dealscope::analysis;
using namespace dealscope::tests;

/// What is added up and filtered from columns is what the rules say deal by deal, on generated
/// ledgers: each row is a seed.
class ColumnFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totals_data() { seeds(); }
    void totals();
    void buckets_data() { seeds(); }
    void buckets();
    void selections_data() { seeds(); }
    void selections();

private:
    static void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 30; ++seed) {
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
        }
    }

    /// A ledger with all that a clause can ask for.
    static LedgerData ledger(quint32 seed)
    {
        LedgerData data = randomLedger(seed, 70);
        std::mt19937 dice(seed);
        const auto below = [&dice](int n) { return int(dice() % quint32(n)); };
        for (Claim &claim : data.claims) {
            if (below(4) == 0) {
                claim.evidence.tags
                    = {below(2) == 0 ? QStringLiteral("Chips") : QStringLiteral("chips"),
                       QStringLiteral("tag %1").arg(below(3))};
            }
        }
        for (Deal &deal : data.deals) {
            if (below(5) == 0) {
                deal.parties.append({CompanyId(1 + below(12)),
                                     below(2) == 0 ? Role::Partner : Role::Beneficiary,
                                     {}});
            }
        }
        for (int i = 0; i < 40; ++i) {
            Valuation valuation;
            valuation.id = ValuationId(i + 1);
            valuation.company = CompanyId(1 + below(12));
            valuation.amount = Amount::exact(Money{1 + below(1000)},
                                             *Currency::fromCode(below(2) == 0 ? u"USD" : u"EUR"));
            if (below(2) == 0) {
                valuation.asOf = PartialDate::day(QDate(2020, 1, 1).addDays(below(1200)));
            }
            valuation.deal = below(2) == 0 ? DealId(1 + below(70)) : DealId();
            valuation.evidence.source = SourceId(1 + below(20));
            data.valuations.append(valuation);
        }
        return data;
    }

    static QList<ResolutionPtr> resolutions(quint32 seed)
    {
        const SnapshotPtr snapshot = Snapshot::make(ledger(seed));
        return {Resolver::resolve(snapshot, Lens::Latest, {}),
                Resolver::resolve(snapshot, Lens::Conservative, QDate(2021, 6, 1)),
                Resolver::resolve(snapshot, Lens::BindingOnly, {}, *Currency::fromCode(u"EUR"))};
    }

    static QList<int> someOf(int count, quint32 seed, int oneIn)
    {
        std::mt19937 dice(seed);
        QList<int> some;
        for (int i = 0; i < count; ++i) {
            if (int(dice() % quint32(oneIn)) == 0) {
                some.append(i);
            }
        }
        return some;
    }

    /// Figures of a sum that did not fit are not to be shown, so they are not compared.
    static bool isSame(const MoneySum &a, const MoneySum &b)
    {
        return a.overflow == b.overflow
            && (a.overflow
                || (a.interval == b.interval && a.headline == b.headline && a.firm == b.firm
                    && a.paid == b.paid && a.openEnded == b.openEnded && a.deals == b.deals));
    }

    static void compare(const QList<LeftOutDeals> &columns, const QList<LeftOutDeals> &rules)
    {
        QCOMPARE(columns.size(), rules.size());
        for (qsizetype i = 0; i < rules.size(); ++i) {
            QCOMPARE(columns[i].reason, rules[i].reason);
            QCOMPARE(columns[i].deals.ids(), rules[i].deals.ids());
        }
    }

    static Filter randomFilter(std::mt19937 &dice)
    {
        const auto below = [&dice](int n) { return int(dice() % quint32(n)); };
        const auto companies = [&] {
            return QList<CompanyId>{CompanyId(1 + below(12)), CompanyId(1 + below(12))};
        };
        const auto asks = [&] { return below(5) == 0; };
        Filter filter;
        for (const Dimension dimension :
             {Dimension::Companies, Dimension::Payers, Dimension::Payees}) {
            if (asks()) {
                filter.set({dimension, companies()});
            }
        }
        if (asks()) {
            filter.set({Dimension::Kinds,
                        QList<DealKind>{DealKind(below(10)), DealKind::Equity, DealKind::Compute}});
        }
        if (asks()) {
            filter.set({Dimension::Natures, QList<Nature>{Nature(below(3))}});
        }
        if (asks()) {
            filter.set({Dimension::Statuses,
                        QList<Status>{Status(below(7)), Status(below(7)), Status(below(7))}});
        }
        if (asks()) {
            filter.set({Dimension::Forms, QList<Form>{Form(below(6)), Form(below(6))}});
        }
        if (asks()) {
            filter.set({Dimension::Outlets,
                        QList<OutletId>{OutletId(1 + below(6)), OutletId(1 + below(6))}});
        }
        if (asks()) {
            filter.set({Dimension::Currencies,
                        QList<Currency>{*Currency::fromCode(below(2) == 0 ? u"USD" : u"EUR")}});
        }
        if (asks()) {
            DateRange range;
            range.from
                = below(3) == 0 ? std::optional<QDate>() : QDate(2020, 1, 1).addDays(below(600));
            range.to
                = below(3) == 0 ? std::optional<QDate>() : QDate(2021, 1, 1).addDays(below(600));
            filter.set({Dimension::Dates, range});
        }
        if (asks()) {
            AmountRange range;
            range.min = below(3) == 0 ? std::optional<Money>() : Money{below(1'000'000)};
            range.max = below(3) == 0 ? std::optional<Money>() : Money{1'000'000'000LL};
            filter.set({Dimension::Amounts, range});
        }
        if (asks()) {
            filter.set({Dimension::Words, WordsQuery{QStringLiteral("words"), false}});
        }
        if (asks()) {
            filter.set({Dimension::Tags, QStringList{QStringLiteral("CHIPS")}});
        }
        return filter;
    }
};

void ColumnFiguresTest::totals()
{
    QFETCH(const quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        const QList<int> all = someOf(resolution->dealCount(), seed, 1);
        const QList<int> some = someOf(resolution->dealCount(), seed, 2);
        for (const QList<int> &selected : {all, some}) {
            // Of a currency that is not the resolution's own, too.
            for (const char16_t *code : {u"USD", u"EUR"}) {
                const Currency currency = *Currency::fromCode(code);
                const Totals columns = totalsOf(*resolution, selected, currency);
                const Totals rules = byrule::totalsOf(*resolution, selected, currency);
                QCOMPARE(columns.deals, rules.deals);
                QCOMPARE(columns.claims, rules.claims);
                QVERIFY(isSame(columns.capital, rules.capital));
                QVERIFY(isSame(columns.purchase, rules.purchase));
                compare(columns.leftOut, rules.leftOut);
                QCOMPARE(columns.notCountedTwice.ids(), rules.notCountedTwice.ids());
                compare(leftOutOf(*resolution, selected, currency), rules.leftOut);
                QCOMPARE(notCountedTwice(*resolution, selected, currency).ids(),
                         rules.notCountedTwice.ids());

                const auto years = sumsPerYear(*resolution, selected, currency);
                const auto byRule = byrule::sumsPerYear(*resolution, selected, currency);
                QCOMPARE(years.size(), byRule.size());
                for (qsizetype i = 0; i < byRule.size(); ++i) {
                    QCOMPARE(years[i].year, byRule[i].year);
                    QCOMPARE(years[i].deals, byRule[i].deals);
                    QCOMPARE(years[i].claims, byRule[i].claims);
                    QVERIFY(isSame(years[i].capital, byRule[i].capital));
                    QVERIFY(isSame(years[i].purchase, byRule[i].purchase));
                }
            }
        }
    }
}

void ColumnFiguresTest::buckets()
{
    QFETCH(const quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        const Currency currency = resolution->currency();
        const QList<int> selected = someOf(resolution->dealCount(), seed, 2);
        const auto pieces = moneyPieces(*resolution, selected, currency);
        const auto byRule = byrule::moneyPieces(*resolution, selected, currency);
        QCOMPARE(pieces.size(), byRule.size());
        for (qsizetype i = 0; i < byRule.size(); ++i) {
            QCOMPARE(pieces[i].position, byRule[i].position);
            QCOMPARE(pieces[i].remainder, byRule[i].remainder);
            QCOMPARE(pieces[i].interval, byRule[i].interval);
            QCOMPARE(pieces[i].firm, byRule[i].firm);
            QCOMPARE(pieces[i].paid, byRule[i].paid);
            QCOMPARE(pieces[i].leftOut, byRule[i].leftOut);
        }
        for (quint32 more = 0; more < 10; ++more) {
            QList<int> bucket;
            for (const int place : someOf(int(selected.size()), seed * 10 + more, 3)) {
                bucket.prepend(selected[place]);
            }
            QVERIFY(isSame(sumOf(*resolution, selected, bucket, currency),
                           byrule::sumOf(*resolution, selected, bucket, currency)));
        }
    }
}

void ColumnFiguresTest::selections()
{
    QFETCH(const quint32, seed);
    std::mt19937 dice(seed);
    qsizetype passed = 0;
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        for (int i = 0; i < 12; ++i) {
            SelectionInput input;
            input.resolution = resolution;
            input.filter = i == 0 ? Filter() : randomFilter(dice);
            input.groups = i % 2 == 1;
            for (int hit = 0; hit < 12; ++hit) {
                input.hits.deals.insert(DealId(qint64(1 + dice() % 90)));
                input.hits.claims.insert(ClaimId(qint64(1 + dice() % 250)));
                input.hits.valuations.insert(ValuationId(qint64(1 + dice() % 40)));
            }
            const QList<int> selected = selectDeals(input);
            passed += selected.size();
            QCOMPARE(selected, byrule::selectDeals(input));
            QCOMPARE(leftOutUndated(input).ids(), byrule::leftOutUndated(input));
            QCOMPARE(selectClaims(input), byrule::selectClaims(input));
            QCOMPARE(selectValuations(input), byrule::selectValuations(input));
        }
    }
    QVERIFY(passed > 0);
}

DEALSCOPE_TEST(ColumnFiguresTest)
#include "ColumnFiguresTest.moc"
