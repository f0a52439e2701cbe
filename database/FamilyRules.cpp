// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/FamilyRules.h"

#include "database/SqlStatement.h"

#include <QMap>

namespace dealscope::database {

namespace {

constexpr const char *SelectParents
    = "SELECT id, parent_id FROM companies WHERE parent_id IS NOT NULL ORDER BY id";
constexpr const char *SelectWholes
    = "SELECT from_deal_id, to_deal_id FROM relations WHERE kind = 'part_of' ORDER BY 1, 2";

using Above = QMap<qint64, QList<qint64>>;

core::Result<Above> readAbove(const Connection &connection, const char *select)
{
    Above above;
    SqlStatement statement(connection, select);
    while (statement.next()) {
        qint64 below = 0;
        qint64 over = 0;
        statement >> below >> over;
        above[below].append(over);
    }
    if (auto done = statement.outcome(); !done) {
        return done.error();
    }
    return above;
}

// The first row met again on the way up, once for each circle. Depth first with an explicit
// stack, as a chain may be as long as the table.
QList<qint64> circlesIn(const Above &above)
{
    enum class State { New, OnWay, Left };
    QHash<qint64, State> states;
    QList<qint64> circles;
    struct Step {
        qint64 row;
        qsizetype next;
    };
    for (auto start = above.cbegin(); start != above.cend(); ++start) {
        if (states.value(start.key(), State::New) != State::New) {
            continue;
        }
        QList<Step> way{{start.key(), 0}};
        states[start.key()] = State::OnWay;
        while (!way.isEmpty()) {
            Step &step = way.last();
            const QList<qint64> over = above.value(step.row);
            if (step.next == over.size()) {
                states[step.row] = State::Left;
                way.removeLast();
                continue;
            }
            const qint64 row = over[step.next++];
            const State state = states.value(row, State::New);
            if (state == State::OnWay) {
                circles.append(row);
            } else if (state == State::New) {
                states[row] = State::OnWay;
                way.append({row, 0});
            }
        }
    }
    return circles;
}

} // namespace

core::Result<QStringList> FamilyRules::problems() const
{
    const auto parents = readAbove(m_connection, SelectParents);
    if (!parents) {
        return parents.error();
    }
    const auto wholes = readAbove(m_connection, SelectWholes);
    if (!wholes) {
        return wholes.error();
    }
    QStringList problems;
    for (const qint64 company : circlesIn(*parents)) {
        problems.append(tr("company %1: its chain of parents leads back to itself.").arg(company));
    }
    for (const qint64 deal : circlesIn(*wholes)) {
        problems.append(tr("deal %1: it is a part of a part of itself.").arg(deal));
    }
    return problems;
}

} // namespace dealscope::database
