// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

/// The days on which a ledger's sources were published: the marks of the second clock.
namespace dealscope::analysis {

using namespace core;

/// What became known on one day: the last day that the date of its sources allows.
struct PublicationDay {
    QDate day;
    int reports = 0; ///< claims and valuations
    int inferred = 0; ///< so many of them come from sources whose date is worked out
    bool isInferred = false; ///< some source of the day does not print its date

    friend bool operator==(const PublicationDay &, const PublicationDay &) = default;
};

struct Publications {
    QList<PublicationDay> days; ///< in time, each day once
    CodeLists sources; ///< rows of the sources of each day, ascending; those without a report too
    int undatedReports = 0; ///< known only where no day is set
    int undatedSources = 0;

    /// Those of a snapshot; worked out by the first who asks and kept with it.
    [[nodiscard]] static std::shared_ptr<const Publications> of(const Snapshot &snapshot);

    /// The day before the clock on which something was published; where no clock is set, the last
    /// one. Nothing at the first.
    [[nodiscard]] std::optional<QDate> before(std::optional<QDate> clock) const;
    /// The next such day after the clock; nothing at the last, and where no clock is set.
    [[nodiscard]] std::optional<QDate> after(std::optional<QDate> clock) const;
    /// Positions in `days` of those from `first` to `last`: [begin, end).
    [[nodiscard]] std::pair<int, int> between(QDate first, QDate last) const;
};

/// Deprecated reports count too: they were published.
[[nodiscard]] Publications publicationsOf(const Snapshot &snapshot);

} // namespace dealscope::analysis
