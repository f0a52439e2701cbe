// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/StatementConflicts.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

struct DatedStatus {
    const Claim *claim;
    Status status;
    PartialDate published;
    bool inConflict = false;
};

/// True if `later` says less than `earlier` did. A deal that ends has not gone backwards.
bool goesBackwards(Status earlier, Status later)
{
    if (later == Status::Denied) {
        return earlier != Status::Denied;
    }
    if (earlier == Status::Ended) {
        return later != Status::Ended;
    }
    return !isOver(earlier) && !isOver(later) && later < earlier;
}

/// Roles and companies, whatever their order and shares.
QList<std::pair<Role, CompanyId>> rolesOf(const QList<Party> &parties)
{
    QList<std::pair<Role, CompanyId>> roles;
    for (const Party &party : parties) {
        roles.append({party.role, party.company});
    }
    std::ranges::sort(roles);
    return roles;
}

/// One date that a claim states.
struct DateStatement {
    ClaimId claim;
    std::optional<PartialDate> date;
    std::optional<int> months;
};

void addApart(QList<ConflictSide> &sides, DateAspect aspect, const QList<DateStatement> &statements)
{
    QList<ConflictSide> alike;
    for (const DateStatement &statement : statements) {
        const auto found = std::ranges::find_if(alike, [&](const ConflictSide &side) {
            return side.months == statement.months
                && side.date.has_value() == statement.date.has_value()
                && (!side.date
                    || (side.date->first() == statement.date->first()
                        && side.date->last() == statement.date->last()));
        });
        if (found != alike.end()) {
            found->claims.append(statement.claim);
            continue;
        }
        ConflictSide side;
        side.claims = {statement.claim};
        side.aspect = aspect;
        side.date = statement.date;
        side.months = statement.months;
        alike.append(side);
    }
    for (const ConflictSide &side : alike) {
        const bool inConflict = std::ranges::any_of(alike, [&](const ConflictSide &other) {
            return side.date ? !side.date->meets(*other.date) : side.months != other.months;
        });
        if (inConflict) {
            sides.append(side);
        }
    }
}

} // namespace

QList<ConflictSide> statusBackwards(const Snapshot &snapshot, const QList<const Claim *> &claims)
{
    QList<DatedStatus> statuses;
    for (const Claim *claim : claims) {
        const auto published = snapshot.publishedOn(claim->evidence.source);
        if (claim->status && published) {
            statuses.append({claim, *claim->status, *published});
        }
    }
    for (DatedStatus &earlier : statuses) {
        for (DatedStatus &later : statuses) {
            if (earlier.published.last() < later.published.first()
                && goesBackwards(earlier.status, later.status)) {
                earlier.inConflict = true;
                later.inConflict = true;
            }
        }
    }
    statuses.removeIf([](const DatedStatus &status) { return !status.inConflict; });
    std::ranges::stable_sort(statuses, {},
                             [](const DatedStatus &status) { return status.published.last(); });
    QList<ConflictSide> sides;
    for (const DatedStatus &status : statuses) {
        const auto found = std::ranges::find_if(
            sides, [&](const ConflictSide &side) { return side.status == status.status; });
        if (found != sides.end()) {
            found->claims.append(status.claim->id);
            continue;
        }
        ConflictSide side;
        side.claims = {status.claim->id};
        side.status = status.status;
        sides.append(side);
    }
    for (ConflictSide &side : sides) {
        std::ranges::sort(side.claims);
    }
    return sides;
}

QList<ConflictSide> otherParties(const Deal &deal, const QList<const Claim *> &claims)
{
    ConflictSide record;
    record.parties = deal.parties;
    record.kind = deal.kind;
    QList<ConflictSide> sides{record};
    for (const Claim *claim : claims) {
        const QList<Party> &parties
            = claim->otherParties.isEmpty() ? deal.parties : claim->otherParties;
        const DealKind kind = claim->otherKind.value_or(deal.kind);
        const auto found = std::ranges::find_if(sides, [&](const ConflictSide &side) {
            return side.kind == kind && rolesOf(side.parties) == rolesOf(parties);
        });
        if (found != sides.end()) {
            found->claims.append(claim->id);
            continue;
        }
        ConflictSide side;
        side.claims = {claim->id};
        side.parties = parties;
        side.kind = kind;
        sides.append(side);
    }
    return sides.size() > 1 ? sides : QList<ConflictSide>();
}

QList<ConflictSide> datesApart(const QList<const Claim *> &claims)
{
    QList<ConflictSide> sides;
    const auto examine = [&](DateAspect aspect, auto dateOf) {
        QList<DateStatement> statements;
        for (const Claim *claim : claims) {
            if (const std::optional<PartialDate> date = dateOf(*claim)) {
                statements.append({claim->id, date, {}});
            }
        }
        addApart(sides, aspect, statements);
    };
    examine(DateAspect::Happened, [](const Claim &claim) { return claim.happenedOn; });
    examine(DateAspect::Expected, [](const Claim &claim) { return claim.expectedOn; });
    examine(DateAspect::TermStart,
            [](const Claim &claim) { return claim.period ? claim.period->start : std::nullopt; });
    examine(DateAspect::TermEnd,
            [](const Claim &claim) { return claim.period ? claim.period->end : std::nullopt; });
    QList<DateStatement> lengths;
    for (const Claim *claim : claims) {
        if (claim->period && claim->period->months) {
            lengths.append({claim->id, {}, claim->period->months});
        }
    }
    addApart(sides, DateAspect::TermLength, lengths);
    return sides;
}

} // namespace dealscope::analysis
