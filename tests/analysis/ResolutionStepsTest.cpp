// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/AsideCodes.h"
#include "analysis/CrossFilter.h"
#include "analysis/FilterFacets.h"
#include "analysis/MoneyRows.h"
#include "analysis/PartyCodes.h"
#include "analysis/Review.h"
#include "analysis/SpreadTerms.h"
#include "tests/support/DisputedLedger.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <random>

using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

constexpr int Deals = 160;
constexpr int Edits = 25;

/// One row of every column, in words, so that a difference can be read.
QString rowInWords(const FigureColumns &figures, size_t row)
{
    QStringList words;
    const auto add = [&](qint64 number) { words.append(QString::number(number)); };
    add(figures.dealIndex[row]);
    add(figures.firstDay[row]);
    add(figures.lastDay[row]);
    add(figures.kind[row]);
    add(figures.status[row]);
    add(figures.form[row]);
    add(figures.leftOut[row]);
    add(figures.flags[row]);
    add(figures.basis[row]);
    add(figures.currency[row]);
    add(figures.floor[row]);
    add(figures.ceiling[row]);
    add(figures.headline[row]);
    add(figures.firm[row]);
    add(figures.paid[row]);
    add(figures.claims[row]);
    add(figures.origin[row]);
    add(figures.whole[row]);
    for (const CodeLists *lists :
         {&figures.payers, &figures.payees, &figures.others, &figures.outlets, &figures.tags}) {
        words.append(QStringLiteral("["));
        for (const quint32 code : (*lists)[row]) {
            add(code);
        }
        words.append(QStringLiteral("]"));
    }
    return words.join(u' ');
}

QString valuesInWords(const CrossFilter &filter)
{
    QStringList words;
    for (int dimension = 0; dimension < DimensionCount; ++dimension) {
        words.append(QStringLiteral("\n%1:").arg(dimension));
        for (const FacetValue &value : filter.values(Dimension(dimension))) {
            words.append(QStringLiteral("%1=%2/%3/%4/%5/%6")
                             .arg(value.code)
                             .arg(value.deals)
                             .arg(value.floor.units)
                             .arg(value.ceiling.units)
                             .arg(value.firm.units)
                             .arg(value.openEnded));
        }
    }
    const CrossTotals totals = filter.totals();
    words.append(QStringLiteral("\ntotals %1 %2 %3 %4")
                     .arg(totals.deals)
                     .arg(totals.claims)
                     .arg(totals.capital.interval.floor.units)
                     .arg(totals.purchase.interval.floor.units));
    return words.join(u' ');
}

/// Asks for every table, so that there is something to take over.
void makeTables(const Resolution &resolution)
{
    (void)MoneyRows::of(resolution);
    (void)PartyCodes::of(resolution, false);
    (void)PartyCodes::of(resolution, true);
    (void)FacetSteps::of(resolution);
    (void)AsideCodes::of(resolution);
}

} // namespace

/// What follows from an edit says what would be worked out of the ledger anew.
class ResolutionStepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsEveryEdit_data();
    void followsEveryEdit();
    void conflictsFollow();
    void manyConflictsAreLookedForAnew();
    void whatIsDeniedReplacesNothing();
    void anotherLedgerIsNotFollowed();
    void untouchedChunksAreShared();

private:
    static void compare(const Resolution &followed, const Resolution &anew);
};

