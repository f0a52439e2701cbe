// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/PlainText.h"

#include <QList>

#include <algorithm>
#include <array>

namespace dealscope::io {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// East Asian Wide and Fullwidth of Unicode 15, neighbouring blocks taken together.
constexpr std::array<Range, 15> wideRanges{{{0x1100, 0x115f},
                                            {0x2329, 0x232a},
                                            {0x2e80, 0x303e},
                                            {0x3041, 0x33ff},
                                            {0x3400, 0x4dbf},
                                            {0x4e00, 0xa4cf},
                                            {0xa960, 0xa97f},
                                            {0xac00, 0xd7a3},
                                            {0xf900, 0xfaff},
                                            {0xfe30, 0xfe6f},
                                            {0xff01, 0xff60},
                                            {0xffe0, 0xffe6},
                                            {0x1f300, 0x1f64f},
                                            {0x1f900, 0x1f9ff},
                                            {0x20000, 0x3fffd}}};

bool turnsDirection(char32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
}

int cellsOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return 0;
    default:
        return std::ranges::any_of(
                   wideRanges,
                   [c](const Range &range) { return c >= range.first && c <= range.last; })
            ? 2
            : 1;
    }
}

} // namespace

QString plainText(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    // Lone surrogates come out of toUcs4() as U+FFFD.
    for (const char32_t c : text.toUcs4()) {
        if (turnsDirection(c)) {
            continue;
        }
        if (QChar::category(c) == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator) {
            plain += u' ';
        } else if (QChar::isNonCharacter(c)) {
            plain += QChar(QChar::ReplacementCharacter);
        } else {
            plain += QStringView(QChar::fromUcs4(c));
        }
    }
    return plain;
}

int terminalWidth(QStringView text)
{
    int cells = 0;
    for (const char32_t c : text.toUcs4()) {
        cells += cellsOf(c);
    }
    return cells;
}

QString elidedForTerminal(const QString &text, int width)
{
    // A cell can hold millions of characters; nothing behind the cut needs to be measured.
    const QString start = text.left(qsizetype(std::max(width, 0)) * 8 + 8);
    if (start.size() == text.size() && terminalWidth(text) <= width) {
        return text;
    }
    QString kept;
    int cells = 0;
    for (const char32_t c : start.toUcs4()) {
        const int more = cellsOf(c);
        if (cells + more > width - 1) {
            break;
        }
        cells += more;
        kept += QStringView(QChar::fromUcs4(c));
    }
    return width < 1 ? QString() : kept + u'…';
}

} // namespace dealscope::io
