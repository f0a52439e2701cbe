// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FilterFacets.h"
#include "analysis/Selection.h"
#include "tests/analysis/PlainDeals.h"
#include "tests/support/FacetsByRule.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using dealscope::tests::byrule::countFacets;

namespace {

constexpr qint64 Usual = 1'000'000'000'000;
constexpr qint64 Enormous = std::numeric_limits<qint64>::max() / 3;

QByteArray inWords(const std::vector<FacetValue> &values)
{
    QByteArray text;
    for (const FacetValue &v : values) {
        text += QByteArray::number(v.code) + ": " + QByteArray::number(v.deals) + " deals "
            + QByteArray::number(v.floor.units) + ".." + QByteArray::number(v.ceiling.units)
            + " firm " + QByteArray::number(v.firm.units) + " open "
            + QByteArray::number(v.openEnded) + (v.overflow ? " overflow\n" : "\n");
    }
    return text;
}

QByteArray inWords(const MoneySum &sum)
{
    if (sum.overflow) {
        return "overflow";
    }
    QByteArray text;
    for (const qint64 number :
         {sum.interval.floor.units, sum.interval.ceiling->units, sum.headline.units, sum.firm.units,
          sum.paid.units, qint64(sum.openEnded), qint64(sum.deals)}) {
        text += QByteArray::number(number) + ' ';
    }
    return text;
}

/// The best of all values, put in order the plain way.
std::vector<FacetValue> best(std::vector<FacetValue> values, size_t count)
{
    std::ranges::stable_sort(values, [](const FacetValue &a, const FacetValue &b) {
        return std::tuple(b.floor, b.ceiling, a.code) < std::tuple(a.floor, a.ceiling, b.code);
    });
    values.resize(std::min(values.size(), count));
    return values;
}

/// Compares everything that a filter answers.
bool isAs(const CrossFilter &filter, const PlainScan &plain)
{
    if (filter.selectedRows() != plain.selectedRows()) {
        qWarning("other deals are selected");
        return false;
    }
    const CrossTotals totals = filter.totals();
    const CrossTotals expected = plain.totals();
    if (totals.deals != expected.deals || totals.claims != expected.claims
        || inWords(totals.capital) != inWords(expected.capital)
        || inWords(totals.purchase) != inWords(expected.purchase)) {
        qWarning("%d deals, %d claims, %s, %s\nwhere these are right: %d, %d, %s, %s", totals.deals,
                 totals.claims, inWords(totals.capital).data(), inWords(totals.purchase).data(),
                 expected.deals, expected.claims, inWords(expected.capital).data(),
                 inWords(expected.purchase).data());
        return false;
    }
    for (int d = 0; d < DimensionCount; ++d) {
        const auto facet = Dimension(d);
        const std::vector<FacetValue> values = plain.values(facet);
        if (filter.values(facet) != values) {
            qWarning("facet %d is\n%s\nand not\n%s", d, inWords(filter.values(facet)).data(),
                     inWords(values).data());
            return false;
        }
        if (filter.top(facet, 3) != best(values, 3)) {
            qWarning("the first of facet %d are\n%s\nand not\n%s", d,
                     inWords(filter.top(facet, 3)).data(), inWords(best(values, 3)).data());
            return false;
        }
    }
    return true;
}

/// A new index of the present deals under the present clauses.
void indexAnew(CrossFilter &filter, const std::shared_ptr<const CrossFilterContext> &context,
               const std::vector<quint32> &words)
{
    const Filter asked = filter.filter();
    filter = CrossFilter(CrossFilterIndex::build(filter.figures(), context));
    filter.setFilter(asked, words);
}

} // namespace

class CrossFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsAPlainScan_data();
    void answersAsAPlainScan();
    void answersAsTheRules_data();
    void answersAsTheRules();
    void binsBeginWhereTheySay();
    void equalClausesChangeNothing();
    void anEmptyLedgerHasNothing();
    void copiesGoTheirOwnWays();
    void manyDealsAreIndexedOnSeveralThreads();
};

