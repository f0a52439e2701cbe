// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartCanvas.h"

#include "ui/views/chart/ChartBarsPainter.h"
#include "ui/views/chart/ChartLayout.h"
#include "ui/views/chart/ChartWords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace dealscope::ui {

using namespace analysis;
using session::Pick;

namespace {

constexpr qsizetype MostDealsWithClaims = 1000;
constexpr qreal LeastHit = 3; // px around a piece that still hit it

/// Tooltips guess whether a text is HTML; a name must never be.
QString asToolTip(const QStringList &lines)
{
    QStringList escaped;
    for (const QString &line : lines) {
        escaped.append(line.toHtmlEscaped());
    }
    return QStringLiteral("<p style='white-space:pre'>%1</p>")
        .arg(escaped.join(QStringLiteral("<br>")));
}

} // namespace

ChartCanvas::ChartCanvas(Emphasis emphasis, Marked marked, Marked changed, QWidget *parent)
    : QWidget(parent)
    , m_emphasis(std::move(emphasis))
    , m_marked(std::move(marked))
    , m_changed(std::move(changed))
    , m_theme(Theme::light())
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("chartCanvas"));
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this] {
        m_stale = true;
        update();
    });
}

ChartCanvas::~ChartCanvas() = default;

void ChartCanvas::setChart(std::shared_ptr<const ChartData> chart, ResolutionPtr resolution)
{
    m_data = std::move(chart);
    m_resolution = std::move(resolution);
    m_hovered.reset();
    m_current.reset();
    m_brush.reset();
    m_stale = true;
    update();
}

void ChartCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_stale = true;
    update();
}

const ChartGeometry &ChartCanvas::geometryShown()
{
    relayout();
    return m_geometry;
}

void ChartCanvas::relayout()
{
    if (!m_stale) {
        return;
    }
    m_stale = false;
    m_geometry = {};
    if (!m_data || m_data->isEmpty()) {
        m_scrollBar->hide();
        return;
    }
    QSizeF room = size();
    m_geometry = layoutChart(*m_data, m_resolution->snapshot(), room, {true, 0});
    const bool scrolls = m_geometry.scrolls();
    const int barWidth = m_scrollBar->sizeHint().width();
    if (scrolls) {
        room.rwidth() -= barWidth;
        const QRectF view = m_geometry.viewport;
        m_scrollBar->setGeometry(width() - barWidth, int(view.top()), barWidth,
                                 std::max(1, int(view.height())));
        const QSignalBlocker blocker(m_scrollBar);
        m_scrollBar->setRange(0, int(std::ceil(m_geometry.contentHeight - view.height())));
        m_scrollBar->setPageStep(std::max(1, int(view.height())));
        m_scrollBar->setSingleStep(24);
        m_geometry = layoutChart(*m_data, m_resolution->snapshot(), room,
                                 {true, qreal(m_scrollBar->value())});
    } else {
        const QSignalBlocker blocker(m_scrollBar);
        m_scrollBar->setRange(0, 0);
    }
    m_scrollBar->setVisible(scrolls);
    m_picture.compose(m_geometry, *m_data, m_resolution->snapshot(), m_theme);
}

void ChartCanvas::paintEvent(QPaintEvent *)
{
    relayout();
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    if (!m_data || m_data->isEmpty()) {
        return;
    }
    ChartBarsStyle style{m_theme, m_geometry.horizontal && m_geometry.scrolls(), {}, {}, {}};
    style.emphasis = [this](const ChartBarBox &box, int segment) {
        const ChartBar &bar = m_data->panels[box.panel].bars[box.bar];
        return m_emphasis(segment < 0 ? bar.total.deals : bar.segments[segment].deals);
    };
    style.marked = [this](const ChartBarBox &box, int segment) {
        const ChartBar &bar = m_data->panels[box.panel].bars[box.bar];
        return segment >= 0 && m_marked(bar.segments[segment].deals);
    };
    style.changed = [this](const ChartBarBox &box, int segment) {
        return m_changed(m_data->panels[box.panel].bars[box.bar].segments[segment].deals);
    };
    m_picture.render(painter, {}, [&](QPainter &inScene) {
        paintChartBars(inScene, m_geometry, *m_data, style);
    });
    paintBrush(painter);
    paintFocus(painter);
}

void ChartCanvas::paintFocus(QPainter &painter)
{
    if (!hasFocus() || !m_current) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.panel, 4));
    const QRectF ring = rectOf(*m_current).adjusted(-3, -3, 3, 3);
    painter.drawRoundedRect(ring, 3, 3);
    painter.setPen(QPen(m_theme.accent, 2));
    painter.drawRoundedRect(ring, 3, 3);
    painter.restore();
}

