// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationPainter.h"

#include "ui/theme/Texture.h"
#include "ui/views/chart/CategoryColors.h"
#include "ui/views/valuations/ValuationKey.h"

#include <QCoreApplication>
#include <QPainter>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal LineHeight = 14;
constexpr qreal BandWidth = 12;

QPainterPath rectPath(const QRectF &rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}

class ValuationsPainter
{
public:
    ValuationsPainter(QPainter &painter, const ValuationGeometry &geometry,
                      const ValuationSeries &series, const ValuationStyle &style)
        : m_painter(painter)
        , m_geometry(geometry)
        , m_series(series)
        , m_style(style)
    {
    }

    void paint()
    {
        m_painter.save();
        m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        paintAxes();
        if (m_geometry.key.height() > 0) {
            ValuationKey(m_series).paint(m_painter, m_geometry.key, m_style.theme);
        }
        for (const ValuationStretch &stretch : m_geometry.stretches) {
            paintStretch(stretch);
        }
        for (const ValuationMark &mark : m_geometry.marks) {
            paintBand(mark);
        }
        for (const ValuationMark &mark : m_geometry.marks) {
            paintWords(mark);
        }
        for (const ValuationMark &mark : m_geometry.marks) {
            paintMark(mark);
        }
        m_painter.setFont(pictureFont(TextSize::Small, true));
        for (const ValuationName &name : m_geometry.names) {
            m_painter.setPen(colorOf(name.line));
            QPointF at = name.box.topLeft();
            for (const QString &line : name.lines) {
                drawLine(at, line);
                at.ry() += LineHeight;
            }
        }
        m_painter.restore();
    }

private:
    [[nodiscard]] QColor colorOf(int line) const
    {
        return valuationColor(m_series, line, m_style.theme);
    }

    [[nodiscard]] const ValuationPoint &pointOf(const ValuationMark &mark) const
    {
        return m_series.lines[mark.line].points[mark.point];
    }

    void drawLine(QPointF topLeft, const QString &text)
    {
        const QFontMetricsF metrics(m_painter.font());
        m_painter.drawText(
            QPointF(topLeft.x(),
                    topLeft.y() + (LineHeight + metrics.ascent() - metrics.descent()) / 2),
            text);
    }

    void paintAxes()
    {
        const Theme &theme = m_style.theme;
        const QRectF &plot = m_geometry.plot;
        const QRectF &undated = m_geometry.undated;
        m_painter.setFont(pictureFont(TextSize::Small));
        const QFontMetricsF metrics(m_painter.font());
        const qreal left = undated.isEmpty() ? plot.left() : undated.left();
        const qreal bottom = undated.isEmpty() ? plot.bottom() : undated.bottom();
        for (const ValuationTick &tick : m_geometry.values) {
            m_painter.setPen(QPen(tick.at > bottom - 0.5 ? theme.faint : theme.line, 1));
            if (!undated.isEmpty()) {
                m_painter.drawLine(QLineF(undated.left(), tick.at, undated.right(), tick.at));
            }
            if (!plot.isEmpty()) {
                m_painter.drawLine(QLineF(plot.left(), tick.at, plot.right(), tick.at));
            }
            m_painter.setPen(theme.soft);
            drawLine(
                QPointF(left - 6 - metrics.horizontalAdvance(tick.text), tick.at - LineHeight / 2),
                tick.text);
        }
        for (const ValuationTick &tick : m_geometry.times) {
            m_painter.setPen(QPen(theme.faint, 1));
            m_painter.drawLine(QLineF(tick.at, plot.bottom(), tick.at, plot.bottom() + 4));
            if (!tick.text.isEmpty()) {
                m_painter.setPen(theme.soft);
                const qreal x
                    = std::max(tick.at - metrics.horizontalAdvance(tick.text) / 2, plot.left());
                drawLine(QPointF(x, plot.bottom() + 5), tick.text);
            }
        }
        if (!undated.isEmpty()) {
            m_painter.setPen(theme.soft);
            drawLine(QPointF(undated.left(), undated.bottom() + 5),
                     QCoreApplication::translate("Valuations", "undated"));
        }
    }

