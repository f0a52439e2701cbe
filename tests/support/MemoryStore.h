// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"

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
    core::TextHits hits; ///< what every search finds

    QString path() const override { return {}; }
    bool isReadOnly() const override { return false; }
    core::Result<core::LedgerData> load() override;
    core::Result<QString> sourceText(core::SourceId source) override;
    core::Outcome setSourceText(core::SourceId source, const QByteArray &document) override;
    core::Outcome append(const core::LedgerData &rows) override;
    core::Result<core::TextHits> search(const QString &words, bool inTexts) override;
    core::Result<core::SavedViewId> saveView(const core::SavedView &view) override;
    core::Outcome removeView(core::SavedViewId view) override;
    core::Result<QStringList> check() override;

private:
    core::LedgerData m_data;
    QHash<core::SourceId, QString> m_texts;
    QString m_failure;
};

} // namespace dealscope::tests
