// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/SampleServices.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace dealscope;
using namespace dealscope::tests;

/// What the command line prints for each lens between the documents' days, against figures worked
/// out by hand. The documents: 000 of 17 Dec 2025, 004 of 19 Dec 2025, 002 of January 2026 (known
/// from its last day on, inferred), and 001, 003 and the Handelsblatt, undated: known only where no
/// day is set.
///
/// Amazon in OpenAI, the claims with an amount (bn USD):
///   1  000            up to 10           origin Reuters           all in talks...
///   2  003, undated   10                 Financial Times
///   4  004            at least ~10       Reuters
///   5  004            10 (headline)      ukiyo journal
///   8  Handelsblatt   at least 10        Handelsblatt             ...but this one: rumoured
///   9  002            up to 50           Creati.ai
///   10 002            up to ~50          Creati.ai
///   11 002            50                 Creati.ai
class LensFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deals_data();
    void deals();
    void totals_data();
    void totals();

private:
    SampleServices m_services;
};

namespace {

constexpr int AmazonOpenAi = 1;
constexpr int Round = 2;
constexpr int AwsContract = 3;
constexpr int Trainium = 4;
constexpr int MicrosoftTotal = 8;
constexpr int Microsoft2023 = 9;
constexpr int Exclusivity = 11;
constexpr int AmazonAnthropic = 14;
constexpr int Google = 15;
constexpr int Inflection = 16;
constexpr int DataCentres = 18;

/// "0..50 firm 0 paid 0 in_talks": billions, "open" for no ceiling, "-" for none at all.
QString figuresOf(const QJsonObject &row, const QString &status)
{
    const auto bn = [&row](const char *key) {
        const QJsonValue value = row[QLatin1String(key)];
        return value.isNull() || value.isUndefined() ? QStringLiteral("-")
                                                     : QString::number(value.toDouble() / 1e9);
    };
    const QString ceiling
        = row[QLatin1String("ceiling_open")].toBool() ? QStringLiteral("open") : bn("ceiling");
    return QStringLiteral("%1..%2 firm %3 paid %4 %5")
        .arg(bn("floor"), ceiling, bn("firm_floor"), bn("paid_floor"), status)
        .trimmed();
}

} // namespace

