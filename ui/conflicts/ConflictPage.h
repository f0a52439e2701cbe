// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"

#include <QScrollArea>

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace dealscope::ui {

class ReasonForm;
class SideColumn;

/// One conflict: its sentence, its sides beside each other, and what settles it.
class ConflictPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit ConflictPage(QWidget *parent = nullptr);

    /// nullptr: none is chosen. `whyReadOnly` is empty where the deal file can be changed.
    void showConflict(const analysis::Conflict *conflict, const core::SnapshotPtr &snapshot,
                      const QString &whyReadOnly);

    [[nodiscard]] const QList<SideColumn *> &columns() const { return m_columns; }
    [[nodiscard]] ReasonForm *reasonForm() const { return m_form; }
    /// "Keep both…", or what undoes the settlement; nullptr without a conflict.
    [[nodiscard]] QPushButton *keepButton() const { return m_keep; }
    [[nodiscard]] QString sentence() const { return m_sentence; }

Q_SIGNALS:
    void rankRequested(dealscope::core::ClaimId claim, dealscope::core::Rank rank,
                       const QString &reason);
    void settleRequested(const dealscope::core::Settlement &settlement);
    void unsettleRequested(dealscope::core::SettlementId settlement);
    void quoteClicked(dealscope::core::SourceId source, const QString &quote);

private:
    void addSides(QWidget *page);
    void addKeeping(QHBoxLayout *head, QWidget *page);
    void askFor(core::Rank rank, core::ClaimId claim);

    analysis::Conflict m_conflict;
    core::SnapshotPtr m_snapshot;
    QString m_whyReadOnly;
    QString m_sentence;
    QList<SideColumn *> m_columns;
    ReasonForm *m_form = nullptr;
    QPushButton *m_keep = nullptr;
    std::function<void(const QString &)> m_onReason;
};

} // namespace dealscope::ui
