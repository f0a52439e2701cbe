// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QCoreApplication>
#include <QStringList>

namespace dealscope::database {

class Connection;

/// No company may be its own ancestor and no deal a part of itself, however many steps it takes:
/// what a foreign key cannot ask.
class FamilyRules
{
    Q_DECLARE_TR_FUNCTIONS(FamilyRules)

public:
    explicit FamilyRules(const Connection &connection)
        : m_connection(connection)
    {
    }

    /// A sentence for every circle, led by a row in it; empty when there is none.
    [[nodiscard]] core::Result<QStringList> problems() const;

private:
    const Connection &m_connection;
};

} // namespace dealscope::database
