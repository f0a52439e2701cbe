// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PanelFrame.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace dealscope::ui {

PanelFrame::PanelFrame(QWidget *content, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 1, 1);
    layout->addWidget(content);
}

void PanelFrame::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.line);
    painter.drawRect(rect().adjusted(0, -1, -1, -1));
}

} // namespace dealscope::ui
