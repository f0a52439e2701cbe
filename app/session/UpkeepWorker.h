// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace dealscope::session {

/// Runs a ledger's upkeep on a thread of its own, one at a time, after a pause in which a user who
/// goes on editing is not disturbed.
class UpkeepWorker
{
public:
    static constexpr std::chrono::milliseconds Pause{2000};
    static constexpr int MostTries = 5;

    UpkeepWorker() = default;
    UpkeepWorker(const UpkeepWorker &) = delete;
    UpkeepWorker &operator=(const UpkeepWorker &) = delete;
    ~UpkeepWorker();

    /// Ends what is running, then starts; does nothing more where there is no work. Work that did
    /// not succeed, as when somebody else was reading the file, is tried again after another pause.
    void start(core::Upkeep work, std::chrono::milliseconds pause = Pause);
    /// Returns once nothing runs any more, which takes the time of a short transaction at most.
    void stop();

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace dealscope::session
