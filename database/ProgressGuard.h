// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>

namespace dealscope::database {

class Connection;

/// While it lives, statements of the connection end with SQLITE_INTERRUPT once the time is up, so
/// that no file, however made, keeps the program for longer.
class ProgressGuard
{
public:
    ProgressGuard(const Connection &connection, std::chrono::milliseconds limit);
    ProgressGuard(const ProgressGuard &) = delete;
    ProgressGuard &operator=(const ProgressGuard &) = delete;
    ~ProgressGuard();

private:
    static int isOver(void *guard);

    const Connection &m_connection;
    QDeadlineTimer m_deadline;
};

} // namespace dealscope::database
