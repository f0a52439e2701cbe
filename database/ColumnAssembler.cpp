// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ColumnAssembler.h"

#include "database/ColumnNames.h"

#include <algorithm>
#include <cstring>
#include <future>

namespace dealscope::database {

using namespace core;

namespace {

constexpr quint32 RoleCount = 4;
constexpr qint64 CurrencyLetters = 3;
// The days that a ledger can hold: years 1 to 9999.
constexpr qint32 FirstDay = 1721426;
constexpr qint32 LastDay = 5373484;

template<typename T>
std::optional<std::vector<T>> valuesOf(QByteArrayView bytes)
{
    if (size_t(bytes.size()) % sizeof(T) != 0) {
        return std::nullopt;
    }
    std::vector<T> values(size_t(bytes.size()) / sizeof(T));
    std::memcpy(values.data(), bytes.data(), size_t(bytes.size()));
    return values;
}

template<typename T, typename Holds>
bool allOf(const Column<T> &column, Holds holds)
{
    for (size_t i = 0; i < column.chunkCount(); ++i) {
        if (!std::ranges::all_of(column.chunk(i), holds)) {
            return false;
        }
    }
    return true;
}

template<typename E>
bool areCodes(const Column<quint8> &column, bool orNone)
{
    const size_t count = enumEntries<E>().size();
    return allOf(column, [=](quint8 code) { return code < count || (orNone && code == NoCode); });
}

bool areRows(const Column<quint32> &column, quint32 count)
{
    return allOf(column, [=](quint32 row) { return row < count || row == NoRow; });
}

bool areDays(qint32 first, qint32 last)
{
    return (first == NoDay && last == NoDay)
        || (first >= FirstDay && first <= last && last <= LastDay);
}

bool areDays(const Column<qint32> &first, const Column<qint32> &last)
{
    for (size_t row = 0; row < first.size(); ++row) {
        if (!areDays(first[row], last[row])) {
            return false;
        }
    }
    return true;
}

bool amountFits(quint8 bound, qint64 low, qint64 high)
{
    if (bound == NoCode) {
        return low == NoMoney && high == NoMoney;
    }
    switch (Bound(bound)) {
    case Bound::Exact:
        return low >= 0 && high == low;
    case Bound::UpTo:
        return low == NoMoney && high >= 0;
    case Bound::AtLeast:
        return low >= 0 && high == NoMoney;
    case Bound::Between:
        return low >= 0 && high >= low;
    case Bound::Undisclosed:
        return low == NoMoney && high == NoMoney;
    }
    return false;
}

bool takeIndex(const std::vector<qint64> &range, const std::vector<qint64> &all, IdIndex &ids)
{
    if (!range.empty()) {
        constexpr qint64 MostRows = std::numeric_limits<qint32>::max();
        if (range.size() != 2 || !all.empty() || range[0] < 1 || range[1] < 0 || range[1] > MostRows
            || range[0] > std::numeric_limits<qint64>::max() - range[1]) {
            return false;
        }
        for (qint64 i = 0; i < range[1]; ++i) {
            ids.append(range[0] + i);
        }
        return true;
    }
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i] < 1 || (i > 0 && all[i] <= all[i - 1])) {
            return false;
        }
        ids.append(all[i]);
    }
    return true;
}

/// True if `ends` divides `size` codes into lists, one after the other.
bool areEnds(const std::vector<quint32> &ends, size_t size)
{
    return std::ranges::is_sorted(ends) && (ends.empty() ? 0 : ends.back()) == size;
}

std::optional<PartialDate> dateOf(qint32 first, qint32 last)
{
    if (first == NoDay) {
        return std::nullopt;
    }
    return PartialDate(QDate::fromJulianDay(first), QDate::fromJulianDay(last));
}

} // namespace

ColumnAssembler::ColumnAssembler()
{
    eachColumn(m_columns, [this]<typename T>(const char *name, Column<T> &column) {
        m_targets.push_back({name, [&column](QByteArrayView bytes) {
                                 auto values = valuesOf<T>(bytes);
                                 // A chunk that is not full is the last one.
                                 const bool fits = values && !values->empty()
                                     && values->size() <= Column<T>::ChunkRows
                                     && column.size() % Column<T>::ChunkRows == 0;
                                 if (fits) {
                                     column.appendChunk(*std::move(values));
                                 }
                                 return fits;
                             }});
    });
    eachArray(m_arrays, [this]<typename T>(const char *name, std::vector<T> &array) {
        m_targets.push_back({name, [&array](QByteArrayView bytes) {
                                 const auto values = valuesOf<T>(bytes);
                                 if (values) {
                                     array.insert(array.end(), values->begin(), values->end());
                                 }
                                 return values.has_value();
                             }});
    });
}

