// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "database/SearchRepository.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;
using database::SearchRepository;

using Ids = QList<qint64>;
Q_DECLARE_METATYPE(Ids)

class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void query_data();
    void query();
    void find_data();
    void find();
    void textsAreLeftAloneUnlessAsked();
    void newTextIsFoundAndOldIsNot();

private:
    std::unique_ptr<Ledger> m_ledger;
};

void SearchTest::initTestCase()
{
    LedgerBuilder b;
    const DealId amazon = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    const DealId bank
        = b.deal("Crédit pour l'accord", DealKind::Debt, {"Société Générale"}, {"Oracle"});
    const SourceId reuters = b.source("Reuters", "2025-12-17");
    const SourceId other = b.source("CNBC", nullptr);
    b.claim(amazon, reuters).evidence.quote = QStringLiteral("up to $10bn, it's said");
    b.claim(bank, other).evidence.quote = QStringLiteral("une société \"discute\" 50 milliards");
    b.valuation("OpenAI", other, atLeastBn(500)).evidence.quote
        = QStringLiteral("plus de 500 milliards");
    LedgerData data = b.data();
    data.companies[0].aliases = {QStringLiteral("Amazon.com"), QStringLiteral("Zephyr")};
    data.sources[0].title = QStringLiteral("Talks on chips");
    data.sources[0].text = QStringLiteral("Trainium is named in the ARTICLE.");
    auto ledger = Ledger::inMemory();
    QVERIFY(ledger);
    m_ledger = std::move(*ledger);
    const auto done = m_ledger->append(data);
    QVERIFY2(done, done ? "" : qPrintable(done.error().sentence));
}

void SearchTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void SearchTest::query_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("query");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("spaces") << QStringLiteral(" \t\n") << QString();
    QTest::newRow("only signs") << QStringLiteral("\" $ -- ' *") << QString();
    QTest::newRow("two words") << QStringLiteral("amazon  open")
                               << QStringLiteral("\"amazon\" * AND \"open\" *");
    QTest::newRow("apostrophe") << QStringLiteral("l'accord") << QStringLiteral("\"l accord\" *");
    QTest::newRow("FTS words") << QStringLiteral("NOT NEAR(x)")
                               << QStringLiteral("\"NOT\" * AND \"NEAR x\" *");
}

void SearchTest::query()
{
    QFETCH(QString, words);
    QTEST(SearchRepository::queryFor(words), "query");
}

void SearchTest::find_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<Ids>("deals");
    QTest::addColumn<Ids>("claims");
    QTest::addColumn<Ids>("valuations");
    QTest::addColumn<Ids>("sources");
    const auto row = [](const char *words, Ids deals, Ids claims, Ids valuations, Ids sources) {
        QTest::newRow(words) << QString::fromUtf8(words) << deals << claims << valuations
                             << sources;
    };
    row("amazon", {1}, {}, {}, {});
    row("AMAZ", {1}, {}, {}, {});
    row("zephyr", {1}, {}, {}, {});
    row("openai", {1}, {}, {1}, {});
    row("societe", {2}, {2}, {}, {});
    row("SOCIÉTÉ", {2}, {2}, {}, {});
    row("socie\xcc\x81te\xcc\x81", {2}, {2}, {}, {}); // decomposed
    row("oracle générale", {2}, {}, {}, {});
    row("amazon oracle", {}, {}, {}, {});
    row("l'accord", {2}, {}, {}, {});
    row("it's", {}, {1}, {}, {});
    row("$10bn", {}, {1}, {}, {});
    row("milliards 50", {}, {2}, {1}, {});
    row("\"discute\"", {}, {2}, {}, {});
    row("discute\" OR \"a", {}, {}, {}, {});
    row("trainium", {}, {1}, {}, {1});
    row("article chips", {}, {1}, {}, {1}); // title and text are one record
    row("azon", {}, {}, {}, {}); // prefixes, not parts
    row("); DROP TABLE deals; --", {}, {}, {}, {});
    row("%", {}, {}, {}, {});
    row("", {}, {}, {}, {});
}

void SearchTest::find()
{
    QFETCH(QString, words);
    const auto hits = m_ledger->search(words, true);
    QVERIFY2(hits, hits ? "" : qPrintable(hits.error().detail));
    const auto sorted = [](const auto &ids) {
        Ids values;
        for (const auto id : ids) {
            values.append(id.value);
        }
        std::ranges::sort(values);
        return values;
    };
    QTEST(sorted(hits->deals), "deals");
    QTEST(sorted(hits->claims), "claims");
    QTEST(sorted(hits->valuations), "valuations");
    QTEST(sorted(hits->sources), "sources");
}

void SearchTest::textsAreLeftAloneUnlessAsked()
{
    const auto hits = m_ledger->search(QStringLiteral("trainium"), false);
    QVERIFY(hits);
    QVERIFY(*hits == TextHits());
}

void SearchTest::newTextIsFoundAndOldIsNot()
{
    QVERIFY(m_ledger->setSourceText(SourceId(2), "first words"));
    QCOMPARE(m_ledger->search(QStringLiteral("first"), true)->sources, QSet{SourceId(2)});
    QVERIFY(m_ledger->setSourceText(SourceId(2), "second thoughts"));
    QVERIFY(*m_ledger->search(QStringLiteral("first"), true) == TextHits());
    const auto hits = m_ledger->search(QStringLiteral("second article"), true);
    QVERIFY(hits);
    QCOMPARE(hits->sources, QSet{SourceId(2)});
    QCOMPARE(hits->claims, QSet{ClaimId(2)});
    QCOMPARE(m_ledger->check().value(), QStringList());
}

DEALSCOPE_TEST(SearchTest)
#include "SearchTest.moc"
