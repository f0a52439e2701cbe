// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/NewestWork.h"

#include "tests/support/TestRegistry.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QThreadPool>

using namespace dealscope;
using namespace dealscope::ui;

class NewestWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsLandInOrderOnTheirOwnThread()
    {
        NewestWork work;
        QSignalSpy finished(&work, &NewestWork::finished);
        QList<int> landed;
        work.start([&landed](core::WorkControl &, const NewestWork::Land &land) {
            const QThread *worker = QThread::currentThread();
            for (int i = 0; i < 3; ++i) {
                land([&landed, worker, i] {
                    QVERIFY(QThread::currentThread() != worker);
                    landed.append(i);
                });
            }
        });
        QVERIFY(work.isRunning());
        QVERIFY(finished.wait());
        QCOMPARE(landed, (QList<int>{0, 1, 2}));
        QVERIFY(!work.isRunning());
    }

    void onlyTheNewestLands()
    {
        NewestWork work;
        QSignalSpy finished(&work, &NewestWork::finished);
        QSemaphore begun;
        QSemaphore release;
        QStringList landed;
        bool sawCancel = false;
        work.start([&](core::WorkControl &control, const NewestWork::Land &land) {
            begun.release();
            release.acquire();
            sawCancel = control.isCancelled();
            land([&landed] { landed.append(QStringLiteral("old")); });
        });
        begun.acquire();
        work.start([&](core::WorkControl &, const NewestWork::Land &land) {
            land([&landed] { landed.append(QStringLiteral("new")); });
        });
        release.release();
        QVERIFY(finished.wait());
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QVERIFY(sawCancel);
        QCOMPARE(landed, QStringList{QStringLiteral("new")});
        QCOMPARE(finished.size(), 1);
    }

    void whatIsCancelledLandsNothing()
    {
        NewestWork work;
        QSignalSpy finished(&work, &NewestWork::finished);
        QSemaphore begun;
        QSemaphore release;
        bool landed = false;
        work.start([&](core::WorkControl &, const NewestWork::Land &land) {
            begun.release();
            release.acquire();
            land([&landed] { landed = true; });
        });
        begun.acquire();
        work.cancel();
        QVERIFY(!work.isRunning());
        release.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QVERIFY(!landed);
        QVERIFY(finished.isEmpty());
    }

    void itMayGoWhileWorkRuns()
    {
        QSemaphore begun;
        QSemaphore release;
        bool landed = false;
        bool sawCancel = false;
        auto work = std::make_unique<NewestWork>();
        work->start([&](core::WorkControl &control, const NewestWork::Land &land) {
            begun.release();
            release.acquire();
            sawCancel = control.isCancelled();
            land([&landed] { landed = true; });
        });
        begun.acquire();
        work.reset();
        release.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QVERIFY(sawCancel);
        QVERIFY(!landed);
    }

    void progressIsTold()
    {
        NewestWork work;
        QSignalSpy progressed(&work, &NewestWork::progressed);
        QSemaphore release;
        work.start([&](core::WorkControl &control, const NewestWork::Land &) {
            control.setSteps(4);
            control.setDone(3);
            release.acquire();
        });
        QVERIFY(progressed.wait());
        QTRY_COMPARE(progressed.last().first().toInt(), 75);
        release.release();
        QTRY_VERIFY(!work.isRunning());
    }
};

DEALSCOPE_TEST(NewestWorkTest)
#include "NewestWorkTest.moc"
