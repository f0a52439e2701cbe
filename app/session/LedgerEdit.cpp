// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LedgerEdit.h"

#include <memory>

namespace dealscope::session {

namespace {

Result<SettlementId> write(DealStore &store, const Settlement &row)
{
    return store.settle(row);
}

Result<EditionId> write(DealStore &store, const Edition &row)
{
    return store.saveEdition(row);
}

Outcome erase(DealStore &store, SettlementId id)
{
    return store.unsettle(id);
}

Outcome erase(DealStore &store, EditionId id)
{
    return store.removeEdition(id);
}

struct Steps {
    LedgerEdit::Step write;
    LedgerEdit::Step erase;
};

template<typename Row>
Steps stepsOf(DealStore &store, const Row &row)
{
    // Shared, as the row's id is known only once it has been written.
    const auto shared = std::make_shared<Row>(row);
    return {[&store, shared]() -> Outcome {
                const auto id = write(store, *shared);
                if (!id) {
                    return id.error();
                }
                shared->id = *id;
                return Done{};
            },
            [&store, shared] { return erase(store, shared->id); }};
}

template<typename Row>
LedgerEdit rankEdit(DealStore &store, const Row &before, Rank rank, const QString &reason,
                    const QString &text)
{
    const auto step = [&store, id = before.id](Rank to, const QString &why) -> LedgerEdit::Step {
        return [&store, id, to, why] { return store.setRank(id, to, why); };
    };
    return {text, step(rank, reason), step(before.evidence.rank, before.evidence.rankReason)};
}

} // namespace

LedgerEdit LedgerEdit::rank(DealStore &store, const Claim &before, Rank rank, const QString &reason)
{
    const QString text = rank == Rank::Preferred ? tr("Retain a report")
        : rank == Rank::Deprecated               ? tr("Set aside a report")
                                                 : tr("Treat a report like the others");
    return rankEdit(store, before, rank, reason, text);
}

LedgerEdit LedgerEdit::rank(DealStore &store, const Valuation &before, Rank rank,
                            const QString &reason)
{
    const QString text = rank == Rank::Preferred ? tr("Retain a valuation")
        : rank == Rank::Deprecated               ? tr("Set aside a valuation")
                                                 : tr("Treat a valuation like the others");
    return rankEdit(store, before, rank, reason, text);
}

LedgerEdit LedgerEdit::add(DealStore &store, const Settlement &settlement)
{
    const Steps steps = stepsOf(store, settlement);
    return {tr("Keep both figures"), steps.write, steps.erase};
}

LedgerEdit LedgerEdit::add(DealStore &store, const Edition &edition)
{
    const Steps steps = stepsOf(store, edition);
    return {tr("Save the edition “%1”").arg(edition.name), steps.write, steps.erase};
}

LedgerEdit LedgerEdit::remove(DealStore &store, const Settlement &settlement)
{
    const Steps steps = stepsOf(store, settlement);
    return {tr("Open a settled conflict again"), steps.erase, steps.write};
}

LedgerEdit LedgerEdit::remove(DealStore &store, const Edition &edition)
{
    const Steps steps = stepsOf(store, edition);
    return {tr("Remove the edition “%1”").arg(edition.name), steps.erase, steps.write};
}

} // namespace dealscope::session
