// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QString>

class QPainter;

namespace dealscope::ui {

/// Text that stays readable over what lies under it: a rim of `halo` about 1.7 px wide, then the
/// text itself. In files the rim is an outline; on the screen, where it is drawn many times a
/// second, it is the text drawn around itself, which costs a tenth.
void drawHaloText(QPainter &painter, const QPointF &baseline, const QFont &font,
                  const QString &text, const QColor &ink, const QColor &halo);

} // namespace dealscope::ui
