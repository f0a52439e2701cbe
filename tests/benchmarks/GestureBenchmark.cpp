// SPDX-License-Identifier: GPL-3.0-or-later
// Gestures on a ledger of any size, from the change until all visible views of the real window are
// painted; with --snapshot what it takes to read a ledger, and to hold what was read, without a
// window. Prints JSON, times in milliseconds.
#include "database/Ledger.h"
#include "session/LedgerSession.h"
#include "tests/benchmarks/Timing.h"
#include "ui/MainWindow.h"
#include "ui/views/View.h"
#include "ui/views/ViewCatalog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QWheelEvent>

#include <cstdio>

using namespace dealscope;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;
using core::Dimension;

namespace {

const QSize windowSize(1280, 800);
auto ledgerAccess = database::Ledger::Access::ReadOnly;

ui::StoreResult openLedger(const QString &path)
{
    auto ledger = database::Ledger::open(path, ledgerAccess);
    if (!ledger) {
        return ledger.error();
    }
    return std::unique_ptr<core::DealStore>(std::move(ledger).value());
}

/// Megabytes that this process holds.
double residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    return 0;
}

/// What one gesture after the other asks for; the same at each run.
class Gestures
{
public:
    explicit Gestures(const session::LedgerSession &session)
        : m_session(session)
    {
    }

    /// Steps of a brush of five years that mostly moves and sometimes grows or shrinks.
    QList<core::FilterClause> brush(int steps)
    {
        QList<core::FilterClause> clauses;
        QDate from(2010, 1, 1);
        qint64 width = 1826;
        int direction = 1;
        for (int step = 0; step < steps; ++step) {
            if (m_random.bounded(100) < 8) {
                direction = -direction;
            }
            const int days = 3 + int(m_random.bounded(28));
            const auto what = m_random.bounded(100);
            from = what < 85 ? from.addDays(direction * days) : from;
            width += what < 70 ? 0 : what < 85 ? -direction * days : direction * days;
            width = std::clamp<qint64>(width, 200, 4000);
            clauses.append({Dimension::Dates, core::DateRange{from, from.addDays(width)}});
        }
        return clauses;
    }

    /// Companies ticked and unticked, the busiest ones most.
    QList<core::FilterClause> companies(Dimension dimension, int steps)
    {
        const auto &figures = m_session.state()->resolution->figures();
        const auto &lists = dimension == Dimension::Payers ? figures.payers : figures.payees;
        const auto &companies = m_session.state()->snapshot->data().companies;
        std::vector<std::pair<int, quint32>> counts(size_t(companies.size()));
        for (quint32 row = 0; row < counts.size(); ++row) {
            counts[row].second = row;
        }
        for (size_t deal = 0; deal < figures.size(); ++deal) {
            for (const quint32 row : lists[deal]) {
                --counts[row].first;
            }
        }
        std::ranges::sort(counts);
        QList<core::CompanyId> ticked;
        QList<core::FilterClause> clauses;
        for (int step = 0; step < steps; ++step) {
            constexpr std::array<size_t, 8> Ranks{0, 1, 2, 4, 7, 12, 39, 99};
            const size_t rank = std::min(Ranks[m_random.bounded(8)], counts.size() - 1);
            const core::CompanyId id = companies[counts[rank].second].id;
            if (!ticked.removeOne(id)) {
                ticked.append(id);
            }
            clauses.append(ticked.isEmpty() ? core::FilterClause{dimension, {}}
                                            : core::FilterClause{dimension, ticked});
        }
        clauses.append({dimension, {}});
        return clauses;
    }

    QList<core::FilterClause> kinds(int steps)
    {
        QList<core::DealKind> ticked;
        QList<core::FilterClause> clauses;
        for (int step = 0; step < steps; ++step) {
            const auto kind = core::DealKind(m_random.bounded(10));
            if (!ticked.removeOne(kind)) {
                ticked.append(kind);
            }
            clauses.append(ticked.isEmpty() ? core::FilterClause{Dimension::Kinds, {}}
                                            : core::FilterClause{Dimension::Kinds, ticked});
        }
        clauses.append({Dimension::Kinds, {}});
        return clauses;
    }

private:
    const session::LedgerSession &m_session;
    QRandomGenerator m_random{20260101};
};

