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
#include <set>

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

/// What "which figure counts", the clock and the currency can be set to one after the other, all by
/// all, so that each change moves figures.
QHash<QString, QList<core::Perspective>> perspectives(const core::Snapshot &snapshot)
{
    QHash<QString, QList<core::Perspective>> changes;
    for (const auto &lens : core::enumEntries<core::Lens>()) {
        core::Perspective perspective;
        perspective.lens = lens.value;
        changes[u"lens"_s].prepend(perspective);
    }
    std::set<QDate> days;
    for (int row = 0; row < snapshot.sourceCount(); ++row) {
        const core::Source &source = snapshot.sourceAt(row);
        if (source.published) {
            days.insert(source.published->last());
        }
    }
    for (const QDate day : days) {
        core::Perspective perspective;
        perspective.publishedBy = day;
        changes[u"clock"_s].append(perspective);
    }
    changes[u"clock"_s].append(core::Perspective{});
    for (const char16_t *code : {u"EUR", u"USD"}) {
        core::Perspective perspective;
        perspective.currency = *core::Currency::fromCode(code);
        changes[u"currency"_s].append(perspective);
    }
    return changes;
}

/// The paint events that a change asked for, no more.
void paintChanges()
{
    QApplication::sendPostedEvents();
    QApplication::processEvents();
}

QJsonObject changeFigures(const QList<double> &milliseconds)
{
    QJsonObject figures = summaryOf(milliseconds);
    figures[u"ratio_to_60_hz_frame"_s] = medianOf(milliseconds) / (1000.0 / 60);
    return figures;
}

QJsonObject measure(int runs)
{
    const QTemporaryDir folder;
    QList<double> empty;
    QList<double> start;
    QList<double> change;
    QMap<QString, QList<double>> perspectiveChange;
    for (int run = 0; run < runs; ++run) {
        const QString settings = folder.filePath(u"%1.ini"_s.arg(run));
        empty.append(emptyWindow());
        std::unique_ptr<Dashboard> dashboard;
        start.append(millisecondsOf([&] { dashboard = std::make_unique<Dashboard>(settings); }));
        for (const core::FilterClause &clause : gestures(*dashboard->session.state()->snapshot)) {
            change.append(millisecondsOf([&] {
                dashboard->session.filters().setClause(clause);
                paintChanges();
            }));
        }
        const auto changes = perspectives(*dashboard->session.state()->snapshot);
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            for (const core::Perspective &perspective : it.value()) {
                perspectiveChange[it.key()].append(millisecondsOf([&] {
                    dashboard->session.filters().setPerspective(perspective);
                    paintChanges();
                }));
            }
        }
    }
    QJsonObject startFigures = summaryOf(start);
    startFigures[u"ratio_to_empty_window"_s] = medianOf(start) / medianOf(empty);
    return {{u"window"_s, u"%1x%2"_s.arg(windowSize.width()).arg(windowSize.height())},
            {u"platform"_s, QGuiApplication::platformName()},
            {u"empty_window"_s, summaryOf(empty)},
            {u"start_to_drawn_window"_s, startFigures},
            {u"lens_change_to_all_views"_s, changeFigures(perspectiveChange[u"lens"_s])},
            {u"clock_change_to_all_views"_s, changeFigures(perspectiveChange[u"clock"_s])},
            {u"currency_change_to_all_views"_s, changeFigures(perspectiveChange[u"currency"_s])},
            {u"filter_change_to_all_views"_s, changeFigures(change)}};
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
