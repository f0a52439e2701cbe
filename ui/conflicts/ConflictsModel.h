// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"
#include "session/DashboardState.h"

#include <QAbstractListModel>

namespace dealscope::ui {

/// Which conflicts are listed.
enum class ConflictScope { All, Open, Settled };

/// The conflicts of the deals that the filter lets through: a row for each deal that has some,
/// then its conflicts. Deals with open conflicts come first, and open ones first within a deal.
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

    void setState(const session::StatePtr &state);
    void setScope(ConflictScope scope);
    /// Unset: every rule.
    void setRule(std::optional<core::ConflictRule> rule);

    [[nodiscard]] int openCount() const; ///< of all, whatever scope and rule
    [[nodiscard]] int settledCount() const;
    /// nullptr for a heading.
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
        core::DealId deal;
        int conflict = -1; ///< in m_conflicts; -1: a heading
    };
    void rebuild();
    [[nodiscard]] QString dealTitle(core::DealId deal) const;
    [[nodiscard]] QString figures(const analysis::Conflict &conflict) const;

    session::StatePtr m_state;
    QList<analysis::Conflict> m_conflicts; ///< of the selected deals
    QList<Row> m_rows;
    ConflictScope m_scope = ConflictScope::All;
    std::optional<core::ConflictRule> m_rule;
};

} // namespace dealscope::ui
