// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/YearOfDay.h"

#include <map>

namespace dealscope::analysis {

/// Something for each year that is asked for, made when it first is; the usual years are found
/// without a search.
template<typename T>
class YearTable
{
public:
    T &operator[](int year)
    {
        const int place = year - YearOfDay::First;
        if (place < 0 || place >= YearOfDay::Count) {
            return m_years[year];
        }
        T *&known = m_usual[size_t(place)];
        if (!known) {
            known = &m_years[year];
        }
        return *known;
    }
    /// Ascending.
    [[nodiscard]] std::map<int, T> &all() { return m_years; }

private:
    std::map<int, T> m_years;
    std::array<T *, YearOfDay::Count> m_usual{};
};

} // namespace dealscope::analysis
