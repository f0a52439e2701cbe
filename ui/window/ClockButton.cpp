// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ClockButton.h"

#include "session/FilterWords.h"
#include "ui/clock/PublicationDaysModel.h"
#include "ui/window/PlainLabel.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QWidgetAction>

#include <algorithm>

namespace dealscope::ui {

using namespace core;

namespace {

qint32 lastDayOf(const Snapshot &snapshot)
{
    const Column<qint32> &days = snapshot.columns().sources.lastDay;
    qint32 last = NoDay;
    for (size_t chunk = 0; chunk < days.chunkCount(); ++chunk) {
        for (const qint32 day : days.chunk(chunk)) {
            last = std::max(last, day);
        }
    }
    return last;
}

} // namespace

ClockButton::ClockButton(QWidget *parent)
    : QToolButton(parent)
{
    setProperty("framed", true);
    setPopupMode(InstantPopup);
    setToolTip(tr("Show what had been published by a day"));

    auto *panel = new QWidget;
    panel->setProperty("paper", true);
    m_everything = new QPushButton(tr("Everything published so far"), panel);
    m_date = new QDateEdit(QDate::currentDate(), panel);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    m_date->setKeyboardTracking(false);
    m_date->setAccessibleName(tr("Published by"));
    auto *apply = new QPushButton(tr("Set"), panel);
    m_days = new QListView(panel);
    m_model = new PublicationDaysModel(this);
    m_days->setModel(m_model);
    m_days->setAccessibleName(tr("Days of publication"));
    m_days->setUniformItemSizes(true);
    m_days->setMinimumWidth(300);

    auto *row = new QHBoxLayout;
    row->addWidget(m_date, 1);
    row->addWidget(apply);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(10, 8, 10, 8);
    column->addWidget(m_everything);
    column->addWidget(new PlainLabel(tr("Only what had been published by"), Tone::Soft, panel));
    column->addLayout(row);
    column->addWidget(
        new PlainLabel(tr("Days on which a source was published"), Tone::Soft, panel));
    column->addWidget(m_days);
    auto *menu = new QMenu(this);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(panel);
    menu->addAction(action);
    setMenu(menu);

    connect(m_everything, &QPushButton::clicked, this, [this] { choose(std::nullopt); });
    connect(apply, &QPushButton::clicked, this, [this] { choose(m_date->date()); });
    const auto fromRow = [this](const QModelIndex &index) { choose(m_model->dayAt(index.row())); };
    connect(m_days, &QListView::clicked, this, fromRow);
    connect(m_days, &QListView::activated, this, fromRow);
    connect(menu, &QMenu::aboutToShow, this, &ClockButton::listDays);
}

void ClockButton::setStripAction(QAction *action)
{
    menu()->addSeparator();
    menu()->addAction(action);
}

void ClockButton::choose(const std::optional<QDate> &day)
{
    menu()->close();
    Q_EMIT publishedByChanged(day);
}

void ClockButton::setState(const session::StatePtr &state)
{
    const auto day = state->perspective.publishedBy;
    const QString words
        = day ? session::dateInWords(PartialDate::day(*day)) : tr("everything so far");
    setText(tr("Published by: %1 ▾").arg(words));
    setProperty("framed", true);
    if (day) {
        const QSignalBlocker quiet(m_date);
        m_date->setDate(*day);
    }
    if (m_listed == state->snapshot) {
        return;
    }
    m_listed = state->snapshot;
    m_model->setSnapshot(nullptr);
    m_shown.reset();
    const qint32 last = lastDayOf(*m_listed);
    if (last != NoDay && !day) {
        const QSignalBlocker quiet(m_date);
        m_date->setDate(QDate::fromJulianDay(last));
    }
}

void ClockButton::listDays()
{
    if (m_shown == m_listed) {
        return;
    }
    m_shown = m_listed;
    m_model->setSnapshot(m_listed);
    m_days->setFixedHeight(qBound(1, m_model->rowCount(), 10) * 24 + 6);
}

} // namespace dealscope::ui
