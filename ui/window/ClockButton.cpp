// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ClockButton.h"

#include "session/FilterWords.h"
#include "ui/window/PlainLabel.h"
#include "ui/window/SafeText.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QWidgetAction>

#include <map>

namespace dealscope::ui {

using namespace core;

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
    m_days = new QListWidget(panel);
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
    const auto fromItem
        = [this](QListWidgetItem *item) { choose(item->data(Qt::UserRole).toDate()); };
    connect(m_days, &QListWidget::itemClicked, this, fromItem);
    connect(m_days, &QListWidget::itemActivated, this, fromItem);
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
    m_days->clear();
    std::map<QDate, QStringList> days;
    const SourceColumns &sources = state->snapshot->columns().sources;
    constexpr qsizetype NamesADay = 8; // more would not be seen
    for (size_t row = 0; row < sources.lastDay.size(); ++row) {
        if (sources.lastDay[row] == NoDay) {
            continue;
        }
        QStringList &names = days[QDate::fromJulianDay(sources.lastDay[row])];
        const quint32 outlet = sources.outlet[row];
        if (names.size() < NamesADay && outlet != NoRow) {
            names.append(safeLine(state->snapshot->data().outlets[outlet].name));
        }
    }
    for (auto it = days.crbegin(); it != days.crend(); ++it) {
        auto *item = new QListWidgetItem(
            QStringLiteral("%1   %2").arg(session::dateInWords(PartialDate::day(it->first)),
                                          it->second.join(QStringLiteral(", ")).left(120)));
        item->setData(Qt::UserRole, it->first);
        m_days->addItem(item);
    }
    if (!days.empty() && !day) {
        const QSignalBlocker quiet(m_date);
        m_date->setDate(days.rbegin()->first);
    }
    m_days->setFixedHeight(qBound(1, int(days.size()), 10) * 24 + 6);
}

} // namespace dealscope::ui
