// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationLayout.h"

#include "io/MoneyText.h"
#include "layout/AxisTicks.h"
#include "ui/theme/Theme.h"
#include "ui/views/chart/WrappedText.h"
#include "ui/views/valuations/ValuationKey.h"
#include "ui/views/valuations/ValuationWords.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal Margin = 8;
constexpr qreal LineHeight = 14;
constexpr qreal AxisHeight = 22;
constexpr qreal TopRoom = 8;
constexpr qreal FadeRoom = 0.22; // of the height, above the largest value: for open ceilings
constexpr qreal ValueTickRoom = 46;
constexpr qreal CardGap = 6; // between a leader and its words
constexpr qreal MarkRoom = 13; // below a mark, free of words
constexpr qreal ColumnGap = 14;
constexpr qreal LeastKeyedHeight = 200; // lower pictures need their room for the marks
constexpr int MostValueTicks = 7;
constexpr int MostCards = 12;
constexpr int MostCardLines = 5; // the quote apart
constexpr int MostQuoteLines = 4;

class ValuationsLayout
{
public:
    ValuationsLayout(const ValuationSeries &series, const Snapshot &snapshot, QSizeF size)
        : m_series(series)
        , m_snapshot(snapshot)
        , m_metrics(pictureFont(TextSize::Small))
        , m_bold(pictureFont(TextSize::Small, true))
    {
        m_geometry.size = size;
    }

    ValuationGeometry build()
    {
        setValueAxis();
        m_cards = m_series.pointCount() <= MostCards
            && ((place() && addCards(true)) || (place() && addCards(false)));
        if (!m_cards) {
            // Too many or too little room for words beside every mark.
            place();
        }
        addStretches();
        addNames();
        return m_geometry;
    }

private:
    /// Axes and marks; false when the words would leave no room for time.
    bool place()
    {
        const bool withCards = m_cards;
        m_geometry.marks.clear();
        m_geometry.times.clear();
        setColumns(withCards);
        addTimes();
        for (int l = 0; l < m_series.lines.size(); ++l) {
            for (int p = 0; p < m_series.lines[l].points.size(); ++p) {
                addMark(l, p);
            }
        }
        spreadUndated();
        return !withCards || m_geometry.plot.width() > 0;
    }

    void setValueAxis()
    {
        const qreal height = m_geometry.size.height();
        const ValuationKey key(m_series);
        const qreal inside = m_geometry.size.width() - 2 * Margin;
        const qreal keyHeight = height < LeastKeyedHeight ? 0 : key.heightFor(inside);
        m_geometry.key = QRectF(Margin, 0, inside, keyHeight);
        m_geometry.key.moveBottom(height - 3);
        m_bottom = m_geometry.key.top() - AxisHeight - 2;
        m_top = TopRoom;
        const qreal full = std::max<qreal>(m_bottom - m_top, 1);
        const qint64 top = std::max<qint64>(m_series.top.units, 1);
        m_pixelsPerUnit = full * (1 - FadeRoom) / qreal(top);
        const int most = std::clamp(int(full * (1 - FadeRoom) / ValueTickRoom), 1, MostValueTicks);
        // The axis goes on into the room for open ceilings as far as a step fits.
        const qint64 step = layout::niceStep(top, most);
        qreal widest = 0;
        for (qint64 tick = 0; yOf(Money{tick}) >= m_top; tick += step) {
            const QString text = io::shortNumber(tick);
            widest = std::max(widest, m_metrics.horizontalAdvance(text));
            m_geometry.values.append({yOf(Money{tick}), text});
            if (tick > std::numeric_limits<qint64>::max() - step) {
                break;
            }
        }
        m_left = Margin + std::ceil(widest) + 8;
    }

    [[nodiscard]] qreal yOf(Money amount) const
    {
        return m_bottom - qreal(amount.units) * m_pixelsPerUnit;
    }

    void setColumns(bool withCards)
    {
        const qreal right = m_geometry.size.width() - Margin;
        const qreal inside = right - m_left;
        const bool both = m_series.undated > 0 && m_series.first;
        m_cardWidth = std::clamp(inside * (both ? 0.38 : 0.6), 84.0, 230.0);
        qreal undatedWidth = 0;
        if (m_series.undated > 0) {
            undatedWidth = withCards ? m_cardWidth + CardGap + 14 + 12.0 * (m_series.undated - 1)
                                     : std::clamp(inside * 0.16, 56.0, 120.0);
            undatedWidth = m_series.first ? std::min(undatedWidth, inside * 0.55) : inside;
            m_geometry.undated = QRectF(m_left, m_top, undatedWidth, m_bottom - m_top);
        }
        const qreal plotLeft = undatedWidth > 0 ? m_left + undatedWidth + ColumnGap : m_left;
        m_geometry.plot
            = QRectF(plotLeft, m_top, m_series.first ? std::max<qreal>(right - plotLeft, 0) : 0,
                     m_bottom - m_top);
        qreal behind = 0;
        if (withCards) {
            behind = m_cardWidth + CardGap + 8;
        } else {
            for (const ValuationLine &line : m_series.lines) {
                behind = std::max(behind,
                                  m_metrics.horizontalAdvance(lineName(line, m_snapshot)) + 14);
            }
            behind = std::min(behind, m_geometry.plot.width() * 0.4);
        }
        m_timeLeft = m_geometry.plot.left() + 14;
        m_timeRight = std::max(m_timeLeft + 1, m_geometry.plot.right() - behind);
    }

