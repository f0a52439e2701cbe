// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: the one file that sees database, session, command line and window.
#include "cli/CommandLine.h"
#include "database/Ledger.h"
#include "database/SampleFile.h"
#include "io/LedgerJsonReader.h"
#include "io/RecordWriter.h"
#include "session/LedgerSession.h"
#include "ui/MainWindow.h"
#include "ui/export/ExportDialog.h"
#include "ui/export/PictureExporter.h"
#include "ui/views/View.h"
#include "ui/views/ViewCatalog.h"
#include "ui/window/FrameTimes.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <clocale>
#include <cstdio>
#include <langinfo.h>

using namespace dealscope;
using namespace Qt::StringLiterals;
using core::Error;
using core::ErrorKind;
using core::Outcome;
using core::Result;
using StorePtr = std::unique_ptr<core::DealStore>;

namespace {

Result<StorePtr> sampleInMemory()
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
    return StorePtr(std::move(ledger).value());
}

/// The sample as a file of the user's own; in memory where that cannot be.
Result<StorePtr> sampleInFile()
{
    auto rows = io::LedgerJsonReader::readSample();
    if (!rows) {
        return rows.error();
    }
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    auto ledger = database::SampleFile(folder.filePath(u"sample.deals"_s)).open(*rows);
    return ledger ? StorePtr(std::move(ledger).value()) : sampleInMemory();
}

Result<cli::OpenedLedger> openForCommand(const QString &name)
{
    if (name == "--sample"_L1) {
        auto store = sampleInMemory();
        if (!store) {
            return store.error();
        }
        return cli::OpenedLedger{std::move(store).value(), u"sample ledger"_s};
    }
    auto ledger = database::Ledger::open(name, database::Ledger::Access::ReadOnly);
    if (!ledger) {
        return ledger.error();
    }
    return cli::OpenedLedger{std::move(ledger).value(), QFileInfo(name).fileName()};
}

Result<cli::OpenedLedger> openForWriting(const QString &name)
{
    auto ledger = database::Ledger::open(name);
    if (!ledger) {
        return ledger.error();
    }
    return cli::OpenedLedger{std::move(ledger).value(), QFileInfo(name).fileName()};
}

Result<cli::OpenedLedger> createForCommand(const QString &name)
{
    auto ledger = name.isEmpty() ? database::Ledger::inMemory() : database::Ledger::create(name);
    if (!ledger) {
        return ledger.error();
    }
    return cli::OpenedLedger{std::move(ledger).value(), QFileInfo(name).fileName()};
}

Outcome makePicture(const cli::PictureRequest &request, const session::StatePtr &state)
{
    const auto view = ui::makeView(request.view);
    view->setState(state);
    if (auto applied = view->checkSettings(request.settings); !applied) {
        return applied;
    }
    view->applySettings(request.settings);
    ui::PictureOptions options;
    options.dark = request.dark;
    options.scale = request.scale;
    const QSizeF wanted = request.size ? QSizeF(*request.size) : QSizeF(1200, 675);
    options.size = request.size
        ? wanted
        : wanted.expandedTo(ui::PictureExporter::smallestSize(*view, options, 1200));
    if (auto written = ui::PictureExporter::write(*view, options, request.path);
        !written || request.dataPath.isEmpty()) {
        return written;
    }
    const bool asJson = QFileInfo(request.dataPath).suffix().toLower() == "json"_L1;
    return io::RecordWriter::writeFile(view->dataTable(),
                                       asJson ? io::RecordFormat::Json : io::RecordFormat::Csv,
                                       request.dataPath);
}

int runCommand(const QStringList &arguments)
{
    QFile out;
    QFile err;
    if (!out.open(stdout, QIODevice::WriteOnly) || !err.open(stderr, QIODevice::WriteOnly)) {
        return int(ErrorKind::File);
    }
    return cli::run(arguments, {openForCommand, openForWriting, makePicture, createForCommand}, out,
                    err);
}

void copy(std::unique_ptr<QMimeData> data)
{
    QGuiApplication::clipboard()->setMimeData(data.release());
}

