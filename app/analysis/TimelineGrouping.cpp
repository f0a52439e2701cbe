// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineGrouping.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

constexpr quint32 RoleCount = 4; // of DealColumns::parties
constexpr quint64 PartnersKey = ~quint64(0);

void appendKey(QByteArray &key, std::vector<quint32> companies)
{
    // The same for the same companies in another order.
    std::ranges::sort(companies);
    companies.push_back(NoRow);
    key.append(reinterpret_cast<const char *>(companies.data()),
               qsizetype(companies.size() * sizeof(quint32)));
}

} // namespace

TimelineGrouping::TimelineGrouping(const Resolution &resolution, TimelineLanes by, bool groups)
    : m_snapshot(resolution.snapshotPtr())
    , m_by(by)
{
    const LedgerColumns &columns = m_snapshot->columns();
    if (groups) {
        m_tops.reserve(columns.companies.size());
        for (quint32 row = 0; row < columns.companies.size(); ++row) {
            const CompanyId top = m_snapshot->groupOf(CompanyId{columns.companies.idAt(row)});
            m_tops.push_back(columns.companies.rowOf(top.value));
        }
    }
    const FigureColumns &figures = resolution.figures();
    m_groupOf.reserve(figures.size());
    for (size_t position = 0; position < figures.size(); ++position) {
        const quint32 group
            = groupOfDeal(figures.dealIndex[position], DealKind(figures.kind[position]));
        if (group == m_known.size()) {
            m_known.push_back(0);
            m_deals.push_back(figures.dealIndex[position]);
        }
        ++m_known[group];
        m_groupOf.push_back(group);
    }
}

TimelineGrouping::Sides TimelineGrouping::sidesOf(quint32 deal) const
{
    Sides sides;
    const DealColumns &deals = m_snapshot->columns().deals;
    bool partners = false;
    for (const quint32 code : deals.parties[deal]) {
        const Role role = Role(code % RoleCount);
        partners = partners || role == Role::Partner;
        std::vector<quint32> &side = role == Role::Payer ? sides.payers
            : role == Role::Payee                        ? sides.payees
                                                         : sides.partners;
        if (role == Role::Beneficiary) {
            continue;
        }
        const quint32 company = code / RoleCount;
        if (m_tops.empty()) {
            side.push_back(company);
        } else if (std::ranges::find(side, m_tops[company]) == side.end()) {
            side.push_back(m_tops[company]);
        }
    }
    sides.directed = !sides.payers.empty() || !sides.payees.empty()
        || (natureOf(DealKind(deals.kind[deal])) != Nature::None && !partners);
    return sides;
}

quint32 TimelineGrouping::groupOfDeal(quint32 deal, DealKind kind)
{
    const auto next = quint32(m_known.size());
    const auto known = [&](auto &groups, const auto &key) {
        const auto found = groups.constFind(key);
        if (found != groups.constEnd()) {
            return *found;
        }
        groups.insert(key, next);
        return next;
    };
    if (m_by == TimelineLanes::Kind) {
        return known(m_single, quint64(kind));
    }
    Sides sides = sidesOf(deal);
    if (!sides.directed && m_by != TimelineLanes::Pair) {
        return known(m_single, PartnersKey);
    }
    if (sides.directed && m_by == TimelineLanes::Payee) {
        sides.payers.clear();
    }
    if (sides.directed && m_by == TimelineLanes::Payer) {
        sides.payees.clear();
    }
    if (sides.directed && sides.payers.size() <= 1 && sides.payees.size() <= 1) {
        const quint64 payer = sides.payers.empty() ? 0 : quint64(sides.payers.front()) + 1;
        const quint64 payee = sides.payees.empty() ? 0 : quint64(sides.payees.front()) + 1;
        return known(m_single, payer << 32 | payee);
    }
    QByteArray key(1, sides.directed ? 'd' : 'p');
    if (sides.directed) {
        appendKey(key, sides.payers);
        appendKey(key, sides.payees);
    } else {
        appendKey(key, sides.partners);
    }
    return known(m_joint, key);
}

QList<CompanyId> TimelineGrouping::idsOf(const std::vector<quint32> &companies) const
{
    QList<CompanyId> ids;
    for (const quint32 row : companies) {
        ids.append(CompanyId{m_snapshot->columns().companies.idAt(row)});
    }
    return ids;
}

TimelineLane TimelineGrouping::lane(quint32 group) const
{
    TimelineLane lane;
    const quint32 deal = m_deals[group];
    if (m_by == TimelineLanes::Kind) {
        lane.kind = DealKind(m_snapshot->columns().deals.kind[deal]);
        return lane;
    }
    const Sides sides = sidesOf(deal);
    if (!sides.directed) {
        lane.partnersOnly = true;
        if (m_by == TimelineLanes::Pair) {
            lane.partners = idsOf(sides.partners);
        }
        return lane;
    }
    if (m_by != TimelineLanes::Payee) {
        lane.payers = idsOf(sides.payers);
    }
    if (m_by != TimelineLanes::Payer) {
        lane.payees = idsOf(sides.payees);
    }
    return lane;
}

std::pair<int, QString> TimelineGrouping::rankOf(const TimelineLane &lane) const
{
    if (lane.kind) {
        return {int(*lane.kind), {}};
    }
    int nameless = 0;
    if (lane.partnersOnly) {
        nameless = m_by == TimelineLanes::Pair ? 0 : 2;
    } else {
        const bool noPayer = m_by != TimelineLanes::Payee && lane.payers.isEmpty();
        const bool noPayee = m_by != TimelineLanes::Payer && lane.payees.isEmpty();
        nameless = noPayer || noPayee ? 1 : 0;
    }
    QStringList names;
    for (const QList<CompanyId> &side : {lane.payers, lane.payees, lane.partners}) {
        for (const CompanyId id : side) {
            names.append(m_snapshot->companyName(id));
        }
    }
    return {nameless, foldedForSearch(names.join(u' '))};
}

} // namespace dealscope::analysis
