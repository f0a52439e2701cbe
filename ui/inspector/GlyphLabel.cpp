// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/GlyphLabel.h"

#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Theme.h"
#include "ui/window/LineIcon.h"

#include <QPainter>

namespace dealscope::ui {

GlyphLabel::GlyphLabel(std::optional<core::Status> status, QWidget *parent)
    : QWidget(parent)
    , m_status(status)
{
    setFixedSize(sizeHint());
}

GlyphLabel *GlyphLabel::check(QWidget *parent)
{
    auto *label = new GlyphLabel(std::nullopt, parent);
    label->m_check = true;
    return label;
}

void GlyphLabel::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_check) {
        drawLineIcon(painter, LineIcon::Check, QRectF(0, 1, 14, 14), theme.accent);
    } else {
        drawStatusGlyph(painter, m_status, QRectF(1, 3, 11, 11), theme.ink, theme.panel);
    }
}

} // namespace dealscope::ui
