// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartColumnsLayout.h"

#include "io/MoneyText.h"
#include "layout/AxisTicks.h"
#include "ui/views/chart/ChartWords.h"
#include "ui/views/chart/TextureKey.h"
#include "ui/views/chart/WrappedText.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <numeric>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal Margin = 8;
constexpr qreal LineHeight = 14;
constexpr qreal ApartWidth = 62; // of a column for what has no place in time
constexpr qreal ApartGap = 14;
constexpr qreal WidestColumn = 46;
constexpr qreal HeadRoom = 2 * LineHeight + 4; // for figures in two lines
constexpr qreal SmallestPanel = 26;
constexpr qreal PanelGap = 10; // the zero of a panel's axis reaches into it
constexpr qreal TickRoom = 30;
constexpr qreal LabelGap = 6;

bool isTimed(const ChartKey &key)
{
    return key.bucket == ChartKey::Bucket::Value;
}

class ColumnsLayout
{
public:
    ColumnsLayout(const ChartData &data, const Snapshot &snapshot, QSizeF size)
        : m_data(data)
        , m_snapshot(snapshot)
        , m_metrics(pictureFont(TextSize::Small))
        , m_keys(data)
    {
        m_geometry.size = size;
        m_geometry.horizontal = false;
        for (const ChartBar &bar : data.panels.first().bars) {
            (isTimed(bar.total.key) ? m_timed : m_apart) += 1;
        }
    }

    ChartGeometry build()
    {
        frame();
        setPanels();
        setSlots();
        for (int p = 0; p < m_data.panels.size(); ++p) {
            addPanel(p);
        }
        addTimes();
        placeFigures();
        return m_geometry;
    }

private:
    void frame()
    {
        const QSizeF size = m_geometry.size;
        const qreal inside = size.width() - 2 * Margin;
        m_geometry.legend = QRectF(Margin, 2, inside, legendHeight(m_data, m_snapshot, inside));
        const qreal key = m_keys.heightFor(inside);
        m_geometry.key = QRectF(Margin, size.height() - key - 3, inside, key);
        const qreal times = 2 * LineHeight + 6;
        const qreal bottom = m_geometry.key.top() - (key > 0 ? 4 : 0) - times;
        const qreal top = m_geometry.legend.bottom() + 2;
        m_geometry.plot
            = QRectF(QPointF(Margin, top), QPointF(size.width() - Margin, std::max(top, bottom)));
        m_geometry.viewport = m_geometry.plot;
    }

    /// Gives each panel its height and all of them one scale.
    void setPanels()
    {
        QList<qint64> largest;
        qreal sum = 0;
        for (const ChartPanel &panel : m_data.panels) {
            qint64 most = 0;
            for (const ChartBar &bar : panel.bars) {
                most = std::max(most, valueOf(bar.total, m_data.query.measure).ceiling);
            }
            largest.append(most);
            sum += qreal(most);
        }
        const qreal room = std::max<qreal>(
            m_geometry.plot.height() - qreal(largest.size()) * (ChartTitleHeight + HeadRoom)
                - qreal(largest.size() - 1) * PanelGap,
            10);
        // A panel with little in it still needs room for its axis; the others pay for it.
        qreal shared = room;
        qreal asked = sum;
        for (const qint64 most : largest) {
            if (sum > 0 && room * qreal(most) / sum < SmallestPanel) {
                shared -= SmallestPanel;
                asked -= qreal(most);
            }
        }
        m_pixelsPerUnit = asked > 0 ? std::max<qreal>(shared, 5) / asked : 0;
        qreal y = m_geometry.plot.top();
        for (const qint64 most : largest) {
            const bool small = sum > 0 && room * qreal(most) / sum < SmallestPanel;
            const qreal height = small ? SmallestPanel : qreal(most) * m_pixelsPerUnit;
            m_tops.append(y + ChartTitleHeight);
            y += ChartTitleHeight + HeadRoom + height;
            m_bottoms.append(y);
            y += PanelGap;
            m_largest.append(most);
        }
        addMarks();
    }

    void addMarks()
    {
        const qint64 most = *std::ranges::max_element(m_largest);
        const qreal tallest = qreal(most) * m_pixelsPerUnit;
        const qint64 step = layout::niceStep(most, std::max(1, int(tallest / TickRoom)));
        qreal widest = 0;
        for (int p = 0; p < m_tops.size(); ++p) {
            // The head room is drawn on too, but no panel is all head room.
            const qreal reach = (m_bottoms[p] - m_tops[p] - HeadRoom / 2) / m_pixelsPerUnit;
            for (qint64 tick = 0; m_pixelsPerUnit > 0 && qreal(tick) <= reach; tick += step) {
                const QString text = io::shortNumber(tick);
                widest = std::max(widest, m_metrics.horizontalAdvance(text));
                m_geometry.marks.append({m_bottoms[p] - qreal(tick) * m_pixelsPerUnit, text});
                if (tick > std::numeric_limits<qint64>::max() - step) {
                    break;
                }
            }
        }
        m_geometry.plot.setLeft(Margin + std::ceil(widest) + 8);
    }

