// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ViewWiring.h"

#include "ui/changes/ChangesPanel.h"
#include "ui/clock/ClockStrip.h"
#include "ui/conflicts/ConflictsPanel.h"
#include "ui/deals/DealsPanel.h"
#include "ui/filters/ChipBar.h"
#include "ui/filters/FilterPanel.h"
#include "ui/filters/SearchField.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/lens/LensPanel.h"
#include "ui/views/View.h"
#include "ui/window/ClockButton.h"
#include "ui/window/CurrencyButton.h"
#include "ui/window/LensButton.h"
#include "ui/window/StatusLine.h"
#include "ui/window/TopBar.h"

namespace dealscope::ui {

using namespace core;
using session::FilterController;
using session::LedgerSession;

ViewWiring::ViewWiring(LedgerSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void ViewWiring::add(View *view)
{
    connect(&m_session, &LedgerSession::stateComing, view, &View::announce);
    connect(&m_session, &LedgerSession::stateChanged, view, &View::setState);
    connect(&m_session, &LedgerSession::highlightChanged, view, &View::setHighlight);
    connect(view, &View::picked, &m_session, &LedgerSession::select);
    connect(view, &View::hovered, &m_session, &LedgerSession::hover);
    connect(view, &View::clauseRequested, this,
            [this, view](const FilterClause &clause) { take(view, clause); });
    connect(view, &View::clearRequested, &m_session.filters(), &FilterController::clearAll);
    view->setState(m_session.state());
}

void ViewWiring::take(View *view, const FilterClause &clause)
{
    // A double click on a ribbon asks for its payer and its payee: one gesture, one step back.
    if (m_asking == view) {
        m_session.filters().addToStep(clause);
        return;
    }
    m_asking = view;
    QMetaObject::invokeMethod(
        this, [this] { m_asking.clear(); }, Qt::QueuedConnection);
    m_session.filters().setClause(clause);
}

void ViewWiring::add(FilterPanel *panel)
{
    connect(&m_session, &LedgerSession::stateChanged, panel, &FilterPanel::setState);
    connect(panel, &FilterPanel::clauseChanged, &m_session.filters(), &FilterController::setClause);
    connect(panel, &FilterPanel::groupsToggled, this, [this](bool groups) {
        Perspective perspective = m_session.filters().perspective();
        perspective.groups = groups;
        m_session.filters().setPerspective(perspective);
    });
    panel->setState(m_session.state());
}

void ViewWiring::add(DealsPanel *panel)
{
    connect(&m_session, &LedgerSession::stateChanged, panel, &DealsPanel::setState);
    connect(&m_session, &LedgerSession::highlightChanged, panel, &DealsPanel::setHighlight);
    connect(panel, &DealsPanel::picked, &m_session, &LedgerSession::select);
    connect(panel, &DealsPanel::hovered, &m_session, &LedgerSession::hover);
    connect(panel, &DealsPanel::clausesRequested, this, &ViewWiring::setClauses);
    connect(panel, &DealsPanel::clearRequested, &m_session.filters(), &FilterController::clearAll);
    panel->setState(m_session.state());
}

void ViewWiring::add(ConflictsPanel *panel)
{
    const auto refresh = [this, panel] {
        panel->setEditable(m_session.isOpen() && !m_session.isReadOnly());
        panel->setState(m_session.state());
    };
    connect(&m_session, &LedgerSession::stateChanged, panel, refresh);
    connect(panel, &ConflictsPanel::picked, &m_session, &LedgerSession::select);
    // What the ledger refuses is said where everything is that could not be done.
    const auto report = [this](const Outcome &done) {
        if (!done) {
            Q_EMIT m_session.failed(done.error());
        }
    };
    connect(panel, &ConflictsPanel::rankRequested, &m_session,
            [this, report](ClaimId claim, Rank rank, const QString &reason) {
                report(m_session.setRank(claim, rank, reason));
            });
    connect(panel, &ConflictsPanel::settleRequested, &m_session,
            [this, report](const Settlement &settlement) { report(m_session.settle(settlement)); });
    connect(panel, &ConflictsPanel::unsettleRequested, &m_session,
            [this, report](SettlementId settlement) { report(m_session.unsettle(settlement)); });
    refresh();
}

void ViewWiring::add(InspectorPanel *panel)
{
    const auto refresh = [this, panel] { panel->showPick(m_session.state(), m_session.pick()); };
    connect(&m_session, &LedgerSession::stateChanged, panel, refresh);
    connect(&m_session, &LedgerSession::pickChanged, panel, refresh);
    connect(panel, &InspectorPanel::picked, &m_session, &LedgerSession::select);
    connect(panel, &InspectorPanel::hovered, &m_session, &LedgerSession::hover);
    refresh();
}

void ViewWiring::add(ChangesPanel *panel)
{
    connect(&m_session, &LedgerSession::ledgerChanged, panel, &ChangesPanel::stop);
    connect(&m_session, &LedgerSession::stateChanged, panel, &ChangesPanel::setState);
    connect(panel, &ChangesPanel::picked, &m_session, &LedgerSession::select);
    connect(panel, &ChangesPanel::changedDeals, &m_session, &LedgerSession::setChanged);
    connect(panel, &ChangesPanel::clearRequested, &m_session.filters(),
            &FilterController::clearAll);
    const auto report = [this](const Outcome &outcome) {
        if (!outcome) {
            Q_EMIT m_session.failed(outcome.error());
        }
    };
    connect(panel, &ChangesPanel::saveEditionRequested, this, [this, report](const QString &name) {
        report(m_session.saveEdition(
            session::makeEdition(*m_session.state(), name, QDate::currentDate())));
    });
    connect(panel, &ChangesPanel::removeEditionRequested, this,
            [this, report](EditionId edition) { report(m_session.removeEdition(edition)); });
    const auto allow = [this, panel] {
        panel->setCanSaveEditions(m_session.isOpen() && !m_session.isReadOnly());
    };
    connect(&m_session, &LedgerSession::ledgerChanged, panel, allow);
    allow();
    panel->setState(m_session.state());
}

void ViewWiring::add(LensPanel *panel)
{
    connect(&m_session, &LedgerSession::stateChanged, panel, &LensPanel::setState);
    connect(panel, &LensPanel::picked, &m_session, &LedgerSession::select);
    connect(panel, &LensPanel::hovered, &m_session, &LedgerSession::hover);
    connect(panel, &LensPanel::clearRequested, &m_session.filters(), &FilterController::clearAll);
    connect(panel, &LensPanel::lensChosen, this, [this](Lens lens) {
        Perspective perspective = m_session.filters().perspective();
        perspective.lens = lens;
        m_session.filters().setPerspective(perspective);
    });
    panel->setState(m_session.state());
}

void ViewWiring::add(StatusLine *line)
{
    connect(&m_session, &LedgerSession::stateChanged, line, &StatusLine::setState);
    connect(line, &StatusLine::picked, &m_session, &LedgerSession::select);
    line->setState(m_session.state());
}

void ViewWiring::add(TopBar *bar)
{
    FilterController &filters = m_session.filters();
    connect(&m_session, &LedgerSession::stateChanged, bar, &TopBar::setState);
    connect(bar->search(), &SearchField::clauseChanged, &filters, &FilterController::setClause);
    connect(bar->chips(), &ChipBar::removeRequested, &filters, &FilterController::clearClause);
    connect(bar->chips(), &ChipBar::clearAllRequested, &filters, &FilterController::clearAll);
    connect(bar->lens(), &LensButton::lensChosen, this, &ViewWiring::setLens);
    connect(bar->currency(), &CurrencyButton::currencyChosen, this, [this](Currency currency) {
        Perspective perspective = m_session.filters().perspective();
        perspective.currency = currency;
        m_session.filters().setPerspective(perspective);
    });
    connect(bar->clock(), &ClockButton::publishedByChanged, this,
            [this](const std::optional<QDate> &day) { setPublishedBy(day, false); });
    bar->setState(m_session.state());
}

void ViewWiring::add(ClockStrip *strip)
{
    connect(&m_session, &LedgerSession::stateChanged, strip, &ClockStrip::setState);
    connect(strip, &ClockStrip::publishedByChanged, this, &ViewWiring::setPublishedBy);
    strip->setState(m_session.state());
}

void ViewWiring::setPublishedBy(const std::optional<QDate> &day, bool continues)
{
    Perspective perspective = m_session.filters().perspective();
    perspective.publishedBy = day;
    m_session.filters().setPerspective(perspective, continues);
}

void ViewWiring::setLens(Lens lens)
{
    Perspective perspective = m_session.filters().perspective();
    perspective.lens = lens;
    m_session.filters().setPerspective(perspective);
}

void ViewWiring::setClauses(const QList<FilterClause> &clauses)
{
    Filter filter = m_session.filters().filter();
    for (const FilterClause &clause : clauses) {
        filter.set(clause);
    }
    m_session.filters().setAll(filter, m_session.filters().perspective());
}

} // namespace dealscope::ui
