// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealMoney.h"

namespace dealscope::analysis {

DealMoney::DealMoney(const Resolution &resolution, Currency currency)
    : m_figures(resolution.figures())
    , m_rows(MoneyRows::of(resolution))
    , m_currency(currency)
    , m_isOwn(currency == resolution.currency())
{
}

quint8 DealMoney::otherReason(size_t position, quint8 reason) const
{
    if (reason != Adds && reason != quint8(LeftOut::NoRate)) {
        return reason;
    }
    // Amounts that were converted are in the resolution's currency, the others in their own.
    const bool isReported = reason == quint8(LeftOut::NoRate);
    return isReported && m_figures.currencies[m_figures.currency[position]] == m_currency
        ? Adds
        : quint8(LeftOut::NoRate);
}

} // namespace dealscope::analysis
