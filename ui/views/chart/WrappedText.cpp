// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/WrappedText.h"

#include <QTextLayout>

#include <algorithm>

namespace dealscope::ui {

namespace {

/// Longer texts than any label are not laid out whole (a name of a million letters takes seconds).
constexpr qsizetype MostLetters = 400;

} // namespace

QStringList wrapped(const QString &text, const QFontMetricsF &metrics, qreal width, int mostLines)
{
    // Font metrics do not give their font back, so words are measured one by one.
    const QStringList words = text.left(MostLetters).split(u' ', Qt::SkipEmptyParts);
    QStringList lines;
    QString line;
    for (QString word : words) {
        const QString joined = line.isEmpty() ? word : line + u' ' + word;
        if (metrics.horizontalAdvance(joined) <= width) {
            line = joined;
            continue;
        }
        if (!line.isEmpty()) {
            lines.append(line);
        }
        while (metrics.horizontalAdvance(word) > width && word.size() > 1) {
            qsizetype fits = 1;
            while (fits < word.size() && metrics.horizontalAdvance(word.left(fits + 1)) <= width) {
                ++fits;
            }
            if (word.at(fits - 1).isHighSurrogate() && fits < word.size()) {
                ++fits;
            }
            lines.append(word.left(fits));
            word.remove(0, fits);
        }
        line = word;
    }
    if (!line.isEmpty()) {
        lines.append(line);
    }
    if (lines.size() > mostLines || text.size() > MostLetters) {
        lines = lines.mid(0, std::max(mostLines, 1));
        const QString rest = lines.takeLast() + QStringLiteral("…");
        lines.append(metrics.elidedText(rest, Qt::ElideRight, width));
    }
    return lines;
}

qreal widthOf(const QStringList &lines, const QFontMetricsF &metrics)
{
    qreal width = 0;
    for (const QString &line : lines) {
        width = std::max(width, metrics.horizontalAdvance(line));
    }
    return width;
}

} // namespace dealscope::ui
