// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonReader.h"
#include "tests/support/TestRegistry.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace Qt::StringLiterals;

namespace {

/// A small ledger in which every reference is used; rows of the tests below replace its tables.
QByteArray smallLedger()
{
    return R"({
        "companies": [{"name": "AWS", "parent": "Amazon", "aliases": ["Amazon Web Services", "A"]},
                      {"name": "Amazon", "id": 7, "aliases": ["A"]}, {"name": "OpenAI"}],
        "outlets": [{"name": "Reuters"}, {"name": "Financial Times", "aliases": ["FT"]}],
        "sources": [{"key": "s", "outlet": "FT", "published": "2025-12"}],
        "deals": [{"key": "whole", "title": "Round", "kind": "equity", "payees": ["OpenAI"]},
                  {"key": "part", "title": "Share", "kind": "equity", "payers": ["Amazon"],
                   "payees": ["OpenAI"], "relations": [{"kind": "part_of", "to": "whole"}]}],
        "claims": [{"deal": "part", "source": "s", "quote": "q"}]
    })";
}

/// smallLedger() with one table replaced by the rows given.
QByteArray with(const char *table, const char *rows)
{
    QJsonObject ledger = QJsonDocument::fromJson(smallLedger()).object();
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(rows, &error);
    Q_ASSERT(error.error == QJsonParseError::NoError);
    ledger.insert(QString::fromUtf8(table),
                  document.isArray() ? QJsonValue(document.array())
                                     : QJsonValue(document.object()));
    return QJsonDocument(ledger).toJson();
}

/// One claim with more fields.
QByteArray claimWith(const char *fields)
{
    const QByteArray rows
        = QByteArray(R"([{"deal": "part", "source": "s", "id": 12, )") + fields + "}]";
    return with("claims", rows.constData());
}

} // namespace

class LedgerJsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void assignsIdsAndFollowsReferences()
    {
        const auto ledger = io::LedgerJsonReader::read(smallLedger(), u"in.json"_s);
        QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence));
        QCOMPARE(ledger->companies.size(), 3);
        QCOMPARE(ledger->companies[0].name, u"AWS"_s);
        QCOMPARE(ledger->companies[0].id.value, 1);
        QCOMPARE(ledger->companies[0].parent.value, 7);
        QCOMPARE(ledger->companies[1].name, u"OpenAI"_s);
        QCOMPARE(ledger->companies[1].id.value, 2);
        QCOMPARE(ledger->companies[2].id.value, 7);
        QCOMPARE(ledger->sources[0].outlet.value, 2);
        QCOMPARE(ledger->sources[0].published->toIso(), u"2025-12"_s);
        QCOMPARE(ledger->relations.size(), 1);
        QCOMPARE(ledger->relations[0].from.value, 2);
        QCOMPARE(ledger->relations[0].to.value, 1);
        QVERIFY(!ledger->relations[0].claim.isValid());
        QCOMPARE(ledger->claims[0].deal.value, 2);
        QCOMPARE(ledger->claims[0].evidence.rank, Rank::Normal);
        QVERIFY(!ledger->claims[0].amount);
    }

    void readsEveryFieldOfAClaim()
    {
        const auto ledger = io::LedgerJsonReader::read(
            claimWith(R"("amount": {"bound": "between", "low": 1, "high": 9223372036854775807,
                "approximate": true, "basis": "per_year", "currency": "eur"},
                "status": "signed", "form": "credits", "period": {"start": "2026-Q1",
                "end": {"iso": "2030/2039", "words": "the 2030s"}, "months": 84},
                "quantity": {"number": 5, "unit": "chips"}, "happened_on": "2025-12-31",
                "condition": "if", "payers": ["Amazon Web Services",
                {"company": 7, "share_ppm": 250000}], "partners": ["OpenAI"], "kind": "debt",
                "locator": "line 1", "quote": "q", "attribution": ["FT", "Reuters"],
                "sourcing": "named", "note": "n", "tags": ["t", "u"], "checked_by": "me",
                "checked_on": "2026", "rank": "preferred", "rank_reason": "best",
                "expected_on": null)"),
            u"in.json"_s);
        QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence));
        const Claim &claim = ledger->claims[0];
        QCOMPARE(claim.id.value, 12);
        QCOMPARE(claim.amount->bound, Bound::Between);
        QCOMPARE(claim.amount->low->units, 1);
        QCOMPARE(claim.amount->high->units, std::numeric_limits<qint64>::max());
        QVERIFY(claim.amount->approximate && claim.amount->isConsistent());
        QCOMPARE(claim.amount->basis, Basis::PerYear);
        QCOMPARE(claim.amount->currency.code(), u"EUR"_s);
        QCOMPARE(*claim.status, Status::Signed);
        QCOMPARE(*claim.form, Form::Credits);
        QCOMPARE(claim.period->start->toIso(), u"2026-Q1"_s);
        QCOMPARE(claim.period->end->words(), u"the 2030s"_s);
        QCOMPARE(claim.period->end->last(), QDate(2039, 12, 31));
        QCOMPARE(*claim.period->months, 84);
        QCOMPARE(*claim.quantity, (Quantity{5, u"chips"_s}));
        QCOMPARE(claim.happenedOn->first(), QDate(2025, 12, 31));
        QCOMPARE(claim.otherParties,
                 (QList<Party>{{CompanyId(1), Role::Payer, {}},
                               {CompanyId(7), Role::Payer, 250000},
                               {CompanyId(2), Role::Partner, {}}}));
        QCOMPARE(*claim.otherKind, DealKind::Debt);
        QCOMPARE(claim.evidence.attribution, (QList<OutletId>{OutletId(2), OutletId(1)}));
        QCOMPARE(*claim.evidence.sourcing, Sourcing::Named);
        QCOMPARE(claim.evidence.tags, (QStringList{u"t"_s, u"u"_s}));
        QCOMPARE(claim.evidence.checkedBy, u"me"_s);
        QCOMPARE(claim.evidence.checkedOn->toIso(), u"2026"_s);
        QCOMPARE(claim.evidence.rank, Rank::Preferred);
        QVERIFY(!claim.expectedOn);
    }

    void readsScheduleAndRamp()
    {
        const auto ledger = io::LedgerJsonReader::read(claimWith(R"("schedule": [
                {"when": {"iso": "2026", "words": "this year"},
                 "amount": {"bound": "exact", "value": 5, "currency": "USD"}},
                {"when": "2026-Q3",
                 "amount": {"bound": "up_to", "value": 7, "currency": "USD", "basis": "total"}},
                {"when": "2027", "amount": {"bound": "undisclosed"}}],
                "full_by": {"iso": "2026-12", "words": "by the end"})"),
                                                       u"in.json"_s);
        QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence));
        const Claim &claim = ledger->claims[0];
        QCOMPARE(claim.schedule.size(), 3);
        QCOMPARE(claim.schedule[0].when,
                 PartialDate(QDate(2026, 1, 1), QDate(2026, 12, 31), u"this year"_s));
        QCOMPARE(claim.schedule[0].amount, Amount::exact(Money{5}, Currency::usd()));
        QCOMPARE(claim.schedule[1].when.first(), QDate(2026, 7, 1));
        QCOMPARE(claim.schedule[1].amount, Amount::upTo(Money{7}, Currency::usd()));
        QCOMPARE(claim.schedule[2].amount, Amount::undisclosed());
        QCOMPARE(claim.fullBy->last(), QDate(2026, 12, 31));
        QCOMPARE(claim.fullBy->words(), u"by the end"_s);
    }

    void readsSettlementsAndEditions()
    {
        QJsonObject ledger = QJsonDocument::fromJson(smallLedger()).object();
        ledger.insert(u"settlements"_s,
                      QJsonArray{QJsonObject{{u"deal"_s, u"part"_s},
                                             {u"rule"_s, u"tie"_s},
                                             {u"claims"_s, QJsonArray{1}},
                                             {u"reason"_s, u"both stay"_s}}});
        // printf '[]' | sha256sum
        ledger.insert(
            u"editions"_s,
            QJsonArray{QJsonObject{
                {u"id"_s, 3},
                {u"name"_s, u"March"_s},
                {u"made_on"_s, u"2026-03-31"_s},
                {u"figures"_s, u"[]"_s},
                {u"checksum"_s,
                 u"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"_s}}});
        const auto read = io::LedgerJsonReader::read(QJsonDocument(ledger).toJson(), u"in.json"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().sentence));
        QCOMPARE(
            read->settlements,
            (QList<Settlement>{
                {SettlementId(1), DealId(2), ConflictRule::Tie, {ClaimId(1)}, u"both stay"_s}}));
        QCOMPARE(read->editions.size(), 1);
        QCOMPARE(read->editions[0].id, EditionId(3));
        QCOMPARE(read->editions[0].madeOn, QDate(2026, 3, 31));
        QCOMPARE(read->editions[0].figuresJson, u"[]"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &json, const QString &sentence) {
            QTest::newRow(name) << json << sentence;
        };
        const QString claim = u"in.json, claims, row 1 (id 12)"_s;
        row("not an object", "[]",
            u"in.json must be an object with tables in it, such as {\"companies\": []}."_s);
        row("unknown table", R"({"deal": []})",
            u"in.json: there is no table \"deal\"; known are companies, outlets, sources, deals, "
            "claims, valuations, milestones, rates, settlements, editions, saved_views."_s);
        row("table is no list", with("claims", "{}"),
            u"in.json, claims must be a list of rows in brackets."_s);
        row("row is no object", with("claims", "[3]"),
            u"in.json, claims, row 1 must be an object in braces."_s);
        row("unknown field", claimWith(R"("ammount": {})"),
            claim + u": \"ammount\" is not a known field here."_s);
        row("unknown field inside", claimWith(R"("quantity": {"unit": "x", "of": 1})"),
            claim + u", \"quantity\": \"of\" is not a known field here."_s);
        row("unknown code", claimWith(R"("status": "talks")"),
            claim
                + u": \"status\" is \"talks\"; known are rumoured, in_talks, announced, signed, "
                  "completed, ended, denied."_s);
        row("code of another type", claimWith(R"("status": 3)"),
            claim + u": \"status\" must be text in quotation marks."_s);
        row("text of another type", claimWith(R"("quote": ["a"])"),
            claim + u": \"quote\" must be text in quotation marks."_s);
        row("list of another type", claimWith(R"("tags": "a")"),
            claim + u": \"tags\" must be a list in brackets."_s);
        row("flag of another type",
            claimWith(R"("amount": {"bound": "undisclosed", "approximate": "yes"})"),
            claim + u", \"amount\": \"approximate\" must be true or false."_s);
        row("object of another type", claimWith(R"("amount": 10)"),
            claim + u", \"amount\" must be an object in braces."_s);
        row("NUL in a text", claimWith(R"("note": "a\u0000b")"),
            claim + u": \"note\" contains the character U+0000."_s);
        row("lone surrogate", claimWith(R"("note": "a\ud800b")"),
            claim + u": \"note\" contains half of a character (a lone surrogate)."_s);
        row("long quote",
            claimWith(QByteArray("\"quote\": \"" + QByteArray(141, 'x') + '"').constData()),
            claim + u": \"quote\" has 141 characters; 140 are the most."_s);
        row("no reason", claimWith(R"("rank": "deprecated")"),
            claim + u": \"rank_reason\" is missing; the rank \"deprecated\" needs a reason."_s);
        row("blank reason", claimWith(R"("rank": "preferred", "rank_reason": " ")"),
            claim + u": \"rank_reason\" is missing; the rank \"preferred\" needs a reason."_s);

        const QString noDate = u", which is no date; write 2026, 2026-Q1, 2026-01, 2026-01-31, or "
                               "two of these with a slash between."_s;
        row("30 February", claimWith(R"("happened_on": "2025-02-30")"),
            claim + u": \"happened_on\" is \"2025-02-30\""_s + noDate);
        row("year 0", claimWith(R"("happened_on": "0000")"),
            claim + u": \"happened_on\" is \"0000\""_s + noDate);
        row("year 10000", claimWith(R"("happened_on": "10000-01-01")"),
            claim + u": \"happened_on\" is \"10000-01-01\""_s + noDate);
        row("negative year", claimWith(R"("happened_on": "-0001")"),
            claim + u": \"happened_on\" is \"-0001\""_s + noDate);
        row("date with words", claimWith(R"("happened_on": {"iso": "soon", "words": "soon"})"),
            claim + u": \"happened_on\" is \"soon\""_s + noDate);
        row("date of another type", claimWith(R"("happened_on": 2025)"),
            claim + u": \"happened_on\" must be a date as text, such as \"2026-01-31\"."_s);
        row("two dates", claimWith(R"("happened_on": "2025", "expected_on": "2026")"),
            claim + u": \"expected_on\" cannot stand beside \"happened_on\"."_s);
        row("empty period", claimWith(R"("period": {})"),
            claim + u": \"period\" has neither \"start\" nor \"end\" nor \"months\"."_s);
        row("period backwards", claimWith(R"("period": {"start": "2026", "end": "2025"})"),
            claim + u": \"period\" ends before it starts."_s);
        row("no months", claimWith(R"("period": {"months": 0})"),
            claim + u", \"period\": \"months\" is 0; it must lie between 1 and 1200."_s);

        const auto amount = [&](const char *name, const char *fields, const QString &problem) {
            row(name, claimWith((QByteArray("\"amount\": {") + fields + '}').constData()),
                claim + u", \"amount\": "_s + problem);
        };
        amount("no bound", R"("value": 1, "currency": "USD")", u"\"bound\" is missing."_s);
        amount("no value", R"("bound": "exact", "currency": "USD")",
               u"\"value\" is missing, which the bound \"exact\" needs."_s);
        amount("value of a range", R"("bound": "between", "value": 1, "currency": "USD")",
               u"\"value\" does not go with the bound \"between\"."_s);
        amount("half a range", R"("bound": "between", "low": 1, "currency": "USD")",
               u"\"high\" is missing, which the bound \"between\" needs."_s);
        amount("range backwards", R"("bound": "between", "low": 2, "high": 1, "currency": "USD")",
               u"\"low\" is more than \"high\"."_s);
        amount("value of nothing", R"("bound": "undisclosed", "value": 1)",
               u"\"value\" does not go with the bound \"undisclosed\"."_s);
        amount("no currency", R"("bound": "up_to", "value": 1)", u"\"currency\" is missing."_s);
        amount("no such currency", R"("bound": "up_to", "value": 1, "currency": "US$")",
               u"\"currency\" is \"US$\", which is no currency code such as USD."_s);
        amount("negative", R"("bound": "up_to", "value": -1, "currency": "USD")",
               u"\"value\" is -1; it must be at least 0."_s);
        const QString whole
            = u"\"value\" must be a whole number of at most 64 bits, without quotes."_s;
        amount("fraction", R"("bound": "up_to", "value": 1.5, "currency": "USD")", whole);
        amount("huge", R"("bound": "up_to", "value": 1e308, "currency": "USD")", whole);
        amount("65 bits", R"("bound": "up_to", "value": 18446744073709551616, "currency": "USD")",
               whole);
        amount("number as text", R"("bound": "up_to", "value": "1", "currency": "USD")", whole);

        row("no deal", with("claims", R"([{"source": "s"}])"),
            u"in.json, claims, row 1: \"deal\" is missing."_s);
        row("unknown deal", with("claims", R"([{"source": "s", "deal": "p"}])"),
            u"in.json, claims, row 1: \"deal\" names the deal \"p\", which does not exist."_s);
        row("unknown deal id", with("claims", R"([{"source": "s", "deal": 3}])"),
            u"in.json, claims, row 1: \"deal\" names a deal whose id does not exist."_s);
        row("deal of another type", with("claims", R"([{"source": "s", "deal": true}])"),
            u"in.json, claims, row 1: \"deal\" must be the name or the id of a deal."_s);
        row("unknown source", with("claims", R"([{"source": "t", "deal": "part"}])"),
            u"in.json, claims, row 1: \"source\" names the source \"t\", which does not exist."_s);
        row("unknown outlet", claimWith(R"("attribution": ["AFP"])"),
            claim + u": \"attribution\" names the outlet \"AFP\", which does not exist."_s);
        row("unknown company", claimWith(R"("payers": ["Meta"])"),
            claim + u": \"payers\" names the company \"Meta\", which does not exist."_s);
        row("ambiguous alias", claimWith(R"("payers": ["A"])"),
            claim + u": \"payers\" names the company \"A\", an alias of several."_s);
        row("party twice", claimWith(R"("payers": ["AWS", "Amazon Web Services"])"),
            claim + u": \"payers\" names a company twice."_s);
        row("shares above the whole",
            claimWith(R"("payers": [{"company": "AWS", "share_ppm": 600000},
                                    {"company": "Amazon", "share_ppm": 600000}])"),
            claim + u": \"payers\" has shares of more than 1000000 millionths together."_s);

        row("id twice", with("outlets", R"([{"name": "a", "id": 2}, {"name": "FT", "id": 2}])"),
            u"in.json, outlets, row 2 (id 2): \"id\" is the id of an earlier row."_s);
        row("id of zero", with("outlets", R"([{"name": "a", "id": 0}])"),
            u"in.json, outlets, row 1: \"id\" is 0; it must be at least 1."_s);
        row("no name", with("outlets", R"([{"aliases": ["a"]}])"),
            u"in.json, outlets, row 1: \"name\" is missing."_s);
        row("blank name", with("outlets", R"([{"name": " "}])"),
            u"in.json, outlets, row 1: \"name\" is empty."_s);
        row("name twice", with("companies", R"([{"name": "a"}, {"name": "a"}])"),
            u"in.json, companies, row 2: \"name\" is \"a\", as in an earlier row."_s);
        row("parents in a circle", R"({"companies": [{"name": "a", "parent": "b"},
                {"name": "b", "parent": "c"}, {"name": "c", "parent": "b"}]})",
            u"in.json, companies: the company \"b\" is among its own parents."_s);
        row("checksum", with("sources", R"([{"outlet": "FT", "checksum": "ABC"}])"),
            u"in.json, sources, row 1: \"checksum\" must be a SHA-256 of 64 digits and letters a "
            "to f."_s);
        row("language", with("sources", R"([{"outlet": "FT", "language": "French"}])"),
            u"in.json, sources, row 1: \"language\" must be a language code of two letters, such "
            "as \"en\"."_s);
        row("inferred nothing",
            with("sources", R"([{"outlet": "FT", "published_inferred": true}])"),
            u"in.json, sources, row 1: \"published_inferred\" is true, but there is no date in "
            "\"published\"."_s);
        row("key twice", with("sources", R"([{"outlet": "FT", "key": "s"},
                                             {"outlet": "FT", "key": "s"}])"),
            u"in.json, sources, row 2: \"key\" is \"s\", as in an earlier row."_s);
        row("no kind", with("deals", R"([{"title": "t"}])"),
            u"in.json, deals, row 1: \"kind\" is missing."_s);
        row("part of itself", with("deals", R"([{"key": "a", "title": "t", "kind": "debt",
                "relations": [{"kind": "part_of", "to": "a"}]}, {"key": "part", "title": "p",
                "kind": "other"}])"),
            u"in.json, deals, row 1, \"relations\": \"to\" is the deal itself."_s);
        row("parts in a circle", with("deals", R"([{"key": "part", "title": "t", "kind": "debt",
                "relations": [{"kind": "part_of", "to": "b"}]}, {"key": "b", "title": "u",
                "kind": "debt", "relations": [{"kind": "part_of", "to": "part"}]}])"),
            u"in.json, deals: the deal \"t\" is a part of itself."_s);
        row("relation twice", with("deals", R"([{"key": "part", "title": "t", "kind": "debt",
                "relations": [{"kind": "amends", "to": "b"}, {"kind": "amends", "to": "b"}]},
                {"key": "b", "title": "u", "kind": "debt"}])"),
            u"in.json, deals, row 1, \"relations\": \"to\" is named twice with the same kind."_s);
        row("relation without claim", with("deals", R"([{"key": "part", "title": "t",
                "kind": "debt", "relations": [{"kind": "amends", "to": "b", "claim": 9}]},
                {"key": "b", "title": "u", "kind": "debt"}])"),
            u"in.json, deals, row 1, \"relations\": \"claim\" names a claim whose id does not "
            "exist."_s);
        row("valuation without amount",
            with("valuations", R"([{"company": "AWS", "source": "s"}])"),
            u"in.json, valuations, row 1: \"amount\" is missing."_s);
        row("milestone without date",
            with("milestones", R"([{"deal": "part", "source": "s", "label": "l"}])"),
            u"in.json, milestones, row 1: \"date\" is missing."_s);
        row("rate to itself", with("rates", R"([{"from": "USD", "to": "USD"}])"),
            u"in.json, rates, row 1: \"to\" is the same currency as \"from\"."_s);
        row("rate of nothing",
            with("rates", R"([{"from": "USD", "to": "EUR", "from_units": 0, "to_units": 1}])"),
            u"in.json, rates, row 1: \"from_units\" is 0; it must be at least 1."_s);
        row("half a rate", with("rates", R"([{"from": "USD", "to": "EUR", "from_units": 1}])"),
            u"in.json, rates, row 1: \"to_units\" is missing."_s);
        const auto schedule = [&](const char *name, const char *spans, const QString &problem) {
            row(name, claimWith((QByteArray("\"schedule\": ") + spans).constData()),
                claim + problem);
        };
        const QByteArray dollar = R"("amount": {"bound": "exact", "value": 1, "currency": "USD"})";
        const QByteArray span = R"({"when": "2026", )" + dollar + '}';
        schedule("schedule is no list", "{}", u": \"schedule\" must be a list in brackets."_s);
        schedule("span without date", ('[' + span + ", {" + dollar + "}]").constData(),
                 u", \"schedule\", 2: \"when\" is missing."_s);
        schedule("span without amount", R"([{"when": "2026"}])",
                 u", \"schedule\", 1: \"amount\" is missing."_s);
        schedule("span of a rate",
                 R"([{"when": "2026", "amount": {"bound": "exact", "value": 1, "basis": "per_year",
                      "currency": "USD"}}])",
                 u", \"schedule\", 1: \"amount\" has the basis \"per_year\"; a span is given as "
                 "its \"total\"."_s);
        schedule("unknown field in a span",
                 (R"([{"on": 1, "when": "2026", )" + dollar + "}]").constData(),
                 u", \"schedule\", 1: \"on\" is not a known field here."_s);
        schedule("spans out of order",
                 ('[' + span + R"(, {"when": "2025", )" + dollar + "}]").constData(),
                 u": \"schedule\" is not in the order of its spans."_s);
        schedule("too many spans", ('[' + (span + ',').repeated(1200) + span + ']').constData(),
                 u": \"schedule\" has 1201 spans; 1200 are the most."_s);
        row("ramp that is no date", claimWith(R"("full_by": "soon")"),
            claim + u": \"full_by\" is \"soon\""_s + noDate);

        const QString settled = u"in.json, settlements, row 1: "_s;
        row("settlement by no rule",
            with("settlements", R"([{"deal": "part", "claims": [1], "reason": "r"}])"),
            settled + u"\"rule\" is missing."_s);
        row("settlement of nothing",
            with("settlements", R"([{"deal": "part", "rule": "tie", "reason": "r"}])"),
            settled + u"\"claims\" names no claim."_s);
        row("settlement of an unknown claim",
            with("settlements",
                 R"([{"deal": "part", "rule": "tie", "claims": [9], "reason": "r"}])"),
            settled + u"\"claims\" names a claim whose id does not exist."_s);
        row("settlement naming a claim twice",
            with("settlements",
                 R"([{"deal": "part", "rule": "tie", "claims": [1, 1], "reason": "r"}])"),
            settled + u"\"claims\" names a claim twice."_s);
        row("settlement of another deal",
            with("settlements",
                 R"([{"deal": "whole", "rule": "tie", "claims": [1], "reason": "r"}])"),
            settled + u"\"claims\" names the claim 1, which is one of another deal."_s);
        row("settlement without reason",
            with("settlements", R"([{"deal": "part", "rule": "tie", "claims": [1]}])"),
            settled + u"\"reason\" is missing."_s);
        const auto edition = [&](const char *name, const QByteArray &fields,
                                 const QString &problem) {
            const QByteArray rows = R"([{"figures": "[]", "name": "e", "checksum":
                "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945")"
                + fields + "}]";
            row(name, with("editions", rows.constData()), u"in.json, editions, row "_s + problem);
        };
        edition("edition of no day", "", u"1: \"made_on\" is missing."_s);
        edition("edition of a month", R"(, "made_on": "2026-03")",
                u"1: \"made_on\" must be one day."_s);
        edition("edition of other figures", R"(, "made_on": "2026-03-31", "figures": "[1]")",
                u"1: \"checksum\" is not the SHA-256 of \"figures\"."_s);
        edition("edition twice",
                R"(, "made_on": "2026-03-31"}, {"name": "e", "made_on": "2026-03-31", "checksum":
                "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
                "figures": "[]")",
                u"2: \"name\" is \"e\", as in an earlier row."_s);
        row("view twice", with("saved_views", R"([{"name": "v"}, {"name": "v"}])"),
            u"in.json, saved_views, row 2: \"name\" is \"v\", as in an earlier row."_s);
    }

    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        const auto ledger = io::LedgerJsonReader::read(json, u"in.json"_s);
        QVERIFY(!ledger);
        QCOMPARE(ledger.error().sentence, sentence);
        QCOMPARE(int(ledger.error().kind), int(ErrorKind::Problem));
    }

    void takesAQuoteOf140Characters()
    {
        // Characters, not UTF-16 units: each of these takes two.
        const QByteArray quote = QByteArray("\xF0\x9F\x92\xB6").repeated(140);
        QVERIFY(io::LedgerJsonReader::read(
            claimWith(QByteArray("\"quote\": \"" + quote + '"').constData()), u"in.json"_s));
    }

    void takesALongChainOfParents()
    {
        QJsonArray companies{QJsonObject{{u"name"_s, u"0"_s}}};
        for (int i = 1; i < 20'000; ++i) {
            companies.append(QJsonObject{{u"name"_s, QString::number(i)},
                                         {u"parent"_s, QString::number(i - 1)}});
        }
        const QByteArray json = QJsonDocument(QJsonObject{{u"companies"_s, companies}}).toJson();
        const auto ledger = io::LedgerJsonReader::read(json, u"in.json"_s);
        QVERIFY(ledger);
        QCOMPARE(ledger->companies.last().parent.value, 19'999);
    }

    void readsADevice()
    {
        QByteArray json = smallLedger();
        QBuffer buffer(&json);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QVERIFY(io::LedgerJsonReader::read(buffer, u"in.json"_s));
    }

    void readsTablesInAnyOrder()
    {
        const auto ledger = io::LedgerJsonReader::readTables(
            {{u"sources"_s, u"sources.json"_s, R"([{"outlet": "Reuters"}])"},
             {u"outlets"_s, u"outlets.json"_s, R"([{"name": "Reuters"}])"}});
        QVERIFY(ledger);
        QCOMPARE(ledger->sources[0].outlet, ledger->outlets[0].id);
    }

    void refusesTables_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("twice") << u"outlets"_s << QByteArray("[]")
                               << u"second.json: the table \"outlets\" was given already."_s;
        QTest::newRow("row") << u"companies"_s << QByteArray(R"([{"name": 1}])")
                             << u"second.json, row 1: \"name\" must be text in quotation marks."_s;
        QTest::newRow("no list") << u"companies"_s << QByteArray("{}")
                                 << u"second.json must be a list of rows in brackets."_s;
    }

    void refusesTables()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        const auto ledger = io::LedgerJsonReader::readTables(
            {{u"outlets"_s, u"first.json"_s, "[]"}, {name, u"second.json"_s, json}});
        QVERIFY(!ledger);
        QCOMPARE(ledger.error().sentence, sentence);
    }

    void readsAnIndexOfFiles()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &json) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(json);
        };
        write(u"o.json"_s, R"([{"name": "Reuters"}])");
        write(u"good.json"_s, R"({"tables": {"outlets": "o.json"}})");
        write(u"away.json"_s, R"({"tables": {"outlets": "../o.json"}})");
        write(u"lost.json"_s, R"({"tables": {"outlets": "p.json"}})");
        write(u"whole.json"_s, smallLedger());

        const auto good = io::LedgerJsonReader::readFile(folder.filePath(u"good.json"_s));
        QVERIFY(good);
        QCOMPARE(good->outlets.size(), 1);
        QVERIFY(io::LedgerJsonReader::readFile(folder.filePath(u"whole.json"_s)));
        const auto away = io::LedgerJsonReader::readFile(folder.filePath(u"away.json"_s));
        QVERIFY(!away);
        QCOMPARE(away.error().sentence,
                 u"away.json: the table \"outlets\" must name a file in the same folder."_s);
        const auto lost = io::LedgerJsonReader::readFile(folder.filePath(u"lost.json"_s));
        QVERIFY(!lost);
        QCOMPARE(int(lost.error().kind), int(ErrorKind::File));
    }
};

DEALSCOPE_TEST(LedgerJsonReaderTest)
#include "LedgerJsonReaderTest.moc"
