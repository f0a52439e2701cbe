// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/AsideCodes.h"

#include "analysis/DealMoney.h"

namespace dealscope::analysis {

AsideCodes::AsideCodes(const Resolution &resolution)
    : m_codes(size_t(resolution.dealCount()))
{
    const DealMoney money(resolution, resolution.currency());
    for (size_t position = 0; position < m_codes.size(); ++position) {
        const quint8 reason = money.leftOut(position);
        const bool isAside = reason != DealMoney::Adds && money.nature(position) != Nature::None;
        m_codes[position]
            = quint8((isAside ? reason : Adds) | (money.isInFamily(position) ? InFamily : 0));
    }
}

std::shared_ptr<const AsideCodes> AsideCodes::of(const Resolution &resolution)
{
    return resolution.derived().get<AsideCodes>([&] { return AsideCodes(resolution); });
}

} // namespace dealscope::analysis
