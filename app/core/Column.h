// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

namespace dealscope::core {

/// One attribute of many rows. Copies share their chunks; writing into a copy clones only the
/// chunk that is written to, so that the next state of a ledger costs what changed.
template<typename T>
class Column
{
public:
    static constexpr size_t ChunkRows = size_t(1) << 14;

    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    [[nodiscard]] const T &operator[](size_t row) const
    {
        return m_data[row / ChunkRows][row % ChunkRows];
    }

    /// Clones the row's chunk if anybody else has it.
    void set(size_t row, const T &value) { writable(row / ChunkRows)[row % ChunkRows] = value; }

    void append(T value)
    {
        if (m_size % ChunkRows == 0) {
            m_chunks.push_back(std::make_shared<std::vector<T>>());
            m_chunks.back()->reserve(m_chunks.size() == 1 ? 0 : ChunkRows);
            m_data.push_back(nullptr);
        }
        std::vector<T> &last = writable(m_chunks.size() - 1);
        last.push_back(std::move(value));
        m_data.back() = last.data();
        ++m_size;
    }

    void append(std::span<const T> values)
    {
        while (!values.empty()) {
            if (m_size % ChunkRows == 0) {
                m_chunks.push_back(std::make_shared<std::vector<T>>());
                m_data.push_back(nullptr);
            }
            std::vector<T> &last = writable(m_chunks.size() - 1);
            const size_t count = std::min(values.size(), ChunkRows - last.size());
            last.insert(last.end(), values.begin(), values.begin() + ptrdiff_t(count));
            m_data.back() = last.data();
            m_size += count;
            values = values.subspan(count);
        }
    }

    /// All rows of another column; chunks that begin where one begins here are shared.
    void append(const Column &more)
    {
        for (size_t i = 0; i < more.chunkCount(); ++i) {
            if (m_size % ChunkRows == 0) {
                m_chunks.push_back(more.m_chunks[i]);
                m_data.push_back(more.m_data[i]);
                m_size += more.chunk(i).size();
            } else {
                append(more.chunk(i));
            }
        }
    }

    /// Takes over a chunk of ChunkRows rows, or fewer if it is the last one.
    void appendChunk(std::vector<T> rows)
    {
        if (m_size % ChunkRows != 0 || rows.size() > ChunkRows) {
            append(std::span<const T>(rows));
        } else if (!rows.empty()) {
            m_size += rows.size();
            m_chunks.push_back(std::make_shared<std::vector<T>>(std::move(rows)));
            m_data.push_back(m_chunks.back()->data());
        }
    }

    [[nodiscard]] size_t chunkCount() const { return m_chunks.size(); }
    [[nodiscard]] std::span<const T> chunk(size_t index) const { return *m_chunks[index]; }

    /// True if a chunk is the very one of another column, and so says the same.
    [[nodiscard]] bool sharesChunk(const Column &other, size_t index) const
    {
        return m_chunks[index] == other.m_chunks[index];
    }

    [[nodiscard]] size_t bytes() const
    {
        size_t sum = 0;
        for (const auto &chunk : m_chunks) {
            sum += chunk->capacity() * sizeof(T);
        }
        return sum;
    }

private:
    std::vector<T> &writable(size_t index)
    {
        auto &chunk = m_chunks[index];
        if (chunk.use_count() > 1) {
            chunk = std::make_shared<std::vector<T>>(*chunk);
            m_data[index] = chunk->data();
        }
        return *chunk;
    }

    std::vector<std::shared_ptr<std::vector<T>>> m_chunks;
    std::vector<const T *> m_data; ///< of each chunk, to save a step
    size_t m_size = 0;
};

} // namespace dealscope::core
