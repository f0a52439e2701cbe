// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes to write a ledger's pictures to files, and the table of its deals. Prints JSON,
// times in milliseconds:
//     bench_export LEDGER [--runs N] [--without table]
#include "database/Ledger.h"
#include "io/RecordWriter.h"
#include "session/LedgerSession.h"
#include "session/Records.h"
#include "tests/benchmarks/Timing.h"
#include "ui/export/PictureExporter.h"
#include "ui/views/View.h"
#include "ui/views/ViewCatalog.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace dealscope;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;
using core::Outcome;

namespace {

constexpr qreal PageWidth = 1200;

core::Result<session::StatePtr> stateOf(core::DealStore &ledger)
{
    const auto snapshot = ledger.snapshot({});
    if (!snapshot) {
        return snapshot.error();
    }
    return session::makeState(*snapshot, {}, {}, &ledger, u"benchmark"_s);
}

/// Times one way of writing a file; an error of any run is told and ends the measurement.
class Files
{
public:
    explicit Files(int runs)
        : m_runs(runs)
    {
    }

    template<typename Write>
    Outcome measure(const QString &name, const Write &write)
    {
        const QString path = m_folder.filePath(name);
        QList<double> times;
        for (int run = 0; run < m_runs; ++run) {
            Outcome written = core::Done{};
            times.append(millisecondsOf([&] { written = write(path); }));
            if (!written) {
                return written;
            }
        }
        QJsonObject figures = summaryOf(times);
        figures[u"bytes"_s] = QFileInfo(path).size();
        m_figures[QString(name).replace(u'.', u'_')] = figures;
        return core::Done{};
    }

    [[nodiscard]] const QJsonObject &figures() const { return m_figures; }

private:
    int m_runs = 1;
    QTemporaryDir m_folder;
    QJsonObject m_figures;
};

/// The view is as in the window: it has its state and has been drawn before.
Outcome measurePictures(Files &files, const QString &name, const session::StatePtr &state)
{
    const auto view = ui::makeView(name);
    view->setState(state);
    ui::PictureOptions options;
    options.size = QSizeF(1200, 675).expandedTo(
        ui::PictureExporter::smallestSize(*view, options, PageWidth));
    for (const QString &ending : {u"png"_s, u"svg"_s, u"pdf"_s}) {
        const auto write
            = [&](const QString &path) { return ui::PictureExporter::write(*view, options, path); };
        if (Outcome done = files.measure(name + u'.' + ending, write); !done) {
            return done;
        }
    }
    return core::Done{};
}

Outcome measure(Files &files, const session::StatePtr &state, bool withTable)
{
    for (const QString &view : {u"chart"_s, u"flow"_s, u"timeline"_s}) {
        if (Outcome done = measurePictures(files, view, state); !done) {
            return done;
        }
    }
    const auto write = [&](const QString &path) {
        return io::RecordWriter::writeFile(session::dealRecords(*state), io::RecordFormat::Csv,
                                           path);
    };
    return withTable ? files.measure(u"table.csv"_s, write) : core::Done{};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"ledger"_s, u"The deal file."_s);
    parser.addOption({u"runs"_s, u"How often each file is written."_s, u"N"_s, u"3"_s});
    parser.addOption({u"without"_s, u"Leave out the table."_s, u"table"_s});
    parser.addHelpOption();
    parser.process(application);
    const QString path = parser.positionalArguments().value(0);
    auto ledger = database::Ledger::open(path, database::Ledger::Access::ReadOnly);
    if (!ledger) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(ledger.error().sentence));
        return 1;
    }
    const auto state = stateOf(**ledger);
    if (!state) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(state.error().sentence));
        return 1;
    }
    Files files(std::max(1, parser.value(u"runs"_s).toInt()));
    const bool withTable = parser.value(u"without"_s) != u"table"_s;
    if (const Outcome done = measure(files, *state, withTable); !done) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(done.error().sentence));
        return 1;
    }
    QJsonObject result = files.figures();
    result[u"claims"_s] = (*state)->snapshot->claimCount();
    result[u"deals"_s] = (*state)->snapshot->dealCount();
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}
