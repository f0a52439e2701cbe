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
    : ProgressGuard(connection,
                    [deadline = QDeadlineTimer(limit)] { return deadline.hasExpired(); })
{
}

ProgressGuard::ProgressGuard(const Connection &connection, std::function<bool()> isOver)
    : m_connection(connection)
    , m_isOver(std::move(isOver))
{
    sqlite3_progress_handler(m_connection.handle(), StepsBetweenLooks, &ask, this);
}

ProgressGuard::~ProgressGuard()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

int ProgressGuard::ask(void *guard)
{
    return static_cast<ProgressGuard *>(guard)->m_isOver() ? 1 : 0;
}

} // namespace dealscope::database
