// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Comparison.h"
#include "io/LedgerJsonReader.h"
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::session;
using namespace dealscope::tests;
using dealscope::analysis::ChangeKind;
using Kind = KnowledgePoint::Kind;

namespace {

LedgerData sampleRows()
{
    const auto rows = dealscope::io::LedgerJsonReader::readSample();
    return rows ? *rows : LedgerData{};
}

StatePtr stateOf(const LedgerData &rows, const Filter &filter = {},
                 const Perspective &perspective = {})
{
    return *makeState(Snapshot::make(rows), filter, perspective, nullptr, QStringLiteral("test"));
}

KnowledgePoint day(int year, int month, int day)
{
    return {Kind::Day, QDate(year, month, day), {}};
}

Comparison between(const KnowledgePoint &a, const KnowledgePoint &b, const DashboardState &state,
                   const std::optional<EditionFigures> &last = {})
{
    const auto before = knowledgeAt(a, state, last);
    const auto after = knowledgeAt(b, state, last);
    return before && after ? compare(*before, *after, state) : Comparison{};
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decemberAgainstJanuary()
    {
        const StatePtr state = stateOf(sampleRows());
        const Comparison comparison = between(day(2025, 12, 17), day(2026, 1, 31), *state);
        QCOMPARE(comparison.since, QStringLiteral("between 17 Dec 2025 and 31 Jan 2026"));
        QCOMPARE(comparison.outsideFilter, 0);
        QVERIFY(comparison.note.isEmpty());
        QStringList moved;
        for (const auto &change : comparison.diff.changes) {
            if (change.kind == ChangeKind::Amount) {
                const AmountWords words = movedAmount(comparison.diff.before.at(change.before),
                                                      comparison.diff.after.at(change.after));
                moved.append(plain(words.before + QStringLiteral(" → ") + words.after));
            }
        }
        QCOMPARE(moved,
                 (QStringList{QStringLiteral("up to $10 bn → up to $50 bn"),
                              QStringLiteral("undisclosed → at least $13 bn in all, binding "
                                             "$13 bn, paid $13 bn")}));
        const QString words = changesInWords(comparison.diff);
        QVERIFY2(words.startsWith(QStringLiteral("31 reports added, 2 amounts moved, "
                                                 "1 status changed, 13 deals new")),
                 qPrintable(words));
    }

    void sinceADayMeansUntilNow()
    {
        const StatePtr state = stateOf(sampleRows());
        const Comparison comparison = between(day(2025, 12, 17), {Kind::Now, {}, {}}, *state);
        QCOMPARE(comparison.since, QStringLiteral("since 17 Dec 2025"));
        // Undated reports count only now.
        bool undated = false;
        for (const auto &change : comparison.diff.changes) {
            const Claim *claim = state->snapshot->claim(change.claim);
            undated
                = undated || (claim && !state->snapshot->source(claim->evidence.source)->published);
        }
        QVERIFY(undated);
    }

    void theWindowsLensAndClockAreNow()
    {
        Perspective perspective;
        perspective.publishedBy = QDate(2025, 12, 17);
        const StatePtr state = stateOf(sampleRows(), {}, perspective);
        QVERIFY(between(day(2025, 12, 17), {Kind::Now, {}, {}}, *state).diff.changes.isEmpty());
    }

    void theFilterHidesAndCounts()
    {
        const LedgerData rows = sampleRows();
        const SnapshotPtr snapshot = Snapshot::make(rows);
        Filter filter;
        filter.set({Dimension::Companies,
                    QList<CompanyId>{snapshot->companyNamed(QStringLiteral("Anthropic"))}});
        const Comparison all = between(day(2025, 12, 17), day(2026, 1, 31), *stateOf(rows));
        const Comparison some
            = between(day(2025, 12, 17), day(2026, 1, 31), *stateOf(rows, filter));
        QVERIFY(!some.diff.changes.isEmpty());
        QCOMPARE(some.diff.changes.size() + some.outsideFilter, all.diff.changes.size());
        for (const DealId deal : some.diff.deals()) {
            const Deal *row = snapshot->deal(deal);
            QVERIFY2(row->title.contains(QStringLiteral("Anthropic")), qPrintable(row->title));
        }
    }

    void anEditionIsASide()
    {
        LedgerData rows = sampleRows();
        Perspective perspective;
        perspective.publishedBy = QDate(2025, 12, 17);
        Edition edition = makeEdition(*stateOf(rows, {}, perspective), QStringLiteral("First"),
                                      QDate(2025, 12, 18));
        edition.id = EditionId(3);
        rows.editions = {edition};
        const StatePtr state = stateOf(rows);
        const KnowledgePoint first{Kind::Edition, {}, EditionId(3)};
        const Comparison comparison = between(first, day(2026, 1, 31), *state);
        QCOMPARE(comparison.since, QStringLiteral("between First and 31 Jan 2026"));
        QCOMPARE(comparison.diff.changes,
                 between(day(2025, 12, 17), day(2026, 1, 31), *state).diff.changes);
        // Damaged, and gone.
        rows.editions[0].figuresJson.chop(1);
        const auto damaged = knowledgeAt(first, *stateOf(rows), {});
        QVERIFY(!damaged.ok());
        QVERIFY(damaged.error().sentence.contains(QStringLiteral("damaged")));
        const auto gone = knowledgeAt({Kind::Edition, {}, EditionId(9)}, *state, {});
        QVERIFY(!gone.ok());
    }

    void aLastSessionUnderAnotherLensSaysSo()
    {
        const LedgerData rows = sampleRows();
        const EditionFigures last = editionFiguresOf(*stateOf(rows));
        Perspective highest;
        highest.lens = Lens::Highest;
        const StatePtr state = stateOf(rows, {}, highest);
        const KnowledgePoint point{Kind::LastSession, {}, {}};
        const Comparison comparison = between(point, {Kind::Now, {}, {}}, *state, last);
        QCOMPARE(comparison.since, QStringLiteral("since the last session"));
        QVERIFY(comparison.note.contains(QStringLiteral("latest report")));
        QVERIFY(comparison.note.contains(QStringLiteral("highest figure")));
        QVERIFY(!knowledgeAt(point, *state, std::nullopt).ok());
        QVERIFY(!knowledgeAt({}, *state, last).ok());
    }

    void amounts_data()
    {
        QTest::addColumn<Amount>("amount");
        QTest::addColumn<QString>("words");
        QTest::newRow("exact") << exactBn(38) << QStringLiteral("$38 bn");
        QTest::newRow("up to") << upToBn(10) << QStringLiteral("up to $10 bn");
        QTest::newRow("at least") << atLeastBn(13) << QStringLiteral("at least $13 bn");
        QTest::newRow("between") << Amount::between(bn(10), bn(20), Currency::usd())
                                 << QStringLiteral("$10–20 bn");
        Amount about = atLeastBn(10);
        about.approximate = true;
        QTest::newRow("about") << about << QStringLiteral("at least ~$10 bn");
        QTest::newRow("undisclosed") << Amount::undisclosed() << QStringLiteral("undisclosed");
    }
    void amounts()
    {
        QFETCH(Amount, amount);
        QFETCH(QString, words);
        LedgerBuilder b;
        b.claim(b.deal("A in B", DealKind::Equity, {"A"}, {"B"}), b.source("Reuters", "2025-12-17"),
                amount, Status::InTalks);
        const auto figures = dealscope::analysis::figuresOf(*stateOf(b.data())->resolution);
        QCOMPARE(plain(amountInWords(figures.at(0))), words);
    }
};

DEALSCOPE_TEST(ComparisonTest)
#include "ComparisonTest.moc"
