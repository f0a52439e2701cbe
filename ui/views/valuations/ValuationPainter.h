// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/views/valuations/ValuationLayout.h"

#include <functional>

class QPainter;

namespace dealscope::ui {

/// What a picture of valuations is painted with beside its geometry.
struct ValuationStyle {
    Theme theme;
    std::function<qreal(const ValuationMark &)> emphasis; ///< 1 or less; null: 1
    std::function<bool(const ValuationMark &)> marked; ///< null: none
};

/// Paints with the picture's top left corner at the painter's origin. A full mark is a value that
/// holds, a hollow one hangs on a condition, a crossed one is set aside; a dotted ring is an
/// inferred date. Ranges are hatched, open ceilings fade upwards.
void paintValuations(QPainter &painter, const ValuationGeometry &geometry,
                     const analysis::ValuationSeries &series, const ValuationStyle &style);

/// The colour of the index-th line: the ink where there is only one.
[[nodiscard]] QColor valuationColor(const analysis::ValuationSeries &series, int line,
                                    const Theme &theme);

} // namespace dealscope::ui
