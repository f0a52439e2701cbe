// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ConflictWords.h"

#include "analysis/Review.h"
#include "session/LintWords.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::session;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

namespace {

/// The text with no-break spaces made plain, so that it can be written down.
QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

struct Ledger {
    Ledger() { deal = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"}); }

    Claim &claim(const char *outlet, const char *day)
    {
        return b.claim(deal, b.source(outlet, day));
    }

    QString sentence(ConflictRule rule) const
    {
        const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        for (const Conflict &conflict : findConflicts(*resolution)) {
            if (conflict.rule == rule) {
                return plain(conflictInWords(conflict, resolution->snapshot()));
            }
        }
        return {};
    }

    QString settled() const
    {
        const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        const QList<Conflict> conflicts = findConflicts(*resolution);
        return conflicts.isEmpty() || !conflicts.first().isSettled()
            ? QString()
            : plain(settledInWords(*conflicts.first().settledBy, resolution->snapshot()));
    }

    LedgerBuilder b;
    DealId deal;
};

} // namespace

class ConflictWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amountsNameFiguresAndSources();
    void statusesAndDatesNameTheirDays();
    void partiesAreHeldAgainstTheRecord();
    void manySidesAreCounted();
    void settledSaysWhichAndWhy();
    void everyRuleHasItsWords();
    void findingsNameWhatTheQuoteSays();
};

void ConflictWordsTest::amountsNameFiguresAndSources()
{
    Ledger ledger;
    ledger.claim("X", "2025-12-17").amount = upToBn(10);
    ledger.claim("Creati.ai", "2026-01").amount = exactBn(50);
    QCOMPARE(
        ledger.sentence(ConflictRule::AmountsApart),
        u"Reports give “up to $10 bn” (X) and “$50 bn” (Creati.ai): the two cannot both be true."_s);
    QCOMPARE(
        ledger.sentence(ConflictRule::HeadlinesApart),
        u"The figures stated lie more than 25 % apart: “$10 bn” (X) and “$50 bn” (Creati.ai)."_s);
    // Who is cited counts, not who cites.
    Claim &cited = ledger.claim("Y", "2025-12-19");
    cited.amount = atLeastBn(10);
    cited.amount->approximate = true;
    const ClaimId id = cited.id;
    LedgerData data = ledger.b.data();
    data.claims[id.value - 1].evidence.attribution = {ledger.b.outlet("Reuters")};
    data.outlets = ledger.b.data().outlets;
    const auto resolution = Resolver::resolve(Snapshot::make(data), Lens::Latest, {});
    QString bounds;
    for (const Conflict &conflict : findConflicts(*resolution)) {
        if (conflict.rule == ConflictRule::OppositeBounds) {
            bounds = plain(conflictInWords(conflict, resolution->snapshot()));
        }
    }
    QCOMPARE(bounds,
             u"The same figure is reported as a maximum and as a minimum: “up to $10 bn” (X) and "
             "“at least ~$10 bn” (Reuters)."_s);
    QCOMPARE(originsInWords({ClaimId(1), ClaimId(2), ClaimId(1)}, resolution->snapshot()),
             u"X, Creati.ai"_s);
}

void ConflictWordsTest::statusesAndDatesNameTheirDays()
{
    Ledger ledger;
    Claim &first = ledger.claim("X", "2025-01");
    first.status = Status::Signed;
    first.happenedOn = PartialDate::fromIso(u"2024-09");
    Claim &second = ledger.claim("Y", "2025-03");
    second.status = Status::InTalks;
    second.happenedOn = PartialDate::fromIso(u"2024-10");
    QCOMPARE(
        ledger.sentence(ConflictRule::StatusBackwards),
        u"Later reports say less than earlier ones: “signed, binding” (X), then “in talks” (Y)."_s);
    QCOMPARE(
        ledger.sentence(ConflictRule::DatesApart),
        u"Reports give dates that do not fit together: “took place Sep 2024” (X) and “took place Oct 2024” (Y)."_s);
    ledger.b = LedgerBuilder();
    ledger.deal = ledger.b.deal("d", DealKind::Compute, {"A"}, {"B"});
    ledger.claim("X", "2025-01").period = Period{{}, {}, 84};
    ledger.claim("Y", "2025-01").period = Period{{}, {}, 18};
    QCOMPARE(
        ledger.sentence(ConflictRule::DatesApart),
        u"Reports give dates that do not fit together: “term of 7 years” (X) and “term of 18 months” (Y)."_s);
}

