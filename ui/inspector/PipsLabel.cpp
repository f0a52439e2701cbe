// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/PipsLabel.h"

#include <QPainter>

namespace dealscope::ui {

void PipsLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawOriginPips(painter, rect(), m_pips, Theme::forPalette(palette()));
}

} // namespace dealscope::ui