bool ColumnAssembler::add(QByteArrayView name, qint64 number, QByteArrayView bytes)
{
    // Parts come in the order of their names, mostly.
    for (size_t i = 0; i < m_targets.size(); ++i) {
        const size_t at = (m_last + i) % m_targets.size();
        Target &target = m_targets[at];
        if (target.name == name) {
            m_last = at;
            return target.parts++ == number && target.append(bytes);
        }
    }
    return false;
}

std::optional<LedgerColumns> ColumnAssembler::finish(const LedgerLists &lists)
{
    m_columns.takeLists(lists);
    if (!takeIds()) {
        return std::nullopt;
    }
    // Claims whose deal is not there are left out, so that this need not wait for the checks.
    const auto index = std::async(std::launch::async, [this] { m_columns.indexClaims(); });
    if (!takeParties() || !takeNames() || !codesAreKnown() || !takePeriods()
        || !takeExpectations()) {
        return std::nullopt;
    }
    ClaimColumns &claims = m_columns.claims;
    const bool fits
        = takeLists(m_arrays.attributionRows, m_arrays.attributionEnds, m_arrays.attributionCodes,
                    m_columns.outlets.size(), true, ClaimColumns::IsAttributed, claims.attributions)
        && takeLists(m_arrays.tagRows, m_arrays.tagEnds, m_arrays.tagCodes,
                     quint32(claims.tagNames.size()), false, ClaimColumns::IsTagged, claims.tags);
    if (!fits || !flagsFit()) {
        return std::nullopt;
    }
    index.wait();
    return std::move(m_columns);
}

bool ColumnAssembler::takeIds()
{
    if (!takeIndex(m_arrays.sourceRange, m_arrays.sourceIds, m_columns.sources.ids)
        || !takeIndex(m_arrays.dealRange, m_arrays.dealIds, m_columns.deals.ids)
        || !takeIndex(m_arrays.claimRange, m_arrays.claimIds, m_columns.claims.ids)) {
        return false;
    }
    bool fits = true;
    eachColumn(m_columns, [&](const char *name, const auto &column) {
        const QByteArrayView table(name, QByteArrayView(name).indexOf('.'));
        const quint32 rows = table == "sources" ? m_columns.sources.ids.size()
            : table == "deals"                  ? m_columns.deals.ids.size()
                                                : m_columns.claims.ids.size();
        fits = fits && column.size() == rows;
    });
    return fits;
}

bool ColumnAssembler::takeParties()
{
    const quint32 codes = m_columns.companies.size() * RoleCount;
    const bool fits = m_arrays.partyEnds.size() == m_columns.deals.ids.size()
        && areEnds(m_arrays.partyEnds, m_arrays.partyCodes.size())
        && std::ranges::all_of(m_arrays.partyCodes, [=](quint32 code) { return code < codes; });
    if (fits) {
        m_arrays.partyCodes.shrink_to_fit();
        m_arrays.partyEnds.shrink_to_fit();
        m_columns.deals.parties
            = CodeLists::of(std::move(m_arrays.partyCodes), std::move(m_arrays.partyEnds));
    }
    return fits;
}

bool ColumnAssembler::takeNames()
{
    ClaimColumns &claims = m_columns.claims;
    const auto &letters = m_arrays.currencies;
    if (letters.size() % CurrencyLetters != 0 || letters.empty()) {
        return false;
    }
    claims.currencies.clear();
    for (size_t at = 0; at < letters.size(); at += CurrencyLetters) {
        const QByteArray code(reinterpret_cast<const char *>(&letters[at]), CurrencyLetters);
        const auto currency
            = at == 0 ? std::optional(Currency{}) : Currency::fromCode(QString::fromLatin1(code));
        if (!currency || (at == 0) != (code == QByteArray(CurrencyLetters, '\0'))) {
            return false;
        }
        claims.currencies.append(*currency);
    }
    if (!areEnds(m_arrays.tagNameEnds, m_arrays.tagNames.size())) {
        return false;
    }
    quint32 begin = 0;
    for (const quint32 end : m_arrays.tagNameEnds) {
        claims.tagNames.append(QString::fromUtf8(
            reinterpret_cast<const char *>(m_arrays.tagNames.data()) + begin, end - begin));
        begin = end;
    }
    return true;
}

