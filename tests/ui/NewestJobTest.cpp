// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/NewestJob.h"
#include "tests/support/TestRegistry.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QThreadPool>

using dealscope::ui::NewestJob;

class NewestJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksElsewhereAndLandsHere()
    {
        NewestJob job;
        QThread *worked = nullptr;
        QThread *landed = nullptr;
        job.start([](const NewestJob::Stop &) { return QThread::currentThread(); },
                  [&](QThread *thread) {
                      worked = thread;
                      landed = QThread::currentThread();
                  });
        QVERIFY(job.isRunning());
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(landed, QThread::currentThread());
        QVERIFY(worked && worked != landed);
    }

    void onlyTheNewestLands()
    {
        const auto gate = std::make_shared<QSemaphore>();
        NewestJob job;
        QList<int> landed;
        job.start(
            [gate](const NewestJob::Stop &) {
                gate->acquire();
                return 1;
            },
            [&](int result) { landed.append(result); });
        job.start([](const NewestJob::Stop &) { return 2; },
                  [&](int result) { landed.append(result); });
        gate->release();
        QTRY_VERIFY(!job.isRunning());
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QCOMPARE(landed, QList<int>{2});
    }

    void theOwnersEndDropsTheResult()
    {
        const auto gate = std::make_shared<QSemaphore>();
        bool landed = false;
        {
            NewestJob job;
            job.start(
                [gate](const NewestJob::Stop &) {
                    gate->acquire();
                    return 1;
                },
                [&](int) { landed = true; });
        }
        gate->release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QVERIFY(!landed);
    }

    void aResultUnderWayIsDroppedByTheNextStart()
    {
        NewestJob job;
        QList<int> landed;
        job.start([](const NewestJob::Stop &) { return 1; },
                  [&](int result) { landed.append(result); });
        QVERIFY(QThreadPool::globalInstance()->waitForDone()); // posted, not yet here
        job.cancel();
        QVERIFY(!job.isRunning());
        QCoreApplication::processEvents();
        QVERIFY(landed.isEmpty());
    }
};

DEALSCOPE_TEST(NewestJobTest)
#include "NewestJobTest.moc"
