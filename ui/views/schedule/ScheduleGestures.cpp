// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does to the schedule: pointer and keys.
#include "ui/views/schedule/ScheduleView.h"

#include "ui/views/schedule/SchedulePainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace analysis;

namespace {

/// px that a thin bar is caught beside it.
constexpr qreal Reach = 2;

} // namespace

const ScheduleRow *ScheduleView::rowAt(Place place)
{
    const QList<const ScheduleRow *> rows = SchedulePainter::drawnRows(schedule());
    return place.row >= 0 && place.row < rows.size() ? rows[place.row] : nullptr;
}

const ScheduleCell *ScheduleView::cellAt(Place place)
{
    const ScheduleRow *row = rowAt(place);
    if (!row || place.column < 0) {
        return nullptr;
    }
    const QList<int> &years = schedule().years;
    const int year = place.column < years.size() ? years[place.column] : YearShare::NotScheduled;
    return place.capital ? row->capitalInYear(year) : row->dueIn(year);
}

ScheduleView::Place ScheduleView::placeAt(QPointF point)
{
    const Arrangement &where = onScreen();
    if (where.note.contains(point)) {
        return {Place::Note, -1, false};
    }
    for (int row = 0; row < where.picture.rows.size(); ++row) {
        const layout::ScheduleRowBox &box = where.picture.rows[row];
        if (point.y() < box.band.top() || point.y() >= box.band.bottom()) {
            continue;
        }
        if (box.label.contains(point) || box.total.contains(point)) {
            return {row, -1, false};
        }
        for (const layout::ScheduleCellBox &cell : box.cells) {
            if (!cell.cell.contains(point)) {
                continue;
            }
            // The whole column belongs to its bars; the thin one takes what is right of the wide.
            Place place{row, cell.column, false};
            const bool hasDue = cellAt(place);
            Place capital{row, cell.column, true};
            const bool hasCapital = cellAt(capital);
            const bool isCapital = hasCapital
                && (!hasDue || cell.capitalText.contains(point)
                    || (point.x() >= cell.capital.left() - Reach && !cell.dueText.contains(point)));
            return isCapital ? capital : place;
        }
    }
    return {};
}

QRectF ScheduleView::boxOf(Place place)
{
    const Arrangement &where = onScreen();
    if (place.row == Place::Note) {
        return where.note;
    }
    if (place.row < 0 || place.row >= where.picture.rows.size()) {
        return {};
    }
    const layout::ScheduleCellBox *cell = where.picture.cell(place.row, place.column);
    if (!cell) {
        return where.picture.rows[place.row].label;
    }
    const QRectF bar = place.capital ? cell->capital : cell->due;
    const QRectF text = place.capital ? cell->capitalText : cell->dueText;
    return bar.isEmpty() && !text.isEmpty() ? text : bar;
}

QList<ScheduleView::Place> ScheduleView::marksOf(int row)
{
    QList<Place> marks;
    if (row < 0 || row >= picture().rows.size()) {
        return marks;
    }
    for (const layout::ScheduleCellBox &cell : picture().rows[row].cells) {
        for (const bool capital : {false, true}) {
            if (const Place place{row, cell.column, capital}; cellAt(place)) {
                marks.append(place);
            }
        }
    }
    return marks;
}

session::Pick ScheduleView::pickAt(Place place)
{
    session::Pick pick;
    if (!place.isValid() || !state() || !state()->resolution) {
        return pick;
    }
    const ScheduleWords words(*state()->resolution, schedule());
    if (place.row == Place::Note) {
        pick.deals = schedule().withoutTerm;
        pick.title = words.withoutTermLine();
        return pick;
    }
    const ScheduleRow *row = rowAt(place);
    const ScheduleCell *cell = cellAt(place);
    if (!row || (place.column >= 0 && !cell)) {
        return pick;
    }
    pick.deals = cell ? cell->deals : row->deals;
    pick.title = words.title(*row, cell, place.capital);
    return pick;
}

QString ScheduleView::tipAt(Place place)
{
    const ScheduleRow *row = rowAt(place);
    const ScheduleCell *cell = cellAt(place);
    if (!state() || !state()->resolution) {
        return {};
    }
    const ScheduleWords words(*state()->resolution, schedule());
    if (place.row == Place::Note) {
        return words.withoutTermLine() + u'\n' + ScheduleWords::spreadName(Spread::Once);
    }
    if (!row) {
        return {};
    }
    return cell ? words.cellTip(*row, *cell, place.capital) : words.rowTip(*row);
}

