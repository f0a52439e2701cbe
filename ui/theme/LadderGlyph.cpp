// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/LadderGlyph.h"

#include "ui/theme/StatusGlyph.h"

#include <QPainter>

#include <algorithm>

namespace dealscope::ui {

namespace {
constexpr qreal Gap = 2;
constexpr qreal MostHeight = 6;
constexpr qreal MostGlyph = 11;
} // namespace

void drawLadder(QPainter &painter, const analysis::DealLadder &ladder, const QRectF &box,
                const Theme &theme)
{
    const qreal width = (box.width() - (analysis::LadderSteps - 1) * Gap) / analysis::LadderSteps;
    const qreal height = std::min(MostHeight, box.height());
    const auto cell = [&](int step) {
        return QRectF(box.left() + (step - 1) * (width + Gap), box.center().y() - height / 2, width,
                      height);
    };
    const bool over = ladder.isOver();
    // Where the mark stands: at the step reached, or behind it where the way ended.
    const int marked
        = ladder.status ? std::min(analysis::LadderSteps, ladder.step + (over ? 1 : 0)) : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (int step = 1; step <= analysis::LadderSteps; ++step) {
        if (step == marked) {
            continue;
        }
        const QRectF rect = cell(step);
        if (step <= ladder.step) {
            painter.fillRect(rect, over ? theme.faint : theme.soft);
        } else {
            painter.setPen(QPen(over ? theme.line : theme.faint, 0.8));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(0.4, 0.4, -0.4, -0.4));
        }
    }
    if (over && ladder.step > 0) {
        painter.setPen(QPen(theme.ink, 1));
        painter.drawLine(QPointF(cell(1).left(), box.center().y()),
                         QPointF(cell(ladder.step).right(), box.center().y()));
    }
    if (marked > 0) {
        const qreal side = std::min({MostGlyph, width, box.height()});
        const QPointF center = cell(marked).center();
        drawStatusGlyph(painter, ladder.status,
                        QRectF(center.x() - side / 2, center.y() - side / 2, side, side), theme.ink,
                        theme.panel);
    }
    painter.restore();
}

} // namespace dealscope::ui
