// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QMap>
#include <QStringList>

namespace dealscope::database {

class Connection;

/// Everything that a database's schema holds: tables, indexes, views, triggers, each with its SQL.
class SchemaListing
{
public:
    [[nodiscard]] static core::Result<SchemaListing> of(const Connection &connection);

    /// The names of what is missing, other or not known compared with `expected`, as "trigger x".
    /// The statistics that ANALYZE leaves behind are allowed.
    [[nodiscard]] QStringList differencesFrom(const SchemaListing &expected) const;

private:
    QMap<QString, QString> m_sqlOfObject;
};

} // namespace dealscope::database
