// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealResolver.h"
#include "analysis/Families.h"
#include "analysis/FigureParts.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

/// The figures of a resolution against its deals, one by one.
class FigureResolverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAreThoseOfTheDeals_data();
    void figuresAreThoseOfTheDeals();
    void noRowIsTouched();
    void partsAreTheWhole();
};

namespace {

void compareDeal(const FigureColumns &figures, size_t row, const ResolvedDeal &deal,
                 const Resolution &resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    const auto dayOf = [](const std::optional<PartialDate> &date, auto end) {
        return date ? dayNumber((*date.*end)()) : NoDay;
    };
    QCOMPARE(resolution.idAt(int(row)), deal.id);
    QCOMPARE(figures.firstDay[row], dayOf(deal.date, &PartialDate::first));
    QCOMPARE(figures.lastDay[row], dayOf(deal.date, &PartialDate::last));
    QCOMPARE(figures.kind[row], quint8(deal.kind));
    QCOMPARE(figures.status[row], deal.status ? quint8(*deal.status) : FigureColumns::Unstated);
    QCOMPARE(figures.basis[row], deal.interval ? quint8(deal.basis) : FigureColumns::Unstated);
    QCOMPARE(figures.form[row], deal.form ? quint8(*deal.form) : FigureColumns::Unstated);
    const auto why = whyLeftOut(deal, resolution.currency());
    QCOMPARE(figures.leftOut[row], why ? quint8(*why) : FigureColumns::Unstated);
    const int flags = figures.flags[row];
    QCOMPARE((flags & FigureColumns::HasAmount) != 0, deal.interval.has_value());
    QCOMPARE((flags & FigureColumns::Comparable) != 0,
             deal.interval && deal.currency == resolution.currency());
    QCOMPARE((flags & FigureColumns::Approximate) != 0, deal.approximate);
    QCOMPARE((flags & FigureColumns::Replaced) != 0, deal.replaced);
    QCOMPARE((flags & FigureColumns::Spread) != 0,
             deal.period || !deal.schedule.isEmpty() || deal.fullBy);
    if (deal.interval) {
        const Currency reported = deal.reported ? deal.reported->currency : deal.currency;
        QCOMPARE(figures.currencies[figures.currency[row]], reported);
        QCOMPARE(figures.floor[row], deal.interval->floor.units);
        QCOMPARE(figures.ceiling[row],
                 deal.interval->ceiling ? deal.interval->ceiling->units : FigureColumns::Open);
    } else {
        QCOMPARE(figures.currency[row], FigureColumns::NoCurrency);
    }
    QCOMPARE(figures.headline[row], deal.headline ? deal.headline->units : FigureColumns::None);
    QCOMPARE(figures.firm[row], deal.firmFloor.units);
    QCOMPARE(figures.paid[row], deal.paidFloor.units);
    QCOMPARE(figures.claims[row], quint32(deal.claims.size() + deal.setAside.size()));
    QCOMPARE(figures.whole[row], resolution.wholeOf(int(row)));
    QCOMPARE((flags & FigureColumns::HasParts) != 0, !resolution.partsOf(int(row)).isEmpty());
    const Claim *first = snapshot.claim(deal.amountClaim);
    if (!first && !deal.claims.isEmpty()) {
        first = snapshot.claim(deal.claims.first());
    }
    QCOMPARE(figures.origin[row] == NoRow ? OutletId()
                                          : snapshot.data().outlets[figures.origin[row]].id,
             first ? snapshot.originOf(first->evidence) : OutletId());

    const auto ids = [&](std::span<const quint32> rows) {
        QList<CompanyId> companies;
        for (const quint32 company : rows) {
            companies.append(snapshot.data().companies[company].id);
        }
        return companies;
    };
    QCOMPARE(ids(figures.payers[row]), deal.payers);
    QCOMPARE(ids(figures.payees[row]), deal.payees);
    auto others = ids(figures.others[row]);
    auto expectedOthers = deal.partners + deal.beneficiaries;
    std::ranges::sort(others);
    std::ranges::sort(expectedOthers);
    QCOMPARE(others, expectedOthers);

    QSet<OutletId> outlets;
    QSet<QString> tags;
    for (const ClaimId id : deal.claims) {
        const Claim &claim = *snapshot.claim(id);
        for (const QString &tag : claim.evidence.tags) {
            tags.insert(tag);
        }
        if (resolution.counts(id)) {
            outlets.insert(snapshot.source(claim.evidence.source)->outlet);
            outlets.insert(snapshot.originOf(claim.evidence));
        }
    }
    QSet<OutletId> outletsThere;
    for (const quint32 outlet : figures.outlets[row]) {
        outletsThere.insert(snapshot.data().outlets[outlet].id);
    }
    QCOMPARE(outletsThere, outlets);
    QSet<QString> tagsThere;
    for (const quint32 tag : figures.tags[row]) {
        tagsThere.insert(figures.tagNames[tag]);
    }
    QCOMPARE(tagsThere, tags);
}

/// Gives no row, and says so.
class Untouchable : public RowSource
{
public:
    std::unique_ptr<Source> source(SourceId) const override { return fail<Source>(); }
    std::unique_ptr<Deal> deal(DealId) const override { return fail<Deal>(); }
    std::unique_ptr<Claim> claim(ClaimId) const override { return fail<Claim>(); }
    Result<TextColumn> titles() const override { return TextColumn{}; }
    Result<LedgerData> everything() const override { return LedgerData{}; }
    mutable int asked = 0;

private:
    template<typename Row>
    std::unique_ptr<Row> fail() const
    {
        ++asked;
        return nullptr;
    }
};

} // namespace

