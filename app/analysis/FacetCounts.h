// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Interval.h"
#include "core/PartialDate.h"

#include <array>
#include <span>
#include <vector>

namespace dealscope::analysis {

using namespace core;

/// How many dates begin and end in each month, from which the number that meets any run of months
/// follows exactly: those that have begun by its end, less those that ended before it.
class MonthCounts
{
public:
    /// Months are year * 12 + month - 1.
    [[nodiscard]] static int monthOf(QDate day) { return day.year() * 12 + day.month() - 1; }

    MonthCounts() = default;
    /// So many dates begin and end in each month from `first` on.
    MonthCounts(int first, std::span<const int> begins, std::span<const int> ends);

    /// `count` dates of one span; first <= last.
    void add(int firstMonth, int lastMonth, int count = 1);
    void add(const PartialDate &date) { add(monthOf(date.first()), monthOf(date.last())); }

    [[nodiscard]] bool isEmpty() const { return m_dates == 0; }
    [[nodiscard]] int size() const { return m_dates; } ///< dates
    /// Of all dates; 0 without any.
    [[nodiscard]] int firstMonth() const { return m_first; }
    [[nodiscard]] int lastMonth() const { return m_first + int(m_begins.size()) - 1; }
    /// Dates that have a day in these months, both included.
    [[nodiscard]] int meeting(int firstMonth, int lastMonth) const;

private:
    void cover(int month);

    int m_dates = 0;
    int m_first = 0;
    std::vector<int> m_begins; ///< by month, from m_first on
    std::vector<int> m_ends;
};

/// How many amounts begin and end in each step of a scale of money, like MonthCounts: steps begin
/// at 1, 2 and 5 times each power of ten.
class AmountCounts
{
public:
    /// Steps: 0 is below 1 unit, n begins at edge(n - 1).
    static constexpr int Steps = 58;
    /// The n-th of 1, 2, 5, 10, 20, 50...; the largest number there is from 57 on.
    [[nodiscard]] static Money edge(int n);
    /// The last edge that is not above the amount; -1 below 1.
    [[nodiscard]] static int edgeBelow(Money amount);

    AmountCounts() = default;
    /// So many amounts begin and end in each step; those without a ceiling end in none.
    AmountCounts(const std::array<int, Steps> &floors, const std::array<int, Steps> &ceilings);

    void add(const Interval &interval, int count = 1);

    [[nodiscard]] bool isEmpty() const { return m_amounts == 0; }
    [[nodiscard]] int size() const { return m_amounts; }
    /// The edges below the least and the greatest finite end above zero; none without such an end.
    struct Edges {
        int first = 0;
        int last = -1;
    };
    [[nodiscard]] Edges edges() const;
    /// Amounts that meet the range from an edge up to, but not at, the next one.
    [[nodiscard]] int meeting(int edge) const;

private:
    int m_amounts = 0;
    std::array<int, Steps> m_floors{}; ///< by step
    std::array<int, Steps> m_ceilings{}; ///< those that are not open
};

/// How many deals each value of a dimension has under all clauses but the dimension's own.
struct FacetCounts {
    static constexpr size_t Kinds = 10;
    static constexpr size_t Natures = 3;
    static constexpr size_t Statuses = 7;
    static constexpr size_t Forms = 6;

    std::vector<int> companies; ///< by row in the snapshot; either side, partners and beneficiaries
    std::vector<int> payers;
    std::vector<int> payees;
    std::vector<int> outlets; ///< by row in the snapshot
    std::array<int, Kinds> kinds{};
    std::array<int, Natures> natures{};
    std::array<int, Statuses> statuses{};
    std::array<int, Forms> forms{};
    std::vector<int> currencies; ///< by code in the resolution's figures
    std::vector<int> tags; ///< by code in the resolution's figures
    MonthCounts dates;
    AmountCounts amounts;
    int undated = 0;
    int amountless = 0;

    [[nodiscard]] int of(DealKind kind) const { return kinds[size_t(kind)]; }
    [[nodiscard]] int of(Nature nature) const { return natures[size_t(nature)]; }
    [[nodiscard]] int of(Status status) const { return statuses[size_t(status)]; }
    [[nodiscard]] int of(Form form) const { return forms[size_t(form)]; }
};

} // namespace dealscope::analysis
