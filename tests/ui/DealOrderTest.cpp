// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealOrder.h"
#include "analysis/Review.h"
#include "session/FilterWords.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/ManyDeals.h"
#include "ui/deals/DealJump.h"
#include "ui/deals/DealsModel.h"

#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using ui::DealJump;
using ui::DealOrder;
using ui::DealsModel;

/// The order of deals by each column against whole deals compared one by one, and what typing
/// finds in it.
class DealOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersAsDealsCompare_data();
    void ordersAsDealsCompare();
    void stopsWhenTold();
    void aFilterKeepsTheOrder();
    void anotherClockKeepsThePlaces();
    void typingFindsTheFirst_data();
    void typingFindsTheFirst();
    void typingFindsTheSameSortedOrNot();
};

namespace {

/// What a deal is compared by, written down from the whole deal; nothing: it stands last.
using Key = std::optional<std::pair<QStringList, QList<qint64>>>;

Key keyOf(const analysis::ResolvedDeal &deal, int column, const analysis::Resolution &resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    const auto numbers = [](const QList<qint64> &list) { return Key({{}, list}); };
    const auto dates = [&](const std::optional<PartialDate> &date) {
        return date ? numbers({date->last().toJulianDay(), date->first().toJulianDay()}) : Key();
    };
    switch (column) {
    case DealsModel::Parties: {
        QStringList names;
        for (const auto &side : {deal.payers, deal.payees}) {
            for (int i = 0; i < 2; ++i) {
                names.append(i < side.size() ? snapshot.companyName(side[i])
                                 : i == 0    ? QStringLiteral("not named")
                                             : QString());
                names.last() = foldedForSearch(names.last());
            }
        }
        return Key({names, {}});
    }
    case DealsModel::Kind:
        return Key({{session::kindName(deal.kind)}, {}});
    case DealsModel::Status:
        return deal.status ? numbers({qint64(*deal.status)}) : Key();
    case DealsModel::Amount:
        return deal.headline
            ? numbers({deal.headline->units, deal.interval ? deal.interval->floor.units : 0})
            : Key();
    case DealsModel::Binding:
        return deal.interval ? numbers({deal.firmFloor.units}) : Key();
    case DealsModel::Date:
        return dates(deal.date);
    case DealsModel::Reported:
        return dates(deal.lastReported);
    case DealsModel::Origins:
        return numbers({deal.origins.size()});
    case DealsModel::Claims:
        return numbers({deal.claims.size() + deal.setAside.size()});
    case DealsModel::Conflicts: {
        const auto &review = analysis::Review::of(resolution);
        const int open = review.unsettledCount(deal.id);
        const int settled = review.settledCount(deal.id);
        return open + settled > 0 ? numbers({open, settled}) : Key();
    }
    default:
        return Key({{foldedForSearch(snapshot.deal(deal.id)->title)}, {}});
    }
}

std::vector<quint32> sortedByHand(const analysis::Resolution &resolution, int column,
                                  Qt::SortOrder direction)
{
    std::vector<Key> keys;
    std::vector<quint32> positions;
    for (int i = 0; i < resolution.dealCount(); ++i) {
        keys.push_back(keyOf(resolution.dealAt(i), column, resolution));
        positions.push_back(quint32(i));
    }
    std::ranges::stable_sort(positions, [&](quint32 a, quint32 b) {
        if (!keys[a] || !keys[b]) {
            return keys[a].has_value() && !keys[b];
        }
        return direction == Qt::AscendingOrder ? *keys[a] < *keys[b] : *keys[b] < *keys[a];
    });
    return positions;
}

std::vector<quint32> asVector(std::span<const quint32> span)
{
    return {span.begin(), span.end()};
}

DealOrder::Ptr orderOf(const analysis::ResolutionPtr &resolution, int column,
                       Qt::SortOrder direction = Qt::AscendingOrder)
{
    return DealOrder::of(resolution, column, direction, std::atomic<bool>(false));
}

} // namespace