void FigureResolverTest::figuresAreThoseOfTheDeals_data()
{
    QTest::addColumn<Lens>("lens");
    for (const auto &entry : enumEntries<Lens>()) {
        QTest::newRow(entry.code.data()) << entry.value;
    }
}

void FigureResolverTest::figuresAreThoseOfTheDeals()
{
    QFETCH(const Lens, lens);
    int compared = 0;
    for (quint32 seed = 1; seed <= 25; ++seed) {
        LedgerData data = randomLedger(seed, 60);
        for (const bool withRates : {true, false}) {
            if (!withRates) {
                data.rates.clear();
            }
            const SnapshotPtr snapshot = Snapshot::make(data);
            for (const auto &clock : {std::optional<QDate>(), std::optional(QDate(2025, 6, 30))}) {
                const ResolutionPtr resolution = Resolver::resolve(snapshot, lens, clock);
                QCOMPARE(size_t(resolution->dealCount()), resolution->figures().size());
                for (int row = 0; row < resolution->dealCount(); ++row) {
                    compareDeal(resolution->figures(), size_t(row), resolution->dealAt(row),
                                *resolution);
                    if (QTest::currentTestFailed()) {
                        qWarning() << "seed" << seed << "position" << row << "rates" << withRates;
                        return;
                    }
                    ++compared;
                }
            }
        }
    }
    QVERIFY(compared > 4000);
}

void FigureResolverTest::noRowIsTouched()
{
    const LedgerData data = randomLedger(7, 200);
    const auto rows = std::make_shared<Untouchable>();
    const SnapshotPtr bare = Snapshot::make(LedgerLists(data), LedgerColumns::of(data), rows);
    for (const auto &entry : enumEntries<Lens>()) {
        const ResolutionPtr resolution = Resolver::resolve(bare, entry.value, std::nullopt);
        const ResolutionPtr expected
            = Resolver::resolve(Snapshot::make(data), entry.value, std::nullopt);
        QCOMPARE(resolution->dealCount(), expected->dealCount());
        for (size_t row = 0; row < resolution->figures().size(); ++row) {
            QCOMPARE(resolution->figures().floor[row], expected->figures().floor[row]);
            QCOMPARE(resolution->figures().ceiling[row], expected->figures().ceiling[row]);
            QCOMPARE(resolution->figures().status[row], expected->figures().status[row]);
        }
    }
    QCOMPARE(rows->asked, 0);
}

void FigureResolverTest::partsAreTheWhole()
{
    const SnapshotPtr snapshot = Snapshot::make(randomLedger(11, 300));
    for (const auto &clock : {std::optional<QDate>(), std::optional(QDate(2025, 6, 30))}) {
        const LensRule rule{Lens::Corroborated, snapshot->mainCurrency(), clock};
        const ResolvedFigures whole = resolveFigures(*snapshot, rule, 1);
        const ResolvedFigures parts = resolveFigures(*snapshot, rule, 4);
        QCOMPARE(parts.positions, whole.positions);
        QCOMPARE(parts.knownClaims, whole.knownClaims);
        QCOMPARE(parts.figures.periods, whole.figures.periods);
        QCOMPARE(parts.figures.currencies, whole.figures.currencies);
        QCOMPARE(parts.figures.tagNames, whole.figures.tagNames);
        QVERIFY(whole.figures.size() > 100 && !whole.figures.periods.empty());
        QCOMPARE(parts.figures.size(), whole.figures.size());
        const auto compare = [&](auto... columns) {
            for (size_t row = 0; row < whole.figures.size(); ++row) {
                const bool isSame
                    = (((parts.figures.*columns)[row] == (whole.figures.*columns)[row]) && ...);
                if (!isSame) {
                    return false;
                }
            }
            return true;
        };
        using F = FigureColumns;
        QVERIFY(compare(&F::dealIndex, &F::firstDay, &F::lastDay, &F::kind, &F::status, &F::form,
                        &F::leftOut, &F::flags, &F::basis, &F::currency, &F::floor, &F::ceiling,
                        &F::headline, &F::firm, &F::paid, &F::claims, &F::origin, &F::whole));
        for (const auto list : {&F::payers, &F::payees, &F::others, &F::outlets, &F::tags}) {
            for (size_t row = 0; row < whole.figures.size(); ++row) {
                QVERIFY(std::ranges::equal((parts.figures.*list)[row], (whole.figures.*list)[row]));
            }
        }
    }
}

DEALSCOPE_TEST(FigureResolverTest)
#include "FigureResolverTest.moc"
