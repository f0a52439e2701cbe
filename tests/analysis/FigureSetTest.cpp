// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/StateDiff.h"
#include "tests/support/DisputedLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <iterator>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

/// What a resolved deal says, written down attribute by attribute.
DealFigures figuresOfDeal(const ResolvedDeal &deal, const Snapshot &snapshot)
{
    DealFigures figures;
    figures.id = deal.id;
    figures.title = snapshot.deal(deal.id)->title;
    figures.interval = deal.interval;
    if (deal.interval) {
        figures.headline = deal.headline;
        figures.approximate = deal.approximate;
        figures.basis = deal.basis;
        figures.currency = deal.currency;
        figures.firmFloor = deal.firmFloor;
        figures.paidFloor = deal.paidFloor;
    }
    figures.status = deal.status;
    figures.claims = deal.claims + deal.setAside;
    std::ranges::sort(figures.claims);
    return figures;
}

QList<DealFigures> plainFigures(const Resolution &resolution)
{
    QList<DealFigures> all;
    for (const ResolvedDeal &deal : resolution.deals()) {
        all.append(figuresOfDeal(deal, resolution.snapshot()));
    }
    return all;
}

const DealFigures *find(const QList<DealFigures> &all, DealId id)
{
    const auto found = std::ranges::find(all, id, &DealFigures::id);
    return found == all.end() ? nullptr : &*found;
}

/// The changes without the positions, deal by deal, by the rules of StateDiff.h.
QStringList plainChanges(const QList<DealFigures> &before, const QList<DealFigures> &after)
{
    QStringList changes;
    QList<DealId> ids;
    for (const QList<DealFigures> *set : {&before, &after}) {
        for (const DealFigures &figures : *set) {
            if (!ids.contains(figures.id)) {
                ids.append(figures.id);
            }
        }
    }
    const auto add = [&](ChangeKind kind, DealId deal, ClaimId claim = {}) {
        changes.append(
            QStringLiteral("%1 %2 %3").arg(QString(toCode(kind))).arg(deal.value).arg(claim.value));
    };
    for (const DealId id : std::as_const(ids)) {
        const DealFigures *a = find(before, id);
        const DealFigures *b = find(after, id);
        for (const ClaimId claim : b ? b->claims : QList<ClaimId>()) {
            if (!a || !a->claims.contains(claim)) {
                add(ChangeKind::ReportAdded, id, claim);
            }
        }
        for (const ClaimId claim : a ? a->claims : QList<ClaimId>()) {
            if (!b || !b->claims.contains(claim)) {
                add(ChangeKind::ReportRemoved, id, claim);
            }
        }
        if (!a || !b) {
            add(a ? ChangeKind::DealRemoved : ChangeKind::DealAdded, id);
            continue;
        }
        DealFigures same = *b;
        same.claims = a->claims;
        same.status = a->status;
        if (same != *a) {
            add(ChangeKind::Amount, id);
        }
        if (a->status != b->status) {
            add(ChangeKind::Status, id);
        }
    }
    changes.sort();
    return changes;
}

} // namespace

/// Sets of figures as columns against the deals one by one.
class FigureSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAreThoseOfTheDeals_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed) {
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
        }
    }
    void figuresAreThoseOfTheDeals()
    {
        QFETCH(quint32, seed);
        const SnapshotPtr snapshot = Snapshot::make(disputedLedger(seed, 60));
        QList<ResolutionPtr> states;
        for (const Lens lens : {Lens::Latest, Lens::Highest, Lens::BindingOnly}) {
            for (const auto &day : {std::optional<QDate>(), std::optional(QDate(2021, 6, 1))}) {
                states.append(Resolver::resolve(snapshot, lens, day));
            }
        }
        QList<FigureSet> sets;
        QList<QList<DealFigures>> plain;
        for (const ResolutionPtr &state : std::as_const(states)) {
            sets.append(figuresOf(*state));
            plain.append(plainFigures(*state));
            const FigureSet &set = sets.last();
            QCOMPARE(set.size(), int(plain.last().size()));
            FigureSet copied;
            for (int i = 0; i < set.size(); ++i) {
                QCOMPARE(set.at(i), plain.last()[i]);
                QCOMPARE(set.positionOf(set.idAt(i)), i);
                copied.append(set.at(i));
            }
            // Kept figures are the same as those that share a resolution's columns.
            QCOMPARE(copied, set);
            QVERIFY(diffOf(copied, set).changes.isEmpty());
        }
        int changes = 0;
        for (qsizetype a = 0; a < sets.size(); ++a) {
            for (qsizetype b = 0; b < sets.size(); ++b) {
                const StateDiff diff = diffOf(sets[a], sets[b]);
                QVERIFY(std::ranges::is_sorted(diff.changes, {}, &Change::kind));
                QStringList found;
                for (const Change &change : diff.changes) {
                    found.append(QStringLiteral("%1 %2 %3")
                                     .arg(QString(toCode(change.kind)))
                                     .arg(change.deal.value)
                                     .arg(change.claim.value));
                    QCOMPARE(change.before, sets[a].positionOf(change.deal));
                    QCOMPARE(change.after, sets[b].positionOf(change.deal));
                }
                found.sort();
                QCOMPARE(found, plainChanges(plain[a], plain[b]));
                changes += int(found.size());
            }
        }
        QVERIFY(changes > 200);
    }
};

DEALSCOPE_TEST(FigureSetTest)
#include "FigureSetTest.moc"
