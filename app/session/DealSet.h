// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/StrongId.h"

#include <QList>

#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

namespace dealscope::session {

/// Deals by their ids, each once, ascending. A set of a hundred thousand is made and asked in no
/// time, which a hash of as many is not; copies share it.
class DealSet
{
public:
    DealSet() = default;
    DealSet(std::initializer_list<core::DealId> deals)
        : DealSet(std::span(deals.begin(), deals.size()))
    {
    }
    explicit DealSet(const QList<core::DealId> &deals)
        : DealSet(std::span(deals.constData(), size_t(deals.size())))
    {
    }
    explicit DealSet(std::span<const core::DealId> deals);

    [[nodiscard]] bool isEmpty() const { return !m_set; }
    [[nodiscard]] qsizetype size() const { return m_set ? qsizetype(m_set->deals.size()) : 0; }
    [[nodiscard]] bool contains(core::DealId deal) const;
    [[nodiscard]] auto begin() const { return deals().begin(); }
    [[nodiscard]] auto end() const { return deals().end(); }
    [[nodiscard]] std::span<const core::DealId> deals() const
    {
        return m_set ? std::span<const core::DealId>(m_set->deals)
                     : std::span<const core::DealId>();
    }

    friend bool operator==(const DealSet &a, const DealSet &b);

private:
    struct Set {
        std::vector<core::DealId> deals;
        std::vector<bool> isIn; ///< from the first id on; empty where the ids lie far apart
    };
    std::shared_ptr<const Set> m_set; ///< null: no deal
};

} // namespace dealscope::session
