// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"

#include <QCoreApplication>

#include <functional>

namespace dealscope::session {

using namespace core;

/// One edit of a ledger as two steps that write to its store, which outlives them: `redo` makes
/// it, `undo` takes it back. They may be run in turn any number of times.
struct LedgerEdit {
    Q_DECLARE_TR_FUNCTIONS(LedgerEdit)

public:
    using Step = std::function<Outcome()>;

    QString text; ///< what it does, for a menu: "Set aside a report"
    Step redo;
    Step undo;

    /// `before` is the row as it is now.
    [[nodiscard]] static LedgerEdit rank(DealStore &store, const Claim &before, Rank rank,
                                         const QString &reason);
    [[nodiscard]] static LedgerEdit rank(DealStore &store, const Valuation &before, Rank rank,
                                         const QString &reason);
    /// A row that is written anew after an undo keeps its id, unless that was taken meanwhile.
    [[nodiscard]] static LedgerEdit add(DealStore &store, const Settlement &settlement);
    [[nodiscard]] static LedgerEdit add(DealStore &store, const Edition &edition);
    [[nodiscard]] static LedgerEdit remove(DealStore &store, const Settlement &settlement);
    [[nodiscard]] static LedgerEdit remove(DealStore &store, const Edition &edition);
};

} // namespace dealscope::session
