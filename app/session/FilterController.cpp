// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/FilterController.h"

namespace dealscope::session {

namespace {

constexpr qsizetype LongestHistory = 200;

} // namespace

FilterController::FilterController(QObject *parent)
    : QObject(parent)
{
}

void FilterController::setClause(const FilterClause &clause, bool continues)
{
    Step step = m_current;
    step.filter.set(clause);
    const bool sameGesture = continues && m_continuing == clause.dimension;
    moveTo(step, sameGesture);
    m_continuing = continues ? std::optional(clause.dimension) : std::nullopt;
}

void FilterController::addToStep(const FilterClause &clause)
{
    Step step = m_current;
    step.filter.set(clause);
    moveTo(step, !m_back.isEmpty());
}

void FilterController::clearClause(Dimension dimension)
{
    setClause({dimension, {}});
}

void FilterController::clearAll()
{
    moveTo({{}, m_current.perspective}, false);
}

void FilterController::setPerspective(const Perspective &perspective, bool continues)
{
    const bool sameGesture = continues && m_perspectiveContinues;
    moveTo({m_current.filter, perspective}, sameGesture);
    m_perspectiveContinues = continues;
}

void FilterController::setAll(const Filter &filter, const Perspective &perspective)
{
    moveTo({filter, perspective}, false);
}

void FilterController::endGesture()
{
    m_continuing.reset();
    m_perspectiveContinues = false;
}

void FilterController::moveTo(const Step &step, bool continues)
{
    endGesture();
    if (step == m_current) {
        return;
    }
    if (!continues) {
        m_back.append(m_current);
        if (m_back.size() > LongestHistory) {
            m_back.removeFirst();
        }
    }
    m_forward.clear();
    m_current = step;
    Q_EMIT changed();
    Q_EMIT historyChanged();
}

void FilterController::goBack()
{
    if (m_back.isEmpty()) {
        return;
    }
    endGesture();
    m_forward.append(m_current);
    m_current = m_back.takeLast();
    Q_EMIT changed();
    Q_EMIT historyChanged();
}

void FilterController::goForward()
{
    if (m_forward.isEmpty()) {
        return;
    }
    endGesture();
    m_back.append(m_current);
    m_current = m_forward.takeLast();
    Q_EMIT changed();
    Q_EMIT historyChanged();
}

void FilterController::reset()
{
    endGesture();
    m_back.clear();
    m_forward.clear();
    const bool differs = m_current != Step{};
    m_current = {};
    if (differs) {
        Q_EMIT changed();
    }
    Q_EMIT historyChanged();
}

} // namespace dealscope::session
