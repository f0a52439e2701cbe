// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Claim.h"
#include "core/Company.h"
#include "core/Source.h"

namespace dealscope::core {

/// A named state of the window: filter, perspective and layout, as JSON texts.
struct SavedView {
    SavedViewId id;
    QString name;
    QString filterJson;
    QString layoutJson;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

/// The rows of a ledger, each list in the order of its ids. A plain value: read from a file or an
/// import, written to a file.
struct LedgerData {
    QList<Company> companies;
    QList<Outlet> outlets;
    QList<Source> sources;
    QList<Deal> deals;
    QList<Relation> relations;
    QList<Claim> claims;
    QList<Valuation> valuations;
    QList<Milestone> milestones;
    QList<ExchangeRate> rates;
    QList<SavedView> savedViews;

    friend bool operator==(const LedgerData &, const LedgerData &) = default;
};

} // namespace dealscope::core
