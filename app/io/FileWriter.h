// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>

class QIODevice;

namespace dealscope::io {

/// Writes whole files: a file is complete or, on any failure, as it was before.
class FileWriter
{
public:
    /// By way of a temporary file in the same folder, which is then renamed. Refuses what is not
    /// an ordinary file (a folder, a device), since renaming would replace it. Errors are of
    /// ErrorKind::File and name the path.
    static core::Outcome write(const QString &path, const QByteArray &bytes);
    /// Writes all bytes to an open device; a short write is an error. `name` is for the sentence.
    static core::Outcome write(QIODevice &device, const QByteArray &bytes, const QString &name);
};

} // namespace dealscope::io