void ChartCanvas::paintBrush(QPainter &painter)
{
    if (!m_brush) {
        return;
    }
    const auto [a, b] = std::minmax(m_brush->first, m_brush->second);
    QRectF area = m_geometry.timeSlots[a].united(m_geometry.timeSlots[b]);
    QColor ground = m_theme.accent;
    ground.setAlphaF(0.15F);
    painter.fillRect(area, ground);
    painter.setPen(m_theme.accent);
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.drawLine(area.topRight(), area.bottomRight());
}

void ChartCanvas::resizeEvent(QResizeEvent *)
{
    m_stale = true;
}

const ChartBar &ChartCanvas::barOf(const ChartTarget &target) const
{
    const ChartBarBox &box = m_geometry.bars[target.box];
    return m_data->panels[box.panel].bars[box.bar];
}

const ChartSegment &ChartCanvas::segmentOf(const ChartTarget &target) const
{
    const ChartBar &bar = barOf(target);
    return target.segment < 0 ? bar.total : bar.segments[target.segment];
}

QRectF ChartCanvas::rectOf(const ChartTarget &target) const
{
    const ChartBarBox &box = m_geometry.bars[target.box];
    QRectF rect;
    for (const ChartPiece &piece : box.pieces) {
        if (target.segment < 0 || piece.segment == target.segment) {
            rect = rect.isNull() ? piece.rect : rect.united(piece.rect);
        }
    }
    return rect.isNull() ? box.slot : rect;
}

std::optional<ChartTarget> ChartCanvas::targetAt(QPointF position)
{
    relayout();
    if (m_geometry.horizontal && !m_geometry.viewport.contains(position)) {
        return std::nullopt;
    }
    for (int i = 0; i < m_geometry.bars.size(); ++i) {
        const ChartBarBox &box = m_geometry.bars[i];
        if (!box.slot.contains(position)) {
            continue;
        }
        const bool split = barOf({i, -1}).segments.size() > 1;
        for (const ChartPiece &piece : box.pieces) {
            const QRectF hit = piece.rect.adjusted(0, -LeastHit, 0, LeastHit);
            if (split && piece.segment >= 0 && hit.contains(position)) {
                return ChartTarget{i, piece.segment};
            }
        }
        const QRectF reach = box.drawn.united(box.name.box).united(box.value.box);
        if (reach.adjusted(-LeastHit, -LeastHit, LeastHit, LeastHit).contains(position)) {
            return ChartTarget{i, -1};
        }
    }
    return std::nullopt;
}

Pick ChartCanvas::pickOf(const ChartTarget &target) const
{
    const QStringList words = wordsOf(target);
    Pick pick;
    pick.deals = segmentOf(target).deals;
    // A number of deals is stated by no claim more than by another.
    // Where there are many deals, their reports are not looked for: all of them are meant.
    if (m_data->query.measure != ChartMeasure::Count && pick.deals.size() <= MostDealsWithClaims) {
        pick.claims = segmentOf(target).claims(*m_resolution, m_data->query.measure);
    }
    pick.title = words.mid(0, 2).join(QStringLiteral(" · "));
    return pick;
}

QStringList ChartCanvas::wordsOf(const ChartTarget &target) const
{
    const ChartBarBox &box = m_geometry.bars[target.box];
    const ChartBar &bar = barOf(target);
    return explanation(*m_data, m_data->panels[box.panel].nature, bar,
                       target.segment < 0 ? nullptr : &bar.segments[target.segment],
                       m_resolution->snapshot());
}

bool ChartCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (const auto target = targetAt(help->pos())) {
            QToolTip::showText(help->globalPos(), asToolTip(wordsOf(*target)), this);
        } else {
            QToolTip::hideText();
            event->ignore();
        }
        return true;
    }
    return QWidget::event(event);
}

int ChartCanvas::slotAt(QPointF position) const
{
    const QList<QRectF> &times = m_geometry.timeSlots;
    for (int i = 0; i < times.size(); ++i) {
        if (position.x() < times[i].right()) {
            return i;
        }
    }
    return int(times.size()) - 1;
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_data) {
        event->ignore();
        return;
    }
    relayout();
    if (event->modifiers().testFlag(Qt::ShiftModifier) && !m_geometry.timeSlots.isEmpty()
        && m_data->query.measure != ChartMeasure::PerYear) {
        const int slot = slotAt(event->position());
        m_brush = std::pair(slot, slot);
        update();
        return;
    }
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    if (const auto target = targetAt(event->position())) {
        setCurrent(*target);
        Q_EMIT picked(pickOf(*target), add);
    } else if (!add) {
        Q_EMIT picked({}, false);
    }
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_brush) {
        m_brush->second = slotAt(event->position());
        update();
        return;
    }
    setHovered(m_data ? targetAt(event->position()) : std::nullopt);
}

