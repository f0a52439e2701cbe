// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Publications.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

class PublicationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceCountsOnTheLastDayOfItsDate()
    {
        LedgerBuilder b;
        const auto month = b.source("Creati.ai", "2026-01");
        b.sourceRow(month).publishedInferred = true;
        const auto late = b.source("Reuters", "2026-01-31");
        const auto early = b.source("Reuters", "2025-12-17");
        const auto undated = b.source("A paper", nullptr);
        b.source("Nobody cites it", "2025-12-01");
        const auto deal = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        b.claim(deal, month);
        b.claim(deal, month).evidence.rank = Rank::Deprecated;
        b.claim(deal, late);
        b.claim(deal, early);
        b.claim(deal, undated);
        b.valuation("OpenAI", early, exactBn(500));
        const auto snapshot = b.snapshot();
        const Publications all = publicationsOf(*snapshot);
        QCOMPARE(all.days.size(), 3);
        QCOMPARE(all.days[0].day, QDate(2025, 12, 1));
        QCOMPARE(all.days[0].reports, 0);
        QCOMPARE(all.days[1].day, QDate(2025, 12, 17));
        QCOMPARE(all.days[1].reports, 2);
        QVERIFY(!all.days[1].isInferred);
        QCOMPARE(all.days[2].day, QDate(2026, 1, 31));
        QCOMPARE(all.days[2].reports, 3);
        QCOMPARE(all.days[2].inferred, 2);
        QList<SourceId> sources;
        for (const quint32 row : all.sources[2]) {
            sources.append(SourceId{snapshot->columns().sources.ids.idAt(row)});
        }
        QCOMPARE(sources, (QList<SourceId>{month, late}));
        QCOMPARE(all.sources[0].size(), 1);
        QVERIFY(all.days[2].isInferred);
        QCOMPARE(all.undatedSources, 1);
        QCOMPARE(all.undatedReports, 1);
    }

    void theyAreKeptWithTheirSnapshot()
    {
        LedgerBuilder b;
        b.source("Reuters", "2025-12-17");
        const auto snapshot = b.snapshot();
        const auto first = Publications::of(*snapshot);
        QCOMPARE(first->days, publicationsOf(*snapshot).days);
        QCOMPARE(Publications::of(*snapshot).get(), first.get());
        QVERIFY(Publications::of(*b.snapshot()).get() != first.get());
    }

    void daysAreFoundBetweenTwo_data()
    {
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::newRow("all") << QDate(2000, 1, 1) << QDate(2030, 1, 1) << 0 << 2;
        QTest::newRow("one") << QDate(2025, 12, 18) << QDate(2025, 12, 19) << 1 << 2;
        QTest::newRow("none") << QDate(2025, 12, 18) << QDate(2025, 12, 18) << 1 << 1;
        QTest::newRow("turned round") << QDate(2025, 12, 20) << QDate(2025, 12, 17) << 2 << 2;
    }
    void daysAreFoundBetweenTwo()
    {
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        QFETCH(int, begin);
        QFETCH(int, end);
        Publications all;
        all.days = {{QDate(2025, 12, 17), 1, 0, false}, {QDate(2025, 12, 19), 1, 0, false}};
        QCOMPARE(all.between(first, last), (std::pair(begin, end)));
    }

    void steps_data()
    {
        QTest::addColumn<QDate>("clock");
        QTest::addColumn<QDate>("before");
        QTest::addColumn<QDate>("after");
        const QDate a(2025, 12, 17);
        const QDate b(2025, 12, 19);
        QTest::newRow("unset") << QDate() << b << QDate();
        QTest::newRow("before all") << QDate(2025, 1, 1) << QDate() << a;
        QTest::newRow("first") << a << QDate() << b;
        QTest::newRow("between") << QDate(2025, 12, 18) << a << b;
        QTest::newRow("last") << b << a << QDate();
        QTest::newRow("after all") << QDate(2026, 5, 1) << b << QDate();
    }
    void steps()
    {
        QFETCH(QDate, clock);
        QFETCH(QDate, before);
        QFETCH(QDate, after);
        Publications all;
        all.days = {{QDate(2025, 12, 17), 1, 0, false}, {QDate(2025, 12, 19), 1, 0, false}};
        const auto set = clock.isValid() ? std::optional(clock) : std::nullopt;
        QCOMPARE(all.before(set).value_or(QDate()), before);
        QCOMPARE(all.after(set).value_or(QDate()), after);
    }

    void anEmptyLedgerHasNoDay()
    {
        const Publications none = publicationsOf(*Snapshot::make({}));
        QVERIFY(none.days.isEmpty());
        QVERIFY(!none.before({}));
        QVERIFY(!none.after(QDate(2025, 1, 1)));
    }
};

DEALSCOPE_TEST(PublicationsTest)
#include "PublicationsTest.moc"
