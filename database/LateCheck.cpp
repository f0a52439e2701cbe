// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LateCheck.h"

#include "core/ThreadPriority.h"
#include "database/Connection.h"
#include "database/LedgerOpener.h"
#include "database/ProgressGuard.h"

#include <thread>

namespace dealscope::database {

bool LateCheck::run(const std::atomic<bool> &stop)
{
    bool done = false;
    // A check of a large file takes seconds, and somebody may be at work with it. There is no way
    // back, so it is a thread's own.
    std::thread([&] {
        core::takeBackSeat();
        done = check(stop);
    }).join();
    return done;
}

bool LateCheck::check(const std::atomic<bool> &stop)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_done) {
            return true;
        }
    }
    const auto connection = Connection::open(m_path, Connection::Mode::ReadOnly);
    if (!connection) {
        return false;
    }
    const ProgressGuard guard(**connection, [&stop] { return stop.load(); });
    const core::Outcome done = LedgerOpener::checkContents(**connection, m_path);
    if (stop) {
        return false;
    }
    const std::lock_guard lock(m_mutex);
    m_done = true;
    if (!done) {
        m_damage = done.error();
    }
    return true;
}

std::optional<core::Error> LateCheck::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

} // namespace dealscope::database
