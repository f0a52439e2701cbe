// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartKey.h"
#include "analysis/DealMoney.h"
#include "analysis/PartyCodes.h"

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

    ChartCodes(const Resolution &resolution, ChartDimension dimension, bool groups);

    [[nodiscard]] ChartDimension dimension() const { return m_dimension; }
    /// The code of a deal that is in one bucket; Several where the shares of parties tell more.
    static constexpr quint32 Several = PartyCodes::Several;
    [[nodiscard]] quint32 codeOf(int position);
    /// All codes of any deal.
    [[nodiscard]] QList<Share> codesOf(int position);
    /// Of the dimension Year; YearShare::NotScheduled is what is undated.
    [[nodiscard]] quint32 codeOfYear(int year);
    [[nodiscard]] ChartKey keyOf(quint32 code) const;
    /// Joint parties in the order in which the deal at `position`, one of theirs, names them.
    [[nodiscard]] ChartKey keyOf(quint32 code, int position) const;
    /// Of parties: a single company, or several jointly; else nobody is named.
    [[nodiscard]] bool isCompany(quint32 code) const { return code < m_known; }
    [[nodiscard]] bool isJoint(quint32 code) const { return code >= m_joint; }
    /// More than any code given so far.
    [[nodiscard]] quint32 size() const { return m_first + quint32(m_keys.size()); }

private:
    [[nodiscard]] quint32 codeOfKey(const ChartKey &key);
    [[nodiscard]] quint32 uncommonTime(int position);
    [[nodiscard]] std::span<const quint32> companiesAt(size_t position) const;
    [[nodiscard]] ChartKey jointKey(std::span<const quint32> companies) const;

    const Resolution &m_resolution;
    const FigureColumns &m_figures;
    ChartDimension m_dimension;
    bool m_groups;
    int m_monthsEach = 1; ///< of times
    quint32 m_known = 0; ///< codes that need no list: companies, outlets, months, enums
    quint32 m_joint = 0; ///< the first code of joint parties; before it: m_known, then NotStated
    quint32 m_first = 0; ///< of m_keys
    std::shared_ptr<const PartyCodes> m_parties; ///< of payers and payees
    const std::vector<quint32> *m_partyCodes = nullptr; ///< those of the side
    std::vector<ChartKey> m_keys; ///< other buckets, as they came
    std::map<ChartKey, quint32> m_codeOf;
};

} // namespace dealscope::analysis
