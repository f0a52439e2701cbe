// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FigureColumns.h"

#include "analysis/Families.h"

namespace dealscope::analysis {

quint8 FigureColumns::leftOutOf(quint8 status, quint8 flags)
{
    // In the order of whyLeftOut.
    if (status == quint8(Status::Ended)) {
        return quint8(LeftOut::Ended);
    }
    if (status == quint8(Status::Denied)) {
        return quint8(LeftOut::Denied);
    }
    if ((flags & Replaced) != 0) {
        return quint8(LeftOut::Replaced);
    }
    if ((flags & HasAmount) == 0) {
        return quint8(LeftOut::NoAmount);
    }
    if ((flags & Rate) != 0) {
        return quint8(LeftOut::OtherBasis);
    }
    if ((flags & Comparable) == 0) {
        return quint8(LeftOut::NoRate);
    }
    return Unstated;
}

} // namespace dealscope::analysis
