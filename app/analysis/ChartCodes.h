// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartKey.h"
#include "analysis/DealMoney.h"

#include <map>

namespace dealscope::analysis {

/// The buckets of one dimension as small numbers, read from the columns: what keysOf says, for
/// many deals.
class ChartCodes
{
public:
    /// A code and the reported part of the deal that falls there, in millionths.
    struct Share {
        quint32 code = 0;
        int ppm = 1'000'000;
    };

    /// `apart`: that joint parties of capital and of purchases are told apart, each named in the
    /// order of its own first deal.
    ChartCodes(const Resolution &resolution, ChartDimension dimension, bool groups,
               bool apart = false);

    [[nodiscard]] ChartDimension dimension() const { return m_dimension; }
    /// The code of a deal that is in one bucket; Several where the shares of parties tell more.
    static constexpr quint32 Several = 0xffffffff;
    [[nodiscard]] quint32 codeOf(int position);
    /// All codes of any deal.
    [[nodiscard]] QList<Share> codesOf(int position);
    [[nodiscard]] quint32 codeOfKey(const ChartKey &key, Nature nature);
    /// Of the dimension Year; YearShare::NotScheduled is what is undated.
    [[nodiscard]] quint32 codeOfYear(int year);
    [[nodiscard]] ChartKey keyOf(quint32 code) const;
    /// Of parties: a single company, or several jointly; else nobody is named.
    [[nodiscard]] bool isCompany(quint32 code) const { return code < m_known; }
    [[nodiscard]] bool isJoint(quint32 code) const { return code >= m_first; }
    /// More than any code given so far.
    [[nodiscard]] quint32 size() const { return m_first + quint32(m_keys.size()); }

private:
    [[nodiscard]] quint32 uncommonTime(int position);
    [[nodiscard]] quint32 jointCode(std::span<const quint32> companies, Nature nature);
    [[nodiscard]] bool hasOwnBucket(std::span<const quint32> companies, size_t position) const;

    const Resolution &m_resolution;
    const FigureColumns &m_figures;
    ChartDimension m_dimension;
    bool m_groups;
    bool m_apart;
    int m_monthsEach = 1; ///< of times
    quint32 m_known = 0; ///< codes that need no list: companies, outlets, months, enums
    quint32 m_first = 0; ///< of m_keys; the codes before: m_known, then NotStated
    std::vector<quint32> m_groupOf; ///< rows of companies
    std::vector<ChartKey> m_keys; ///< other buckets, as they came
    std::map<std::pair<int, ChartKey>, quint32> m_codeOf;
};

} // namespace dealscope::analysis