void ResolutionStepsTest::compare(const Resolution &followed, const Resolution &anew)
{
    const FigureColumns &a = followed.figures();
    const FigureColumns &b = anew.figures();
    QCOMPARE(a.size(), b.size());
    QVERIFY(a.periods == b.periods);
    QVERIFY(a.currencies == b.currencies);
    QVERIFY(a.tagNames == b.tagNames);
    QCOMPARE(followed.knownClaimCount(), anew.knownClaimCount());
    for (size_t row = 0; row < a.size(); ++row) {
        QCOMPARE(rowInWords(a, row), rowInWords(b, row));
        QCOMPARE(followed.wholeOf(int(row)), anew.wholeOf(int(row)));
        QCOMPARE(followed.partsOf(int(row)), anew.partsOf(int(row)));
        QCOMPARE(followed.terms().isSpread(int(row)), anew.terms().isSpread(int(row)));
    }
    QCOMPARE(followed.valuations().size(), anew.valuations().size());

    const MoneyRows money(b);
    const AsideCodes aside(anew);
    const FacetSteps steps(b);
    const auto followedMoney = MoneyRows::of(followed);
    const auto followedAside = AsideCodes::of(followed);
    const auto followedSteps = FacetSteps::of(followed);
    QCOMPARE(followedSteps->firstMonth(), steps.firstMonth());
    QCOMPARE(followedSteps->lastMonth(), steps.lastMonth());
    for (const bool groups : {false, true}) {
        const PartyCodes parties(anew, groups);
        QCOMPARE(PartyCodes::of(followed, groups)->payers(), parties.payers());
        QCOMPARE(PartyCodes::of(followed, groups)->payees(), parties.payees());
    }
    for (size_t row = 0; row < a.size(); ++row) {
        const MoneyRows::Row &one = (*followedMoney)[row];
        const MoneyRows::Row &other = money[row];
        QCOMPARE(std::tie(one.floor, one.ceiling, one.stated, one.firm, one.paid, one.firstDay,
                          one.whole, one.leftOut, one.flags, one.isOpen),
                 std::tie(other.floor, other.ceiling, other.stated, other.firm, other.paid,
                          other.firstDay, other.whole, other.leftOut, other.flags, other.isOpen));
        QCOMPARE(followedAside->reason(int(row)), aside.reason(int(row)));
        QCOMPARE(followedAside->isInFamily(int(row)), aside.isInFamily(int(row)));
        QCOMPARE((*followedSteps)[row].firstMonth, steps[row].firstMonth);
        QCOMPARE((*followedSteps)[row].months, steps[row].months);
        QCOMPARE((*followedSteps)[row].floor, steps[row].floor);
        QCOMPARE((*followedSteps)[row].ceiling, steps[row].ceiling);
    }
}

void ResolutionStepsTest::followsEveryEdit_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<Lens>("lens");
    QTest::addColumn<QDate>("clock");
    quint32 seed = 1;
    for (const auto &lens : enumEntries<Lens>()) {
        QTest::newRow(lens.code.data()) << seed++ << lens.value << QDate();
        QTest::addRow("%s, a day", lens.code.data()) << seed++ << lens.value << QDate(2025, 6, 30);
    }
}