/// `window` is set before any of these is called.
ui::WindowServices windowServices(session::LedgerSession &session, const QString &first,
                                  ui::MainWindow *&window)
{
    ui::WindowServices services;
    services.ledger = first;
    services.views = ui::viewCatalog();
    services.openLedger = [](const QString &path) -> ui::StoreResult {
        auto ledger = database::Ledger::open(path);
        if (!ledger) {
            return ledger.error();
        }
        return StorePtr(std::move(ledger).value());
    };
    services.openSample = sampleInFile;
    services.showsFrameFirst = true;
    services.exportImage = [&window](ui::View *view) {
        ui::ExportDialog dialog(window->views(), view, window);
        dialog.exec();
    };
    services.copyImage = [&session](ui::View *view) {
        ui::PictureOptions options;
        options.dark = ui::Theme::forPalette(view->palette()).dark;
        options.size = ui::PictureExporter::smallestSize(*view, options, view->width());
        auto picture = ui::PictureExporter::pictureForClipboard(*view, options);
        if (picture) {
            copy(std::move(picture).value());
        } else {
            Q_EMIT session.failed(picture.error());
        }
    };
    services.copyData
        = [](ui::View *view) { copy(ui::PictureExporter::figuresForClipboard(*view)); };
    return services;
}

/// Lets somebody see each event before and after it is handled.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    void watch(ui::FrameTimes *times) { m_times = times; }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (!m_times || QThread::currentThread() != thread()) {
            return QApplication::notify(receiver, event);
        }
        // The receiver and the event may be gone afterwards.
        // Either may be asked to paint: the native window, or the widget in it.
        const bool isWindow
            = receiver->isWindowType() || (receiver->isWidgetType() && !receiver->parent());
        const QEvent::Type type = event->type();
        m_times->before(type);
        const bool handled = QApplication::notify(receiver, event);
        m_times->after(isWindow, type);
        return handled;
    }

private:
    ui::FrameTimes *m_times = nullptr;
};

int runWindow(WatchedApplication &application, const cli::WindowOptions &options)
{
    session::LedgerSession session;
    QFile log(options.frameTimes.value_or(QString()));
    std::optional<ui::FrameTimes> times;
    if (options.frameTimes) {
        const bool opened = log.fileName().isEmpty()
            ? log.open(stderr, QIODevice::WriteOnly)
            : log.open(QIODevice::WriteOnly | QIODevice::Text);
        if (!opened) {
            std::fputs(qPrintable(u"dealscope: %1 could not be written: %2\n"_s.arg(
                           log.fileName(), log.errorString())),
                       stderr);
            return int(ErrorKind::File);
        }
        times.emplace(log, [&session] { return session.isBusy(); });
        QObject::connect(&session, &session::LedgerSession::stateChanged, &application,
                         [&times] { times->noteNewState(); });
        QObject::connect(QAbstractEventDispatcher::instance(),
                         &QAbstractEventDispatcher::aboutToBlock, &session,
                         [&times] { times->noteIdle(); });
        application.watch(&*times);
    }
    QSettings settings;
    ui::MainWindow *self = nullptr;
    ui::MainWindow window(session, windowServices(session, options.ledger, self), &settings);
    self = &window;
    window.start(options.ledger);
    window.show();
    const int code = QApplication::exec();
    application.watch(nullptr);
    return code;
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// Qt wants UTF-8 and complains aloud about anything else.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        qputenv("LC_ALL", "C.UTF-8");
        std::setlocale(LC_ALL, "C.UTF-8");
    }
}

void nameApplication()
{
    QCoreApplication::setOrganizationName(u"dealscope"_s);
    QCoreApplication::setApplicationName(u"dealscope"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(DEALSCOPE_VERSION));
}

} // namespace

int main(int argc, char **argv)
{
    useUtf8();
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    // Chosen before an application object is made: without a display even --help would abort.
    switch (cli::modeOf(arguments)) {
    case cli::Mode::Text: {
        QCoreApplication application(argc, argv);
        nameApplication();
        return runCommand(arguments);
    }
    case cli::Mode::Picture: {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Without one Qt complains of a folder that a picture does not need.
        const QTemporaryDir runtimeFolder;
        if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
            qputenv("XDG_RUNTIME_DIR", runtimeFolder.path().toUtf8());
        }
        QApplication application(argc, argv);
        nameApplication();
        return runCommand(arguments);
    }
    case cli::Mode::Window:
        break;
    }
    if (!hasDisplay()) {
        std::fputs("dealscope: there is no display to open a window on. The command line works "
                   "without one: dealscope export --sample --view flow --out flow.png\n",
                   stderr);
        return int(ErrorKind::Usage);
    }
    WatchedApplication application(argc, argv);
    nameApplication();
    QApplication::setApplicationDisplayName(u"Dealscope"_s);
    QApplication::setDesktopFileName(u"org.dealscope.Dealscope"_s);
    const auto options = cli::windowOptions(arguments);
    return runWindow(application, *options);
}
