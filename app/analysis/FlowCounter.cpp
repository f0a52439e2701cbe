// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowCounter.h"

#include "analysis/FlowBuilder.h"

namespace dealscope::analysis {

namespace {

using Part = FlowRules::Part;

constexpr size_t Ahead = SelectionSteps::Ahead;

} // namespace

FlowCounter::FlowCounter(const Resolution &resolution, Currency currency,
                         const FlowOptions &options)
    : m_resolution(resolution.shared_from_this())
    , m_rules(resolution, currency, options)
    , m_deals(size_t(resolution.dealCount()))
    , m_steps(resolution.dealCount())
{
}

bool FlowCounter::answers(const Resolution &resolution, Currency currency,
                          const FlowOptions &options) const
{
    return m_resolution.get() == &resolution && m_rules.currency() == currency
        && m_rules.options() == options;
}

const FlowRules::Deal &FlowCounter::dealAt(int position)
{
    FlowRules::Deal &deal = m_deals[size_t(position)];
    if (deal.part == Part::Unknown) {
        deal = m_rules.of(position);
    }
    return deal;
}

SelectionSteps::From FlowCounter::nearestTo(const QList<int> &selected) const
{
    // Only where ends are folded is the table of edges the same for all selections.
    const bool folds = m_rules.options().mostNodes > 0;
    return m_steps.nearestTo(selected, folds && m_tally && m_tally->canGoOn(), m_whole != nullptr);
}

/// From nothing the edges are still to be counted.
void FlowCounter::stepTo(const QList<int> &selected, SelectionSteps::From from)
{
    const bool goesOn = from != SelectionSteps::From::Nothing;
    if (from == SelectionSteps::From::Nothing) {
        m_tally = std::make_unique<FlowTally>(m_rules);
    } else if (from == SelectionSteps::From::All) {
        m_tally = std::make_unique<FlowTally>(*m_whole);
    }
    std::vector<qint32> cutsEntered;
    std::vector<qint32> cutsLeft;
    const std::vector<SelectionSteps::Change> changes = m_steps.changes(from, selected);
    for (size_t i = 0; i < changes.size(); ++i) {
        if (i + Ahead < changes.size()) {
            __builtin_prefetch(&m_deals[size_t(changes[i + Ahead].position)]);
            m_rules.money().prefetch(size_t(changes[i + Ahead].position));
        }
        if (i + Ahead / 2 < changes.size()) {
            m_tally->prefetch(m_deals[size_t(changes[i + Ahead / 2].position)]);
        }
        const auto [position, enters] = changes[i];
        const FlowRules::Deal &deal = dealAt(position);
        m_tally->change(position, deal, enters);
        if (deal.part == Part::Cut) {
            (enters ? cutsEntered : cutsLeft).push_back(position);
        } else if (goesOn && deal.part == Part::Flow) {
            m_tally->addToEdge(position, deal, enters);
        }
    }
    m_tally->changeCuts(cutsEntered, cutsLeft);
    m_steps.moveTo(selected);
}

/// A counting sort: two passes.
void FlowCounter::indexFlows()
{
    std::vector<quint32> next(m_rules.ends().size(), 0);
    const auto each = [&](const auto &visit) {
        for (int position = 0; position < m_resolution->dealCount(); ++position) {
            const FlowRules::Deal &deal = dealAt(position);
            if (deal.part == Part::Flow) {
                visit(position, deal.from);
                if (deal.to != deal.from) {
                    visit(position, deal.to);
                }
            }
        }
    };
    each([&](int, quint32 number) { ++next[number]; });
    quint32 all = 0;
    for (quint32 &count : next) {
        all += std::exchange(count, all);
    }
    m_flows.resize(all);
    each([&](int position, quint32 number) { m_flows[next[number]++] = position; });
    m_flowEnds = std::move(next);
}

/// The selected ones.
template<typename Visit>
void FlowCounter::eachFlowOf(quint32 number, const Visit &visit)
{
    if (m_flowEnds.empty()) {
        indexFlows();
    }
    if (number >= m_flowEnds.size()) {
        return; // only cut deals have it
    }
    for (quint32 i = number == 0 ? 0 : m_flowEnds[number - 1]; i < m_flowEnds[number]; ++i) {
        if (m_tally->selected().contains(m_flows[i])) {
            visit(m_flows[i], dealAt(m_flows[i]));
        }
    }
}

FlowCounter::Made FlowCounter::make(const QList<int> &selected, bool withMembers,
                                    SelectionSteps::From from)
{
    stepTo(selected, from);
    FamilySums sums(*m_resolution, m_tally->selected(), m_rules.currency());
    const FlowCuts cuts(m_rules, sums, m_tally->cuts());
    m_tally->lay(cuts);
    if (from != SelectionSteps::From::Nothing) {
        m_tally->choosePlaces(
            [this](quint32 number, const auto &visit) { eachFlowOf(number, visit); });
        if (!m_tally->canGoOn()) {
            // A sum was too large on the way here; whether it is now is for a fresh one to say.
            return make(selected, withMembers, SelectionSteps::From::Nothing);
        }
    } else {
        m_tally->choosePlaces();
        for (const int position : selected) {
            if (const FlowRules::Deal &deal = dealAt(position); deal.part == Part::Flow) {
                m_tally->addToEdge(position, deal, true);
            }
        }
    }
    FlowBuilder builder(m_rules, *m_tally, cuts, sums, {selected, m_deals});
    Made made{builder.build(), m_tally->counts(), {}};
    if (withMembers) {
        made.flows = builder.members();
    }
    m_tally->takeOff(cuts);
    if (!m_whole && m_tally->canGoOn() && m_steps.isAll(selected)
        && m_rules.options().mostNodes > 0) {
        m_whole = std::make_unique<const FlowTally>(*m_tally);
    }
    return made;
}

FlowGraph FlowCounter::count(const QList<int> &anyOrder)
{
    const QList<int> selected = SelectionSteps::ascending(anyOrder);
    if (m_wholeGraph && m_steps.isAll(selected)) {
        m_tally.reset(); // the next step goes on from all deals
        return *m_wholeGraph;
    }
    Made made = make(selected, false, nearestTo(selected));
    FlowMembers::listIn(made.graph, made.counts,
                        std::make_shared<const FlowMembers>(m_resolution, m_steps.last(),
                                                            m_rules.currency(), m_rules.options()));
    if (m_whole && m_steps.isAll(selected)) {
        m_wholeGraph = made.graph;
    }
    return std::move(made.graph);
}

std::vector<FlowMembers::Flow> FlowCounter::membersOf(const QList<int> &anyOrder)
{
    const QList<int> selected = SelectionSteps::ascending(anyOrder);
    return make(selected, true, nearestTo(selected)).flows;
}

} // namespace dealscope::analysis
