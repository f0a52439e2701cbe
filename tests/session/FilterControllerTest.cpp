// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/FilterController.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTest>

using namespace dealscope::session;

class FilterControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalValuesDoNotEcho();
    void historyGoesBackAndForward();
    void aDragIsOneStep();
    void aClockThatMovesOnIsOneStep();
    void clausesOfOneGestureAreOneStep();
    void aNewStepForgetsTheWayForward();
    void resetForgetsAll();
};

namespace {

FilterClause kinds(QList<DealKind> list)
{
    return {Dimension::Kinds, std::move(list)};
}

FilterClause until(int day)
{
    return {Dimension::Dates, DateRange{{}, QDate(2025, 1, day)}};
}

} // namespace

void FilterControllerTest::equalValuesDoNotEcho()
{
    FilterController controller;
    QSignalSpy changed(&controller, &FilterController::changed);
    controller.setClause(kinds({DealKind::Equity}));
    controller.setClause(kinds({DealKind::Equity}));
    controller.setPerspective({});
    controller.clearClause(Dimension::Dates);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(controller.filter().activeDimensions(), QList<Dimension>{Dimension::Kinds});
}

void FilterControllerTest::historyGoesBackAndForward()
{
    FilterController controller;
    QVERIFY(!controller.canGoBack());
    controller.setClause(kinds({DealKind::Equity}));
    controller.setClause(until(3));
    controller.clearAll();
    QVERIFY(controller.filter().isEmpty());
    controller.goBack();
    QCOMPARE(controller.filter().activeDimensions().size(), 2);
    controller.goBack();
    QCOMPARE(controller.filter().activeDimensions().size(), 1);
    controller.goForward();
    QCOMPARE(controller.filter().activeDimensions().size(), 2);
    QVERIFY(controller.canGoForward());
    controller.goForward();
    QVERIFY(!controller.canGoForward());
    QVERIFY(controller.filter().isEmpty());
}

void FilterControllerTest::aDragIsOneStep()
{
    FilterController controller;
    controller.setClause(kinds({DealKind::Equity}));
    for (int day = 1; day <= 20; ++day) {
        controller.setClause(until(day), true);
    }
    controller.goBack();
    QVERIFY(!controller.filter().isSet(Dimension::Dates));
    QVERIFY(controller.filter().isSet(Dimension::Kinds));
    controller.goForward();
    // A second drag is a step of its own.
    controller.setClause(until(5));
    controller.setClause(until(6), true);
    controller.goBack();
    QCOMPARE(*controller.filter().value<DateRange>(Dimension::Dates)->to, QDate(2025, 1, 5));
}

void FilterControllerTest::aClockThatMovesOnIsOneStep()
{
    const auto by = [](int day) {
        Perspective perspective;
        perspective.publishedBy = QDate(2025, 12, day);
        return perspective;
    };
    FilterController controller;
    controller.setPerspective(by(17), true);
    controller.setPerspective(by(18), true);
    controller.setPerspective(by(19), true);
    controller.setPerspective(by(19), false); // the release
    controller.setPerspective(by(20), true); // another drag
    controller.setPerspective(by(21), true);
    controller.goBack();
    QCOMPARE(controller.perspective().publishedBy, QDate(2025, 12, 19));
    controller.goBack();
    QVERIFY(!controller.perspective().publishedBy);
    QVERIFY(!controller.canGoBack());
    // A clause in between ends the gesture.
    controller.setPerspective(by(17), true);
    controller.setClause(kinds({DealKind::Equity}));
    controller.setPerspective(by(18), true);
    controller.goBack();
    QCOMPARE(controller.perspective().publishedBy, QDate(2025, 12, 17));
    QVERIFY(controller.filter().isSet(Dimension::Kinds));
}

void FilterControllerTest::clausesOfOneGestureAreOneStep()
{
    FilterController controller;
    controller.setClause(kinds({DealKind::Equity}));
    controller.addToStep(until(3));
    QCOMPARE(controller.filter().activeDimensions().size(), 2);
    controller.goBack();
    QVERIFY(controller.filter().isEmpty());
    QVERIFY(!controller.canGoBack());
}

void FilterControllerTest::aNewStepForgetsTheWayForward()
{
    FilterController controller;
    controller.setClause(until(1));
    controller.goBack();
    controller.setClause(until(2));
    QVERIFY(!controller.canGoForward());
}

void FilterControllerTest::resetForgetsAll()
{
    FilterController controller;
    controller.setClause(until(1));
    Perspective perspective;
    perspective.groups = true;
    controller.setPerspective(perspective);
    controller.reset();
    QVERIFY(controller.filter().isEmpty());
    QVERIFY(!controller.perspective().groups);
    QVERIFY(!controller.canGoBack());
}

DEALSCOPE_TEST(FilterControllerTest)
#include "FilterControllerTest.moc"
