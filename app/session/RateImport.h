// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Snapshot.h"

namespace dealscope::session {

using namespace core;

/// What an import of reference rates would add to a ledger.
struct RateImport {
    LedgerData rows; ///< the rates, and their source and outlet where the ledger lacks them
    int added = 0;
    int alreadyThere = 0; ///< same pair, day and quotient
    int differing = 0; ///< same pair and day, another quotient: the ledger's stays
    QList<Currency> currencies; ///< of the added rates but EUR, by code
    std::optional<QDate> first; ///< of the added ones
    std::optional<QDate> last;
};

/// The first day whose rates the ledger can need: two weeks before its oldest dated source, so that
/// a rate stands before every publication; nothing when no source is dated.
[[nodiscard]] std::optional<QDate> firstDayNeeded(const Snapshot &snapshot);

/// Puts rates of the European Central Bank (io::EcbRatesReader) into rows for a ledger: new ids,
/// one data set as their source with the file's name and SHA-256. Pure.
[[nodiscard]] RateImport importOfRates(const Snapshot &snapshot, const QList<ExchangeRate> &rates,
                                       const QString &fileName, const QString &sha256);
/// What a file of the bank's rates would add: days from firstDayNeeded() on, or all of them.
/// Nothing is written; the error names what cannot be opened or understood.
[[nodiscard]] Result<RateImport> readRateFile(const Snapshot &snapshot, const QString &path,
                                              bool allDays);
/// "Added 1,204 exchange rates of 43 currencies, 3 Dec 2025 – 30 Jan 2026; 12 were there already."
[[nodiscard]] QString inWords(const RateImport &import);

} // namespace dealscope::session
