// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

#include <array>

namespace dealscope::ui {

/// The names in the cell of a deal's parties, by their places in the order of the companies' names
/// (see NameOrder), without making a text of each. The snapshot must live as long as this.
class PartyPlaces
{
public:
    explicit PartyPlaces(const core::Snapshot &snapshot);

    /// Places + 1; 0 where there is no such name. Payer → payee; where no money moves, the
    /// partners. A side that is not named stands where its words would.
    struct Sides {
        std::array<quint32, 2> payers{};
        std::array<quint32, 2> payees{};
        bool more = false; ///< some side has more names than two
    };
    [[nodiscard]] Sides of(quint32 dealIndex) const;
    /// The place of the name that the cell begins with.
    [[nodiscard]] quint32 firstOf(quint32 dealIndex) const { return of(dealIndex).payers[0] - 1; }
    /// Every name, each side ended by 0: for deals that are alike in the first two.
    [[nodiscard]] std::vector<quint32> all(quint32 dealIndex) const;
    /// The names, folded, with spaces between them.
    [[nodiscard]] QString foldedText(quint32 dealIndex) const;

private:
    const core::LedgerColumns &m_columns;
    const core::NameOrder &m_order;
    QString m_unnamedWords; ///< folded
    quint32 m_unnamed;
};

} // namespace dealscope::ui
