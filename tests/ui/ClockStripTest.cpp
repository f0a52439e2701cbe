// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clock/ClockStrip.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/clock/ClockSlider.h"
#include "ui/theme/Theme.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/ViewWiring.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

namespace {

const QDate First(2025, 12, 17);
const QDate Second(2025, 12, 19);
const QDate Third(2026, 1, 31); ///< inferred, a month

/// Three days of publication with 1, 3 and 2 reports, and one undated report.
LedgerData fourSources()
{
    tests::LedgerBuilder b;
    const auto first = b.source("Reuters", "2025-12-17");
    const auto second = b.source("ukiyo journal", "2025-12-19");
    const auto third = b.source("Creati.ai", "2026-01");
    b.sourceRow(third).publishedInferred = true;
    const auto undated = b.source("A paper", nullptr);
    const auto deal = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    for (const SourceId source : {first, second, second, second, third, third, undated}) {
        b.claim(deal, source, tests::upToBn(10), Status::InTalks);
    }
    return b.data();
}

} // namespace

class ClockStripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        m_wiring = std::make_unique<ViewWiring>(*m_session);
        m_strip = std::make_unique<ClockStrip>();
        m_wiring->add(m_strip.get());
        open(fourSources());
        m_strip->resize(900, m_strip->sizeHint().height());
        m_strip->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
    }
    void cleanup()
    {
        m_strip.reset();
        m_wiring.reset();
        m_session.reset();
    }

    void itSaysWhatIsShown()
    {
        QCOMPARE(m_strip->sentence(),
                 QStringLiteral("Everything that this deal file’s sources have published so far"));
        QCOMPARE(m_strip->undated()->text(), QStringLiteral("1 undated, only without a set day"));
        set(QDate(2025, 12, 18));
        QCOMPARE(m_strip->sentence(),
                 QStringLiteral("What this deal file’s sources had published by 18 Dec 2025"));
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(slider());
        QVERIFY(access);
        QCOMPARE(access->role(), QAccessible::Slider);
        QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Published by"));
        QCOMPARE(access->text(QAccessible::Value), m_strip->sentence());
    }

    void aDragIsOneStepOfTheHistory()
    {
        set(First);
        QSignalSpy sent(m_strip.get(), &ClockStrip::publishedByChanged);
        press(First);
        move(QDate(2025, 12, 28));
        move(QDate(2026, 1, 10));
        QVERIFY(sent.size() >= 2);
        QVERIFY(sent.last().at(1).toBool());
        QCOMPARE(clock(), QDate(2026, 1, 10));
        release(QDate(2026, 1, 10));
        QVERIFY(!sent.last().at(1).toBool());
        QCOMPARE(clock(), QDate(2026, 1, 10));
        m_session->filters().goBack();
        QCOMPARE(clock(), First);
        QCOMPARE(slider()->clock(), std::optional(First));
    }

    void takingTheHandleDoesNotMoveIt()
    {
        set(Second);
        press(Second, 5);
        release(Second, 5);
        QCOMPARE(clock(), Second);
        press(QDate(2026, 1, 10));
        release(QDate(2026, 1, 10));
        QCOMPARE(clock(), QDate(2026, 1, 10));
    }

    void nearADayOfPublicationItIsMeant()
    {
        press(Third, 3);
        release(Third, 3);
        QCOMPARE(clock(), Third);
    }

    void stepsGoFromPublicationToPublication()
    {
        QVERIFY(!m_strip->forwardButton()->isEnabled());
        QVERIFY(!m_strip->everythingButton()->isEnabled());
        click(m_strip->backButton());
        QCOMPARE(clock(), Third);
        click(m_strip->backButton());
        click(m_strip->backButton());
        QCOMPARE(clock(), First);
        QVERIFY(!m_strip->backButton()->isEnabled());
        click(m_strip->forwardButton());
        QCOMPARE(clock(), Second);
        click(m_strip->everythingButton());
        QVERIFY(!m_session->filters().perspective().publishedBy);
    }

    void keys_data()
    {
        QTest::addColumn<QDate>("from");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QDate>("to");
        QTest::newRow("left") << Second << Qt::Key_Left << First;
        QTest::newRow("left at the first") << First << Qt::Key_Left << First;
        QTest::newRow("left of everything") << QDate() << Qt::Key_Left << Third;
        QTest::newRow("right") << QDate(2025, 12, 18) << Qt::Key_Right << Second;
        QTest::newRow("right at the last") << Third << Qt::Key_Right << Third;
        QTest::newRow("home") << Third << Qt::Key_Home << First;
        QTest::newRow("end") << First << Qt::Key_End << QDate();
    }
    void keys()
    {
        QFETCH(QDate, from);
        QFETCH(Qt::Key, key);
        QFETCH(QDate, to);
        set(from);
        QTest::keyClick(slider(), key);
        QCOMPARE(clock(), to);
    }

    void itPlaysToTheEndAsOneStep()
    {
        m_strip->setPlayInterval(1);
        QTest::keyClick(slider(), Qt::Key_Space);
        QCOMPARE(clock(), First);
        QVERIFY(m_strip->isPlaying());
        QTRY_VERIFY(!m_strip->isPlaying());
        QCOMPARE(clock(), Third);
        m_session->filters().goBack();
        QCOMPARE(clock(), QDate());
        QVERIFY(!m_session->filters().canGoBack());
    }

    void itPlaysOnFromTheClock()
    {
        set(First);
        m_strip->setPlayInterval(1);
        click(m_strip->playButton());
        QTRY_COMPARE(clock(), Third);
        QTRY_VERIFY(!m_strip->isPlaying());
    }

    void anyClickPauses()
    {
        m_strip->setPlayInterval(3600 * 1000);
        QWidget elsewhere;
        elsewhere.resize(50, 50);
        elsewhere.show();
        QVERIFY(QTest::qWaitForWindowExposed(&elsewhere));
        click(m_strip->playButton());
        QVERIFY(m_strip->isPlaying());
        QTest::mouseClick(&elsewhere, Qt::LeftButton);
        QVERIFY(!m_strip->isPlaying());
        click(m_strip->playButton());
        QVERIFY(m_strip->isPlaying());
        click(m_strip->playButton());
        QVERIFY(!m_strip->isPlaying());
    }

    void anotherClockPauses()
    {
        m_strip->setPlayInterval(3600 * 1000);
        click(m_strip->playButton());
        set(Second);
        QVERIFY(!m_strip->isPlaying());
        QCOMPARE(clock(), Second);
    }

    void whatPlaysAfterAPauseIsAnotherStep()
    {
        m_strip->setPlayInterval(3600 * 1000);
        click(m_strip->playButton());
        click(m_strip->playButton());
        QCOMPARE(clock(), First);
        press(QDate(2026, 1, 10));
        release(QDate(2026, 1, 10));
        m_session->filters().goBack();
        QCOMPARE(clock(), First);
    }

    void aBarSaysWhoPublished()
    {
        const auto at = [this](QDate day) { return slider()->hintAt(slider()->axis().x(day) - 2); };
        QCOMPARE(at(Second), QStringLiteral("19 Dec 2025: ukiyo journal, 3 reports"));
        QCOMPARE(at(Third), QStringLiteral("~31 Jan 2026: Creati.ai, 2 reports"));
        QCOMPARE(at(QDate(2026, 1, 8)), QStringLiteral("8 Jan 2026"));
    }

    void whatIsLaterIsDimmed()
    {
        const auto darkness = [this] {
            const QImage image = slider()->grab().toImage();
            const double x = slider()->axis().x(Second) - 4;
            return 255 - image.pixelColor(int(x), image.height() - 16).lightness();
        };
        const int before = darkness();
        set(First);
        QVERIFY(darkness() < before / 2);
        set(Second);
        QCOMPARE(darkness(), before);
    }

    void withoutADateItSaysWhy()
    {
        tests::LedgerBuilder b;
        b.claim(b.deal("A in B", DealKind::Equity, {"A"}, {"B"}), b.source("Paper", nullptr));
        open(b.data());
        QVERIFY(m_strip->sentence().contains(QStringLiteral("No source of this deal file has")));
        QVERIFY(!m_strip->playButton()->isEnabled());
        QVERIFY(!m_strip->backButton()->isEnabled());
        QTest::keyClick(slider(), Qt::Key_Home);
        QTest::keyClick(slider(), Qt::Key_Space);
        press(First);
        QCOMPARE(clock(), QDate());
        open({});
        QVERIFY(m_strip->sentence().startsWith(QStringLiteral("No deal file is open")));
    }

    void aHiddenStripStopsAndIsRemembered()
    {
        m_strip->setPlayInterval(3600 * 1000);
        click(m_strip->playButton());
        QSignalSpy shown(m_strip.get(), &ClockStrip::shownChanged);
        m_strip->hide();
        QVERIFY(!m_strip->isPlaying());
        QCOMPARE(shown.size(), 1);
        const QJsonObject settings = m_strip->settings();
        m_strip->applySettings({});
        QVERIFY(m_strip->isVisible());
        m_strip->applySettings(settings);
        QVERIFY(!m_strip->isVisible());
    }

