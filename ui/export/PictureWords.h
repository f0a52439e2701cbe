// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <QStringList>

namespace dealscope::ui {

class View;

/// What stands around an exported picture: plain lines, already without anything that a file may
/// have smuggled into a name. An empty one is not drawn.
struct PictureWords {
    QString title;
    QString filter; ///< "Company: OpenAI · Date: Dec 2025"
    QString perspective; ///< "latest report counts · everything published so far"
    QString leftOut; ///< "Left out: 9 without amount."
    QStringList sources; ///< "1 Creati.ai, Jan 2026 (inferred)"
    QString ledger; ///< "sample ledger · checksum 1234567890ab"
    QString program; ///< "Dealscope 0.1.0"

    /// The words of a view's present picture, as far as the options want them.
    [[nodiscard]] static PictureWords of(View &view, const PictureOptions &options);
    /// Everything in one text, for the description inside a file.
    [[nodiscard]] QString description() const;
};

} // namespace dealscope::ui
