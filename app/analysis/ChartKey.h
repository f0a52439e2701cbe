// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartQuery.h"
#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// Which bucket of a dimension a deal falls into.
struct ChartKey {
    enum class Bucket {
        Value, ///< one of the fields below says which
        NotStated, ///< payer "not named", status not stated ...
        Imprecise, ///< a date that spans more than one month, quarter or year
        Undated,
        Others, ///< what did not fit into the top
    };

    ChartDimension dimension = ChartDimension::Payer;
    Bucket bucket = Bucket::Value;
    QDate start; ///< of times: the first day
    int code = 0; ///< of kinds, statuses and forms: the enum's value
    OutletId outlet;
    QList<CompanyId> companies; ///< joint parties are one bucket; in the order of their ids
    QList<CompanyId> asReported; ///< the same as a deal names them; tells no buckets apart

    [[nodiscard]] DealKind kind() const { return DealKind(code); }
    [[nodiscard]] Status status() const { return Status(code); }
    [[nodiscard]] Form form() const { return Form(code); }
    [[nodiscard]] QDate end() const; ///< of times: the last day
    [[nodiscard]] ChartKey following() const; ///< of times: the next month, quarter or year

    friend bool operator==(const ChartKey &a, const ChartKey &b);
    friend bool operator<(const ChartKey &a, const ChartKey &b);
};

/// A bucket and the reported part of the deal that falls into it, in millionths.
struct ChartKeyShare {
    ChartKey key;
    int ppm = 1'000'000;
};

/// The buckets of a deal; one, but for parties whose reported shares tell them apart: the share
/// of each, and what the shares leave over as not named. With `groups` a company stands for the
/// group it is in. The outlet is the origin of the claim that the amount comes from, or, without
/// an amount, of the deal's first claim, so that no deal is in two outlets' bars.
[[nodiscard]] QList<ChartKeyShare> keysOf(const Resolution &resolution, const ResolvedDeal &deal,
                                          ChartDimension dimension, bool groups);

/// The clause that lets the deals of a bucket through. Nothing for buckets that no clause
/// describes: others, undated, imprecise, not stated.
[[nodiscard]] std::optional<FilterClause> clauseOf(const ChartKey &key);

} // namespace dealscope::analysis
