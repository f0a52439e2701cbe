// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/AsideCodes.h"

#include "analysis/DealMoney.h"

namespace dealscope::analysis {

namespace {

quint8 codeOf(const DealMoney &money, size_t position)
{
    const quint8 reason = money.leftOut(position);
    const bool isAside = reason != DealMoney::Adds && money.nature(position) != Nature::None;
    return quint8((isAside ? reason : AsideCodes::Adds)
                  | (money.isInFamily(position) ? AsideCodes::InFamily : 0));
}

} // namespace

AsideCodes::AsideCodes(const Resolution &resolution)
    : m_codes(size_t(resolution.dealCount()))
{
    const DealMoney money(resolution, resolution.currency());
    for (size_t position = 0; position < m_codes.size(); ++position) {
        m_codes[position] = codeOf(money, position);
    }
}

void AsideCodes::follow(const Resolution &before, const Resolution &next,
                        std::span<const quint32> changed)
{
    next.derived().follow<AsideCodes>(before.derived(), [&](const auto &old) {
        auto codes = std::make_shared<AsideCodes>(*old);
        const DealMoney money(next, next.currency());
        for (const quint32 position : changed) {
            codes->m_codes[position] = codeOf(money, position);
        }
        return codes;
    });
}

std::shared_ptr<const AsideCodes> AsideCodes::of(const Resolution &resolution)
{
    return resolution.derived().get<AsideCodes>([&] { return AsideCodes(resolution); });
}

} // namespace dealscope::analysis
