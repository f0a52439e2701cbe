// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FigureColumns.h"

#include "analysis/Families.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

constexpr int OfRelations = FigureColumns::Replaced | FigureColumns::HasParts;

template<typename T>
void setOne(Column<T> &column, size_t position, const Column<T> &row)
{
    // Writing clones what other states share.
    if (column[position] != row[0]) {
        column.set(position, row[0]);
    }
}

void setOne(CodeLists &lists, size_t position, const CodeLists &row)
{
    if (!std::ranges::equal(lists[position], row[0])) {
        lists.set(position, {row[0].begin(), row[0].end()});
    }
}

} // namespace

void FigureColumns::set(size_t position, const FigureColumns &row)
{
    const auto kept = quint8(flags[position] & OfRelations);
    eachOwnColumn(*this, row,
                  [position](auto &column, const auto &one) { setOne(column, position, one); });
    flags.set(position, quint8((row.flags[0] & ~OfRelations) | kept));
    leftOut.set(position, leftOutOf(status[position], flags[position]));

    const auto term = std::ranges::lower_bound(periods, quint32(position), {}, &Term::position);
    const bool hasTerm = term != periods.end() && term->position == position;
    if (row.periods.empty()) {
        if (hasTerm) {
            periods.erase(term);
        }
    } else if (hasTerm) {
        term->claim = row.periods.front().claim;
    } else {
        periods.insert(term, {quint32(position), row.periods.front().claim});
    }
}

void FigureColumns::setFlag(size_t position, Flag flag, bool isSet)
{
    const int rest = flags[position] & ~int(flag);
    flags.set(position, quint8(isSet ? rest | flag : rest));
    leftOut.set(position, leftOutOf(status[position], flags[position]));
}

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
