// SPDX-License-Identifier: GPL-3.0-or-later
// How long programs take from their start to their first pixels and until the screen stands still,
// one after the other on the same X display, several rounds. Prints a JSON line a program: medians
// in milliseconds, and the most memory that it held. The display must be empty (Xvfb).
//
//     bench_start --runs 5 -- empty bench_start --empty -- dealscope build/dealscope big.deals
#include "tests/benchmarks/Timing.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QMainWindow>
#include <QProcess>
#include <QScreen>
#include <QThread>

#include <cstdio>

using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;

namespace {

/// Nothing moves for so long: it has settled.
constexpr qint64 QuietMs = 400;
constexpr qint64 LongestMs = 60000;

struct Program {
    QString name;
    QStringList command;
    QList<double> first;
    QList<double> settled;
    double peakMegabytes = 0;
};

QByteArray screenNow()
{
    const QImage image = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(QByteArrayView(image.constBits(), image.sizeInBytes()));
    return hash.result();
}

double peakMegabytesOf(qint64 process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    return 0;
}

void waitForQuiet()
{
    QByteArray before = screenNow();
    QElapsedTimer quiet;
    quiet.start();
    while (quiet.elapsed() < QuietMs) {
        QThread::msleep(20);
        if (const QByteArray now = screenNow(); now != before) {
            before = now;
            quiet.restart();
        }
    }
}

bool run(Program &program)
{
    waitForQuiet();
    QByteArray before = screenNow();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer clock;
    clock.start();
    process.start(program.command.first(), program.command.mid(1));
    if (!process.waitForStarted()) {
        return false;
    }
    double first = 0;
    double last = 0;
    while (clock.elapsed() < LongestMs
           && (first == 0 || double(clock.elapsed()) - last < double(QuietMs))) {
        const double at = double(clock.nsecsElapsed()) / 1e6;
        if (const QByteArray now = screenNow(); now != before) {
            before = now;
            first = first == 0 ? at : first;
            last = at;
        }
        QThread::msleep(2);
    }
    program.peakMegabytes = std::max(program.peakMegabytes, peakMegabytesOf(process.processId()));
    process.kill();
    process.waitForFinished();
    if (first == 0) {
        return false;
    }
    program.first.append(first);
    program.settled.append(last);
    return true;
}

QList<Program> programsIn(const QStringList &arguments)
{
    QList<Program> programs;
    for (const QString &argument : arguments) {
        if (argument == "--"_L1) {
            programs.append(Program{});
        } else if (!programs.isEmpty() && programs.last().name.isEmpty()) {
            programs.last().name = argument;
        } else if (!programs.isEmpty()) {
            programs.last().command.append(argument);
        }
    }
    programs.removeIf([](const Program &program) { return program.command.isEmpty(); });
    return programs;
}

int emptyWindow(QApplication &application)
{
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return application.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    if (arguments == QStringList{u"--empty"_s}) {
        return emptyWindow(application);
    }
    int runs = 5;
    if (arguments.value(0) == "--runs"_L1) {
        runs = std::max(1, arguments.value(1).toInt());
        arguments = arguments.mid(2);
    }
    QList<Program> programs = programsIn(arguments);
    if (programs.isEmpty()) {
        std::fputs("bench_start: name programs, each as -- NAME COMMAND ARGUMENTS\n", stderr);
        return 2;
    }
    for (int round = 0; round < runs; ++round) {
        for (Program &program : programs) {
            if (!run(program)) {
                std::fprintf(stderr, "bench_start: %s drew nothing\n", qPrintable(program.name));
            }
        }
    }
    for (const Program &program : std::as_const(programs)) {
        const QJsonObject figures{{u"program"_s, program.name},
                                  {u"runs"_s, program.first.size()},
                                  {u"first_pixels_ms"_s, medianOf(program.first)},
                                  {u"settled_ms"_s, medianOf(program.settled)},
                                  {u"peak_mb"_s, program.peakMegabytes}};
        std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    }
    return 0;
}
