// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/SampleServices.h"
#include "tests/support/TestRegistry.h"

#include <QJsonObject>
#include <QTest>

using namespace dealscope::tests;
using namespace Qt::StringLiterals;

/// `dealscope list --sample changes`.
class ChangesListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decemberAgainstJanuary()
    {
        const QJsonArray rows
            = changes({u"--since"_s, u"2025-12-17"_s, u"--published-by"_s, u"2026-01-31"_s});
        QVERIFY(!rows.isEmpty());
        QCOMPARE(rows[0].toObject().keys(),
                 (QStringList{u"after"_s, u"before"_s, u"change"_s, u"claim_id"_s, u"deal_id"_s,
                              u"quote"_s}));
        QCOMPARE(count(rows, u"report_added"_s), 31);
        QCOMPARE(count(rows, u"report_removed"_s), 0);
        QCOMPARE(count(rows, u"amount"_s), 2);
        QCOMPARE(count(rows, u"status"_s), 1);
        QCOMPARE(count(rows, u"deal_added"_s), 13);
        QCOMPARE(count(rows, u"deal_removed"_s), 0);
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            if (row[u"change"_s] == u"amount"_s && row[u"deal_id"_s].toInt() == 1) {
                QCOMPARE(row[u"before"_s][u"floor"_s].toInteger(-1), 0);
                QCOMPARE(row[u"before"_s][u"ceiling"_s].toInteger(), 10'000'000'000);
                QCOMPARE(row[u"after"_s][u"ceiling"_s].toInteger(), 50'000'000'000);
                QCOMPARE(row[u"after"_s][u"currency"_s].toString(), u"USD"_s);
                QVERIFY(row[u"claim_id"_s].isNull());
            }
            if (row[u"change"_s] == u"status"_s) {
                QCOMPARE(row[u"deal_id"_s].toInt(), 4);
                QCOMPARE(row[u"before"_s].toString(), u"rumoured"_s);
                QCOMPARE(row[u"after"_s].toString(), u"in_talks"_s);
            }
            if (row[u"claim_id"_s].toInt() == 9) {
                QVERIFY(row[u"quote"_s].toString().contains(u"50 milliards"_s));
                QCOMPARE(row[u"before"_s], QJsonValue());
            }
        }
    }

    void theTableSpeaksInWords()
    {
        const Ran ran
            = m_services.run({u"list"_s, u"--sample"_s, u"changes"_s, u"--since"_s, u"2025-12-17"_s,
                              u"--published-by"_s, u"2026-01-31"_s, u"--format"_s, u"csv"_s});
        QCOMPARE(ran.code, 0);
        const QString text = QString::fromUtf8(ran.out).replace(QChar::Nbsp, u' ');
        QVERIFY2(text.startsWith(u"change,deal_id,claim_id,before,after,quote"_s), ran.out);
        QVERIFY2(text.contains(u"amount,1,,up to $10 bn,up to $50 bn,"_s), ran.out);
    }

    void aMonthMeansItsLastDay()
    {
        QCOMPARE(changes({u"--since"_s, u"2025-12"_s}), changes({u"--since"_s, u"2025-12-31"_s}));
        QVERIFY(changes({u"--since"_s, u"2026-01"_s, u"--published-by"_s, u"2026-01"_s}).isEmpty());
    }

    void filtersAndLensesApply()
    {
        const QJsonArray all = changes({u"--since"_s, u"2025-12-17"_s});
        const QJsonArray some
            = changes({u"--since"_s, u"2025-12-17"_s, u"--company"_s, u"Anthropic"_s});
        QVERIFY(!some.isEmpty());
        QVERIFY(some.size() < all.size());
        // Nobody had signed anything by 17 December but what source 000 says.
        const QJsonArray binding
            = changes({u"--since"_s, u"2025-12-17"_s, u"--lens"_s, u"binding_only"_s});
        QCOMPARE(count(binding, u"report_added"_s), count(all, u"report_added"_s));
        QCOMPARE(count(all, u"amount"_s), 2);
        QCOMPARE(count(binding, u"amount"_s), 1);
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("without since") << QStringList{u"changes"_s} << u"needs --since"_s;
        QTest::newRow("neither date nor edition")
            << QStringList{u"changes"_s, u"--since"_s, u"Sunday"_s}
            << u"neither a date (2025-12-17, 2025-12 or 2025) nor an edition"_s;
        QTest::newRow("since elsewhere") << QStringList{u"deals"_s, u"--since"_s, u"2025"_s}
                                         << u"goes with the list of changes"_s;
    }
    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Ran ran = m_services.run(QStringList{u"list"_s, u"--sample"_s} + arguments);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains(words.toUtf8()), ran.err);
    }

private:
    QJsonArray changes(const QStringList &options)
    {
        const Ran ran = m_services.run(QStringList{u"list"_s, u"--sample"_s, u"changes"_s} + options
                                       + QStringList{u"--format"_s, u"json"_s});
        return ran.code == 0 ? ran.json() : QJsonArray{QString::fromUtf8(ran.err)};
    }
    static int count(const QJsonArray &rows, const QString &change)
    {
        return int(std::ranges::count_if(
            rows, [&](const QJsonValue &row) { return row[u"change"_s].toString() == change; }));
    }

    SampleServices m_services;
};

DEALSCOPE_TEST(ChangesListTest)
#include "ChangesListTest.moc"