void CrossFilterTest::answersAsAPlainScan_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("deals");
    QTest::addColumn<qint64>("largest");
    QTest::addColumn<bool>("groups");
    for (quint32 seed = 1; seed <= 16; ++seed) {
        QTest::addRow("%d", seed) << seed << 25 + int(seed % 4) * 15 << Usual << (seed % 2 == 0);
    }
    QTest::newRow("sums that do not fit") << quint32(101) << 30 << Enormous << false;
    QTest::newRow("sums that do not fit, groups") << quint32(102) << 40 << Enormous << true;
}

void CrossFilterTest::answersAsAPlainScan()
{
    QFETCH(quint32, seed);
    QFETCH(int, deals);
    QFETCH(qint64, largest);
    QFETCH(bool, groups);
    PlainLedger ledger(seed, deals, largest);
    const auto context = PlainLedger::context(groups);
    CrossFilter filter(CrossFilterIndex::build(ledger.figures(), context));
    std::vector<quint32> words;
    for (int step = 0; step < 600; ++step) {
        const int action = ledger.below(40);
        if (action == 0) {
            indexAnew(filter, context, words);
            QCOMPARE(filter.besideCount(), size_t(0));
        } else if (action <= 2) {
            std::vector<quint32> changed{quint32(ledger.below(int(ledger.deals.size())))};
            ledger.deals[changed[0]] = ledger.randomDeal(int(changed[0]));
            if (ledger.oneIn(3)) {
                changed.push_back(quint32(ledger.deals.size()));
                ledger.deals.push_back(ledger.randomDeal(int(ledger.deals.size())));
            }
            filter.update(ledger.figures(), context, changed);
        } else {
            const FilterClause clause = ledger.randomClause();
            if (clause.dimension == Dimension::Words) {
                words = ledger.randomRows();
            }
            filter.setClause(clause, words);
        }
        const PlainScan plain(ledger.deals, groups, filter.filter(), words);
        QVERIFY2(isAs(filter, plain), qPrintable(QStringLiteral("step %1").arg(step)));
    }
}

void CrossFilterTest::answersAsTheRules_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed) {
        QTest::addRow("%d", seed) << seed;
    }
}

