// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealOrder.h"

#include "analysis/DealReports.h"
#include "analysis/Review.h"
#include "session/FilterWords.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/PartyPlaces.h"

#include <algorithm>
#include <numeric>

namespace dealscope::ui {

using namespace core;
using analysis::FigureColumns;

namespace {

/// What a row is sorted by: two numbers, then the row.
struct Key {
    quint64 first = 0;
    quint64 second = 0;
    quint32 row = 0;
};

/// Signed numbers as unsigned ones of the same order.
quint64 sortable(qint64 number)
{
    return quint64(number) ^ (quint64(1) << 63);
}

class Sorter
{
public:
    Sorter(const analysis::Resolution &resolution, Qt::SortOrder direction,
           const std::atomic<bool> &stop)
        : m_resolution(resolution)
        , m_figures(resolution.figures())
        , m_descends(direction == Qt::DescendingOrder)
        , m_stop(stop)
    {
        m_keys.reserve(m_figures.size());
    }

    [[nodiscard]] std::vector<quint32> sorted(int column)
    {
        makeKeys(column);
        if (m_stop) {
            return {};
        }
        if (column == DealsModel::Parties) {
            sortParties();
        } else {
            std::ranges::sort(m_keys, isBefore);
        }
        std::vector<quint32> positions;
        positions.reserve(m_figures.size());
        for (const Key &key : m_keys) {
            positions.push_back(key.row);
        }
        positions.insert(positions.end(), m_missing.begin(), m_missing.end());
        return positions;
    }

private:
    static bool isBefore(const Key &a, const Key &b)
    {
        if (a.first != b.first) {
            return a.first < b.first;
        }
        return a.second != b.second ? a.second < b.second : a.row < b.row;
    }

    void add(quint32 row, quint64 first, quint64 second = 0)
    {
        m_keys.push_back({m_descends ? ~first : first, m_descends ? ~second : second, row});
    }

    /// `each(row)` adds the key of a row or nothing, which leaves it without a value.
    template<typename Each>
    void eachRow(Each each)
    {
        for (quint32 row = 0; row < m_figures.size(); ++row) {
            const size_t before = m_keys.size();
            each(row);
            if (m_keys.size() == before) {
                m_missing.push_back(row);
            }
            if (row % 4096 == 0 && m_stop) {
                return;
            }
        }
    }

    void addDay(quint32 row, qint32 first, qint32 last)
    {
        if (last != NoDay) {
            add(row, sortable(last), sortable(first));
        }
    }

    void makeKeys(int column)
    {
        const Snapshot &snapshot = m_resolution.snapshot();
        const FigureColumns &f = m_figures;
        switch (column) {
        case DealsModel::Parties: {
            const PartyPlaces places(snapshot);
            eachRow([&](quint32 row) {
                const auto sides = places.of(f.dealIndex[row]);
                add(row, quint64(sides.payers[0]) << 32 | sides.payers[1],
                    quint64(sides.payees[0]) << 32 | sides.payees[1]);
            });
            break;
        }
        case DealsModel::Kind: {
            const auto places = placesOfKinds();
            eachRow([&](quint32 row) { add(row, places[f.kind[row]]); });
            break;
        }
        case DealsModel::Status:
            eachRow([&](quint32 row) {
                if (f.status[row] != FigureColumns::Unstated) {
                    add(row, f.status[row]);
                }
            });
            break;
        case DealsModel::Amount:
            eachRow([&](quint32 row) {
                if (f.headline[row] != FigureColumns::None) {
                    add(row, sortable(f.headline[row]), sortable(f.floor[row]));
                }
            });
            break;
        case DealsModel::Binding:
            eachRow([&](quint32 row) {
                if ((f.flags[row] & FigureColumns::HasAmount) != 0) {
                    add(row, sortable(f.firm[row]));
                }
            });
            break;
        case DealsModel::Date:
            eachRow([&](quint32 row) { addDay(row, f.firstDay[row], f.lastDay[row]); });
            break;
        case DealsModel::Reported: {
            const auto reports = analysis::DealReports::of(m_resolution);
            eachRow([&](quint32 row) { addDay(row, reports.firstDay[row], reports.lastDay[row]); });
            break;
        }
        case DealsModel::Origins: {
            const auto reports = analysis::DealReports::of(m_resolution);
            eachRow([&](quint32 row) { add(row, reports.origins[row]); });
            break;
        }
        case DealsModel::Claims:
            eachRow([&](quint32 row) { add(row, f.claims[row]); });
            break;
        case DealsModel::Conflicts: {
            const analysis::Review &review = analysis::Review::of(m_resolution);
            eachRow([&](quint32 row) {
                const DealId deal = m_resolution.idAt(int(row));
                const int open = review.unsettledCount(deal);
                const int settled = review.settledCount(deal);
                if (open + settled > 0) {
                    add(row, quint64(open), quint64(settled));
                }
            });
            break;
        }
        case DealsModel::Title: {
            const TitleIndex &titles = snapshot.titles();
            eachRow([&](quint32 row) {
                if (f.dealIndex[row] < titles.size() && !titles.folded(f.dealIndex[row]).empty()) {
                    add(row, titles.placeOf(f.dealIndex[row]));
                }
            });
            break;
        }
        default:
            eachRow([&](quint32 row) { add(row, 0); });
            break;
        }
    }

