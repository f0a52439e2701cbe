// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/cash/CashView.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/FlowLedger.h"
#include "tests/ui/WindowLedger.h"
#include "ui/theme/Texture.h"
#include "ui/views/cash/CashPainter.h"

#include <QComboBox>
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
using analysis::CashBy;

class CashViewTest : public QObject
{
    Q_OBJECT

private:
    static void askBy(CashView &view, const QString &code)
    {
        view.applySettings({{u"by"_s, code}});
    }

    static QString nameOf(CashView &view, int box)
    {
        const CashWords words(*view.state()->resolution, view.ladder());
        const layout::CashRowBox &place = view.picture().rows[box];
        return place.row < 0 ? CashWords::totalName()
                             : words.rowName(CashPainter::rowOf(view.ladder(), place));
    }

    static int boxOf(CashView &view, const QString &name, int panel = 0)
    {
        for (int box = 0; box < view.picture().rows.size(); ++box) {
            if (view.picture().rows[box].panel == panel && nameOf(view, box) == name) {
                return box;
            }
        }
        return -1;
    }

    static QPoint pointOf(CashView &view, int box)
    {
        return view.picture().rows[box].slot.center().toPoint();
    }

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void drawsAtEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("by");
        QTest::addColumn<bool>("dark");
        QTest::newRow("small") << QSize(420, 330) << u"payer"_s << false;
        QTest::newRow("middle, dark") << QSize(800, 500) << u"payee"_s << true;
        QTest::newRow("large") << QSize(1400, 900) << u"deal"_s << false;
        QTest::newRow("tiny") << QSize(220, 160) << u"deal"_s << false;
        QTest::newRow("hint, deals") << QSize() << u"deal"_s << true;
        QTest::newRow("hint, forms") << QSize() << u"form"_s << false;
    }
    void drawsAtEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(QString, by);
        QFETCH(bool, dark);
        CashView view;
        view.setState(stateOf(flowLedger().snapshot()));
        askBy(view, by);
        if (size.isEmpty()) {
            size = view.exportSizeHint();
        }
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(theme.panel);
        QPainter painter(&image);
        view.paintTo(painter, QRectF(QPointF(), size), {theme, true});
        painter.end();
        const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
        if (!folder.isEmpty()) {
            QVERIFY(image.save(QDir(folder).filePath(
                u"cash-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s)));
        }
        for (int x = 0; x < size.width(); ++x) {
            QCOMPARE(image.pixelColor(x, 0), theme.panel);
            QCOMPARE(image.pixelColor(x, size.height() - 1), theme.panel);
        }
        bool drawn = false;
        for (int y = 0; y < size.height(); ++y) {
            QCOMPARE(image.pixelColor(0, y), theme.panel);
            QCOMPARE(image.pixelColor(size.width() - 1, y), theme.panel);
            for (int x = 0; x < size.width() && !drawn; ++x) {
                drawn = image.pixelColor(x, y) != theme.panel;
            }
        }
        QVERIFY(drawn);
    }

    void theSizeItAsksForIsWhole()
    {
        CashView view;
        view.setState(stateOf(flowLedger().snapshot()));
        for (const QString &by : {u"payer"_s, u"payee"_s, u"deal"_s, u"form"_s}) {
            askBy(view, by);
            // The widget's own controls stand above what is exported.
            view.resize(view.exportSizeHint() + QSize(0, 60));
            QVERIFY2(!view.picture().scrolls(), qPrintable(by));
            QCOMPARE(view.picture().columns, (QList<int>{0, 1, 2}));
        }
    }

    void texturesSayWhatIsPaid()
    {
        CashView view;
        view.setState(stateOf(flowLedger().snapshot()));
        view.resize(900, 700);
        const QImage image = view.grab().toImage();
        const Theme theme = Theme::forPalette(view.palette());
        const QColor grey = theme.kindColor(DealKind::Other);
        const auto colorIn = [&](const QString &name, int panel) {
            const int box = boxOf(view, name, panel);
            const QPointF inside = view.picture().rows[box].bar.topLeft() + QPointF(6, 5);
            return image.pixel(inside.toPoint());
        };
        // 23 bn, all of it paid
        QCOMPARE(colorIn(u"Microsoft"_s, 0), paidColor(grey, theme).rgb());
        QCOMPARE(colorIn(u"OpenAI"_s, 1), grey.rgb()); // 38 bn, signed
        const QRgb announced = colorIn(u"SoftBank + Oracle"_s, 1); // 400 bn, a plan
        QVERIFY(announced != grey.rgb() && announced != theme.panel.rgb());
    }

    void figuresInWords()
    {
        CashView view;
        view.resize(900, 700);
        view.setState(stateOf(flowLedger().snapshot()));
        const CashWords words(*view.state()->resolution, view.ladder());
        const auto figures = [&](const analysis::CashRow &row) {
            return plain(words.figure(row, CashWords::Headline) + u'|'
                         + words.figure(row, CashWords::Binding) + u'|'
                         + words.figure(row, CashWords::Paid));
        };
        // 100 of the round, 10, 13, 4, 2, 1.3 and 1; Google's 2 are signed, Disney's 1 is not.
        QCOMPARE(figures(view.ladder().panels[0].total), u"$131.3 bn|$30.3 bn|$28.3 bn"_s);
        QCOMPARE(figures(view.ladder().panels[1].total), u"$438 bn|$38 bn|0"_s);
        QCOMPARE(figures(view.ladder().panels[0].rows.last()), u"no amount||"_s);
        QCOMPARE(plain(words.formsLine(view.ladder().panels[1])),
                 u"Headline by form: not stated $438 bn; 8 deals without an amount on top"_s);
        const QString tip
            = plain(words.tip(view.ladder().panels[1], view.ladder().panels[1].total));
        QVERIFY2(tip.contains(u"binding, not paid: 38,000,000,000 USD, 9 % of the headline"_s),
                 qPrintable(tip));
        QVERIFY2(tip.contains(u"not binding: $400 bn"_s), qPrintable(tip));
        QCOMPARE(view.leftOutLine(),
                 u"Left out: 9 without amount, 1 ended. Part of a deal that is shown, not counted "
                 "twice: 1."_s);
    }

    void clickDoubleClickAndKeys()
    {
        CashView view;
        view.resize(900, 700);
        view.setState(stateOf(flowLedger().snapshot()));
        QSignalSpy picked(&view, &View::picked);
        QSignalSpy asked(&view, &View::clauseRequested);
        const int amazon = boxOf(view, u"Amazon"_s);
        QVERIFY(amazon >= 0);
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, amazon));
        QCOMPARE(picked.size(), 1);
        const auto pick = picked[0].first().value<session::Pick>();
        QCOMPARE(pick.deals, (QList{DealId(2), DealId(7)}));
        QCOMPARE(pick.title, u"Amazon · capital"_s);
        QTest::keyClick(&view, Qt::Key_Return);
        const auto snapshot = view.state()->snapshot;
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].first().value<FilterClause>(),
                 (FilterClause{Dimension::Payers, QList{snapshot->companyNamed(u"Amazon"_s)}}));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.focusedBox(), 0);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.focusedBox(), 1);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(picked.last().first().value<session::Pick>().deals, QList{DealId(1)});
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(picked.last().first().value<session::Pick>().isEmpty());
        // The total stands for its nature.
        QTest::mouseDClick(&view, Qt::LeftButton, {}, pointOf(view, boxOf(view, u"total"_s, 1)));
        QCOMPARE(asked.last().first().value<FilterClause>(),
                 (FilterClause{Dimension::Natures, QList{Nature::Purchase}}));
    }

    void aDealAsksForBothItsParties()
    {
        CashView view;
        view.resize(900, 900);
        view.setState(stateOf(flowLedger().snapshot()));
        QSignalSpy changed(&view, &View::settingsChanged);
        auto *by = view.findChild<QComboBox *>(u"cashBy"_s);
        by->setCurrentIndex(by->findData(int(CashBy::Deal)));
        Q_EMIT by->activated(by->currentIndex());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(view.pictureTitle(), u"From headline to cash, by deal"_s);
        QSignalSpy asked(&view, &View::clauseRequested);
        QTest::mouseDClick(&view, Qt::LeftButton, {},
                           pointOf(view, boxOf(view, u"Amazon → OpenAI"_s)));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0].first().value<FilterClause>().dimension, Dimension::Payers);
        QCOMPARE(asked[1].first().value<FilterClause>().dimension, Dimension::Payees);
    }

    void aSmallDockScrollsToTheFocus()
    {
        CashView view;
        view.resize(500, 240);
        view.setState(stateOf(flowLedger().snapshot()));
        view.show();
        QVERIFY(view.picture().scrolls());
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_End);
        const int last = int(view.picture().rows.size()) - 1;
        QCOMPARE(view.focusedBox(), last);
        QVERIFY(view.picture().rows[last].slot.bottom() <= view.picture().viewport.bottom() + 1);
        QVERIFY(view.accessibleDescription().contains(nameOf(view, last)));
        QTest::keyClick(&view, Qt::Key_Home);
        QVERIFY(view.picture().rows[0].slot.top() >= view.picture().viewport.top() - 0.5);
    }

    void tableHasTotalsAndRows()
    {
        CashView view;
        view.setState(stateOf(flowLedger().snapshot()));
        askBy(view, u"deal"_s);
        const io::RecordTable table = view.dataTable();
        qsizetype rows = 0;
        for (const analysis::CashPanel &panel : view.ladder().panels) {
            rows += 1 + panel.rows.size();
        }
        QCOMPARE(table.rows.size(), rows);
        for (const QJsonObject &row : table.rows) {
            QCOMPARE(row.size(), table.columns.size());
            for (const QString &column : table.columns) {
                QVERIFY2(row.contains(column), qPrintable(column));
            }
        }
        QCOMPARE(table.rows[0]["by"_L1].toString(), u"total"_s);
        QCOMPARE(table.rows[0]["headline"_L1].toInteger(), 131'300'000'000);
        QVERIFY(table.rows[0]["ceiling"_L1].isNull()); // "13 or more" is in it
        QCOMPARE(table.rows[1]["step"_L1].toInt(), 2);
        QVERIFY(!view.sourcesShown().isEmpty());
    }

    void settingsComeBack()
    {
        CashView view;
        view.applySettings({{u"by"_s, u"form"_s}, {u"top"_s, 3}});
        CashView other;
        other.applySettings(view.settings());
        QCOMPARE(other.settings(), view.settings());
        other.applySettings({{u"by"_s, u"nonsense"_s}});
        QCOMPARE(other.settings(), view.settings());
        QVERIFY(other.checkSettings({{u"by"_s, u"deal"_s}}));
        const auto refused = other.checkSettings({{u"by"_s, u"month"_s}});
        QVERIFY(!refused);
        QVERIFY(refused.error().sentence.contains(u"payer, payee, deal, form"_s));
    }

    void emptySaysWhy()
    {
        CashView view;
        view.resize(400, 300);
        Filter filter;
        filter.set({Dimension::Kinds, QList{DealKind::Partnership}});
        view.setState(stateOf(flowLedger().snapshot(), filter));
        view.show();
        QCOMPARE(view.accessibleDescription(),
                 u"None of the deals shown moves money from one company to another."_s);
        QSignalSpy cleared(&view, &View::clearRequested);
        auto *button = view.findChild<QPushButton *>(u"cashClear"_s);
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(cleared.size(), 1);
        view.setState({});
        QVERIFY(view.dataTable().isEmpty());
        view.setState(stateOf(flowLedger().snapshot()));
        QVERIFY(!button->isVisible());
    }

    void stepsInWords_data()
    {
        QTest::addColumn<int>("status"); // -1: none
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << -1 << 0 << u"no status stated"_s;
        QTest::newRow("signed") << int(Status::Signed) << 4 << u"signed: step 4 of 5"_s;
        QTest::newRow("ended") << int(Status::Ended) << 3
                               << u"ended after announced: step 3 of 5"_s;
        QTest::newRow("denied at once") << int(Status::Denied) << 0 << u"denied"_s;
    }
    void stepsInWords()
    {
        QFETCH(int, status);
        QFETCH(int, step);
        QFETCH(QString, words);
        analysis::DealLadder ladder;
        ladder.step = step;
        if (status >= 0) {
            ladder.status = Status(status);
        }
        QCOMPARE(ladderInWords(ladder), words);
    }

    void sharesInWords_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("headline");
        QTest::addColumn<QString>("words");
        QTest::newRow("half up") << 385ll << 1000ll << u"39 %"_s;
        QTest::newRow("none") << 0ll << 1000ll << u"0 %"_s;
        QTest::newRow("hardly any") << 1ll << 1000ll << u"<1 %"_s;
        QTest::newRow("no headline") << 5ll << 0ll << QString();
    }
    void sharesInWords()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, headline);
        QFETCH(QString, words);
        QCOMPARE(plain(shareInWords(Money{part}, Money{headline})), words);
    }
};

DEALSCOPE_TEST(CashViewTest)
#include "CashViewTest.moc"