    [[nodiscard]] qreal xOf(QDate day) const
    {
        const qint64 days = m_series.first->daysTo(*m_series.last);
        if (days <= 0) {
            return m_timeLeft;
        }
        return m_timeLeft
            + (m_timeRight - m_timeLeft) * qreal(m_series.first->daysTo(day)) / qreal(days);
    }

    void addTimes()
    {
        if (!m_series.first) {
            return;
        }
        const qreal width = m_timeRight - m_timeLeft;
        QList<layout::DateTick> ticks
            = layout::dateTicks(*m_series.first, *m_series.last, std::max(3, int(width / 44)));
        if (ticks.isEmpty()) {
            ticks.append({*m_series.first, layout::DateTick::Unit::Day});
        }
        qreal end = m_geometry.plot.left() - 20;
        for (const layout::DateTick &tick : ticks) {
            const qreal x = xOf(tick.date);
            const QString text = timeText(tick, ticks.first().date == tick.date);
            const qreal half = m_metrics.horizontalAdvance(text) / 2;
            const qreal left = std::max(x - half, m_geometry.plot.left());
            const bool fits = left >= end + 8 && left + 2 * half <= m_geometry.size.width() - 2;
            m_geometry.times.append({x, fits ? text : QString()});
            end = fits ? left + 2 * half : end;
        }
    }

