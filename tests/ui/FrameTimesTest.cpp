// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FrameTimes.h"
#include "tests/support/TestRegistry.h"

#include <QBuffer>
#include <QTest>

using namespace dealscope::tests;
using dealscope::ui::FrameTimes;

class FrameTimesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGestureEndsWithTheFrameThatShowsIt()
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        bool waiting = false;
        {
            qint64 now = 0;
            FrameTimes times(
                out, [&waiting] { return waiting; }, [&now] { return now += 1'000'000; });
            const auto handle = [&times](QEvent::Type type, bool isWindow) {
                times.before(type);
                times.after(isWindow, type);
            };
            handle(QEvent::UpdateRequest, true); // no gesture: no line
            handle(QEvent::Wheel, false);
            handle(QEvent::UpdateRequest, false); // another widget's
            handle(QEvent::UpdateRequest, true);
            handle(QEvent::KeyPress, false);
            times.noteIdle();
            now += 100'000'000; // changed nothing
            handle(QEvent::UpdateRequest, true);
            // What a worker answers is shown by the frame after its answer.
            handle(QEvent::MouseButtonRelease, false);
            waiting = true;
            handle(QEvent::UpdateRequest, true);
            times.noteIdle();
            now += 100'000'000;
            waiting = false;
            times.noteNewState();
            handle(QEvent::UpdateRequest, true);
        }
        const QList<QByteArray> lines = out.data().split('\n');
        QCOMPARE(lines.size(), 6);
        QVERIFY(lines[0].startsWith("frame ") && lines[0].endsWith(" ms wheel"));
        QVERIFY(lines[1].startsWith("frame ") && lines[1].endsWith(" ms click, new state"));
        QVERIFY(lines[2].startsWith("summary click, new state: 1 frames, median "));
        QVERIFY(lines[3].startsWith("summary wheel: 1 frames"));
        QVERIFY(lines[4].startsWith("summary blocked over 50 ms: "));
    }

    void summary()
    {
        QList<double> times;
        for (int i = 100; i >= 1; --i) {
            times.append(i);
        }
        const auto summary = FrameTimes::summaryOf(times);
        QCOMPARE(summary.frames, 100);
        QCOMPARE(summary.median, 50.0);
        QCOMPARE(summary.high, 95.0);
        QCOMPARE(summary.longest, 100.0);
        QCOMPARE(FrameTimes::summaryOf({}).frames, 0);
        QCOMPARE(FrameTimes::summaryOf({7}).high, 7.0);
    }
};

DEALSCOPE_TEST(FrameTimesTest)
#include "FrameTimesTest.moc"
