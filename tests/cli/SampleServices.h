// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/CommandLine.h"

#include <QJsonArray>

namespace dealscope::tests {

/// What a command printed, and its exit code.
struct Ran {
    int code = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonArray json() const;
};

/// Runs a command on the real sample ledger; pictures are noted, not drawn.
class SampleServices
{
public:
    [[nodiscard]] Ran run(const QStringList &arguments);
    /// What the last export asked for.
    cli::PictureRequest picture;
    session::StatePtr pictureState;
};

} // namespace dealscope::tests
