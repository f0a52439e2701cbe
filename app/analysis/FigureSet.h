// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

class QDataStream;

namespace dealscope::analysis {

/// The figures of one deal, as they would be published.
struct DealFigures {
    DealId id;
    QString title;
    std::optional<Interval> interval; ///< none: undisclosed
    std::optional<Money> headline;
    bool approximate = false;
    Basis basis = Basis::Total;
    Currency currency; ///< of all money here
    Money firmFloor;
    Money paidFloor;
    std::optional<Status> status;
    QList<ClaimId> claims; ///< the known ones, set aside ones too, by id

    friend bool operator==(const DealFigures &, const DealFigures &) = default;
};

/// A state of knowledge: the figures of all deals, by id, as columns. A plain value that outlives
/// its ledger's state; copies share what there is. Titles are kept in it, or read from the
/// snapshot that it was made of when somebody asks for one.
class FigureSet
{
public:
    [[nodiscard]] static FigureSet of(const Resolution &resolution);
    /// Ids must ascend. Only to a set that was made this way.
    void append(const DealFigures &figures);

    [[nodiscard]] int size() const { return int(m_ids.size()); }
    [[nodiscard]] bool isEmpty() const { return m_ids.isEmpty(); }
    [[nodiscard]] DealId idAt(int position) const { return DealId{m_ids[size_t(position)]}; }
    [[nodiscard]] QString titleAt(int position) const;
    [[nodiscard]] DealFigures at(int position) const;
    /// Or -1.
    [[nodiscard]] int positionOf(DealId id) const;
    /// Ids of the known claims, ascending.
    [[nodiscard]] QList<ClaimId> claimsAt(int position) const;

    /// True if the amounts at these positions are not the same: range, what binds and is paid, and
    /// where one is disclosed its number, basis, currency and whether it is approximate.
    [[nodiscard]] static bool amountsDiffer(const FigureSet &a, int positionA, const FigureSet &b,
                                            int positionB);
    [[nodiscard]] static bool statusesDiffer(const FigureSet &a, int positionA, const FigureSet &b,
                                             int positionB);
    [[nodiscard]] static bool claimsDiffer(const FigureSet &a, int positionA, const FigureSet &b,
                                           int positionB);

    /// All but the titles, column by column: quickly written and quickly read, by the machine that
    /// wrote it.
    void write(QDataStream &stream) const;
    /// Nothing for what write() would not have written.
    [[nodiscard]] static std::optional<FigureSet> read(QDataStream &stream);

    friend bool operator==(const FigureSet &a, const FigureSet &b);

private:
    [[nodiscard]] bool isSound() const;

    enum Flag : quint8 { HasAmount = 1, Approximate = 2 };

    [[nodiscard]] std::pair<size_t, size_t> claimRange(int position) const;
    [[nodiscard]] Currency currencyAt(int position) const;

    Column<qint64> m_ids;
    Column<quint8> m_flags;
    Column<qint64> m_floor; ///< money as in FigureColumns
    Column<qint64> m_ceiling;
    Column<qint64> m_headline;
    Column<qint64> m_firm;
    Column<qint64> m_paid;
    Column<quint8> m_basis;
    Column<quint8> m_status;
    Column<quint16> m_currency; ///< position in m_currencies
    std::vector<Currency> m_currencies;
    Column<quint32> m_claimEnds; ///< in m_claims, of each deal
    Column<qint64> m_claims;
    QStringList m_titles; ///< of each deal; empty: they are read from...
    SnapshotPtr m_snapshot; ///< or, where this is null too, not known
};

} // namespace dealscope::analysis
