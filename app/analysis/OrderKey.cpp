// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/OrderKey.h"

#include "analysis/ClaimOrder.h"

#include <QSet>

namespace dealscope::analysis {

namespace {

/// Below 0 if `a` comes first.
template<typename T>
int ascending(const T &a, const T &b)
{
    return a == b ? 0 : a < b ? -1 : 1;
}

/// What is there comes before what is not; 2 if both are there.
template<typename T>
int presence(const std::optional<T> &a, const std::optional<T> &b)
{
    if (a && b) {
        return 2;
    }
    return a ? -1 : b ? 1 : 0;
}

int compareLatest(const OrderKey &a, const OrderKey &b)
{
    const int there = presence(a.published, b.published);
    return there == 2 ? -ascending(*a.published, *b.published) : there;
}

int compareCeilings(const Interval &a, const Interval &b)
{
    const int there = presence(a.ceiling, b.ceiling);
    return there == 2 ? ascending(*a.ceiling, *b.ceiling) : there;
}

int compareConservative(const OrderKey &a, const OrderKey &b)
{
    const int there = presence(a.interval, b.interval);
    if (there != 2) {
        return there;
    }
    const int ceilings = compareCeilings(*a.interval, *b.interval);
    return ceilings != 0 ? ceilings : ascending(a.interval->floor, b.interval->floor);
}

int compareByLens(Lens lens, const OrderKey &a, const OrderKey &b)
{
    switch (lens) {
    case Lens::Latest:
        return 0;
    case Lens::FilingFirst:
        return ascending(a.sourceKind, b.sourceKind);
    case Lens::Conservative:
        return compareConservative(a, b);
    case Lens::Highest: {
        const int there = presence(a.headline, b.headline);
        return there == 2 ? -ascending(*a.headline, *b.headline) : there;
    }
    case Lens::Corroborated:
        return -ascending(a.origins, b.origins);
    case Lens::BindingOnly:
        return -ascending(a.eligible, b.eligible);
    }
    return 0;
}

int compareTies(const OrderKey &a, const OrderKey &b)
{
    const int there = presence(a.own, b.own);
    if (there != 2) {
        return there;
    }
    if (a.measure != b.measure) {
        return a.measure < b.measure ? -1 : 1;
    }
    const int floors = ascending(a.own->floor, b.own->floor);
    return floors != 0 ? floors : -compareCeilings(*a.own, *b.own);
}

} // namespace

int compareBeforeTies(Lens lens, const OrderKey &a, const OrderKey &b)
{
    if ((a.rank == Rank::Preferred) != (b.rank == Rank::Preferred)) {
        return a.rank == Rank::Preferred ? -1 : 1;
    }
    const int order = compareByLens(lens, a, b);
    return order != 0 ? order : compareLatest(a, b);
}

bool comesBefore(Lens lens, const OrderKey &a, const OrderKey &b)
{
    if (const int before = compareBeforeTies(lens, a, b); before != 0) {
        return before < 0;
    }
    if (const int tie = compareTies(a, b); tie != 0) {
        return tie < 0;
    }
    return a.id < b.id;
}

void countOrigins(std::span<OrderKey> keys)
{
    for (OrderKey &key : keys) {
        QSet<OutletId> origins;
        for (const OrderKey &other : keys) {
            if (key.headline && other.headline && other.origin.isValid()
                && areNear(*key.headline, *other.headline)) {
                origins.insert(other.origin);
            }
        }
        key.origins = int(origins.size());
    }
}

bool isEligible(Lens lens, std::optional<Status> status)
{
    return lens != Lens::BindingOnly || (status && (isBinding(*status) || isOver(*status)));
}

bool areNear(Money a, Money b)
{
    const Money low = std::min(a, b);
    const Money high = std::max(a, b);
    // Amounts are not negative, so that the difference fits; a quarter needs no multiplication.
    const qint64 apart = high.units - low.units;
    return apart <= low.units / 4;
}

} // namespace dealscope::analysis
