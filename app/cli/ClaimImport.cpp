// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ClaimImport.h"

#include "io/ClaimCsv.h"
#include "io/PlainText.h"

#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QLocale>

#include <csignal>
#include <cstdio>

#include <unistd.h>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

namespace {

volatile std::sig_atomic_t interrupted = 0;

/// While it lives, Ctrl+C and a request to end are noted, not obeyed at once.
class InterruptNote
{
public:
    InterruptNote() { interrupted = 0; }
    InterruptNote(const InterruptNote &) = delete;
    InterruptNote &operator=(const InterruptNote &) = delete;
    ~InterruptNote()
    {
        std::signal(SIGINT, m_onInterrupt);
        std::signal(SIGTERM, m_onTerminate);
    }

private:
    using Handler = void (*)(int);
    static void note(int) { interrupted = 1; }

    Handler m_onInterrupt = std::signal(SIGINT, note);
    Handler m_onTerminate = std::signal(SIGTERM, note);
};

QString number(qint64 n)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(n);
}

QString counted(qint64 n, const QString &one, const QString &several)
{
    return number(n) + u' ' + (n == 1 ? one : several);
}

/// One line of a terminal, written over again and again.
class ProgressLine
{
public:
    void show(const ImportProgress &progress)
    {
        if (m_isTerminal) {
            using Stage = ImportProgress::Stage;
            const char *stage = progress.stage == Stage::Reading ? "reading"
                : progress.stage == Stage::Writing               ? "writing"
                : progress.stage == Stage::Indexing              ? "indexing"
                                                                 : "closing the file";
            std::fprintf(stderr, "\r%3d %%  %s rows, %s    ", int(progress.share * 100),
                         qUtf8Printable(number(progress.rows)), stage);
            m_shown = true;
        }
    }
    ~ProgressLine()
    {
        if (m_shown) {
            std::fputs("\r\x1b[K", stderr);
        }
    }
    ProgressLine() = default;
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

private:
    bool m_isTerminal = isatty(STDERR_FILENO) != 0;
    bool m_shown = false;
};

Error refusal(const QString &fileName, const ImportSummary &summary)
{
    QString sentence = summary.refusedRows == 1
        ? u"%1 has a row that cannot be imported, so nothing was:"_s.arg(fileName)
        : u"%1 has %2 rows that cannot be imported, so nothing was:"_s.arg(
            fileName, number(summary.refusedRows));
    for (const RowProblem &problem : summary.problems) {
        sentence += u"\n  line %1: %2"_s.arg(problem.line).arg(io::plainText(problem.sentence));
    }
    const qint64 more = summary.refusedRows - summary.problems.size();
    if (more > 0) {
        sentence += u"\n  and %1 more."_s.arg(number(more));
    }
    return {sentence, {}, ErrorKind::Problem};
}

} // namespace

QString inWords(const ImportSummary &summary)
{
    QString words = u"%1, with %2, %3, %4 and %5 that are new"_s.arg(
        counted(summary.claims, u"report"_s, u"reports"_s),
        counted(summary.deals, u"deal"_s, u"deals"_s),
        counted(summary.companies, u"company"_s, u"companies"_s),
        counted(summary.outlets, u"publisher"_s, u"publishers"_s),
        counted(summary.sources, u"source"_s, u"sources"_s));
    if (summary.relations > 0) {
        words += u"; "_s
            + counted(summary.relations, u"deal is now a part of another"_s,
                      u"deals are now parts of others"_s);
    }
    return words + u'.';
}

CommandResult importClaims(const QString &ledger, const QString &path, bool dryRun,
                           const Services &services, QIODevice &out)
{
    auto reader = io::ClaimCsv::open(path);
    if (!reader) {
        return reader.error();
    }
    const bool isNew = ledger != "--sample"_L1 && !QFileInfo::exists(ledger);
    auto opened = isNew ? services.createLedger(dryRun ? QString() : ledger)
        : dryRun        ? services.openLedger(ledger)
                        : services.openForWriting(ledger);
    if (!opened) {
        return opened.error();
    }
    ImportOptions options;
    options.dryRun = dryRun;
    Result<ImportSummary> summary = ImportSummary();
    {
        const InterruptNote note;
        ProgressLine line;
        options.progress = [&](const ImportProgress &progress) {
            line.show(progress);
            return interrupted == 0;
        };
        summary = opened->store->importReports(**reader, options);
    }
    if (isNew && !dryRun && (!summary || summary->isRefused())) {
        opened->store.reset();
        QFile::remove(ledger);
    }
    if (!summary) {
        return summary.error();
    }
    if (summary->isRefused()) {
        return refusal(QFileInfo(path).fileName(), *summary);
    }
    out.write((dryRun ? u"Nothing was written. It would be %1\n"_s : u"Imported %1\n"_s)
                  .arg(inWords(*summary))
                  .toUtf8());
    return 0;
}

} // namespace dealscope::cli
