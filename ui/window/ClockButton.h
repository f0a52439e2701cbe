// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QToolButton>

class QDateEdit;
class QListWidget;
class QPushButton;

namespace dealscope::ui {

/// "Published by": what had been published by a day counts, and nothing later. Offers any day and
/// the days on which a source of this ledger was published.
class ClockButton : public QToolButton
{
    Q_OBJECT

public:
    explicit ClockButton(QWidget *parent = nullptr);
    void setState(const session::StatePtr &state);
    /// Offers to show or hide the strip of days below the days.
    void setStripAction(QAction *action);
    [[nodiscard]] QListWidget *days() const { return m_days; }
    [[nodiscard]] QDateEdit *date() const { return m_date; }
    [[nodiscard]] QPushButton *everything() const { return m_everything; }

Q_SIGNALS:
    void publishedByChanged(const std::optional<QDate> &day);

private:
    void choose(const std::optional<QDate> &day);

    QPushButton *m_everything;
    QDateEdit *m_date;
    QListWidget *m_days;
    core::SnapshotPtr m_listed;
};

} // namespace dealscope::ui
