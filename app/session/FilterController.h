// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/FilterClause.h"

#include <QObject>

namespace dealscope::session {

using namespace core;

/// Owns the one filter and the one perspective, and their history. Setters ignore equal values,
/// so nothing echoes. History is apart from the undo of edits.
class FilterController : public QObject
{
    Q_OBJECT

public:
    explicit FilterController(QObject *parent = nullptr);

    [[nodiscard]] const Filter &filter() const { return m_current.filter; }
    [[nodiscard]] const Perspective &perspective() const { return m_current.perspective; }
    [[nodiscard]] bool canGoBack() const { return !m_back.isEmpty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.isEmpty(); }

    /// Sets one clause; a monostate value clears it. Clauses of one dimension that follow each
    /// other while `continues` is true (a brush being dragged) are one step of the history.
    void setClause(const FilterClause &clause, bool continues = false);
    /// Another clause of the gesture that set the last one: the same step of the history.
    void addToStep(const FilterClause &clause);
    void clearClause(Dimension dimension);
    void clearAll();
    /// With `continues` as for a clause: a clock that is dragged or plays is one step.
    void setPerspective(const Perspective &perspective, bool continues = false);
    /// Filter and perspective at once: a saved view, a command line, a session restored.
    void setAll(const Filter &filter, const Perspective &perspective);
    void goBack();
    void goForward();
    /// Forgets the history and all clauses, for another ledger.
    void reset();

Q_SIGNALS:
    void changed();
    void historyChanged();

private:
    struct Step {
        Filter filter;
        Perspective perspective;
        friend bool operator==(const Step &, const Step &) = default;
    };
    void moveTo(const Step &step, bool continues);
    void endGesture();

    Step m_current;
    QList<Step> m_back;
    QList<Step> m_forward;
    std::optional<Dimension> m_continuing;
    bool m_perspectiveContinues = false;
};

} // namespace dealscope::session
