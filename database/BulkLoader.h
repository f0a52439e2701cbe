// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ReportImport.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace dealscope::database {

class Connection;
class ReportPump;

/// Settings of a connection while it takes a load, set outside of any transaction and set back when
/// this goes out of scope: a larger cache_size, and ignore_check_constraints and foreign_keys=OFF,
/// as every row is put to ReportRules, which ask all that the schema's CHECKs ask, and refers to
/// ids that the load itself has looked up or given under the write lock. (A CHECK with a list of
/// words costs SQLite a table of its own for each row, more than all the rest.) Nothing changes
/// that a power cut or a crash could show: the journal (journal_mode=DELETE) and the flushes
/// (synchronous=FULL) stay as they are.
class LoadSettings
{
public:
    explicit LoadSettings(Connection &connection);
    LoadSettings(const LoadSettings &) = delete;
    LoadSettings &operator=(const LoadSettings &) = delete;
    ~LoadSettings();

private:
    Connection &m_connection;
    qint64 m_cacheSize = 0;
};

/// Brings reports into a ledger by the million, inside a write transaction of the caller, who rolls
/// back on an error and if the summary is refused. What it does beside appending:
///  - A thread of its own reads, checks (ReportRules) and seals; this one writes what is ready.
///  - If the load is large beside what is there, secondary indexes are dropped first and made
///    afterwards, from sorted rows.
///  - In a ledger without reports the indexes of words are built by a third thread.
class BulkLoader
{
    Q_DECLARE_TR_FUNCTIONS(BulkLoader)

public:
    explicit BulkLoader(Connection &connection)
        : m_connection(connection)
    {
    }

    /// As DealStore::importReports, without the transaction.
    core::Result<core::ImportSummary> load(core::ReportReader &reader,
                                           const core::ImportOptions &options);

private:
    core::Result<core::ImportSummary> check(ReportPump &pump);
    core::Result<core::ImportSummary> write(ReportPump &pump, qint64 expectedRows);
    core::Outcome addWords();
    /// False once the user has cancelled; asks at most ten times a second, or at once.
    bool goesOn(core::ImportProgress::Stage stage, double share, bool atOnce = false);

    Connection &m_connection;
    core::ImportOptions m_options;
    QElapsedTimer m_sinceReport;
    core::ImportProgress m_last;
    qint64 m_rows = 0;
    bool m_cancelled = false;
};

} // namespace dealscope::database
