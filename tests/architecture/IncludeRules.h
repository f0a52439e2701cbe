// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>

namespace dealscope::tests {

/// The directions in which the folders of the house may see each other.
class IncludeRules
{
public:
    /// Folder ("app/core") -> the folders that it may include beside itself.
    [[nodiscard]] static const QMap<QString, QStringList> &allowed();
    /// What is wrong with the includes of one file, a sentence each. `path` is relative to the
    /// root of the sources: it says which rules hold, the file need not exist.
    [[nodiscard]] static QStringList breaches(const QString &path, const QString &content);
};

} // namespace dealscope::tests
