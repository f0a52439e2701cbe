// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Services.h"

class QIODevice;

namespace dealscope::cli {

/// What the arguments (without the program's name) ask for.
enum class Mode {
    Window, ///< [LEDGER]
    Text, ///< a command that draws nothing
    Picture, ///< a command that needs fonts and painters, but no display
};
[[nodiscard]] Mode modeOf(const QStringList &arguments);

/// Runs one command. Results go to `out`, errors to `err` as one sentence each. Gives the exit
/// code: 0 done, 1 a problem found, 2 wrong usage, 3 a file could not be read or written.
int run(const QStringList &arguments, const Services &services, QIODevice &out, QIODevice &err);

struct WindowOptions {
    QString ledger; ///< empty for none
    /// --frame-times[=FILE]: where to write how long each gesture took; empty: to stderr.
    std::optional<QString> frameTimes;
};
/// For the window. Usage errors have a sentence.
Result<WindowOptions> windowOptions(const QStringList &arguments);

[[nodiscard]] QString helpText();

} // namespace dealscope::cli
