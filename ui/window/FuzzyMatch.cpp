// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FuzzyMatch.h"

#include "core/Snapshot.h"

namespace dealscope::ui {

namespace {

constexpr int WholeRun = 1000;
constexpr int WordStart = 20;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

} // namespace

std::optional<int> fuzzyScore(const QString &pattern, const QString &text)
{
    return fuzzyScoreFolded(core::foldedForSearch(pattern), core::foldedForSearch(text));
}

std::optional<int> fuzzyScoreFolded(const QString &wanted, const QString &have)
{
    if (wanted.isEmpty()) {
        return 0;
    }
    if (const qsizetype at = have.indexOf(wanted); at >= 0) {
        return WholeRun + (startsWord(have, at) ? 10 * WordStart : 0)
            - int(qMin<qsizetype>(at + have.size() - wanted.size(), 200));
    }
    int score = 0;
    qsizetype at = 0;
    qsizetype first = -1;
    for (const QChar letter : wanted) {
        if (letter == u' ') {
            continue;
        }
        const qsizetype found = have.indexOf(letter, at);
        if (found < 0) {
            return std::nullopt;
        }
        first = first < 0 ? found : first;
        score += startsWord(have, found) ? WordStart : 1;
        at = found + 1;
    }
    return score - int(qMin<qsizetype>(at - first, 200));
}

} // namespace dealscope::ui