void DealOrderTest::ordersAsDealsCompare_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("column");
    for (quint32 seed = 1; seed <= 3; ++seed) {
        for (int column = 0; column < DealsModel::ColumnCount; ++column) {
            QTest::addRow("ledger %u by %s", seed, qPrintable(DealsModel::columnKey(column)))
                << seed << column;
        }
    }
}

void DealOrderTest::ordersAsDealsCompare()
{
    QFETCH(quint32, seed);
    QFETCH(int, column);
    const auto resolution = analysis::Resolver::resolve(
        Snapshot::make(tests::randomLedger(seed, 90)), Lens::Latest, {});
    for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        QCOMPARE(asVector(orderOf(resolution, column, direction)->positions()),
                 sortedByHand(*resolution, column, direction));
    }
}

void DealOrderTest::stopsWhenTold()
{
    const auto state = tests::stateOf(tests::manyDeals(50, 5));
    QVERIFY(!DealOrder::of(state->resolution, DealsModel::Amount, Qt::AscendingOrder,
                           std::atomic<bool>(true)));
}

void DealOrderTest::aFilterKeepsTheOrder()
{
    const auto state = tests::stateOf(tests::manyDeals(50, 5));
    const auto order = orderOf(state->resolution, DealsModel::Amount, Qt::DescendingOrder);
    QCOMPARE(order->chosen({3, 7, 40}), (std::vector<quint32>{40, 7, 3}));
    QCOMPARE(order->chosen({}), std::vector<quint32>{});
    QCOMPARE(order->chosen(state->selected), asVector(order->positions()));
    QVERIFY(order->is(DealsModel::Amount, Qt::DescendingOrder));
    QVERIFY(!order->is(DealsModel::Amount, Qt::AscendingOrder));
}

void DealOrderTest::anotherClockKeepsThePlaces()
{
    tests::LedgerBuilder b;
    const auto early = b.source("Reuters", "2025-01-01");
    const auto late = b.source("Reuters", "2026-01-01");
    for (const double amount : {5.0, 3.0, 9.0}) {
        const auto deal = b.deal("Deal", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        b.claim(deal, amount == 5.0 ? late : early, tests::exactBn(amount), Status::Signed);
    }
    const auto snapshot = b.snapshot();
    const auto before = analysis::Resolver::resolve(snapshot, Lens::Latest, QDate(2025, 6, 1));
    const auto after = analysis::Resolver::resolve(snapshot, Lens::Latest, {});
    const auto order = orderOf(before, DealsModel::Amount, Qt::DescendingOrder);
    QCOMPARE(asVector(order->positions()), (std::vector<quint32>{1, 0}));
    // Deals 3 and 2 stay in their order, deal 1 is new.
    QCOMPARE(asVector(order->carriedTo(after)->positions()), (std::vector<quint32>{2, 1, 0}));
    QVERIFY(!order->carriedTo(after)->is(DealsModel::Amount, Qt::DescendingOrder));
    const auto back = orderOf(after, DealsModel::Amount, Qt::AscendingOrder)->carriedTo(before);
    QCOMPARE(asVector(back->positions()), (std::vector<quint32>{0, 1}));
}

namespace {

/// Deals 1 to 6, without an order of their own.
tests::LedgerBuilder jumpLedger()
{
    tests::LedgerBuilder b;
    const auto source = b.source("Reuters", "2025-01-01");
    b.claim(b.deal("zeta", DealKind::Debt, {"Oracle"}, {"OpenAI"}), source).status = Status::Signed;
    b.claim(b.deal("Amazon round", DealKind::Equity, {"Amazon"}, {"OpenAI"}), source);
    b.claim(b.deal("chips", DealKind::Compute, {"Amazon"}, {"Anthropic"}), source).status
        = Status::Completed;
    b.claim(b.deal("Élan", DealKind::Equity, {}, {"xAI"}), source);
    b.claim(b.deal("more chips", DealKind::Compute, {"Amazon", "Oracle"}, {"xAI"}), source);
    const auto etsy = b.deal("", DealKind::Partnership, {}, {});
    b.dealRow(etsy).parties = {Party{b.company("Etsy"), Role::Partner, {}},
                               Party{b.company("OpenAI"), Role::Partner, {}}};
    b.claim(etsy, source).status = Status::Announced;
    return b;
}

} // namespace

void DealOrderTest::typingFindsTheFirst_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("deal"); // 0: none
    const int parties = DealsModel::Parties;
    const int title = DealsModel::Title;
    // By parties: 3 (Amazon, Anthropic), 2 (Amazon, OpenAI), 5 (Amazon + Oracle), 6, 4, 1.
    QTest::newRow("a name") << parties << "Etsy" << 6;
    QTest::newRow("of several the first") << parties << "ama" << 3;
    QTest::newRow("case and accents") << parties << "ÁMÄ" << 3;
    QTest::newRow("both names") << parties << "amazon o" << 2;
    QTest::newRow("with the arrow") << parties << "Amazon → OpenAI" << 2;
    QTest::newRow("joint payers") << parties << "amazon + oracle" << 5;
    QTest::newRow("a side that is not named") << parties << "not named x" << 4;
    QTest::newRow("no name, but a title") << parties << "chi" << 3;
    QTest::newRow("nothing") << parties << "q" << 0;
    QTest::newRow("blank") << parties << " " << 0;
    QTest::newRow("title") << title << "more" << 5;
    QTest::newRow("title without its accent") << title << "elan" << 4;
    QTest::newRow("title before name") << title << "amazon" << 2;
    QTest::newRow("no title, but a name") << title << "etsy" << 6;
    QTest::newRow("kind") << int(DealsModel::Kind) << "eq" << 2;
    QTest::newRow("kind is none, name is") << int(DealsModel::Kind) << "orac" << 1;
    QTest::newRow("status") << int(DealsModel::Status) << "comp" << 3;
    QTest::newRow("a column of numbers: name") << int(DealsModel::Amount) << "etsy" << 6;
}

