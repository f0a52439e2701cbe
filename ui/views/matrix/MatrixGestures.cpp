// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does to the matrix: pointer and keys.
#include "ui/views/matrix/MatrixView.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/views/flow/FlowWords.h"
#include "ui/views/matrix/MatrixPainter.h"

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

MatrixView::Place MatrixView::placeAt(QPointF point)
{
    const layout::MatrixPicture &where = picture();
    Place place;
    const bool beside = point.x() < where.cells.left() || point.x() > where.cells.right();
    const bool above = point.y() < where.cells.top() || point.y() > where.cells.bottom();
    for (int row = 0; row < where.rows.size() && !above; ++row) {
        if (point.y() >= where.rows[row].top() && point.y() < where.rows[row].bottom()) {
            place.row = row;
        }
    }
    for (int column = 0; column < where.columns.size() && !beside; ++column) {
        if (point.x() >= where.columns[column].left()
            && point.x() < where.columns[column].right()) {
            place.column = column;
        }
    }
    if ((!beside && place.column < 0) || (!above && place.row < 0)) {
        return {};
    }
    if (place.row >= 0 && place.column >= 0 && !matrix().cell(place.row, place.column)) {
        return {};
    }
    return place;
}

analysis::DealList MatrixView::dealsAt(Place place)
{
    if (place.row >= 0 && place.column >= 0) {
        const PayCell *cell = matrix().cell(place.row, place.column);
        return cell ? cell->deals : analysis::DealList();
    }
    if (place.row >= 0) {
        return matrix().payers[place.row].deals;
    }
    return place.column >= 0 ? matrix().payees[place.column].deals : analysis::DealList();
}

session::Pick MatrixView::pickAt(Place place)
{
    session::Pick pick;
    pick.deals = dealsAt(place);
    if (pick.deals.isEmpty()) {
        return {};
    }
    if (place.row >= 0 && place.column >= 0) {
        pick.title = tr("%1 → %2").arg(matrix().payers[place.row].name,
                                       matrix().payees[place.column].name);
    } else {
        pick.title = place.row >= 0 ? tr("paid by %1").arg(matrix().payers[place.row].name)
                                    : tr("paid to %1").arg(matrix().payees[place.column].name);
    }
    return pick;
}

QString MatrixView::tipAt(Place place)
{
    if (!place.isValid()) {
        return {};
    }
    const PayCell *cell = matrix().cell(place.row, place.column);
    const bool isCell = place.row >= 0 && place.column >= 0;
    if (isCell && !cell) {
        return tr("%1 → %2\nNothing reported.")
            .arg(matrix().payers[place.row].name, matrix().payees[place.column].name);
    }
    const PayParty *party = isCell ? nullptr
        : place.row >= 0           ? &matrix().payers[place.row]
                                   : &matrix().payees[place.column];
    const MoneySum &sum = isCell ? cell->sum : party->total;
    const int without = isCell ? int(cell->withoutAmount.size()) : party->withoutAmount;
    const FlowWords words(*state()->resolution, graph(), state()->currency);
    const session::Pick pick = pickAt(place);
    QStringList lines{pick.title};
    QString money = words.amount(sum);
    if (sum.deals > 0 && !sum.overflow) {
        money += sum.firm.units > 0
            ? tr(" · %1 binding").arg(io::shortMoney(sum.firm, state()->currency))
            : tr(" · nothing binding");
    }
    lines.append(money);
    if (without > 0) {
        lines.append(tr("%n without amount", nullptr, without));
    }
    if (isCell) {
        QStringList kinds;
        for (const DealKind kind : cell->kinds) {
            kinds.append(session::kindName(kind));
        }
        lines.append(kinds.join(QStringLiteral(", ")));
    }
    return (lines + words.dealLines(pick.deals)).join(u'\n');
}

void MatrixView::requestClauses(Place place)
{
    if (!place.isValid() || dealsAt(place).isEmpty()) {
        return;
    }
    // Copies: the first clause brings a new state and with it another matrix.
    const QList<CompanyId> payers
        = place.row >= 0 ? matrix().payers[place.row].companies : QList<CompanyId>();
    const QList<CompanyId> payees
        = place.column >= 0 ? matrix().payees[place.column].companies : QList<CompanyId>();
    if (!payers.isEmpty()) {
        Q_EMIT clauseRequested({Dimension::Payers, payers});
    }
    if (!payees.isEmpty()) {
        Q_EMIT clauseRequested({Dimension::Payees, payees});
    }
}

void MatrixView::setHovered(Place place)
{
    if (place == m_hovered) {
        return;
    }
    m_hovered = place;
    setCursor(place.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hovered(pickAt(place));
    update();
}

void MatrixView::setFocused(Place place)
{
    m_focus = place;
    if (place.isValid()) {
        setAccessibleDescription(tipAt(place));
    }
    update();
}

void MatrixView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme theme = screenTheme();
    painter.fillRect(event->rect(), theme.panel);
    if (!pictureArea().intersects(event->rect())) {
        return; // only the buttons above it
    }
    paintTo(painter, pictureArea(), {theme, false});
    const layout::MatrixPicture &where = picture();
    if (hasFocus() && m_focus.row >= 0 && m_focus.column >= 0 && m_focus.row < where.rows.size()
        && m_focus.column < where.columns.size()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1.6, Qt::DotLine));
        painter.drawRect(where.cell(m_focus.row, m_focus.column).adjusted(-1, -1, 1, 1));
    }
}

bool MatrixView::event(QEvent *event)
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
        m_picture.reset();
        update();
    }
    return View::event(event);
}

void MatrixView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(placeAt(event->position()));
}

void MatrixView::leaveEvent(QEvent *)
{
    setHovered({});
}

void MatrixView::mousePressEvent(QMouseEvent *event)
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

void MatrixView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        requestClauses(placeAt(event->position()));
    }
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    const int rows = int(matrix().payers.size());
    const int columns = int(matrix().payees.size());
    const auto walk = [&](int down, int right) {
        if (rows > 0 && columns > 0) {
            setFocused({std::clamp(m_focus.row + down, 0, rows - 1),
                        std::clamp(m_focus.column + right, 0, columns - 1)});
        }
    };
    switch (event->key()) {
    case Qt::Key_Left:
        walk(0, -1);
        return;
    case Qt::Key_Right:
        walk(0, 1);
        return;
    case Qt::Key_Up:
        walk(-1, 0);
        return;
    case Qt::Key_Down:
        walk(1, 0);
        return;
    case Qt::Key_Home:
        walk(-rows, -columns);
        return;
    case Qt::Key_End:
        walk(rows, columns);
        return;
    case Qt::Key_Space:
        Q_EMIT picked(pickAt(m_focus), event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        requestClauses(m_focus);
        return;
    case Qt::Key_Escape:
        setFocused({});
        Q_EMIT picked({}, false);
        return;
    default:
        View::keyPressEvent(event);
    }
}

void MatrixView::focusInEvent(QFocusEvent *event)
{
    View::focusInEvent(event);
    if (!m_focus.isValid() && event->reason() != Qt::MouseFocusReason && !matrix().isEmpty()) {
        setFocused({0, 0});
    }
    update();
}

void MatrixView::focusOutEvent(QFocusEvent *event)
{
    View::focusOutEvent(event);
    update();
}

} // namespace dealscope::ui