void LensFiguresTest::deals_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("deal");
    QTest::addColumn<QString>("figures"); ///< empty: the deal does not exist at that clock
    const auto row = [](const char *why, const char *arguments, int deal, const char *figures) {
        QTest::newRow(qPrintable(QStringLiteral("%1, deal %2: %3")
                                     .arg(QLatin1String(arguments))
                                     .arg(deal)
                                     .arg(QLatin1String(why))))
            << QString::fromLatin1(arguments) << deal << QString::fromLatin1(figures);
    };

    // latest
    row("claim 1 alone: up to 10 = [0, 10]", "latest 2025-12-17", AmazonOpenAi,
        "0..10 firm 0 paid 0 in_talks");
    row("the day before: nobody had published it", "latest 2025-12-16", AmazonOpenAi, "");
    row("nothing new on the 18th", "latest 2025-12-18", AmazonOpenAi,
        "0..10 firm 0 paid 0 in_talks");
    row("4 [10, open) and 5 [10, 10] of one day tie: floors equal, the higher ceiling wins",
        "latest 2025-12-19", AmazonOpenAi, "10..open firm 0 paid 0 in_talks");
    row("002 may be of any day in January: not known on the 30th", "latest 2026-01-30",
        AmazonOpenAi, "10..open firm 0 paid 0 in_talks");
    row("9, 10 [0, 50] and 11 [50, 50] tie: the lower floor wins", "latest 2026-01-31",
        AmazonOpenAi, "0..50 firm 0 paid 0 in_talks");
    row("undated claims 2 and 8 come last", "latest", AmazonOpenAi, "0..50 firm 0 paid 0 in_talks");
    // filing_first: the sample has articles only, so that it goes by latest
    row("articles only: as latest", "filing_first 2025-12-19", AmazonOpenAi,
        "10..open firm 0 paid 0 in_talks");
    row("articles only: as latest", "filing_first", AmazonOpenAi, "0..50 firm 0 paid 0 in_talks");
    // conservative: ceilings 10 (1, 2, 5), 50 (9, 10, 11), open (4, 8); of the first the floor 0
    row("ceilings: 1: 10, 5: 10, 4: open; floors of 1 and 5: 0 < 10", "conservative 2025-12-19",
        AmazonOpenAi, "0..10 firm 0 paid 0 in_talks");
    row("50 is no lower ceiling than 10", "conservative 2026-01-31", AmazonOpenAi,
        "0..10 firm 0 paid 0 in_talks");
    row("2 has the ceiling 10 too, but the floor 10", "conservative", AmazonOpenAi,
        "0..10 firm 0 paid 0 in_talks");
    // highest: headlines 10, then 50
    row("all headlines are 10: latest: 4 before 5 by its ceiling", "highest 2025-12-19",
        AmazonOpenAi, "10..open firm 0 paid 0 in_talks");
    row("headline 50 of 9, 10, 11; the lower floor", "highest 2026-01-31", AmazonOpenAi,
        "0..50 firm 0 paid 0 in_talks");
    // corroborated: near 10: Reuters, ukiyo (dated); with the undated ones FT, Handelsblatt too
    row("near 10: Reuters alone", "corroborated 2025-12-17", AmazonOpenAi,
        "0..10 firm 0 paid 0 in_talks");
    row("near 10: Reuters, ukiyo = 2; near 50: Creati.ai = 1; of the tens the latest is 4",
        "corroborated 2026-01-31", AmazonOpenAi, "10..open firm 0 paid 0 in_talks");
    row("near 10: Reuters, ukiyo, FT, Handelsblatt = 4 against 1", "corroborated", AmazonOpenAi,
        "10..open firm 0 paid 0 in_talks");
    // binding_only: nobody says signed
    row("no claim states signed or completed", "binding_only", AmazonOpenAi, "-..- firm 0 paid 0");

    row("one claim: 100", "latest 2026-01-31", Round, "100..100 firm 0 paid 0 in_talks");
    row("in talks binds nobody", "binding_only 2026-01-31", Round, "-..- firm 0 paid 0");

    row("only 004 is dated: 38, signed", "latest 2025-12-19", AwsContract,
        "38..38 firm 38 paid 0 signed");
    row("14, 19, 20 all say 38", "conservative", AwsContract, "38..38 firm 38 paid 0 signed");
    row("all three are signed", "binding_only", AwsContract, "38..38 firm 38 paid 0 signed");
    row("001's own pair: 38 x 33 / 38 = 33", "latest --currency EUR", AwsContract,
        "33..33 firm 33 paid 0 signed");
    row("by a day 001 is not known, and so is its pair: 38 USD stays",
        "latest 2025-12-19 "
        "--currency EUR",
        AwsContract, "38..38 firm 38 paid 0 signed");

    row("000: OpenAI would like to", "latest 2025-12-17", Trainium, "-..- firm 0 paid 0 rumoured");
    row("004: in negotiation", "latest 2025-12-19", Trainium, "-..- firm 0 paid 0 in_talks");
    row("no amounts to compare: latest", "highest 2025-12-19", Trainium,
        "-..- firm 0 paid 0 in_talks");

    row("000 names Microsoft a shareholder, no amount", "latest 2025-12-17", MicrosoftTotal,
        "-..- firm 0 paid 0 completed");
    row("more than 13, invested: [13, open), all of the floor is paid", "latest 2026-01-31",
        MicrosoftTotal, "13..open firm 13 paid 13 completed");
    row("the same claim is binding", "binding_only", MicrosoftTotal,
        "13..open firm 13 paid 13 completed");
    row("a row of the past: ~10", "latest", Microsoft2023, "10..10 firm 10 paid 10 completed");

    row("001 and 003 say ended, undated", "latest", Exclusivity, "-..- firm 0 paid 0 ended");
    row("an ending counts where only what binds counts", "binding_only", Exclusivity,
        "-..- firm 0 paid 0 ended");
    row("002 states no status", "latest 2026-01-31", Exclusivity, "-..- firm 0 paid 0");

    row("only the claim of 80 is known, and it is set aside", "highest 2025-12-19", AmazonAnthropic,
        "-..- firm 0 paid 0");
    row("80 is set aside, so that the highest is 4", "highest", AmazonAnthropic,
        "4..4 firm 4 paid 4 completed");
    row("~4, paid", "conservative", AmazonAnthropic, "4..4 firm 4 paid 4 completed");
    row("~2, paid", "corroborated", Google, "2..2 firm 2 paid 2 completed");
    row("~1.3, paid", "binding_only", Inflection, "1.3..1.3 firm 1.3 paid 1.3 completed");
    row("003, undated: allocated, not signed", "latest", DataCentres,
        "400..400 firm 0 paid 0 announced");
    row("announced binds nobody", "binding_only", DataCentres, "-..- firm 0 paid 0");
}

