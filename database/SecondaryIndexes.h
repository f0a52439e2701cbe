// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArrayList>

#include <functional>

namespace dealscope::database {

class Connection;

/// The indexes of some tables that a CREATE INDEX made, taken away for a load and made again from
/// sorted rows by the very statements that the schema holds for them.
class SecondaryIndexes
{
public:
    explicit SecondaryIndexes(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Drops the indexes of the tables that an import writes to.
    core::Outcome drop();
    /// Makes them again; `made` hears how many of how many are done.
    core::Outcome create(const std::function<void(qsizetype made, qsizetype all)> &made);

private:
    Connection &m_connection;
    QByteArrayList m_statements;
};

} // namespace dealscope::database