    void setSlots()
    {
        const QRectF &plot = m_geometry.plot;
        qreal apart = 0;
        if (m_apart > 0) {
            const qreal gap = m_timed > 0 ? ApartGap : 0;
            apart = std::min(qreal(m_apart) * ApartWidth + gap, plot.width() * 0.5);
            m_apartWidth = (apart - gap) / m_apart;
        }
        m_slotWidth = m_timed > 0 ? (plot.width() - apart) / m_timed : 0;
        m_apartLeft = plot.right() - m_apartWidth * m_apart;
        for (int i = 0; i < m_timed; ++i) {
            m_geometry.timeSlots.append(slotOf(i));
        }
    }

    [[nodiscard]] QRectF slotOf(int index) const
    {
        const QRectF &plot = m_geometry.plot;
        if (index < m_timed) {
            return {plot.left() + index * m_slotWidth, plot.top(), m_slotWidth, plot.height()};
        }
        return {m_apartLeft + (index - m_timed) * m_apartWidth, plot.top(), m_apartWidth,
                plot.height()};
    }

    void addPanel(int p)
    {
        const QRectF &plot = m_geometry.plot;
        ChartText title;
        title.box = QRectF(Margin, m_tops[p] - ChartTitleHeight,
                           m_geometry.size.width() - 2 * Margin, ChartTitleHeight);
        title.lines = {panelTitle(m_data, m_data.panels[p].nature)};
        m_geometry.titles.append(title);
        const qreal bottom = m_bottoms[p];
        const qreal right = m_timed > 0 ? plot.left() + m_timed * m_slotWidth : plot.left();
        if (m_timed > 0) {
            m_geometry.baselines.append(QLineF(plot.left(), bottom, right, bottom));
        }
        if (m_apart > 0) {
            m_geometry.baselines.append(QLineF(m_apartLeft, bottom, plot.right(), bottom));
        }
        const QList<ChartBar> &bars = m_data.panels[p].bars;
        for (int b = 0; b < bars.size(); ++b) {
            const ChartValue value = valueOf(bars[b].total, m_data.query.measure);
            if (value.isZero()) {
                continue;
            }
            const QRectF slot = slotOf(b);
            const qreal width
                = std::clamp<qreal>(slot.width() * 0.72, std::min(1.5, slot.width()), WidestColumn);
            const qreal left = slot.center().x() - width / 2;
            ChartBarBox box;
            box.panel = p;
            box.bar = b;
            box.slot = QRectF(slot.left(), m_tops[p], slot.width(), bottom - m_tops[p]);
            box.pieces = chartPieces(
                bars[b], m_data.query.measure, m_pixelsPerUnit,
                [&](qreal from, qreal to) { return QRectF(left, bottom - to, width, to - from); });
            const qreal height
                = qreal(value.ceiling) * m_pixelsPerUnit + (value.openEnded > 0 ? ChartFade : 0);
            box.drawn = QRectF(left, bottom - height, width, height);
            m_geometry.bars.append(box);
        }
    }

    /// Months and quarters carry their year below them; years stand alone.
    void addTimes()
    {
        const QList<ChartBar> &bars = m_data.panels.first().bars;
        const qreal top = m_geometry.plot.bottom() + 4;
        const bool years = m_data.query.by == ChartDimension::Year;
        if (m_timed > 0) {
            addThinned(bars, top, years);
        }
        for (int i = m_timed; i < bars.size(); ++i) {
            const QRectF slot = slotOf(i);
            ChartText text;
            text.lines = wrapped(keyName(bars[i].total.key, m_snapshot), m_metrics,
                                 std::max<qreal>(slot.width() - 2, 10), 2);
            text.box
                = QRectF(slot.left(), top, slot.width(), qreal(text.lines.size()) * LineHeight);
            text.alignment = Qt::AlignHCenter | Qt::AlignTop;
            m_geometry.times.append(text);
        }
    }

    [[nodiscard]] QString shortTime(const ChartKey &key) const
    {
        switch (m_data.query.by) {
        case ChartDimension::Month:
            return QLocale::c().standaloneMonthName(key.start.month(), QLocale::ShortFormat);
        case ChartDimension::Quarter:
            return QStringLiteral("Q%1").arg((key.start.month() + 2) / 3);
        default:
            return QString::number(key.start.year());
        }
    }

