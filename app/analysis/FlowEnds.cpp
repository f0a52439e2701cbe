// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowEnds.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// Nothing where the part does not fit in 64 bits.
std::optional<Money> partOf(Money whole, const FlowEnd &end)
{
    const auto upper = checkedScale(whole, end.toPpm, FlowEnd::Whole);
    const auto lower = checkedScale(whole, end.fromPpm, FlowEnd::Whole);
    return upper && lower ? checkedSubtract(*upper, *lower) : std::nullopt;
}

QString unnamedKey(bool payer, const QString &counterpart, const QString &nature,
                   const QString &more)
{
    return (payer ? QStringLiteral("from:") : QStringLiteral("to:")) + counterpart + u':' + nature
        + u':' + more;
}

} // namespace

FlowAmount FlowAmount::cutTo(const FlowEnd &end) const
{
    if (!interval || end.isWhole()) {
        return *this;
    }
    FlowAmount cut = *this;
    cut.interval->floor = partOf(interval->floor, end).value_or(Money{});
    if (interval->ceiling) {
        cut.interval->ceiling = partOf(*interval->ceiling, end);
    }
    cut.firm = partOf(firm, end).value_or(Money{});
    cut.paid = partOf(paid, end).value_or(Money{});
    return cut;
}

FlowEnds::FlowEnds(const Resolution &resolution, bool groups)
    : m_resolution(resolution)
    , m_snapshot(resolution.snapshot())
    , m_parties(PartyCodes::of(resolution, groups))
    , m_companies(m_parties->notNamed())
    , m_first(5 * m_companies + m_parties->jointCount())
{
}

std::optional<FlowEnds::Pair> FlowEnds::pairOf(int position, Nature nature, bool inFamily) const
{
    const auto at = size_t(position);
    const quint32 payer = m_parties->payers()[at];
    const quint32 payee = m_parties->payees()[at];
    if (payer == PartyCodes::Several || payee == PartyCodes::Several) {
        return std::nullopt;
    }
    if (payer != m_companies && payee != m_companies) {
        return Pair{numberOf(payer), numberOf(payee)};
    }
    // An end that is not named is told apart by its counterpart and by whom it stands for.
    if (inFamily) {
        return std::nullopt;
    }
    if (payee < m_companies) {
        return Pair{unnamed(true, nature, payee), payee};
    }
    if (payer < m_companies && m_resolution.figures().others[at].empty()) {
        return Pair{payer, unnamed(false, nature, payer)};
    }
    return std::nullopt;
}

QString FlowEnds::keyOf(QList<CompanyId> companies)
{
    std::ranges::sort(companies);
    QStringList parts;
    for (const CompanyId id : companies) {
        parts.append(QString::number(id.value));
    }
    return parts.join(u'+');
}

QList<CompanyId> FlowEnds::nodeCompanies(const QList<CompanyId> &companies) const
{
    QList<CompanyId> nodes;
    for (const CompanyId id : companies) {
        const quint32 row = rowOf(id);
        const CompanyId node = row == NoRow ? id : idAt(m_parties->rowFor(row));
        if (!nodes.contains(node)) {
            nodes.append(node);
        }
    }
    return nodes;
}

QList<FlowEnd> FlowEnds::endsOf(int position, Role role) const
{
    const FigureColumns &figures = m_resolution.figures();
    QList<CompanyId> companies;
    for (const quint32 row : role == Role::Payer ? figures.payers[size_t(position)]
                                                 : figures.payees[size_t(position)]) {
        companies.append(idAt(row));
    }
    QList<FlowEnd> ends;
    QList<CompanyId> joint = companies;
    int given = 0;
    const quint32 deal = figures.dealIndex[size_t(position)];
    if (m_snapshot.columns().deals.hasShares[deal] != 0) {
        for (const Party &party : m_snapshot.dealAt(int(deal)).parties) {
            if (party.role == role && party.sharePpm && *party.sharePpm > 0
                && *party.sharePpm <= FlowEnd::Whole - given && joint.contains(party.company)
                && companies.size() > 1) {
                ends.append({{party.company}, given, given + *party.sharePpm});
                given += *party.sharePpm;
                joint.removeAll(party.company);
            }
        }
    }
    if (given < FlowEnd::Whole || ends.isEmpty()) {
        ends.append({joint, given, FlowEnd::Whole});
    }
    for (FlowEnd &end : ends) {
        end.companies = nodeCompanies(end.companies);
    }
    return ends;
}

