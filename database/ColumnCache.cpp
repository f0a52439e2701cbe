// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ColumnCache.h"

#include "database/BlockSeal.h"
#include "database/ColumnAssembler.h"
#include "database/Connection.h"
#include "database/SqlStatement.h"

#include <QtEndian>

namespace dealscope::database {

using namespace core;

namespace {

// Tables that a file of an older version does not have are not asked for.
constexpr const char *CountTables
    = "SELECT count(*) FROM sqlite_schema WHERE name IN ('column_cache', 'column_cache_stamp')";
constexpr const char *SelectStamp
    = "SELECT format, writing, parts, file_counter, schema_cookie, pages, free_pages, seal"
      " FROM column_cache_stamp WHERE id = 1";
constexpr const char *ReplaceStamp
    = "INSERT OR REPLACE INTO column_cache_stamp (id, format, writing, parts, file_counter,"
      " schema_cookie, pages, free_pages, seal) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *DeleteStamp = "DELETE FROM column_cache_stamp";
constexpr const char *DeleteParts = "DELETE FROM column_cache";
constexpr const char *InsertPart
    = "INSERT INTO column_cache (name, part, body, seal) VALUES (?, ?, ?, ?)";
constexpr const char *SelectParts = "SELECT name, part, body, seal FROM column_cache ORDER BY id";
constexpr const char *SelectPart
    = "SELECT body, seal FROM column_cache WHERE name = ? AND part = ?";
constexpr const char *UpdatePart
    = "UPDATE column_cache SET body = ?, seal = ? WHERE name = ? AND part = ?";

/// What the bytes mean here: a file written by a machine of another byte order is not read.
constexpr qint64 FormatHere = ColumnParts::Format * 2 + (Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? 0 : 1);

qint64 sealOf(QByteArrayView name, qint64 number, QByteArrayView bytes, qint64 writing)
{
    RowSeal place;
    place.addInteger(writing);
    place.addText(name);
    place.addInteger(number);
    return blockSeal(bytes, quint64(place.value()));
}

} // namespace

std::optional<ColumnCache::Stamp> ColumnCache::stamp()
{
    const auto tables = m_connection.integer(CountTables);
    if (!tables || *tables != 2) {
        return std::nullopt;
    }
    SqlStatement select(m_connection, SelectStamp);
    if (!select.next() || !select.sealHolds()) {
        return std::nullopt;
    }
    Stamp stamp;
    qint64 counter = 0;
    qint64 schema = 0;
    qint64 pages = 0;
    qint64 freePages = 0;
    select >> stamp.format >> stamp.writing >> stamp.parts >> counter >> schema >> pages
        >> freePages;
    stamp.file = {quint32(counter), quint32(schema), quint32(pages), quint32(freePages)};
    if (stamp.format != FormatHere) {
        return std::nullopt;
    }
    return stamp;
}

bool ColumnCache::isCurrent()
{
    const auto file = FileStamp::committed(m_connection);
    const auto there = stamp();
    return file && *file && there && there->file == **file;
}

std::optional<LedgerColumns> ColumnCache::read(const LedgerLists &lists)
{
    const auto file = FileStamp::committed(m_connection);
    const auto there = stamp();
    if (!file || !*file || !there || there->file != **file) {
        return std::nullopt;
    }
    ColumnAssembler assembler;
    SqlStatement select(m_connection, SelectParts);
    qint64 parts = 0;
    while (select.next()) {
        // Blobs come as the bytes that they are; the views stay until the next row.
        const QByteArrayView name = select.utf8();
        qint64 number = 0;
        select >> number;
        const QByteArrayView body = select.blob();
        qint64 seal = 0;
        select >> seal;
        if (seal != sealOf(name, number, body, there->writing)
            || !assembler.add(name, number, body)) {
            return std::nullopt;
        }
        ++parts;
    }
    if (!select.outcome() || parts != there->parts) {
        return std::nullopt;
    }
    return assembler.finish(lists);
}

Outcome ColumnCache::clear()
{
    if (auto done = m_connection.execute(DeleteStamp); !done) {
        return done;
    }
    return m_connection.execute(DeleteParts);
}

Outcome ColumnCache::add(const ColumnParts::Part &part, qint64 writing)
{
    SqlStatement insert(m_connection, InsertPart);
    const QByteArrayView name(part.name);
    insert << name << part.number;
    insert.bindBlob(part.bytes);
    insert << sealOf(name, part.number, part.bytes, writing);
    return insert.run();
}

Outcome ColumnCache::seal(const FileStamp &before, qint64 parts, qint64 writing)
{
    // Written twice: the second time no page is taken, so that its numbers are those of the file.
    Stamp stamp{FormatHere, writing, parts, before};
    if (auto done = writeStamp(stamp); !done) {
        return done;
    }
    const auto after = FileStamp::afterCommit(m_connection, before);
    if (!after) {
        return after.error();
    }
    stamp.file = *after;
    return writeStamp(stamp);
}

Outcome ColumnCache::writeStamp(const Stamp &stamp)
{
    SqlStatement replace(m_connection, ReplaceStamp);
    replace << stamp.format << stamp.writing << stamp.parts << qint64(stamp.file.counter)
            << qint64(stamp.file.schema) << qint64(stamp.file.pages)
            << qint64(stamp.file.freePages);
    return replace.sealAndRun();
}

bool ColumnCache::follow(const FileStamp &before, const IdIndex &claims,
                         const QHash<ClaimId, Rank> &ranks)
{
    const auto there = stamp();
    // Whatever fails leaves a stamp that is not the file's: the columns do not count any more.
    return there && there->file == before && writeRanks(*there, claims, ranks)
        && seal(before, there->parts, there->writing);
}

Outcome ColumnCache::writeRanks(const Stamp &stamp, const IdIndex &claims,
                                const QHash<ClaimId, Rank> &ranks)
{
    constexpr auto ChunkRows = quint32(Column<quint8>::ChunkRows);
    const QByteArrayView name(ColumnParts::RankName);
    const Error gone{QStringLiteral("no such part"), {}};
    for (auto it = ranks.cbegin(); it != ranks.cend(); ++it) {
        const quint32 row = claims.rowOf(it.key().value);
        const qint64 number = row / ChunkRows;
        QByteArray bytes;
        {
            SqlStatement select(m_connection, SelectPart);
            select << name << number;
            if (row == NoRow || !select.next()) {
                return gone;
            }
            bytes = select.blob().toByteArray();
            qint64 seal = 0;
            select >> seal;
            if (seal != sealOf(name, number, bytes, stamp.writing)
                || row % ChunkRows >= quint32(bytes.size())) {
                return gone;
            }
        }
        bytes[qsizetype(row % ChunkRows)] = char(it.value());
        SqlStatement update(m_connection, UpdatePart);
        update.bindBlob(bytes);
        update << sealOf(name, number, bytes, stamp.writing) << name << number;
        if (auto done = update.run(); !done) {
            return done;
        }
    }
    return Done{};
}

} // namespace dealscope::database
