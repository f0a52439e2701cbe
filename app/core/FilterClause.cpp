// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/FilterClause.h"

#include <algorithm>

namespace dealscope::core {

bool Filter::isSet(Dimension dimension) const
{
    return !std::holds_alternative<std::monostate>(clause(dimension));
}

bool Filter::isEmpty() const
{
    return activeDimensions().isEmpty();
}

QList<Dimension> Filter::activeDimensions() const
{
    QList<Dimension> active;
    for (int i = 0; i < DimensionCount; ++i) {
        if (isSet(Dimension(i))) {
            active.append(Dimension(i));
        }
    }
    return active;
}

void Filter::set(const FilterClause &clause)
{
    m_clauses[size_t(clause.dimension)] = clause.value;
}

void Filter::clear(Dimension dimension)
{
    m_clauses[size_t(dimension)] = std::monostate{};
}

Filter Filter::without(Dimension dimension) const
{
    Filter copy = *this;
    copy.clear(dimension);
    return copy;
}

} // namespace dealscope::core