QString FlowEnds::natureOfDeal(int position) const
{
    return QString(toCode(natureOf(DealKind(m_resolution.figures().kind[size_t(position)]))));
}

quint32 FlowEnds::extra(FlowNode node)
{
    const auto known = m_extraOf.constFind(node.key);
    if (known != m_extraOf.cend()) {
        return *known;
    }
    const quint32 number = size();
    m_extraOf.insert(node.key, number);
    m_extra.push_back(std::move(node));
    return number;
}

quint32 FlowEnds::joint(const QList<CompanyId> &companies)
{
    std::vector<quint32> rows;
    for (const CompanyId id : companies) {
        rows.push_back(rowOf(id));
    }
    std::ranges::sort(rows);
    if (const auto index = m_parties->indexOfJoint(rows)) {
        return 5 * m_companies + *index;
    }
    FlowNode node;
    node.key = keyOf(companies);
    node.companies = companies;
    return extra(std::move(node));
}

quint32 FlowEnds::payerNode(int position, const QList<CompanyId> &payers,
                            const QList<CompanyId> &payees, bool remainder)
{
    if (payers.size() == 1) {
        return rowOf(payers.first());
    }
    if (!payers.isEmpty()) {
        return joint(payers);
    }
    FlowNode node;
    const Nature nature = natureOf(DealKind(m_resolution.figures().kind[size_t(position)]));
    if (payees.size() == 1 && !remainder) {
        return unnamed(true, nature, rowOf(payees.first()));
    }
    const QString counterpart = payees.isEmpty()
        ? QStringLiteral("deal%1").arg(m_resolution.idAt(position).value)
        : keyOf(payees);
    node.key = unnamedKey(true, counterpart, natureOfDeal(position),
                          remainder ? QStringLiteral("rest") : QString());
    node.remainder = remainder;
    return extra(std::move(node));
}

quint32 FlowEnds::payeeNode(int position, const QList<CompanyId> &payers,
                            const QList<CompanyId> &payees)
{
    if (payees.size() == 1) {
        return rowOf(payees.first());
    }
    if (!payees.isEmpty()) {
        return joint(payees);
    }
    FlowNode node;
    QList<CompanyId> beneficiaries;
    if (!m_resolution.figures().others[size_t(position)].empty()) {
        beneficiaries = nodeCompanies(m_resolution.dealAt(position).beneficiaries);
    }
    const Nature nature = natureOf(DealKind(m_resolution.figures().kind[size_t(position)]));
    if (payers.size() == 1 && beneficiaries.isEmpty()) {
        return unnamed(false, nature, rowOf(payers.first()));
    }
    const QString counterpart = payers.isEmpty()
        ? QStringLiteral("deal%1").arg(m_resolution.idAt(position).value)
        : keyOf(payers);
    node.key = unnamedKey(false, counterpart, natureOfDeal(position), keyOf(beneficiaries));
    node.beneficiaries = beneficiaries;
    return extra(std::move(node));
}

void FlowEnds::nameAsIn(FlowNode &node, int position) const
{
    if (node.isJoint()) {
        for (const Role role : {Role::Payer, Role::Payee}) {
            for (const FlowEnd &end : endsOf(position, role)) {
                if (keyOf(end.companies) == node.key) {
                    node.companies = end.companies;
                    return;
                }
            }
        }
    } else if (node.beneficiaries.size() > 1) {
        node.beneficiaries = nodeCompanies(m_resolution.dealAt(position).beneficiaries);
    }
}

FlowNode FlowEnds::nodeOf(quint32 number, int position) const
{
    FlowNode node;
    if (number < m_companies) {
        node.companies = {idAt(number)};
        node.key = keyOf(node.companies);
    } else if (number < 5 * m_companies) {
        const quint32 block = number / m_companies - 1;
        const Nature nature = block % 2 == 0 ? Nature::Capital : Nature::Purchase;
        node.key = unnamedKey(block < 2, keyOf({idAt(number % m_companies)}),
                              QString(toCode(nature)), {});
    } else if (isJoint(number)) {
        for (const quint32 row : m_parties->joint(number - 5 * m_companies)) {
            node.companies.append(idAt(row));
        }
        node.key = keyOf(node.companies);
        nameAsIn(node, position);
    } else {
        node = m_extra[number - m_first];
        nameAsIn(node, position);
    }
    QStringList names;
    for (const CompanyId id : node.companies) {
        names.append(m_snapshot.companyName(id));
    }
    node.name = names.isEmpty() ? m_snapshot.companyName({}) : names.join(u" + ");
    return node;
}

} // namespace dealscope::analysis
