// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <vector>

namespace dealscope::analysis {

/// From which selection it is quickest to count to the next one. Selections are positions of deals,
/// ascending.
class SelectionSteps
{
public:
    enum class From { Nothing, Last, All };

    /// Deals lie far apart in memory: so many ahead it is asked for before they are counted.
    static constexpr size_t Ahead = 16;

    explicit SelectionSteps(int deals)
        : m_deals(deals)
    {
    }

    [[nodiscard]] static QList<int> ascending(QList<int> selected);
    /// `knowsLast`, `knowsAll`: whether the figures of the last selection and of all deals are
    /// there to go on from.
    [[nodiscard]] From nearestTo(const QList<int> &selected, bool knowsLast, bool knowsAll) const;
    struct Change {
        int position = -1;
        bool enters = false;
    };
    /// What differs between there and `selected`, ascending.
    [[nodiscard]] std::vector<Change> changes(From from, const QList<int> &selected) const;

    /// Brings a list of some of the selected deals up to date; all are ascending.
    static void step(std::vector<qint32> &list, const std::vector<qint32> &entered,
                     const std::vector<qint32> &left);

    void moveTo(const QList<int> &selected) { m_last = selected; }
    [[nodiscard]] const QList<int> &last() const { return m_last; }
    [[nodiscard]] bool isAll(const QList<int> &selected) const
    {
        return selected.size() == m_deals;
    }

private:
    int m_deals;
    QList<int> m_last;
};

} // namespace dealscope::analysis
