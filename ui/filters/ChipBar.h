// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QWidget>

class QPushButton;

namespace dealscope::ui {

class Chip;

/// A chip for every clause that is set, and "Clear all". Chips are made once per dimension.
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(QWidget *parent = nullptr);
    void setState(const session::StatePtr &state);
    /// nullptr while the clause is not set.
    [[nodiscard]] Chip *chip(core::Dimension dimension) const;
    [[nodiscard]] QPushButton *clearAll() const { return m_clearAll; }

Q_SIGNALS:
    void removeRequested(dealscope::core::Dimension dimension);
    void clearAllRequested();

private:
    QHash<core::Dimension, Chip *> m_chips;
    QPushButton *m_clearAll;
};

} // namespace dealscope::ui
