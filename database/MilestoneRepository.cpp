// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/MilestoneRepository.h"

#include "database/RowRules.h"
#include "database/RowValues.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Milestone;
using core::Outcome;
using core::Result;

namespace {

constexpr const char *InsertMilestone = R"sql(
    INSERT INTO milestones (id, deal_id, source_id, label, date_first, date_last, date_words,
                            expected, quote, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr const char *SelectMilestones
    = "SELECT id, deal_id, source_id, label, date_first, date_last, date_words, expected, quote"
      " FROM milestones ORDER BY id";

} // namespace

Outcome MilestoneRepository::append(const QList<Milestone> &milestones)
{
    SqlStatement insert(m_connection, InsertMilestone);
    for (const Milestone &milestone : milestones) {
        insert << milestone.id << milestone.deal << milestone.source << milestone.label
               << milestone.date << milestone.expected << milestone.quote;
        if (auto done = insert.sealAndRun(); !done) {
            return SqlError::inRow(RowRules::nameOf(milestone), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Milestone>> MilestoneRepository::readAll()
{
    QList<Milestone> milestones;
    SqlStatement select(m_connection, SelectMilestones);
    while (select.next()) {
        Milestone milestone;
        select >> milestone.id >> milestone.deal >> milestone.source >> milestone.label
            >> milestone.date >> milestone.expected >> milestone.quote;
        milestones.append(milestone);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return milestones;
}

} // namespace dealscope::database
