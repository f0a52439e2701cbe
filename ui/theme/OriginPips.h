// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace dealscope::ui {

/// How many independent origins stand behind something, as small dots: full ones for those that
/// give the figure that counts, hollow ones for those that speak of the deal but not of that
/// figure; a single dashed ring where no origin can be named.
struct OriginPips {
    int supporting = 0;
    int others = 0;

    static constexpr int Most = 6; ///< dots drawn; more are written as a number
    static constexpr int Step = 11; ///< px from dot to dot
};

/// From the left of `box`, in its middle.
void drawOriginPips(QPainter &painter, const QRectF &box, const OriginPips &pips,
                    const Theme &theme);
/// The width that drawOriginPips takes, in px.
[[nodiscard]] int widthOf(const OriginPips &pips);

} // namespace dealscope::ui
