// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// BEGIN to COMMIT; rolled back when it goes out of scope without commit().
class Transaction
{
public:
    enum class Kind {
        Read, ///< one consistent view over many queries
        Write, ///< takes the lock at once (BEGIN IMMEDIATE), so that it fails before any work
    };
    Transaction(Connection &connection, Kind kind);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    /// Why it could not begin, if it could not.
    [[nodiscard]] const core::Outcome &begun() const { return m_begun; }
    core::Outcome commit();

private:
    void rollBack();

    Connection &m_connection;
    core::Outcome m_begun;
    bool m_open = false;
};

} // namespace dealscope::database
