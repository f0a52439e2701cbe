// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/BulkLoader.h"

#include "database/BatchWriter.h"
#include "database/Connection.h"
#include "database/FamilyRules.h"
#include "database/ProgressGuard.h"
#include "database/ReportPump.h"
#include "database/SearchText.h"
#include "database/SecondaryIndexes.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"
#include "database/WordIndexBuilder.h"

#include <sqlite3.h>

namespace dealscope::database {

using namespace core;
using Stage = ImportProgress::Stage;

namespace {

constexpr qint64 LoadCacheKibibytes = 128 * 1024;
constexpr qint64 BytesOfAReport = 300; // of a file, about
constexpr int MilliSecondsBetweenReports = 100;

// What part of the whole the stages take, about.
constexpr double WritingShare = 0.5;
constexpr double IndexingShare = 0.3;

} // namespace

LoadSettings::LoadSettings(Connection &connection)
    : m_connection(connection)
    , m_cacheSize([&] {
        const auto size = connection.integer("PRAGMA cache_size");
        return size ? *size : 0;
    }())
{
    const QByteArray larger = "PRAGMA cache_size = -" + QByteArray::number(LoadCacheKibibytes)
        + "; PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF";
    (void)m_connection.execute(larger.constData());
    // The tables inside the indexes of words are written directly, see WordIndexBuilder.
    sqlite3_db_config(m_connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}

LoadSettings::~LoadSettings()
{
    sqlite3_db_config(m_connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    const QByteArray before = "PRAGMA cache_size = " + QByteArray::number(m_cacheSize)
        + "; PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON";
    (void)m_connection.execute(before.constData());
}

Result<ImportSummary> BulkLoader::load(ReportReader &reader, const ImportOptions &options)
{
    m_options = options;
    m_sinceReport.start();
    if (!goesOn(Stage::Reading, 0, true)) {
        return SqlError::cancelled();
    }
    // Also inside long statements.
    const ProgressGuard guard(m_connection, [&] { return !goesOn(m_last.stage, m_last.share); });
    ImportRows rows;
    if (auto done = rows.load(m_connection); !done) {
        return m_cancelled ? SqlError::cancelled() : done.error();
    }
    // Asked before the pump takes the reader to its own thread.
    const qint64 expectedRows = reader.size() / BytesOfAReport;
    ReportPump pump(reader, rows, options.maxProblems);
    auto result = options.dryRun ? check(pump) : write(pump, expectedRows);
    return m_cancelled ? SqlError::cancelled() : result;
}

Result<ImportSummary> BulkLoader::check(ReportPump &pump)
{
    const auto goOn = [&] { return goesOn(Stage::Reading, pump.share()); };
    while (const auto batch = pump.next(goOn)) {
        m_rows = batch->rows;
        if (!goOn()) {
            break;
        }
    }
    return m_cancelled ? ImportSummary() : pump.summary();
}

Result<ImportSummary> BulkLoader::write(ReportPump &pump, qint64 expectedRows)
{
    const auto present = m_connection.integer("SELECT count(*) FROM claims");
    const auto records = m_connection.integer("SELECT (SELECT count(*) FROM deals)"
                                              " + (SELECT count(*) FROM sources)");
    if (!present || !records) {
        return present ? records.error() : present.error();
    }
    const bool hasWords = *present + *records > 0;
    SecondaryIndexes indexes(m_connection);
    const bool rebuild = expectedRows >= *present / 4;
    WordIndexBuilder words;
    Outcome done = rebuild ? indexes.drop() : Done{};
    if (done && !hasWords) {
        done = words.start(m_connection);
    }
    BatchWriter writer(m_connection);
    const auto goOn = [&] { return goesOn(Stage::Writing, WritingShare * pump.share()); };
    while (done && !m_cancelled) {
        const auto batch = pump.next(goOn);
        if (!batch) {
            break;
        }
        done = writer.write(*batch);
        if (done && !hasWords) {
            words.add(batch->words);
            done = WordIndexBuilder::writeTexts(m_connection, *batch->words);
        }
        m_rows = batch->rows;
        goOn();
    }
    if (!done || m_cancelled) {
        return done ? SqlError::cancelled() : done.error();
    }
    const ImportSummary summary = pump.summary();
    if (summary.isRefused()) {
        return summary;
    }
    done = indexes.create([&](qsizetype made, qsizetype all) {
        goesOn(Stage::Indexing, WritingShare + IndexingShare * double(made) / double(all));
    });
    if (done && hasWords) {
        done = addWords();
    }
    if (done && !hasWords) {
        done = words.finish([&](double share) {
            return goesOn(Stage::Indexing,
                          WritingShare + IndexingShare
                              + (0.9 - WritingShare - IndexingShare) * share);
        });
    }
    if (done && !hasWords) {
        done = words.copyTo(m_connection);
    }
    if (!done) {
        return done.error();
    }
    if (summary.relations > 0) {
        const auto circles = FamilyRules(m_connection).problems();
        if (!circles) {
            return circles.error();
        }
        if (!circles->isEmpty()) {
            return Error{circles->first(), {}};
        }
    }
    goesOn(Stage::Closing, 0.95, true);
    return summary;
}

Outcome BulkLoader::addWords()
{
    // New rows are those without a record: ids only grow.
    for (const QByteArray &sql : {
             QByteArray("INSERT INTO deal_words (rowid, title, names) ") + DealRecords
                 + " WHERE d.id > (SELECT coalesce(max(rowid), 0) FROM deal_words)",
             QByteArray("INSERT INTO claim_words (rowid, quote) ") + ClaimRecords
                 + " WHERE c.id > (SELECT coalesce(max(rowid), 0) FROM claim_words)",
             QByteArray("INSERT INTO source_words (rowid, title, body) ") + SourceRecords
                 + " WHERE s.id > (SELECT coalesce(max(rowid), 0) FROM source_words)",
         }) {
        if (auto done = m_connection.execute(sql.constData()); !done) {
            return done;
        }
    }
    return Done{};
}

bool BulkLoader::goesOn(Stage stage, double share, bool atOnce)
{
    m_last = {stage, m_rows, share};
    if (m_options.progress && !m_cancelled
        && (atOnce || m_sinceReport.hasExpired(MilliSecondsBetweenReports))) {
        m_sinceReport.restart();
        m_cancelled = !m_options.progress(m_last);
    }
    return !m_cancelled;
}

} // namespace dealscope::database
