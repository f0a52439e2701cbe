// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

#include <map>
#include <span>

namespace dealscope::analysis {

/// The payers and the payees of all deals of a resolution as one number a side; made once. Below
/// notNamed(): the row of a company; that: nobody is named; beyond: several jointly.
class PartyCodes
{
public:
    /// Reported shares tell the parties apart.
    static constexpr quint32 Several = 0xffffffff;

    /// With `groups` a company stands for the group it is in.
    PartyCodes(const Resolution &resolution, bool groups);
    [[nodiscard]] static std::shared_ptr<const PartyCodes> of(const Resolution &resolution,
                                                              bool groups);
    /// Those of the resolution before, if they are there: no edit changes who pays whom.
    static void follow(const Resolution &before, const Resolution &next);

    [[nodiscard]] quint32 notNamed() const { return m_notNamed; }
    [[nodiscard]] const std::vector<quint32> &payers() const { return m_codes[0]; } ///< by position
    [[nodiscard]] const std::vector<quint32> &payees() const { return m_codes[1]; }
    /// The row that stands for a company's.
    [[nodiscard]] quint32 rowFor(quint32 company) const
    {
        return m_groupOf.empty() ? company : m_groupOf[company];
    }

    /// Joint parties are numbered through both sides.
    [[nodiscard]] quint32 jointCount() const { return quint32(m_jointEnds.size()); }
    [[nodiscard]] quint32 codeOfJoint(quint32 index) const { return m_notNamed + 1 + index; }
    [[nodiscard]] bool isJoint(quint32 code) const
    {
        return code > m_notNamed && code <= m_notNamed + jointCount();
    }
    /// Their rows, ascending.
    [[nodiscard]] std::span<const quint32> joint(quint32 index) const;
    /// `rows` ascending, two or more.
    [[nodiscard]] std::optional<quint32> indexOfJoint(std::span<const quint32> rows) const;

private:
    [[nodiscard]] quint32 codeOf(std::vector<quint32> &rows);

    quint32 m_notNamed = 0;
    std::vector<quint32> m_groupOf; ///< by row; empty: companies stand for themselves
    std::array<std::vector<quint32>, 2> m_codes;
    std::vector<quint32> m_jointRows;
    std::vector<quint32> m_jointEnds; ///< in m_jointRows
    QHash<quint64, quint32> m_pairs; ///< index of two
    std::map<std::vector<quint32>, quint32> m_more; ///< of more
};

} // namespace dealscope::analysis
