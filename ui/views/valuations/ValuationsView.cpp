// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationsView.h"

#include "ui/views/valuations/ValuationPainter.h"
#include "ui/views/valuations/ValuationTable.h"
#include "ui/views/valuations/ValuationWords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace dealscope::ui {

using namespace Qt::StringLiterals;
using namespace analysis;
using session::Pick;

namespace {

constexpr int FooterMargin = 8;
constexpr qreal HitRadius = 12; // px around a mark: a target of 24

} // namespace

ValuationsView::ValuationsView(QWidget *parent)
    : View(parent)
    , m_footer(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear the filter"), this))
{
    setMinimumSize(200, 140);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(pictureTitle());
    m_footer->setTextFormat(Qt::PlainText);
    m_footer->setWordWrap(true);
    m_footer->setObjectName(u"valuationsLeftOut"_s);
    m_clear->setObjectName(u"valuationsClear"_s);
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, &View::clearRequested);
}

ValuationsView::~ValuationsView() = default;

QString ValuationsView::pictureTitle() const
{
    return tr("Reported valuations");
}

const ValuationSeries &ValuationsView::series()
{
    if (!m_series) {
        m_series = state() && state()->resolution ? valuationSeries(
                       *state()->resolution, selectValuations(state()->input()), state()->currency)
                                                  : ValuationSeries();
    }
    return *m_series;
}

const ValuationGeometry &ValuationsView::geometryShown()
{
    if (!m_geometry) {
        m_geometry = series().isEmpty()
            ? ValuationGeometry()
            : layoutValuations(series(), *state()->snapshot, pictureArea().size());
    }
    return *m_geometry;
}

void ValuationsView::stateChanged()
{
    m_series.reset();
    m_geometry.reset();
    m_hovered = -1;
    m_current = -1;
    if (isVisible()) {
        refresh();
    }
}

void ValuationsView::refresh()
{
    m_footer->setText(leftOutLine());
    m_footer->setFont(pictureFont(TextSize::Small));
    QPalette soft = palette();
    soft.setColor(QPalette::WindowText, screenTheme().soft);
    m_footer->setPalette(soft);
    const int inside = std::max(1, width() - 2 * FooterMargin);
    const int footer
        = m_footer->text().isEmpty() ? 0 : m_footer->heightForWidth(inside) + FooterMargin / 2;
    m_footer->setGeometry(FooterMargin, height() - footer, inside, footer - FooterMargin / 2);
    m_footer->setVisible(footer > 0);
    m_clear->setVisible(series().isEmpty() && state() && !state()->filter.isEmpty());
    const QSize button = m_clear->sizeHint();
    m_clear->setGeometry((width() - button.width()) / 2,
                         std::min(height() - footer - button.height() - 4, height() / 2 + 36),
                         button.width(), button.height());
    m_geometry.reset();
    update();
}

QRectF ValuationsView::pictureArea() const
{
    const int footer = m_footer->isHidden() ? 0 : height() - m_footer->y();
    return {0, 0, qreal(width()), qreal(std::max(0, height() - footer))};
}

void ValuationsView::showEvent(QShowEvent *event)
{
    refresh();
    View::showEvent(event);
}

void ValuationsView::resizeEvent(QResizeEvent *)
{
    refresh();
}

void ValuationsView::changeEvent(QEvent *event)
{
    View::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        refresh();
    }
}

void ValuationsView::paintEvent(QPaintEvent *)
{
    const Theme theme = screenTheme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    if (series().isEmpty()) {
        paintEmpty(painter, pictureArea(), {theme, false}, emptyReason(), emptyWayOut());
        return;
    }
    const ValuationGeometry &geometry = geometryShown();
    const PaintStyle onScreen{theme, false};
    const bool picksValuations = !highlight().selectedValuations.isEmpty();
    ValuationStyle style{theme, {}, {}};
    style.marked = [&](const ValuationMark &mark) {
        const ValuationPoint &point = pointOf(mark);
        return highlight().selectedValuations.contains(point.id)
            || (!picksValuations && isHighlighted(QList{point.deal}, onScreen));
    };
    style.emphasis = [&](const ValuationMark &mark) {
        return style.marked(mark) ? 1 : emphasis(QList{pointOf(mark).deal}, onScreen);
    };
    paintValuations(painter, geometry, series(), style);
    if (hasFocus() && m_current >= 0 && m_current < geometry.marks.size()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 2));
        const QPointF at = geometry.marks[m_current].at;
        painter.drawRoundedRect(QRectF(at.x() - 11, at.y() - 11, 22, 22), 4, 4);
    }
}

QString ValuationsView::emptyReason()
{
    if (!state() || state()->snapshot->data().valuations.isEmpty()) {
        return tr("This deal file holds no valuations yet.");
    }
    return series().withoutAmount.isEmpty() && series().otherCurrency.isEmpty()
        ? tr("No valuation passes the filter.")
        : tr("None of the valuations has a number in %1.").arg(state()->currency.code());
}

QString ValuationsView::emptyWayOut() const
{
    if (!state() || state()->snapshot->data().valuations.isEmpty()) {
        return tr("Open another file, or import claims that say what a company is worth.");
    }
    return tr("Clear the filter to see all of them.");
}

void ValuationsView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    painter.save();
    painter.fillRect(area, style.theme.panel);
    if (series().isEmpty()) {
        paintEmpty(painter, area, style, emptyReason(), emptyWayOut());
    } else {
        painter.translate(area.topLeft());
        paintValuations(painter, layoutValuations(series(), *state()->snapshot, area.size()),
                        series(), {style.theme, {}, {}});
    }
    painter.restore();
}

