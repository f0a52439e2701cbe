// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// Deals by their ids, ascending, kept as rows of a ledger and shared: copies cost nothing, and
/// the list of ids is made when somebody asks for it. Reads like a QList<DealId>.
class DealList
{
public:
    class Iterator
    {
    public:
        using value_type = DealId;
        using difference_type = qsizetype;
        using reference = DealId;
        using pointer = const DealId *;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::random_access_iterator_tag;

        Iterator() = default;
        Iterator(const DealList *of, qsizetype at)
            : m_of(of)
            , m_at(at)
        {
        }
        [[nodiscard]] DealId operator*() const { return (*m_of)[m_at]; }
        [[nodiscard]] DealId operator[](qsizetype n) const { return (*m_of)[m_at + n]; }
        Iterator &operator++() { return *this += 1; }
        Iterator &operator--() { return *this += -1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        Iterator &operator+=(qsizetype n)
        {
            m_at += n;
            return *this;
        }
        Iterator &operator-=(qsizetype n) { return *this += -n; }
        friend Iterator operator+(Iterator it, qsizetype n) { return it += n; }
        friend Iterator operator+(qsizetype n, Iterator it) { return it += n; }
        friend Iterator operator-(Iterator it, qsizetype n) { return it += -n; }
        friend qsizetype operator-(const Iterator &a, const Iterator &b) { return a.m_at - b.m_at; }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_at == b.m_at; }
        friend auto operator<=>(const Iterator &a, const Iterator &b) { return a.m_at <=> b.m_at; }

    private:
        const DealList *m_of = nullptr;
        qsizetype m_at = 0;
    };
    using const_iterator = Iterator;
    using value_type = DealId;

    DealList() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a list of ids is a list of deals
    DealList(const QList<DealId> &ids);
    /// `positions` in Resolution::deals(), ascending.
    DealList(const Resolution &resolution, std::vector<qint32> positions);

    /// Several lists that share one memory: list i has the positions from ends[i - 1] to ends[i],
    /// each ascending.
    [[nodiscard]] static std::vector<DealList> split(const Resolution &resolution,
                                                     std::vector<qint32> positions,
                                                     std::span<const quint32> ends);
    /// All deals of some lists of one resolution, each once.
    [[nodiscard]] static DealList united(std::span<const DealList *const> lists);

    [[nodiscard]] qsizetype size() const { return qsizetype(m_end - m_begin); }
    [[nodiscard]] bool isEmpty() const { return m_begin == m_end; }
    [[nodiscard]] DealId operator[](qsizetype index) const;
    [[nodiscard]] DealId at(qsizetype index) const { return (*this)[index]; }
    [[nodiscard]] DealId first() const { return (*this)[0]; }
    [[nodiscard]] DealId last() const { return (*this)[size() - 1]; }
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, size()}; }
    [[nodiscard]] bool contains(DealId id) const;

    [[nodiscard]] QList<DealId> ids() const;
    /// Positions in Resolution::deals(); none for a list that was made of ids.
    [[nodiscard]] std::span<const qint32> positions() const;
    // NOLINTNEXTLINE(google-explicit-constructor): whoever wants ids gets them
    operator QList<DealId>() const { return ids(); }

    friend bool operator==(const DealList &a, const DealList &b);
    friend bool operator==(const DealList &a, const QList<DealId> &b);

private:
    /// What turns positions into ids, which outlives the resolution.
    struct Rows {
        Column<quint32> dealIndex;
        IdIndex ids;
        std::vector<qint32> positions;
        QList<DealId> given; ///< ids without a resolution
    };

    std::shared_ptr<const Rows> m_rows;
    quint32 m_begin = 0; ///< in Rows::positions or Rows::given
    quint32 m_end = 0;
};

} // namespace dealscope::analysis
