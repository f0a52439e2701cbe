// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Snapshot.h"

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
    [[nodiscard]] Outcome eachSource(const std::function<void(const Source &)> &take) const override
    {
        std::ranges::for_each(m_data.sources, take);
        return Done{};
    }
    [[nodiscard]] Outcome eachDeal(const std::function<void(const Deal &)> &take) const override
    {
        std::ranges::for_each(m_data.deals, take);
        return Done{};
    }
    [[nodiscard]] Outcome eachClaim(const std::function<void(const Claim &)> &take) const override
    {
        std::ranges::for_each(m_data.claims, take);
        return Done{};
    }

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
    , m_lasting(std::make_shared<Lasting>())
    , m_mainCurrency(mostUsedCurrency(m_columns.claims))
    , m_rates(m_lists.rates)
{
    for (int i = 0; i < m_lists.relations.size(); ++i) {
        m_relationsFrom[m_lists.relations[i].from].append(i);
        m_relationsTo[m_lists.relations[i].to].append(i);
    }
    indexSettlements();
}

// The indexes share what they hold as the lists do.
Snapshot::Snapshot(const Snapshot &before, LedgerLists lists, LedgerColumns columns)
    : m_lists(std::move(lists))
    , m_columns(std::move(columns))
    , m_rows(before.m_rows)
    , m_sources(m_columns.sources.ids.size())
    , m_deals(m_columns.deals.ids.size())
    , m_claims(m_columns.claims.ids.size())
    , m_valuations(m_lists.valuations.isSharedWith(before.m_lists.valuations)
                       ? before.m_valuations
                       : indexOf(m_lists.valuations))
    , m_relationsFrom(before.m_relationsFrom)
    , m_relationsTo(before.m_relationsTo)
    , m_companyNames(before.m_companyNames)
    , m_outletNames(before.m_outletNames)
    , m_lasting(before.m_lasting)
    , m_mainCurrency(before.m_mainCurrency)
    , m_rates(m_lists.rates.isSharedWith(before.m_lists.rates) ? before.m_rates
                                                               : RateIndex(m_lists.rates))
{
    indexSettlements();
}

void Snapshot::indexSettlements()
{
    for (int i = 0; i < m_lists.settlements.size(); ++i) {
        m_settlementsOf[m_lists.settlements[i].deal].append(i);
    }
}

std::shared_ptr<const Snapshot> Snapshot::with(LedgerLists lists,
                                               const QHash<ClaimId, Rank> &ranks) const
{
    LedgerColumns columns = m_columns;
    for (auto it = ranks.cbegin(); it != ranks.cend(); ++it) {
        if (const quint32 row = columns.claims.ids.rowOf(it.key().value); row != NoRow) {
            columns.claims.rank.set(row, quint8(it.value()));
        }
    }
    return std::shared_ptr<const Snapshot>(
        new Snapshot(*this, std::move(lists), std::move(columns)));
}

