// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CashLadder.h"
#include "ui/theme/Theme.h"

class QPainter;
class QRectF;

namespace dealscope::ui {

/// Draws the steps from rumoured to completed into `box`: those that a deal has behind it filled,
/// the status mark at the one it reached, the others hollow. An ended or denied deal has its mark
/// behind the last step that it had reached, and its steps are struck through.
void drawLadder(QPainter &painter, const analysis::DealLadder &ladder, const QRectF &box,
                const Theme &theme);

} // namespace dealscope::ui
