// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/SelectionSteps.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// How many of two ascending lists are only in one of them.
qsizetype differenceOf(const QList<int> &a, const QList<int> &b)
{
    qsizetype both = 0;
    auto i = a.cbegin();
    auto j = b.cbegin();
    while (i != a.cend() && j != b.cend()) {
        const int first = *i;
        const int second = *j;
        both += first == second ? 1 : 0;
        i += first <= second ? 1 : 0;
        j += second <= first ? 1 : 0;
    }
    return a.size() + b.size() - 2 * both;
}

} // namespace

QList<int> SelectionSteps::ascending(QList<int> selected)
{
    if (!std::ranges::is_sorted(selected)) {
        std::ranges::sort(selected);
    }
    return selected;
}

SelectionSteps::From SelectionSteps::nearestTo(const QList<int> &selected, bool knowsLast,
                                               bool knowsAll) const
{
    // To take a deal off costs as much as to add one.
    const qsizetype fromNothing = selected.size();
    const qsizetype fromLast = knowsLast ? differenceOf(m_last, selected) : fromNothing;
    const qsizetype fromAll = knowsAll ? m_deals - selected.size() : fromNothing;
    if (fromLast < fromNothing && fromLast <= fromAll) {
        return From::Last;
    }
    return fromAll < fromNothing ? From::All : From::Nothing;
}

std::vector<SelectionSteps::Change> SelectionSteps::changes(From from,
                                                            const QList<int> &selected) const
{
    std::vector<Change> changes;
    const auto visit = [&changes](int position, bool enters) {
        changes.push_back({position, enters});
    };
    if (from == From::All) {
        int position = 0;
        for (const int kept : selected) {
            for (; position < kept; ++position) {
                visit(position, false);
            }
            ++position;
        }
        for (; position < m_deals; ++position) {
            visit(position, false);
        }
        return changes;
    }
    auto before = from == From::Last ? m_last.cbegin() : m_last.cend();
    auto now = selected.cbegin();
    while (before != m_last.cend() || now != selected.cend()) {
        if (now == selected.cend() || (before != m_last.cend() && *before < *now)) {
            visit(*before++, false);
        } else if (before == m_last.cend() || *now < *before) {
            visit(*now++, true);
        } else {
            ++before;
            ++now;
        }
    }
    return changes;
}

void SelectionSteps::step(std::vector<qint32> &list, const std::vector<qint32> &entered,
                          const std::vector<qint32> &left)
{
    std::vector<qint32> kept;
    std::ranges::set_difference(list, left, std::back_inserter(kept));
    list.clear();
    std::ranges::set_union(kept, entered, std::back_inserter(list));
}

} // namespace dealscope::analysis
