// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ReportPump.h"

#include <chrono>

namespace dealscope::database {

using core::ReportReader;

namespace {

constexpr qint64 ReportsInABatch = 2'000;
constexpr size_t BatchesAhead = 16;

} // namespace

ReportPump::ReportPump(ReportReader &reader, ImportRows &rows, int maxProblems)
    : m_reader(reader)
    , m_rows(rows)
    , m_maxProblems(maxProblems)
    , m_thread([this] { run(); })
{
}

ReportPump::~ReportPump()
{
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::unique_ptr<ImportBatch> ReportPump::next(const std::function<bool()> &goOn)
{
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, std::chrono::milliseconds(100),
                               [&] { return !m_ready.empty() || m_ended; })) {
        lock.unlock();
        const bool wait = goOn();
        lock.lock();
        if (!wait) {
            return nullptr;
        }
    }
    if (m_ready.empty()) {
        return nullptr;
    }
    auto batch = std::move(m_ready.front());
    m_ready.pop_front();
    m_changed.notify_all();
    return batch;
}

double ReportPump::share()
{
    const std::lock_guard lock(m_mutex);
    return m_share;
}

core::ImportSummary ReportPump::summary() const
{
    core::ImportSummary summary = m_rows.summary();
    summary.rows = m_read.rows;
    summary.refusedRows = m_read.refusedRows;
    summary.problems = m_read.problems;
    return summary;
}

bool ReportPump::hand(std::unique_ptr<ImportBatch> batch)
{
    std::unique_lock lock(m_mutex);
    m_share = m_reader.size() > 0 ? double(m_reader.position()) / double(m_reader.size()) : 1;
    if (!m_read.isRefused()) {
        m_changed.wait(lock, [&] { return m_ready.size() < BatchesAhead || m_abandoned; });
        m_ready.push_back(std::move(batch));
        m_changed.notify_all();
    }
    return !m_abandoned;
}

void ReportPump::refuse(qint64 line, const QString &sentence)
{
    ++m_read.refusedRows;
    if (m_read.problems.size() < m_maxProblems) {
        m_read.problems.append({line, sentence});
    }
}

void ReportPump::run()
{
    core::ImportedReport report;
    auto batch = std::make_unique<ImportBatch>();
    bool goOn = true;
    bool isTorn = false;
    while (goOn) {
        const ReportReader::Step step = m_reader.next(report);
        if (step == ReportReader::Step::End) {
            break;
        }
        ++m_read.rows;
        QString problem
            = step == ReportReader::Step::Report ? m_rows.add(report, *batch) : m_reader.problem();
        if (!problem.isEmpty()) {
            refuse(m_reader.line(), problem);
        }
        if (step == ReportReader::Step::Failed) {
            isTorn = true;
            break;
        }
        if (m_read.rows % ReportsInABatch == 0) {
            batch->rows = m_read.rows;
            goOn = hand(std::move(batch));
            batch = std::make_unique<ImportBatch>();
        }
    }
    if (goOn) {
        // What a deal is part of may stand in the lines that could not be read.
        if (!isTorn) {
            for (const core::RowProblem &problem : m_rows.addRelations(*batch)) {
                refuse(problem.line, problem.sentence);
            }
        }
        std::ranges::stable_sort(m_read.problems, {}, &core::RowProblem::line);
        batch->rows = m_read.rows;
        hand(std::move(batch));
    }
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_changed.notify_all();
}

} // namespace dealscope::database
