// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QMap>
#include <QStringList>

namespace dealscope::cli {

using namespace core;

/// One option of a command.
struct OptionSpec {
    QString name; ///< without dashes
    bool takesValue = true;
    bool repeatable = false;
};

/// The arguments of one command, taken apart: "--name value", "--name=value", "--flag".
/// "--sample" counts as the ledger.
class Arguments
{
public:
    /// Refuses unknown options, missing values, and options given twice that are not repeatable.
    static Result<Arguments> parse(const QStringList &arguments, const QList<OptionSpec> &options);

    [[nodiscard]] const QStringList &positional() const { return m_positional; }
    [[nodiscard]] bool has(const QString &option) const { return m_values.contains(option); }
    [[nodiscard]] QString value(const QString &option) const;
    [[nodiscard]] QStringList values(const QString &option) const { return m_values.value(option); }

private:
    QStringList m_positional;
    QMap<QString, QStringList> m_values;
};

[[nodiscard]] Error usageError(const QString &sentence);

} // namespace dealscope::cli
