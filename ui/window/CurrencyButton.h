// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QToolButton>

class QAction;

namespace dealscope::ui {

/// The currency of all totals: those that the deal file's amounts are in, and those that its
/// exchange rates lead to.
class CurrencyButton : public QToolButton
{
    Q_OBJECT

public:
    explicit CurrencyButton(QWidget *parent = nullptr);
    void setState(const session::StatePtr &state);
    /// An action below the currencies, such as the one that imports rates.
    void setLastAction(QAction *action);
    /// What the menu offers, the ledger's main currency first.
    [[nodiscard]] static QList<core::Currency> currenciesOf(const core::Snapshot &snapshot);

Q_SIGNALS:
    /// Empty for the ledger's main currency.
    void currencyChosen(const dealscope::core::Currency &currency);

private:
    void fill(const core::Snapshot &snapshot);

    core::SnapshotPtr m_listed;
    QAction *m_last = nullptr;
};

} // namespace dealscope::ui
