// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/matrix/MatrixView.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/FlowLedger.h"

#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace dealscope::ui;
using namespace Qt::StringLiterals;

class MatrixViewTest : public QObject
{
    Q_OBJECT

private:
    static MatrixView::Place placeOf(MatrixView &view, const QString &payer, const QString &payee)
    {
        MatrixView::Place place;
        for (int row = 0; row < view.matrix().payers.size(); ++row) {
            if (view.matrix().payers[row].name == payer) {
                place.row = row;
            }
        }
        for (int column = 0; column < view.matrix().payees.size(); ++column) {
            if (view.matrix().payees[column].name == payee) {
                place.column = column;
            }
        }
        return place;
    }

    static QPoint pointOf(MatrixView &view, MatrixView::Place place)
    {
        return view.picture().cell(place.row, place.column).center().toPoint();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void drawsAtEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("small") << QSize(520, 330) << false;
        QTest::newRow("middle, dark") << QSize(800, 500) << true;
        QTest::newRow("large") << QSize(1400, 800) << false;
        QTest::newRow("tiny") << QSize(220, 160) << false;
        QTest::newRow("hint") << QSize() << false;
    }
    void drawsAtEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        MatrixView view;
        view.setState(stateOf(flowLedger().snapshot()));
        if (size.isEmpty()) {
            size = view.exportSizeHint();
        }
        view.resize(size);
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(theme.panel);
        QPainter painter(&image);
        view.paintTo(painter, QRectF(QPointF(), size), {theme, true});
        painter.end();
        const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
        if (!folder.isEmpty()) {
            QVERIFY(image.save(QDir(folder).filePath(
                u"matrix-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s)));
        }
        for (int x = 0; x < size.width(); ++x) {
            QCOMPARE(image.pixelColor(x, 0), theme.panel);
            QCOMPARE(image.pixelColor(x, size.height() - 1), theme.panel);
        }
        for (int y = 0; y < size.height(); ++y) {
            QCOMPARE(image.pixelColor(0, y), theme.panel);
            QCOMPARE(image.pixelColor(size.width() - 1, y), theme.panel);
        }
    }

    void clickDoubleClickAndKeys()
    {
        MatrixView view;
        view.resize(900, 500);
        view.setState(stateOf(flowLedger().snapshot()));
        QSignalSpy picked(&view, &View::picked);
        QSignalSpy asked(&view, &View::clauseRequested);
        const auto place = placeOf(view, u"Amazon"_s, u"OpenAI"_s);
        QVERIFY(view.matrix().cell(place.row, place.column));
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, place));
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0].first().value<session::Pick>().deals, QList{DealId(2)});
        QCOMPARE(picked[0].first().value<session::Pick>().title, u"Amazon → OpenAI"_s);
        QCOMPARE(view.focused(), place);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(asked.size(), 2);
        const auto snapshot = view.state()->snapshot;
        QCOMPARE(asked[0].first().value<FilterClause>(),
                 (FilterClause{Dimension::Payers, QList{snapshot->companyNamed(u"Amazon"_s)}}));
        QCOMPARE(asked[1].first().value<FilterClause>(),
                 (FilterClause{Dimension::Payees, QList{snapshot->companyNamed(u"OpenAI"_s)}}));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.focused(), (MatrixView::Place{0, 0}));
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.focused(), (MatrixView::Place{1, 1}));
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(picked.last().first().value<session::Pick>().isEmpty());
        // A row's label stands for the row.
        asked.clear();
        const QRectF label = view.picture().rowLabels[place.row];
        QTest::mouseDClick(&view, Qt::LeftButton, {}, label.center().toPoint());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].first().value<FilterClause>().dimension, Dimension::Payers);
    }

    void tableHasEveryCell()
    {
        MatrixView view;
        view.setState(stateOf(flowLedger().snapshot()));
        const io::RecordTable table = view.dataTable();
        QCOMPARE(table.rows.size(), view.matrix().cells.size());
        QVERIFY(!table.isEmpty());
        for (const QJsonObject &row : table.rows) {
            for (const QString &column : table.columns) {
                QVERIFY2(row.contains(column), qPrintable(column));
            }
        }
        // Joint payment first: it is the largest.
        QCOMPARE(table.rows.first()["from"_L1].toString(), u"SoftBank + Oracle"_s);
        QCOMPARE(table.rows.first()["to"_L1].toString(), u"not named"_s);
        QCOMPARE(table.rows.first()["ceiling"_L1].toInteger(), 400'000'000'000);
    }

    void emptySaysWhy()
    {
        MatrixView view;
        view.resize(400, 300);
        Filter filter;
        filter.set({Dimension::Kinds, QList{DealKind::Partnership}});
        view.setState(stateOf(flowLedger().snapshot(), filter));
        QCOMPARE(view.accessibleDescription(),
                 u"None of the 3 deals shown moves money from one company to another."_s);
        QSignalSpy cleared(&view, &View::clearRequested);
        view.findChild<QPushButton *>()->click();
        QCOMPARE(cleared.size(), 1);
    }
};

DEALSCOPE_TEST(MatrixViewTest)
#include "MatrixViewTest.moc"
