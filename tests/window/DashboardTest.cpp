// SPDX-License-Identifier: GPL-3.0-or-later
// The whole dashboard on the sample ledger, driven by clicks and keys on a real display.
#include "session/FilterWords.h"
#include "tests/support/TestRegistry.h"
#include "tests/window/RealDashboard.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/DealsPanel.h"
#include "ui/deals/DealsTable.h"
#include "ui/export/PictureExporter.h"
#include "ui/filters/SearchField.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/views/View.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/LedgerLoader.h"
#include "ui/window/MessageBar.h"
#include "ui/window/StatusLine.h"
#include "ui/window/TopBar.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class DashboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dashboard = std::make_unique<RealDashboard>(); }
    void cleanup() { m_dashboard.reset(); }

    void aRowOpensItsReports();
    void twoClicksFromATotalToASentence();
    void typingFilters();
    void everyViewAnswersClicks_data();
    void everyViewAnswersClicks();
    void keysWalkEveryView_data();
    void keysWalkEveryView();
    void everyViewIsWrittenWhole_data();
    void everyViewIsWrittenWhole();
    void aBrokenFileLeavesTheWindowUsable();
    void theWindowComesBackAsItWasLeft();
    void anEmptySelectionSaysWhy();

private:
    ui::View *show(const QString &name);
    std::unique_ptr<RealDashboard> m_dashboard;
};

ui::View *DashboardTest::show(const QString &name)
{
    auto *dock = m_dashboard->window().findChild<QDockWidget *>(name);
    if (!dock) {
        return nullptr;
    }
    dock->show();
    dock->raise();
    ui::View *view = m_dashboard->view(name);
    return QTest::qWaitFor([&] { return !view->visibleRegion().isEmpty(); }) ? view : nullptr;
}

void DashboardTest::aRowOpensItsReports()
{
    auto *table = m_dashboard->window().deals()->table();
    const QModelIndex first = table->model()->index(0, 0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(first).center());
    QCOMPARE(m_dashboard->session().pick().deals.size(), 1);
    const DealId deal = m_dashboard->session().pick().deals.first();
    // Its claims, and the valuations that hang on it.
    const auto &snapshot = *m_dashboard->session().state()->snapshot;
    const auto valuations = std::ranges::count_if(
        snapshot.data().valuations, [&](const Valuation &v) { return v.deal == deal; });
    QCOMPARE(m_dashboard->window().inspector()->cards().size(),
             snapshot.claimsOf(deal).size() + valuations);
    // The keys go on from there.
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(m_dashboard->session().pick().deals.first() != deal);
}

void DashboardTest::twoClicksFromATotalToASentence()
{
    auto *line = m_dashboard->window().statusLine();
    auto *capital = line->labelWith(u"Capital"_s);
    QVERIFY(capital);
    QTest::mouseClick(capital, Qt::LeftButton);
    QVERIFY(!m_dashboard->session().pick().deals.isEmpty());
    QVERIFY(!m_dashboard->window().inspector()->dealLines().isEmpty());
    const auto *snapshot = m_dashboard->session().state()->snapshot.get();
    for (const DealId id : m_dashboard->session().pick().deals) {
        QCOMPARE(natureOf(snapshot->deal(id)->kind), Nature::Capital);
    }
}

void DashboardTest::typingFilters()
{
    QTest::keyClick(&m_dashboard->window(), Qt::Key_F, Qt::ControlModifier);
    auto *field = m_dashboard->window().topBar()->search();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"inflection"_s);
    QTRY_COMPARE(m_dashboard->session().state()->selected.size(), 1);
    QVERIFY(m_dashboard->window().statusLine()->text().contains(u"1 deal"_s));
    QTest::keyClick(&m_dashboard->window(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(m_dashboard->session().state()->selected.size(), 29);
}

void DashboardTest::everyViewAnswersClicks_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"timeline", "flow", "chart", "valuations", "matrix", "cash", "schedule"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void DashboardTest::everyViewAnswersClicks()
{
    QFETCH(QString, name);
    ui::View *view = show(name);
    QVERIFY(view);
    // Somewhere on the picture there is a mark; a click on it selects deals or valuations, and
    // the Inspector follows.
    const auto hit = [&](const QPoint &at) {
        QWidget *target = view->childAt(at);
        target = target ? target : view;
        QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(view, at));
        return !m_dashboard->session().pick().isEmpty();
    };
    bool found = false;
    for (int y = 44; y < view->height() - 4 && !found; y += 5) {
        for (int x = 6; x < view->width() - 16 && !found; x += 9) {
            found = hit({x, y});
        }
    }
    QVERIFY(found);
    QVERIFY(!m_dashboard->window().inspector()->note().isEmpty());
}

