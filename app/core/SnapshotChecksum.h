// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

#include <memory>

namespace dealscope::core {

/// SHA-256, lower-case hex, over every fact of the ledger: all rows and fields but saved views,
/// editions and the bodies of source texts (their checksums are in). Rows count in the order of
/// their ids.
[[nodiscard]] QString checksumOf(const LedgerData &data);

/// The same for rows that come one after the other: beginSources(), the sources, beginDeals(), the
/// deals, beginClaims(), the claims, finish(); the lists are the same each time.
class FactDigest
{
public:
    FactDigest();
    FactDigest(const FactDigest &) = delete;
    FactDigest &operator=(const FactDigest &) = delete;
    ~FactDigest();

    void beginSources(const LedgerLists &lists, qint64 count);
    void add(const Source &source);
    void beginDeals(qint64 count);
    void add(const Deal &deal);
    void beginClaims(const LedgerLists &lists, qint64 count);
    void add(const Claim &claim);
    [[nodiscard]] QString finish(const LedgerLists &lists);

private:
    class FactStream;
    std::unique_ptr<FactStream> m_facts;
};

} // namespace dealscope::core