void ConflictWordsTest::partiesAreHeldAgainstTheRecord()
{
    Ledger ledger;
    ledger.claim("X", "2025-01").status = Status::Signed;
    ledger.claim("Y", "2025-01").otherKind = DealKind::Debt;
    QCOMPARE(
        ledger.sentence(ConflictRule::OtherParties),
        u"Reports speak of “Amazon → OpenAI, debt” (Y), while the deal is recorded as “Amazon → OpenAI, equity”."_s);
}

void ConflictWordsTest::manySidesAreCounted()
{
    Ledger ledger;
    for (int i = 1; i <= 6; ++i) {
        const QByteArray outlet = "O" + QByteArray::number(i);
        ledger.claim(outlet.constData(), "2025-01").amount = exactBn(i * 10);
    }
    QCOMPARE(
        ledger.sentence(ConflictRule::AmountsApart),
        u"Reports give “$10 bn” (O1), “$20 bn” (O2), “$30 bn” (O3) and 3 more: they cannot all be true."_s);
    QList<ClaimId> all;
    for (int i = 1; i <= 6; ++i) {
        all.append(ClaimId(i));
    }
    QCOMPARE(originsInWords(all, *ledger.b.snapshot()), u"O1, O2, O3 and 3 more"_s);
}

void ConflictWordsTest::settledSaysWhichAndWhy()
{
    Ledger ledger;
    ledger.claim("X", "2025-01").amount = exactBn(10);
    Claim &claim = ledger.claim("Y", "2025-01");
    claim.amount = exactBn(50);
    claim.evidence.rank = Rank::Deprecated;
    claim.evidence.rankReason = u"%1 of a misprint"_s;
    QCOMPARE(ledger.settled(), u"Set aside: %1 of a misprint"_s);
    QCOMPARE(
        ledger.sentence(ConflictRule::AmountsApart),
        u"Reports give “$10 bn” (X) and “$50 bn” (Y, set aside): the two cannot both be true."_s);
    claim.evidence.rank = Rank::Preferred;
    claim.evidence.rankReason = u"the only filing"_s;
    QCOMPARE(ledger.settled(), u"Retained, “$50 bn” (Y): the only filing"_s);

    claim.evidence.rank = Rank::Normal;
    LedgerData data = ledger.b.data();
    data.settlements = {{SettlementId(1),
                         ledger.deal,
                         ConflictRule::AmountsApart,
                         {ClaimId(1), ClaimId(2)},
                         u"two tranches"_s}};
    const auto resolution = Resolver::resolve(Snapshot::make(data), Lens::Latest, {});
    QCOMPARE(settledInWords(*findConflicts(*resolution).first().settledBy, resolution->snapshot()),
             u"Both kept: two tranches"_s);
}

void ConflictWordsTest::everyRuleHasItsWords()
{
    QSet<QString> names;
    for (const auto &entry : enumEntries<ConflictRule>()) {
        QVERIFY(!conflictRuleName(entry.value).isEmpty());
        QVERIFY(conflictRuleInWords(entry.value).endsWith(u'.'));
        names.insert(conflictRuleName(entry.value));
    }
    QCOMPARE(names.size(), qsizetype(enumEntries<ConflictRule>().size()));
}

void ConflictWordsTest::findingsNameWhatTheQuoteSays()
{
    Ledger ledger;
    Claim &claim = ledger.claim("X", "2025-01");
    claim.amount = upToBn(8);
    claim.evidence.quote = u"80 milliards d’euros par an"_s;
    claim.happenedOn = PartialDate::fromIso(u"2026"); // after its report
    ledger.b.valuation("OpenAI", ledger.b.source("Z", "2025-01"), exactBn(500)).evidence.quote
        = u"Amazon invests $500 billion"_s;
    const auto resolution = Resolver::resolve(ledger.b.snapshot(), Lens::Latest, {});
    const Snapshot &snapshot = resolution->snapshot();
    QStringList texts;
    for (const Finding &finding : Review::of(*resolution).findings()) {
        texts.append(
            plain(findingSubject(finding, snapshot) + u": "_s + findingInWords(finding, snapshot)));
    }
    const QString report = u"report 1 (Amazon in OpenAI, X): "_s;
    const QStringList expected{
        report + u"The quote says “80 milliards” ($80 bn), the amount is “up to $8 bn”."_s,
        report + u"The quote speaks of an amount per year, the report’s is “up to $8 bn”."_s,
        report + u"The quote names EUR, the amount is in USD."_s,
        report + u"The event is dated 2026, after its own report of Jan 2025."_s,
        u"valuation 1 (OpenAI, Z): The quote speaks of an investment, not of what the company is worth."_s};
    QCOMPARE(texts, expected);
}

DEALSCOPE_TEST(ConflictWordsTest)
#include "ConflictWordsTest.moc"
