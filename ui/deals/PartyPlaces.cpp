// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/PartyPlaces.h"

#include "session/FilterWords.h"

namespace dealscope::ui {

using namespace core;

namespace {

constexpr quint32 RoleCount = 4;

Role roleOf(quint32 party)
{
    return Role(party % RoleCount);
}

} // namespace

PartyPlaces::PartyPlaces(const Snapshot &snapshot)
    : m_columns(snapshot.columns())
    , m_order(snapshot.companyOrder())
    , m_unnamedWords(foldedForSearch(session::partyNames({}, snapshot)))
    , m_unnamed(m_order.placeOf(m_unnamedWords))
{
}

PartyPlaces::Sides PartyPlaces::of(quint32 dealIndex) const
{
    Sides sides;
    std::array<quint32, 2> partners{};
    std::array<size_t, RoleCount> counts{};
    for (const quint32 party : m_columns.deals.parties[dealIndex]) {
        const Role role = roleOf(party);
        const size_t number = counts[size_t(role)]++;
        if (role == Role::Beneficiary) {
            continue;
        }
        auto &places = role == Role::Payer ? sides.payers
            : role == Role::Payee          ? sides.payees
                                           : partners;
        if (number < places.size()) {
            places[number] = m_order.placeOf(party / RoleCount) + 1;
        } else {
            sides.more = true;
        }
    }
    if (sides.payers[0] == 0 && sides.payees[0] == 0 && partners[0] != 0) {
        sides.payers[0] = partners[0];
        sides.payees[0] = partners[1];
        return sides;
    }
    for (auto *side : {&sides.payers, &sides.payees}) {
        if ((*side)[0] == 0) {
            (*side)[0] = m_unnamed + 1;
        }
    }
    return sides;
}

std::vector<quint32> PartyPlaces::all(quint32 dealIndex) const
{
    std::vector<quint32> places;
    for (const Role role : {Role::Payer, Role::Partner, Role::Payee}) {
        for (const quint32 party : m_columns.deals.parties[dealIndex]) {
            if (roleOf(party) == role) {
                places.push_back(m_order.placeOf(party / RoleCount) + 1);
            }
        }
        places.push_back(0);
    }
    return places;
}

QString PartyPlaces::foldedText(quint32 dealIndex) const
{
    std::array<QStringList, RoleCount> names;
    for (const quint32 party : m_columns.deals.parties[dealIndex]) {
        names[size_t(roleOf(party))].append(m_order.folded(party / RoleCount));
    }
    QStringList &payers = names[size_t(Role::Payer)];
    QStringList &payees = names[size_t(Role::Payee)];
    if (payers.isEmpty() && payees.isEmpty() && !names[size_t(Role::Partner)].isEmpty()) {
        return names[size_t(Role::Partner)].join(u' ');
    }
    for (QStringList *side : {&payers, &payees}) {
        if (side->isEmpty()) {
            side->append(m_unnamedWords);
        }
    }
    return (payers + payees).join(u' ');
}

} // namespace dealscope::ui
