// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsDelegate.h"

#include "ui/deals/DealsModel.h"
#include "ui/theme/ChangedMark.h"
#include "ui/theme/OriginPips.h"
#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int Padding = 6;
constexpr int MarkWidth = 16;
constexpr int RowHeight = 22;
constexpr int ChangedWidth = 14;
/// More original sources than this are written as a number behind the pips.

OriginPips pipsOf(const QModelIndex &index)
{
    return {index.data(DealsModel::SupportingRole).toInt(),
            index.data(DealsModel::OtherOriginsRole).toInt()};
}

bool hasMark(const QModelIndex &index)
{
    return index.column() == DealsModel::Kind || index.column() == DealsModel::Status;
}

} // namespace

void DealsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme theme = Theme::forPalette(option.palette);
    painter->save();
    painter->setFont(option.font);
    if (option.state & QStyle::State_Selected || index.data(DealsModel::MarkedRole).toBool()) {
        painter->fillRect(option.rect, theme.selection);
    } else if (index.row() == m_hoveredRow) {
        painter->fillRect(option.rect, theme.window);
    }
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state & QStyle::State_HasFocus && index.column() == 0) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          theme.accent);
    }

    QRect box = option.rect.adjusted(Padding, 0, -Padding, 0);
    if (index.column() == DealsModel::Origins) {
        drawOriginPips(*painter, box, pipsOf(index), theme);
        painter->restore();
        return;
    }
    if (hasMark(index)) {
        const QRectF mark(box.left(), box.center().y() - 5, 11, 11);
        if (index.column() == DealsModel::Kind) {
            const QColor color
                = theme.kindColor(DealKind(index.data(DealsModel::KindRole).toInt()));
            painter->setPen(color.darker(theme.dark ? 100 : 130));
            painter->setBrush(color);
            painter->drawRect(mark.adjusted(0, 1.5, 0, -1.5));
        } else {
            const QVariant status = index.data(DealsModel::StatusRole);
            drawStatusGlyph(*painter,
                            status.isValid() ? std::optional(Status(status.toInt())) : std::nullopt,
                            mark, theme.ink, theme.panel);
        }
        box.setLeft(box.left() + MarkWidth);
    }
    if (index.column() == DealsModel::Parties && index.data(DealsModel::ChangedRole).toBool()) {
        drawChangedMark(*painter, QPointF(box.right() - 5, box.center().y() + 0.5), theme);
        box.setRight(box.right() - ChangedWidth);
    }
    const bool quiet = index.column() == DealsModel::Reported || index.column() == DealsModel::Date
        || index.column() == DealsModel::Claims;
    painter->setPen(quiet ? theme.soft : theme.ink);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    if (alignment & Qt::AlignRight) {
        painter->setFont(withTabularFigures(option.font));
    }
    const QString text = painter->fontMetrics().elidedText(index.data().toString().left(1000),
                                                           Qt::ElideRight, box.width());
    painter->drawText(box, int(alignment) | Qt::TextSingleLine, text);
    painter->restore();
}

QSize DealsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = 2 * Padding + 2;
    if (index.column() == DealsModel::Origins) {
        width += OriginPips::Most * OriginPips::Step / 2;
    } else {
        width += option.fontMetrics.horizontalAdvance(index.data().toString().left(200));
        width += hasMark(index) ? MarkWidth : 0;
    }
    return {width, qMax(RowHeight, option.fontMetrics.height() + 5)};
}

} // namespace dealscope::ui