    /// Two names of a side are in the keys, which is nearly always all of them.
    void sortParties()
    {
        const Snapshot &snapshot = m_resolution.snapshot();
        const PartyPlaces places(snapshot);
        const auto hasMore
            = [&](const Key &key) { return places.of(m_figures.dealIndex[key.row]).more; };
        std::ranges::sort(m_keys, isBefore);
        for (auto begin = m_keys.begin(); begin != m_keys.end();) {
            const auto end = std::find_if(begin, m_keys.end(), [&](const Key &key) {
                return key.first != begin->first || key.second != begin->second;
            });
            if (end - begin > 1 && std::any_of(begin, end, hasMore)) {
                std::stable_sort(begin, end, [&](const Key &a, const Key &b) {
                    const auto first = places.all(m_figures.dealIndex[a.row]);
                    const auto second = places.all(m_figures.dealIndex[b.row]);
                    return m_descends ? second < first : first < second;
                });
            }
            begin = end;
        }
    }

    const analysis::Resolution &m_resolution;
    const FigureColumns &m_figures;
    bool m_descends;
    const std::atomic<bool> &m_stop;
    std::vector<Key> m_keys;
    std::vector<quint32> m_missing;
};

} // namespace

std::vector<quint32> placesOfKinds()
{
    std::vector<DealKind> kinds;
    for (const auto &entry : enumEntries<DealKind>()) {
        kinds.push_back(entry.value);
    }
    std::ranges::sort(kinds, [](DealKind a, DealKind b) {
        return session::kindName(a).localeAwareCompare(session::kindName(b)) < 0;
    });
    std::vector<quint32> places(kinds.size());
    for (size_t i = 0; i < kinds.size(); ++i) {
        places[size_t(kinds[i])] = quint32(i);
    }
    return places;
}

DealOrder::Ptr DealOrder::of(const analysis::ResolutionPtr &resolution, int column,
                             Qt::SortOrder direction, const std::atomic<bool> &stop)
{
    auto order = std::make_shared<DealOrder>();
    order->m_resolution = resolution;
    order->m_column = column;
    order->m_direction = direction;
    order->m_positions = Sorter(*resolution, direction, stop).sorted(column);
    return stop ? nullptr : order;
}

DealOrder::Ptr DealOrder::byId(const analysis::ResolutionPtr &resolution)
{
    auto order = std::make_shared<DealOrder>();
    order->m_resolution = resolution;
    order->m_positions.resize(size_t(resolution->dealCount()));
    std::iota(order->m_positions.begin(), order->m_positions.end(), 0);
    return order;
}

DealOrder::Ptr DealOrder::carriedTo(const analysis::ResolutionPtr &resolution) const
{
    auto order = std::make_shared<DealOrder>();
    order->m_resolution = resolution;
    if (resolution->hasPositionsOf(*m_resolution)) {
        order->m_positions = m_positions;
        return order;
    }
    const auto count = size_t(resolution->dealCount());
    std::vector<bool> isIn(count, false);
    order->m_positions.reserve(count);
    for (const quint32 position : m_positions) {
        const int now = resolution->positionOf(m_resolution->idAt(int(position)));
        if (now >= 0) {
            isIn[size_t(now)] = true;
            order->m_positions.push_back(quint32(now));
        }
    }
    for (size_t position = 0; position < count; ++position) {
        if (!isIn[position]) {
            order->m_positions.push_back(quint32(position));
        }
    }
    return order;
}

std::vector<quint32> DealOrder::chosen(const QList<int> &selected) const
{
    std::vector<quint32> rows;
    if (size_t(selected.size()) == m_positions.size()) {
        return m_positions;
    }
    std::vector<bool> isIn(m_positions.size(), false);
    for (const int position : selected) {
        isIn[size_t(position)] = true;
    }
    rows.reserve(size_t(selected.size()));
    for (const quint32 position : m_positions) {
        if (isIn[position]) {
            rows.push_back(position);
        }
    }
    return rows;
}

} // namespace dealscope::ui
