// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/LedgerBuilder.h"

namespace dealscope::tests {

using namespace core;

CompanyId LedgerBuilder::company(const char *name, const char *parent)
{
    const QString text = QString::fromUtf8(name);
    for (const Company &row : m_data.companies) {
        if (row.name == text) {
            return row.id;
        }
    }
    const CompanyId parentId = parent ? company(parent) : CompanyId{};
    Company row;
    row.id = CompanyId(m_data.companies.size() + 1);
    row.name = text;
    row.parent = parentId;
    m_data.companies.append(row);
    return row.id;
}

OutletId LedgerBuilder::outlet(const char *name, bool named)
{
    const QString text = QString::fromUtf8(name);
    for (const Outlet &row : m_data.outlets) {
        if (row.name == text) {
            return row.id;
        }
    }
    Outlet row;
    row.id = OutletId(m_data.outlets.size() + 1);
    row.name = text;
    row.named = named;
    m_data.outlets.append(row);
    return row.id;
}

SourceId LedgerBuilder::source(const char *outletName, const char *published)
{
    Source row;
    row.id = SourceId(m_data.sources.size() + 1);
    row.key = QStringLiteral("source-%1").arg(row.id.value);
    row.outlet = outlet(outletName);
    row.title = QStringLiteral("Article %1").arg(row.id.value);
    row.language = QStringLiteral("en");
    if (published) {
        row.published = PartialDate::fromIso(QString::fromUtf8(published));
        Q_ASSERT(row.published);
    }
    m_data.sources.append(row);
    return row.id;
}

DealId LedgerBuilder::deal(const char *title, DealKind kind,
                           std::initializer_list<const char *> payers,
                           std::initializer_list<const char *> payees)
{
    Deal row;
    row.id = DealId(m_data.deals.size() + 1);
    row.key = QStringLiteral("deal-%1").arg(row.id.value);
    row.title = QString::fromUtf8(title);
    row.kind = kind;
    for (const char *name : payers) {
        row.parties.append(Party{company(name), Role::Payer, {}});
    }
    for (const char *name : payees) {
        row.parties.append(Party{company(name), Role::Payee, {}});
    }
    m_data.deals.append(row);
    return row.id;
}

Claim &LedgerBuilder::claim(DealId deal, SourceId source)
{
    Claim row;
    row.id = ClaimId(m_data.claims.size() + 1);
    row.deal = deal;
    row.evidence.source = source;
    row.evidence.quote = QStringLiteral("quote %1").arg(row.id.value);
    m_data.claims.append(row);
    return m_data.claims.last();
}

Claim &LedgerBuilder::claim(DealId deal, SourceId source, const Amount &amount, Status status)
{
    Claim &row = claim(deal, source);
    row.amount = amount;
    row.status = status;
    return row;
}

Valuation &LedgerBuilder::valuation(const char *companyName, SourceId source, const Amount &amount)
{
    Valuation row;
    row.id = ValuationId(m_data.valuations.size() + 1);
    row.company = company(companyName);
    row.evidence.source = source;
    row.evidence.quote = QStringLiteral("valuation quote %1").arg(row.id.value);
    row.amount = amount;
    m_data.valuations.append(row);
    return m_data.valuations.last();
}

void LedgerBuilder::relate(DealId from, DealId to, RelationKind kind, ClaimId claim)
{
    m_data.relations.append(Relation{from, to, kind, claim});
}

Deal &LedgerBuilder::dealRow(DealId id)
{
    return m_data.deals[id.value - 1];
}

Source &LedgerBuilder::sourceRow(SourceId id)
{
    return m_data.sources[id.value - 1];
}

Money bn(double n)
{
    return Money{qRound64(n * 1e9)};
}

Amount exactBn(double n)
{
    return Amount::exact(bn(n), Currency::usd());
}

Amount upToBn(double n)
{
    return Amount::upTo(bn(n), Currency::usd());
}

Amount atLeastBn(double n)
{
    return Amount::atLeast(bn(n), Currency::usd());
}

} // namespace dealscope::tests
