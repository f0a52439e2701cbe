// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/LadderLabel.h"

#include "ui/theme/LadderGlyph.h"
#include "ui/window/SafeText.h"

#include <QPainter>

namespace dealscope::ui {

LadderLabel::LadderLabel(const DealPage &page, QWidget *parent)
    : QWidget(parent)
    , m_ladder(page.ladder)
{
    setObjectName(QStringLiteral("ladder"));
    setFixedSize(sizeHint());
    setAccessibleName(page.ladderWords);
    setToolTip(safeToolTip(page.ladderWords + u'\n'
                           + tr("Steps: rumoured, in talks, announced, signed, completed.")));
}

void LadderLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawLadder(painter, m_ladder, QRectF(rect()).adjusted(1, 1, -1, -1),
               Theme::forPalette(palette()));
}

} // namespace dealscope::ui
