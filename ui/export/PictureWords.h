// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <QStringList>

namespace dealscope::ui {

class View;

/// What stands around an exported picture: plain lines, already without anything that a file may
/// have smuggled into a name. An empty one is not drawn.
struct PictureWords {
    /// So many sources are named; no page of a usual size has room for more.
    static constexpr qsizetype MostSources = 2'000;

    QString title;
    QString filter; ///< "Company: OpenAI · Date: Dec 2025"
    QString perspective; ///< "latest report counts · everything published so far"
    QString leftOut; ///< "Left out: 9 without amount."
    QStringList sources; ///< "1 Creati.ai, Jan 2026 (inferred)"
    qsizetype moreSources = 0; ///< beside those
    QString ledger; ///< "sample ledger · checksum 1234567890ab"
    QString program; ///< "Dealscope 0.1.0"

    /// The words of a view's present picture, as far as the options want them.
    [[nodiscard]] static PictureWords of(View &view, const PictureOptions &options);
    /// Everything in one text, for the description inside a file.
    [[nodiscard]] QString description() const;
    /// "and 12 more"
    [[nodiscard]] static QString andMore(qsizetype count);
};

} // namespace dealscope::ui