void DashboardTest::keysWalkEveryView_data()
{
    everyViewAnswersClicks_data();
}

void DashboardTest::keysWalkEveryView()
{
    QFETCH(QString, name);
    ui::View *view = show(name);
    QVERIFY(view);
    QWidget *target = view;
    for (QWidget *child : view->findChildren<QWidget *>()) {
        if (child->focusPolicy() == Qt::StrongFocus && child->isVisible()
            && child->height() > view->height() / 2) {
            target = child;
        }
    }
    target->setFocus();
    QTRY_VERIFY(target->hasFocus());
    // An arrow or two away there is a mark that Space selects.
    for (int i = 0; i < 30 && m_dashboard->session().pick().isEmpty(); ++i) {
        QTest::keyClick(target, i % 3 == 2 ? Qt::Key_Down : Qt::Key_Right);
        QTest::keyClick(target, Qt::Key_Space);
    }
    QVERIFY(!m_dashboard->session().pick().isEmpty());
    QTest::keyClick(target, Qt::Key_Escape);
    QVERIFY(m_dashboard->session().pick().isEmpty());
}

void DashboardTest::everyViewIsWrittenWhole_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("ending");
    for (const char *name :
         {"timeline", "flow", "chart", "valuations", "matrix", "cash", "schedule"}) {
        for (const char *ending : {"png", "svg", "pdf"}) {
            QTest::addRow("%s %s", name, ending)
                << QString::fromLatin1(name) << QString::fromLatin1(ending);
        }
    }
}

void DashboardTest::everyViewIsWrittenWhole()
{
    QFETCH(QString, name);
    QFETCH(QString, ending);
    ui::View *view = m_dashboard->view(name);
    QVERIFY(view);
    ui::PictureOptions options;
    options.size = ui::PictureExporter::smallestSize(*view, options, 1200);
    const QString path = m_dashboard->file(name + u'.' + ending);
    const auto written = ui::PictureExporter::write(*view, options, path);
    QVERIFY2(written, written ? "" : qPrintable(written.error().sentence));
    QVERIFY(QFileInfo(path).size() > 3000);
}

void DashboardTest::aBrokenFileLeavesTheWindowUsable()
{
    QFile file(m_dashboard->file(u"broken.deals"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no deal file");
    file.close();
    QVERIFY(!m_dashboard->window().loader()->openFile(file.fileName()));
    QTRY_VERIFY(!m_dashboard->window().messages()->sentence().isEmpty());
    QCOMPARE(m_dashboard->session().state()->selected.size(), 29);
    aRowOpensItsReports();
}

void DashboardTest::theWindowComesBackAsItWasLeft()
{
    m_dashboard->session().filters().setClause(
        {Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
    auto *dock = m_dashboard->window().findChild<QDockWidget *>(u"filters"_s);
    dock->hide();
    m_dashboard->reopen();
    QVERIFY(!m_dashboard->window().findChild<QDockWidget *>(u"filters"_s)->isVisible());
    QVERIFY(m_dashboard->session().filters().filter().isSet(Dimension::Kinds));
    QCOMPARE(m_dashboard->session().state()->selected.size(), 8);
}

void DashboardTest::anEmptySelectionSaysWhy()
{
    m_dashboard->session().filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
    for (const char *name :
         {"timeline", "flow", "chart", "valuations", "matrix", "cash", "schedule"}) {
        ui::View *view = show(QString::fromLatin1(name));
        QVERIFY(view);
        QVERIFY(view->dataTable().isEmpty());
        const QImage picture = view->grab().toImage();
        QVERIFY(!picture.isNull());
    }
}

DEALSCOPE_TEST(DashboardTest)
#include "DashboardTest.moc"
