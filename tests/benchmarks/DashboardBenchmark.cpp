// SPDX-License-Identifier: GPL-3.0-or-later
// Start and filter changes of the real window on the sample ledger, in one run with an empty Qt
// window, so that the figures can be read as ratios. Prints JSON.
#include "database/Ledger.h"
#include "io/LedgerJsonReader.h"
#include "session/LedgerSession.h"
#include "tests/benchmarks/Timing.h"
#include "ui/MainWindow.h"
#include "ui/views/View.h"
#include "ui/views/ViewCatalog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace dealscope;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;

namespace {

const QSize windowSize(1280, 800);

ui::StoreResult openSample()
{
    auto rows = io::LedgerJsonReader::readSample();
    if (!rows) {
        return rows.error();
    }
    auto ledger = database::Ledger::inMemory();
    if (!ledger) {
        return ledger.error();
    }
    if (auto appended = (*ledger)->append(*rows); !appended) {
        return appended.error();
    }
    return std::unique_ptr<core::DealStore>(std::move(ledger).value());
}

/// Shows a window and has it painted, layout and all.
void draw(QWidget &window)
{
    window.resize(windowSize);
    window.show();
    QApplication::processEvents();
    window.grab();
}

double emptyWindow()
{
    return millisecondsOf([] {
        QMainWindow window;
        draw(window);
    });
}

struct Dashboard {
    explicit Dashboard(const QString &settingsPath)
        : settings(settingsPath, QSettings::IniFormat)
    {
        ui::WindowServices services;
        services.views = ui::viewCatalog();
        services.openSample = openSample;
        window = std::make_unique<ui::MainWindow>(session, services, &settings);
        window->start();
        draw(*window);
    }

    session::LedgerSession session;
    QSettings settings;
    std::unique_ptr<ui::MainWindow> window;
};

/// The filters that a user would click one after the other.
QList<core::FilterClause> gestures(const core::Snapshot &snapshot)
{
    using core::Dimension;
    return {{Dimension::Companies, QList<core::CompanyId>{snapshot.companyNamed(u"OpenAI"_s)}},
            {Dimension::Kinds, QList<core::DealKind>{core::DealKind::Equity}},
            {Dimension::Companies, std::monostate{}},
            {Dimension::Dates, core::DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}},
            {Dimension::Kinds, std::monostate{}},
            {Dimension::Dates, std::monostate{}}};
}

QJsonObject measure(int runs)
{
    const QTemporaryDir folder;
    QList<double> empty;
    QList<double> start;
    QList<double> change;
    for (int run = 0; run < runs; ++run) {
        const QString settings = folder.filePath(u"%1.ini"_s.arg(run));
        empty.append(emptyWindow());
        std::unique_ptr<Dashboard> dashboard;
        start.append(millisecondsOf([&] { dashboard = std::make_unique<Dashboard>(settings); }));
        for (const core::FilterClause &clause : gestures(*dashboard->session.state()->snapshot)) {
            change.append(millisecondsOf([&] {
                dashboard->session.filters().setClause(clause);
                // The paint events that the change asked for, no more.
                QApplication::sendPostedEvents();
                QApplication::processEvents();
            }));
        }
    }
    QJsonObject startFigures = summaryOf(start);
    startFigures[u"ratio_to_empty_window"_s] = medianOf(start) / medianOf(empty);
    QJsonObject changeFigures = summaryOf(change);
    changeFigures[u"ratio_to_60_hz_frame"_s] = medianOf(change) / (1000.0 / 60);
    return {{u"window"_s, u"%1x%2"_s.arg(windowSize.width()).arg(windowSize.height())},
            {u"platform"_s, QGuiApplication::platformName()},
            {u"empty_window"_s, summaryOf(empty)},
            {u"start_to_drawn_window"_s, startFigures},
            {u"filter_change_to_all_views"_s, changeFigures}};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser parser;
    parser.addOption({u"runs"_s, u"How often the window is opened."_s, u"N"_s, u"20"_s});
    parser.process(application);
    const int runs = std::max(1, parser.value(u"runs"_s).toInt());
    std::fputs(QJsonDocument(measure(runs)).toJson().constData(), stdout);
    return 0;
}
