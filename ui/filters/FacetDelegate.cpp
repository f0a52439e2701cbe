// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetDelegate.h"

#include "ui/filters/FacetModel.h"
#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Theme.h"
#include "ui/window/LineIcon.h"

#include <QPainter>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int RowHeight = 22;
constexpr int Check = 13;
constexpr int KindBar = 26;

void drawCheck(QPainter &painter, const QRectF &box, bool checked, const Theme &theme)
{
    painter.setPen(QPen(checked ? theme.accent : theme.faint, 1));
    painter.setBrush(checked ? theme.accent : theme.panel);
    painter.drawRoundedRect(box, 2, 2);
    if (checked) {
        drawLineIcon(painter, LineIcon::Check, box, theme.panel);
    }
}

} // namespace

FacetDelegate::FacetDelegate(Dimension dimension, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_dimension(dimension)
{
}

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme theme = Theme::forPalette(option.palette);
    const int count = index.data(FacetModel::CountRole).toInt();
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_HasFocus) {
        painter->fillRect(option.rect, theme.selection);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, theme.window);
    }
    QRect box = option.rect.adjusted(9, 0, -9, 0);
    drawCheck(*painter, QRectF(box.left() + 0.5, box.center().y() - Check / 2 + 0.5, Check, Check),
              checked, theme);
    box.setLeft(box.left() + Check + 7);

    if (m_dimension == Dimension::Kinds) {
        const qreal length = qMax(3.0, KindBar * index.data(FacetModel::ShareRole).toDouble());
        const QColor color = theme.kindColor(DealKind(index.data(FacetModel::IdRole).toInt()));
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->setOpacity(count > 0 ? 1 : 0.4);
        painter->drawRoundedRect(QRectF(box.left(), box.center().y() - 2, length, 5), 2, 2);
        painter->setOpacity(1);
        box.setLeft(box.left() + KindBar + 6);
    } else if (m_dimension == Dimension::Statuses) {
        drawStatusGlyph(*painter, Status(index.data(FacetModel::IdRole).toInt()),
                        QRectF(box.left(), box.center().y() - 5, 11, 11),
                        count > 0 || checked ? theme.ink : theme.faint, theme.panel);
        box.setLeft(box.left() + 17);
    }

    const QColor ink = count > 0 || checked ? theme.ink : theme.faint;
    painter->setFont(withTabularFigures(option.font));
    painter->setPen(count > 0 ? theme.soft : theme.faint);
    const QString number = QLocale().toString(count);
    painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, number);
    box.setRight(box.right() - painter->fontMetrics().horizontalAdvance(number) - 6);

    painter->setFont(option.font);
    painter->setPen(ink);
    const QString label = painter->fontMetrics().elidedText(index.data().toString().left(300),
                                                            Qt::ElideRight, box.width());
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label);
    const QString hint = index.data(FacetModel::HintRole).toString();
    if (!hint.isEmpty()) {
        box.setLeft(box.left() + painter->fontMetrics().horizontalAdvance(label) + 6);
        if (box.width() > 24) {
            QFont small = option.font;
            small.setPixelSize(qMax(9, QFontInfo(small).pixelSize() - 2));
            painter->setFont(small);
            painter->setPen(theme.soft);
            painter->drawText(
                box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                painter->fontMetrics().elidedText(hint.left(300), Qt::ElideRight, box.width()));
        }
    }
    painter->restore();
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, qMax(RowHeight, option.fontMetrics.height() + 4)};
}

bool FacetDelegate::editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &,
                                const QModelIndex &)
{
    return false;
}

} // namespace dealscope::ui