void ChartCanvas::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_brush) {
        return;
    }
    const auto [a, b] = std::minmax(m_brush->first, m_brush->second);
    const QList<ChartBar> &bars = m_data->panels.first().bars;
    const DateRange range{bars[a].total.key.start, bars[b].total.key.end()};
    m_brush.reset();
    update();
    Q_EMIT clauseRequested({Dimension::Dates, range});
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    if (const auto target = m_data ? targetAt(event->position()) : std::nullopt) {
        request(*target);
    }
}

void ChartCanvas::request(const ChartTarget &target)
{
    if (const auto clause = clauseFor(*m_data, barOf(target))) {
        Q_EMIT clauseRequested(*clause);
    }
}

void ChartCanvas::wheelEvent(QWheelEvent *event)
{
    if (m_scrollBar->isVisible()) {
        m_scrollBar->setValue(m_scrollBar->value() - event->angleDelta().y() / 2);
        event->accept();
    } else {
        event->ignore();
    }
}

void ChartCanvas::leaveEvent(QEvent *)
{
    setHovered(std::nullopt);
}

void ChartCanvas::setHovered(const std::optional<ChartTarget> &target)
{
    if (target == m_hovered) {
        return;
    }
    m_hovered = target;
    setCursor(target ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hovered(target ? pickOf(*target) : Pick());
}

void ChartCanvas::setCurrent(const ChartTarget &target)
{
    m_current = target;
    scrollTo(target);
    setAccessibleDescription(wordsOf(target).join(QStringLiteral(", ")));
    update();
}

void ChartCanvas::scrollTo(const ChartTarget &target)
{
    const QRectF slot = m_geometry.bars[target.box].slot;
    const QRectF view = m_geometry.viewport;
    if (!m_geometry.horizontal || !m_geometry.scrolls()) {
        return;
    }
    // The title of the panel stays in sight with its first bar.
    const qreal above = view.top() + ChartTitleHeight - slot.top();
    const qreal below = slot.bottom() - view.bottom();
    if (above > 0) {
        m_scrollBar->setValue(m_scrollBar->value() - int(std::ceil(above)));
    } else if (below > 0) {
        m_scrollBar->setValue(m_scrollBar->value() + int(std::ceil(below)));
    }
    relayout();
}

void ChartCanvas::moveBars(int by)
{
    const int count = int(m_geometry.bars.size());
    const int from = m_current ? m_current->box : (by > 0 ? -1 : count);
    setCurrent({std::clamp(from + by, 0, count - 1), -1});
    Q_EMIT hovered(pickOf(*m_current));
}

void ChartCanvas::moveSegments(int by)
{
    if (!m_current) {
        moveBars(by);
        return;
    }
    const int count = int(barOf(*m_current).segments.size());
    const int last = count > 1 ? count - 1 : -1;
    setCurrent({m_current->box, std::clamp(m_current->segment + by, -1, last)});
    Q_EMIT hovered(pickOf(*m_current));
}

void ChartCanvas::focusInEvent(QFocusEvent *event)
{
    relayout();
    if (!m_current && !m_geometry.bars.isEmpty() && event->reason() != Qt::MouseFocusReason) {
        setCurrent({0, -1});
    }
    QWidget::focusInEvent(event);
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    relayout();
    if (m_geometry.bars.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool rows = m_geometry.horizontal;
    const int count = int(m_geometry.bars.size());
    switch (event->key()) {
    case Qt::Key_Down:
        rows ? moveBars(1) : moveSegments(-1);
        break;
    case Qt::Key_Up:
        rows ? moveBars(-1) : moveSegments(1);
        break;
    case Qt::Key_Right:
        rows ? moveSegments(1) : moveBars(1);
        break;
    case Qt::Key_Left:
        rows ? moveSegments(-1) : moveBars(-1);
        break;
    case Qt::Key_Home:
        moveBars(-count);
        break;
    case Qt::Key_End:
        moveBars(count);
        break;
    case Qt::Key_Space:
        if (m_current) {
            Q_EMIT picked(pickOf(*m_current), event->modifiers().testFlag(Qt::ControlModifier));
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current) {
            request(*m_current);
        }
        break;
    case Qt::Key_Escape:
        Q_EMIT picked({}, false);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
}

} // namespace dealscope::ui
