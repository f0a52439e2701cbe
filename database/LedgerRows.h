// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/RowSource.h"
#include "database/Connection.h"

#include <mutex>

namespace dealscope::database {

/// The whole rows of a ledger's file, as they are when they are asked for, on a connection of its
/// own that only reads. Each call is one transaction, so that no lock stays.
class LedgerRows : public core::RowSource
{
public:
    [[nodiscard]] static core::Result<std::shared_ptr<LedgerRows>> open(const QString &path);
    ~LedgerRows() override;

    [[nodiscard]] std::unique_ptr<core::Source> source(core::SourceId id) const override;
    [[nodiscard]] std::unique_ptr<core::Deal> deal(core::DealId id) const override;
    [[nodiscard]] std::unique_ptr<core::Claim> claim(core::ClaimId id) const override;
    [[nodiscard]] core::Result<core::LedgerData> everything() const override;
    [[nodiscard]] QString checksum() const override;
    [[nodiscard]] core::Result<core::TextColumn> titles() const override;
    [[nodiscard]] core::Outcome eachSource(
        const std::function<void(const core::Source &)> &take) const override;
    [[nodiscard]] core::Outcome eachDeal(
        const std::function<void(const core::Deal &)> &take) const override;
    [[nodiscard]] core::Outcome eachClaim(
        const std::function<void(const core::Claim &)> &take) const override;

private:
    struct Repositories;

    LedgerRows(std::unique_ptr<Connection> connection, QString path);
    /// Reads more than a row on yet another connection: whoever wants a single row meanwhile shall
    /// not wait for it.
    template<typename Read>
    auto readMany(Read read) const -> decltype(read(std::declval<Connection &>()));
    /// An id's row by the repository that is `table`; empty where it cannot be read.
    template<typename Row, typename Table, typename Id>
    std::unique_ptr<Row> read(Table table, Id id) const;

    QString m_path;
    mutable std::mutex m_mutex; ///< guards all below
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Repositories> m_repositories;
};

} // namespace dealscope::database