std::vector<quint32> Snapshot::claimsRankedOtherwise(const Snapshot &other) const
{
    std::vector<quint32> rows;
    const Column<quint8> &ranks = m_columns.claims.rank;
    const Column<quint8> &others = other.m_columns.claims.rank;
    for (size_t chunk = 0; chunk < ranks.chunkCount(); ++chunk) {
        if (ranks.sharesChunk(others, chunk)) {
            continue;
        }
        const size_t begin = chunk * Column<quint8>::ChunkRows;
        for (size_t row = begin; row < begin + ranks.chunk(chunk).size(); ++row) {
            if (ranks[row] != others[row]) {
                rows.push_back(quint32(row));
            }
        }
    }
    return rows;
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
    std::call_once(m_checksumOnce, [this] { m_checksum = m_rows->checksum(); });
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

std::unique_ptr<Source> Snapshot::makeSource(size_t row) const
{
    auto whole = m_rows->source(SourceId{m_columns.sources.ids.idAt(quint32(row))});
    return whole ? std::move(whole) : std::make_unique<Source>(m_columns.sourceFacts(quint32(row)));
}

std::unique_ptr<Deal> Snapshot::makeDeal(size_t row) const
{
    auto whole = m_rows->deal(DealId{m_columns.deals.ids.idAt(quint32(row))});
    return whole ? std::move(whole) : std::make_unique<Deal>(m_columns.dealFacts(quint32(row)));
}

std::unique_ptr<Claim> Snapshot::makeClaim(size_t row) const
{
    auto whole = m_rows->claim(ClaimId{m_columns.claims.ids.idAt(quint32(row))});
    return whole ? std::move(whole) : std::make_unique<Claim>(m_columns.claimFacts(quint32(row)));
}

const Source &Snapshot::sourceAt(int row) const
{
    return m_sources.at(size_t(row), [this](size_t at) { return makeSource(at); });
}

const Deal &Snapshot::dealAt(int row) const
{
    return m_deals.at(size_t(row), [this](size_t at) { return makeDeal(at); });
}

const Claim &Snapshot::claimAt(int row) const
{
    return m_claims.at(size_t(row), [this](size_t at) { return makeClaim(at); });
}

Source Snapshot::readSource(int row) const
{
    const Source *kept = m_sources.there(size_t(row));
    return kept ? *kept : *makeSource(size_t(row));
}

Deal Snapshot::readDeal(int row) const
{
    const Deal *kept = m_deals.there(size_t(row));
    return kept ? *kept : *makeDeal(size_t(row));
}

Claim Snapshot::readClaim(int row) const
{
    const Claim *kept = m_claims.there(size_t(row));
    return kept ? *kept : *makeClaim(size_t(row));
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
    std::call_once(m_lasting->companyOrderOnce,
                   [this] { m_lasting->companyOrder = orderOfNames(m_lists.companies); });
    return m_lasting->companyOrder;
}

const NameOrder &Snapshot::outletOrder() const
{
    std::call_once(m_lasting->outletOrderOnce,
                   [this] { m_lasting->outletOrder = orderOfNames(m_lists.outlets); });
    return m_lasting->outletOrder;
}

const TitleIndex &Snapshot::titles() const
{
    std::call_once(m_lasting->titlesOnce, [this] {
        const auto titles = m_rows->titles();
        // A file that somebody else has changed meanwhile may have other rows.
        const bool fits = titles && titles->size() == m_columns.deals.ids.size();
        m_lasting->titles = fits ? TitleIndex(*titles) : TitleIndex();
        m_lasting->titlesReady.store(true, std::memory_order_release);
    });
    return m_lasting->titles;
}

const CodeLists &Snapshot::claimsFromSources() const
{
    std::call_once(m_lasting->claimsFromOnce, [this] {
        m_lasting->claimsFrom
            = CodeLists::grouped(m_columns.claims.source, m_columns.sources.ids.size());
    });
    return m_lasting->claimsFrom;
}

QList<ClaimId> Snapshot::claimsFrom(SourceId id) const
{
    QList<ClaimId> claims;
    if (const quint32 row = m_columns.sources.ids.rowOf(id.value); row != NoRow) {
        for (const quint32 claim : claimsFromSources()[row]) {
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
    for (const int i : m_settlementsOf.value(id)) {
        found.append(m_lists.settlements[i]);
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

OutletId Snapshot::originOf(ClaimId id) const
{
    const quint32 row = m_columns.claims.ids.rowOf(id.value);
    if (row == NoRow) {
        return {};
    }
    const auto chain = m_columns.claims.attributions[row];
    const quint32 source = m_columns.claims.source[row];
    const quint32 outlet = !chain.empty() ? chain.back()
        : source == NoRow                 ? NoRow
                                          : m_columns.sources.outlet[source];
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

std::optional<PartialDate> Snapshot::publishedOn(SourceId id) const
{
    const quint32 row = m_columns.sources.ids.rowOf(id.value);
    if (row == NoRow || m_columns.sources.lastDay[row] == NoDay) {
        return std::nullopt;
    }
    return PartialDate(QDate::fromJulianDay(m_columns.sources.firstDay[row]),
                       QDate::fromJulianDay(m_columns.sources.lastDay[row]));
}

DealId Snapshot::dealOf(ClaimId id) const
{
    const quint32 row = m_columns.claims.ids.rowOf(id.value);
    const quint32 deal = row == NoRow ? NoRow : m_columns.claims.deal[row];
    return deal == NoRow ? DealId{} : DealId{m_columns.deals.ids.idAt(deal)};
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
