// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/QuoteFinder.h"

#include <QList>

namespace dealscope::ui {

namespace {

/// A text without what may differ, and where each of its characters came from.
struct Folded {
    QString text;
    QList<qsizetype> origin;
};

QChar foldedChar(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
        return u'\'';
    case 0x201c:
    case 0x201d:
        return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
        return u'-';
    default:
        return c;
    }
}

Folded fold(const QString &text)
{
    Folded folded;
    folded.text.reserve(text.size());
    folded.origin.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool space = text[i].isSpace();
        if (space && folded.text.endsWith(u' ')) {
            continue;
        }
        folded.text.append(space ? QChar(u' ') : foldedChar(text[i]));
        folded.origin.append(i);
    }
    return folded;
}

} // namespace

std::optional<TextSpan> findQuote(const QString &text, const QString &quote)
{
    const QString wanted = fold(quote.trimmed()).text;
    if (wanted.isEmpty()) {
        return std::nullopt;
    }
    const Folded folded = fold(text);
    const qsizetype at = folded.text.indexOf(wanted);
    if (at < 0) {
        return std::nullopt;
    }
    const qsizetype start = folded.origin[at];
    const qsizetype last = folded.origin[at + wanted.size() - 1];
    return TextSpan{start, last - start + 1};
}

} // namespace dealscope::ui
