// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartRowsLayout.h"

#include "io/MoneyText.h"
#include "layout/AxisTicks.h"
#include "ui/views/chart/ChartWords.h"
#include "ui/views/chart/TextureKey.h"
#include "ui/views/chart/WrappedText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal Margin = 8;
constexpr qreal NameShare = 0.36; // of the picture's width, at most
constexpr qreal NameGap = 8;
constexpr qreal ValueGap = 6;
constexpr qreal AxisHeight = 20;
constexpr qreal LeastForKey = 90; // px left to the rows
constexpr qreal PanelGap = 6;
constexpr qreal LineHeight = 14;
constexpr qreal RowHeight = 24; // of one line of name
constexpr qreal ClosedUp = 0.72; // rows never get closer than this
constexpr qreal SpreadOut = 2.4; // nor farther apart
constexpr qreal ThickestBar = 36;
constexpr qreal TickRoom = 70; // px between marks of the axis
constexpr int MostNameLines = 3;

struct Row {
    int panel;
    int bar;
    QStringList name;
    QString value;
    qreal fade;
    qint64 length;
};

class RowsLayout
{
public:
    RowsLayout(const ChartData &data, const Snapshot &snapshot, QSizeF size)
        : m_data(data)
        , m_snapshot(snapshot)
        , m_names(pictureFont(TextSize::Normal))
        , m_values(pictureFont(TextSize::Small))
    {
        m_geometry.size = size;
        const qreal inside = size.width() - 2 * Margin;
        m_geometry.legend = QRectF(Margin, 2, inside, legendHeight(data, snapshot, inside));
        collectRows(inside);
        qreal key = TextureKey(data).heightFor(inside);
        if (size.height() - m_geometry.legend.bottom() - key - AxisHeight < LeastForKey) {
            key = 0; // in a low dock the rows need the room
        }
        m_geometry.key = QRectF(Margin, size.height() - key - 3, inside, key);
        const qreal top = m_geometry.legend.bottom() + 2;
        const qreal bottom = m_geometry.key.top() - (key > 0 ? 4 : 0) - AxisHeight;
        m_geometry.viewport = QRectF(0, top, size.width(), std::max<qreal>(bottom - top, 0));
        m_geometry.plot = QRectF(QPointF(Margin + m_nameWidth + NameGap, top),
                                 QPointF(size.width() - Margin, std::max(bottom, top)));
    }

    [[nodiscard]] qreal naturalHeight() const
    {
        qreal height = 0;
        for (const Row &row : m_rows) {
            height += heightOf(row);
        }
        return height + frameHeight();
    }

    /// Everything above and below the rows.
    [[nodiscard]] qreal aroundRows() const
    {
        return m_geometry.size.height() - m_geometry.viewport.height();
    }

    ChartGeometry build(const ChartLayoutOptions &options)
    {
        setScale();
        placeRows(options);
        return m_geometry;
    }

private:
    void collectRows(qreal inside)
    {
        const qreal most = std::max<qreal>(60, inside * NameShare);
        for (int p = 0; p < m_data.panels.size(); ++p) {
            for (int b = 0; b < m_data.panels[p].bars.size(); ++b) {
                const ChartBar &bar = m_data.panels[p].bars[b];
                const ChartValue value = valueOf(bar.total, m_data.query.measure);
                const QStringList name = wrapped(keyName(bar.total.key, m_snapshot, bar.folded),
                                                 m_names, most, MostNameLines);
                m_nameWidth = std::max(m_nameWidth, std::ceil(widthOf(name, m_names)));
                m_rows.append({p, b, name, figure(bar.total, m_data),
                               value.openEnded > 0 ? ChartFade : 0, value.ceiling});
            }
        }
    }

    [[nodiscard]] static qreal heightOf(const Row &row)
    {
        return std::max(RowHeight, qreal(row.name.size()) * LineHeight + 8);
    }

    [[nodiscard]] qreal frameHeight() const
    {
        return qreal(m_data.panels.size()) * (ChartTitleHeight + PanelGap);
    }

    void setScale()
    {
        const QRectF &plot = m_geometry.plot;
        m_pixelsPerUnit = 0;
        for (const Row &row : m_rows) {
            const qreal beside
                = row.fade + ValueGap + std::ceil(m_values.horizontalAdvance(row.value));
            const qreal room = std::max<qreal>(plot.width() - beside, 12);
            if (row.length > 0) {
                const qreal scale = room / qreal(row.length);
                m_pixelsPerUnit = m_pixelsPerUnit > 0 ? std::min(m_pixelsPerUnit, scale) : scale;
            }
        }
        if (m_pixelsPerUnit <= 0) {
            return;
        }
        const qreal most = std::min(plot.width() / m_pixelsPerUnit, 9e18);
        const int ticks = std::max(1, int(plot.width() / TickRoom));
        for (const qint64 tick : layout::valueTicks(qint64(most), ticks)) {
            const QString text = io::shortNumber(tick);
            const qreal at = plot.left() + qreal(tick) * m_pixelsPerUnit;
            if (at + m_values.horizontalAdvance(text) / 2 <= m_geometry.size.width() - 2) {
                m_geometry.marks.append({at, text});
            }
        }
    }

