// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TopBar.h"

#include "ui/filters/ChipBar.h"
#include "ui/filters/SearchField.h"
#include "ui/theme/Theme.h"
#include "ui/window/ClockButton.h"
#include "ui/window/CurrencyButton.h"
#include "ui/window/LensButton.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace dealscope::ui {

namespace {

QToolButton *buttonFor(QAction *action, const char *look, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setProperty(look, true);
    button->setIconSize(QSize(16, 16));
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(26, 26);
    return button;
}

} // namespace

TopBar::TopBar(const Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(this))
    , m_chips(new ChipBar(this))
    , m_lens(new LensButton(this))
    , m_currency(new CurrencyButton(this))
    , m_clock(new ClockButton(this))
    , m_export(new QToolButton(this))
{
    m_search->setFixedWidth(200);
    m_search->setMinimumHeight(26);
    m_export->setProperty("framed", true);
    m_export->setText(tr("Export… ▾"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolTip(tr("Export a picture or its figures"));
    m_export->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 8, 5);
    row->setSpacing(6);
    row->addWidget(m_search, 0, Qt::AlignTop);
    row->addWidget(buttonFor(actions.back, "flat", this), 0, Qt::AlignTop);
    row->addWidget(buttonFor(actions.forward, "flat", this), 0, Qt::AlignTop);
    row->addWidget(m_chips, 1);
    row->addWidget(buttonFor(actions.groups, "framed", this), 0, Qt::AlignTop);
    row->addWidget(m_lens, 0, Qt::AlignTop);
    row->addWidget(m_currency, 0, Qt::AlignTop);
    row->addWidget(m_clock, 0, Qt::AlignTop);
    row->addWidget(m_export, 0, Qt::AlignTop);
    m_lens->setMinimumHeight(26);
    m_currency->setMinimumHeight(26);
    m_clock->setMinimumHeight(26);
    m_export->setMinimumHeight(26);
}

void TopBar::setState(const session::StatePtr &state)
{
    const auto *words = state->filter.value<core::WordsQuery>(core::Dimension::Words);
    m_search->setQuery(words ? *words : core::WordsQuery{});
    m_chips->setState(state);
    m_lens->setState(state);
    m_currency->setState(state);
    m_clock->setState(state);
}

void TopBar::setExportMenu(QMenu *menu)
{
    m_export->setMenu(menu);
    m_export->setVisible(menu && !menu->isEmpty());
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.line);
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace dealscope::ui
