// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/View.h"

#include <QPainter>

#include <functional>

namespace dealscope::tests {

/// A view for tests of what is done with views: it draws a frame along the very edge of its area,
/// a bar, and a text that the test chooses. Everything it says can be set.
class ExportableView : public ui::View
{
public:
    QString title = QStringLiteral("Capital by payer");
    QString drawnText = QStringLiteral("Amazon in OpenAI");
    QString leftOut = QStringLiteral("Left out: 9 without amount.");
    QSize hint{300, 160};
    io::RecordTable table;
    QList<core::SourceId> sources;
    bool overdraws = false; ///< draws over the whole page, as a careless view would
    int paintCount = 0;
    QRectF lastArea;
    ui::PaintStyle lastStyle;
    /// Draws something more, after the rest.
    std::function<void(QPainter &, const QRectF &area, const ui::PaintStyle &)> paintMore;

    using View::View;

    [[nodiscard]] QString viewName() const override { return QStringLiteral("fake"); }
    [[nodiscard]] QString pictureTitle() const override { return title; }
    [[nodiscard]] QSize exportSizeHint() override { return hint; }
    [[nodiscard]] io::RecordTable dataTable() override { return table; }
    [[nodiscard]] QString leftOutLine() override { return leftOut; }
    [[nodiscard]] QList<core::SourceId> sourcesShown() override { return sources; }

    void paintTo(QPainter &painter, const QRectF &area, const ui::PaintStyle &style) override
    {
        ++paintCount;
        lastArea = area;
        lastStyle = style;
        painter.save();
        if (overdraws) {
            painter.fillRect(area.adjusted(-500, -500, 500, 500), Qt::red);
        }
        painter.setPen(QPen(style.theme.accent, 1));
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.fillRect(QRectF(area.left() + 20, area.top() + 40, area.width() / 2, 24),
                         style.theme.kindColor(core::DealKind::Equity));
        painter.setFont(ui::pictureFont(ui::TextSize::Normal));
        painter.setPen(style.theme.ink);
        painter.drawText(area.topLeft() + QPointF(20, 30), drawnText);
        if (paintMore) {
            paintMore(painter, area, style);
        }
        painter.restore();
    }

protected:
    void stateChanged() override { }
};

} // namespace dealscope::tests
