// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SourceRepository.h"

#include "database/ListColumns.h"
#include "database/RowRules.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Outcome;
using core::Result;
using core::Source;
using core::SourceId;

namespace {

constexpr const char *InsertSource = R"sql(
    INSERT INTO sources (id, key, outlet_id, kind, title, url, archived_url, language,
                         published_first, published_last, published_words, published_inferred,
                         accessed_first, accessed_last, accessed_words, file_name, checksum, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr const char *SelectSources = R"sql(
    SELECT id, coalesce(key, ''), outlet_id, kind, title, url, archived_url, language,
           published_first, published_last, published_words, published_inferred,
           accessed_first, accessed_last, accessed_words, file_name, checksum,
           EXISTS (SELECT 1 FROM source_texts t WHERE t.source_id = s.id)
    FROM sources s
)sql";
constexpr const char *ReplaceText
    = "INSERT OR REPLACE INTO source_texts (source_id, body, seal) VALUES (?, ?, ?)";
constexpr const char *SelectText = "SELECT body FROM source_texts WHERE source_id = ?";
constexpr const char *SelectChecksum = "SELECT checksum FROM sources WHERE id = ?";

void readRow(SqlStatement &select, Source &source)
{
    select >> source.id >> source.key >> source.outlet >> source.kind >> source.title >> source.url
        >> source.archivedUrl >> source.language >> source.published >> source.publishedInferred
        >> source.accessed >> source.fileName >> source.checksum >> source.hasText;
}

} // namespace

SourceRepository::SourceRepository(Connection &connection)
    : m_connection(connection)
{
}

SourceRepository::~SourceRepository() = default;

Outcome SourceRepository::append(const QList<Source> &sources)
{
    SqlStatement insert(m_connection, InsertSource);
    for (const Source &source : sources) {
        insert << source.id << textOrNull(source.key) << source.outlet << source.kind
               << source.title << source.url << source.archivedUrl << source.language
               << source.published << source.publishedInferred << source.accessed << source.fileName
               << source.checksum;
        auto done = insert.sealAndRun();
        if (done && !source.text.isEmpty()) {
            done = setText(source.id, source.text.toUtf8());
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(source), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Source>> SourceRepository::readPage(RowPage page)
{
    QList<Source> sources;
    SqlStatement select(m_connection, ofPage(SelectSources));
    select << page.after << page.count;
    while (select.next()) {
        Source source;
        readRow(select, source);
        sources.append(source);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return sources;
}

Result<std::unique_ptr<Source>> SourceRepository::read(SourceId id)
{
    if (!m_oneRow) {
        m_oneRow = std::make_unique<SqlStatement>(m_connection, ofOne(SelectSources, "id", "id"));
    }
    std::unique_ptr<Source> source;
    *m_oneRow << id;
    if (m_oneRow->next()) {
        source = std::make_unique<Source>();
        readRow(*m_oneRow, *source);
    }
    if (auto done = m_oneRow->run(); !done) {
        // A statement that has failed stays so.
        m_oneRow.reset();
        return done.error();
    }
    return source;
}

Result<QString> SourceRepository::text(SourceId source)
{
    QString text;
    SqlStatement select(m_connection, SelectText);
    select << source;
    if (select.next()) {
        select >> text;
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return text;
}

Outcome SourceRepository::setText(SourceId source, const QByteArray &utf8)
{
    SqlStatement replace(m_connection, ReplaceText);
    replace << source << QByteArrayView(utf8);
    return replace.sealAndRun();
}

Result<QString> SourceRepository::checksum(SourceId source)
{
    SqlStatement select(m_connection, SelectChecksum);
    select << source;
    QString checksum;
    if (select.next()) {
        select >> checksum;
        return checksum;
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return SqlError::missingRow();
}

} // namespace dealscope::database
