// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictsDelegate.h"

#include "ui/conflicts/ConflictGlyph.h"
#include "ui/conflicts/ConflictsModel.h"
#include "ui/theme/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace dealscope::ui {

namespace {
constexpr int Padding = 8;
constexpr int MarkWidth = 18;
constexpr int Gap = 2;
} // namespace

void ConflictsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Theme theme = Theme::forPalette(option.palette);
    painter->save();
    const QRect box = option.rect.adjusted(Padding, 0, -Padding, 0);
    QFont font = option.font;
    if (index.data(ConflictsModel::IsDealRole).toBool()) {
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.soft);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            box.width()));
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.selection);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme.window);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          theme.accent);
    }
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const bool settled = index.data(ConflictsModel::SettledRole).toBool();
    const QFontMetrics metrics(font);
    const int line = metrics.height();
    const QRect first(box.left() + MarkWidth, box.top() + 4, box.width() - MarkWidth, line);
    drawConflictGlyph(*painter, QRectF(box.left(), first.center().y() - 5, 12, 11), settled, theme);
    painter->setFont(font);
    painter->setPen(settled ? theme.soft : theme.ink);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data().toString(), Qt::ElideRight, first.width()));
    font.setPixelSize(qMax(10, QFontInfo(font).pixelSize() - 1));
    painter->setFont(font);
    painter->setPen(theme.soft);
    const QRect second = first.translated(0, line + Gap);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(
                          index.data(ConflictsModel::FiguresRole).toString().left(1000),
                          Qt::ElideRight, second.width()));
    painter->restore();
}

QSize ConflictsDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    return index.data(ConflictsModel::IsDealRole).toBool() ? QSize(120, line + 10)
                                                           : QSize(120, 2 * line + Gap + 9);
}

} // namespace dealscope::ui
