// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/BucketSum.h"
#include "analysis/ChartCodes.h"
#include "analysis/ChartQuery.h"

namespace dealscope::analysis {

/// What each deal puts into which bucket of a chart. Buckets are codes.
class ChartParts
{
public:
    static constexpr qint32 NoYear = -1;

    struct Part {
        qint32 position = -1;
        quint32 row = 0; ///< of rows()
        quint32 stack = 0; ///< of stacks()
        qint32 ppm = BucketSum::Whole;
        qint32 year = NoYear; ///< of a measure per year: which share
    };

    ChartParts(const Resolution &resolution, const FamilySums &sums, bool groups,
               const ChartQuery &query);

    /// `selected` ascending.
    void find(const QList<int> &selected);

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; } ///< by position
    [[nodiscard]] std::vector<Part> takeParts() { return std::move(m_parts); }
    [[nodiscard]] const ChartCodes &rows() const { return m_rowCodes; }
    [[nodiscard]] const std::optional<ChartCodes> &stacks() const { return m_stackCodes; }
    /// Of a measure per year: deals with money that are in no year.
    [[nodiscard]] std::vector<qint32> &undated() { return m_undated; }
    [[nodiscard]] bool isAsked(int position) const;
    void addTo(BucketSum &bucket, const Part &part) const;

private:
    void addInYears(int position);
    void addInOneYear(int position);
    /// `row`: where it is not the deal's own.
    void add(int position, std::optional<quint32> row, qint32 year);
    [[nodiscard]] int topOf(int position) const;
    [[nodiscard]] bool isSpread(int position) const;

    const Resolution &m_resolution;
    const FamilySums &m_sums;
    ChartQuery m_query;
    ChartCodes m_rowCodes;
    std::optional<ChartCodes> m_stackCodes;
    std::vector<Part> m_parts;
    std::vector<YearShare> m_yearShares;
    std::vector<qint32> m_undated;
};

} // namespace dealscope::analysis
