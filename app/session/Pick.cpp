// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DashboardState.h"

#include <algorithm>

namespace dealscope::session {

namespace {

template<typename Id>
QSet<Id> asSet(const QList<Id> &ids)
{
    return {ids.begin(), ids.end()};
}

template<typename Id>
bool holdsAll(const QList<Id> &list, const QList<Id> &part)
{
    if (part.isEmpty()) {
        return true;
    }
    const QSet<Id> set = asSet(list);
    return std::ranges::all_of(part, [&](Id id) { return set.contains(id); });
}

template<typename Id>
QList<Id> united(QList<Id> list, const QList<Id> &more)
{
    QSet<Id> set = asSet(list);
    for (const Id id : more) {
        if (!set.contains(id)) {
            set.insert(id);
            list.append(id);
        }
    }
    return list;
}

template<typename Id>
QList<Id> lessened(QList<Id> list, const QList<Id> &gone)
{
    const QSet<Id> set = asSet(gone);
    list.removeIf([&](Id id) { return set.contains(id); });
    return list;
}

} // namespace

Pick Pick::toggled(const Pick &more) const
{
    Pick next = more;
    const bool isIn = !more.isEmpty() && holdsAll(deals, more.deals)
        && holdsAll(claims, more.claims) && holdsAll(valuations, more.valuations);
    next.deals = isIn ? lessened(deals, more.deals) : united(deals, more.deals);
    next.claims = isIn ? lessened(claims, more.claims) : united(claims, more.claims);
    next.valuations
        = isIn ? lessened(valuations, more.valuations) : united(valuations, more.valuations);
    if (!isEmpty() && !isIn) {
        next.title.clear();
    }
    return next;
}

} // namespace dealscope::session
