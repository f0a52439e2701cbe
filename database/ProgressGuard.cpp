// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ProgressGuard.h"

#include "database/Connection.h"

#include <sqlite3.h>

namespace dealscope::database {

namespace {

// Often enough to stop within some milliseconds, seldom enough to cost nothing.
constexpr int StepsBetweenLooks = 10'000;

} // namespace

ProgressGuard::ProgressGuard(const Connection &connection, std::chrono::milliseconds limit)
    : m_connection(connection)
    , m_deadline(limit)
{
    sqlite3_progress_handler(m_connection.handle(), StepsBetweenLooks, &isOver, this);
}

ProgressGuard::~ProgressGuard()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

int ProgressGuard::isOver(void *guard)
{
    return static_cast<ProgressGuard *>(guard)->m_deadline.hasExpired() ? 1 : 0;
}

} // namespace dealscope::database
