// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"

#include "database/BulkLoader.h"
#include "database/EditionRepository.h"
#include "database/EvidenceRepository.h"
#include "database/LedgerBackup.h"
#include "database/LedgerChecker.h"
#include "database/LedgerReader.h"
#include "database/LedgerWriter.h"
#include "database/RowRules.h"
#include "database/SavedViewRepository.h"
#include "database/SearchRepository.h"
#include "database/SettlementRepository.h"
#include "database/SourceRepository.h"
#include "database/SqlError.h"
#include "database/Transaction.h"

#include <QFileInfo>

namespace dealscope::database {

using namespace core;

namespace {

/// What a removal comes to: an error with the sentence `gone` where there was no such row.
Outcome removal(const Result<bool> &removed, const QString &gone)
{
    if (!removed) {
        return removed.error();
    }
    return *removed ? Outcome(Done{}) : Error{gone, {}};
}

} // namespace

Ledger::Ledger(OpenedLedger opened, QString path)
    : m_connection(std::move(opened.connection))
    , m_snapshots(std::make_unique<LedgerSnapshots>(*m_connection))
    , m_path(std::move(path))
    , m_readOnly(opened.readOnly)
    , m_lateCheck(opened.isLookedThrough ? nullptr : std::make_shared<LateCheck>(m_path))
{
}

Result<std::unique_ptr<Ledger>> Ledger::wrap(Result<OpenedLedger> opened, const QString &path)
{
    if (!opened) {
        return opened.error();
    }
    return std::unique_ptr<Ledger>(new Ledger(std::move(*opened), path));
}

Result<std::unique_ptr<Ledger>> Ledger::open(const QString &path, Access access)
{
    LedgerOpener::Options options;
    options.readOnly = access == Access::ReadOnly;
    return wrap(LedgerOpener().open(path, options), QFileInfo(path).absoluteFilePath());
}

Result<std::unique_ptr<Ledger>> Ledger::create(const QString &path)
{
    return wrap(LedgerOpener().create(path), QFileInfo(path).absoluteFilePath());
}

Result<std::unique_ptr<Ledger>> Ledger::inMemory()
{
    return wrap(LedgerOpener().inMemory(), QString());
}

template<typename Work>
auto Ledger::inReadTransaction(Work work) -> decltype(work())
{
    const Transaction transaction(*m_connection, Transaction::Kind::Read);
    if (!transaction.begun()) {
        return transaction.begun().error();
    }
    return work();
}

template<typename Work>
auto Ledger::inWriteTransaction(Work work) -> decltype(work())
{
    if (m_readOnly) {
        return readOnlyError();
    }
    if (m_lateCheck) {
        if (const auto damage = m_lateCheck->damage()) {
            return *damage;
        }
    }
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    if (!transaction.begun()) {
        return transaction.begun().error();
    }
    if (auto done = checkVersion(); !done) {
        return done.error();
    }
    if (auto done = m_snapshots->beginEdit(); !done) {
        return done.error();
    }
    auto result = work();
    if (!result) {
        return result;
    }
    m_snapshots->beforeCommit();
    if (auto done = transaction.commit(); !done) {
        return done.error();
    }
    m_snapshots->committed();
    return result;
}

Error Ledger::readOnlyError() const
{
    return {tr("This deal file can only be read. Save a copy to work on."), {}, ErrorKind::File};
}

Outcome Ledger::checkVersion()
{
    const auto version = Migrator::versionOf(*m_connection);
    if (!version) {
        return version.error();
    }
    if (*version != Migrator::bundled().newestVersion()) {
        return Error{tr("A newer version of Dealscope has changed this deal file meanwhile. "
                        "Nothing was written; update Dealscope to go on."),
                     QStringLiteral("user_version %1").arg(*version), ErrorKind::File};
    }
    return Done{};
}

Result<LedgerData> Ledger::load()
{
    return inReadTransaction([&] { return LedgerReader(*m_connection).readAll(); });
}

Result<SnapshotPtr> Ledger::snapshot(const SnapshotRequest &request)
{
    return m_snapshots->read(request);
}

Upkeep Ledger::upkeepFor(const SnapshotPtr &snapshot)
{
    Upkeep columns = m_snapshots->upkeepFor(snapshot);
    if (!m_lateCheck) {
        return columns;
    }
    return [check = m_lateCheck, columns](const std::atomic<bool> &stop) {
        // A damaged file is not written to.
        return check->run(stop) && !check->damage() && (!columns || columns(stop));
    };
}

Result<QString> Ledger::sourceText(SourceId source)
{
    return SourceRepository(*m_connection).text(source);
}

Outcome Ledger::setSourceText(SourceId source, const QByteArray &utf8Document)
{
    return inWriteTransaction([&]() -> Outcome {
        Source named;
        named.id = source;
        const QString name = RowRules::nameOf(named);
        SourceRepository sources(*m_connection);
        const auto checksum = sources.checksum(source);
        if (!checksum) {
            return SqlError::inRow(name, checksum.error());
        }
        const QString problem = RowRules::problemOfDocument(utf8Document, *checksum);
        if (!problem.isEmpty()) {
            return SqlError::inRow(name, {problem, {}});
        }
        if (auto done = sources.setText(source, utf8Document); !done) {
            return SqlError::inRow(name, done.error());
        }
        return SearchRepository(*m_connection).refresh(source);
    });
}

Outcome Ledger::append(const LedgerData &rows)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::Rows);
        return LedgerWriter(*m_connection).append(rows);
    });
}

