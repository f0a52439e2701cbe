// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace dealscope::core {

/// Whole rows that are made when they are first asked for and then stay where they are. Safe from
/// any thread: two that ask at once may both make the row, and one of the two is kept.
template<typename Row>
class LazyRows
{
public:
    explicit LazyRows(size_t size)
        : m_size(size)
        , m_rows(size == 0 ? nullptr : new std::atomic<const Row *>[size] {})
    {
    }
    LazyRows(const LazyRows &) = delete;
    LazyRows &operator=(const LazyRows &) = delete;
    ~LazyRows()
    {
        for (size_t row = 0; row < m_size; ++row) {
            delete m_rows[row].load(std::memory_order_relaxed);
        }
    }

    [[nodiscard]] size_t size() const { return m_size; }

    /// `make(row)` gives a std::unique_ptr<Row> that is never empty.
    template<typename Make>
    [[nodiscard]] const Row &at(size_t row, Make make) const
    {
        std::atomic<const Row *> &place = m_rows[row];
        if (const Row *there = place.load(std::memory_order_acquire)) {
            return *there;
        }
        std::unique_ptr<const Row> made = make(row);
        const Row *expected = nullptr;
        if (place.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) {
            return *made.release();
        }
        return *expected;
    }

    /// The row if it has been made, else nullptr.
    [[nodiscard]] const Row *there(size_t row) const
    {
        return m_rows[row].load(std::memory_order_acquire);
    }

private:
    size_t m_size;
    std::unique_ptr<std::atomic<const Row *>[]> m_rows;
};

} // namespace dealscope::core
