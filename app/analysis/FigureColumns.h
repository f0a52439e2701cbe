// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerColumns.h"

namespace dealscope::analysis {

/// What is known of all deals under a lens and a clock, a column an attribute: what filters ask,
/// what facets count and what is added up, of ResolvedDeal. One row for each known deal, in the
/// order of Resolution::deals(). Money is in whole units of the resolution's currency, unless
/// `leftOut` or `flags` say otherwise.
struct FigureColumns {
    static constexpr qint32 NoDay = core::NoDay;
    static constexpr quint8 Unstated = 0xff; ///< status, form, leftOut
    static constexpr quint16 NoCurrency = 0xffff;
    static constexpr qint64 Open = -1; ///< ceiling
    static constexpr qint64 None = -1; ///< headline

    enum Flag : quint8 {
        HasAmount = 1, ///< an interval is known, whatever its currency
        Comparable = 2, ///< ... and in the resolution's currency: the amounts clause can ask it
        Approximate = 4,
        Replaced = 8,
        Spread = 16, ///< has a term, a schedule or a ramp: its years are not those of its date
        Shared = 32, ///< a party has a share of its own, or several share a side
        Rate = 64, ///< an amount per year or month without a term
        HasParts = 128, ///< another deal has this one as its `whole`
    };

    core::Column<quint32> dealIndex; ///< row of the deal in the snapshot
    core::Column<qint32> firstDay; ///< Julian days of ResolvedDeal::date; NoDay: undated
    core::Column<qint32> lastDay;
    core::Column<quint8> kind; ///< DealKind; the nature follows from it (natureOf)
    core::Column<quint8> status; ///< Status or Unstated
    core::Column<quint8> form; ///< Form or Unstated
    core::Column<quint8> leftOut; ///< why it adds no money (LeftOut), or Unstated: it adds some
    core::Column<quint8> flags;
    core::Column<quint8> basis; ///< Basis of the amount; Unstated without one
    core::Column<quint16> currency; ///< code in `currencies` of the counting report's words
    core::Column<qint64> floor; ///< 0 without an amount
    core::Column<qint64> ceiling; ///< Open: no upper end; 0 without an amount
    core::Column<qint64> headline;
    core::Column<qint64> firm;
    core::Column<qint64> paid;
    core::Column<quint32> claims; ///< known ones, deprecated ones too
    /// Row of the outlet that the amount comes from, or, without one, the deal's first report: its
    /// origin. NoRow: nobody.
    core::Column<quint32> origin;
    core::Column<qint32> whole; ///< the row this deal is part of (Resolution::wholeOf), or -1

    /// Codes of companies: rows of the snapshot's companies. A list may name one twice.
    core::CodeLists payers;
    core::CodeLists payees;
    core::CodeLists others; ///< partners and beneficiaries
    core::CodeLists
        outlets; ///< rows of the snapshot's outlets: outlet and origin of counting claims
    core::CodeLists tags; ///< of claims that are not deprecated; codes in `tagNames`

    /// The claim that a deal's period is taken from; by position, of deals that have one.
    struct Term {
        quint32 position = 0;
        quint32 claim = 0; ///< row in the snapshot

        friend bool operator==(const Term &, const Term &) = default;
    };
    std::vector<Term> periods;

    std::vector<core::Currency> currencies;
    std::vector<QString> tagNames; ///< each once, case kept

    [[nodiscard]] size_t size() const { return kind.size(); }
    /// visit(one of `to`, the same of `from`) for each column but those that relations have a say
    /// in: `whole`, `flags`, `leftOut`.
    template<typename Visit>
    static void eachOwnColumn(FigureColumns &to, const FigureColumns &from, const Visit &visit)
    {
        visit(to.dealIndex, from.dealIndex);
        visit(to.firstDay, from.firstDay);
        visit(to.lastDay, from.lastDay);
        visit(to.kind, from.kind);
        visit(to.status, from.status);
        visit(to.form, from.form);
        visit(to.basis, from.basis);
        visit(to.currency, from.currency);
        visit(to.floor, from.floor);
        visit(to.ceiling, from.ceiling);
        visit(to.headline, from.headline);
        visit(to.firm, from.firm);
        visit(to.paid, from.paid);
        visit(to.claims, from.claims);
        visit(to.origin, from.origin);
        visit(to.payers, from.payers);
        visit(to.payees, from.payees);
        visit(to.others, from.others);
        visit(to.outlets, from.outlets);
        visit(to.tags, from.tags);
    }
    /// Puts the one deal of `row`, a table with the same codes, in the place of what was said of
    /// it; `whole` and what relations say in `flags` stay.
    void set(size_t position, const FigureColumns &row);
    /// A flag that relations say.
    void setFlag(size_t position, Flag flag, bool isSet);
    /// Why a deal of this status and with these flags adds no money, as in `leftOut`.
    [[nodiscard]] static quint8 leftOutOf(quint8 status, quint8 flags);
};

} // namespace dealscope::analysis