Result<ImportSummary> Ledger::importReports(ReportReader &reader, const ImportOptions &options)
{
    if (options.dryRun) {
        return inReadTransaction([&] { return BulkLoader(*m_connection).load(reader, options); });
    }
    if (m_readOnly) {
        return readOnlyError();
    }
    if (m_lateCheck) {
        if (const auto damage = m_lateCheck->damage()) {
            return *damage;
        }
    }
    const LoadSettings settings(*m_connection);
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    Outcome done = transaction.begun();
    if (done) {
        done = checkVersion();
    }
    if (!done) {
        return done.error();
    }
    auto summary = BulkLoader(*m_connection).load(reader, options);
    if (!summary || summary->isRefused()) {
        return summary;
    }
    if (done = transaction.commit(); !done) {
        return done.error();
    }
    return summary;
}

Result<TextHits> Ledger::search(const QString &words, bool inTexts)
{
    return inReadTransaction(
        [&] { return SearchRepository(*m_connection).search(words, inTexts); });
}

Result<SavedViewId> Ledger::saveView(const SavedView &view)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::SavedViews);
        return SavedViewRepository(*m_connection).save(view);
    });
}

Outcome Ledger::removeView(SavedViewId view)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::SavedViews);
        return removal(SavedViewRepository(*m_connection).remove(view),
                       tr("This saved view has already been removed."));
    });
}

template<typename Row>
Outcome Ledger::setRankOf(const Row &row, Rank rank, const QString &reason)
{
    const QString name = RowRules::nameOf(row);
    // A report that is neither retained nor set aside has nothing to give a reason for.
    const QString kept = rank == Rank::Normal ? QString() : reason;
    if (const QString problem = RowRules::problemOfRank(rank, kept); !problem.isEmpty()) {
        return SqlError::inRow(name, {problem, {}});
    }
    using Owner = EvidenceRepository::Owner;
    constexpr Owner Kind = std::is_same_v<Row, Claim> ? Owner::Claim : Owner::Valuation;
    return inWriteTransaction([&]() -> Outcome {
        if constexpr (std::is_same_v<Row, Claim>) {
            m_snapshots->changeRank(row.id, rank);
        } else {
            m_snapshots->change(LedgerSnapshots::Part::Valuations);
        }
        auto done = EvidenceRepository(*m_connection, Kind).setRank(row.id.value, rank, kept);
        return done ? done : SqlError::inRow(name, done.error());
    });
}

Outcome Ledger::setRank(ClaimId claim, Rank rank, const QString &reason)
{
    Claim row;
    row.id = claim;
    return setRankOf(row, rank, reason);
}

Outcome Ledger::setRank(ValuationId valuation, Rank rank, const QString &reason)
{
    Valuation row;
    row.id = valuation;
    return setRankOf(row, rank, reason);
}

Result<SettlementId> Ledger::settle(const Settlement &settlement)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::Settlements);
        return SettlementRepository(*m_connection).add(settlement);
    });
}

Outcome Ledger::unsettle(SettlementId settlement)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::Settlements);
        return removal(SettlementRepository(*m_connection).remove(settlement),
                       tr("This conflict is not settled any more."));
    });
}

Result<EditionId> Ledger::saveEdition(const Edition &edition)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::Editions);
        return EditionRepository(*m_connection).add(edition);
    });
}

Outcome Ledger::removeEdition(EditionId edition)
{
    return inWriteTransaction([&] {
        m_snapshots->change(LedgerSnapshots::Part::Editions);
        return removal(EditionRepository(*m_connection).remove(edition),
                       tr("This edition has already been removed."));
    });
}

Result<QStringList> Ledger::check()
{
    return LedgerChecker(*m_connection, m_readOnly).problems();
}

Outcome Ledger::backUp(const QString &path)
{
    return LedgerBackup::write(*m_connection, path);
}

} // namespace dealscope::database
