// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace dealscope::analysis {

class LateDealLists;

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
    /// The list at `index` of lists that are made when one of them is first looked into; how many
    /// deals it has may be known before.
    DealList(std::shared_ptr<const LateDealLists> lists, size_t index,
             std::optional<int> size = std::nullopt)
        : m_late(std::move(lists))
        , m_begin(quint32(index))
        , m_end(size ? quint32(*size) : UnknownSize)
    {
    }
    /// All deals of some lists of one resolution, each once.
    [[nodiscard]] static DealList united(std::span<const DealList *const> lists);

    [[nodiscard]] qsizetype size() const
    {
        if (m_late && m_end != UnknownSize) {
            return m_end;
        }
        const DealList &list = made();
        return qsizetype(list.m_end - list.m_begin);
    }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] DealId operator[](qsizetype index) const;
    [[nodiscard]] DealId at(qsizetype index) const { return (*this)[index]; }
    [[nodiscard]] DealId first() const { return (*this)[0]; }
    [[nodiscard]] DealId last() const { return (*this)[size() - 1]; }
    [[nodiscard]] Iterator begin() const { return {&made(), 0}; }
    [[nodiscard]] Iterator end() const { return {&made(), size()}; }
    [[nodiscard]] bool contains(DealId id) const;
    /// True if one of the deals is among `ids`, a set of any kind; looks from the shorter side.
    template<typename Ids>
    [[nodiscard]] bool meets(const Ids &ids) const
    {
        if (ids.isEmpty()) {
            return false;
        }
        // A search costs some twenty steps.
        if (ids.size() < size() / 20) {
            return std::any_of(ids.begin(), ids.end(), [this](DealId id) { return contains(id); });
        }
        return std::any_of(begin(), end(), [&ids](DealId id) { return ids.contains(id); });
    }
    /// The first so many.
    [[nodiscard]] QList<DealId> first(qsizetype most) const;

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

    static constexpr quint32 UnknownSize = 0xffffffff;

    [[nodiscard]] const DealList &made() const;

    std::shared_ptr<const Rows> m_rows;
    std::shared_ptr<const LateDealLists> m_late; ///< then the index, and the size, are all else
    quint32 m_begin = 0; ///< in Rows::positions or Rows::given; of a late list its index
    quint32 m_end = 0;
};

/// The lists of deals of one picture, which are only made if somebody looks into one: the figures
/// are drawn without them. From any thread.
class LateDealLists
{
public:
    using Make = std::function<std::vector<DealList>()>;

    explicit LateDealLists(Make make)
        : m_make(std::move(make))
    {
    }
    [[nodiscard]] const DealList &at(size_t index) const;

private:
    mutable std::once_flag m_once;
    mutable Make m_make; ///< goes with all that it holds once it has run
    mutable std::vector<DealList> m_lists;
};

} // namespace dealscope::analysis
