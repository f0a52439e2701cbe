// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictsModel.h"

#include "session/ConflictWords.h"
#include "session/Records.h"
#include "ui/deals/DealWords.h"
#include "ui/window/SafeText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::Conflict;

void ConflictsModel::setState(const session::StatePtr &state)
{
    m_state = state;
    m_conflicts
        = state && state->resolution ? session::selectedConflicts(*state) : QList<Conflict>();
    rebuild();
}

void ConflictsModel::setScope(ConflictScope scope)
{
    if (m_scope != scope) {
        m_scope = scope;
        rebuild();
    }
}

void ConflictsModel::setRule(std::optional<ConflictRule> rule)
{
    if (m_rule != rule) {
        m_rule = rule;
        rebuild();
    }
}

void ConflictsModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    QList<int> shown;
    QSet<DealId> withOpen;
    for (int i = 0; i < m_conflicts.size(); ++i) {
        const Conflict &conflict = m_conflicts[i];
        const bool inScope = m_scope == ConflictScope::All
            || (m_scope == ConflictScope::Settled) == conflict.isSettled();
        if (!inScope || (m_rule && conflict.rule != *m_rule)) {
            continue;
        }
        shown.append(i);
        if (!conflict.isSettled()) {
            withOpen.insert(conflict.deal);
        }
    }
    std::ranges::stable_sort(shown, {}, [&](int i) {
        const Conflict &conflict = m_conflicts[i];
        return std::tuple(!withOpen.contains(conflict.deal), conflict.deal, conflict.isSettled());
    });
    DealId deal;
    for (const int i : std::as_const(shown)) {
        if (m_conflicts[i].deal != deal) {
            deal = m_conflicts[i].deal;
            m_rows.append({deal, -1});
        }
        m_rows.append({deal, i});
    }
    endResetModel();
}

int ConflictsModel::openCount() const
{
    return int(m_conflicts.size()) - settledCount();
}

int ConflictsModel::settledCount() const
{
    return int(std::ranges::count_if(m_conflicts, &Conflict::isSettled));
}

const Conflict *ConflictsModel::conflictAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].conflict < 0) {
        return nullptr;
    }
    return &m_conflicts[m_rows[row].conflict];
}

int ConflictsModel::rowOf(DealId deal, ConflictRule rule) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const Conflict *conflict = conflictAt(row);
        if (conflict && conflict->deal == deal && conflict->rule == rule) {
            return row;
        }
    }
    return -1;
}

int ConflictsModel::firstRowOf(DealId deal) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].deal == deal && m_rows[row].conflict >= 0) {
            return row;
        }
    }
    return -1;
}

int ConflictsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ConflictsModel::dealTitle(DealId deal) const
{
    const analysis::ResolvedDeal *resolved = m_state->resolution->deal(deal);
    const QString parties = resolved ? dealParties(*resolved, *m_state->snapshot) : QString();
    const Deal *row = m_state->snapshot->deal(deal);
    return safeLine(row && !row->title.isEmpty() ? row->title : parties);
}

QString ConflictsModel::figures(const Conflict &conflict) const
{
    QStringList texts;
    for (const analysis::ConflictSide &side : conflict.sides) {
        texts.append(session::sideInWords(side, conflict.rule, *m_state->snapshot));
    }
    return safeLine(texts.join(QStringLiteral(" | ")));
}

QVariant ConflictsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) {
        return {};
    }
    const Row &row = m_rows[index.row()];
    const Conflict *conflict = conflictAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return conflict ? session::conflictRuleName(conflict->rule) : dealTitle(row.deal);
    case Qt::ToolTipRole:
        return conflict ? safeToolTip(session::conflictInWords(*conflict, *m_state->snapshot))
                        : QVariant();
    case Qt::AccessibleTextRole:
        if (!conflict) {
            return dealTitle(row.deal);
        }
        return QStringList{session::conflictRuleName(conflict->rule), figures(*conflict),
                           conflict->isSettled() ? tr("settled") : tr("open")}
            .join(QStringLiteral(", "));
    case IsDealRole:
        return conflict == nullptr;
    case SettledRole:
        return conflict && conflict->isSettled();
    case FiguresRole:
        return conflict ? figures(*conflict) : QString();
    default:
        return {};
    }
}

Qt::ItemFlags ConflictsModel::flags(const QModelIndex &index) const
{
    return conflictAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace dealscope::ui
