// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/StrongId.h"

#include <QStringList>

namespace dealscope::core {

/// A legal or trading entity. `parent` is not valid for the top of a group.
struct Company {
    CompanyId id;
    QString name;
    QStringList aliases;
    CompanyId parent;
    QString note;

    friend bool operator==(const Company &, const Company &) = default;
};

} // namespace dealscope::core
