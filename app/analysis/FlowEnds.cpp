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
    , m_companies(m_snapshot.columns().companies.size())
{
    if (groups) {
        const IdIndex &companies = m_snapshot.columns().companies;
        m_groups.reserve(m_companies);
        for (quint32 row = 0; row < m_companies; ++row) {
            const quint32 group = companies.rowOf(m_snapshot.groupOf(idAt(row)).value);
            m_groups.push_back(group == NoRow ? row : group);
        }
    }
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
        const quint32 row = m_snapshot.columns().companies.rowOf(id.value);
        const CompanyId node = row == NoRow ? id : idAt(rowFor(row));
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

quint32 FlowEnds::payerNode(int position, const QList<CompanyId> &payers,
                            const QList<CompanyId> &payees, bool remainder)
{
    if (payers.size() == 1) {
        return m_snapshot.columns().companies.rowOf(payers.first().value);
    }
    FlowNode node;
    if (!payers.isEmpty()) {
        node.key = keyOf(payers);
        node.companies = payers;
        return extra(std::move(node));
    }
    const Nature nature = natureOf(DealKind(m_resolution.figures().kind[size_t(position)]));
    if (payees.size() == 1 && !remainder) {
        return unnamed(true, nature, m_snapshot.columns().companies.rowOf(payees.first().value));
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
        return m_snapshot.columns().companies.rowOf(payees.first().value);
    }
    FlowNode node;
    if (!payees.isEmpty()) {
        node.key = keyOf(payees);
        node.companies = payees;
        return extra(std::move(node));
    }
    QList<CompanyId> beneficiaries;
    if (!m_resolution.figures().others[size_t(position)].empty()) {
        beneficiaries = nodeCompanies(m_resolution.dealAt(position).beneficiaries);
    }
    const Nature nature = natureOf(DealKind(m_resolution.figures().kind[size_t(position)]));
    if (payers.size() == 1 && beneficiaries.isEmpty()) {
        return unnamed(false, nature, m_snapshot.columns().companies.rowOf(payers.first().value));
    }
    const QString counterpart = payers.isEmpty()
        ? QStringLiteral("deal%1").arg(m_resolution.idAt(position).value)
        : keyOf(payers);
    node.key = unnamedKey(false, counterpart, natureOfDeal(position), keyOf(beneficiaries));
    node.beneficiaries = beneficiaries;
    return extra(std::move(node));
}

QList<CompanyId> FlowEnds::companiesOf(quint32 number) const
{
    if (number < m_companies) {
        return {idAt(number)};
    }
    return number < 5 * m_companies ? QList<CompanyId>()
                                    : m_extra[number - 5 * m_companies].companies;
}

FlowNode FlowEnds::nodeOf(quint32 number) const
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
    } else {
        node = m_extra[number - 5 * m_companies];
    }
    QStringList names;
    for (const CompanyId id : node.companies) {
        names.append(m_snapshot.companyName(id));
    }
    node.name = names.isEmpty() ? m_snapshot.companyName({}) : names.join(u" + ");
    return node;
}

} // namespace dealscope::analysis
