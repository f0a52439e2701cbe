// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include <QFontDatabase>
#include <QFontInfo>

namespace dealscope::ui {

using core::DealKind;

Theme Theme::light()
{
    return {.dark = false,
            .window = QColor(0xf4, 0xf3, 0xf0),
            .panel = QColor(0xff, 0xff, 0xff),
            .line = QColor(0xde, 0xdb, 0xd4),
            .ink = QColor(0x1f, 0x23, 0x28),
            .soft = QColor(0x5d, 0x62, 0x69),
            .faint = QColor(0x8a, 0x90, 0x96),
            .accent = QColor(0x0a, 0x5f, 0xb4),
            .selection = QColor(0xe3, 0xee, 0xfb),
            .warning = QColor(0xff, 0xf4, 0xdc)};
}

Theme Theme::darkTheme()
{
    return {.dark = true,
            .window = QColor(0x15, 0x18, 0x1b),
            .panel = QColor(0x1b, 0x1e, 0x22),
            .line = QColor(0x3a, 0x3f, 0x45),
            .ink = QColor(0xe6, 0xe8, 0xea),
            .soft = QColor(0xa9, 0xb0, 0xb7),
            .faint = QColor(0x7d, 0x84, 0x8b),
            .accent = QColor(0x6c, 0xb2, 0xf5),
            .selection = QColor(0x22, 0x3a, 0x55),
            .warning = QColor(0x45, 0x38, 0x14)};
}

Theme Theme::forPalette(const QPalette &palette)
{
    const bool dark = palette.color(QPalette::Active, QPalette::Window).lightnessF()
        < palette.color(QPalette::Active, QPalette::WindowText).lightnessF();
    return dark ? darkTheme() : light();
}

QColor Theme::kindColor(DealKind kind) const
{
    switch (kind) {
    case DealKind::Equity:
        return dark ? QColor(0x3d, 0x9b, 0xd9) : QColor(0x00, 0x72, 0xb2);
    case DealKind::Debt:
        return dark ? QColor(0x7c, 0xc5, 0xf0) : QColor(0x56, 0xb4, 0xe9);
    case DealKind::Acquisition:
        return dark ? QColor(0xf3, 0xe7, 0x5c) : QColor(0xe8, 0xd8, 0x1f);
    case DealKind::Compute:
        return dark ? QColor(0xf0, 0xb2, 0x2e) : QColor(0xe6, 0x9f, 0x00);
    case DealKind::ChipSupply:
        return dark ? QColor(0x2b, 0xbd, 0x93) : QColor(0x00, 0x9e, 0x73);
    case DealKind::Infrastructure:
        return dark ? QColor(0xee, 0x7d, 0x33) : QColor(0xd5, 0x5e, 0x00);
    case DealKind::Licence:
    case DealKind::RevenueShare:
    case DealKind::Partnership:
        return dark ? QColor(0xdb, 0x91, 0xba) : QColor(0xcc, 0x79, 0xa7);
    case DealKind::Other:
        return dark ? QColor(0x9a, 0xa1, 0xa8) : QColor(0x80, 0x86, 0x8c);
    }
    return soft;
}

QColor Theme::kindTextColor(DealKind kind) const
{
    const QColor color = kindColor(kind);
    if (dark) {
        return color.lighter(112);
    }
    switch (kind) {
    case DealKind::Equity:
        return color;
    case DealKind::Infrastructure:
        return QColor(0xa8, 0x48, 0x00);
    case DealKind::ChipSupply:
        return QColor(0x00, 0x72, 0x53);
    case DealKind::Compute:
        return QColor(0x80, 0x58, 0x00);
    case DealKind::Debt:
        return QColor(0x1f, 0x6c, 0x9a);
    case DealKind::Acquisition:
        return QColor(0x6b, 0x62, 0x00);
    case DealKind::Licence:
    case DealKind::RevenueShare:
    case DealKind::Partnership:
        return QColor(0x97, 0x41, 0x71);
    case DealKind::Other:
        return QColor(0x5d, 0x62, 0x69);
    }
    return ink;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, ink);
    p.setColor(QPalette::Base, panel);
    p.setColor(QPalette::AlternateBase, window);
    p.setColor(QPalette::Text, ink);
    p.setColor(QPalette::Button, dark ? QColor(0x26, 0x2a, 0x2f) : QColor(0xfb, 0xfa, 0xf8));
    p.setColor(QPalette::ButtonText, ink);
    p.setColor(QPalette::BrightText, panel);
    p.setColor(QPalette::ToolTipBase, panel);
    p.setColor(QPalette::ToolTipText, ink);
    p.setColor(QPalette::PlaceholderText, faint);
    p.setColor(QPalette::Highlight, dark ? QColor(0x2b, 0x5d, 0x91) : accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Light, dark ? QColor(0x3a, 0x3f, 0x45) : QColor(Qt::white));
    p.setColor(QPalette::Midlight, dark ? QColor(0x30, 0x34, 0x3a) : QColor(0xee, 0xec, 0xe7));
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, dark ? QColor(0x0e, 0x10, 0x12) : QColor(0xb9, 0xb5, 0xac));
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : QColor(0x80, 0x80, 0x80));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, faint);
    }
    return p;
}

QFont pictureFont(TextSize size, bool bold)
{
    // A real family, not the generic alias: SVG readers do not know "Sans Serif".
    static const QString family
        = QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).family();
    QFont font(family);
    switch (size) {
    case TextSize::Small:
        font.setPixelSize(11);
        break;
    case TextSize::Normal:
        font.setPixelSize(12);
        break;
    case TextSize::Title:
        font.setPixelSize(15);
        break;
    }
    font.setBold(bold);
    return font;
}

QFont withTabularFigures(QFont font)
{
    // Most desktop fonts have figures of one width already; kerning would pull "11" together.
    font.setKerning(false);
    return font;
}

} // namespace dealscope::ui
