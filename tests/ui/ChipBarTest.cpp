// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/ChipBar.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/filters/Chip.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using dealscope::ui::Chip;
using dealscope::ui::ChipBar;

class ChipBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        tests::openWindowLedger(*m_session);
        m_bar = std::make_unique<ChipBar>();
        connect(m_session.get(), &session::LedgerSession::stateChanged, m_bar.get(),
                &ChipBar::setState);
        connect(m_bar.get(), &ChipBar::removeRequested, &m_session->filters(),
                &session::FilterController::clearClause);
        connect(m_bar.get(), &ChipBar::clearAllRequested, &m_session->filters(),
                &session::FilterController::clearAll);
        m_bar->resize(600, 60);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }
    void cleanup()
    {
        m_bar.reset();
        m_session.reset();
    }

    void everyClauseHasAChip()
    {
        QVERIFY(!m_bar->clearAll()->isVisible());
        ask();
        QVERIFY(m_bar->chip(Dimension::Kinds));
        QVERIFY(m_bar->chip(Dimension::Statuses));
        QVERIFY(!m_bar->chip(Dimension::Companies));
        QVERIFY(m_bar->chip(Dimension::Kinds)->accessibleName().contains(QStringLiteral("equity")));
    }

    void aClickRemovesOneClause()
    {
        ask();
        QTest::mouseClick(m_bar->chip(Dimension::Kinds), Qt::LeftButton);
        QVERIFY(!m_session->filters().filter().isSet(Dimension::Kinds));
        QVERIFY(m_session->filters().filter().isSet(Dimension::Statuses));
        QVERIFY(!m_bar->chip(Dimension::Kinds));
    }

    void deleteRemovesTheFocusedClause()
    {
        ask();
        Chip *chip = m_bar->chip(Dimension::Statuses);
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(!m_session->filters().filter().isSet(Dimension::Statuses));
    }

    void clearAllRemovesThemAll()
    {
        ask();
        QTest::mouseClick(m_bar->clearAll(), Qt::LeftButton);
        QVERIFY(m_session->filters().filter().isEmpty());
        QVERIFY(!m_bar->clearAll()->isVisible());
    }

    void chipsWrapInANarrowBar()
    {
        ask();
        QVERIFY(m_bar->heightForWidth(120) > m_bar->heightForWidth(900));
    }

    void aNameWithMarkupStaysText()
    {
        m_session->filters().setClause(
            {Dimension::Tags, QStringList{QStringLiteral("<img src=x> & \u202Ecod")}});
        const Chip *chip = m_bar->chip(Dimension::Tags);
        QVERIFY(chip->accessibleName().contains(QStringLiteral("<img src=x> &")));
        QVERIFY(!chip->accessibleName().contains(QChar(0x202e)));
        QVERIFY(chip->toolTip().contains(QStringLiteral("&lt;img")));
    }

private:
    void ask()
    {
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        m_session->filters().setClause({Dimension::Statuses, QList<Status>{Status::InTalks}});
    }

    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<ChipBar> m_bar;
};

DEALSCOPE_TEST(ChipBarTest)
#include "ChipBarTest.moc"
