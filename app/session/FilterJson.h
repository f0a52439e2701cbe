// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/FilterClause.h"
#include "core/Result.h"
#include "core/Snapshot.h"

#include <QJsonObject>

namespace dealscope::session {

using namespace core;

/// A filter and a perspective as JSON, with names instead of ids so that it outlives a rebuilt
/// ledger.
[[nodiscard]] QJsonObject toJson(const Filter &filter, const Perspective &perspective,
                                 const Snapshot &snapshot);

struct FilterAndPerspective {
    Filter filter;
    Perspective perspective;
};
/// Refuses what it does not know with a sentence; names that the ledger no longer has are an
/// error too.
Result<FilterAndPerspective> filterFromJson(const QJsonObject &json, const Snapshot &snapshot);

} // namespace dealscope::session
