// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonWriter.h"
#include "io/LedgerJsonReader.h"
#include "tests/support/LedgerBuilder.h"

#include "tests/support/TestRegistry.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace Qt::StringLiterals;

namespace {

/// Every field of every row is set somewhere.
LedgerData fullLedger()
{
    tests::LedgerBuilder builder;
    const DealId whole = builder.deal("Whole", DealKind::Equity, {}, {"OpenAI"});
    const DealId part = builder.deal("Part", DealKind::Debt, {"Amazon", "AWS"}, {"OpenAI"});
    const SourceId source = builder.source("Reuters", "2025-12-17");
    const OutletId origin = builder.outlet("unnamed", false);
    builder.claim(part, source, tests::upToBn(10), Status::InTalks);
    builder.claim(part, builder.source("FT", nullptr), tests::atLeastBn(9.5), Status::Signed);
    builder.relate(part, whole, RelationKind::PartOf, ClaimId(1));
    builder.relate(part, whole, RelationKind::Extends);
    builder.valuation("OpenAI", source, tests::exactBn(500));
    LedgerData data = builder.data();

    data.companies[0].aliases = QStringList{u"Open \"AI\""_s, u"é 🎈"_s};
    data.companies[0].note = u"line\nline"_s;
    data.companies[2].parent = data.companies[1].id;
    data.outlets[0].homepage = u"https://example.org"_s;
    data.outlets[0].aliases = QStringList{u"R"_s};
    Source &text = data.sources[0];
    text.kind = SourceKind::Filing;
    text.url = u"https://example.org/a?b=c&d"_s;
    text.archivedUrl = u"https://example.org/old"_s;
    text.publishedInferred = true;
    text.accessed = PartialDate::fromIso(u"2026-02-28");
    text.fileName = u"a.txt"_s;
    text.text = u"Bonjour"_s;
    text.hasText = true;
    text.checksum = QString(64, u'a');
    data.sources[1].key.clear();
    data.deals[0].key.clear();
    data.deals[0].note = u"note"_s;
    data.deals[1].parties[0].sharePpm = 250'000;
    data.deals[1].parties.append({data.companies[0].id, Role::Partner, {}});
    data.deals[1].parties.append({data.companies[0].id, Role::Beneficiary, {}});

    Claim &claim = data.claims[0];
    claim.amount = Amount::between(Money{1}, Money{std::numeric_limits<qint64>::max()},
                                   *Currency::fromCode(u"EUR"));
    claim.amount->approximate = true;
    claim.amount->basis = Basis::PerMonth;
    claim.form = Form::Mixed;
    claim.period = Period{PartialDate::fromIso(u"2026"), PartialDate::fromIso(u"2030/2039"), 84};
    claim.period->end->setWords(u"the 2030s"_s);
    claim.schedule = {
        {*PartialDate::fromIso(u"2026"), Amount::exact(Money{1}, Currency::usd())},
        {PartialDate(QDate(2027, 1, 1), QDate(2027, 12, 31), u"l’an prochain"_s),
         Amount::between(Money{1}, Money{std::numeric_limits<qint64>::max()}, Currency::usd())},
        {*PartialDate::fromIso(u"2028/2039"), Amount::undisclosed()},
    };
    claim.schedule[1].amount.approximate = true;
    claim.fullBy = PartialDate(QDate(2026, 1, 1), QDate(2026, 12, 31), u"d’ici fin 2026"_s);
    claim.quantity = Quantity{100'000, u"chips"_s};
    claim.expectedOn = PartialDate::fromIso(u"2026-Q3");
    claim.condition = u"if approved"_s;
    claim.otherParties = {{data.companies[1].id, Role::Payer, {}}};
    claim.otherKind = DealKind::Licence;
    claim.evidence.locator = u"page 3"_s;
    claim.evidence.attribution = {data.outlets[1].id, origin};
    claim.evidence.sourcing = Sourcing::Anonymous;
    claim.evidence.note = u"note"_s;
    claim.evidence.tags = QStringList{u"a"_s, u"b"_s};
    claim.evidence.checkedBy = u"someone"_s;
    claim.evidence.checkedOn = PartialDate::fromIso(u"2026-01-02");
    claim.evidence.rank = Rank::Deprecated;
    claim.evidence.rankReason = u"a slip"_s;
    data.claims[1].happenedOn = PartialDate(QDate(2025, 12, 3), QDate(2026, 1, 4), u"winter"_s);
    data.claims[1].fullBy = PartialDate::fromIso(u"2027-06-30");
    data.claims[1].quantity = Quantity{{}, u"many"_s};
    data.valuations[0].amount = Amount::undisclosed();
    data.valuations[0].basis = ValuationBasis::PreMoney;
    data.valuations[0].asOf = PartialDate::fromIso(u"2025-11");
    data.valuations[0].condition = u"if"_s;
    data.valuations[0].deal = whole;
    data.milestones.append({MilestoneId(3), part, source, u"start"_s,
                            *PartialDate::fromIso(u"2026"), true, u"quote"_s});
    data.rates.append({RateId(2), Currency::usd(), *Currency::fromCode(u"EUR"), 38, 33,
                       PartialDate::fromIso(u"2025-11-03"), source, part, u"quote"_s});
    data.settlements.append({SettlementId(4),
                             part,
                             ConflictRule::OppositeBounds,
                             {ClaimId(1), ClaimId(2)},
                             u"both “stay”"_s});
    data.settlements.append({SettlementId(5), part, ConflictRule::Slip, {ClaimId(2)}, u"r"_s});
    const QString figures = u"{\"total\": \"38 Md€\"}"_s;
    data.editions.append(
        {EditionId(2), u"March & April"_s, QDate(2026, 3, 31), figures,
         QString::fromLatin1(
             QCryptographicHash::hash(figures.toUtf8(), QCryptographicHash::Sha256).toHex())});
    data.savedViews.append({SavedViewId(1), u"view"_s, u"{\"a\": 1}"_s, u"[]"_s});
    return data;
}

/// Takes no byte.
class FullDevice : public QIODevice
{
public:
    FullDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace

class LedgerJsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void roundTrip_data()
    {
        QTest::addColumn<bool>("sample");
        QTest::newRow("every field") << false;
        QTest::newRow("sample") << true;
    }

    void roundTrip()
    {
        QFETCH(bool, sample);
        LedgerData before = fullLedger();
        if (sample) {
            const auto read = io::LedgerJsonReader::readFile(
                QStringLiteral(DEALSCOPE_SOURCE_DIR "/resources/sample/ledger.json"));
            QVERIFY2(read, qPrintable(read ? QString() : read.error().sentence));
            before = *read;
        }
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::ReadWrite));
        QVERIFY(io::LedgerJsonWriter::write(before, buffer));
        buffer.seek(0);
        const auto after = io::LedgerJsonReader::read(buffer, u"out.json"_s);
        QVERIFY2(after, qPrintable(after ? QString() : after.error().sentence));
        // List by list first: a failure then says which.
        QVERIFY(after->companies == before.companies);
        QVERIFY(after->outlets == before.outlets);
        QVERIFY(after->sources == before.sources);
        QVERIFY(after->deals == before.deals);
        QVERIFY(after->relations == before.relations);
        QVERIFY(after->claims == before.claims);
        QVERIFY(after->valuations == before.valuations);
        QVERIFY(after->milestones == before.milestones);
        QVERIFY(after->rates == before.rates);
        QVERIFY(after->settlements == before.settlements);
        QVERIFY(after->editions == before.editions);
        QVERIFY(after->savedViews == before.savedViews);
        QVERIFY(*after == before);
    }

    void writesAnEmptyLedger()
    {
        const auto after
            = io::LedgerJsonReader::read(io::LedgerJsonWriter::toJson({}), u"out.json"_s);
        QVERIFY(after);
        QVERIFY(*after == LedgerData());
    }

    void reportsAFullDevice()
    {
        FullDevice device;
        const auto outcome = io::LedgerJsonWriter::write(fullLedger(), device);
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().kind), int(ErrorKind::File));
    }
};

DEALSCOPE_TEST(LedgerJsonWriterTest)
#include "LedgerJsonWriterTest.moc"
