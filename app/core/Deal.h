// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/PartialDate.h"
#include "core/StrongId.h"

#include <QList>
#include <QString>

#include <optional>

namespace dealscope::core {

/// A company in a deal. `sharePpm` is its reported part of the deal's amount in millionths;
/// without one the amount is joint.
struct Party {
    CompanyId company;
    Role role = Role::Payer;
    std::optional<int> sharePpm;

    friend bool operator==(const Party &, const Party &) = default;
};

/// The thing in the world. A deal that moves money and has no party in a role has a side that is
/// "not named".
struct Deal {
    DealId id;
    QString key; ///< a short name that other files may refer to; unique, may be empty
    QString title;
    DealKind kind = DealKind::Other;
    QList<Party> parties;
    QString note;

    [[nodiscard]] QList<CompanyId> companiesAs(Role role) const;

    friend bool operator==(const Deal &, const Deal &) = default;
};

/// "`from` is part of / replaces / amends / extends `to`", with the claim that says so.
struct Relation {
    DealId from;
    DealId to;
    RelationKind kind = RelationKind::PartOf;
    ClaimId claim;

    friend bool operator==(const Relation &, const Relation &) = default;
};

/// A dated step of a deal: a start, a delivery, a closing.
struct Milestone {
    MilestoneId id;
    DealId deal;
    SourceId source;
    QString label;
    PartialDate date;
    bool expected = false; ///< projected by the source, not reported as having happened
    QString quote;

    friend bool operator==(const Milestone &, const Milestone &) = default;
};

/// The companies of `parties` in one role, in their order.
[[nodiscard]] QList<CompanyId> companiesAs(const QList<Party> &parties, Role role);

} // namespace dealscope::core
