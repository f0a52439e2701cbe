// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/UpkeepWorker.h"

namespace dealscope::session {

UpkeepWorker::~UpkeepWorker()
{
    stop();
}

void UpkeepWorker::start(core::Upkeep work, std::chrono::milliseconds pause)
{
    stop();
    if (!work) {
        return;
    }
    m_thread = std::thread([this, work = std::move(work), pause] {
        for (int tries = 0; tries < MostTries; ++tries) {
            {
                std::unique_lock lock(m_mutex);
                if (m_wake.wait_for(lock, pause, [this] { return m_stop.load(); })) {
                    return;
                }
            }
            if (work(m_stop)) {
                return;
            }
        }
    });
}

void UpkeepWorker::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
    m_stop = false;
}

} // namespace dealscope::session
