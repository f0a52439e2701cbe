// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"
#include "core/TextColumn.h"

#include <functional>
#include <memory>

namespace dealscope::core {

/// Where the whole rows of a snapshot come from, with their texts: one by one, when somebody
/// wants to read them. Safe from any thread.
class RowSource
{
public:
    RowSource() = default;
    RowSource(const RowSource &) = delete;
    RowSource &operator=(const RowSource &) = delete;
    virtual ~RowSource() = default;

    /// Empty when there is no such row, or when it cannot be read.
    [[nodiscard]] virtual std::unique_ptr<Source> source(SourceId id) const = 0;
    [[nodiscard]] virtual std::unique_ptr<Deal> deal(DealId id) const = 0;
    [[nodiscard]] virtual std::unique_ptr<Claim> claim(ClaimId id) const = 0;
    /// The titles of all deals, in the order of their rows.
    [[nodiscard]] virtual Result<TextColumn> titles() const = 0;
    /// Every row at once, which for a large ledger takes long and much memory.
    [[nodiscard]] virtual Result<LedgerData> everything() const = 0;
    /// See SnapshotChecksum.h; empty when the rows cannot be read.
    [[nodiscard]] virtual QString checksum() const;

    /// One row after another, in the order of their ids; none is kept. What is written here holds
    /// all rows at once: rows that lie in a file are read by a cursor instead.
    [[nodiscard]] virtual Outcome eachSource(const std::function<void(const Source &)> &take) const
    {
        return eachOf(&LedgerData::sources, take);
    }
    [[nodiscard]] virtual Outcome eachDeal(const std::function<void(const Deal &)> &take) const
    {
        return eachOf(&LedgerData::deals, take);
    }
    [[nodiscard]] virtual Outcome eachClaim(const std::function<void(const Claim &)> &take) const
    {
        return eachOf(&LedgerData::claims, take);
    }

private:
    template<typename Row>
    Outcome eachOf(QList<Row> LedgerData::*list, const std::function<void(const Row &)> &take) const
    {
        const auto data = everything();
        if (!data) {
            return data.error();
        }
        for (const Row &row : (*data).*list) {
            take(row);
        }
        return Done{};
    }
};

} // namespace dealscope::core
