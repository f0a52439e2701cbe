// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SafeText.h"

namespace dealscope::ui {

namespace {

bool turnsDirection(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
}

QString cleaned(QString text, bool oneLine)
{
    for (QChar &c : text) {
        if (turnsDirection(c)) {
            c = QChar::ReplacementCharacter;
        } else if (c.category() == QChar::Other_Control
                   && (oneLine || (c != u'\n' && c != u'\t'))) {
            c = u' ';
        }
    }
    return text;
}

} // namespace

QString safeLine(const QString &text)
{
    return cleaned(text, true);
}

QString safeText(const QString &text)
{
    return cleaned(text, false);
}

} // namespace dealscope::ui
