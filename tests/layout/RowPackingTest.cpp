// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/RowPacking.h"

#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using dealscope::layout::RowPacking;

class RowPackingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstFreeRow()
    {
        RowPacking packing(10);
        QCOMPARE(packing.rows(), 0);
        QCOMPARE(packing.place(0, 100), 0);
        QCOMPARE(packing.place(20, 40), 1);
        QCOMPARE(packing.place(45, 60), 2); // row 1 ends at 40, the gap is 10
        QCOMPARE(packing.place(50, 55), 1); // just far enough
        QCOMPARE(packing.place(110, 200), 0); // all are free: the first
        QCOMPARE(packing.place(110, 120), 1);
        QCOMPARE(packing.rows(), 3);
    }

    void asFewRowsAsPossibleWithoutOverlap_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    void asFewRowsAsPossibleWithoutOverlap()
    {
        QFETCH(quint32, seed);
        constexpr double Gap = 4;
        QRandomGenerator random(seed);
        struct Piece {
            double left;
            double right;
            int row = -1;
        };
        std::vector<Piece> pieces;
        for (int i = 0; i < 400; ++i) {
            const double left = random.bounded(2000);
            pieces.push_back({left, left + 1 + random.bounded(120)});
        }
        std::ranges::sort(pieces, {}, &Piece::left);
        RowPacking packing(Gap);
        std::vector<double> ends; // of rows, for a plain first fit
        for (Piece &piece : pieces) {
            piece.row = packing.place(piece.left, piece.right);
            const auto plain
                = std::ranges::find_if(ends, [&](double end) { return end + Gap <= piece.left; });
            QCOMPARE(piece.row, int(plain - ends.begin()));
            if (plain == ends.end()) {
                ends.push_back(piece.right);
            } else {
                *plain = piece.right;
            }
        }
        int deepest = 0;
        for (const Piece &piece : pieces) {
            int depth = 0;
            for (const Piece &other : pieces) {
                depth += other.left <= piece.left && other.right + Gap > piece.left ? 1 : 0;
                if (&other != &piece && other.row == piece.row) {
                    QVERIFY(other.right + Gap <= piece.left || piece.right + Gap <= other.left);
                }
            }
            deepest = std::max(deepest, depth);
        }
        QCOMPARE(packing.rows(), deepest);
    }
};

DEALSCOPE_TEST(RowPackingTest)
#include "RowPackingTest.moc"
