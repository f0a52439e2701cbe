// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimelineLayout.h"

#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

using namespace dealscope::layout;

namespace {

constexpr double Left = 200;
constexpr double Width = 600;

TimelineEntry entryAt(double day, double label = 80)
{
    TimelineEntry entry;
    entry.marks = {{day, day}};
    entry.labelWidths = {label, label / 2};
    return entry;
}

TimelineLayoutOptions optionsWithColumn()
{
    TimelineLayoutOptions options;
    options.undatedLeft = 80;
    options.undatedWidth = 110;
    return options;
}

/// Everything that an entry covers at the level of its marks, cut to the window.
QList<QRectF> boxesOf(const PlacedEntry &entry, const TimelineLayoutOptions &options)
{
    QList<QRectF> boxes;
    for (const PlacedMark &mark : entry.marks) {
        if (mark.visible) {
            boxes.append(
                QRectF(mark.x - options.markSize / 2, entry.markY - 5, options.markSize, 10));
        }
    }
    if (entry.label >= 0) {
        boxes.append(QRectF(entry.labelLeft, entry.markY - 7, entry.labelWidth, 14));
    }
    return boxes;
}

void verifyNothingOverlaps(const TimelineGeometry &geometry, const TimelineScale &scale,
                           const TimelineLayoutOptions &options)
{
    QList<QRectF> boxes;
    for (const PlacedEntry &entry : geometry.entries) {
        for (const QRectF &box : boxesOf(entry, options)) {
            QVERIFY(box.left() >= options.undatedLeft - 1e-6);
            QVERIFY(box.right() <= scale.right() + 1e-6);
            for (const QRectF &other : boxes) {
                QVERIFY2(!box.adjusted(0.01, 0.01, -0.01, -0.01).intersects(other),
                         qPrintable(QStringLiteral("entry %1 at %2 with one at %3")
                                        .arg(entry.entry)
                                        .arg(box.left())
                                        .arg(other.left())));
            }
            boxes.append(box);
        }
        if (entry.term && entry.term->visible) {
            QVERIFY(entry.term->left >= scale.left() - 1e-6);
            QVERIFY(entry.term->right <= scale.right() + 1e-6);
        }
    }
}

} // namespace

class TimelineLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        const TimelineGeometry geometry = layoutTimeline({}, {{0, 100}, Left, Width});
        QVERIFY(geometry.lanes.isEmpty());
        QCOMPARE(geometry.height, 0.0);
    }

    void one()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        const TimelineGeometry geometry = layoutTimeline({{entryAt(50)}}, scale);
        QCOMPARE(geometry.entries.size(), 1);
        const PlacedEntry &entry = geometry.entries[0];
        QCOMPARE(entry.marks.at(0).x, 500.0);
        QCOMPARE(entry.label, 0);
        QCOMPARE(entry.labelLeft, 500 + 5.5 + 6);
        QCOMPARE(geometry.lanes[0].rows, 1);
        QVERIFY(!entry.outside);
    }

    void rowsArePacked()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        // 6 px a day: 20 days are 120 px, room for a mark and a label of 80.
        const TimelineGeometry apart
            = layoutTimeline({{entryAt(10), entryAt(30), entryAt(50)}}, scale);
        QCOMPARE(apart.lanes[0].rows, 1);
        const TimelineGeometry close
            = layoutTimeline({{entryAt(10), entryAt(15), entryAt(50)}}, scale);
        QCOMPARE(close.lanes[0].rows, 2);
        QCOMPARE(close.entries[2].row, 0);
    }

    void labelAtTheEdgeMovesLeft()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        const TimelineGeometry geometry = layoutTimeline({{entryAt(98)}}, scale);
        const PlacedEntry &entry = geometry.entries[0];
        QCOMPARE(entry.label, 0);
        QVERIFY(entry.labelLeft + entry.labelWidth < entry.marks[0].x - 5);
    }

    void overlappingMarksJoin()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        TimelineEntry entry = entryAt(10);
        entry.marks = {{10, 10}, {10.5, 10.5}, {11, 11}, {40, 40}};
        const TimelineGeometry geometry = layoutTimeline({{entry}}, scale);
        QCOMPARE(geometry.entries[0].marks.size(), 2);
        QCOMPARE(geometry.entries[0].marks[0].members, (QList<int>{0, 1, 2}));
        QCOMPARE(geometry.entries[0].marks[0].x, scale.x(10.5));
    }

    void undatedStandInTheirColumn()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        TimelineEntry undated;
        undated.undatedMarks = 1;
        undated.labelWidths = {200, 60};
        TimelineEntry both = entryAt(50);
        both.undatedMarks = 6;
        const TimelineLayoutOptions options = optionsWithColumn();
        const TimelineGeometry geometry
            = layoutTimeline({{undated, both, entryAt(50)}}, scale, options);
        QCOMPARE(geometry.entries[0].label, 1);
        QVERIFY(geometry.entries[0].labelLeft + 60 <= 190);
        QVERIFY(geometry.entries[0].row != geometry.entries[1].row);
        int members = 0;
        for (const PlacedMark &mark : geometry.entries[1].marks) {
            members += mark.undated ? int(mark.members.size()) : 0;
            QVERIFY(!mark.undated || mark.x < 190);
        }
        QCOMPARE(members, 6);
        verifyNothingOverlaps(geometry, scale, options);
    }

    void termsAreCutToTheWindow()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        TimelineEntry entry = entryAt(20);
        entry.term = TermSpan{20, 150, 200};
        TimelineEntry open = entryAt(20);
        open.term = TermSpan{20, {}, {}};
        const TimelineGeometry geometry = layoutTimeline({{entry, open}}, scale);
        const PlacedTerm &cut = *geometry.entries[0].term;
        QVERIFY(cut.cutRight && !cut.cutLeft && !cut.openRight);
        QCOMPARE(cut.right, scale.right());
        const PlacedTerm &fading = *geometry.entries[1].term;
        QVERIFY(fading.openRight && !fading.cutRight);
        QCOMPARE(fading.right, scale.x(20) + TimelineLayoutOptions().fadeLength);
        QVERIFY(geometry.entries[0].row != geometry.entries[1].row);
        QVERIFY(geometry.entries[0].termY > geometry.entries[0].markY);
    }

    void termKeepsItsNameWhenItsMarkLeaves()
    {
        TimelineEntry entry = entryAt(20);
        entry.term = TermSpan{20, 500, 500};
        const TimelineScale scale({100, 200}, Left, Width);
        const TimelineGeometry geometry = layoutTimeline({{entry}}, scale);
        QVERIFY(!geometry.entries[0].outside);
        QCOMPARE(geometry.entries[0].label, 0);
        QVERIFY(geometry.entries[0].labelLeft >= Left);
    }

    void outsideIsCounted()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        const TimelineGeometry geometry
            = layoutTimeline({{entryAt(50), entryAt(-20), entryAt(300)}}, scale);
        QCOMPARE(geometry.outside, 2);
        QCOMPARE(geometry.entries.size(), 3);
        QCOMPARE(geometry.entries[1].label, -1);
    }

    void panningKeepsRows()
    {
        QRandomGenerator random(7);
        QList<TimelineEntry> lane;
        for (int i = 0; i < 40; ++i) {
            lane.append(entryAt(random.bounded(400), 60 + random.bounded(100)));
        }
        const TimelineGeometry here = layoutTimeline({lane}, {{0, 100}, Left, Width});
        const TimelineGeometry there = layoutTimeline({lane}, {{137, 237}, Left, Width});
        for (qsizetype i = 0; i < lane.size(); ++i) {
            QCOMPARE(here.entries[i].row, there.entries[i].row);
        }
        QCOMPARE(here.height, there.height);
    }

    void rowsFillTheHeight()
    {
        const TimelineScale scale({0, 100}, Left, Width);
        TimelineLayoutOptions options;
        const QList<QList<TimelineEntry>> lanes{{entryAt(10), entryAt(11)}, {entryAt(50)}};
        const double natural = layoutTimeline(lanes, scale, options).height;
        options.availableHeight = natural * 1.2;
        QVERIFY(std::abs(layoutTimeline(lanes, scale, options).height - natural * 1.2) < 1e-6);
        options.availableHeight = natural * 10;
        QVERIFY(layoutTimeline(lanes, scale, options).height
                <= natural * options.mostStretch + 1e-6);
        options.availableHeight = natural / 2;
        QCOMPARE(layoutTimeline(lanes, scale, options).height, natural);
    }

    void nothingOverlaps_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<double>("days");
        for (quint32 seed = 1; seed <= 12; ++seed) {
            for (const double days : {30.0, 400.0, 4000.0}) {
                QTest::addRow("seed %u, %g days", seed, days) << seed << days;
            }
        }
    }

    void nothingOverlaps()
    {
        QFETCH(quint32, seed);
        QFETCH(double, days);
        QRandomGenerator random(seed);
        QList<QList<TimelineEntry>> lanes;
        int count = 0;
        for (int l = 0; l < 5; ++l) {
            QList<TimelineEntry> lane;
            for (int i = 0; i < 14; ++i, ++count) {
                TimelineEntry entry;
                double day = random.bounded(1000);
                for (int m = random.bounded(4); m > 0; --m) {
                    const double span = random.bounded(3) == 0 ? random.bounded(365) : 0;
                    entry.marks.append({day, day + span});
                    day += span + random.bounded(20);
                }
                std::ranges::sort(entry.marks, {}, &DaySpan::middle);
                entry.undatedMarks
                    = entry.marks.isEmpty() ? 1 + random.bounded(5) : random.bounded(3);
                if (random.bounded(4) == 0) {
                    entry.term = TermSpan{day, day + random.bounded(500), day + 600};
                }
                if (random.bounded(4) == 0) {
                    entry.steps.append({day + 40, day + 70});
                }
                const double label = 60 + random.bounded(150);
                entry.labelWidths = {label, label * 0.6, 30};
                lane.append(entry);
            }
            lanes.append(lane);
        }
        const TimelineScale scale({0, days}, Left, Width);
        const TimelineLayoutOptions options = optionsWithColumn();
        const TimelineGeometry geometry = layoutTimeline(lanes, scale, options);
        QCOMPARE(geometry.entries.size(), count);
        verifyNothingOverlaps(geometry, scale, options);
        for (const PlacedEntry &entry : geometry.entries) {
            const TimelineEntry &source = lanes[entry.lane][entry.entry];
            qsizetype dated = 0;
            qsizetype undated = 0;
            for (const PlacedMark &mark : entry.marks) {
                (mark.undated ? undated : dated) += mark.members.size();
            }
            QCOMPARE(dated, source.marks.size());
            QCOMPARE(undated, source.undatedMarks);
            const PlacedLane &lane = geometry.lanes[entry.lane];
            QVERIFY(entry.top >= lane.top - 1e-6);
            QVERIFY(entry.top + entry.height <= lane.top + lane.height + 1e-6);
        }
        for (qsizetype i = 0; i + 1 < geometry.lanes.size(); ++i) {
            QCOMPARE(geometry.lanes[i].top + geometry.lanes[i].height, geometry.lanes[i + 1].top);
        }
    }
};

DEALSCOPE_TEST(TimelineLayoutTest)
#include "TimelineLayoutTest.moc"
