// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Snapshot.h"
#include "io/LedgerJsonReader.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace Qt::StringLiterals;

/// What a reader of the five documents expects to find in the bundled ledger.
class SampleLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto ledger = io::LedgerJsonReader::readFile(
            QStringLiteral(DEALSCOPE_SOURCE_DIR "/resources/sample/ledger.json"));
        QVERIFY2(ledger, qPrintable(ledger ? QString() : ledger.error().sentence));
        m_snapshot = Snapshot::make(*ledger);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void datesAreAsPrinted_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("published");
        QTest::addColumn<bool>("inferred");
        QTest::newRow("000") << u"000"_s << u"2025-12-17"_s << false;
        QTest::newRow("001") << u"001"_s << QString() << false;
        QTest::newRow("002") << u"002"_s << u"2026-01"_s << true;
        QTest::newRow("003") << u"003"_s << QString() << false;
        QTest::newRow("004") << u"004"_s << u"2025-12-19"_s << false;
        QTest::newRow("handelsblatt") << u"handelsblatt"_s << QString() << false;
    }

    void datesAreAsPrinted()
    {
        QFETCH(QString, key);
        QFETCH(QString, published);
        QFETCH(bool, inferred);
        const Source &source = sourceKeyed(key);
        QCOMPARE(source.published ? source.published->toIso() : QString(), published);
        QCOMPARE(source.publishedInferred, inferred);
        QVERIFY(source.text.isEmpty());
    }

    /// Every figure of the documents, with who says it and how.
    void reports_data()
    {
        QTest::addColumn<QString>("deal");
        QTest::addColumn<QString>("source");
        QTest::addColumn<Bound>("bound");
        QTest::addColumn<double>("billions");
        QTest::addColumn<bool>("approximate");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("origin");
        using enum Bound;
        using enum Status;
        const auto row = [](const char *name, const char *deal, const char *source, Bound bound,
                            double billions, bool approximate, Status status, const char *origin) {
            QTest::newRow(name) << QString::fromUtf8(deal) << QString::fromUtf8(source) << bound
                                << billions << approximate << status << QString::fromUtf8(origin);
        };
        const char *amazon = "amazon-openai-equity";
        row("up to 10", amazon, "000", UpTo, 10, false, InTalks, "Reuters");
        row("10", amazon, "003", Exact, 10, false, InTalks, "Financial Times");
        row("at least about 10", amazon, "004", AtLeast, 10, true, InTalks, "Reuters");
        row("10 in the headline", amazon, "004", Exact, 10, false, InTalks, "ukiyo journal");
        row("more than 10", amazon, "handelsblatt", AtLeast, 10, false, Rumoured, "Handelsblatt");
        row("up to 50", amazon, "002", UpTo, 50, false, InTalks, "Creati.ai");
        row("up to 50 in the table", amazon, "002", UpTo, 50, true, InTalks, "Creati.ai");
        row("50", amazon, "002", Exact, 50, false, InTalks, "Creati.ai");
        row("round of 100", "openai-round-100bn", "002", Exact, 100, false, InTalks, "Creati.ai");
        const char *aws = "openai-aws-contract";
        row("38, first", aws, "001", Exact, 38, false, Signed, "unnamed outlet (001)");
        row("38, existing", aws, "003", Exact, 38, false, Signed, "unnamed outlet (003)");
        row("38, over 7 years", aws, "004", Exact, 38, false, Signed, "ukiyo journal");
        row("more than 13", "microsoft-openai-total", "002", AtLeast, 13, false, Completed,
            "Creati.ai");
        row("Microsoft's 10", "microsoft-openai-2023", "002", Exact, 10, true, Completed,
            "Creati.ai");
        const char *anthropic = "amazon-anthropic-equity";
        row("4", anthropic, "002", Exact, 4, true, Completed, "Creati.ai");
        row("80", anthropic, "004", UpTo, 80, false, Completed, "CNBC");
        row("2", "google-anthropic-equity", "002", Exact, 2, true, Completed, "Creati.ai");
        row("1.3", "microsoft-nvidia-inflection", "002", Exact, 1.3, true, Completed, "Creati.ai");
        row("400", "softbank-oracle-data-centres", "003", Exact, 400, false, Announced,
            "unnamed outlet (003)");
    }

    void reports()
    {
        QFETCH(QString, deal);
        QFETCH(QString, source);
        QFETCH(Bound, bound);
        QFETCH(double, billions);
        QFETCH(bool, approximate);
        QFETCH(Status, status);
        QFETCH(QString, origin);
        int found = 0;
        for (const Claim &claim : claimsOf(deal)) {
            found += m_snapshot->source(claim.evidence.source)->key == source && claim.amount
                && claim.amount->bound == bound && claim.amount->headline() == tests::bn(billions)
                && claim.amount->currency == Currency::usd()
                && claim.amount->approximate == approximate && claim.status == status
                && m_snapshot->outletName(m_snapshot->originOf(claim.evidence)) == origin;
        }
        QCOMPARE(found, 1);
    }

    /// Deals that the documents name without a figure, and what else they say of them.
    void names_data()
    {
        QTest::addColumn<QString>("deal");
        QTest::addColumn<DealKind>("kind");
        QTest::addColumn<QStringList>("from");
        QTest::addColumn<QStringList>("to");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QStringList>("sources");
        using enum DealKind;
        using enum Status;
        const auto row = [](const char *deal, DealKind kind, const QStringList &from,
                            const QStringList &to, Status status, const QStringList &sources) {
            QTest::newRow(deal) << QString::fromUtf8(deal) << kind << from << to << status
                                << sources;
        };
        const QString openAi = u"OpenAI"_s;
        row("openai-trainium", ChipSupply, {openAi}, {u"Amazon"_s}, InTalks,
            {u"000"_s, u"002"_s, u"003"_s, u"004"_s});
        row("openai-aws-more-capacity", Compute, {openAi}, {u"AWS"_s}, InTalks,
            {u"002"_s, u"003"_s, u"004"_s});
        row("microsoft-openai-profit-share", RevenueShare, {openAi}, {u"Microsoft"_s}, Signed,
            {u"002"_s});
        row("openai-microsoft-exclusivity", Compute, {openAi}, {u"Microsoft"_s}, Ended,
            {u"001"_s, u"002"_s, u"003"_s});
        row("openai-azure", Compute, {openAi}, {u"Microsoft"_s}, Signed, {u"004"_s});
        row("microsoft-openai-model-rights", Licence, {u"Microsoft"_s}, {openAi}, Signed,
            {u"003"_s, u"004"_s});
        row("anthropic-aws", Compute, {u"Anthropic"_s}, {u"AWS"_s}, Signed, {u"001"_s, u"002"_s});
        row("openai-nvidia", ChipSupply, {openAi}, {u"NVIDIA"_s}, Signed,
            {u"000"_s, u"001"_s, u"003"_s});
        row("openai-oracle", Compute, {openAi}, {u"Oracle"_s}, Signed,
            {u"000"_s, u"001"_s, u"003"_s});
        row("openai-amd", ChipSupply, {openAi}, {u"AMD"_s}, Signed, {u"000"_s, u"001"_s, u"003"_s});
        row("openai-infrastructure", Infrastructure, {openAi}, {}, Announced, {u"004"_s});
        row("openai-broadcom", Infrastructure, {openAi}, {u"Broadcom"_s}, Signed, {u"001"_s});
        row("openai-softbank", Infrastructure, {openAi}, {u"SoftBank"_s}, Signed, {u"001"_s});
        row("disney-openai-equity", Equity, {u"Disney"_s}, {openAi}, Signed, {u"000"_s});
        row("meta-google-tpu", ChipSupply, {u"Meta"_s}, {u"Google"_s}, Rumoured, {u"000"_s});
        row("amazon-openai-marketplace", Partnership, {}, {}, InTalks, {u"003"_s});
        row("amazon-openai-chatgpt", Partnership, {}, {}, Rumoured, {u"000"_s});
        row("openai-etsy", Partnership, {}, {}, Signed, {u"003"_s});
        row("openai-shopify", Partnership, {}, {}, Signed, {u"003"_s});
        row("openai-instacart", Partnership, {}, {}, Signed, {u"003"_s});
        row("microsoft-nvidia-inflection", Equity, {u"Microsoft"_s, u"NVIDIA"_s},
            {u"Inflection AI"_s}, Completed, {u"002"_s});
        row("softbank-oracle-data-centres", Infrastructure, {u"SoftBank"_s, u"Oracle"_s}, {},
            Announced, {u"003"_s});
        row("openai-round-100bn", Equity, {}, {openAi}, InTalks, {u"002"_s});
    }

    void names()
    {
        QFETCH(QString, deal);
        QFETCH(DealKind, kind);
        QFETCH(QStringList, from);
        QFETCH(QStringList, to);
        QFETCH(Status, status);
        QFETCH(QStringList, sources);
        const Deal &row = dealKeyed(deal);
        QCOMPARE(row.kind, kind);
        QCOMPARE(namesOf(row, Role::Payer), from);
        QCOMPARE(namesOf(row, Role::Payee), to);
        QCOMPARE(namesOf(row, Role::Partner).size(), kind == DealKind::Partnership ? 2 : 0);
        QSet<QString> found;
        bool stated = false;
        for (const Claim &claim : claimsOf(deal)) {
            found.insert(m_snapshot->source(claim.evidence.source)->key);
            stated = stated || claim.status == status;
        }
        QVERIFY(stated);
        QCOMPARE(found, QSet<QString>(sources.begin(), sources.end()));
    }

    void tellsTheTermsOfTheAwsContract()
    {
        bool months = false;
        bool chips = false;
        bool deployment = false;
        bool ramp = false;
        bool newsroom = false;
        for (const Claim &claim : claimsOf(u"openai-aws-contract"_s)) {
            months = months || (claim.period && claim.period->months == 84);
            chips = chips || (claim.quantity && !claim.quantity->number);
            deployment = deployment
                || (claim.expectedOn && claim.expectedOn->last() == QDate(2026, 12, 31));
            ramp = ramp
                || (claim.fullBy && claim.fullBy->toIso() == u"2026"_s
                    && claim.fullBy->words() == u"d’ici la fin de 2026"_s);
            newsroom = newsroom
                || m_snapshot->outletName(m_snapshot->originOf(claim.evidence)) == u"OpenAI"_s;
        }
        QVERIFY(months && chips && deployment && ramp && newsroom);
        QCOMPARE(m_snapshot->data().rates.size(), 1);
        const ExchangeRate &rate = m_snapshot->data().rates[0];
        QCOMPARE(rate.fromUnits, 38);
        QCOMPARE(rate.toUnits, 33);
        QCOMPARE(rate.to.code(), u"EUR"_s);
        QCOMPARE(rate.deal, dealKeyed(u"openai-aws-contract"_s).id);
        QCOMPARE(m_snapshot->data().milestones.size(), 2);
        QCOMPARE(m_snapshot->data().milestones[0].date.last(), QDate(2026, 12, 31));
    }

    void marksTheSlip()
    {
        int deprecated = 0;
        for (int row = 0; row < m_snapshot->claimCount(); ++row) {
            const Claim &claim = m_snapshot->claimAt(row);
            if (claim.evidence.rank == Rank::Deprecated) {
                ++deprecated;
                QCOMPARE(claim.amount->headline(), tests::bn(80));
                QVERIFY(claim.evidence.rankReason.size() > 20);
            }
        }
        QCOMPARE(deprecated, 1);
    }

    void tiesFamiliesWithTheirClaims()
    {
        const QList<std::pair<QString, QString>> parts{
            {u"amazon-openai-equity"_s, u"openai-round-100bn"_s},
            {u"microsoft-openai-2023"_s, u"microsoft-openai-total"_s}};
        for (const auto &[part, whole] : parts) {
            const QList<Relation> relations = m_snapshot->relationsFrom(dealKeyed(part).id);
            QCOMPARE(relations.size(), 1);
            QCOMPARE(relations[0].kind, RelationKind::PartOf);
            QCOMPARE(relations[0].to, dealKeyed(whole).id);
            QVERIFY(m_snapshot->claim(relations[0].claim));
        }
        QCOMPARE(claimsOf(u"microsoft-openai-total"_s)[0].amount->basis, Basis::Cumulative);
    }

    void tellsCreditsLicenceAndBeneficiary()
    {
        bool mixed = false;
        for (const Claim &claim : claimsOf(u"amazon-openai-equity"_s)) {
            mixed = mixed || claim.form == Form::Mixed;
        }
        QVERIFY(mixed);
        bool thirties = false;
        for (const Claim &claim : claimsOf(u"microsoft-openai-model-rights"_s)) {
            thirties = thirties
                || (claim.period && claim.period->end
                    && claim.period->end->toIso() == u"2030/2039"_s);
        }
        QVERIFY(thirties);
        QCOMPARE(namesOf(dealKeyed(u"softbank-oracle-data-centres"_s), Role::Beneficiary),
                 QStringList{u"OpenAI"_s});
        QCOMPARE(m_snapshot->companyName(m_snapshot->groupOf(m_snapshot->companyNamed(u"AWS"_s))),
                 u"Amazon"_s);
    }

    void followsTheChainToReuters()
    {
        bool found = false;
        for (int row = 0; row < m_snapshot->claimCount(); ++row) {
            const Claim &claim = m_snapshot->claimAt(row);
            found = found
                || (claim.evidence.attribution.size() == 2
                    && m_snapshot->outletName(claim.evidence.attribution[0]) == u"The Star"_s
                    && m_snapshot->outletName(m_snapshot->originOf(claim.evidence))
                        == u"Reuters"_s);
        }
        QVERIFY(found);
    }

    void valuesOpenAi()
    {
        QStringList origins;
        for (const Valuation &valuation : m_snapshot->data().valuations) {
            QCOMPARE(m_snapshot->companyName(valuation.company), u"OpenAI"_s);
            QVERIFY(valuation.amount == tests::atLeastBn(500));
            QVERIFY(!valuation.condition.isEmpty());
            QCOMPARE(valuation.deal, dealKeyed(u"amazon-openai-equity"_s).id);
            origins.append(m_snapshot->outletName(m_snapshot->originOf(valuation.evidence)));
        }
        QCOMPARE(origins,
                 (QStringList{u"unnamed outlet (000)"_s, u"unnamed outlet (003)"_s, u"Reuters"_s}));
    }

    void everyRowTracesToAQuote()
    {
        QSet<DealId> reported;
        for (int row = 0; row < m_snapshot->claimCount(); ++row) {
            const Claim &claim = m_snapshot->claimAt(row);
            QVERIFY(!claim.evidence.quote.isEmpty());
            QVERIFY(!claim.evidence.locator.isEmpty());
            QVERIFY(claim.evidence.checkedBy.isEmpty());
            reported.insert(claim.deal);
        }
        QCOMPARE(reported.size(), m_snapshot->dealCount());
        for (const Valuation &valuation : m_snapshot->data().valuations) {
            QVERIFY(!valuation.evidence.quote.isEmpty());
        }
        for (const Milestone &milestone : m_snapshot->data().milestones) {
            QVERIFY(!milestone.quote.isEmpty());
        }
    }

    void resourceFileHasEveryTable()
    {
        const QString folder = QStringLiteral(DEALSCOPE_SOURCE_DIR "/resources/");
        QFile list(folder + u"sample.qrc"_s);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(list.readAll());
        for (const QString &table :
             {u"ledger"_s, u"companies"_s, u"outlets"_s, u"sources"_s, u"deals"_s, u"claims"_s,
              u"valuations"_s, u"milestones"_s, u"rates"_s}) {
            QVERIFY(text.contains(u"<file alias=\"%1.json\">sample/%1.json</file>"_s.arg(table)));
            QVERIFY(QFile::exists(folder + u"sample/%1.json"_s.arg(table)));
        }
    }

private:
    const Deal &dealKeyed(const QString &key) const
    {
        for (int row = 0; row < m_snapshot->dealCount(); ++row) {
            const Deal &deal = m_snapshot->dealAt(row);
            if (deal.key == key) {
                return deal;
            }
        }
        qFatal("no deal %s", qPrintable(key));
    }
    const Source &sourceKeyed(const QString &key) const
    {
        for (int row = 0; row < m_snapshot->sourceCount(); ++row) {
            const Source &source = m_snapshot->sourceAt(row);
            if (source.key == key) {
                return source;
            }
        }
        qFatal("no source %s", qPrintable(key));
    }
    QList<Claim> claimsOf(const QString &key) const
    {
        QList<Claim> claims;
        for (const ClaimId id : m_snapshot->claimsOf(dealKeyed(key).id)) {
            claims.append(*m_snapshot->claim(id));
        }
        return claims;
    }
    QStringList namesOf(const Deal &deal, Role role) const
    {
        QStringList names;
        for (const CompanyId id : deal.companiesAs(role)) {
            names.append(m_snapshot->companyName(id));
        }
        return names;
    }

    SnapshotPtr m_snapshot;
};

DEALSCOPE_TEST(SampleLedgerTest)
#include "SampleLedgerTest.moc"