    void paintStretch(const ValuationStretch &stretch)
    {
        const QColor color = colorOf(stretch.line);
        if (stretch.firm && !stretch.open && stretch.band.height() > 1) {
            fillCertainty(m_painter, rectPath(stretch.band), Certainty::UpToCeiling, color,
                          m_style.theme);
        } else if (stretch.firm && stretch.open) {
            fillCertainty(m_painter, rectPath(stretch.band), Certainty::OpenCeiling, color,
                          m_style.theme, stretch.band.bottomLeft(), stretch.band.topLeft());
        }
        m_painter.setPen(stretch.firm ? QPen(color, 1.6) : dashedPen(color, 1));
        m_painter.drawLine(stretch.level);
        if (stretch.rise.length() > 0.5) {
            m_painter.drawLine(stretch.rise);
        }
    }

    void paintBand(const ValuationMark &mark)
    {
        const ValuationPoint &point = pointOf(mark);
        const QRectF band(QPointF(mark.at.x() - BandWidth / 2, mark.ceiling),
                          QPointF(mark.at.x() + BandWidth / 2, mark.floor));
        if (band.height() < 1) {
            return;
        }
        m_painter.setOpacity(m_style.emphasis ? m_style.emphasis(mark) : 1);
        const Certainty certainty
            = point.interval.isOpen() ? Certainty::OpenCeiling : Certainty::UpToCeiling;
        fillCertainty(m_painter, rectPath(band), certainty, colorOf(mark.line), m_style.theme,
                      QPointF(band.center().x(), band.bottom()),
                      QPointF(band.center().x(), band.top()));
        m_painter.setOpacity(1);
    }

    void paintMark(const ValuationMark &mark)
    {
        const ValuationPoint &point = pointOf(mark);
        const Theme &theme = m_style.theme;
        const QColor color = point.setAside ? theme.faint : colorOf(mark.line);
        m_painter.setOpacity(m_style.emphasis ? m_style.emphasis(mark) : 1);
        if (!mark.span.isNull()) {
            m_painter.setPen(QPen(color, 1.4));
            m_painter.drawLine(mark.span);
            for (const QPointF &end : {mark.span.p1(), mark.span.p2()}) {
                m_painter.drawLine(QLineF(end.x(), end.y() - 3, end.x(), end.y() + 3));
            }
        }
        drawValuationMark(m_painter, mark.at, {point.conditional, point.setAside, point.inferred},
                          color, theme);
        m_painter.setBrush(Qt::NoBrush);
        if (m_style.marked && m_style.marked(mark)) {
            m_painter.setOpacity(1);
            m_painter.setPen(QPen(theme.accent, 2));
            m_painter.drawEllipse(mark.at, ValuationRadius + 3, ValuationRadius + 3);
        }
        m_painter.setOpacity(1);
    }

    void paintWords(const ValuationMark &mark)
    {
        if (mark.words.isEmpty()) {
            return;
        }
        const Theme &theme = m_style.theme;
        m_painter.setOpacity(m_style.emphasis ? m_style.emphasis(mark) : 1);
        m_painter.setPen(QPen(theme.faint, 1));
        m_painter.drawLine(mark.leader);
        // The grid would strike the words through.
        m_painter.fillRect(mark.card.adjusted(-2, 0, 2, 0), theme.panel);
        QPointF at = mark.card.topLeft();
        for (int i = 0; i < mark.words.size(); ++i) {
            QFont font = pictureFont(TextSize::Small, i == 0);
            font.setItalic(mark.quoteFrom >= 0 && i >= mark.quoteFrom);
            m_painter.setFont(font);
            m_painter.setPen(i == 0 ? theme.ink : theme.soft);
            drawLine(at, mark.words[i]);
            at.ry() += LineHeight;
        }
        m_painter.setOpacity(1);
    }

    QPainter &m_painter;
    const ValuationGeometry &m_geometry;
    const ValuationSeries &m_series;
    const ValuationStyle &m_style;
};

} // namespace

QColor valuationColor(const ValuationSeries &series, int line, const Theme &theme)
{
    return series.lines.size() == 1 ? theme.ink : categoryColor(line, theme);
}

void paintValuations(QPainter &painter, const ValuationGeometry &geometry,
                     const ValuationSeries &series, const ValuationStyle &style)
{
    ValuationsPainter(painter, geometry, series, style).paint();
}

} // namespace dealscope::ui
