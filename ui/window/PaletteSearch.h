// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <atomic>

namespace dealscope::ui {

/// A company or a deal that was looked for.
struct PaletteFind {
    int score = 0; ///< as of fuzzyScore
    core::CompanyId company; ///< this, or...
    core::DealId deal; ///< ...this
    QString name;
    QString hint; ///< "deal: equity, up to $50 bn"
};

/// Companies whose names fit the words, then deals whose parties or titles do, the best first,
/// at most `most` of each. In a small ledger any run of letters is found; in a large one each word
/// must begin a word of the deal's parties or title, which goes through 600,000 deals in some ten
/// milliseconds, the first time in a second (titles are read then). For a worker; gives nothing
/// once `stop` is set.
[[nodiscard]] QList<PaletteFind> findInLedger(const session::StatePtr &state, const QString &words,
                                              int most, const std::atomic<bool> &stop);
/// Ledgers up to so many deals and companies are small.
inline constexpr int PaletteSmall = 2000;

} // namespace dealscope::ui