void CrossFilterTest::answersAsTheRules()
{
    QFETCH(quint32, seed);
    LedgerData data = randomLedger(seed, 50);
    PlainLedger dice(seed, 1, Usual);
    for (Deal &deal : data.deals) {
        if (dice.oneIn(6)) {
            deal.parties.append({CompanyId(1 + dice.below(12)), Role::Partner, {}});
        }
    }
    for (Claim &claim : data.claims) {
        if (dice.oneIn(6)) {
            claim.evidence.tags.append(dice.oneIn(2) ? QStringLiteral("Chips")
                                                     : QStringLiteral("chips"));
        }
        if (claim.happenedOn && dice.oneIn(3)) {
            const QDate first = claim.happenedOn->first();
            claim.happenedOn = PartialDate(first, first.addMonths(1 + dice.below(20)));
        }
    }
    const SnapshotPtr snapshot = Snapshot::make(data);
    SelectionInput input;
    input.resolution = Resolver::resolve(snapshot, Lens(seed % 6), {});
    input.groups = seed % 2 == 0;
    const Resolution &resolution = *input.resolution;
    const auto figures = std::make_shared<const FigureColumns>(resolution.figures());
    const auto context = std::make_shared<const CrossFilterContext>(
        CrossFilterContext::of(*snapshot, input.groups));
    CrossFilter filter(CrossFilterIndex::build(figures, context));
    QCOMPARE(filter.size(), size_t(resolution.deals().size()));

    for (int step = 0; step < 80; ++step) {
        FilterClause clause = dice.randomClause();
        if (auto *range = std::get_if<DateRange>(&clause.value)) {
            // Its dates are of other years.
            range->from = range->from ? std::optional(range->from->addYears(-3)) : std::nullopt;
            range->to = range->to ? std::optional(range->to->addYears(-1)) : std::nullopt;
        }
        std::vector<quint32> words;
        if (clause.dimension == Dimension::Words) {
            input.hits = {};
            for (quint32 row = 0; row < filter.size(); ++row) {
                if (dice.oneIn(2)) {
                    words.push_back(row);
                    input.hits.deals.insert(resolution.deals()[int(row)].id);
                }
            }
        }
        filter.setClause(clause, words);
        input.filter.set(clause);

        QList<int> selected;
        for (const quint32 row : filter.selectedRows()) {
            selected.append(int(row));
        }
        QCOMPARE(selected, selectDeals(input));
        const Totals totals = totalsOf(resolution, selected, resolution.currency());
        QCOMPARE(filter.totals().deals, totals.deals);
        QCOMPARE(filter.totals().claims, totals.claims);
        QCOMPARE(inWords(filter.totals().capital), inWords(totals.capital));
        QCOMPARE(inWords(filter.totals().purchase), inWords(totals.purchase));

        const FacetCounts counts = countFacets(input);
        const auto compareCounts = [&](Dimension facet, const auto &expected) {
            std::vector<int> found(std::size(expected), 0);
            for (const FacetValue &value : filter.values(facet)) {
                QVERIFY(value.code < found.size());
                found[value.code] = value.deals;
            }
            QVERIFY(std::ranges::equal(found, expected));
        };
        compareCounts(Dimension::Companies, counts.companies);
        compareCounts(Dimension::Payers, counts.payers);
        compareCounts(Dimension::Payees, counts.payees);
        compareCounts(Dimension::Kinds, counts.kinds);
        compareCounts(Dimension::Natures, counts.natures);
        compareCounts(Dimension::Statuses, counts.statuses);
        compareCounts(Dimension::Forms, counts.forms);
        compareCounts(Dimension::Outlets, counts.outlets);
        compareCounts(Dimension::Currencies, counts.currencies);
        compareCounts(Dimension::Tags, counts.tags);
        int undated = 0;
        int dated = 0;
        for (const FacetValue &value : filter.values(Dimension::Dates)) {
            (value.code == 0 ? undated : dated) += value.deals;
        }
        QCOMPARE(undated, counts.undated);
        QCOMPARE(dated, int(counts.dates.size()));
        int amountless = 0;
        int amounts = 0;
        for (const FacetValue &value : filter.values(Dimension::Amounts)) {
            (value.code == 0 ? amountless : amounts) += value.deals;
        }
        QCOMPARE(amountless, counts.amountless);
        QCOMPARE(amounts, int(counts.amounts.size()));

        SelectionInput anyDay = input;
        anyDay.filter.clear(Dimension::Dates);
        QList<int> anyDays;
        for (const quint32 row : filter.rowsPassingBut(Dimension::Dates)) {
            anyDays.append(int(row));
        }
        QCOMPARE(anyDays, selectDeals(anyDay));
        anyDays.removeIf([&](int row) {
            return resolution.figures().firstDay[size_t(row)] != FigureColumns::NoDay;
        });
        const std::vector<quint32> undatedRows = filter.undatedRows();
        QVERIFY(std::ranges::equal(undatedRows, anyDays));

        const FacetCounts kept = countFacets(filter, resolution);
        QCOMPARE(kept.companies, counts.companies);
        QCOMPARE(kept.tags, counts.tags);
        QCOMPARE(kept.kinds, counts.kinds);
        QCOMPARE(kept.currencies, counts.currencies);
        QCOMPARE(kept.undated, counts.undated);
        QCOMPARE(kept.amountless, counts.amountless);
        QCOMPARE(kept.dates.size(), counts.dates.size());
        QCOMPARE(kept.dates.firstMonth(), counts.dates.firstMonth());
        QCOMPARE(kept.dates.lastMonth(), counts.dates.lastMonth());
        for (int month = kept.dates.firstMonth() - 1; month <= kept.dates.lastMonth(); ++month) {
            QCOMPARE(kept.dates.meeting(month, month + 2), counts.dates.meeting(month, month + 2));
        }
        QCOMPARE(kept.amounts.size(), counts.amounts.size());
        QCOMPARE(kept.amounts.edges().first, counts.amounts.edges().first);
        QCOMPARE(kept.amounts.edges().last, counts.amounts.edges().last);
        for (int edge = 0; edge < AmountCounts::Steps - 1; ++edge) {
            QCOMPARE(kept.amounts.meeting(edge), counts.amounts.meeting(edge));
        }

        // The money of one facet: that of the kinds or of the payees.
        const auto facet = step % 2 == 0 ? Dimension::Kinds : Dimension::Payees;
        SelectionInput others = input;
        others.filter.clear(facet);
        const QList<int> passing = selectDeals(others);
        for (const FacetValue &value : filter.values(facet)) {
            QList<int> bucket;
            for (const int position : passing) {
                const ResolvedDeal &deal = resolution.deals()[position];
                const bool has = facet == Dimension::Kinds
                    ? deal.kind == DealKind(value.code)
                    : std::ranges::any_of(deal.payees, [&](CompanyId id) {
                          const CompanyId of = context->companies[value.code];
                          return input.groups ? snapshot->isWithin(id, of) : id == of;
                      });
                if (has) {
                    bucket.append(position);
                }
            }
            const MoneySum sum = sumOf(resolution, passing, bucket, resolution.currency());
            QVERIFY(!sum.overflow);
            QCOMPARE(value.deals, int(bucket.size()));
            QCOMPARE(value.floor, sum.interval.floor);
            QCOMPARE(value.ceiling, *sum.interval.ceiling);
            QCOMPARE(value.firm, sum.firm);
            QCOMPARE(value.openEnded, sum.openEnded);
        }
    }
}

