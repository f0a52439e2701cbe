// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>

namespace dealscope::core {

/// How far a long piece of work has come, and whether anybody still wants it. Written and read
/// from any thread.
class WorkControl
{
public:
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

    void setSteps(int all)
    {
        m_done.store(0, std::memory_order_relaxed);
        m_all.store(all, std::memory_order_relaxed);
    }
    void setDone(int done) { m_done.store(done, std::memory_order_relaxed); }
    /// 0 to 100; -1 while nobody knows.
    [[nodiscard]] int percent() const
    {
        const qint64 all = m_all.load(std::memory_order_relaxed);
        return all <= 0 ? -1 : int(m_done.load(std::memory_order_relaxed) * qint64(100) / all);
    }

private:
    std::atomic<bool> m_cancelled = false;
    std::atomic<int> m_done = 0;
    std::atomic<int> m_all = 0;
};

} // namespace dealscope::core
