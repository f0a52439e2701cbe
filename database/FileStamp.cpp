// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/FileStamp.h"

#include "database/Connection.h"

#include <QtEndian>

#include <array>

#include <sqlite3.h>

namespace dealscope::database {

using core::Result;

namespace {

// Bytes of the header.
constexpr size_t HeaderSize = 100;
constexpr size_t WriteVersion = 18;
constexpr size_t ReadVersion = 19;
constexpr size_t Counter = 24;
constexpr size_t PageCount = 28;
constexpr size_t FreePageCount = 36;
constexpr size_t SchemaCookie = 40;
constexpr quint8 RollbackJournal = 1;

} // namespace

Result<std::optional<FileStamp>> FileStamp::committed(Connection &connection)
{
    // A deferred transaction takes its lock with the first read.
    if (const auto locked = connection.integer("PRAGMA user_version"); !locked) {
        return locked.error();
    }
    const char *name = sqlite3_db_filename(connection.handle(), "main");
    sqlite3_file *file = nullptr;
    // Through SQLite's own handle: opening and closing the file here would drop its locks, see
    // https://www.sqlite.org/howtocorrupt.html, 2.2.
    if (!name || *name == 0
        || sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file)
            != SQLITE_OK
        || !file || !file->pMethods) {
        return std::optional<FileStamp>();
    }
    std::array<uchar, HeaderSize> header{};
    if (file->pMethods->xRead(file, header.data(), int(header.size()), 0) != SQLITE_OK
        || header[WriteVersion] != RollbackJournal || header[ReadVersion] != RollbackJournal) {
        return std::optional<FileStamp>();
    }
    const auto number = [&](size_t at) { return qFromBigEndian<quint32>(header.data() + at); };
    return std::optional(
        FileStamp{number(Counter), number(SchemaCookie), number(PageCount), number(FreePageCount)});
}

Result<FileStamp> FileStamp::afterCommit(Connection &connection, const FileStamp &before)
{
    FileStamp stamp;
    stamp.counter = before.counter + 1;
    struct Part {
        const char *pragma;
        quint32 &value;
    };
    for (const auto &[pragma, value] :
         {Part{"PRAGMA schema_version", stamp.schema}, Part{"PRAGMA page_count", stamp.pages},
          Part{"PRAGMA freelist_count", stamp.freePages}}) {
        const auto read = connection.integer(pragma);
        if (!read) {
            return read.error();
        }
        value = quint32(*read);
    }
    return stamp;
}

} // namespace dealscope::database
