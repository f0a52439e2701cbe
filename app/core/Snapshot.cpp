// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Snapshot.h"

#include "core/SnapshotChecksum.h"

#include <algorithm>
#include <map>

namespace dealscope::core {

namespace {

template<typename Row>
IdIndex indexOf(const QList<Row> &rows)
{
    IdIndex index;
    for (const Row &row : rows) {
        index.append(row.id.value);
    }
    return index;
}

/// The rows of a ledger that is small enough to be kept whole.
class KeptRows : public RowSource
{
public:
    explicit KeptRows(LedgerData data)
        : m_data(std::move(data))
        , m_sources(indexOf(m_data.sources))
        , m_deals(indexOf(m_data.deals))
        , m_claims(indexOf(m_data.claims))
    {
    }

    [[nodiscard]] std::unique_ptr<Source> source(SourceId id) const override
    {
        return copyOf(m_data.sources, m_sources, id.value);
    }
    [[nodiscard]] std::unique_ptr<Deal> deal(DealId id) const override
    {
        return copyOf(m_data.deals, m_deals, id.value);
    }
    [[nodiscard]] std::unique_ptr<Claim> claim(ClaimId id) const override
    {
        return copyOf(m_data.claims, m_claims, id.value);
    }
    [[nodiscard]] Result<TextColumn> titles() const override
    {
        TextColumn titles;
        for (const Deal &deal : m_data.deals) {
            titles.append(deal.title);
        }
        return titles;
    }
    [[nodiscard]] Result<LedgerData> everything() const override { return m_data; }

private:
    template<typename Row>
    static std::unique_ptr<Row> copyOf(const QList<Row> &rows, const IdIndex &index, qint64 id)
    {
        const quint32 row = index.rowOf(id);
        return row == NoRow ? nullptr : std::make_unique<Row>(rows[row]);
    }

    LedgerData m_data;
    IdIndex m_sources;
    IdIndex m_deals;
    IdIndex m_claims;
};

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

Currency mostUsedCurrency(const ClaimColumns &claims)
{
    std::vector<int> uses(size_t(claims.currencies.size()), 0);
    for (size_t chunk = 0; chunk < claims.currency.chunkCount(); ++chunk) {
        for (const quint16 code : claims.currency.chunk(chunk)) {
            ++uses[code];
        }
    }
    // By code where two are used as often.
    std::map<Currency, int> byCode;
    for (size_t code = 1; code < uses.size(); ++code) {
        if (uses[code] > 0) {
            byCode[claims.currencies[qsizetype(code)]] += uses[code];
        }
    }
    byCode.erase(Currency{});
    if (byCode.empty()) {
        return Currency::usd();
    }
    return std::ranges::max_element(byCode, {}, [](const auto &use) { return use.second; })->first;
}

} // namespace

QString foldedForSearch(const QString &text)
{
    const bool isAscii = std::ranges::all_of(text, [](QChar c) { return c < QChar(0x80); });
    if (isAscii) {
        return text.toLower().simplified(); // the same, without the detour
    }
    QString folded;
    folded.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (!c.isMark()) {
            folded.append(c);
        }
    }
    return folded.toCaseFolded().simplified();
}

Snapshot::Snapshot(LedgerLists lists, LedgerColumns columns, std::shared_ptr<const RowSource> rows)
    : m_lists(std::move(lists))
    , m_columns(std::move(columns))
    , m_rows(std::move(rows))
    , m_sources(m_columns.sources.ids.size())
    , m_deals(m_columns.deals.ids.size())
    , m_claims(m_columns.claims.ids.size())
    , m_valuations(indexOf(m_lists.valuations))
    , m_companyNames(indexByName<Company, CompanyId>(m_lists.companies))
    , m_outletNames(indexByName<Outlet, OutletId>(m_lists.outlets))
    , m_mainCurrency(mostUsedCurrency(m_columns.claims))
    , m_rates(m_lists.rates)
{
    for (int i = 0; i < m_lists.relations.size(); ++i) {
        m_relationsFrom[m_lists.relations[i].from].append(i);
        m_relationsTo[m_lists.relations[i].to].append(i);
    }
}

std::shared_ptr<const Snapshot> Snapshot::make(LedgerData data)
{
    LedgerColumns columns = LedgerColumns::of(data);
    LedgerLists lists = data;
    return make(std::move(lists), std::move(columns), std::make_shared<KeptRows>(std::move(data)));
}

std::shared_ptr<const Snapshot> Snapshot::make(LedgerLists lists, LedgerColumns columns,
                                               std::shared_ptr<const RowSource> rows)
{
    return std::shared_ptr<const Snapshot>(
        new Snapshot(std::move(lists), std::move(columns), std::move(rows)));
}

QString Snapshot::checksum() const
{
    std::call_once(m_checksumOnce, [this] {
        const auto data = everything();
        m_checksum = data ? checksumOf(*data) : QString();
    });
    return m_checksum;
}

const Company *Snapshot::company(CompanyId id) const
{
    const quint32 row = m_columns.companies.rowOf(id.value);
    return row == NoRow ? nullptr : &m_lists.companies[row];
}

const Outlet *Snapshot::outlet(OutletId id) const
{
    const quint32 row = m_columns.outlets.rowOf(id.value);
    return row == NoRow ? nullptr : &m_lists.outlets[row];
}

const Source *Snapshot::source(SourceId id) const
{
    const quint32 row = m_columns.sources.ids.rowOf(id.value);
    return row == NoRow ? nullptr : &sourceAt(int(row));
}

