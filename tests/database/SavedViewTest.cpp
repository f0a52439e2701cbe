// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using database::Ledger;

class SavedViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savedUnderItsName();
    void removedAndBroughtBack();
    void refusedWithoutName();
};

namespace {

SavedView view(const char *name, const char *filter, SavedViewId id = {})
{
    return {id, QString::fromUtf8(name), QString::fromUtf8(filter), QStringLiteral("layout")};
}

} // namespace

void SavedViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void SavedViewTest::savedUnderItsName()
{
    const auto ledger = Ledger::inMemory();
    const auto first = (*ledger)->saveView(view("One", "a"));
    const auto second = (*ledger)->saveView(view("Two", "b"));
    QVERIFY(first && second);
    QVERIFY(*first != *second);
    const auto again = (*ledger)->saveView(view("One", "c"));
    QVERIFY(again);
    QCOMPARE(*again, *first);
    // Saving a view under another name leaves the one it came from.
    const auto copy = (*ledger)->saveView(view("Three", "c", *first));
    QVERIFY(copy);
    const QList<SavedView> expected{view("One", "c", *first), view("Two", "b", *second),
                                    view("Three", "c", *copy)};
    QCOMPARE_EQ((*ledger)->load()->savedViews, expected);
    QCOMPARE((*ledger)->check().value(), QStringList());
}

void SavedViewTest::removedAndBroughtBack()
{
    const auto ledger = Ledger::inMemory();
    const auto first = (*ledger)->saveView(view("One", "a"));
    const auto second = (*ledger)->saveView(view("Two", "b"));
    QVERIFY((*ledger)->removeView(*first));
    QCOMPARE((*ledger)->load()->savedViews.size(), 1);
    const auto again = (*ledger)->removeView(*first);
    QVERIFY(!again);
    QVERIFY(again.error().sentence.contains(QStringLiteral("already")));
    QCOMPARE((*ledger)->saveView(view("One", "a", *first)).value(), *first);
    QCOMPARE((*ledger)->load()->savedViews.last().id, *second);
}

void SavedViewTest::refusedWithoutName()
{
    const auto ledger = Ledger::inMemory();
    QVERIFY(!(*ledger)->saveView(view(" ", "a")));
    QVERIFY((*ledger)->load()->savedViews.isEmpty());
}

DEALSCOPE_TEST(SavedViewTest)
#include "SavedViewTest.moc"