QSize ValuationsView::exportSizeHint()
{
    return {720, 400};
}

io::RecordTable ValuationsView::dataTable()
{
    return state() ? valuationTable(series(), *state()->snapshot) : io::RecordTable{};
}

QString ValuationsView::leftOutLine()
{
    return leftOutInWords(series());
}

QList<SourceId> ValuationsView::sourcesShown()
{
    QSet<SourceId> found;
    for (const ValuationLine &line : series().lines) {
        for (const ValuationPoint &point : line.points) {
            found.insert(state()->snapshot->valuation(point.id)->evidence.source);
        }
    }
    QList<SourceId> sources(found.begin(), found.end());
    std::ranges::sort(sources);
    return sources;
}

const ValuationPoint &ValuationsView::pointOf(const ValuationMark &mark)
{
    return series().lines[mark.line].points[mark.point];
}

int ValuationsView::markAt(QPointF position)
{
    const QList<ValuationMark> &marks = geometryShown().marks;
    int nearest = -1;
    qreal distance = HitRadius;
    for (int i = 0; i < marks.size(); ++i) {
        const qreal away = QLineF(marks[i].at, position).length();
        if (away <= distance) {
            nearest = i;
            distance = away;
        }
    }
    for (int i = 0; nearest < 0 && i < marks.size(); ++i) {
        if (marks[i].card.contains(position)) {
            nearest = i;
        }
    }
    return nearest;
}

Pick ValuationsView::pickOf(int mark)
{
    if (mark < 0) {
        return {};
    }
    const ValuationMark &chosen = geometryShown().marks[mark];
    const ValuationPoint &point = pointOf(chosen);
    Pick pick;
    pick.valuations = {point.id};
    if (point.deal.isValid()) {
        pick.deals = {point.deal};
    }
    pick.title = wordsOf(mark).mid(0, 2).join(u", "_s);
    return pick;
}

QStringList ValuationsView::wordsOf(int mark)
{
    const ValuationMark &chosen = geometryShown().marks[mark];
    QStringList words = pointInWords(pointOf(chosen), *state()->snapshot);
    words.prepend(lineName(series().lines[chosen.line], *state()->snapshot));
    return words;
}

bool ValuationsView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int mark = markAt(help->pos());
        if (mark < 0) {
            QToolTip::hideText();
            event->ignore();
            return true;
        }
        QStringList lines;
        for (const QString &line : wordsOf(mark)) {
            lines.append(line.toHtmlEscaped());
        }
        const Valuation *valuation
            = state()->snapshot->valuation(pointOf(geometryShown().marks[mark]).id);
        lines.append(u"« %1 »"_s.arg(valuation->evidence.quote.toHtmlEscaped()));
        QToolTip::showText(help->globalPos(), u"<p>%1</p>"_s.arg(lines.join(u"<br>"_s)), this);
        return true;
    }
    return View::event(event);
}

void ValuationsView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    const int mark = markAt(event->position());
    if (mark >= 0) {
        setCurrent(mark);
        Q_EMIT picked(pickOf(mark), add);
    } else if (!add) {
        Q_EMIT picked({}, false);
    }
}

void ValuationsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        request(markAt(event->position()));
    }
}

void ValuationsView::request(int mark)
{
    if (mark >= 0) {
        const CompanyId company = series().lines[geometryShown().marks[mark].line].company;
        Q_EMIT clauseRequested({Dimension::Companies, QList<CompanyId>{company}});
    }
}

void ValuationsView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(markAt(event->position()));
}

void ValuationsView::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void ValuationsView::setHovered(int mark)
{
    if (mark == m_hovered) {
        return;
    }
    m_hovered = mark;
    setCursor(mark >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hovered(pickOf(mark));
}

void ValuationsView::setCurrent(int mark)
{
    m_current = mark;
    setAccessibleDescription(wordsOf(mark).join(u", "_s));
    update();
}

/// Undated marks first, as they stand on the left; then by time.
QList<int> ValuationsView::marksInOrder()
{
    const QList<ValuationMark> &marks = geometryShown().marks;
    QList<int> order(marks.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](int a, int b) {
        return marks[a].at.x() != marks[b].at.x() ? marks[a].at.x() < marks[b].at.x()
                                                  : marks[a].at.y() < marks[b].at.y();
    });
    return order;
}

void ValuationsView::focusInEvent(QFocusEvent *event)
{
    const QList<int> order = marksInOrder();
    if (m_current < 0 && !order.isEmpty() && event->reason() != Qt::MouseFocusReason) {
        setCurrent(order.first());
    }
    View::focusInEvent(event);
}

void ValuationsView::keyPressEvent(QKeyEvent *event)
{
    const QList<int> order = marksInOrder();
    if (order.isEmpty()) {
        View::keyPressEvent(event);
        return;
    }
    const qsizetype place = order.indexOf(m_current);
    const auto move = [&](qsizetype to) {
        setCurrent(order[std::clamp<qsizetype>(to, 0, order.size() - 1)]);
        Q_EMIT hovered(pickOf(m_current));
    };
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        move(place + 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        move(place - 1);
        break;
    case Qt::Key_Home:
        move(0);
        break;
    case Qt::Key_End:
        move(order.size() - 1);
        break;
    case Qt::Key_Space:
        if (m_current >= 0) {
            Q_EMIT picked(pickOf(m_current), event->modifiers().testFlag(Qt::ControlModifier));
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        request(m_current);
        break;
    case Qt::Key_Escape:
        Q_EMIT picked({}, false);
        break;
    default:
        View::keyPressEvent(event);
        break;
    }
}

} // namespace dealscope::ui
