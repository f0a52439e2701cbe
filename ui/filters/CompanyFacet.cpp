// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/CompanyFacet.h"

#include "ui/filters/FacetList.h"

#include <QActionGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int MaxRows = 8;
/// A search field for a handful of names would only take space.
constexpr int SearchFrom = 8;

} // namespace

CompanyFacet::CompanyFacet(QWidget *parent)
    : QWidget(parent)
    , m_model(new FacetModel(Dimension::Companies, this))
    , m_finder(new FacetFinder(m_model, tr("Find a company"), MaxRows, SearchFrom, this))
    , m_side(new QToolButton(this))
    , m_groups(new QCheckBox(tr("groups"), this))
{
    list()->setAccessibleName(tr("Companies"));
    m_groups->setToolTip(tr("A group counts as one company with all companies below it"));

    m_side->setProperty("flat", true);
    m_side->setPopupMode(QToolButton::InstantPopup);
    m_side->setToolTip(tr("On which side of a deal a checked company must stand"));
    auto *menu = new QMenu(m_side);
    auto *sides = new QActionGroup(menu);
    const QList<std::pair<Dimension, QString>> names = {{Dimension::Companies, tr("Either side")},
                                                        {Dimension::Payers, tr("Payer")},
                                                        {Dimension::Payees, tr("Payee")}};
    for (const auto &[dimension, name] : names) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setData(int(dimension));
        sides->addAction(action);
        connect(action, &QAction::triggered, this, [this, side = dimension] { setSide(side); });
    }
    m_side->setMenu(menu);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(6, 0, 9, 0);
    foot->addWidget(m_side);
    foot->addStretch(1);
    foot->addWidget(m_groups);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_finder);
    column->addLayout(foot);

    connect(m_model, &FacetModel::clauseChanged, this, &CompanyFacet::clauseChanged);
    connect(m_groups, &QCheckBox::toggled, this, &CompanyFacet::groupsToggled);
    setSide(Dimension::Companies);
}

void CompanyFacet::setSide(Dimension side)
{
    const auto actions = m_side->menu()->actions();
    for (QAction *action : actions) {
        if (action->data().toInt() == int(side)) {
            action->setChecked(true);
            m_side->setText(tr("%1 ▾").arg(action->text()));
        }
    }
    if (side != m_model->dimension()) {
        m_model->setDimension(side);
        Q_EMIT sideChanged();
    }
}

void CompanyFacet::setState(const session::StatePtr &state, const analysis::FacetCounts &counts,
                            const analysis::FacetCounts &unfiltered, bool newRows)
{
    if (newRows) {
        m_model->setValues(FacetValues(side(), state, unfiltered));
    }
    m_model->update(counts, state->filter);
    const QSignalBlocker quiet(m_groups);
    m_groups->setChecked(state->perspective.groups);
}

} // namespace dealscope::ui
