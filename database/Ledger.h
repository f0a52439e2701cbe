// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"
#include "database/LateCheck.h"
#include "database/LedgerOpener.h"
#include "database/LedgerSnapshots.h"

namespace dealscope::database {

/// An open ledger: a file, or one in memory. It may be used from any thread, by one at a time.
class Ledger : public core::DealStore
{
    Q_DECLARE_TR_FUNCTIONS(Ledger)

public:
    /// ReadOnly leaves the file as it is, also where it could be written.
    enum class Access { ReadWrite, ReadOnly };

    /// Opens an existing file after checking all of it (see LedgerOpener).
    [[nodiscard]] static core::Result<std::unique_ptr<Ledger>> open(const QString &path,
                                                                    Access access
                                                                    = Access::ReadWrite);
    /// Makes an empty file, which must not exist, and opens it.
    [[nodiscard]] static core::Result<std::unique_ptr<Ledger>> create(const QString &path);
    [[nodiscard]] static core::Result<std::unique_ptr<Ledger>> inMemory();

    [[nodiscard]] QString path() const override { return m_path; }
    [[nodiscard]] bool isReadOnly() const override { return m_readOnly; }
    core::Result<core::LedgerData> load() override;
    core::Result<core::SnapshotPtr> snapshot(const core::SnapshotRequest &request) override;
    [[nodiscard]] core::Upkeep upkeepFor(const core::SnapshotPtr &snapshot) override;
    /// From how many claims on a ledger in a file is large, see snapshot().
    void setSmallClaims(qint64 claims) { m_snapshots->setSmallClaims(claims); }
    core::Result<QString> sourceText(core::SourceId source) override;
    core::Outcome setSourceText(core::SourceId source, const QByteArray &utf8Document) override;
    core::Outcome append(const core::LedgerData &rows) override;
    core::Result<core::ImportSummary> importReports(core::ReportReader &reader,
                                                    const core::ImportOptions &options) override;
    core::Result<core::TextHits> search(const QString &words, bool inTexts) override;
    core::Result<core::SavedViewId> saveView(const core::SavedView &view) override;
    core::Outcome removeView(core::SavedViewId view) override;
    core::Outcome setRank(core::ClaimId claim, core::Rank rank, const QString &reason) override;
    core::Outcome setRank(core::ValuationId valuation, core::Rank rank,
                          const QString &reason) override;
    core::Result<core::SettlementId> settle(const core::Settlement &settlement) override;
    core::Outcome unsettle(core::SettlementId settlement) override;
    core::Result<core::EditionId> saveEdition(const core::Edition &edition) override;
    core::Outcome removeEdition(core::EditionId edition) override;
    core::Result<QStringList> check() override;

    /// Copies the whole ledger to a file, in place of one of that name; complete or not at all.
    core::Outcome backUp(const QString &path);

private:
    Ledger(OpenedLedger opened, QString path);
    static core::Result<std::unique_ptr<Ledger>> wrap(core::Result<OpenedLedger> opened,
                                                      const QString &path);
    /// Runs `work`, an Outcome or Result, in a transaction that is committed if it succeeds.
    template<typename Work>
    auto inReadTransaction(Work work) -> decltype(work());
    template<typename Work>
    auto inWriteTransaction(Work work) -> decltype(work());
    /// For a claim or a valuation.
    template<typename Row>
    core::Outcome setRankOf(const Row &row, core::Rank rank, const QString &reason);
    core::Outcome checkVersion();
    /// Why nothing can be written at all.
    core::Error readOnlyError() const;

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<LedgerSnapshots> m_snapshots;
    QString m_path;
    bool m_readOnly = false;
    std::shared_ptr<LateCheck> m_lateCheck; ///< of a large file; else null
};

} // namespace dealscope::database
