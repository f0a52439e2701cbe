// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Review.h"
#include "session/DashboardState.h"

#include <QAbstractListModel>

#include <unordered_map>

namespace dealscope::ui {

/// Which conflicts are listed.
enum class ConflictScope { All, Open, Settled };

/// The conflicts of the deals that the filter lets through: a row for each deal that has some,
/// then its conflicts. Deals with open conflicts come first, and open ones first within a deal.
/// What a conflict says is worked out for the rows that somebody looks at.
///
/// The conflicts of a large ledger come in while they are found: begin() with the state, add() as
/// often as there are some, end(). Rows are only added on the way; deals whose conflicts are all
/// settled come with end().
class ConflictsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsDealRole = Qt::UserRole, ///< a heading; cannot be chosen
        SettledRole,
        FiguresRole, ///< what the sides say, short
    };

    using QAbstractListModel::QAbstractListModel;

    /// All at once; finds them first if nobody has yet.
    void setState(const session::StatePtr &state);
    void begin(const session::StatePtr &state);
    /// Those of more deals, ascending; of deals that the filter keeps out too.
    void add(const analysis::ConflictMarks &marks);
    void end();
    void setScope(ConflictScope scope);
    /// Unset: every rule.
    void setRule(std::optional<core::ConflictRule> rule);

    [[nodiscard]] int openCount() const; ///< of all, whatever scope and rule
    [[nodiscard]] int settledCount() const;
    /// nullptr for a heading. Stays where it is until the state, scope or rule changes.
    [[nodiscard]] const analysis::Conflict *conflictAt(int row) const;
    /// -1 for one that is not listed.
    [[nodiscard]] int rowOf(core::DealId deal, core::ConflictRule rule) const;
    /// The first row of a deal's conflicts, -1 without any.
    [[nodiscard]] int firstRowOf(core::DealId deal) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        qint32 position = -1; ///< of the deal in the resolution
        int conflict = -1; ///< in m_conflicts; -1: a heading
    };
    void clear(const session::StatePtr &state);
    void rebuild();
    [[nodiscard]] bool isShown(const analysis::ConflictMark &mark) const;
    /// The rows of one deal, m_conflicts[from] and what follows up to `to`; nothing where none of
    /// its conflicts is shown. `anyOpen` tells whether one of those that are is open.
    void takeRows(int from, int to, QList<Row> &rows, bool &anyOpen) const;
    void append(const QList<Row> &rows);
    [[nodiscard]] core::DealId dealAt(qint32 position) const;
    [[nodiscard]] QString dealTitle(core::DealId deal) const;
    [[nodiscard]] QString figures(const analysis::Conflict &conflict) const;

    session::StatePtr m_state;
    std::vector<bool> m_selected; ///< by position
    analysis::ConflictMarks m_conflicts; ///< of the selected deals
    QList<Row> m_rows;
    QList<Row> m_settledRows; ///< of deals without an open one, held back until end()
    int m_settledCount = 0;
    bool m_ended = true;
    mutable std::unordered_map<int, std::unique_ptr<const analysis::Conflict>> m_made;
    ConflictScope m_scope = ConflictScope::All;
    std::optional<core::ConflictRule> m_rule;
};

} // namespace dealscope::ui