class Bench
{
public:
    Bench(session::LedgerSession &session, ui::MainWindow &window)
        : m_session(session)
        , m_window(window)
    {
    }

    /// Until workers have answered, every view shows that, and everything is painted.
    void settle()
    {
        do {
            QApplication::sendPostedEvents();
            QApplication::processEvents(isBusy() ? QEventLoop::WaitForMoreEvents
                                                 : QEventLoop::AllEvents);
        } while (isBusy());
        QApplication::processEvents();
    }

    [[nodiscard]] bool isBusy() const
    {
        return m_session.isBusy()
            || std::ranges::any_of(m_window.findChildren<ui::View *>(),
                                   [](const ui::View *view) { return view->isBehind(); });
    }

    QJsonObject clauses(const QList<core::FilterClause> &clauses)
    {
        QList<double> times;
        for (const core::FilterClause &clause : clauses) {
            times.append(millisecondsOf([&] {
                m_session.filters().setClause(clause);
                settle();
            }));
        }
        return summaryOf(times);
    }

    QJsonObject perspectives(const QList<core::Perspective> &perspectives)
    {
        QList<double> times;
        for (const core::Perspective &perspective : perspectives) {
            times.append(millisecondsOf([&] {
                m_session.filters().setPerspective(perspective);
                settle();
            }));
        }
        return summaryOf(times);
    }

    /// Reports set aside, each taken back, of deals far apart: `all` until everything is painted,
    /// `window` as long as the window is held up by it.
    QJsonObject edits(int count)
    {
        QList<double> all;
        QList<double> window;
        const core::SnapshotPtr snapshot = m_session.state()->snapshot;
        const auto &ids = snapshot->columns().claims.ids;
        for (int i = 0; i < count; ++i) {
            const core::ClaimId claim{ids.idAt(quint32(quint64(ids.size()) * quint64(i) / count))};
            const auto timed = [&](const auto &edit) {
                all.append(millisecondsOf([&] {
                    window.append(millisecondsOf(edit));
                    settle();
                }));
            };
            timed([&] { (void)m_session.setRank(claim, core::Rank::Deprecated, u"not so"_s); });
            timed([&] { m_session.edits().undo(); });
        }
        return {{u"all"_s, summaryOf(all)}, {u"window"_s, summaryOf(window)}};
    }