void ResolutionStepsTest::followsEveryEdit()
{
    QFETCH(quint32, seed);
    QFETCH(Lens, lens);
    QFETCH(QDate, clock);
    std::mt19937 dice(seed);
    LedgerData data = randomLedger(seed, Deals);
    for (int i = 0; i < Deals / 6; ++i) {
        data.relations.append(
            {DealId(1 + dice() % Deals), DealId(1 + dice() % Deals), RelationKind::Replaces, {}});
    }
    SnapshotPtr snapshot = Snapshot::make(data);
    const auto publishedBy = clock.isValid() ? std::optional(clock) : std::nullopt;
    ResolutionPtr resolution = Resolver::resolve(snapshot, lens, publishedBy);
    makeTables(*resolution);
    const auto context
        = std::make_shared<const CrossFilterContext>(CrossFilterContext::of(*snapshot, false));
    const auto figuresOf
        = [](const Resolution &of) { return std::make_shared<const FigureColumns>(of.figures()); };
    CrossFilter filter(CrossFilterIndex::build(figuresOf(*resolution), context));
    filter.setClause({Dimension::Dates, DateRange{QDate(2025, 2, 1), QDate(2026, 3, 1)}});
    filter.setClause({Dimension::Statuses, QList<Status>{Status::Signed, Status::InTalks}});

    for (int edit = 0; edit < Edits; ++edit) {
        QHash<ClaimId, Rank> ranks;
        for (quint32 i = 0; i <= dice() % 3; ++i) {
            ranks.insert(data.claims[qsizetype(dice() % quint32(data.claims.size()))].id,
                         Rank(dice() % 3));
        }
        const SnapshotPtr next = snapshot->with(snapshot->data(), ranks);
        QVERIFY(Resolver::canFollow(*snapshot, *next));
        const Resolver::Followed followed = Resolver::follow(resolution, next);
        const ResolutionPtr anew = Resolver::resolve(next, lens, publishedBy);
        compare(*followed.resolution, *anew);
        if (QTest::currentTestFailed()) {
            return;
        }
        // Whatever is different is among what is said to have changed.
        for (size_t row = 0; row < anew->figures().size(); ++row) {
            if (rowInWords(anew->figures(), row) != rowInWords(resolution->figures(), row)) {
                QVERIFY(std::ranges::binary_search(followed.changed, quint32(row)));
            }
        }
        filter.update(figuresOf(*followed.resolution), context, followed.changed);
        CrossFilter plain(CrossFilterIndex::build(figuresOf(*anew), context));
        plain.setFilter(filter.filter());
        QCOMPARE(filter.selectedRows(), plain.selectedRows());
        QCOMPARE(valuesInWords(filter), valuesInWords(plain));
        snapshot = next;
        resolution = followed.resolution;
    }
}

void ResolutionStepsTest::conflictsFollow()
{
    std::mt19937 dice(5);
    const LedgerData data = disputedLedger(5, 250);
    SnapshotPtr snapshot = Snapshot::make(data);
    ResolutionPtr resolution = Resolver::resolve(snapshot, Lens::Latest, {});
    const auto first = Review::of(*resolution).marks();
    QVERIFY(first->size() > 50);
    int changes = 0;
    for (int edit = 0; edit < 60; ++edit) {
        QHash<ClaimId, Rank> ranks;
        LedgerLists lists = snapshot->data();
        const auto known = Review::of(*resolution).marksIfKnown();
        QVERIFY(known);
        if (edit % 3 == 2 && !known->empty()) {
            const ConflictMark mark = (*known)[dice() % known->size()];
            const DealId deal = resolution->idAt(mark.position);
            if (!lists.settlements.isEmpty() && dice() % 3 == 0) {
                lists.settlements.removeAt(qsizetype(dice() % quint32(lists.settlements.size())));
            } else {
                for (const Conflict &conflict : Review::of(*resolution).conflictsOf(deal)) {
                    lists.settlements.append({SettlementId(1000 + edit), deal, conflict.rule,
                                              conflict.ownClaims(*snapshot),
                                              QStringLiteral("both hold")});
                    break;
                }
            }
        } else {
            ranks.insert(data.claims[qsizetype(dice() % quint32(data.claims.size()))].id,
                         Rank(dice() % 3));
        }
        const SnapshotPtr next = snapshot->with(lists, ranks);
        const ResolutionPtr followed = Resolver::follow(resolution, next).resolution;
        const auto marks = Review::of(*followed).marksIfKnown();
        QVERIFY(marks);
        const ResolutionPtr anew = Resolver::resolve(next, Lens::Latest, {});
        QCOMPARE(*marks, *Review::of(*anew).marks());
        changes += *marks != *known ? 1 : 0;
        snapshot = next;
        resolution = followed;
    }
    QVERIFY(changes > 10);
}

void ResolutionStepsTest::manyConflictsAreLookedForAnew()
{
    const LedgerData data = disputedLedger(5, 400);
    const SnapshotPtr snapshot = Snapshot::make(data);
    const ResolutionPtr before = Resolver::resolve(snapshot, Lens::Latest, {});
    (void)Review::of(*before).marks();
    QHash<ClaimId, Rank> ranks;
    for (const Claim &claim : data.claims) {
        ranks.insert(claim.id,
                     claim.evidence.rank == Rank::Normal ? Rank::Preferred : Rank::Normal);
    }
    const auto followed = Resolver::follow(before, snapshot->with(snapshot->data(), ranks));
    QVERIFY(followed.changed.size() > Review::MostFollowed);
    QVERIFY(!Review::of(*followed.resolution).marksIfKnown());
}