void ScheduleView::requestClause(Place place)
{
    const ScheduleRow *row = rowAt(place);
    if (!row || row->companies.isEmpty()) {
        return;
    }
    const bool payer = schedule().query.by == ScheduleSide::Payer;
    Q_EMIT clauseRequested(
        {payer ? Dimension::Payers : Dimension::Payees, QList<CompanyId>(row->companies)});
}

void ScheduleView::setHovered(Place place)
{
    if (place == m_hovered) {
        return;
    }
    m_hovered = place;
    setCursor(place.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hovered(pickAt(place));
    update();
}

void ScheduleView::setFocused(Place place)
{
    m_focus = place;
    if (place.isValid()) {
        setAccessibleDescription(tipAt(place));
    }
    update();
}

void ScheduleView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme theme = screenTheme();
    painter.fillRect(event->rect(), theme.panel);
    if (!pictureArea().intersects(event->rect())) {
        return; // only the buttons above it
    }
    paintTo(painter, pictureArea(), {theme, false});
    if (hasFocus() && m_focus.isValid() && !schedule().isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1.6, Qt::DotLine));
        painter.drawRect(boxOf(m_focus).adjusted(-3, -3, 3, 1));
    }
}

bool ScheduleView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(placeAt(help->pos()));
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(tip), this);
        }
        return true;
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_screen.reset();
        update();
    }
    return View::event(event);
}

void ScheduleView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(placeAt(event->position()));
}

void ScheduleView::leaveEvent(QEvent *)
{
    setHovered({});
}

void ScheduleView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        View::mousePressEvent(event);
        return;
    }
    const Place place = placeAt(event->position());
    setFocused(place);
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    if (place.isValid() || !add) {
        Q_EMIT picked(pickAt(place), add);
    }
}

void ScheduleView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        requestClause(placeAt(event->position()));
    }
}

void ScheduleView::walkAlong(int step)
{
    const QList<Place> marks = marksOf(std::max(0, m_focus.row));
    if (marks.isEmpty() || m_focus.row == Place::Note) {
        return;
    }
    const qsizetype at = marks.indexOf(m_focus);
    setFocused(marks[std::clamp<qsizetype>(at < 0 ? 0 : at + step, 0, marks.size() - 1)]);
}

void ScheduleView::walkAcross(int step)
{
    const int rows = int(picture().rows.size());
    const bool hasNote = !schedule().withoutTerm.isEmpty();
    const int row = m_focus.row == Place::Note ? rows : std::max(0, m_focus.row);
    const int next = std::clamp(row + step, 0, hasNote ? rows : rows - 1);
    if (next == rows) {
        setFocused({Place::Note, -1, false});
        return;
    }
    const QList<Place> marks = marksOf(next);
    if (marks.isEmpty()) {
        return;
    }
    const auto distance = [this](const Place &mark) {
        return std::pair(std::abs(mark.column - std::max(0, m_focus.column)),
                         mark.capital != m_focus.capital);
    };
    setFocused(*std::ranges::min_element(marks, {}, distance));
}

void ScheduleView::keyPressEvent(QKeyEvent *event)
{
    const auto end = [this](bool last) {
        const QList<Place> marks = marksOf(last ? int(picture().rows.size()) - 1 : 0);
        if (!marks.isEmpty()) {
            setFocused(last ? marks.last() : marks.first());
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        walkAlong(-1);
        return;
    case Qt::Key_Right:
        walkAlong(1);
        return;
    case Qt::Key_Up:
        walkAcross(-1);
        return;
    case Qt::Key_Down:
        walkAcross(1);
        return;
    case Qt::Key_Home:
        end(false);
        return;
    case Qt::Key_End:
        end(true);
        return;
    case Qt::Key_Space:
        Q_EMIT picked(pickAt(m_focus), event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        requestClause(m_focus);
        return;
    case Qt::Key_Escape:
        setFocused({});
        Q_EMIT picked({}, false);
        return;
    default:
        View::keyPressEvent(event);
    }
}

void ScheduleView::focusInEvent(QFocusEvent *event)
{
    View::focusInEvent(event);
    if (!m_focus.isValid() && event->reason() != Qt::MouseFocusReason && !schedule().isEmpty()) {
        walkAlong(0);
    }
    update();
}

void ScheduleView::focusOutEvent(QFocusEvent *event)
{
    View::focusOutEvent(event);
    update();
}

} // namespace dealscope::ui
