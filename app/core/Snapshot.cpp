// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Snapshot.h"

#include "core/SnapshotChecksum.h"

#include <algorithm>
#include <map>

namespace dealscope::core {

namespace {

template<typename Id, typename Row>
QHash<Id, int> indexById(const QList<Row> &rows)
{
    QHash<Id, int> index;
    index.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        index.insert(rows[i].id, i);
    }
    return index;
}

template<typename Id, typename Row>
const Row *rowOf(const QHash<Id, int> &index, const QList<Row> &rows, Id id)
{
    const auto it = index.constFind(id);
    return it == index.constEnd() ? nullptr : &rows[*it];
}

template<typename Row, typename Id>
QHash<QString, Id> indexByName(const QList<Row> &rows)
{
    QHash<QString, Id> index;
    // Names win over aliases, whichever comes first in the file.
    for (const Row &row : rows) {
        index.insert(foldedForSearch(row.name), row.id);
    }
    for (const Row &row : rows) {
        for (const QString &alias : row.aliases) {
            const QString folded = foldedForSearch(alias);
            if (!index.contains(folded)) {
                index.insert(folded, row.id);
            }
        }
    }
    return index;
}

Currency mostUsedCurrency(const LedgerData &data)
{
    std::map<Currency, int> uses;
    for (const Claim &claim : data.claims) {
        if (claim.amount && !claim.amount->currency.isEmpty()) {
            ++uses[claim.amount->currency];
        }
    }
    if (uses.empty()) {
        return Currency::usd();
    }
    return std::ranges::max_element(uses, {}, [](const auto &use) { return use.second; })->first;
}

} // namespace

QString foldedForSearch(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark()) {
            folded.append(c);
        }
    }
    return folded.toCaseFolded().simplified();
}

Snapshot::Snapshot(LedgerData data)
    : m_data(std::move(data))
    , m_companies(indexById<CompanyId>(m_data.companies))
    , m_outlets(indexById<OutletId>(m_data.outlets))
    , m_sources(indexById<SourceId>(m_data.sources))
    , m_deals(indexById<DealId>(m_data.deals))
    , m_claims(indexById<ClaimId>(m_data.claims))
    , m_valuations(indexById<ValuationId>(m_data.valuations))
    , m_companyNames(indexByName<Company, CompanyId>(m_data.companies))
    , m_outletNames(indexByName<Outlet, OutletId>(m_data.outlets))
    , m_mainCurrency(mostUsedCurrency(m_data))
    , m_rates(m_data.rates)
{
    for (const Claim &claim : m_data.claims) {
        m_claimsOf[claim.deal].append(claim.id);
        m_claimsFrom[claim.evidence.source].append(claim.id);
    }
    for (int i = 0; i < m_data.relations.size(); ++i) {
        m_relationsFrom[m_data.relations[i].from].append(i);
        m_relationsTo[m_data.relations[i].to].append(i);
    }
}

std::shared_ptr<const Snapshot> Snapshot::make(LedgerData data)
{
    return std::shared_ptr<const Snapshot>(new Snapshot(std::move(data)));
}

QString Snapshot::checksum() const
{
    std::call_once(m_checksumOnce, [this] { m_checksum = checksumOf(m_data); });
    return m_checksum;
}

const Company *Snapshot::company(CompanyId id) const
{
    return rowOf(m_companies, m_data.companies, id);
}

const Outlet *Snapshot::outlet(OutletId id) const
{
    return rowOf(m_outlets, m_data.outlets, id);
}

const Source *Snapshot::source(SourceId id) const
{
    return rowOf(m_sources, m_data.sources, id);
}

const Deal *Snapshot::deal(DealId id) const
{
    return rowOf(m_deals, m_data.deals, id);
}

const Claim *Snapshot::claim(ClaimId id) const
{
    return rowOf(m_claims, m_data.claims, id);
}

const Valuation *Snapshot::valuation(ValuationId id) const
{
    return rowOf(m_valuations, m_data.valuations, id);
}

int Snapshot::dealIndex(DealId id) const
{
    return m_deals.value(id, -1);
}

QList<ClaimId> Snapshot::claimsOf(DealId id) const
{
    return m_claimsOf.value(id);
}

QList<Relation> Snapshot::partsOf(DealId whole) const
{
    QList<Relation> parts = relationsTo(whole);
    parts.removeIf([](const Relation &r) { return r.kind != RelationKind::PartOf; });
    return parts;
}

QList<Relation> Snapshot::relationsFrom(DealId id) const
{
    QList<Relation> found;
    for (const int i : m_relationsFrom.value(id)) {
        found.append(m_data.relations[i]);
    }
    return found;
}

QList<Relation> Snapshot::relationsTo(DealId id) const
{
    QList<Relation> found;
    for (const int i : m_relationsTo.value(id)) {
        found.append(m_data.relations[i]);
    }
    return found;
}

QList<Settlement> Snapshot::settlementsOf(DealId id) const
{
    QList<Settlement> found;
    for (const Settlement &settlement : m_data.settlements) {
        if (settlement.deal == id) {
            found.append(settlement);
        }
    }
    return found;
}

CompanyId Snapshot::groupOf(CompanyId id) const
{
    CompanyId top = id;
    // A chain longer than the number of companies has gone round.
    for (qsizetype steps = m_data.companies.size(); steps > 0; --steps) {
        const Company *row = company(top);
        if (!row || !row->parent.isValid() || !company(row->parent)) {
            break;
        }
        top = row->parent;
    }
    return top;
}

bool Snapshot::isWithin(CompanyId id, CompanyId ancestor) const
{
    CompanyId current = id;
    for (qsizetype steps = m_data.companies.size(); current.isValid() && steps >= 0; --steps) {
        if (current == ancestor) {
            return true;
        }
        const Company *row = company(current);
        current = row ? row->parent : CompanyId{};
    }
    return false;
}

CompanyId Snapshot::companyNamed(const QString &name) const
{
    return m_companyNames.value(foldedForSearch(name));
}

OutletId Snapshot::outletNamed(const QString &name) const
{
    return m_outletNames.value(foldedForSearch(name));
}

OutletId Snapshot::originOf(const Evidence &evidence) const
{
    if (!evidence.attribution.isEmpty()) {
        return evidence.attribution.last();
    }
    const Source *row = source(evidence.source);
    return row ? row->outlet : OutletId{};
}

QString Snapshot::companyName(CompanyId id) const
{
    const Company *row = company(id);
    return row ? row->name : QStringLiteral("not named");
}

QString Snapshot::outletName(OutletId id) const
{
    const Outlet *row = outlet(id);
    return row ? row->name : QStringLiteral("unnamed outlet");
}

} // namespace dealscope::core
