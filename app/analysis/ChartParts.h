// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/BucketSum.h"
#include "analysis/ChartRules.h"

namespace dealscope::analysis {

/// What those deals put into which row and stack of a chart that ChartRules calls special.
class ChartParts
{
public:
    static constexpr qint32 NoYear = -1;

    struct Part {
        qint32 position = -1;
        quint32 row = 0; ///< of ChartRules
        quint32 stack = 0; ///< a code
        qint32 ppm = BucketSum::Whole;
        qint32 year = NoYear; ///< of a measure per year: which share
    };

    /// `positions` ascending, of special deals.
    ChartParts(ChartRules &rules, const FamilySums &sums, std::span<const qint32> positions);

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; } ///< by position
    /// Of a measure per year: deals with money that are in no year; ascending.
    [[nodiscard]] const std::vector<qint32> &undated() const { return m_undated; }
    void addTo(BucketSum &bucket, const Part &part) const;

private:
    void addInYears(int position);
    void addInOneYear(int position);
    /// `code`: of a row, where it is not the deal's own.
    void add(int position, std::optional<quint32> code, qint32 year);
    [[nodiscard]] int topOf(int position) const;
    [[nodiscard]] bool isSpread(int position) const;

    ChartRules &m_rules;
    const FamilySums &m_sums;
    std::vector<Part> m_parts;
    std::vector<YearShare> m_yearShares;
    std::vector<qint32> m_undated;
};

} // namespace dealscope::analysis
