// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QJsonDocument>

class QIODevice;

/// JSON of strangers: read with a cap on its size and with nothing lost in silence.
namespace dealscope::io {

/// A document above this is refused before it is parsed; parsing takes several times its size.
inline constexpr qint64 MaxJsonBytes = 64LL * 1024 * 1024;

/// All bytes of an open device; refused when there are more than `limit`. Never
/// holds much more than the limit. `name` stands for the file in sentences.
[[nodiscard]] core::Result<QByteArray> readCapped(QIODevice &device, const QString &name,
                                                  qint64 limit = MaxJsonBytes);

/// UTF-8 with or without a byte order mark. Refused: more than MaxJsonBytes, broken UTF-8, syntax
/// errors (with the line), more than 1024 levels, and a key that stands twice in one object, of
/// which a JSON parser would drop one without a word.
[[nodiscard]] core::Result<QJsonDocument> parseJson(const QByteArray &json, const QString &name);

} // namespace dealscope::io
