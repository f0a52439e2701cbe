// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>

#include <functional>

namespace dealscope::database {

class Connection;

/// While it lives, statements of the connection end with SQLITE_INTERRUPT once the time is up, so
/// that no file, however made, keeps the program for longer; or once it is told to stop.
class ProgressGuard
{
public:
    ProgressGuard(const Connection &connection, std::chrono::milliseconds limit);
    /// `isOver` is asked some hundred times a second on the thread of the statement.
    ProgressGuard(const Connection &connection, std::function<bool()> isOver);
    ProgressGuard(const ProgressGuard &) = delete;
    ProgressGuard &operator=(const ProgressGuard &) = delete;
    ~ProgressGuard();

private:
    static int ask(void *guard);

    const Connection &m_connection;
    std::function<bool()> m_isOver;
};

} // namespace dealscope::database
