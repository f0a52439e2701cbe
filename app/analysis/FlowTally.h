// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowCuts.h"
#include "analysis/FlowMembers.h"

#include <map>

namespace dealscope::analysis {

/// What the deals of a selection add up to in a flow graph: what each end moves, which ends are
/// nodes of their own, what flows between the nodes. Deals come and go one by one; what depends on
/// the others (FlowCuts) is laid on top for one graph and taken off again.
class FlowTally
{
public:
    using Deal = FlowRules::Deal;

    static constexpr qint32 Folded = -1; ///< in the others of its side, or not there

    struct End {
        qint64 size = 0; ///< what flows in and out, at most; in whole units
        qint32 out = 0; ///< flows
        qint32 in = 0;

        [[nodiscard]] bool isThere() const { return out + in > 0; }
    };
    struct Edge {
        qint32 from = 0; ///< places
        qint32 to = 0;
        quint8 kind = 0;
        bool hasAmount = false;
        int deals = 0;
        MoneyTally money;
    };
    explicit FlowTally(const FlowRules &rules);

    /// A deal enters the selection or leaves it. Until choosePlaces() says otherwise it is in the
    /// nodes that there were.
    void change(int position, const Deal &deal, bool enters);
    /// That this deal will change soon.
    void prefetch(const Deal &deal) const
    {
        __builtin_prefetch(m_ends.data() + deal.from);
        __builtin_prefetch(m_ends.data() + deal.to);
    }
    /// Those cut among what entered and left, each ascending.
    void changeCuts(const std::vector<qint32> &entered, const std::vector<qint32> &left);
    [[nodiscard]] const std::vector<qint32> &cuts() const { return m_cuts; } ///< ascending

    void lay(const FlowCuts &cuts);
    void takeOff(const FlowCuts &cuts);

    /// Which ends are nodes now: the largest. What has to move is asked of `flowsOf(number,
    /// visit)`, which calls visit(position, deal) for each selected flow there.
    template<typename FlowsOf>
    void choosePlaces(const FlowsOf &flowsOf);
    /// Without edges so far: they are counted next, by addToEdge.
    void choosePlaces() { choose(); }
    void addToEdge(int position, const Deal &deal, bool enters);

    [[nodiscard]] const PositionSet &selected() const { return m_selected; }
    [[nodiscard]] const FlowCounts &counts() const { return m_counts; }
    [[nodiscard]] std::map<int, qint64> years() const; ///< in which money falls
    [[nodiscard]] const std::vector<End> &ends() const { return m_ends; } ///< by number
    [[nodiscard]] std::span<const Edge> edges() const { return m_edges; } ///< empty ones too
    /// Numbers by place; those of a tally that folds may have holes.
    [[nodiscard]] const std::vector<quint32> &numbers() const { return m_numbers; }
    static constexpr quint32 NoNumber = 0xffffffff;
    [[nodiscard]] bool folds() const { return m_folds; }
    [[nodiscard]] qint32 placeOf(quint32 number) const { return m_places[number]; }
    /// Of the others: behind all places, those of payers first.
    [[nodiscard]] qint32 placeOn(quint32 number, bool pays) const
    {
        const qint32 place = m_places[number];
        return place == Folded ? qint32(m_numbers.size()) + (pays ? 0 : 1) : place;
    }
    /// False once a sum was too large for a number: nothing can be taken off it again.
    [[nodiscard]] bool canGoOn() const { return m_canGoOn; }

private:
    struct YearSum {
        qint64 units = 0;
        int deals = 0;
    };

    void choose();
    void countCuts(const FlowCuts &cuts, int sign);
    void weigh(quint32 number, qint64 units, bool pays, bool enters);
    void changeYear(int year, qint64 units, bool enters);
    [[nodiscard]] Edge &edgeFor(qint32 from, qint32 to, quint8 kind, bool hasAmount);

    const FlowRules &m_rules;
    PositionSet m_selected;
    FlowCounts m_counts;
    std::vector<YearSum> m_usualYears; ///< of YearOfDay's table
    std::map<int, YearSum> m_years; ///< the others
    std::vector<qint32> m_cuts;
    std::vector<End> m_ends;
    std::vector<qint32> m_places; ///< by number
    std::vector<quint32> m_numbers; ///< by place
    std::vector<quint32> m_gained; ///< in the last choice
    std::vector<quint32> m_lost;
    bool m_folds = false;
    bool m_canGoOn = true;
    std::vector<Edge> m_edges;
    std::vector<qint32> m_edgeTable; ///< of few places: index in m_edges + 1
    QHash<quint64, qint32> m_edgeHash; ///< of many
};

template<typename FlowsOf>
void FlowTally::choosePlaces(const FlowsOf &flowsOf)
{
    const std::vector<qint32> before = m_places;
    choose();
    std::vector<std::pair<int, Deal>> moved;
    for (const std::vector<quint32> &numbers : {m_gained, m_lost}) {
        for (const quint32 number : numbers) {
            flowsOf(number,
                    [&](int position, const Deal &deal) { moved.emplace_back(position, deal); });
        }
    }
    const auto first = [](const auto &one) { return one.first; };
    std::ranges::sort(moved, {}, first);
    const auto repeated = std::ranges::unique(moved, {}, first);
    moved.erase(repeated.begin(), repeated.end());
    std::vector<qint32> now = std::exchange(m_places, before);
    m_places.resize(now.size(), Folded);
    for (const auto &[position, deal] : moved) {
        addToEdge(position, deal, false);
    }
    m_places = std::move(now);
    for (const auto &[position, deal] : moved) {
        addToEdge(position, deal, true);
    }
}

} // namespace dealscope::analysis
