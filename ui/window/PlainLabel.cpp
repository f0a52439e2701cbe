// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PlainLabel.h"

#include "ui/window/SafeText.h"

namespace dealscope::ui {

namespace {

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Normal:
        return QStringLiteral("normal");
    case Tone::Soft:
        return QStringLiteral("soft");
    case Tone::Strong:
        return QStringLiteral("strong");
    case Tone::Section:
        return QStringLiteral("section");
    case Tone::Title:
        return QStringLiteral("title");
    case Tone::Big:
        return QStringLiteral("big");
    case Tone::Struck:
        return QStringLiteral("struck");
    case Tone::Quote:
        return QStringLiteral("quote");
    }
    return {};
}

} // namespace

PlainLabel::PlainLabel(const QString &text, Tone tone, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("tone", toneName(tone));
    setPlainText(text);
}

void PlainLabel::makeReadable()
{
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMinimumWidth(10);
}

void PlainLabel::setPlainText(const QString &text)
{
    setText(safeText(text));
}

} // namespace dealscope::ui
