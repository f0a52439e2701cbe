// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartCounter.h"

#include "analysis/ChartBuilder.h"

namespace dealscope::analysis {

namespace {

constexpr size_t Ahead = SelectionSteps::Ahead;

} // namespace

ChartCounter::ChartCounter(const Resolution &resolution, Currency currency, bool groups,
                           const ChartQuery &query)
    : m_resolution(resolution.shared_from_this())
    , m_rules(resolution, currency, groups, query)
    , m_steps(resolution.dealCount())
{
}

bool ChartCounter::answers(const Resolution &resolution, Currency currency, bool groups,
                           const ChartQuery &query) const
{
    return m_resolution.get() == &resolution && m_rules.currency() == currency
        && m_rules.groups() == groups && m_rules.query() == query;
}

void ChartCounter::stepTo(const QList<int> &selected)
{
    const SelectionSteps::From from
        = m_steps.nearestTo(selected, m_tally && m_tally->canGoOn(), m_whole != nullptr);
    stepTo(selected, from);
    if (from != SelectionSteps::From::Nothing && !m_tally->canGoOn()) {
        // A sum was too large on the way here; whether it is now is for a fresh one to say.
        stepTo(selected, SelectionSteps::From::Nothing);
    }
    if (!m_whole && m_tally->canGoOn() && m_steps.isAll(selected)) {
        m_whole = std::make_unique<const ChartTally>(*m_tally);
    }
}

void ChartCounter::stepTo(const QList<int> &selected, SelectionSteps::From from)
{
    if (from == SelectionSteps::From::Nothing) {
        m_tally = std::make_unique<ChartTally>();
    } else if (from == SelectionSteps::From::All) {
        m_tally = std::make_unique<ChartTally>(*m_whole);
    }
    const std::vector<SelectionSteps::Change> changes = m_steps.changes(from, selected);
    for (size_t i = 0; i < changes.size(); ++i) {
        if (i + Ahead < changes.size()) {
            m_rules.prefetch(changes[i + Ahead].position);
        }
        m_tally->change(m_rules, changes[i].position, changes[i].enters);
    }
    m_tally->listSpecials();
    m_steps.moveTo(selected);
}

ChartData ChartCounter::count(const QList<int> &anyOrder)
{
    const QList<int> selected = SelectionSteps::ascending(anyOrder);
    if (m_wholeData && m_steps.isAll(selected)) {
        m_tally.reset(); // the next step goes on from all deals
        return *m_wholeData;
    }
    stepTo(selected);
    const auto lists = std::make_shared<const LateDealLists>(
        [resolution = m_resolution, currency = m_rules.currency(), groups = m_rules.groups(),
         query = m_rules.query(), selected] {
            return ChartCounter(*resolution, currency, groups, query).listsOf(selected);
        });
    ChartData data = ChartBuilder(m_rules, *m_tally, selected).build(lists);
    if (m_whole && m_steps.isAll(selected)) {
        m_wholeData = data;
    }
    return data;
}

/// From a counter of its own: lists are looked into when this one has gone on.
std::vector<DealList> ChartCounter::listsOf(const QList<int> &selected)
{
    stepTo(selected);
    ChartBuilder builder(m_rules, *m_tally, selected);
    (void)builder.build(nullptr);
    return builder.lists();
}

} // namespace dealscope::analysis
