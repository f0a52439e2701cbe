// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LoadBar.h"
#include "tests/support/TestRegistry.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;

class LoadBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowMuchIsRead()
    {
        ui::LoadBar bar;
        QVERIFY(bar.isHidden());
        bar.start(QStringLiteral("big.deals"));
        QTRY_VERIFY(bar.isVisible());
        auto *progress = bar.findChild<QProgressBar *>();
        QCOMPARE(progress->maximum(), 0); // busy, and nobody knows how long
        bar.setProgress(40);
        QCOMPARE(progress->maximum(), 100);
        QCOMPARE(progress->value(), 40);
        QSignalSpy cancelled(&bar, &ui::LoadBar::cancelRequested);
        QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        bar.stop();
        QVERIFY(bar.isHidden());
        bar.start(QStringLiteral("next.deals"));
        QCOMPARE(progress->maximum(), 0);
        bar.stop();
    }
};

DEALSCOPE_TEST(LoadBarTest)
#include "LoadBarTest.moc"
