// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"
#include "tests/support/FamiliesByRule.h"

/// Flow graphs made of one whole deal after the other: what the quick way is compared with.
namespace dealscope::tests::byrule {

using namespace analysis;

/// Who stands at an end of flows: a company or group, several jointly, or nobody that is named.
/// Unnamed ends are a node for each counterpart, nature and beneficiary, so that strangers are
/// not taken for one.
struct FlowNode {
    QString key; ///< unique and stable from filter to filter
    QString name; ///< "Amazon", "SoftBank + Oracle", "not named"
    QList<CompanyId> companies; ///< one; several: jointly; none: not named
    QList<CompanyId> beneficiaries; ///< of an unnamed payee: for whom
    bool remainder = false; ///< stands for what the parts of a whole do not explain
    SideSums in;
    SideSums out;
    QList<DealId> deals; ///< of all its edges, ascending

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
    QList<DealId> deals; ///< ascending
    QList<ClaimId> claims; ///< the counting ones, ascending
};

/// Who pays whom, from the money pieces of a selection. Nodes by name, edges by their ends and
/// kind; independent of the order of `selected`.
struct FlowGraph {
    QList<FlowNode> nodes;
    QList<FlowEdge> edges;
    QList<FlowTie> ties;
    QList<int> years; ///< in which money falls, whatever the option; ascending
    int busiestYear = 0; ///< the one with the largest sum of ceilings; 0 without years
    QList<LeftOutDeals> leftOut; ///< of the natures asked; NoAmount ones are edges all the same
    QList<DealId> noMoney; ///< partnerships: of nature none
    QList<DealId> insideGroup; ///< vanished because both ends are one group
    QList<DealId> otherYears; ///< not in the year asked

    [[nodiscard]] bool isEmpty() const { return edges.isEmpty(); }
    [[nodiscard]] static FlowGraph build(const Resolution &resolution, const QList<int> &selected,
                                         Currency currency, const FlowOptions &options = {});
};

} // namespace dealscope::tests::byrule
