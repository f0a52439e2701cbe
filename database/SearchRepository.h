// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"

namespace dealscope::database {

class Connection;

/// The indexes of words: a record a deal (title, names of its parties), a claim (quote), a
/// valuation (quote, names of its company) and a source (title, text). Records are written after
/// the rows that they are about, in the same transaction.
class SearchRepository
{
public:
    explicit SearchRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    core::Outcome add(const QList<core::Deal> &deals);
    core::Outcome add(const QList<core::Claim> &claims);
    core::Outcome add(const QList<core::Valuation> &valuations);
    core::Outcome add(const QList<core::Source> &sources);
    /// After a source's text has changed.
    core::Outcome refresh(core::SourceId source);

    /// As DealStore::search.
    core::Result<core::TextHits> search(const QString &words, bool inTexts);
    /// The FTS5 query for records with all the words, as prefixes; empty when there is nothing to
    /// search for. Words are what the tokenizer takes for one: letters, digits and their marks.
    [[nodiscard]] static QString queryFor(const QString &words);

private:
    template<typename Row>
    core::Outcome addAll(const char *insert, const QList<Row> &rows);
    template<typename Id>
    core::Outcome collect(const char *select, const QString &query, QSet<Id> &ids);

    Connection &m_connection;
};

} // namespace dealscope::database