    void placeRows(const ChartLayoutOptions &options)
    {
        const QRectF &view = m_geometry.viewport;
        const qreal natural = naturalHeight() - frameHeight();
        const qreal room = view.height() - frameHeight();
        const qreal spread = natural > 0 ? std::clamp(room / natural, ClosedUp, SpreadOut) : 1;
        m_geometry.contentHeight = natural * spread + frameHeight();
        qreal y = view.top() - (options.scrollable ? options.scrollOffset : 0);
        int panel = -1;
        for (const Row &row : m_rows) {
            const qreal height = heightOf(row) * spread;
            const bool fits = options.scrollable || y + height <= view.bottom() + 0.5;
            if (row.panel != panel) {
                panel = row.panel;
                if (fits) {
                    addTitle(panel, y);
                }
                y += ChartTitleHeight;
            }
            if (options.scrollable || y + height <= view.bottom() + 0.5) {
                addRow(row, y, height);
            } else {
                ++m_geometry.hiddenBars;
            }
            y += height;
            growBaseline(row, y - height, y);
            const bool last = &row == &m_rows.last() || (&row + 1)->panel != panel;
            y += last ? PanelGap : 0;
        }
    }

    /// A line a panel, which the title of the next one interrupts.
    void growBaseline(const Row &row, qreal top, qreal bottom)
    {
        const qreal x = m_geometry.plot.left();
        const qreal end = std::min(bottom, m_geometry.viewport.bottom());
        if (row.bar == 0) {
            m_geometry.baselines.append(QLineF(x, std::min(top, end), x, end));
        } else {
            m_geometry.baselines.last().setP2(QPointF(x, end));
        }
    }

    void addTitle(int panel, qreal y)
    {
        ChartText title;
        title.box = QRectF(Margin, y, m_geometry.size.width() - 2 * Margin, ChartTitleHeight);
        title.lines = {panelTitle(m_data, m_data.panels[panel].nature)};
        m_geometry.titles.append(title);
    }

    void addRow(const Row &row, qreal y, qreal height)
    {
        const QRectF &plot = m_geometry.plot;
        ChartBarBox box;
        box.panel = row.panel;
        box.bar = row.bar;
        box.slot = QRectF(0, y, m_geometry.size.width(), height);
        const qreal thickness = std::clamp<qreal>(height * 0.62, 9, ThickestBar);
        const qreal top = y + (height - thickness) / 2;
        const ChartBar &bar = m_data.panels[row.panel].bars[row.bar];
        box.pieces
            = chartPieces(bar, m_data.query.measure, m_pixelsPerUnit, [&](qreal from, qreal to) {
                  return QRectF(plot.left() + from, top, to - from, thickness);
              });
        box.drawn
            = QRectF(plot.left(), top, qreal(row.length) * m_pixelsPerUnit + row.fade, thickness);
        box.name
            = {QRectF(Margin, y, m_nameWidth, height), row.name, Qt::AlignRight | Qt::AlignVCenter};
        box.value = {QRectF(box.drawn.right() + ValueGap, y,
                            m_geometry.size.width() - box.drawn.right() - ValueGap, height),
                     {row.value},
                     Qt::AlignLeft | Qt::AlignVCenter};
        m_geometry.bars.append(box);
    }

    const ChartData &m_data;
    const Snapshot &m_snapshot;
    QFontMetricsF m_names;
    QFontMetricsF m_values;
    ChartGeometry m_geometry;
    QList<Row> m_rows;
    qreal m_nameWidth = 0;
    qreal m_pixelsPerUnit = 0;
};

} // namespace

ChartGeometry layoutRows(const ChartData &data, const Snapshot &snapshot, QSizeF size,
                         const ChartLayoutOptions &options)
{
    return RowsLayout(data, snapshot, size).build(options);
}

qreal rowsHeight(const ChartData &data, const Snapshot &snapshot, qreal width)
{
    const RowsLayout layout(data, snapshot, QSizeF(width, 10000));
    return std::ceil(layout.naturalHeight() + layout.aroundRows());
}

} // namespace dealscope::ui
