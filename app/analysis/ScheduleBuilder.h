// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartCodes.h"
#include "analysis/FamilySums.h"
#include "analysis/Schedule.h"

#include <map>

namespace dealscope::analysis {

/// Makes a commitment schedule: what each deal puts into which year of whom, then the order of
/// parties by their sums, then the cells of those that are rows.
class ScheduleBuilder
{
public:
    ScheduleBuilder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                    const ScheduleQuery &query);

    [[nodiscard]] Schedule build();

private:
    static constexpr int Whole = 1'000'000;
    static constexpr qint32 Own = -1; ///< in Entry::share: all of the deal, in one year

    /// What one deal puts into one year of one party.
    struct Entry {
        qint32 position = -1;
        quint32 party = 0; ///< a code
        qint32 year = 0;
        qint32 share = Own; ///< in m_shares
        qint32 from = 0; ///< the party's part, in millionths
        qint32 to = Whole;

        [[nodiscard]] bool isWhole() const { return from == 0 && to == Whole; }
    };
    using Entries = std::vector<Entry>;
    /// A sum of entries; members of families wait until all of a year are there.
    struct Sum {
        MoneyTally tally;
        std::vector<std::pair<int, int>> families; ///< year, position
    };
    struct Cell;
    struct Party {
        quint32 code = 0;
        MoneySum total;
        QList<CompanyId> companies;
        QString name; ///< folded for order
    };

    void contribute(int position);
    [[nodiscard]] QList<YearShare> sharesOf(int position, const MoneyPiece &piece) const;
    void addEntries(Entries &into, int position, const QList<YearShare> &shares,
                    const QList<ChartCodes::Share> &parties, ChartCodes &codes);
    void addTo(Sum &sum, const Entry &entry);
    [[nodiscard]] MoneySum finished(Sum &sum);
    [[nodiscard]] QList<ScheduleCell> cellsOf(const Entries &entries);
    [[nodiscard]] ScheduleRow rowOf(const QList<CompanyId> &companies, const Entries &due,
                                    const Entries &capital);
    [[nodiscard]] std::vector<Party> orderedParties();
    void addRows();
    void addYears();
    void explain();
    void explainCapital();
    [[nodiscard]] ChartCodes &dueCodes()
    {
        return m_schedule.query.by == ScheduleSide::Payer ? m_payers : m_payees;
    }

    const Resolution &m_resolution;
    QList<int> m_selected;
    FamilySums m_sums;
    ChartCodes m_payers;
    ChartCodes m_payees;
    Schedule m_schedule;
    std::vector<YearShare> m_shares;
    Entries m_due;
    Entries m_allDue; ///< the same, each deal once and whole
    Entries m_capital;
    std::vector<std::pair<qint32, quint32>> m_capitalTo; ///< position, payee; those left out too
    std::map<QList<CompanyId>, QList<CompanyId>> m_asReported; ///< sorted: in a deal's own order
    std::vector<qint32> m_withoutTerm;
    std::vector<qint32> m_insideGroup;
    std::vector<qint32> m_undated;
};

} // namespace dealscope::analysis
