// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/NameOrder.h"
#include "core/TitleIndex.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;

/// Names and titles in order, and found by their beginnings.
class NameOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesStandInOrder();
    void wordsBegin_data();
    void wordsBegin();
    void titlesAreTexts();
    void titlesAreFoundByTheirBeginning_data();
    void titlesAreFoundByTheirBeginning();
    void titlesAreFoundByAWord_data();
    void titlesAreFoundByAWord();
    void aSnapshotKnowsItsTitles();
};

void NameOrderTest::namesStandInOrder()
{
    const NameOrder order({QStringLiteral("Oracle"), QStringLiteral("amazon"),
                           QStringLiteral("Électricité"), QStringLiteral("AMAZON"),
                           QStringLiteral("Etsy")});
    // amazon and AMAZON are one place, Électricité comes before Etsy.
    QCOMPARE(std::vector<quint32>(order.rows().begin(), order.rows().end()),
             (std::vector<quint32>{1, 3, 2, 4, 0}));
    QCOMPARE(order.placeOf(1), order.placeOf(3));
    QVERIFY(order.placeOf(2) < order.placeOf(4));
    QCOMPARE(order.folded(2), QStringLiteral("electricite"));
    QCOMPARE(order.placeOf(QStringLiteral("ETSY")), order.placeOf(4));
    // What is not there lies between its neighbours.
    const quint32 microsoft = order.placeOf(QStringLiteral("Microsoft"));
    QVERIFY(order.placeOf(4) < microsoft && microsoft < order.placeOf(quint32(0)));
    const std::vector<bool> withE = order.placesStartingWith(QStringLiteral("e"));
    QCOMPARE(std::ranges::count(withE, true), 2);
    QVERIFY(withE[order.placeOf(2)] && withE[order.placeOf(4)]);
    QCOMPARE(NameOrder().size(), size_t(0));
}

void NameOrderTest::wordsBegin_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("found");
    QTest::newRow("first") << "bank of america" << QStringList{QStringLiteral("ba")} << true;
    QTest::newRow("later") << "bank of america" << QStringList{QStringLiteral("ame")} << true;
    QTest::newRow("both") << "bank of america"
                          << QStringList{QStringLiteral("ame"), QStringLiteral("bank")} << true;
    QTest::newRow("one misses") << "bank of america"
                                << QStringList{QStringLiteral("ame"), QStringLiteral("x")} << false;
    QTest::newRow("within") << "bank of america" << QStringList{QStringLiteral("merica")} << false;
    QTest::newRow("within, then at the beginning")
        << "the heath" << QStringList{QStringLiteral("he")} << true;
    QTest::newRow("behind a sign")
        << "a.i. (openai)" << QStringList{QStringLiteral("open")} << true;
}

void NameOrderTest::wordsBegin()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QFETCH(bool, found);
    QCOMPARE(hasWordsStartingWith(text, words), found);
}

namespace {

TextColumn titles()
{
    TextColumn column;
    for (const char *title : {"Zeta round", "Amazon in  OpenAI", "", "Électricité de France",
                              "amazon in OpenAI", "Amazonas dam"}) {
        column.append(QString::fromUtf8(title));
    }
    return column;
}

} // namespace

void NameOrderTest::titlesAreTexts()
{
    const TextColumn column = titles();
    QCOMPARE(column.size(), size_t(6));
    QCOMPARE(column.text(3), QStringLiteral("Électricité de France"));
    QVERIFY(column[2].empty());
    for (size_t row = 0; row < column.size(); ++row) {
        const auto begin = size_t(column[row].data() - column.all().data());
        QCOMPARE(column.rowAt(begin), row);
        QCOMPARE(column.rowAt(begin + column[row].size()), row);
    }
}

void NameOrderTest::titlesAreFoundByTheirBeginning_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<std::vector<quint32>>("rows");
    QTest::newRow("several, case and spaces apart")
        << QByteArray("amazon in") << std::vector<quint32>{1, 4};
    QTest::newRow("all of a letter") << QByteArray("a") << std::vector<quint32>{1, 4, 5};
    QTest::newRow("without its accent") << QByteArray("electr") << std::vector<quint32>{3};
    QTest::newRow("nothing") << QByteArray("b") << std::vector<quint32>{};
    QTest::newRow("longer than any") << QByteArray("zeta rounds") << std::vector<quint32>{};
}

void NameOrderTest::titlesAreFoundByTheirBeginning()
{
    QFETCH(QByteArray, typed);
    QFETCH(std::vector<quint32>, rows);
    const TitleIndex index(titles());
    const auto [begin, end] = index.startingWith({typed.constData(), size_t(typed.size())});
    std::vector<quint32> found;
    for (quint32 row = 0; row < index.size(); ++row) {
        if (index.placeOf(row) >= begin && index.placeOf(row) < end) {
            found.push_back(row);
        }
    }
    QCOMPARE(found, rows);
    QCOMPARE(index.placeOf(1), index.placeOf(4)); // differ in case and spaces only
}

void NameOrderTest::titlesAreFoundByAWord_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<std::vector<quint32>>("rows");
    QTest::newRow("at the beginning") << QByteArray("amazon") << std::vector<quint32>{1, 4, 5};
    QTest::newRow("further on") << QByteArray("open") << std::vector<quint32>{1, 4};
    QTest::newRow("within a word") << QByteArray("pen") << std::vector<quint32>{};
    QTest::newRow("last letters") << QByteArray("dam") << std::vector<quint32>{5};
    QTest::newRow("none") << QByteArray("") << std::vector<quint32>{};
}

void NameOrderTest::titlesAreFoundByAWord()
{
    QFETCH(QByteArray, word);
    QFETCH(std::vector<quint32>, rows);
    QCOMPARE(TitleIndex(titles()).rowsWithWord({word.constData(), size_t(word.size())}), rows);
}

void NameOrderTest::aSnapshotKnowsItsTitles()
{
    dealscope::tests::LedgerBuilder b;
    b.deal("Second", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.deal("First", DealKind::Debt, {"Oracle"}, {"OpenAI"});
    const auto snapshot = b.snapshot();
    QVERIFY(!snapshot->hasTitles());
    QCOMPARE(snapshot->titles().size(), size_t(2));
    QVERIFY(snapshot->hasTitles());
    QVERIFY(snapshot->titles().placeOf(1) < snapshot->titles().placeOf(0));
    QCOMPARE(snapshot->companyOrder().size(), size_t(3));
}

DEALSCOPE_TEST(NameOrderTest)
#include "NameOrderTest.moc"