void DealOrderTest::typingFindsTheFirst()
{
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(int, deal);
    const auto state = tests::stateOf(jumpLedger().data());
    QVERIFY(state->snapshot->titles().size() == 6);
    const auto order = orderOf(state->resolution, column);
    const DealJump jump{*state->resolution, order->positions(), column, Qt::AscendingOrder};
    const int row = jump.rowStartingWith(typed);
    QCOMPARE(row < 0 ? 0 : int(order->positions()[size_t(row)]) + 1, deal);
}

void DealOrderTest::typingFindsTheSameSortedOrNot()
{
    // Many names, of which only some are among the rows.
    const auto state = tests::stateOf(tests::manyDeals(3000, 700));
    QVERIFY(state->snapshot->titles().size() == 3000);
    QList<int> some;
    for (int i = 0; i < 3000; i += 13) {
        some.append(i);
    }
    for (const int column : {int(DealsModel::Parties), int(DealsModel::Title),
                             int(DealsModel::Kind), int(DealsModel::Status)}) {
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const auto rows = orderOf(state->resolution, column, direction)->chosen(some);
            for (const char *typed : {"company 0", "company 01", "company 0333", "company 07",
                                      "deal 2", "deal 299", "deal 3", "e", "c", "sig", "zz"}) {
                const QString text = QString::fromLatin1(typed);
                const DealJump sorted{*state->resolution, rows, column, direction};
                const DealJump unsorted{*state->resolution, rows, -1, direction};
                const int row = sorted.rowStartingWith(text);
                if (column == DealsModel::Parties
                    || (column == DealsModel::Title && !text.startsWith(u'c'))) {
                    QCOMPARE(row, unsorted.rowStartingWith(text));
                }
                // Nothing before it fits.
                QVERIFY(row < 0 || row < int(rows.size()));
            }
        }
    }
}

DEALSCOPE_TEST(DealOrderTest)
#include "DealOrderTest.moc"
