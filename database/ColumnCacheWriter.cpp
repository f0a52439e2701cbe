// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ColumnCacheWriter.h"

#include "database/Connection.h"
#include "database/Migrator.h"
#include "database/Transaction.h"

#include <QRandomGenerator>

#include <sqlite3.h>

namespace dealscope::database {

using namespace core;

namespace {

/// What one transaction writes: a few hundredths of a second.
constexpr qsizetype StepBytes = 4 * 1024 * 1024;

} // namespace

ColumnCacheWriter::ColumnCacheWriter(QString path, LedgerColumns columns, quint32 counter,
                                     std::shared_ptr<SeenCounter> seen)
    : m_path(std::move(path))
    , m_columns(std::move(columns))
    , m_counter(counter)
    , m_seen(std::move(seen))
{
}

template<typename Work>
bool ColumnCacheWriter::step(Connection &connection, quint32 &counter, bool isLast, Work work) const
{
    Transaction transaction(connection, Transaction::Kind::Write);
    if (!transaction.begun()) {
        return false;
    }
    const auto before = FileStamp::committed(connection);
    const auto version = Migrator::versionOf(connection);
    const bool isAlone = before && *before && (*before)->counter == counter && version
        && *version == Migrator::bundled().newestVersion();
    if (!isAlone || !work(**before) || !transaction.commit()) {
        return false;
    }
    m_seen->advance(counter, isLast);
    ++counter;
    return true;
}

bool ColumnCacheWriter::operator()(const std::atomic<bool> &stop) const
{
    if (stop) {
        return false;
    }
    const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
    if (!connection) {
        return false;
    }
    // Whoever has the file goes first.
    sqlite3_busy_timeout((*connection)->handle(), 0);
    ColumnCache cache(**connection);
    const ColumnParts columns(m_columns);
    const auto &parts = columns.parts();
    const auto writing = qint64(QRandomGenerator::system()->generate64());
    quint32 counter = m_counter;
    if (!step(**connection, counter, false,
              [&](const FileStamp &) { return cache.clear().ok(); })) {
        return false;
    }
    for (size_t next = 0; next < parts.size();) {
        if (stop) {
            return false;
        }
        const bool written = step(**connection, counter, false, [&](const FileStamp &) {
            for (qsizetype bytes = 0; next < parts.size() && bytes < StepBytes; ++next) {
                if (!cache.add(parts[next], writing)) {
                    return false;
                }
                bytes += parts[next].bytes.size();
            }
            return true;
        });
        if (!written) {
            return false;
        }
    }
    return !stop && step(**connection, counter, true, [&](const FileStamp &before) {
        return cache.seal(before, qint64(parts.size()), writing).ok();
    });
}

} // namespace dealscope::database
