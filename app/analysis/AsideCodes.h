// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"

namespace dealscope::analysis {

/// Which deals need a second look when a selection is added up, a byte each: why they add no money,
/// and whether they belong to a family. By position, in the resolution's own currency; made once.
class AsideCodes
{
public:
    static constexpr quint8 Adds = 0x7f; ///< or moves no money by its nature
    static constexpr quint8 InFamily = 0x80;

    explicit AsideCodes(const Resolution &resolution);
    [[nodiscard]] static std::shared_ptr<const AsideCodes> of(const Resolution &resolution);
    /// Those of the resolution before, if they are there, with other codes for some positions.
    static void follow(const Resolution &before, const Resolution &next,
                       std::span<const quint32> changed);

    /// A LeftOut, or Adds.
    [[nodiscard]] quint8 reason(int position) const
    {
        return m_codes[size_t(position)] & quint8(~InFamily);
    }
    [[nodiscard]] bool isInFamily(int position) const
    {
        return (m_codes[size_t(position)] & InFamily) != 0;
    }

private:
    std::vector<quint8> m_codes;
};

} // namespace dealscope::analysis
