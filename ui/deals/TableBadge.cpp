// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/TableBadge.h"

#include "ui/theme/Theme.h"
#include "ui/window/SafeText.h"

#include <QPainter>

namespace dealscope::ui {

namespace {
constexpr int Padding = 8;
constexpr int Margin = 6;
constexpr int MostWidth = 320;
} // namespace

TableBadge::TableBadge(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void TableBadge::setWords(const QString &words, bool isFine)
{
    const QString safe = safeLine(words);
    if (safe == m_words && isFine == m_isFine) {
        return;
    }
    m_words = safe;
    m_isFine = isFine;
    setVisible(!m_words.isEmpty());
    setAccessibleName(m_words); // tells whoever reads the screen aloud as well
    update();
}

void TableBadge::placeIn(const QRect &area)
{
    const QSize size = sizeHint().boundedTo(area.size());
    setGeometry(
        QRect(area.bottomRight() - QPoint(size.width() + Margin, size.height() + Margin), size));
    raise();
}

QSize TableBadge::sizeHint() const
{
    return {qMin(MostWidth, fontMetrics().horizontalAdvance(m_words) + 2 * Padding),
            fontMetrics().height() + 6};
}

void TableBadge::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_isFine ? theme.accent : theme.faint, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(m_isFine ? theme.ink : theme.soft);
    // The end of what is typed is what one looks at.
    const int width = this->width() - 2 * Padding;
    painter.drawText(rect().adjusted(Padding, 0, -Padding, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_words, Qt::ElideLeft, width + 1));
}

} // namespace dealscope::ui