const Deal *Snapshot::deal(DealId id) const
{
    const quint32 row = m_columns.deals.ids.rowOf(id.value);
    return row == NoRow ? nullptr : &dealAt(int(row));
}

const Claim *Snapshot::claim(ClaimId id) const
{
    const quint32 row = m_columns.claims.ids.rowOf(id.value);
    return row == NoRow ? nullptr : &claimAt(int(row));
}

// A row that cannot be read any more is shown without its texts: its figures are in the columns.

const Source &Snapshot::sourceAt(int row) const
{
    return m_sources.at(size_t(row), [this](size_t at) {
        auto whole = m_rows->source(SourceId{m_columns.sources.ids.idAt(quint32(at))});
        return whole ? std::move(whole)
                     : std::make_unique<Source>(m_columns.sourceFacts(quint32(at)));
    });
}

const Deal &Snapshot::dealAt(int row) const
{
    return m_deals.at(size_t(row), [this](size_t at) {
        auto whole = m_rows->deal(DealId{m_columns.deals.ids.idAt(quint32(at))});
        return whole ? std::move(whole) : std::make_unique<Deal>(m_columns.dealFacts(quint32(at)));
    });
}

const Claim &Snapshot::claimAt(int row) const
{
    return m_claims.at(size_t(row), [this](size_t at) {
        auto whole = m_rows->claim(ClaimId{m_columns.claims.ids.idAt(quint32(at))});
        return whole ? std::move(whole)
                     : std::make_unique<Claim>(m_columns.claimFacts(quint32(at)));
    });
}

const Valuation *Snapshot::valuation(ValuationId id) const
{
    const quint32 row = m_valuations.rowOf(id.value);
    return row == NoRow ? nullptr : &m_lists.valuations[row];
}

int Snapshot::dealIndex(DealId id) const
{
    const quint32 row = m_columns.deals.ids.rowOf(id.value);
    return row == NoRow ? -1 : int(row);
}

QList<ClaimId> Snapshot::claimsOf(DealId id) const
{
    QList<ClaimId> claims;
    if (const quint32 row = m_columns.deals.ids.rowOf(id.value); row != NoRow) {
        for (const quint32 claim : m_columns.claimsOfDeal[row]) {
            claims.append(ClaimId{m_columns.claims.ids.idAt(claim)});
        }
    }
    return claims;
}

namespace {

template<typename Row>
NameOrder orderOfNames(const QList<Row> &rows)
{
    QStringList names;
    names.reserve(rows.size());
    for (const Row &row : rows) {
        names.append(row.name);
    }
    return NameOrder(names);
}

} // namespace

const NameOrder &Snapshot::companyOrder() const
{
    std::call_once(m_companyOrderOnce,
                   [this] { m_companyOrder = orderOfNames(m_lists.companies); });
    return m_companyOrder;
}

const NameOrder &Snapshot::outletOrder() const
{
    std::call_once(m_outletOrderOnce, [this] { m_outletOrder = orderOfNames(m_lists.outlets); });
    return m_outletOrder;
}

const TitleIndex &Snapshot::titles() const
{
    std::call_once(m_titlesOnce, [this] {
        const auto titles = m_rows->titles();
        // A file that somebody else has changed meanwhile may have other rows.
        const bool fits = titles && titles->size() == m_columns.deals.ids.size();
        m_titles = fits ? TitleIndex(*titles) : TitleIndex();
        m_titlesReady.store(true, std::memory_order_release);
    });
    return m_titles;
}

void Snapshot::needClaimsFrom() const
{
    std::call_once(m_claimsFromOnce, [this] {
        m_claimsFrom = CodeLists::grouped(m_columns.claims.source, m_columns.sources.ids.size());
    });
}

QList<ClaimId> Snapshot::claimsFrom(SourceId id) const
{
    QList<ClaimId> claims;
    if (const quint32 row = m_columns.sources.ids.rowOf(id.value); row != NoRow) {
        needClaimsFrom();
        for (const quint32 claim : m_claimsFrom[row]) {
            claims.append(ClaimId{m_columns.claims.ids.idAt(claim)});
        }
    }
    return claims;
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
        found.append(m_lists.relations[i]);
    }
    return found;
}

QList<Relation> Snapshot::relationsTo(DealId id) const
{
    QList<Relation> found;
    for (const int i : m_relationsTo.value(id)) {
        found.append(m_lists.relations[i]);
    }
    return found;
}

QList<Settlement> Snapshot::settlementsOf(DealId id) const
{
    QList<Settlement> found;
    for (const Settlement &settlement : m_lists.settlements) {
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
    for (qsizetype steps = m_lists.companies.size(); steps > 0; --steps) {
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
    for (qsizetype steps = m_lists.companies.size(); current.isValid() && steps >= 0; --steps) {
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
    const quint32 row = m_columns.sources.ids.rowOf(evidence.source.value);
    const quint32 outlet = row == NoRow ? NoRow : m_columns.sources.outlet[row];
    return outlet == NoRow ? OutletId{} : OutletId{m_columns.outlets.idAt(outlet)};
}

std::optional<QDate> Snapshot::publishedBy(SourceId id) const
{
    const quint32 row = m_columns.sources.ids.rowOf(id.value);
    if (row == NoRow || m_columns.sources.lastDay[row] == NoDay) {
        return std::nullopt;
    }
    return QDate::fromJulianDay(m_columns.sources.lastDay[row]);
}

SourceKind Snapshot::sourceKind(SourceId id) const
{
    const quint32 row = m_columns.sources.ids.rowOf(id.value);
    return row == NoRow ? SourceKind::Note : SourceKind(m_columns.sources.kind[row]);
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
