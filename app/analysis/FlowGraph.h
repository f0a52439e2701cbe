// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"

namespace dealscope::analysis {

/// So many nodes and ribbons can be told apart in one picture.
inline constexpr int MostFlowNodes = 24;
inline constexpr int MostFlowEdges = 48;

/// What a flow graph is made of.
struct FlowOptions {
    bool groups = false; ///< one node a group; what flows inside a group vanishes
    std::optional<Nature> nature{}; ///< only capital or only purchases; unset: both
    std::optional<int> year{}; ///< the part that falls in that year; unset: totals
    /// The largest that are nodes; when there are more, the rest is folded into one node a side,
    /// "others". 0: all.
    int mostNodes = 0;
    /// The largest that are edges; when there are more, the rest is not drawn, and neither is what
    /// the others pay each other. 0: all.
    int mostEdges = 0;
    /// Whether it is asked which year is the busiest: terms are spread over years only then.
    bool sizesOfYears = true;

    friend bool operator==(const FlowOptions &, const FlowOptions &) = default;
};

/// Capital and purchases, which are never added without a word.
struct SideSums {
    MoneySum capital;
    MoneySum purchase;
    int withoutAmount = 0; ///< deals on that side that have no amount
};

/// Who stands at an end of flows: a company or group, several jointly, or nobody that is named.
/// Unnamed ends are a node for each counterpart, nature and beneficiary, so that strangers are
/// not taken for one.
struct FlowNode {
    QString key; ///< unique and stable from filter to filter
    QString name; ///< "Amazon", "SoftBank + Oracle", "not named"
    QList<CompanyId> companies; ///< one; several: jointly; none: not named
    QList<CompanyId> beneficiaries; ///< of an unnamed payee: for whom
    bool remainder = false; ///< stands for what the parts of a whole do not explain
    bool others = false; ///< all that is no node of its own on its side
    int folded = 0; ///< of others: so many companies
    SideSums in;
    SideSums out;
    DealList deals; ///< of all its edges, ascending; those that are not drawn too

    [[nodiscard]] bool isNamed() const { return !companies.isEmpty(); }
    [[nodiscard]] bool isJoint() const { return companies.size() > 1; }
};

/// The money of one kind between two ends. Deals without an amount are an edge of their own.
struct FlowEdge {
    int from = -1;
    int to = -1;
    DealKind kind = DealKind::Other;
    Nature nature = Nature::None;
    bool hasAmount = false;
    MoneySum sum;
    bool remainder = false; ///< what the parts of a whole do not explain
    bool partial = false; ///< shares or a year's part: its deals' own totals say more
    bool assumed = false; ///< a year's part by an even spread, not by a reported schedule
    DealList deals; ///< ascending
    MoneySum apart; ///< of `sum` what deals outside families add, headlines too
    std::vector<int> inFamilies; ///< the other deals' positions, ascending

    /// The counting claims of its deals, ascending.
    [[nodiscard]] QList<ClaimId> claims(const Resolution &resolution) const;
};

class FlowMembers;

/// That a deal is in an edge.
struct FlowEntry {
    qint32 position = -1; ///< in Resolution::deals()
    qint32 edge = -1; ///< -1: not drawn
};

/// A tie without money.
struct FlowTie {
    enum class Kind { Member, Ownership };
    int from = -1; ///< the member of a joint node; the daughter
    int to = -1; ///< the joint node; the parent
    Kind kind = Kind::Member;
};

/// Who pays whom, from the money pieces of a selection. Nodes by name, edges by their ends and
/// kind; independent of the order of `selected`. Sums of nodes are of all their deals, drawn or
/// not.
struct FlowGraph {
    QList<FlowNode> nodes;
    QList<FlowEdge> edges;
    QList<FlowTie> ties;
    QList<int> years; ///< in which money falls, whatever the option; ascending
    int busiestYear
        = 0; ///< the one with the largest sum of ceilings; 0 without years or if it is not asked
    QList<LeftOutDeals> leftOut; ///< of the natures asked; NoAmount ones are edges all the same
    DealList noMoney; ///< partnerships: of nature none
    DealList insideGroup; ///< vanished because both ends are one group
    DealList otherYears; ///< not in the year asked
    int foldedCompanies = 0; ///< in "others" of one side or both
    DealList undrawn; ///< of edges beyond the most
    int undrawnDeals = 0; ///< how many these are
    SideSums undrawnMoney; ///< of these edges
    std::shared_ptr<const FlowMembers> members; ///< null: no deal is in it

    /// Every deal of every edge, by position.
    [[nodiscard]] std::vector<FlowEntry> entries() const;
    [[nodiscard]] bool isEmpty() const { return edges.isEmpty(); }
    [[nodiscard]] static FlowGraph build(const Resolution &resolution, const QList<int> &selected,
                                         Currency currency, const FlowOptions &options = {});
};

/// The claims that the figures of these deals are taken from, ascending.
[[nodiscard]] QList<ClaimId> countingClaimsOf(const Resolution &resolution, const DealList &deals);

/// Adds one interval to a sum; an overflow is marked, not wrapped.
void addTo(MoneySum &sum, const Interval &interval, Money firm, Money paid);
void addSum(MoneySum &sum, const MoneySum &other);

} // namespace dealscope::analysis