void ResolutionStepsTest::whatIsDeniedReplacesNothing()
{
    LedgerData data = randomLedger(7, 40);
    data.relations = {{DealId(3), DealId(5), RelationKind::Replaces, {}}};
    const Claim pattern = data.claims.first();
    data.claims.removeIf([](const Claim &claim) { return claim.deal == DealId(3); });
    for (const Status status : {Status::Denied, Status::Signed}) {
        Claim claim = pattern;
        claim.id = ClaimId(data.claims.last().id.value + 1);
        claim.deal = DealId(3);
        claim.status = status;
        claim.evidence.rank = Rank::Normal;
        data.claims.append(claim);
    }
    const ClaimId denial = data.claims[data.claims.size() - 2].id;
    const SnapshotPtr before = Snapshot::make(data);
    const ResolutionPtr first = Resolver::resolve(
        before->with(before->data(), {{denial, Rank::Preferred}}), Lens::Latest, {});
    const int replaced = first->positionOf(DealId(5));
    const auto isReplaced = [&](const Resolution &resolution) {
        return (resolution.figures().flags[size_t(replaced)] & FigureColumns::Replaced) != 0;
    };
    QVERIFY(!isReplaced(*first));
    const Resolver::Followed signedNow
        = Resolver::follow(first, before->with(before->data(), {{denial, Rank::Deprecated}}));
    QVERIFY(isReplaced(*signedNow.resolution));
    QCOMPARE(signedNow.changed,
             (std::vector<quint32>{quint32(first->positionOf(DealId(3))), quint32(replaced)}));
    const Resolver::Followed deniedAgain = Resolver::follow(
        signedNow.resolution, before->with(before->data(), {{denial, Rank::Preferred}}));
    QVERIFY(!isReplaced(*deniedAgain.resolution));
}

void ResolutionStepsTest::anotherLedgerIsNotFollowed()
{
    const LedgerData data = randomLedger(1, 10);
    const SnapshotPtr one = Snapshot::make(data);
    QVERIFY(!Resolver::canFollow(*one, *Snapshot::make(data)));
    LedgerLists lists = one->data();
    QVERIFY(Resolver::canFollow(*one, *one->with(lists, {})));
    lists.rates.append(ExchangeRate{});
    QVERIFY(!Resolver::canFollow(*one, *one->with(lists, {})));
}

void ResolutionStepsTest::untouchedChunksAreShared()
{
    // One more deal than fit in one chunk.
    const LedgerData data = randomLedger(3, int(Column<quint8>::ChunkRows) + 50);
    const SnapshotPtr snapshot = Snapshot::make(data);
    const ResolutionPtr before = Resolver::resolve(snapshot, Lens::Latest, {});
    const ClaimId claim = data.claims.last().id;
    const Rank other
        = data.claims.last().evidence.rank == Rank::Deprecated ? Rank::Normal : Rank::Deprecated;
    const auto followed
        = Resolver::follow(before, snapshot->with(snapshot->data(), {{claim, other}}));
    const FigureColumns &a = before->figures();
    const FigureColumns &b = followed.resolution->figures();
    QVERIFY(a.kind.chunkCount() >= 2);
    QVERIFY(a.flags.sharesChunk(b.flags, 0));
    QVERIFY(a.floor.sharesChunk(b.floor, 0));
    QVERIFY(!a.flags.sharesChunk(b.flags, a.flags.chunkCount() - 1));
}

DEALSCOPE_TEST(ResolutionStepsTest)
#include "ResolutionStepsTest.moc"