private:
    ClockSlider *slider() const { return m_strip->slider(); }
    QDate clock() const { return m_session->filters().perspective().publishedBy.value_or(QDate()); }
    void open(LedgerData data)
    {
        const auto opened = m_session->open(std::make_unique<tests::MemoryStore>(std::move(data)),
                                            QStringLiteral("test"));
        QVERIFY(opened.ok());
    }
    void set(QDate day)
    {
        Perspective perspective;
        perspective.publishedBy = day.isValid() ? std::optional(day) : std::nullopt;
        m_session->filters().setPerspective(perspective);
    }
    QPoint at(QDate day, int dx) const
    {
        return {qRound(slider()->axis().x(day)) + dx, slider()->height() / 2};
    }
    void press(QDate day, int dx = 0)
    {
        QTest::mousePress(slider(), Qt::LeftButton, {}, at(day, dx));
    }
    void move(QDate day) { QTest::mouseMove(slider(), at(day, 0)); }
    void release(QDate day, int dx = 0)
    {
        QTest::mouseRelease(slider(), Qt::LeftButton, {}, at(day, dx));
    }
    static void click(QToolButton *button) { QTest::mouseClick(button, Qt::LeftButton); }

    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<ViewWiring> m_wiring;
    std::unique_ptr<ClockStrip> m_strip;
};

DEALSCOPE_TEST(ClockStripTest)
#include "ClockStripTest.moc"
