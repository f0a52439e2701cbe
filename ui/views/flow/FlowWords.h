// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"
#include "io/RecordTable.h"

#include <QCoreApplication>

namespace dealscope::ui {

/// What a flow picture says in words. Plain text throughout.
class FlowWords
{
    Q_DECLARE_TR_FUNCTIONS(dealscope::ui::FlowWords)

public:
    FlowWords(const analysis::Resolution &resolution, const analysis::FlowGraph &graph,
              core::Currency currency)
        : m_resolution(resolution)
        , m_graph(graph)
        , m_currency(currency)
    {
    }

    /// "$10–50 bn", "$10 bn or more", "no amount", "too large to add".
    [[nodiscard]] QString amount(const analysis::MoneySum &sum) const;
    /// The lines under a node's name: for whom, in, out. Empty without money.
    [[nodiscard]] QStringList nodeLines(const analysis::FlowNode &node) const;
    [[nodiscard]] QString nodeTitle(const analysis::FlowNode &node) const;
    [[nodiscard]] QString nodeTip(const analysis::FlowNode &node) const;
    /// "Amazon → OpenAI, equity".
    [[nodiscard]] QString edgeTitle(const analysis::FlowEdge &edge) const;
    [[nodiscard]] QString edgeTip(const analysis::FlowEdge &edge) const;
    /// One line each: title, status, amount; at most `most`, then how many more.
    /// What MostFlowEdges keeps out of the picture.
    [[nodiscard]] QString undrawnLine() const;
    [[nodiscard]] QStringList dealLines(const analysis::DealList &deals, int most = 6) const;
    [[nodiscard]] QString leftOutLine(bool dashedShown = true) const;
    [[nodiscard]] io::RecordTable table() const;

private:
    [[nodiscard]] QString side(const analysis::SideSums &sums, bool incoming) const;

    const analysis::Resolution &m_resolution;
    const analysis::FlowGraph &m_graph;
    core::Currency m_currency;
};

} // namespace dealscope::ui