    /// Turns the wheel on a widget, a notch each time: up and down zooms, sideways pans. The next
    /// notch comes with the next frame of 60 Hz at the earliest, as from a hand.
    QJsonObject wheel(QWidget *widget, int turns, QPoint notch)
    {
        QList<double> times;
        const QPointF at(widget->width() * 0.7, widget->height() * 0.5);
        for (int turn = 0; turn < turns; ++turn) {
            QWheelEvent event(at, widget->mapToGlobal(at), {}, notch, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            times.append(millisecondsOf([&] {
                QApplication::sendEvent(widget, &event);
                settle();
            }));
            constexpr double Frame = 1000.0 / 60;
            QThread::usleep(ulong(1000 * std::max(0.0, Frame - times.last())));
        }
        return summaryOf(times);
    }

    [[nodiscard]] QWidget *timelineCanvas() const
    {
        for (ui::View *view : m_window.views()) {
            if (view->viewName() == u"timeline"_s) {
                QWidget *canvas = view->findChild<QWidget *>(u"timelineCanvas"_s);
                return canvas ? canvas : view;
            }
        }
        return nullptr;
    }

private:
    session::LedgerSession &m_session;
    ui::MainWindow &m_window;
};

/// `only`: names of gestures; empty: all.
QJsonObject measure(const QString &path, const QStringList &only)
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    session::LedgerSession session;
    ui::WindowServices services;
    services.views = ui::viewCatalog();
    services.openLedger = openLedger;
    ui::MainWindow window(session, services, &settings);
    Bench bench(session, window);
    const double opened = millisecondsOf([&] {
        window.start(path);
        window.resize(windowSize);
        window.show();
        while (!session.isOpen()) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        bench.settle();
    });
    window.resize(windowSize);
    bench.settle();
    Gestures gestures(session);
    QJsonObject figures{{u"ledger"_s, QFileInfo(path).fileName()},
                        {u"claims"_s, session.state()->snapshot->claimCount()},
                        {u"deals"_s, session.state()->snapshot->dealCount()},
                        {u"window"_s, u"%1x%2"_s.arg(window.width()).arg(window.height())},
                        {u"platform"_s, QGuiApplication::platformName()},
                        {u"open_to_all_views"_s, opened},
                        {u"mb_opened"_s, residentMegabytes()}};
    const auto isAsked
        = [&only](const QString &gesture) { return only.isEmpty() || only.contains(gesture); };
    if (isAsked(u"brush"_s)) {
        figures[u"brush"_s] = bench.clauses(gestures.brush(200));
    }
    if (isAsked(u"company"_s)) {
        figures[u"company"_s] = bench.clauses(gestures.companies(Dimension::Payers, 25)
                                              + gestures.companies(Dimension::Payees, 25));
    }
    if (isAsked(u"kind"_s)) {
        figures[u"kind"_s] = bench.clauses(gestures.kinds(50));
    }
    session.filters().clearAll();
    bench.settle();
    if (QWidget *timeline = isAsked(u"timeline"_s) ? bench.timelineCanvas() : nullptr) {
        figures[u"timeline_zoom_in"_s] = bench.wheel(timeline, 40, {0, 120});
        figures[u"timeline_pan"_s] = bench.wheel(timeline, 40, {120, 0});
        figures[u"timeline_zoom_out"_s] = bench.wheel(timeline, 40, {0, -120});
    }
    QList<core::Perspective> lenses;
    QList<core::Perspective> days;
    for (const auto &lens : core::enumEntries<core::Lens>()) {
        lenses.prepend({});
        lenses.first().lens = lens.value;
    }
    for (int year = 2025; year > 2015; --year) {
        days.append(core::Perspective{});
        days.last().publishedBy = QDate(year, 6, 30);
    }
    if (isAsked(u"lens"_s)) {
        figures[u"lens"_s] = bench.perspectives(lenses);
    }
    if (isAsked(u"clock"_s)) {
        figures[u"clock"_s] = bench.perspectives(days);
    }
    if (only.contains(u"edit"_s)) {
        session.filters().setPerspective({});
        bench.settle();
        figures[u"edit"_s] = bench.edits(10);
    }
    figures[u"mb_after"_s] = residentMegabytes();
    return figures;
}

QJsonObject snapshotFigures(const QString &path)
{
    const double before = residentMegabytes();
    core::SnapshotPtr snapshot;
    const double took = millisecondsOf([&] {
        if (auto store = openLedger(path)) {
            if (auto read = (*store)->snapshot({})) {
                snapshot = *read;
            }
        }
    });
    return {{u"claims"_s, snapshot ? snapshot->claimCount() : 0},
            {u"read"_s, took},
            {u"mb_snapshot"_s, residentMegabytes() - before}};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"ledger"_s, u"The deal file."_s);
    parser.addOption({u"snapshot"_s, u"Only read it."_s});
    parser.addOption(
        {u"only"_s,
         u"Of brush, company, kind, timeline, lens, clock; edit, which writes into the file."_s,
         u"gestures"_s});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().size() != 1) {
        std::fputs("bench_gestures: name one deal file\n", stderr);
        return 2;
    }
    const QString path = parser.positionalArguments().first();
    const QStringList only = parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts);
    if (only.contains(u"edit"_s)) {
        ledgerAccess = database::Ledger::Access::ReadWrite;
    }
    const QJsonObject figures
        = parser.isSet(u"snapshot"_s) ? snapshotFigures(path) : measure(path, only);
    std::fputs(QJsonDocument(figures).toJson().constData(), stdout);
    return 0;
}
