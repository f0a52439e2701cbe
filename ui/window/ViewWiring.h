// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"

#include <QObject>
#include <QPointer>

namespace dealscope::ui {

class ChangesPanel;
class ClockStrip;
class ConflictsPanel;
class DealsPanel;
class FilterPanel;
class InspectorPanel;
class LensPanel;
class StatusLine;
class TopBar;
class View;

/// Ties what is on the screen to the session: states and highlights go out to all, picks and
/// clauses come back. It is the only place that knows both ends; views never know each other.
class ViewWiring : public QObject
{
    Q_OBJECT

public:
    explicit ViewWiring(session::LedgerSession &session, QObject *parent = nullptr);

    void add(View *view);
    void add(FilterPanel *panel);
    void add(DealsPanel *panel);
    void add(ConflictsPanel *panel);
    void add(InspectorPanel *panel);
    void add(LensPanel *panel);
    void add(ChangesPanel *panel);
    void add(StatusLine *line);
    void add(TopBar *bar);
    void add(ClockStrip *strip);
    void setLens(core::Lens lens);
    /// Several clauses as one step of the history.
    void setClauses(const QList<core::FilterClause> &clauses);

private:
    void setPublishedBy(const std::optional<QDate> &day, bool continues);
    void take(View *view, const core::FilterClause &clause);

    session::LedgerSession &m_session;
    QPointer<View> m_asking; ///< asked for a clause in this turn of the event loop
};

} // namespace dealscope::ui