void CrossFilterTest::binsBeginWhereTheySay()
{
    QCOMPARE(amountBin(0), 1);
    QCOMPARE(amountBin(1'000), 1);
    QCOMPARE(amountBin(1'778), 1); // 10^(1/4) = 1.77827...
    QCOMPARE(amountBin(1'779), 2);
    QCOMPARE(amountBin(3'162), 2); // 10^(1/2) = 3.16227...
    QCOMPARE(amountBin(3'163), 3);
    QCOMPARE(amountBin(5'624), 4); // 10^(3/4) = 5.62341...
    QCOMPARE(amountBin(9'999), 4);
    QCOMPARE(amountBin(10'000), 5);
    QCOMPARE(amountBin(999'999'999), 24);
    QCOMPARE(amountBin(1'000'000'000), 25);
    QCOMPARE(amountBin(1'000'000'000'000'000'000), 61);
    QCOMPARE(amountBin(5'623'413'251'903'490'803), 63);
    QCOMPARE(amountBin(5'623'413'251'903'490'804), 64);
    QCOMPARE(amountBin(std::numeric_limits<qint64>::max()), 64);
    for (int bin = 2; bin < AmountBinCount; ++bin) {
        QCOMPARE(amountBin(amountBinStart(bin).units), bin);
        QCOMPARE(amountBin(amountBinStart(bin).units - 1), bin - 1);
    }
}

void CrossFilterTest::equalClausesChangeNothing()
{
    PlainLedger ledger(7, 60, Usual);
    CrossFilter filter(CrossFilterIndex::build(ledger.figures(), PlainLedger::context(false)));
    const auto before = filter.selectedRows();
    QCOMPARE(before.size(), size_t(60));
    const FilterClause none{Dimension::Payers, std::monostate{}};
    const FilterClause nobody{Dimension::Payers, QList<CompanyId>{}};
    filter.setClause(none);
    QCOMPARE(filter.selectedRows(), before);
    // Asked and empty is not the same as not asked.
    filter.setClause(nobody);
    QVERIFY(filter.selectedRows().empty());
    filter.setClause(nobody);
    QVERIFY(filter.selectedRows().empty());
    filter.setClause(none);
    QCOMPARE(filter.selectedRows(), before);
    // Words that find nothing let nothing through, and the same words may find something later.
    const FilterClause words{Dimension::Words, WordsQuery{QStringLiteral("chips"), false}};
    filter.setClause(words);
    QVERIFY(filter.selectedRows().empty());
    filter.setClause(words, std::vector<quint32>{4, 2});
    QCOMPARE(filter.selectedRows(), (std::vector<quint32>{2, 4}));
}

void CrossFilterTest::anEmptyLedgerHasNothing()
{
    const auto context = PlainLedger::context(false);
    CrossFilter filter(CrossFilterIndex::build(std::make_shared<const FigureColumns>(), context));
    filter.setClause({Dimension::Dates, DateRange{QDate(2024, 1, 1), std::nullopt}});
    filter.setClause({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
    QCOMPARE(filter.selectedCount(), 0);
    QVERIFY(filter.values(Dimension::Kinds).empty());
    QVERIFY(filter.top(Dimension::Payers, 5).empty());
    QCOMPARE(filter.totals().capital.interval.floor, Money{});

    // The first deals of all.
    PlainLedger ledger(3, 20, Usual);
    std::vector<quint32> rows(ledger.deals.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        rows[i] = quint32(i);
    }
    filter.update(ledger.figures(), context, rows);
    QVERIFY(isAs(filter, PlainScan(ledger.deals, false, filter.filter(), {})));
    indexAnew(filter, context, {});
    QVERIFY(isAs(filter, PlainScan(ledger.deals, false, filter.filter(), {})));
}

void CrossFilterTest::copiesGoTheirOwnWays()
{
    // A copy is changed and indexed anew on a worker while the old one goes on answering from the
    // index that both have.
    PlainLedger ledger(11, 300, Usual);
    const auto context = PlainLedger::context(true);
    CrossFilter filter(CrossFilterIndex::build(ledger.figures(), context));
    const auto before = filter.values(Dimension::Companies);

    PlainLedger later = ledger;
    later.deals[5] = later.randomDeal(5);
    const auto figures = later.figures();
    CrossFilter copy = filter;
    std::atomic<bool> isDone = false;
    std::thread worker([&] {
        for (int round = 0; round < 5; ++round) {
            copy.setClause({Dimension::Kinds, QList<DealKind>{DealKind(round), DealKind(9)}});
            copy.update(figures, context, std::vector<quint32>{5});
            indexAnew(copy, context, {});
        }
        isDone = true;
    });
    int rounds = 0;
    while (!isDone || rounds < 3) {
        filter.setClause({Dimension::Payers, QList<CompanyId>{CompanyId(1 + rounds % 5)}});
        filter.setClause({Dimension::Payers, std::monostate{}});
        ++rounds;
    }
    worker.join();
    QVERIFY(isAs(filter, PlainScan(ledger.deals, true, filter.filter(), {})));
    QVERIFY(isAs(copy, PlainScan(later.deals, true, copy.filter(), {})));
    QCOMPARE(filter.values(Dimension::Companies), before);
}

void CrossFilterTest::manyDealsAreIndexedOnSeveralThreads()
{
    // The same deals over and over: everything is so many times as much.
    constexpr int Few = 300;
    constexpr int Times = 170;
    PlainLedger ledger(77, Few, Usual);
    const auto few = ledger.figures();
    auto many = std::make_shared<FigureColumns>();
    many->currencies = few->currencies;
    many->tagNames = few->tagNames;
    for (int time = 0; time < Times; ++time) {
        FigureColumns::eachOwnColumn(*many, *few,
                                     [](auto &to, const auto &from) { to.append(from); });
        many->flags.append(few->flags);
        many->leftOut.append(few->leftOut);
        for (size_t row = 0; row < few->size(); ++row) {
            many->whole.append(few->whole[row] < 0 ? -1 : few->whole[row] + time * Few);
        }
    }
    const auto context = PlainLedger::context(true);
    CrossFilter small(CrossFilterIndex::build(few, context));
    CrossFilter large(CrossFilterIndex::build(many, context));
    for (int step = 0; step < 30; ++step) {
        const std::vector<quint32> rows = small.selectedRows();
        const std::vector<quint32> selected = large.selectedRows();
        QCOMPARE(selected.size(), rows.size() * Times);
        for (size_t i = 0; i < selected.size(); ++i) {
            QCOMPARE(selected[i], rows[i % rows.size()] + quint32(i / rows.size()) * Few);
        }
        QCOMPARE(large.totals().claims, small.totals().claims * Times);
        for (int d = 0; d < DimensionCount; ++d) {
            std::vector<FacetValue> values = small.values(Dimension(d));
            for (FacetValue &value : values) {
                value.deals *= Times;
                value.floor.units *= Times;
                value.ceiling.units *= Times;
                value.firm.units *= Times;
                value.openEnded *= Times;
            }
            QCOMPARE(large.values(Dimension(d)), values);
        }
        FilterClause clause = ledger.randomClause();
        if (clause.dimension != Dimension::Words) {
            small.setClause(clause);
            large.setClause(clause);
        }
    }
}

DEALSCOPE_TEST(CrossFilterTest)
#include "CrossFilterTest.moc"
