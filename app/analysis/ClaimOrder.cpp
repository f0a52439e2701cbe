// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ClaimOrder.h"

namespace dealscope::analysis {

namespace {

std::optional<QDate> publicationDay(const Snapshot &snapshot, SourceId id)
{
    const Source *source = snapshot.source(id);
    if (!source || !source->published) {
        return std::nullopt;
    }
    return source->published->last();
}

/// Below 0 if `a` comes first.
int compareLatest(const OrderKey &a, const OrderKey &b)
{
    if (a.published == b.published) {
        return 0;
    }
    if (!a.published || !b.published) {
        return a.published ? -1 : 1;
    }
    return *a.published > *b.published ? -1 : 1;
}

int compareByLens(Lens lens, const OrderKey &a, const OrderKey &b)
{
    switch (lens) {
    case Lens::Latest:
        return compareLatest(a, b);
    }
    return 0;
}

int compareTies(const OrderKey &a, const OrderKey &b)
{
    if (a.interval.has_value() != b.interval.has_value()) {
        return a.interval ? -1 : 1;
    }
    if (!a.interval || *a.interval == *b.interval) {
        return 0;
    }
    if (a.interval->floor != b.interval->floor) {
        return a.interval->floor < b.interval->floor ? -1 : 1;
    }
    if (a.interval->isOpen() || b.interval->isOpen()) {
        return a.interval->isOpen() ? -1 : 1;
    }
    return *a.interval->ceiling > *b.interval->ceiling ? -1 : 1;
}

} // namespace

OrderKey orderKey(const Snapshot &snapshot, const Claim &claim)
{
    return {claim.evidence.rank, publicationDay(snapshot, claim.evidence.source),
            claim.amount ? claim.amount->interval() : std::nullopt, claim.id.value};
}

OrderKey orderKey(const Snapshot &snapshot, const Valuation &valuation)
{
    return {valuation.evidence.rank, publicationDay(snapshot, valuation.evidence.source),
            valuation.amount.interval(), valuation.id.value};
}

bool comesBefore(Lens lens, const OrderKey &a, const OrderKey &b)
{
    if ((a.rank == Rank::Preferred) != (b.rank == Rank::Preferred)) {
        return a.rank == Rank::Preferred;
    }
    if (const int order = compareByLens(lens, a, b); order != 0) {
        return order < 0;
    }
    if (const int order = compareTies(a, b); order != 0) {
        return order < 0;
    }
    return a.id < b.id;
}

} // namespace dealscope::analysis
