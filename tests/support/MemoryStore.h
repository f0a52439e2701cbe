// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"

#include <QHash>

#include <optional>

namespace dealscope::tests {

/// A ledger without a database: rows in memory, and failures on demand.
class MemoryStore : public core::DealStore
{
public:
    explicit MemoryStore(core::LedgerData data)
        : m_data(std::move(data))
    {
    }

    /// From now on every call fails with this sentence; an empty one ends that.
    void failWith(const QString &sentence) { m_failure = sentence; }
    /// From now on nothing can be read back, while writing works.
    void failOnLoadWith(const QString &sentence) { m_loadFailure = sentence; }
    /// As a file that cannot be written: every call that writes fails.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    core::TextHits hits; ///< what every search finds

    [[nodiscard]] const core::LedgerData &data() const { return m_data; }

    QString path() const override { return {}; }
    bool isReadOnly() const override { return m_readOnly; }
    core::Result<core::LedgerData> load() override;
    core::Result<QString> sourceText(core::SourceId source) override;
    core::Outcome setSourceText(core::SourceId source, const QByteArray &document) override;
    /// Rows are taken as they are.
    core::Outcome append(const core::LedgerData &rows) override;
    /// Refused: rows come in by append() here.
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

    static constexpr const char *ReadOnlySentence = "This ledger can only be read.";

private:
    /// Why nothing can be written now, if so.
    [[nodiscard]] std::optional<core::Error> refusal() const;

    core::LedgerData m_data;
    QHash<core::SourceId, QString> m_texts;
    QString m_failure;
    QString m_loadFailure;
    bool m_readOnly = false;
};

} // namespace dealscope::tests