bool ColumnAssembler::codesAreKnown() const
{
    const SourceColumns &sources = m_columns.sources;
    const DealColumns &deals = m_columns.deals;
    const ClaimColumns &claims = m_columns.claims;
    const auto isBit = [](quint8 value) { return value <= 1; };
    const auto currencies = quint32(claims.currencies.size());
    if (!areRows(sources.outlet, m_columns.outlets.size())
        || !areCodes<SourceKind>(sources.kind, false) || !allOf(sources.inferred, isBit)
        || !areDays(sources.firstDay, sources.lastDay) || !areCodes<DealKind>(deals.kind, false)
        || !allOf(deals.hasShares, isBit) || !areRows(claims.deal, deals.ids.size())
        || !areRows(claims.source, sources.ids.size()) || !areCodes<Rank>(claims.rank, false)
        || !areCodes<Bound>(claims.bound, true) || !areCodes<Basis>(claims.basis, true)
        || !areCodes<Status>(claims.status, true) || !areCodes<Form>(claims.form, true)
        || !allOf(claims.currency, [=](quint16 code) { return code < currencies; })
        || !areDays(claims.firstDay, claims.lastDay)) {
        return false;
    }
    for (size_t row = 0; row < claims.bound.size(); ++row) {
        if (!amountFits(claims.bound[row], claims.low[row], claims.high[row])
            || (claims.bound[row] == NoCode) != (claims.basis[row] == NoCode)) {
            return false;
        }
    }
    return true;
}

bool ColumnAssembler::takePeriods()
{
    const std::vector<quint32> &rows = m_arrays.periodRows;
    const std::vector<qint32> &days = m_arrays.periodDays;
    ClaimColumns &claims = m_columns.claims;
    if (days.size() != rows.size() * 4 || m_arrays.periodMonths.size() != rows.size()) {
        return false;
    }
    claims.periods.reserve(qsizetype(rows.size()));
    for (size_t i = 0; i < rows.size(); ++i) {
        const qint32 *day = &days[i * 4];
        const qint32 months = m_arrays.periodMonths[i];
        if (rows[i] >= claims.flags.size() || (claims.flags[rows[i]] & ClaimColumns::HasPeriod) == 0
            || !areDays(day[0], day[1]) || !areDays(day[2], day[3]) || months == 0 || months < -1) {
            return false;
        }
        claims.periods.insert(rows[i],
                              {dateOf(day[0], day[1]), dateOf(day[2], day[3]),
                               months == -1 ? std::nullopt : std::optional<int>(months)});
    }
    return true;
}

bool ColumnAssembler::takeExpectations()
{
    const std::vector<quint32> &rows = m_arrays.expectationRows;
    const std::vector<qint32> &days = m_arrays.expectationDays;
    ClaimColumns &claims = m_columns.claims;
    if (days.size() != rows.size() * 2) {
        return false;
    }
    claims.expectations.reserve(qsizetype(rows.size()));
    for (size_t i = 0; i < rows.size(); ++i) {
        const qint32 *day = &days[i * 2];
        if (rows[i] >= claims.flags.size()
            || (claims.flags[rows[i]] & ClaimColumns::HasExpectation) == 0 || day[0] == NoDay
            || !areDays(day[0], day[1])) {
            return false;
        }
        claims.expectations.insert(rows[i], {day[0], day[1]});
    }
    return true;
}

bool ColumnAssembler::takeLists(std::vector<quint32> &rows, std::vector<quint32> &ends,
                                std::vector<quint32> &codes, quint32 limit, bool orNoRow, int flag,
                                SparseLists &lists) const
{
    if (ends.size() != rows.size() || !areEnds(ends, codes.size())) {
        return false;
    }
    quint32 begin = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        const bool fits = ends[i] > begin && (i == 0 || rows[i] > rows[i - 1])
            && rows[i] < m_columns.claims.flags.size()
            && (m_columns.claims.flags[rows[i]] & flag) != 0;
        if (!fits) {
            return false;
        }
        begin = ends[i];
    }
    if (!std::ranges::all_of(
            codes, [=](quint32 code) { return code < limit || (orNoRow && code == NoRow); })) {
        return false;
    }
    lists = SparseLists::of(std::move(rows), std::move(ends), std::move(codes));
    return true;
}

bool ColumnAssembler::flagsFit() const
{
    // Each that is there has its flag; now each flag has what it speaks of.
    const ClaimColumns &claims = m_columns.claims;
    qsizetype periods = 0;
    qsizetype expectations = 0;
    size_t attributions = 0;
    size_t tags = 0;
    for (size_t i = 0; i < claims.flags.chunkCount(); ++i) {
        for (const quint8 flags : claims.flags.chunk(i)) {
            periods += (flags & ClaimColumns::HasPeriod) != 0 ? 1 : 0;
            expectations += (flags & ClaimColumns::HasExpectation) != 0 ? 1 : 0;
            attributions += (flags & ClaimColumns::IsAttributed) != 0 ? 1 : 0;
            tags += (flags & ClaimColumns::IsTagged) != 0 ? 1 : 0;
        }
    }
    return periods == claims.periods.size() && expectations == claims.expectations.size()
        && attributions == claims.attributions.size() && tags == claims.tags.size();
}

} // namespace dealscope::database
