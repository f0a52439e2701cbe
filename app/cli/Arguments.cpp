// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Arguments.h"

#include <algorithm>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

Error usageError(const QString &sentence)
{
    return {sentence, {}, ErrorKind::Usage};
}

QString Arguments::value(const QString &option) const
{
    const QStringList all = values(option);
    return all.isEmpty() ? QString() : all.first();
}

Result<Arguments> Arguments::parse(const QStringList &arguments, const QList<OptionSpec> &options)
{
    Arguments parsed;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!argument.startsWith("--"_L1) || argument == "--sample"_L1) {
            parsed.m_positional.append(argument);
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.mid(2, equals < 0 ? -1 : equals - 2);
        const auto option
            = std::ranges::find_if(options, [&](const OptionSpec &o) { return o.name == name; });
        if (option == options.end()) {
            return usageError(
                u"There is no option --%1 here. Run “dealscope --help” for those there are."_s.arg(
                    name));
        }
        if (!option->takesValue) {
            if (equals >= 0) {
                return usageError(u"The option --%1 takes no value."_s.arg(name));
            }
            parsed.m_values[name] = {u"1"_s};
            continue;
        }
        QString value;
        if (equals >= 0) {
            value = argument.mid(equals + 1);
        } else if (i + 1 < arguments.size() && !arguments[i + 1].startsWith("--"_L1)) {
            value = arguments[++i];
        }
        if (value.isEmpty()) {
            return usageError(u"The option --%1 needs a value."_s.arg(name));
        }
        if (parsed.has(name) && !option->repeatable) {
            return usageError(u"The option --%1 can be given once only."_s.arg(name));
        }
        parsed.m_values[name].append(value);
    }
    return parsed;
}

} // namespace dealscope::cli
