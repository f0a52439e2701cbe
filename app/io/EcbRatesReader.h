// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

class QIODevice;

namespace dealscope::io {

/// Reads the euro foreign exchange reference rates of the European Central Bank as the bank
/// publishes them (eurofxref-hist.csv, unzipped; the one-day eurofxref.csv too): a header
/// "Date,USD,JPY,...", one line a day, the units of each currency that one euro buys, "N/A" or an
/// empty cell where the bank gives none. Lines end in a comma in some years, and blanks stand
/// around cells in others.
///
/// Gives the rates alone, without ids and source: EUR to each currency, as two whole numbers
/// (1.0823 is 10823 for 10000), so that nothing is lost to a fraction. All or nothing: a line that
/// breaks a rule refuses the whole, with one sentence that names line and column. Files above 64
/// MB, more than 200 columns and lines above 64 kB are refused.
class EcbRatesReader
{
public:
    struct Options {
        /// Only these; empty: all that the file has.
        QList<core::Currency> currencies;
        std::optional<QDate> from; ///< only days from this one on
    };

    /// True if a first line looks like such a file's.
    [[nodiscard]] static bool recognises(const QByteArray &firstLine);
    /// From an open device, read to its end. In the order of the days.
    [[nodiscard]] static core::Result<QList<core::ExchangeRate>> read(QIODevice &device,
                                                                      const QString &fileName,
                                                                      const Options &options);
};

} // namespace dealscope::io
