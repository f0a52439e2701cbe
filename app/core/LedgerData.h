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

/// A user's word that a conflict stays as it is: both readings are kept, for a written reason.
struct Settlement {
    SettlementId id;
    DealId deal;
    ConflictRule rule = ConflictRule::AmountsApart;
    QList<ClaimId> claims; ///< those of the conflict when it was settled, by id
    QString reason; ///< never empty

    friend bool operator==(const Settlement &, const Settlement &) = default;
};

/// The ledger's figures as they stood when somebody published them, under a name.
struct Edition {
    EditionId id;
    QString name;
    QDate madeOn;
    QString figuresJson; ///< see session/EditionJson
    QString checksum; ///< SHA-256 of figuresJson in UTF-8, lower-case hex

    friend bool operator==(const Edition &, const Edition &) = default;
};

/// The lists of a ledger that are short however large it is, each in the order of its ids.
struct LedgerLists {
    QList<Company> companies;
    QList<Outlet> outlets;
    QList<Relation> relations;
    QList<Valuation> valuations;
    QList<Milestone> milestones;
    QList<ExchangeRate> rates;
    QList<Settlement> settlements;
    QList<Edition> editions;
    QList<SavedView> savedViews;

    friend bool operator==(const LedgerLists &, const LedgerLists &) = default;
};

/// All rows of a ledger, each list in the order of its ids. A plain value: read from an import,
/// written to a file. A large ledger is not looked at in this form, see Snapshot.
struct LedgerData : LedgerLists {
    QList<Source> sources;
    QList<Deal> deals;
    QList<Claim> claims;

    friend bool operator==(const LedgerData &, const LedgerData &) = default;
};

} // namespace dealscope::core
