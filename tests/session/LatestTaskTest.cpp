// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LatestTask.h"
#include "tests/support/TestRegistry.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace dealscope::session;
using namespace dealscope::tests;

class LatestTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersComeHomeFromAWorker()
    {
        LatestTask task;
        QThread *worked = nullptr;
        QThread *answered = nullptr;
        task.ask(
            [&worked] {
                worked = QThread::currentThread();
                return 42;
            },
            [&](int result) {
                QCOMPARE(result, 42);
                answered = QThread::currentThread();
            });
        QVERIFY(task.isBusy());
        QTRY_VERIFY(answered);
        QCOMPARE(answered, thread());
        QVERIFY(worked != answered);
        QVERIFY(!task.isBusy());
    }

    void onlyTheNewestIsAnswered()
    {
        LatestTask task;
        QSemaphore gate;
        QList<int> ran;
        QList<int> answers;
        const auto ask = [&](int number) {
            task.ask(
                [&gate, &ran, number] {
                    gate.acquire();
                    ran.append(number);
                    return number;
                },
                [&answers](int answer) { answers.append(answer); });
        };
        for (int number = 1; number <= 5; ++number) {
            ask(number);
        }
        gate.release(5);
        QTRY_VERIFY(!task.isBusy());
        // The first was running already; those between were never begun.
        QCOMPARE(ran, (QList<int>{1, 5}));
        QCOMPARE(answers, QList<int>{5});
    }

    void whatIsForgottenIsNotAnswered()
    {
        LatestTask task;
        QSignalSpy busy(&task, &LatestTask::busyChanged);
        QSemaphore gate;
        bool answered = false;
        task.ask(
            [&gate] {
                gate.acquire();
                return 1;
            },
            [&answered](int) { answered = true; });
        task.forget();
        QCOMPARE(busy.size(), 2);
        gate.release();
        bool second = false;
        task.ask([] { return 2; }, [&second](int) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!answered);
    }

    void anAnswerCanBeWaitedFor()
    {
        LatestTask task;
        QList<int> answers;
        const auto ask = [&](int number) {
            task.ask(
                [number] {
                    QThread::msleep(20);
                    return number;
                },
                [&answers](int answer) { answers.append(answer); });
        };
        ask(1);
        ask(2);
        task.finishNow();
        QCOMPARE(answers, QList<int>{2});
        QVERIFY(!task.isBusy());
        // What is still on its way from the worker says nothing any more, also while it is at
        // something else.
        ask(3);
        QCoreApplication::processEvents();
        QTRY_VERIFY(!task.isBusy());
        QCOMPARE(answers, (QList<int>{2, 3}));
        task.finishNow();
        QCOMPARE(answers, (QList<int>{2, 3}));
    }

    void destructionWaits()
    {
        QSemaphore gate;
        bool done = false;
        bool answered = false;
        auto task = std::make_unique<LatestTask>();
        task->ask(
            [&] {
                gate.acquire();
                done = true;
                return 1;
            },
            [&answered](int) { answered = true; });
        gate.release();
        task.reset();
        QVERIFY(done);
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

DEALSCOPE_TEST(LatestTaskTest)
#include "LatestTaskTest.moc"