    void addThinned(const QList<ChartBar> &bars, qreal top, bool years)
    {
        qreal widest = 0;
        for (int i = 0; i < m_timed; ++i) {
            widest = std::max(widest, m_metrics.horizontalAdvance(shortTime(bars[i].total.key)));
        }
        const auto stride = [&](qreal width, std::initializer_list<int> strides) {
            for (const int n : strides) {
                if (n * m_slotWidth >= width + LabelGap) {
                    return n;
                }
            }
            return 0;
        };
        const bool months = m_data.query.by == ChartDimension::Month;
        const int every = years ? stride(widest, {1, 2, 5, 10, 20, 50, 100, 200, 500})
            : months            ? stride(widest, {1, 2, 3, 6})
                                : stride(widest, {1, 2});
        qreal yearEnd = m_geometry.plot.left() - LabelGap;
        qreal timeEnd = yearEnd;
        for (int i = 0; i < m_timed; ++i) {
            const ChartKey &key = bars[i].total.key;
            const QRectF slot = slotOf(i);
            const int place = years ? key.start.year()
                : months            ? key.start.month() - 1
                                    : (key.start.month() - 1) / 3;
            if (every > 0 && place % every == 0) {
                addTime(shortTime(key), slot.center().x(), top, timeEnd);
            }
            const bool first = i == 0 || bars[i - 1].total.key.start.year() != key.start.year();
            if (!years && first) {
                addTime(QString::number(key.start.year()), slot.center().x(),
                        every > 0 ? top + LineHeight : top, yearEnd);
            }
        }
    }

    /// A label centred at x, unless it would touch the one before it.
    void addTime(const QString &text, qreal x, qreal top, qreal &end)
    {
        const qreal width = m_metrics.horizontalAdvance(text) + 1;
        const qreal left
            = std::clamp(x - width / 2, 1.0, std::max(1.0, m_geometry.size.width() - width - 1));
        if (left < end + LabelGap) {
            return;
        }
        end = left + width;
        m_geometry.times.append(
            {QRectF(left, top, width, LineHeight), {text}, Qt::AlignHCenter | Qt::AlignTop});
    }

    /// Largest first: a figure is left away where it would cover another or a neighbour's column.
    void placeFigures()
    {
        QList<int> order(m_geometry.bars.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [this](int a, int b) {
            return m_geometry.bars[a].drawn.height() > m_geometry.bars[b].drawn.height();
        });
        QList<QRectF> taken;
        for (const int index : order) {
            ChartBarBox &box = m_geometry.bars[index];
            const ChartSegment &total = m_data.panels[box.panel].bars[box.bar].total;
            const QString text = figure(total, m_data);
            const qreal above = total.assumed ? 4 : 1; // clear of the outline of an assumption
            for (const QStringList &lines : {QStringList{text}, inTwo(text)}) {
                const qreal width = widthOf(lines, m_metrics) + 2;
                const qreal height = qreal(lines.size()) * LineHeight;
                QRectF place(box.drawn.center().x() - width / 2, box.drawn.top() - height - above,
                             width, height);
                place.moveLeft(std::clamp(
                    place.left(), m_geometry.plot.left() + 1,
                    std::max(m_geometry.plot.left() + 1, m_geometry.size.width() - width - 2)));
                if (place.top() < m_tops[box.panel] - 2 || isTaken(place, taken, index)) {
                    continue;
                }
                box.value = {place, lines, Qt::AlignHCenter | Qt::AlignVCenter};
                taken.append(place.adjusted(-2, 0, 2, 0));
                break;
            }
        }
    }

    [[nodiscard]] bool isTaken(const QRectF &place, const QList<QRectF> &taken, int own) const
    {
        if (std::ranges::any_of(taken, [&](const QRectF &box) { return box.intersects(place); })) {
            return true;
        }
        for (int i = 0; i < m_geometry.bars.size(); ++i) {
            if (i != own && m_geometry.bars[i].drawn.intersects(place)) {
                return true;
            }
        }
        return false;
    }

    /// "up to" over "$50 bn": at the space nearest the middle.
    [[nodiscard]] static QStringList inTwo(const QString &text)
    {
        qsizetype best = -1;
        for (qsizetype at = text.indexOf(u' '); at >= 0; at = text.indexOf(u' ', at + 1)) {
            if (best < 0 || std::abs(2 * at - text.size()) < std::abs(2 * best - text.size())) {
                best = at;
            }
        }
        return best < 0 ? QStringList{text} : QStringList{text.left(best), text.mid(best + 1)};
    }

    const ChartData &m_data;
    const Snapshot &m_snapshot;
    QFontMetricsF m_metrics;
    TextureKey m_keys;
    ChartGeometry m_geometry;
    int m_timed = 0;
    int m_apart = 0;
    QList<qreal> m_tops;
    QList<qreal> m_bottoms;
    QList<qint64> m_largest;
    qreal m_pixelsPerUnit = 0;
    qreal m_slotWidth = 0;
    qreal m_apartWidth = 0;
    qreal m_apartLeft = 0;
};

} // namespace

ChartGeometry layoutColumns(const ChartData &data, const Snapshot &snapshot, QSizeF size)
{
    return ColumnsLayout(data, snapshot, size).build();
}

qreal columnsWidth(const ChartData &data)
{
    qreal width = 90;
    for (const ChartBar &bar : data.panels.first().bars) {
        width += isTimed(bar.total.key) ? 9 : ApartWidth;
    }
    return width;
}

} // namespace dealscope::ui
