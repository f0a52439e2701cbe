// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QToolButton>

class QDateEdit;
class QListView;
class QPushButton;

namespace dealscope::ui {

class PublicationDaysModel;

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
    [[nodiscard]] QListView *days() const { return m_days; }
    [[nodiscard]] QDateEdit *date() const { return m_date; }
    [[nodiscard]] QPushButton *everything() const { return m_everything; }

Q_SIGNALS:
    void publishedByChanged(const std::optional<QDate> &day);

private:
    void choose(const std::optional<QDate> &day);
    /// Only a menu that is opened needs its days.
    void listDays();

    QPushButton *m_everything;
    QDateEdit *m_date;
    QListView *m_days;
    PublicationDaysModel *m_model;
    core::SnapshotPtr m_listed;
    core::SnapshotPtr m_shown; ///< whose days are in the list
};

} // namespace dealscope::ui
