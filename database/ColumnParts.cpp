// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ColumnParts.h"

#include "database/ColumnNames.h"

#include <algorithm>

namespace dealscope::database {

using namespace core;

namespace {

/// An array goes in pieces as large as the largest chunk of a column.
constexpr size_t PieceBytes = Column<qint64>::ChunkRows * sizeof(qint64);

void takeIds(const IdIndex &ids, std::vector<qint64> &range, std::vector<qint64> &all)
{
    // An index that takes no space has ids that follow each other.
    if (ids.bytes() == 0) {
        range = {ids.size() == 0 ? 1 : ids.idAt(0), qint64(ids.size())};
        return;
    }
    for (quint32 row = 0; row < ids.size(); ++row) {
        all.push_back(ids.idAt(row));
    }
}

template<typename Value>
std::vector<quint32> sortedRows(const QHash<quint32, Value> &values)
{
    std::vector<quint32> rows;
    rows.reserve(size_t(values.size()));
    for (auto it = values.keyBegin(); it != values.keyEnd(); ++it) {
        rows.push_back(*it);
    }
    std::ranges::sort(rows);
    return rows;
}

void takeLists(const SparseLists &lists, std::vector<quint32> &rows, std::vector<quint32> &ends,
               std::vector<quint32> &codes)
{
    rows.assign(lists.rows().begin(), lists.rows().end());
    ends.assign(lists.ends().begin(), lists.ends().end());
    codes.assign(lists.codes().begin(), lists.codes().end());
}

void takePeriods(const QHash<quint32, Period> &periods, PlainArrays &arrays)
{
    arrays.periodRows = sortedRows(periods);
    for (const quint32 row : arrays.periodRows) {
        const Period period = periods.value(row);
        for (const auto &date : {period.start, period.end}) {
            arrays.periodDays.push_back(date ? dayNumber(date->first()) : NoDay);
            arrays.periodDays.push_back(date ? dayNumber(date->last()) : NoDay);
        }
        arrays.periodMonths.push_back(period.months.value_or(-1));
    }
}

void takeExpectations(const QHash<quint32, DaySpan> &expectations, PlainArrays &arrays)
{
    arrays.expectationRows = sortedRows(expectations);
    for (const quint32 row : arrays.expectationRows) {
        const DaySpan days = expectations.value(row);
        arrays.expectationDays.push_back(days.first);
        arrays.expectationDays.push_back(days.last);
    }
}

PlainArrays arraysOf(const LedgerColumns &columns)
{
    PlainArrays arrays;
    takeIds(columns.sources.ids, arrays.sourceRange, arrays.sourceIds);
    takeIds(columns.deals.ids, arrays.dealRange, arrays.dealIds);
    takeIds(columns.claims.ids, arrays.claimRange, arrays.claimIds);
    for (size_t deal = 0; deal < columns.deals.parties.size(); ++deal) {
        const auto codes = columns.deals.parties[deal];
        arrays.partyCodes.insert(arrays.partyCodes.end(), codes.begin(), codes.end());
        arrays.partyEnds.push_back(quint32(arrays.partyCodes.size()));
    }
    const ClaimColumns &claims = columns.claims;
    takePeriods(claims.periods, arrays);
    takeExpectations(claims.expectations, arrays);
    takeLists(claims.attributions, arrays.attributionRows, arrays.attributionEnds,
              arrays.attributionCodes);
    takeLists(claims.tags, arrays.tagRows, arrays.tagEnds, arrays.tagCodes);
    for (const Currency &currency : claims.currencies) {
        const QByteArray letters = currency.code().toLatin1().leftJustified(3, '\0');
        arrays.currencies.insert(arrays.currencies.end(), letters.begin(), letters.end());
    }
    for (const QString &tag : claims.tagNames) {
        const QByteArray utf8 = tag.toUtf8();
        arrays.tagNames.insert(arrays.tagNames.end(), utf8.begin(), utf8.end());
        arrays.tagNameEnds.push_back(quint32(arrays.tagNames.size()));
    }
    return arrays;
}

} // namespace

ColumnParts::ColumnParts(const LedgerColumns &columns)
    : m_columns(columns)
    , m_arrays(arraysOf(columns))
{
    eachColumn(m_columns, [&](const char *name, const auto &column) {
        for (size_t i = 0; i < column.chunkCount(); ++i) {
            const auto chunk = std::as_bytes(column.chunk(i));
            m_parts.push_back({name, qint64(i), {chunk.data(), qsizetype(chunk.size())}});
        }
    });
    eachArray(m_arrays, [&](const char *name, const auto &array) {
        const auto bytes = std::as_bytes(std::span(array));
        for (size_t at = 0; at < bytes.size(); at += PieceBytes) {
            const auto piece = bytes.subspan(at, std::min(PieceBytes, bytes.size() - at));
            m_parts.push_back(
                {name, qint64(at / PieceBytes), {piece.data(), qsizetype(piece.size())}});
        }
    });
}

} // namespace dealscope::database
