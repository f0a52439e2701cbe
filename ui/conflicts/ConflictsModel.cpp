// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictsModel.h"

#include "session/ConflictWords.h"
#include "ui/deals/DealWords.h"
#include "ui/window/SafeText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::Conflict;

void ConflictsModel::setState(const session::StatePtr &state)
{
    begin(state);
    if (state && state->resolution) {
        add(*analysis::Review::of(*state->resolution).marks());
    }
    end();
}

void ConflictsModel::begin(const session::StatePtr &state)
{
    beginResetModel();
    clear(state);
    endResetModel();
}

void ConflictsModel::clear(const session::StatePtr &state)
{
    m_state = state;
    m_conflicts.clear();
    m_rows.clear();
    m_settledRows.clear();
    m_made.clear();
    m_settledCount = 0;
    m_ended = false;
    m_selected.clear();
    if (state && state->resolution) {
        m_selected.assign(size_t(state->resolution->dealCount()), false);
        for (const int position : state->selected) {
            m_selected[size_t(position)] = true;
        }
    }
}

void ConflictsModel::add(const analysis::ConflictMarks &marks)
{
    QList<Row> rows;
    const auto ofDeal = [&](size_t first) {
        size_t next = first;
        while (next < marks.size() && marks[next].position == marks[first].position) {
            ++next;
        }
        return next;
    };
    for (size_t first = 0, next = 0; first < marks.size(); first = next) {
        next = ofDeal(first);
        if (!m_selected[size_t(marks[first].position)]) {
            continue;
        }
        const int from = int(m_conflicts.size());
        for (size_t i = first; i < next; ++i) {
            m_conflicts.push_back(marks[i]);
            m_settledCount += marks[i].settled ? 1 : 0;
        }
        QList<Row> own;
        bool anyOpen = false;
        takeRows(from, int(m_conflicts.size()), own, anyOpen);
        (anyOpen ? rows : m_settledRows) += own;
    }
    append(rows);
}

void ConflictsModel::end()
{
    m_ended = true;
    append(m_settledRows);
    m_settledRows.clear();
}

void ConflictsModel::append(const QList<Row> &rows)
{
    if (rows.isEmpty()) {
        return;
    }
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

bool ConflictsModel::isShown(const analysis::ConflictMark &mark) const
{
    const bool inScope
        = m_scope == ConflictScope::All || (m_scope == ConflictScope::Settled) == mark.settled;
    return inScope && (!m_rule || mark.rule == *m_rule);
}

void ConflictsModel::takeRows(int from, int to, QList<Row> &rows, bool &anyOpen) const
{
    const qint32 position = m_conflicts[size_t(from)].position;
    for (const bool settled : {false, true}) {
        for (int i = from; i < to; ++i) {
            const analysis::ConflictMark &mark = m_conflicts[size_t(i)];
            if (mark.settled != settled || !isShown(mark)) {
                continue;
            }
            if (rows.isEmpty()) {
                rows.append({position, -1});
            }
            rows.append({position, i});
            anyOpen = anyOpen || !settled;
        }
    }
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
    const bool ended = m_ended;
    const analysis::ConflictMarks marks = m_conflicts;
    beginResetModel();
    clear(m_state);
    endResetModel();
    add(marks);
    if (ended) {
        end();
    }
}

int ConflictsModel::openCount() const
{
    return int(m_conflicts.size()) - m_settledCount;
}

int ConflictsModel::settledCount() const
{
    return m_settledCount;
}

DealId ConflictsModel::dealAt(qint32 position) const
{
    return m_state->resolution->idAt(position);
}

const Conflict *ConflictsModel::conflictAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].conflict < 0) {
        return nullptr;
    }
    std::unique_ptr<const Conflict> &made = m_made[m_rows[row].conflict];
    if (!made) {
        const analysis::ConflictMark &mark = m_conflicts[size_t(m_rows[row].conflict)];
        const DealId deal = dealAt(mark.position);
        for (const Conflict &conflict :
             analysis::Review::of(*m_state->resolution).conflictsOf(deal)) {
            if (conflict.rule == mark.rule) {
                made = std::make_unique<const Conflict>(conflict);
            }
        }
    }
    return made.get();
}

int ConflictsModel::rowOf(DealId deal, ConflictRule rule) const
{
    const int position
        = m_state && m_state->resolution ? m_state->resolution->positionOf(deal) : -1;
    for (int row = 0; position >= 0 && row < m_rows.size(); ++row) {
        const int conflict = m_rows[row].conflict;
        if (m_rows[row].position == position && conflict >= 0
            && m_conflicts[size_t(conflict)].rule == rule) {
            return row;
        }
    }
    return -1;
}

int ConflictsModel::firstRowOf(DealId deal) const
{
    const int position
        = m_state && m_state->resolution ? m_state->resolution->positionOf(deal) : -1;
    for (int row = 0; position >= 0 && row < m_rows.size(); ++row) {
        if (m_rows[row].position == position && m_rows[row].conflict >= 0) {
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
    const analysis::ConflictMark *mark
        = row.conflict < 0 ? nullptr : &m_conflicts[size_t(row.conflict)];
    switch (role) {
    case Qt::DisplayRole:
        return mark ? session::conflictRuleName(mark->rule) : dealTitle(dealAt(row.position));
    case Qt::ToolTipRole: {
        const Conflict *conflict = conflictAt(index.row());
        return conflict ? safeToolTip(session::conflictInWords(*conflict, *m_state->snapshot))
                        : QVariant();
    }
    case Qt::AccessibleTextRole: {
        const Conflict *conflict = conflictAt(index.row());
        if (!conflict) {
            return dealTitle(dealAt(row.position));
        }
        return QStringList{session::conflictRuleName(conflict->rule), figures(*conflict),
                           conflict->isSettled() ? tr("settled") : tr("open")}
            .join(QStringLiteral(", "));
    }
    case IsDealRole:
        return mark == nullptr;
    case SettledRole:
        return mark && mark->settled;
    case FiguresRole: {
        const Conflict *conflict = conflictAt(index.row());
        return conflict ? figures(*conflict) : QString();
    }
    default:
        return {};
    }
}

Qt::ItemFlags ConflictsModel::flags(const QModelIndex &index) const
{
    const bool isConflict
        = index.isValid() && index.row() < m_rows.size() && m_rows[index.row()].conflict >= 0;
    return isConflict ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace dealscope::ui
