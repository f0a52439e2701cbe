// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace dealscope::ui {

class QuoteLabel;

/// One side of a conflict: what it says, and each report that says so with what can be done with
/// it.
class SideColumn : public QWidget
{
    Q_OBJECT

public:
    /// `isRecord`: the side is the deal as it is recorded. `whyReadOnly` says why nothing can be
    /// changed; empty where it can.
    SideColumn(const analysis::ConflictSide &side, core::ConflictRule rule, bool isRecord,
               const core::Snapshot &snapshot, const QString &whyReadOnly,
               QWidget *parent = nullptr);

    [[nodiscard]] QList<QuoteLabel *> quotes() const { return m_quotes; }
    /// "retain", "setAside" and "restore" buttons by their objectName, in the order of the claims.
    [[nodiscard]] QList<QPushButton *> buttons() const { return m_buttons; }

Q_SIGNALS:
    void quoteClicked(dealscope::core::SourceId source, const QString &quote);
    void retainAsked(dealscope::core::ClaimId claim);
    void setAsideAsked(dealscope::core::ClaimId claim);
    /// Back to an ordinary report.
    void restoreAsked(dealscope::core::ClaimId claim);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addReport(const core::Claim &claim, const core::Snapshot &snapshot,
                   core::ConflictRule rule);
    QPushButton *addButton(QWidget *row, const QString &name, const QString &text,
                           const QString &tip);

    QVBoxLayout *m_column;
    QString m_whyReadOnly;
    QList<QuoteLabel *> m_quotes;
    QList<QPushButton *> m_buttons;
};

} // namespace dealscope::ui
