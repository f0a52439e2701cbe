// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartPicture.h"

#include "ui/views/chart/CategoryColors.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLegendMarker>
#include <QPainter>
#include <QStackedBarSeries>

namespace dealscope::ui {

using namespace analysis;

/// Lets the caller paint between the chart's grid and the edge of the scene.
class ChartPicture::BarsItem : public QGraphicsItem
{
public:
    explicit BarsItem(QSizeF size)
        : m_size(size)
    {
    }

    [[nodiscard]] QRectF boundingRect() const override { return {QPointF(), m_size}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        if (paintBars) {
            paintBars(*painter);
        }
    }

    Paint paintBars;

private:
    QSizeF m_size;
};

ChartPicture::ChartPicture() = default;
ChartPicture::~ChartPicture() = default;

void ChartPicture::compose(const ChartGeometry &geometry, const ChartData &data,
                           const Snapshot &snapshot, const Theme &theme)
{
    m_scene = std::make_unique<QGraphicsScene>();
    m_scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    auto *chart = new QChart;
    m_scene->addItem(chart);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundRoundness(0);
    chart->setBackgroundPen(Qt::NoPen);
    chart->setBackgroundBrush(theme.panel);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setPlotAreaBackgroundVisible(false);
    addAxis(*chart, geometry, theme);
    addLegend(*chart, geometry, data, snapshot, theme);
    // Only a resize after it makes the axes follow a plot area that is set (Qt 6.4).
    chart->resize(geometry.size);
    m_bars = new BarsItem(geometry.size);
    m_bars->setZValue(100);
    m_scene->addItem(m_bars);
    m_scene->setSceneRect(QRectF(QPointF(), geometry.size));
}

/// The axis counts in pixels of the plot: marks stand where the layout put them, and two panels
/// can share one plot. It ends at its last mark, because Qt Charts closes an axis with a line.
/// Labels must be unique there and are HTML, so that empty tags tell equal ones apart.
void ChartPicture::addAxis(QChart &chart, const ChartGeometry &geometry, const Theme &theme)
{
    QList<ChartAxisMark> marks = geometry.marks;
    if (marks.isEmpty()) {
        return;
    }
    auto *axis = new QCategoryAxis;
    QRectF plot = geometry.plot;
    const auto along = [&](const ChartAxisMark &mark) {
        return geometry.horizontal ? mark.at - plot.left() : plot.bottom() - mark.at;
    };
    std::ranges::sort(marks, {}, along);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setStartValue(-1);
    QString distinct;
    for (const ChartAxisMark &mark : marks) {
        axis->append(mark.text.toHtmlEscaped() + distinct, along(mark));
        distinct += QStringLiteral("<i></i>");
    }
    const qreal length = std::max<qreal>(along(marks.last()), 1);
    axis->setRange(0, length);
    axis->setLabelsFont(pictureFont(TextSize::Small));
    axis->setLabelsColor(theme.soft);
    axis->setGridLinePen(QPen(theme.line, 1));
    axis->setLinePen(Qt::NoPen);
    geometry.horizontal ? plot.setWidth(length) : plot.setTop(plot.bottom() - length);
    chart.addAxis(axis, geometry.horizontal ? Qt::AlignBottom : Qt::AlignLeft);
    chart.setPlotArea(plot);
}

/// Qt Charts makes its legend from series; ours hold no values, the bars are painted by the item.
void ChartPicture::addLegend(QChart &chart, const ChartGeometry &geometry, const ChartData &data,
                             const Snapshot &snapshot, const Theme &theme)
{
    const QStringList names = legendNames(data, snapshot);
    chart.legend()->setVisible(!names.isEmpty());
    if (names.isEmpty()) {
        return;
    }
    auto *series = new QStackedBarSeries;
    for (int i = 0; i < names.size(); ++i) {
        auto *set = new QBarSet(names[i].toHtmlEscaped());
        set->setColor(pieceColor(data, data.stacks[i], theme));
        set->setBorderColor(set->color().darker(theme.dark ? 100 : 120));
        series->append(set);
    }
    chart.addSeries(series);
    QLegend *legend = chart.legend();
    legend->setFont(pictureFont(TextSize::Small));
    legend->setLabelColor(theme.soft);
    legend->setBackgroundVisible(false);
    legend->setMarkerShape(QLegend::MarkerShapeRectangle);
    legend->setShowToolTips(false);
    legend->layout()->setContentsMargins(0, 0, 0, 0);
    legend->detachFromChart();
    legend->setAlignment(Qt::AlignTop);
    legend->setGeometry(geometry.legend);
}

void ChartPicture::render(QPainter &painter, QPointF at, const Paint &bars)
{
    if (!m_scene) {
        return;
    }
    m_bars->paintBars = bars;
    const QRectF source = m_scene->sceneRect();
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_scene->render(&painter, QRectF(at, source.size()), source, Qt::IgnoreAspectRatio);
    painter.restore();
    m_bars->paintBars = {};
}

} // namespace dealscope::ui
