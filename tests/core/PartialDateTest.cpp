// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/PartialDate.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;

class PartialDateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoTexts_data();
    void isoTexts();
    void refused_data();
    void refused();
    void rangesMeet();
};

void PartialDateTest::isoTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("precision");
    const auto row = [](const char *text, QDate first, QDate last, DatePrecision precision) {
        QTest::newRow(text) << QString::fromLatin1(text) << first << last << int(precision);
    };
    row("2025-12-17", {2025, 12, 17}, {2025, 12, 17}, DatePrecision::Day);
    row("2026-01", {2026, 1, 1}, {2026, 1, 31}, DatePrecision::Month);
    row("2024-02", {2024, 2, 1}, {2024, 2, 29}, DatePrecision::Month);
    row("2026-Q1", {2026, 1, 1}, {2026, 3, 31}, DatePrecision::Quarter);
    row("2026", {2026, 1, 1}, {2026, 12, 31}, DatePrecision::Year);
    row("2030/2039", {2030, 1, 1}, {2039, 12, 31}, DatePrecision::Range);
    row("2025-11/2026-01", {2025, 11, 1}, {2026, 1, 31}, DatePrecision::Range);
    row("2025-11-03/2025-11-05", {2025, 11, 3}, {2025, 11, 5}, DatePrecision::Range);
    row("0001", {1, 1, 1}, {1, 12, 31}, DatePrecision::Year);
}

void PartialDateTest::isoTexts()
{
    QFETCH(QString, text);
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(int, precision);
    const auto date = PartialDate::fromIso(text);
    QVERIFY(date);
    QCOMPARE(date->first(), first);
    QCOMPARE(date->last(), last);
    QCOMPARE(int(date->precision()), precision);
    QCOMPARE(date->toIso(), text);
    QVERIFY(date->isValid());
}

void PartialDateTest::refused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "2025-02-30", "2025-13", "2025-Q5", "25", "0000", "20251217",
                             "2026/2025", "2025-12-17\n", "2025-1", "-2025", "2025/", "10000"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void PartialDateTest::refused()
{
    QFETCH(QString, text);
    QVERIFY(!PartialDate::fromIso(text));
}

void PartialDateTest::rangesMeet()
{
    const auto december = *PartialDate::fromIso(u"2025-12");
    QVERIFY(december.meets(*PartialDate::fromIso(u"2025")));
    QVERIFY(december.meets(*PartialDate::fromIso(u"2025-12-31")));
    QVERIFY(!december.meets(*PartialDate::fromIso(u"2026-01-01")));
    QVERIFY(!PartialDate().isValid());
}

DEALSCOPE_TEST(PartialDateTest)
#include "PartialDateTest.moc"
