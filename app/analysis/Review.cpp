// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"

#include <algorithm>

namespace dealscope::analysis {

const Review &Review::of(const Resolution &resolution)
{
    return *resolution.m_review;
}

void Review::needConflicts() const
{
    std::call_once(m_conflictsOnce, [this] {
        m_conflicts = findConflicts(m_resolution);
        for (int i = 0; i < m_conflicts.size(); ++i) {
            m_conflictsOf[m_conflicts[i].deal].append(i);
        }
    });
}

void Review::needFindings() const
{
    std::call_once(m_findingsOnce, [this] {
        m_findings = lint(m_resolution, conflicts());
        for (int i = 0; i < m_findings.size(); ++i) {
            const Finding &finding = m_findings[i];
            if (finding.claim.isValid()) {
                m_findingsOfClaim[finding.claim].append(i);
            } else {
                m_findingsOfValuation[finding.valuation].append(i);
            }
        }
    });
}

const QList<Conflict> &Review::conflicts() const
{
    needConflicts();
    return m_conflicts;
}

QList<Conflict> Review::conflictsOf(DealId deal) const
{
    needConflicts();
    QList<Conflict> found;
    for (const int i : m_conflictsOf.value(deal)) {
        found.append(m_conflicts[i]);
    }
    return found;
}

int Review::unsettledCount(DealId deal) const
{
    needConflicts();
    const QList<int> positions = m_conflictsOf.value(deal);
    return int(
        std::ranges::count_if(positions, [this](int i) { return !m_conflicts[i].isSettled(); }));
}

int Review::settledCount(DealId deal) const
{
    needConflicts();
    return int(m_conflictsOf.value(deal).size()) - unsettledCount(deal);
}

const QList<Finding> &Review::findings() const
{
    needFindings();
    return m_findings;
}

QList<Finding> Review::findingsOf(ClaimId claim) const
{
    needFindings();
    QList<Finding> found;
    for (const int i : m_findingsOfClaim.value(claim)) {
        found.append(m_findings[i]);
    }
    return found;
}

QList<Finding> Review::findingsOf(ValuationId valuation) const
{
    needFindings();
    QList<Finding> found;
    for (const int i : m_findingsOfValuation.value(valuation)) {
        found.append(m_findings[i]);
    }
    return found;
}

} // namespace dealscope::analysis
