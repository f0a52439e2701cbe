// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SafeText.h"

#include "io/PlainText.h"

#include <QStringList>

namespace dealscope::ui {

QString safeLine(const QString &text)
{
    return io::plainText(text);
}

QString safeText(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        line = io::plainText(line);
    }
    return lines.join(u'\n');
}

QString safeToolTip(const QString &text)
{
    return text.isEmpty()
        ? QString()
        : QStringLiteral("<p>%1</p>")
              .arg(safeText(text).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

} // namespace dealscope::ui
