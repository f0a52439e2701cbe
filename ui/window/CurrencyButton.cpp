// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CurrencyButton.h"

#include <QActionGroup>
#include <QMenu>

#include <set>

namespace dealscope::ui {

using namespace core;

CurrencyButton::CurrencyButton(QWidget *parent)
    : QToolButton(parent)
{
    setProperty("framed", true);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("The currency of all totals.\nAmounts are converted by the rate that their own "
                  "article gives, else by the deal file's rate of the day of publication. Deals "
                  "without a rate are listed as left out."));
    setMenu(new QMenu(this));
}

QList<Currency> CurrencyButton::currenciesOf(const Snapshot &snapshot)
{
    std::set<Currency> found;
    const QList<Currency> &stated = snapshot.columns().claims.currencies;
    found.insert(stated.begin() + 1, stated.end());
    for (const ExchangeRate &rate : snapshot.data().rates) {
        found.insert(rate.from);
        found.insert(rate.to);
    }
    found.erase(snapshot.mainCurrency());
    QList<Currency> all{snapshot.mainCurrency()};
    for (const Currency &currency : found) {
        all.append(currency);
    }
    return all;
}

void CurrencyButton::fill(const Snapshot &snapshot)
{
    menu()->clear();
    auto *group = new QActionGroup(menu());
    const QList<Currency> currencies = currenciesOf(snapshot);
    for (const Currency &currency : currencies) {
        const bool isMain = currency == snapshot.mainCurrency();
        QAction *action = menu()->addAction(
            isMain ? tr("%1, as most amounts are").arg(currency.code()) : currency.code());
        action->setData(currency.code());
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, currency, isMain] {
            Q_EMIT currencyChosen(isMain ? Currency() : currency);
        });
    }
    if (m_last) {
        menu()->addSeparator();
        menu()->addAction(m_last);
    }
}

void CurrencyButton::setState(const session::StatePtr &state)
{
    if (m_listed != state->snapshot) {
        m_listed = state->snapshot;
        fill(*state->snapshot);
    }
    const QString code = state->currency.code();
    setText(QStringLiteral("%1 ▾").arg(code));
    setAccessibleName(tr("Currency of the totals: %1").arg(code));
    const QList<QAction *> entries = menu()->actions();
    for (QAction *action : entries) {
        if (action->isCheckable()) {
            action->setChecked(action->data().toString() == code);
        }
    }
}

void CurrencyButton::setLastAction(QAction *action)
{
    m_last = action;
    m_listed.reset();
}

} // namespace dealscope::ui