    [[nodiscard]] static QString timeText(const layout::DateTick &tick, bool first)
    {
        const QLocale locale = QLocale::c();
        switch (tick.unit) {
        case layout::DateTick::Unit::Day:
            return locale.toString(tick.date,
                                   first ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM"));
        case layout::DateTick::Unit::Month:
            return locale.toString(tick.date, QStringLiteral("MMM yyyy"));
        case layout::DateTick::Unit::Year:
            return QString::number(tick.date.year());
        }
        return {};
    }

    void addMark(int l, int p)
    {
        const ValuationPoint &point = m_series.lines[l].points[p];
        ValuationMark mark;
        mark.line = l;
        mark.point = p;
        mark.floor = yOf(point.interval.floor);
        mark.ceiling = point.interval.ceiling ? yOf(*point.interval.ceiling) : m_top;
        const bool upTo = point.interval.ceiling && point.interval.floor.units == 0;
        qreal x = m_geometry.undated.left() + 14;
        if (point.date) {
            const qreal first = xOf(point.date->first());
            const qreal last = xOf(point.date->last());
            x = (first + last) / 2;
            if (last - first > 2) {
                mark.span = QLineF(first, 0, last, 0);
            }
        }
        mark.at = QPointF(x, upTo ? mark.ceiling : mark.floor);
        mark.span.translate(0, mark.at.y());
        m_geometry.marks.append(mark);
    }

    /// Undated marks stand side by side.
    void spreadUndated()
    {
        if (m_series.undated <= 1) {
            return;
        }
        const qreal room = m_geometry.undated.width() - (m_cards ? m_cardWidth + CardGap : 0) - 28;
        const qreal step = std::clamp(room / (m_series.undated - 1), 0.0, 12.0);
        int index = 0;
        for (ValuationMark &mark : m_geometry.marks) {
            if (!m_series.lines[mark.line].points[mark.point].date) {
                mark.at.rx() += step * index++;
            }
        }
    }

    /// From the last mark to the first, each card as high as the later ones let it. False when a
    /// card would fall below the axis.
    bool addCards(bool withQuotes)
    {
        QList<int> order(m_geometry.marks.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [this](int a, int b) {
            return m_geometry.marks[a].at.x() > m_geometry.marks[b].at.x();
        });
        const bool names = m_series.lines.size() > 1;
        QList<QRectF> taken;
        for (const ValuationMark &mark : m_geometry.marks) {
            taken.append(QRectF(mark.at.x() - 7, mark.at.y() - 7, 14, 14));
        }
        for (const int index : order) {
            ValuationMark &mark = m_geometry.marks[index];
            const ValuationLine &line = m_series.lines[mark.line];
            QStringList words = pointInWords(line.points[mark.point], m_snapshot);
            if (names) {
                words.prepend(lineName(line, m_snapshot));
            }
            for (const QString &word : words) {
                mark.words += wrapped(word, m_bold, m_cardWidth, 2);
            }
            mark.words = mark.words.mid(0, MostCardLines);
            if (withQuotes) {
                mark.quoteFrom = int(mark.words.size());
                mark.words += quoteLines(line.points[mark.point].id);
            }
            const qreal width = std::max(m_bold.horizontalAdvance(mark.words.first()),
                                         widthOf(mark.words.mid(1), m_metrics) + 2);
            const qreal height = qreal(mark.words.size()) * LineHeight;
            QRectF card(mark.at.x() + CardGap, mark.at.y() + MarkRoom, width, height);
            bool moved = true;
            while (moved) {
                moved = false;
                // The leader runs along the card's left edge and must be free too.
                const QRectF needed = card.adjusted(-CardGap - 1, 0, 2, 3);
                for (const QRectF &other : taken) {
                    if (other.intersects(needed)) {
                        card.moveTop(other.bottom() + 3);
                        moved = true;
                    }
                }
            }
            if (card.bottom() > m_bottom - 2 || card.right() > m_geometry.size.width() - 2) {
                return false;
            }
            mark.card = card;
            mark.leader = QLineF(mark.at.x(), mark.at.y() + 6, mark.at.x(), card.bottom() - 2);
            taken.append(card);
        }
        return true;
    }

    [[nodiscard]] QStringList quoteLines(ValuationId id) const
    {
        const Valuation *valuation = m_snapshot.valuation(id);
        if (!valuation || valuation->evidence.quote.isEmpty()) {
            return {};
        }
        return wrapped(QStringLiteral("«\u00a0%1\u00a0»").arg(valuation->evidence.quote), m_bold,
                       m_cardWidth, MostQuoteLines);
    }

    void addStretches()
    {
        const ValuationMark *before = nullptr;
        for (const ValuationMark &mark : m_geometry.marks) {
            const ValuationPoint &point = m_series.lines[mark.line].points[mark.point];
            if (!point.date || point.setAside) {
                continue;
            }
            if (before && before->line == mark.line) {
                const ValuationPoint &last = m_series.lines[before->line].points[before->point];
                ValuationStretch stretch;
                stretch.line = mark.line;
                stretch.band = QRectF(QPointF(before->at.x(), before->ceiling),
                                      QPointF(mark.at.x(), before->floor));
                stretch.level = QLineF(before->at, QPointF(mark.at.x(), before->at.y()));
                stretch.rise = QLineF(QPointF(mark.at.x(), before->at.y()), mark.at);
                stretch.open = last.interval.isOpen();
                stretch.firm = !last.conditional && !point.conditional;
                m_geometry.stretches.append(stretch);
            }
            before = &mark;
        }
    }

    /// Names at the ends of lines, unless the words beside the marks say them already.
    void addNames()
    {
        if (m_cards && m_series.lines.size() > 1) {
            return;
        }
        for (int l = 0; l < m_series.lines.size(); ++l) {
            const ValuationMark *last = nullptr;
            for (const ValuationMark &mark : m_geometry.marks) {
                if (mark.line != l) {
                    continue; // its point is an index into another line
                }
                if (!last || m_series.lines[l].points[mark.point].date.has_value()) {
                    last = &mark;
                }
            }
            if (!last) {
                continue;
            }
            ValuationName name;
            name.line = l;
            const QFontMetricsF &metrics = m_bold;
            const qreal room = m_geometry.size.width() - 4 - last->at.x() - 10;
            name.lines = wrapped(lineName(m_series.lines[l], m_snapshot), metrics,
                                 std::max<qreal>(room, 20), 2);
            const qreal height = qreal(name.lines.size()) * LineHeight;
            // Above the mark where words hang below it, else beside it.
            const qreal y = m_cards ? last->at.y() - height - 5 : last->at.y() - height / 2;
            name.box = QRectF(last->at.x() + 10, std::max(y, m_top), widthOf(name.lines, metrics),
                              height);
            m_geometry.names.append(name);
        }
        pushApart();
    }

    void pushApart()
    {
        QList<ValuationName> &names = m_geometry.names;
        std::ranges::stable_sort(
            names, [](const auto &a, const auto &b) { return a.box.top() < b.box.top(); });
        for (int i = 1; i < names.size(); ++i) {
            for (int j = 0; j < i; ++j) {
                if (names[i].box.intersects(names[j].box)) {
                    names[i].box.moveTop(names[j].box.bottom());
                }
            }
        }
        const qreal below = names.isEmpty() ? 0 : names.last().box.bottom() - m_bottom;
        for (ValuationName &name : names) {
            name.box.translate(0, below > 0 ? -below : 0);
        }
        // In a picture too low for all of them the lowest lines go without.
        names.removeIf([](const ValuationName &name) { return name.box.top() < 0; });
    }

    const ValuationSeries &m_series;
    const Snapshot &m_snapshot;
    QFontMetricsF m_metrics;
    QFontMetricsF m_bold;
    ValuationGeometry m_geometry;
    bool m_cards = true;
    qreal m_bottom = 0;
    qreal m_top = 0;
    qreal m_left = 0;
    qreal m_timeLeft = 0;
    qreal m_timeRight = 0;
    qreal m_cardWidth = 0;
    qreal m_pixelsPerUnit = 0;
};

} // namespace

ValuationGeometry layoutValuations(const ValuationSeries &series, const Snapshot &snapshot,
                                   QSizeF size)
{
    return ValuationsLayout(series, snapshot, size).build();
}

} // namespace dealscope::ui
