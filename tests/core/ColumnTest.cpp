// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CodeLists.h"
#include "core/DerivedValues.h"
#include "core/SparseLists.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;

namespace {

constexpr size_t ChunkRows = Column<int>::ChunkRows;

Column<int> numbers(int first, size_t count)
{
    Column<int> column;
    for (size_t i = 0; i < count; ++i) {
        column.append(first + int(i));
    }
    return column;
}

std::vector<quint32> listOf(std::span<const quint32> codes)
{
    return {codes.begin(), codes.end()};
}

using Codes = std::vector<quint32>;

} // namespace

/// What the columns of a ledger are made of.
class ColumnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writingClonesTheChunkAlone()
    {
        const Column<int> before = numbers(0, 2 * ChunkRows + 5);
        Column<int> after = before;
        after.set(ChunkRows + 3, -1);
        QCOMPARE(after[ChunkRows + 3], -1);
        QCOMPARE(before[ChunkRows + 3], int(ChunkRows) + 3);
        QVERIFY(after.sharesChunk(before, 0));
        QVERIFY(!after.sharesChunk(before, 1));
        QVERIFY(after.sharesChunk(before, 2));
    }

    void columnsAreAppended_data()
    {
        QTest::addColumn<size_t>("first");
        QTest::addColumn<size_t>("second");
        QTest::newRow("none to none") << size_t(0) << size_t(0);
        QTest::newRow("to none") << size_t(0) << ChunkRows + 7;
        QTest::newRow("none") << size_t(9) << size_t(0);
        QTest::newRow("where a chunk begins") << ChunkRows << ChunkRows + 7;
        QTest::newRow("within a chunk") << ChunkRows + 1 << 2 * ChunkRows;
    }

    void columnsAreAppended()
    {
        QFETCH(size_t, first);
        QFETCH(size_t, second);
        Column<int> column = numbers(0, first);
        const Column<int> more = numbers(int(first), second);
        column.append(more);
        QCOMPARE(column.size(), first + second);
        for (size_t row = 0; row < column.size(); ++row) {
            QCOMPARE(column[row], int(row));
        }
        if (first % ChunkRows == 0 && second > 0) {
            QVERIFY(column.chunk(first / ChunkRows).data() == more.chunk(0).data());
        }
        // What is shared is not written to.
        column.append(-1);
        QCOMPARE(more.size(), second);
        QCOMPARE(column[first + second], -1);
        QCOMPARE(column.size(), first + second + 1);
    }

    void codeListsAreAppended()
    {
        CodeLists lists;
        lists.append(Codes{1, 2});
        CodeLists more;
        more.append(Codes{});
        more.append(Codes{3});
        more.append(Codes{4, 5, 6});
        lists.append(more);
        QCOMPARE(lists.size(), size_t(4));
        QCOMPARE(listOf(lists[0]), (Codes{1, 2}));
        QCOMPARE(listOf(lists[1]), Codes{});
        QCOMPARE(listOf(lists[2]), Codes{3});
        QCOMPARE(listOf(lists[3]), (Codes{4, 5, 6}));
        more.set(1, {9, 9});
        lists.append(more);
        QCOMPARE(listOf(lists[5]), (Codes{9, 9}));
        QCOMPARE(listOf(lists[2]), Codes{3});
        lists.append(CodeLists());
        QCOMPARE(lists.size(), size_t(7));
    }

    void fewRowsHaveLists()
    {
        SparseLists lists;
        QVERIFY(lists[0].empty());
        QCOMPARE(lists.size(), size_t(0));
        lists.add(3, 7);
        lists.add(3, 8);
        lists.add(900, 1);
        QCOMPARE(lists.size(), size_t(2));
        QCOMPARE(listOf(lists[3]), (Codes{7, 8}));
        QCOMPARE(listOf(lists[900]), Codes{1});
        for (const quint32 row : {0U, 2U, 4U, 899U, 901U}) {
            QVERIFY(lists[row].empty());
        }
        QCOMPARE(listOf(lists.rows()), (Codes{3, 900}));
        QCOMPARE(listOf(lists.ends()), (Codes{2, 3}));
        QCOMPARE(listOf(lists.codes()), (Codes{7, 8, 1}));
        QVERIFY(lists == SparseLists::of({3, 900}, {2, 3}, {7, 8, 1}));
        QVERIFY(!(lists == SparseLists::of({3, 900}, {1, 3}, {7, 8, 1})));
        QVERIFY(SparseLists() == SparseLists::of({}, {}, {}));
    }

    void derivedValuesAreTakenOver()
    {
        struct Number {
            int value = 0;
        };
        const DerivedValues before;
        const DerivedValues none;
        none.follow<Number>(before, [](const auto &old) {
            return std::make_shared<const Number>(Number{old->value + 1});
        });
        // Nobody had asked: it is made.
        QCOMPARE(none.get<Number>([] { return Number{5}; })->value, 5);

        (void)before.get<Number>([] { return Number{7}; });
        const DerivedValues after;
        after.follow<Number>(before, [](const auto &old) {
            return std::make_shared<const Number>(Number{old->value + 1});
        });
        QCOMPARE(after.get<Number>([] { return Number{0}; })->value, 8);
        const DerivedValues same;
        same.follow<Number>(before, [](const auto &old) { return old; });
        QCOMPARE(same.get<Number>([] { return Number{0}; }).get(),
                 before.get<Number>([] { return Number{0}; }).get());
    }
};

DEALSCOPE_TEST(ColumnTest)
#include "ColumnTest.moc"
