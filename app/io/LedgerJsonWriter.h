// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

#include <QJsonObject>

class QIODevice;

namespace dealscope::io {

/// Writes a ledger as one JSON document that LedgerJsonReader reads back to an equal ledger (see
/// there for the format), given that
/// - names and keys are unique and every reference leads somewhere, as the reader demands;
/// - lists are in the order of their ids, relations in the order of the deals they start from, and
///   parties in the order of their roles;
/// - `hasText` says that `text` is there: texts that were not loaded are not written.
class LedgerJsonWriter
{
public:
    [[nodiscard]] static QJsonObject toObject(const core::LedgerData &data);
    /// Indented UTF-8.
    [[nodiscard]] static QByteArray toJson(const core::LedgerData &data);
    /// Into an open device; an error when it did not take all bytes.
    [[nodiscard]] static core::Outcome write(const core::LedgerData &data, QIODevice &device);
};

} // namespace dealscope::io
