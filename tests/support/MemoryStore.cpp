// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MemoryStore.h"

#include <algorithm>

namespace dealscope::tests {

using namespace core;

namespace {

Error error(const QString &sentence, ErrorKind kind = ErrorKind::Problem)
{
    return {sentence, {}, kind};
}

template<typename Row, typename Id>
Row *find(QList<Row> &rows, Id id)
{
    const auto it = std::ranges::find(rows, id, &Row::id);
    return it == rows.end() ? nullptr : &*it;
}

template<typename Row, typename Id>
Outcome rank(QList<Row> &rows, Id id, Rank rank, const QString &reason)
{
    Row *row = find(rows, id);
    if (!row) {
        return error(QStringLiteral("There is no such row."));
    }
    if (rank != Rank::Normal && reason.trimmed().isEmpty()) {
        return error(QStringLiteral("A rank needs a reason."));
    }
    row->evidence.rank = rank;
    row->evidence.rankReason = rank == Rank::Normal ? QString() : reason;
    return Done{};
}

/// Under its own id where that is valid and free, in the order of ids.
template<typename Row>
auto insert(QList<Row> &rows, Row row) -> decltype(row.id)
{
    if (!row.id.isValid() || find(rows, row.id)) {
        row.id = decltype(row.id)(rows.isEmpty() ? 1 : rows.last().id.value + 1);
    }
    const auto at = std::ranges::upper_bound(rows, row.id, {}, &Row::id);
    rows.insert(at - rows.begin(), row);
    return row.id;
}

template<typename Row, typename Id>
Outcome remove(QList<Row> &rows, Id id)
{
    const bool removed = rows.removeIf([&](const Row &row) { return row.id == id; }) > 0;
    return removed ? Outcome(Done{}) : error(QStringLiteral("It has already been removed."));
}

} // namespace

std::optional<Error> MemoryStore::refusal() const
{
    if (!m_failure.isEmpty()) {
        return error(m_failure, ErrorKind::File);
    }
    if (m_readOnly) {
        return error(QString::fromLatin1(ReadOnlySentence), ErrorKind::File);
    }
    return std::nullopt;
}

Result<LedgerData> MemoryStore::load()
{
    if (!m_failure.isEmpty() || !m_loadFailure.isEmpty()) {
        return error(m_failure.isEmpty() ? m_loadFailure : m_failure, ErrorKind::File);
    }
    return m_data;
}

Result<QString> MemoryStore::sourceText(SourceId source)
{
    return m_texts.value(source);
}

Outcome MemoryStore::setSourceText(SourceId source, const QByteArray &document)
{
    if (const auto why = refusal()) {
        return *why;
    }
    m_texts.insert(source, QString::fromUtf8(document));
    for (Source &row : m_data.sources) {
        row.hasText = row.hasText || row.id == source;
    }
    return Done{};
}

Outcome MemoryStore::append(const LedgerData &rows)
{
    if (const auto why = refusal()) {
        return *why;
    }
    m_data.companies += rows.companies;
    m_data.outlets += rows.outlets;
    m_data.sources += rows.sources;
    m_data.deals += rows.deals;
    m_data.relations += rows.relations;
    m_data.claims += rows.claims;
    m_data.valuations += rows.valuations;
    m_data.milestones += rows.milestones;
    m_data.rates += rows.rates;
    m_data.settlements += rows.settlements;
    m_data.editions += rows.editions;
    m_data.savedViews += rows.savedViews;
    return Done{};
}

Result<ImportSummary> MemoryStore::importReports(ReportReader &, const ImportOptions &)
{
    return error(QStringLiteral("A ledger in memory takes rows by append() alone."),
                 ErrorKind::Usage);
}

Result<TextHits> MemoryStore::search(const QString &, bool)
{
    if (!m_failure.isEmpty()) {
        return error(m_failure, ErrorKind::File);
    }
    return hits;
}

Result<SavedViewId> MemoryStore::saveView(const SavedView &view)
{
    if (const auto why = refusal()) {
        return *why;
    }
    m_data.savedViews.removeIf([&](const SavedView &v) { return v.name == view.name; });
    return insert(m_data.savedViews, view);
}

Outcome MemoryStore::removeView(SavedViewId view)
{
    if (const auto why = refusal()) {
        return *why;
    }
    return remove(m_data.savedViews, view);
}

Outcome MemoryStore::setRank(ClaimId claim, Rank to, const QString &reason)
{
    if (const auto why = refusal()) {
        return *why;
    }
    return rank(m_data.claims, claim, to, reason);
}

Outcome MemoryStore::setRank(ValuationId valuation, Rank to, const QString &reason)
{
    if (const auto why = refusal()) {
        return *why;
    }
    return rank(m_data.valuations, valuation, to, reason);
}

Result<SettlementId> MemoryStore::settle(const Settlement &settlement)
{
    if (const auto why = refusal()) {
        return *why;
    }
    return insert(m_data.settlements, settlement);
}

Outcome MemoryStore::unsettle(SettlementId settlement)
{
    if (const auto why = refusal()) {
        return *why;
    }
    return remove(m_data.settlements, settlement);
}

Result<EditionId> MemoryStore::saveEdition(const Edition &edition)
{
    if (const auto why = refusal()) {
        return *why;
    }
    if (std::ranges::find(m_data.editions, edition.name, &Edition::name) != m_data.editions.end()) {
        return error(QStringLiteral("There is already an edition of this name."));
    }
    return insert(m_data.editions, edition);
}

Outcome MemoryStore::removeEdition(EditionId edition)
{
    if (const auto why = refusal()) {
        return *why;
    }
    return remove(m_data.editions, edition);
}

Result<QStringList> MemoryStore::check()
{
    return QStringList{};
}

} // namespace dealscope::tests
