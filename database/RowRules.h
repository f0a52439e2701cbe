// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

#include <QCoreApplication>

namespace dealscope::database {

/// What a row must be to enter a ledger: the rules of the schema's CHECKs, in words, and those
/// that SQL cannot ask (text without NUL characters and broken Unicode). Each problemOf gives the
/// first broken rule, to stand after "claim 12: "; empty when all are kept.
class RowRules
{
    Q_DECLARE_TR_FUNCTIONS(RowRules)

public:
    static constexpr int MaxName = 500;
    static constexpr int MaxTitle = 1000;
    static constexpr int MaxKey = 200;
    static constexpr int MaxTag = 200;
    static constexpr int MaxLanguage = 35;
    static constexpr int MaxUrl = 4000;
    static constexpr int MaxQuote = 1000;
    static constexpr int MaxNote = 10'000;
    static constexpr int MaxView = 1'000'000;
    static constexpr int MaxFigures = 16'000'000;
    static constexpr int MaxDocumentBytes = 32 * 1024 * 1024;

    [[nodiscard]] static QString problemOf(const core::Company &company);
    [[nodiscard]] static QString problemOf(const core::Outlet &outlet);
    [[nodiscard]] static QString problemOf(const core::Source &source);
    [[nodiscard]] static QString problemOf(const core::Deal &deal);
    [[nodiscard]] static QString problemOf(const core::Relation &relation);
    [[nodiscard]] static QString problemOf(const core::Claim &claim);
    [[nodiscard]] static QString problemOf(const core::Valuation &valuation);
    [[nodiscard]] static QString problemOf(const core::Milestone &milestone);
    [[nodiscard]] static QString problemOf(const core::ExchangeRate &rate);
    /// Whether its claims are of its deal shows only in the ledger, see SettlementRepository.
    [[nodiscard]] static QString problemOf(const core::Settlement &settlement);
    [[nodiscard]] static QString problemOf(const core::Edition &edition);
    [[nodiscard]] static QString problemOf(const core::SavedView &view);
    /// A rank on its way in.
    [[nodiscard]] static QString problemOfRank(core::Rank rank, const QString &reason);
    /// A document on its way in, and the checksum its source has (may be empty).
    [[nodiscard]] static QString problemOfDocument(const QByteArray &utf8, const QString &checksum);

    /// How a row is called in messages: "claim 12".
    [[nodiscard]] static QString nameOf(const core::Company &row);
    [[nodiscard]] static QString nameOf(const core::Outlet &row);
    [[nodiscard]] static QString nameOf(const core::Source &row);
    [[nodiscard]] static QString nameOf(const core::Deal &row);
    [[nodiscard]] static QString nameOf(const core::Relation &row);
    [[nodiscard]] static QString nameOf(const core::Claim &row);
    [[nodiscard]] static QString nameOf(const core::Valuation &row);
    [[nodiscard]] static QString nameOf(const core::Milestone &row);
    [[nodiscard]] static QString nameOf(const core::ExchangeRate &row);
    [[nodiscard]] static QString nameOf(const core::Settlement &row);
    [[nodiscard]] static QString nameOf(const core::Edition &row);
    [[nodiscard]] static QString nameOf(const core::SavedView &row);
};

} // namespace dealscope::database
