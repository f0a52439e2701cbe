// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>
#include <memory>

namespace dealscope::core {

/// Whole rows that are made when they are first asked for and then stay where they are. Safe from
/// any thread: two that ask at once may both make the row, and one of the two is kept. Rows that
/// nobody has asked for take hardly any space.
template<typename Row>
class LazyRows
{
public:
    explicit LazyRows(size_t size)
        : m_size(size)
        , m_chunks(new std::atomic<Chunk *>[chunkCount()] {})
    {
    }
    LazyRows(const LazyRows &) = delete;
    LazyRows &operator=(const LazyRows &) = delete;
    ~LazyRows()
    {
        for (size_t i = 0; i < chunkCount(); ++i) {
            delete m_chunks[i].load(std::memory_order_relaxed);
        }
    }

    [[nodiscard]] size_t size() const { return m_size; }

    /// `make(row)` gives a std::unique_ptr<Row> that is never empty.
    template<typename Make>
    [[nodiscard]] const Row &at(size_t row, Make make) const
    {
        std::atomic<const Row *> &place = chunk(row / ChunkRows).rows[row % ChunkRows];
        if (const Row *there = place.load(std::memory_order_acquire)) {
            return *there;
        }
        return kept<const Row>(place, make(row));
    }

    /// The row if it has been made, else nullptr.
    [[nodiscard]] const Row *there(size_t row) const
    {
        const Chunk *there = m_chunks[row / ChunkRows].load(std::memory_order_acquire);
        return there ? there->rows[row % ChunkRows].load(std::memory_order_acquire) : nullptr;
    }

private:
    static constexpr size_t ChunkRows = 1024;
    struct Chunk {
        Chunk() = default;
        Chunk(const Chunk &) = delete;
        Chunk &operator=(const Chunk &) = delete;
        ~Chunk()
        {
            for (const auto &row : rows) {
                delete row.load(std::memory_order_relaxed);
            }
        }
        std::array<std::atomic<const Row *>, ChunkRows> rows{};
    };

    [[nodiscard]] size_t chunkCount() const { return m_size / ChunkRows + 1; }

    [[nodiscard]] Chunk &chunk(size_t index) const
    {
        if (Chunk *there = m_chunks[index].load(std::memory_order_acquire)) {
            return *there;
        }
        return kept<Chunk>(m_chunks[index], std::make_unique<Chunk>());
    }

    /// Puts what was made in its place, unless another thread was faster.
    template<typename T>
    static T &kept(std::atomic<T *> &place, std::unique_ptr<T> made)
    {
        T *expected = nullptr;
        if (place.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) {
            return *made.release();
        }
        return *expected;
    }

    size_t m_size;
    std::unique_ptr<std::atomic<Chunk *>[]> m_chunks;
};

} // namespace dealscope::core