void LensFiguresTest::deals()
{
    QFETCH(QString, arguments);
    QFETCH(int, deal);
    QFETCH(QString, figures);
    QStringList line{QStringLiteral("list"),  QStringLiteral("--sample"),
                     QStringLiteral("deals"), QStringLiteral("--format"),
                     QStringLiteral("json"),  QStringLiteral("--lens")};
    const QStringList words = arguments.split(u' ');
    line.append(words.first());
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i].startsWith(u'2')) {
            line.append(QStringLiteral("--published-by"));
        }
        line.append(words[i]);
    }
    const Ran ran = m_services.run(line);
    QCOMPARE(ran.err, QByteArray());
    QString found;
    const QJsonArray rows = ran.json();
    for (const QJsonValue &value : rows) {
        if (value[QLatin1String("id")].toInt() == deal) {
            const QJsonObject row = value.toObject();
            found = figuresOf(row, row[QLatin1String("status")].toString());
        }
    }
    QCOMPARE(found, figures);
}

void LensFiguresTest::totals_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("capital");
    QTest::addColumn<QString>("purchase");
    const auto row = [](const char *why, const char *arguments, const char *capital,
                        const char *purchase) {
        QTest::newRow(
            qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(arguments), QLatin1String(why))))
            << QString::fromLatin1(arguments) << QString::fromLatin1(capital)
            << QString::fromLatin1(purchase);
    };
    // Capital: the round of 100 holds Amazon's part, Microsoft's 13 hold its 10.
    row("max(100, 0) + max(13, 10) + 4 + 2 + 1.3 = 120.3, Microsoft's total open; firm 13 + 7.3 = "
        "20.3; purchases 38 + 400",
        "--lens latest", "120.3..120.3 firm 20.3 paid 20.3 open 1",
        "438..438 firm 38 paid 0 open 0");
    row("Amazon's [0, 10] is inside the 100", "--lens conservative",
        "120.3..120.3 firm 20.3 paid 20.3 open 1", "438..438 firm 38 paid 0 open 0");
    row("Amazon's [10, open) opens the round: 2 open; floor max(100, 10)", "--lens corroborated",
        "120.3..120.3 firm 20.3 paid 20.3 open 2", "438..438 firm 38 paid 0 open 0");
    row("the round drops out: 13 + 4 + 2 + 1.3 = 20.3; the 400 are only announced",
        "--lens binding_only", "20.3..20.3 firm 20.3 paid 20.3 open 1",
        "38..38 firm 38 paid 0 open 0");
    row("Amazon [0, 10]", "--lens latest --published-by 2025-12-18", "0..10 firm 0 paid 0 open 0",
        "0..0 firm 0 paid 0 open 0");
    row("Amazon [10, open); AWS 38", "--lens latest --published-by 2025-12-19",
        "10..10 firm 0 paid 0 open 1", "38..38 firm 38 paid 0 open 0");
    row("the 400 stand in an undated document", "--lens latest --published-by 2026-01-31",
        "120.3..120.3 firm 20.3 paid 20.3 open 1", "38..38 firm 38 paid 0 open 0");
    // Amazon alone as investor: parts without their whole, OpenAI [0, 50] and Anthropic 4.
    row("[0, 50] + 4 = [4, 54]", "--lens latest --payer Amazon", "4..54 firm 4 paid 4 open 0",
        "0..0 firm 0 paid 0 open 0");
    row("[0, 10] + 4 = [4, 14]", "--lens conservative --payer Amazon", "4..14 firm 4 paid 4 open 0",
        "0..0 firm 0 paid 0 open 0");
    row("[10, open) + 4: 14 and one open", "--lens corroborated --payer Amazon",
        "14..14 firm 4 paid 4 open 1", "0..0 firm 0 paid 0 open 0");
    row("4 alone", "--lens binding_only --payer Amazon", "4..4 firm 4 paid 4 open 0",
        "0..0 firm 0 paid 0 open 0");
    row("only the pair of 001: 38 USD = 33 EUR", "--currency EUR", "0..0 firm 0 paid 0 open 0",
        "33..33 firm 33 paid 0 open 0");
}

void LensFiguresTest::totals()
{
    QFETCH(QString, arguments);
    QFETCH(QString, capital);
    QFETCH(QString, purchase);
    const Ran ran = m_services.run(QStringList{QStringLiteral("list"), QStringLiteral("--sample"),
                                               QStringLiteral("totals"), QStringLiteral("--format"),
                                               QStringLiteral("json")}
                                   + arguments.split(u' '));
    QCOMPARE(ran.err, QByteArray());
    const QJsonObject row = ran.json().first().toObject();
    const auto figures = [&row](const char *nature) {
        const QJsonObject sum = row[QLatin1String(nature)].toObject();
        return figuresOf(sum,
                         QStringLiteral("open %1").arg(sum[QLatin1String("open_ended")].toInt()));
    };
    QCOMPARE(figures("capital"), capital);
    QCOMPARE(figures("purchase"), purchase);
}

DEALSCOPE_TEST(LensFiguresTest)
#include "LensFiguresTest.moc"
