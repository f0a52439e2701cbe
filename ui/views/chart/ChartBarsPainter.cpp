// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartBarsPainter.h"

#include "ui/theme/ChangedMark.h"
#include "ui/views/chart/CategoryColors.h"
#include "ui/views/chart/TextureKey.h"

#include <QCoreApplication>
#include <QPainter>
#include <QSet>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal LineHeight = 14;
constexpr qreal LeastForMark = 14;

void drawText(QPainter &painter, const ChartText &text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal height = qreal(text.lines.size()) * LineHeight;
    qreal y = text.box.top();
    if (text.alignment.testFlag(Qt::AlignVCenter)) {
        y = text.box.center().y() - height / 2;
    }
    for (const QString &line : text.lines) {
        const qreal width = metrics.horizontalAdvance(line);
        qreal x = text.box.left();
        if (text.alignment.testFlag(Qt::AlignRight)) {
            x = text.box.right() - width;
        } else if (text.alignment.testFlag(Qt::AlignHCenter)) {
            x = text.box.center().x() - width / 2;
        }
        const qreal base = y + (LineHeight + metrics.ascent() - metrics.descent()) / 2;
        painter.drawText(QPointF(x, base), line);
        y += LineHeight;
    }
}

class BarsPainter
{
public:
    BarsPainter(QPainter &painter, const ChartGeometry &geometry, const ChartData &data,
                const ChartBarsStyle &style)
        : m_painter(painter)
        , m_geometry(geometry)
        , m_data(data)
        , m_style(style)
    {
    }

    void paint()
    {
        m_painter.save();
        if (m_geometry.key.height() > 0) {
            TextureKey(m_data).paint(m_painter, m_geometry.key, m_style.theme);
        }
        m_painter.setFont(pictureFont(TextSize::Small));
        m_painter.setPen(m_style.theme.soft);
        for (const ChartText &time : m_geometry.times) {
            drawText(m_painter, time);
        }
        if (m_geometry.hiddenBars > 0) {
            const QRectF &view = m_geometry.viewport;
            drawText(m_painter,
                     {QRectF(view.left(), view.bottom() - LineHeight, view.width() - 8, LineHeight),
                      {QCoreApplication::translate("Chart", "%1 more do not fit into this picture")
                           .arg(m_geometry.hiddenBars)},
                      Qt::AlignRight | Qt::AlignTop});
        }
        if (m_style.clipped) {
            // Screens only: a file that ignores clipping is never given rows outside.
            m_painter.setClipRect(m_geometry.viewport);
        }
        m_painter.setFont(pictureFont(TextSize::Small, true));
        m_painter.setPen(m_style.theme.ink);
        const QFontMetricsF metrics(m_painter.font());
        for (const ChartText &title : m_geometry.titles) {
            // The grid would strike it through.
            QRectF ground = title.box;
            ground.setWidth(metrics.horizontalAdvance(title.lines.first()) + 4);
            m_painter.fillRect(ground, m_style.theme.panel);
            drawText(m_painter, title);
        }
        for (const ChartBarBox &box : m_geometry.bars) {
            if (!m_style.clipped || box.slot.intersects(m_geometry.viewport)) {
                paintBar(box);
            }
        }
        m_painter.setPen(QPen(m_style.theme.faint, 1));
        m_painter.drawLines(m_geometry.baselines);
        m_painter.restore();
    }

private:
    void paintBar(const ChartBarBox &box)
    {
        const ChartBar &bar = m_data.panels[box.panel].bars[box.bar];
        for (const ChartPiece &piece : box.pieces) {
            m_painter.setOpacity(m_style.emphasis ? m_style.emphasis(box, piece.segment) : 1);
            const QColor color = piece.segment >= 0
                ? pieceColor(m_data, bar.segments[piece.segment].key, m_style.theme)
                : m_style.theme.faint;
            QPainterPath path;
            path.addRect(piece.rect);
            fillCertainty(m_painter, path, piece.certainty, color, m_style.theme, piece.fadeFrom,
                          piece.fadeTo);
        }
        paintMarked(box);
        m_painter.setOpacity(m_style.emphasis ? m_style.emphasis(box, -1) : 1);
        if (bar.total.assumed) {
            m_painter.setPen(dashedPen(m_style.theme.ink, 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(box.drawn.adjusted(-2, -2, 2, 0));
        }
        paintChanged(box);
        m_painter.setFont(pictureFont(TextSize::Normal));
        m_painter.setPen(m_style.theme.ink);
        drawText(m_painter, box.name);
        m_painter.setFont(pictureFont(TextSize::Small));
        m_painter.setPen(m_geometry.horizontal ? m_style.theme.soft : m_style.theme.ink);
        drawText(m_painter, box.value);
        m_painter.setOpacity(1);
    }

    /// Once for each segment that has changed, on the piece of it that comes first; for those too
    /// short to bear it, once before the bar.
    void paintChanged(const ChartBarBox &box)
    {
        if (!m_style.changed) {
            return;
        }
        QSet<int> seen;
        bool before = false;
        for (const ChartPiece &piece : box.pieces) {
            if (piece.segment < 0 || seen.contains(piece.segment)) {
                continue;
            }
            seen.insert(piece.segment);
            if (!m_style.changed(box, piece.segment)) {
                continue;
            }
            const QRectF &rect = piece.rect;
            if (m_geometry.horizontal && rect.width() < LeastForMark) {
                before = true;
            } else if (m_geometry.horizontal) {
                drawChangedMark(m_painter, QPointF(rect.left() + 7, rect.center().y()),
                                m_style.theme);
            } else if (rect.height() < LeastForMark) {
                before = true;
            } else {
                drawChangedMark(m_painter, QPointF(rect.center().x(), rect.bottom() - 6),
                                m_style.theme);
            }
        }
        if (before) {
            drawChangedMark(m_painter,
                            m_geometry.horizontal
                                ? QPointF(box.drawn.left() - 4, box.drawn.center().y())
                                : QPointF(box.drawn.center().x(), box.drawn.bottom() + 5),
                            m_style.theme);
        }
    }

    void paintMarked(const ChartBarBox &box)
    {
        if (!m_style.marked) {
            return;
        }
        m_painter.setOpacity(1);
        m_painter.setPen(QPen(m_style.theme.accent, 1.6));
        m_painter.setBrush(Qt::NoBrush);
        for (const ChartPiece &piece : box.pieces) {
            if (m_style.marked(box, piece.segment)) {
                m_painter.drawRect(piece.rect.adjusted(-0.5, -1, 0.5, 1));
            }
        }
    }

    QPainter &m_painter;
    const ChartGeometry &m_geometry;
    const ChartData &m_data;
    const ChartBarsStyle &m_style;
};

} // namespace

void paintChartBars(QPainter &painter, const ChartGeometry &geometry, const ChartData &data,
                    const ChartBarsStyle &style)
{
    BarsPainter(painter, geometry, data, style).paint();
}

} // namespace dealscope::ui
