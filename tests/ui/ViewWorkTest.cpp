// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LedgerSession.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"
#include "ui/views/View.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;
using namespace dealscope::tests;
using session::StatePtr;

namespace {

/// Works at each state for as long as it is told to; what it shows is the state's name.
class WorkingView : public ui::View
{
public:
    [[nodiscard]] QString viewName() const override { return QStringLiteral("working"); }
    [[nodiscard]] QString pictureTitle() const override { return m_shown; }
    void paintTo(QPainter &, const QRectF &, const ui::PaintStyle &) override { }
    [[nodiscard]] QSize exportSizeHint() override { return {100, 100}; }
    [[nodiscard]] io::RecordTable dataTable() override { return {}; }
    [[nodiscard]] QString leftOutLine() override { return {}; }

    std::shared_ptr<QSemaphore> gate = std::make_shared<QSemaphore>();
    std::shared_ptr<std::atomic<int>> worked = std::make_shared<std::atomic<int>>(0);
    bool works = true;

protected:
    void prepare(const StatePtr &state) override
    {
        if (works) {
            m_comingState = state;
            m_coming = startWork([name = state->ledgerName, gate = gate, worked = worked] {
                gate->acquire();
                ++*worked;
                return name;
            });
        }
    }
    void stateChanged() override
    {
        m_shown = m_comingState == state() ? m_coming.get() : QStringLiteral("at once");
    }

private:
    StatePtr m_comingState;
    std::future<QString> m_coming;
    QString m_shown;
};

} // namespace

/// A view keeps what it shows until the work for the newest state has ended.
class ViewWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPictureUntilTheNextIsMade()
    {
        WorkingView view;
        QSignalSpy taken(&view, &ui::View::stateTaken);
        send(view, QStringLiteral("one"));
        QVERIFY(view.isBehind());
        QVERIFY(!view.state());
        QCOMPARE(taken.size(), 0);
        view.gate->release();
        QTRY_VERIFY(!view.isBehind());
        QCOMPARE(view.pictureTitle(), QStringLiteral("one"));
        QCOMPARE(taken.size(), 1);
    }

    void onlyTheNewestCounts()
    {
        WorkingView view;
        for (const char *name : {"one", "two", "three"}) {
            send(view, QString::fromLatin1(name));
        }
        view.gate->release(3);
        QTRY_VERIFY(!view.isBehind());
        QCOMPARE(view.pictureTitle(), QStringLiteral("three"));
        // The second was outdated before its turn; the first may have begun.
        QVERIFY(*view.worked <= 2);
    }

    void isTakenAtOnceWithoutWork()
    {
        WorkingView view;
        send(view, QStringLiteral("one"));
        view.works = false;
        view.gate->release();
        const StatePtr small = stateNamed(QStringLiteral("small"));
        view.setState(small);
        QVERIFY(!view.isBehind());
        QCOMPARE(view.state(), small);
        QCOMPARE(view.pictureTitle(), QStringLiteral("at once"));
        QTest::qWait(20);
        QCOMPARE(view.state(), small);
    }

    void isWaitedForWhenAsked()
    {
        WorkingView view;
        send(view, QStringLiteral("one"));
        view.gate->release();
        view.catchUp();
        QVERIFY(!view.isBehind());
        QCOMPARE(view.pictureTitle(), QStringLiteral("one"));
        QTest::qWait(20); // the end of the work, told late, changes nothing
        QCOMPARE(view.pictureTitle(), QStringLiteral("one"));
    }

    void goesWhileItWorks()
    {
        auto view = std::make_unique<WorkingView>();
        const auto worked = view->worked;
        send(*view, QStringLiteral("one"));
        view->gate->release();
        view.reset();
        QVERIFY(*worked <= 1);
        QTest::qWait(20);
    }

private:
    static StatePtr stateNamed(const QString &name)
    {
        return *session::makeState(core::Snapshot::make(randomLedger(1, 5)), {}, {}, nullptr, name);
    }
    static void send(ui::View &view, const QString &name)
    {
        const StatePtr state = stateNamed(name);
        view.announce(state);
        view.setState(state);
    }
};

DEALSCOPE_TEST(ViewWorkTest)
#include "ViewWorkTest.moc"
