// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CodeLists.h"
#include "core/Column.h"
#include "core/IdIndex.h"
#include "core/LedgerData.h"
#include "core/SparseLists.h"

#include <limits>

namespace dealscope::core {

/// No date: in a column of days.
inline constexpr qint32 NoDay = std::numeric_limits<qint32>::min();
/// Not stated: in a column of codes.
inline constexpr quint8 NoCode = 0xff;
/// Points nowhere: in a column of rows.
inline constexpr quint32 NoRow = IdIndex::NoRow;
/// Not stated: in a column of money.
inline constexpr qint64 NoMoney = -1;

/// Days as QDate::toJulianDay counts them.
[[nodiscard]] inline qint32 dayNumber(QDate day)
{
    return day.isValid() ? qint32(day.toJulianDay()) : NoDay;
}

/// A date in a column that few rows have.
struct DaySpan {
    qint32 first = NoDay;
    qint32 last = NoDay;

    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};

/// What figures need of sources, a column an attribute.
struct SourceColumns {
    IdIndex ids;
    Column<quint32> outlet; ///< row of the outlet
    Column<quint8> kind; ///< SourceKind
    Column<qint32> firstDay; ///< of publication
    Column<qint32> lastDay;
    Column<quint8> inferred; ///< 1: the date is worked out

    void append(const Source &source, const IdIndex &outlets);
};

/// What figures need of deals.
struct DealColumns {
    IdIndex ids;
    Column<quint8> kind; ///< DealKind
    /// Parties in their order: row of the company * 4 + Role; companies that are not there are
    /// left out.
    CodeLists parties;
    Column<quint8> hasShares; ///< 1: a party has a share of its own; the whole row has it

    void append(const Deal &deal, const IdIndex &companies);
};

/// What figures need of claims. Attributes that few claims have are kept by row.
struct ClaimColumns {
    enum Flag : quint8 {
        Approximate = 1,
        HasPeriod = 2, ///< in `periods`
        HasSchedule = 4,
        HasRamp = 8, ///< Claim::fullBy
        IsAttributed = 16, ///< in `attributions`
        IsTagged = 32, ///< in `tags`
        HasExpectation = 64, ///< Claim::expectedOn, in `expectations`
        SaysOtherwise = 128, ///< names other parties or another kind; the whole row has them
    };

    IdIndex ids;
    Column<quint32> deal; ///< row of the deal
    Column<quint32> source; ///< row of the source
    Column<quint8> rank;
    Column<quint8> bound; ///< NoCode: no amount stated
    Column<quint8> basis;
    Column<quint16> currency; ///< position in `currencies`; 0: none
    Column<qint64> low; ///< NoMoney where the bound has none
    Column<qint64> high;
    Column<quint8> status;
    Column<quint8> form;
    Column<qint32> firstDay; ///< happened on
    Column<qint32> lastDay;
    Column<quint8> flags;
    QHash<quint32, Period> periods; ///< without the words of their dates
    QHash<quint32, DaySpan> expectations;
    SparseLists attributions; ///< rows of the outlets, nearest first
    SparseLists tags; ///< positions in `tagNames`
    QList<Currency> currencies{Currency{}}; ///< the first is none
    QStringList tagNames;

    void append(const Claim &claim, const IdIndex &deals, const IdIndex &sources,
                const IdIndex &outlets);
    /// The position of a currency or tag, which is added if it is new.
    [[nodiscard]] quint16 currencyCode(Currency value);
    [[nodiscard]] quint32 tagCode(const QString &tag);
};

/// The lists that grow with a ledger, as columns; rows in the order of their ids.
struct LedgerColumns {
    IdIndex companies; ///< rows of LedgerLists::companies
    IdIndex outlets;
    SourceColumns sources;
    DealColumns deals;
    ClaimColumns claims;
    CodeLists claimsOfDeal; ///< rows of claims for each row of deals, ascending

    [[nodiscard]] static LedgerColumns of(const LedgerData &data);
    /// Takes the ids of the short lists; sources, deals and claims are appended after this.
    void takeLists(const LedgerLists &lists);
    /// Fills claimsOfDeal, once all claims are there.
    void indexClaims();

    /// The claim without its texts and without what no figure needs (quantity, condition, other
    /// parties, the terms of a schedule); words of dates are empty.
    [[nodiscard]] Claim claimFacts(quint32 row) const;
    [[nodiscard]] Source sourceFacts(quint32 row) const;
    [[nodiscard]] Deal dealFacts(quint32 row) const;
};

} // namespace dealscope::core
