// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/ImportRows.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace dealscope::database {

/// Reads, checks and seals reports on a thread of its own, a few batches ahead of the thread that
/// writes them. Once a row was refused it gives no more batches, but reads on to count the others.
class ReportPump
{
public:
    /// `rows` is loaded; both must outlive the pump.
    ReportPump(core::ReportReader &reader, ImportRows &rows, int maxProblems);
    ReportPump(const ReportPump &) = delete;
    ReportPump &operator=(const ReportPump &) = delete;
    /// Ends the reading at once if it is not finished.
    ~ReportPump();

    /// The next batch, after waiting for it; null at the end. Without a batch for a while, `goOn`
    /// is asked whether to wait any longer.
    std::unique_ptr<ImportBatch> next(const std::function<bool()> &goOn);
    /// How much has been read, 0 to 1; while it works.
    [[nodiscard]] double share();

    /// After the last batch.
    [[nodiscard]] core::ImportSummary summary() const;

private:
    void run();
    /// False when nobody waits any more.
    bool hand(std::unique_ptr<ImportBatch> batch);
    void refuse(qint64 line, const QString &sentence);

    core::ReportReader &m_reader;
    ImportRows &m_rows;
    int m_maxProblems;
    core::ImportSummary m_read; ///< rows, refused ones, problems

    std::mutex m_mutex; ///< for what follows
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<ImportBatch>> m_ready;
    double m_share = 0;
    bool m_ended = false;
    bool m_abandoned = false;
    std::thread m_thread;
};

} // namespace dealscope::database
