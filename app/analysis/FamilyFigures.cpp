// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FamilyFigures.h"

#include <algorithm>

namespace dealscope::analysis {

using namespace core;

namespace {

Money lessOrZero(Money from, std::optional<Money> what)
{
    return what && from > *what ? Money{from.units - what->units} : Money{};
}

} // namespace

void FamilyFigures::add(const FamilyFigures &other)
{
    deals += other.deals;
    overflow = overflow || other.overflow;
    unknownParts = unknownParts || other.unknownParts || (!other.interval && !other.over);
    if (!other.interval) {
        return;
    }
    const auto sum = interval ? checkedAdd(*interval, *other.interval) : other.interval;
    const auto sumHeadline = checkedAdd(headline, other.headline);
    const auto sumFirm = checkedAdd(firm, other.firm);
    const auto sumPaid = checkedAdd(paid, other.paid);
    if (!sum || !sumHeadline || !sumFirm || !sumPaid) {
        overflow = true;
        return;
    }
    interval = sum;
    headline = *sumHeadline;
    firm = *sumFirm;
    paid = *sumPaid;
}

void FamilyFigures::takeOff(const FamilyFigures &parts)
{
    Interval taken = parts.interval.value_or(Interval{Money{}, Money{}});
    if (parts.unknownParts) {
        taken.ceiling = std::nullopt;
    }
    interval = remainderOf(*interval, taken);
    headline = lessOrZero(headline, parts.headline);
    firm = lessOrZero(firm, taken.ceiling);
    paid = lessOrZero(paid, taken.ceiling);
}

FamilyFigures FamilyFigures::joined(const FamilyFigures &whole, const FamilyFigures &parts,
                                    bool sizeUnknown)
{
    FamilyFigures family = parts;
    family.deals += whole.deals;
    family.overflow = family.overflow || whole.overflow;
    if (!whole.interval) {
        if (family.interval && sizeUnknown) {
            family.interval->ceiling = std::nullopt;
        }
        return family;
    }
    family.interval
        = family.interval ? largerOf(*whole.interval, *family.interval) : whole.interval;
    family.headline = std::max(whole.headline, family.headline);
    family.firm = std::max(whole.firm, family.firm);
    family.paid = std::max(whole.paid, family.paid);
    family.unknownParts = false;
    return family;
}

} // namespace dealscope::analysis
