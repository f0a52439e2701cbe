// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedule/ScheduleView.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/FlowLedger.h"
#include "tests/ui/ScheduleLedger.h"
#include "ui/views/ViewCatalog.h"

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

class ScheduleViewTest : public QObject
{
    Q_OBJECT

private:
    static ScheduleView::Place placeOf(ScheduleView &view, const QString &party, int year,
                                       bool capital = false)
    {
        ScheduleView::Place place{-1, -1, capital};
        for (int row = 0; row < view.schedule().rows.size(); ++row) {
            if (view.schedule().rows[row].name == party) {
                place.row = row;
            }
        }
        place.column = int(view.schedule().years.indexOf(year));
        return place;
    }

    static QPoint pointOf(ScheduleView &view, ScheduleView::Place place)
    {
        const layout::ScheduleCellBox *cell = view.picture().cell(place.row, place.column);
        return (place.capital ? cell->capital : cell->due).center().toPoint();
    }

    static session::StatePtr ledger(const Filter &filter = {}, const Perspective &perspective = {})
    {
        return stateOf(scheduleLedger().snapshot(), filter, perspective);
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
        ScheduleView view;
        view.setState(ledger());
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
                u"schedule-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s)));
        }
        int marks = 0;
        for (int x = 0; x < size.width(); ++x) {
            QCOMPARE(image.pixelColor(x, 0), theme.panel);
            QCOMPARE(image.pixelColor(x, size.height() - 1), theme.panel);
            marks += image.pixelColor(x, size.height() / 2) != theme.panel;
        }
        QVERIFY(marks > 0);
        for (int y = 0; y < size.height(); ++y) {
            QCOMPARE(image.pixelColor(0, y), theme.panel);
            QCOMPARE(image.pixelColor(size.width() - 1, y), theme.panel);
        }
    }

    void theCatalogMakesIt()
    {
        const auto view = makeView(u"schedule"_s);
        QVERIFY(view);
        QCOMPARE(view->viewName(), u"schedule"_s);
        QCOMPARE(viewCatalog().last().title, u"Schedule"_s);
    }

    void clicksPickWhatIsDueAndWhatComesIn()
    {
        ScheduleView view;
        view.resize(1100, 700);
        view.setState(ledger());
        QSignalSpy picked(&view, &View::picked);
        const auto lastPick = [&picked] { return picked.last().first().value<session::Pick>(); };
        const auto due = placeOf(view, u"OpenAI"_s, 2027);
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, due));
        QCOMPARE(view.focused(), due);
        QCOMPARE(lastPick().deals, (QList{DealId(1), DealId(2)}));
        QCOMPARE(lastPick().title, u"OpenAI, 2027, due"_s);
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier,
                          pointOf(view, placeOf(view, u"OpenAI"_s, 2026, true)));
        QCOMPARE(lastPick().deals, QList{DealId(7)});
        QCOMPARE(lastPick().title, u"OpenAI, 2026, capital in"_s);
        QVERIFY(picked.last().last().toBool());
        // The line of deals without a term.
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.noteBox().center().toPoint());
        QCOMPARE(lastPick().deals, QList{DealId(5)});
        QCOMPARE(lastPick().title, u"1 deal without a term: Meta → Scale"_s);
        // A label stands for its row; beside everything nothing is picked.
        const auto meta = placeOf(view, u"Meta"_s, 2026);
        QTest::mouseClick(&view, Qt::LeftButton, {},
                          view.picture().rows[meta.row].label.center().toPoint());
        QCOMPARE(lastPick().deals, (QList{DealId(3), DealId(5)}));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(lastPick().isEmpty());
    }

    void clausesAndKeys()
    {
        ScheduleView view;
        view.resize(1100, 700);
        view.setState(ledger());
        QSignalSpy asked(&view, &View::clauseRequested);
        QSignalSpy picked(&view, &View::picked);
        const auto snapshot = view.state()->snapshot;
        const auto joint = placeOf(view, u"SoftBank + Oracle"_s, 2028);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, pointOf(view, joint));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].first().value<FilterClause>(),
                 (FilterClause{Dimension::Payers,
                               QList{snapshot->companyNamed(u"SoftBank"_s),
                                     snapshot->companyNamed(u"Oracle"_s)}}));
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.focused().row, 0);
        const auto first = view.focused();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.focused() != first);
        QCOMPARE(view.focused().row, 0);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.focused(), first);
        QTest::keyClick(&view, Qt::Key_Space);
        QVERIFY(!picked.last().first().value<session::Pick>().isEmpty());
        QVERIFY(view.accessibleDescription().contains(u"OpenAI"_s));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.focused().row, 1);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(asked.last().first().value<FilterClause>().dimension, Dimension::Payers);
        // Past the total there is the line below.
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.focused().row, int(view.schedule().rows.size()));
        asked.clear();
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(asked.size(), 0); // everything is no clause
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.focused().row, int(ScheduleView::Place::Note));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(picked.last().first().value<session::Pick>().deals, QList{DealId(5)});
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(picked.last().first().value<session::Pick>().isEmpty());
    }

    void tipsTellWhatIsAssumed_data()
    {
        QTest::addColumn<QString>("party");
        QTest::addColumn<int>("year");
        QTest::addColumn<bool>("capital");
        QTest::addColumn<QString>("words");
        const auto row
            = [](const char *name, const char *party, int year, bool capital, const char *words) {
                  QTest::newRow(name)
                      << QString::fromUtf8(party) << year << capital << QString::fromUtf8(words);
              };
        row("ramp", "OpenAI", 2026, false, "assumed: an even growth up to the reported full rate");
        row("even beside it", "OpenAI", 2026, false, "assumed: an even spread over the term");
        row("full years of both", "OpenAI", 2027, false, "~$5.8–14 bn");
        row("whole money", "OpenAI", 2027, false, "5,846,153,846 USD – 13,846,153,846 USD");
        row("binding", "OpenAI", 2027, false, "binding 5,846,153,846 USD, paid 0 USD");
        row("reported", "Meta", 2026, false, "by a reported schedule");
        row("not rounded", "Meta", 2026, false, "$4 bn (4,000,000,000 USD)");
        row("once", "Meta", 2025, false, "no term is known");
        row("open", "SoftBank + Oracle", 2028, false, "~$3 bn or more");
        row("claim", "SoftBank + Oracle", 2028, false, "Reuters, 19 Dec 2025: at least $9 bn");
        row("capital", "OpenAI", 2025, true, "up to $15 bn");
    }
    void tipsTellWhatIsAssumed()
    {
        QFETCH(QString, party);
        QFETCH(int, year);
        QFETCH(bool, capital);
        QFETCH(QString, words);
        ScheduleView view;
        view.resize(1100, 700);
        view.setState(ledger());
        const QString tip
            = view.tipAt(placeOf(view, party, year, capital)).replace(QChar(QChar::Nbsp), u' ');
        QVERIFY2(tip.contains(words), qPrintable(tip));
    }

    void controlsAndSettings()
    {
        ScheduleView view;
        view.resize(1100, 700);
        view.setState(ledger());
        QSignalSpy changed(&view, &View::settingsChanged);
        QCOMPARE(view.settings(), (QJsonObject{{u"by"_s, u"payer"_s}, {u"fiscal_start"_s, 1}}));
        view.findChild<QComboBox *>(u"sides"_s)->setCurrentIndex(1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(view.schedule().rows.first().name, u"AWS"_s);
        view.findChild<QComboBox *>(u"fiscalStart"_s)->setCurrentIndex(6);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(view.schedule().query.firstMonth, 7);
        QVERIFY(view.pictureTitle().contains(u"fiscal years from July"_s));
        const QJsonObject settings = view.settings();
        ScheduleView other;
        other.applySettings(settings);
        QCOMPARE(other.settings(), settings);
        other.applySettings({{u"by"_s, u"nobody"_s}, {u"fiscal_start"_s, 13}});
        QCOMPARE(other.settings(), settings);
        QVERIFY(view.checkSettings(settings).ok());
        QVERIFY(!view.checkSettings({{u"by"_s, u"nobody"_s}}).ok());
        QVERIFY(!view.checkSettings({{u"fiscal_start"_s, 0}}).ok());
    }

    void theTableHasEveryPartyAndYear()
    {
        ScheduleView view;
        view.resize(400, 230); // where the picture folds
        view.setState(ledger());
        QVERIFY(view.schedule().rows.last().folded > 1);
        const io::RecordTable table = view.dataTable();
        qint64 site = 0;
        bool rest = false;
        for (const QJsonObject &row : table.rows) {
            for (const QString &column : table.columns) {
                QVERIFY2(row.contains(column), qPrintable(column));
            }
            if (row["party"_L1].toString() == u"Meta"_s && row["spread"_L1] == u"reported"_s) {
                site += row["floor"_L1].toInteger();
                rest |= row["year"_L1].isNull();
            }
        }
        QCOMPARE(site, bn(12).units);
        QVERIFY(rest);
    }

    void allPayersShareOneScale()
    {
        ScheduleView view;
        view.resize(1100, 700);
        view.setState(ledger());
        const layout::SchedulePicture &picture = view.picture();
        const auto height = [&](const QString &party, int year) {
            const auto place = placeOf(view, party, year);
            return picture.cell(place.row, place.column)->due.height();
        };
        QVERIFY(height(u"Meta"_s, 2026) > 0);
        QVERIFY(qFuzzyCompare(height(u"Meta"_s, 2027) / height(u"Meta"_s, 2026), 5.0 / 4));
        QVERIFY(
            qFuzzyCompare(height(u"SoftBank + Oracle"_s, 2028) / height(u"Meta"_s, 2026), 3.0 / 4));
    }

    void leftOutIsSaid()
    {
        ScheduleView view;
        view.setState(ledger());
        QCOMPARE(view.leftOutLine(), u"Left out of purchases: 1 without amount."_s);
    }

    void onlyShownSourcesAreNamed()
    {
        LedgerBuilder b = scheduleLedger();
        b.claim(b.deal("Elsewhere", DealKind::Equity, {"X"}, {"Y"}), b.source("Times", "2025-12"),
                exactBn(1), Status::Signed);
        ScheduleView view;
        view.setState(stateOf(b.snapshot()));
        QCOMPARE(view.sourcesShown(), QList{SourceId(1)});
    }

    void theClockMovesIt()
    {
        Perspective before;
        before.publishedBy = QDate(2025, 12, 18);
        ScheduleView view;
        view.setState(ledger({}, before));
        QVERIFY(view.schedule().isEmpty());
        view.setState(ledger());
        QVERIFY(!view.schedule().isEmpty());
    }

    void emptySaysWhy()
    {
        ScheduleView view;
        view.resize(400, 300);
        Filter filter;
        filter.set({Dimension::Kinds, QList{DealKind::Equity}});
        view.setState(ledger(filter));
        QCOMPARE(view.accessibleDescription(),
                 u"None of the 3 deals shown is a purchase with an amount and a date."_s);
        QSignalSpy cleared(&view, &View::clearRequested);
        view.findChild<QPushButton *>()->click();
        QCOMPARE(cleared.size(), 1);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(!view.placeAt(QPointF(200, 150)).isValid());
    }
};

DEALSCOPE_TEST(ScheduleViewTest)
#include "ScheduleViewTest.moc"
