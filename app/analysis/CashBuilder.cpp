// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CashBuilder.h"

#include "analysis/DealGroups.h"
#include "analysis/FlowGraph.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

namespace dealscope::analysis {

namespace {

/// What the order of rows goes by, without their lists.
struct RowSize {
    bool over = false;
    MoneySum sum;
    qsizetype withoutAmount = 0;
    int step = 0;
    DealId deal;
    ChartKey key;
};

/// In the order in which rows are shown.
bool isBefore(const RowSize &a, const RowSize &b)
{
    const auto size = [](const RowSize &row) {
        const MoneySum &sum = row.sum;
        const Money ceiling = std::max(sum.interval.ceiling.value_or(Money{}), sum.interval.floor);
        const bool hasMoney = sum.deals > 0 || sum.overflow;
        return std::tuple(row.over, !hasMoney, !sum.overflow, -ceiling.units,
                          -sum.interval.floor.units, -sum.headline.units, -row.withoutAmount,
                          -row.step, row.deal);
    };
    const auto first = size(a);
    const auto second = size(b);
    return first == second ? a.key < b.key : first < second;
}

} // namespace

CashBuilder::CashBuilder(const Resolution &resolution, const QList<int> &selected,
                         Currency currency, bool groups, const CashQuery &query)
    : m_resolution(resolution)
    , m_selected(selected)
    , m_groups(groups)
    , m_sums(resolution, selected, currency)
{
    if (!std::ranges::is_sorted(m_selected)) {
        std::ranges::sort(m_selected);
    }
    m_ladder.query = query;
    m_ladder.query.top = std::max(1, query.top);
    m_ladder.currency = currency;
}

CashLadder CashBuilder::build()
{
    for (const Nature nature : {Nature::Capital, Nature::Purchase}) {
        std::vector<int> positions;
        for (const int position : std::as_const(m_selected)) {
            if (m_sums.money().nature(size_t(position)) == nature) {
                positions.push_back(position);
            }
        }
        if (!positions.empty()) {
            m_ladder.panels.append(panelOf(nature, positions));
        }
    }
    m_ladder.leftOut = leftOutOf(m_resolution, m_selected, m_ladder.currency);
    m_ladder.notCountedTwice = notCountedTwice(m_resolution, m_selected, m_ladder.currency);
    return std::move(m_ladder);
}

CashPanel CashBuilder::panelOf(Nature nature, const std::vector<int> &positions)
{
    CashPanel panel;
    panel.nature = nature;
    panel.total = rowOf(positions);
    panel.total.sum = m_sums.sumOf(positions);
    panel.forms = bucketRows(positions, ChartDimension::Form, 0);
    const int top = m_ladder.query.top;
    switch (m_ladder.query.by) {
    case CashBy::Payer:
        panel.rows = bucketRows(positions, ChartDimension::Payer, top);
        break;
    case CashBy::Payee:
        panel.rows = bucketRows(positions, ChartDimension::Payee, top);
        break;
    case CashBy::Form:
        panel.rows = bucketRows(positions, ChartDimension::Form, top);
        break;
    case CashBy::Deal:
        panel.rows = dealRows(positions);
        break;
    }
    return panel;
}

/// Everything but the sum; positions ascending.
CashRow CashBuilder::rowOf(std::span<const int> positions) const
{
    std::vector<qint32> deals;
    std::vector<qint32> withoutAmount;
    for (const int position : positions) {
        const quint8 reason = m_sums.money().leftOut(size_t(position));
        if (reason == DealMoney::Adds) {
            deals.push_back(position);
        } else if (reason == quint8(LeftOut::NoAmount)) {
            withoutAmount.push_back(position);
        }
    }
    CashRow row;
    row.deals = DealList(m_resolution, std::move(deals));
    row.withoutAmount = DealList(m_resolution, std::move(withoutAmount));
    return row;
}

QList<CashRow> CashBuilder::bucketRows(const std::vector<int> &positions, ChartDimension dimension,
                                       int top)
{
    ChartCodes codes(m_resolution, dimension, m_groups);
    const DealMoney &money = m_sums.money();
    Entries entries;
    entries.reserve(positions.size());
    for (const int position : positions) {
        const quint32 code = codes.codeOf(position);
        if (code == ChartCodes::Several) {
            for (const ChartCodes::Share &share : codes.codesOf(position)) {
                entries.push_back({position, qint32(share.code), share.ppm});
            }
        } else if (dimension == ChartDimension::Form && code == quint32(Form::Unknown)) {
            entries.push_back({position, qint32(FigureColumns::Unstated)});
        } else {
            entries.push_back({position, qint32(code)});
        }
    }

    // The sum of each bucket, then the order of those that have something.
    struct Bucket {
        BucketSum sum;
        qsizetype withoutAmount = 0;
        int last = -1;
    };
    std::vector<qint32> bucketOf(codes.size(), -1);
    std::vector<Bucket> buckets;
    std::vector<quint32> codeOf;
    for (Entry &entry : entries) {
        qint32 &place = bucketOf[size_t(entry.row)];
        if (place < 0) {
            place = qint32(buckets.size());
            buckets.emplace_back();
            codeOf.push_back(quint32(entry.row));
        }
        entry.row = place;
        Bucket &bucket = buckets[size_t(place)];
        const quint8 reason = money.leftOut(size_t(entry.position));
        if (reason == quint8(LeftOut::NoAmount)) {
            bucket.withoutAmount += bucket.last != entry.position ? 1 : 0;
            bucket.last = entry.position;
        }
        if (entry.ppm >= BucketSum::Whole && !m_sums.isInFamily(entry.position)) {
            bucket.sum.addDeal(money, entry.position, reason == DealMoney::Adds);
        } else {
            bucket.sum.addPart(entry.position, entry.ppm);
        }
    }
    std::vector<RowSize> sizes(buckets.size());
    std::vector<size_t> order;
    for (size_t i = 0; i < buckets.size(); ++i) {
        RowSize &size = sizes[i];
        size.sum = buckets[i].sum.sum(m_sums);
        size.withoutAmount = buckets[i].withoutAmount;
        if (size.sum.deals > 0 || size.sum.overflow || size.withoutAmount > 0) {
            size.key = codes.keyOf(codeOf[i]);
            order.push_back(i);
        }
    }
    const bool isFolded = folds(order.size(), top);
    const size_t kept = isFolded ? size_t(top) : order.size();
    std::ranges::partial_sort(order, order.begin() + ptrdiff_t(kept), [&sizes](size_t a, size_t b) {
        return isBefore(sizes[a], sizes[b]);
    });
    for (size_t i = 0; i < kept; ++i) {
        const size_t place = order[i];
        sizes[place].key = codes.keyOf(codeOf[place], buckets[place].sum.firstPosition());
    }

    const size_t all = kept + (isFolded ? 1 : 0);
    std::vector<qint32> rowOfBucket(buckets.size(), -1);
    for (size_t i = 0; i < order.size(); ++i) {
        rowOfBucket[order[i]] = qint32(std::min(i, kept));
    }
    const auto lists
        = dealsByGroup(m_resolution, entries, 2 * all, [&](const Entry &entry, auto add) {
              const qint32 row = rowOfBucket[size_t(entry.row)];
              const quint8 reason = money.leftOut(size_t(entry.position));
              if (row >= 0 && reason == DealMoney::Adds) {
                  add(size_t(row));
              } else if (row >= 0 && reason == quint8(LeftOut::NoAmount)) {
                  add(all + size_t(row));
              }
          });
    QList<CashRow> rows;
    for (size_t i = 0; i < all; ++i) {
        CashRow row;
        row.deals = lists[i];
        row.withoutAmount = lists[all + i];
        const RowSize &first = sizes[order[i]];
        row.sum = first.sum;
        if (i < kept) {
            row.key = first.key;
        } else {
            // Rows are added, for a part of a deal may lie in a row that is shown.
            row.key.bucket = ChartKey::Bucket::Others;
            row.folded = int(order.size() - kept);
            for (size_t more = i + 1; more < order.size(); ++more) {
                addSum(row.sum, sizes[order[more]].sum);
            }
        }
        rows.append(row);
    }
    return rows;
}

CashRow CashBuilder::dealRow(int position) const
{
    CashRow row = rowOf({&position, 1});
    row.deal = m_resolution.idAt(position);
    row.ladder = ladderOf(m_resolution.dealAt(position), m_resolution.snapshot());
    row.sum = m_sums.alone(position);
    return row;
}

QList<CashRow> CashBuilder::dealRows(const std::vector<int> &positions)
{
    const FigureColumns &figures = m_sums.money().figures();
    const int top = m_ladder.query.top;
    const bool isFolded = folds(positions.size(), top);
    const auto statusOf = [&figures](int position) {
        const quint8 status = figures.status[size_t(position)];
        return status == FigureColumns::Unstated ? std::nullopt : std::optional(Status(status));
    };
    const auto isOver = [&](int position) {
        const auto status = statusOf(position);
        return status && core::isOver(*status);
    };
    // How far a deal that is over got is in its claims, which are not read while such deals, which
    // come last, are all folded.
    const auto alive = std::ranges::count_if(positions, std::not_fn(isOver));
    const bool needsSteps = !isFolded || alive < top;
    std::vector<RowSize> sizes;
    std::vector<size_t> order(positions.size());
    std::iota(order.begin(), order.end(), 0);
    sizes.reserve(positions.size());
    for (const int position : positions) {
        RowSize &size = sizes.emplace_back();
        const auto status = statusOf(position);
        size.over = isOver(position);
        size.step = size.over && needsSteps
            ? ladderOf(m_resolution.dealAt(position), m_resolution.snapshot()).step
            : status ? stepOf(*status)
                     : 0;
        size.sum = m_sums.alone(position);
        size.withoutAmount
            = m_sums.money().leftOut(size_t(position)) == quint8(LeftOut::NoAmount) ? 1 : 0;
        size.deal = m_resolution.idAt(position);
    }
    const size_t kept = isFolded ? size_t(top) : order.size();
    std::ranges::partial_sort(order, order.begin() + ptrdiff_t(kept), [&sizes](size_t a, size_t b) {
        return isBefore(sizes[a], sizes[b]);
    });
    QList<CashRow> rows;
    for (size_t i = 0; i < kept; ++i) {
        rows.append(dealRow(positions[order[i]]));
    }
    if (isFolded) {
        QList<int> rest;
        for (size_t i = kept; i < order.size(); ++i) {
            rest.append(positions[order[i]]);
        }
        std::ranges::sort(rest);
        CashRow others = rowOf(rest);
        others.key.bucket = ChartKey::Bucket::Others;
        others.folded = int(rest.size());
        // Deals are summed as a selection of their own.
        others.sum = sumOf(m_resolution, rest, rest, m_ladder.currency);
        rows.append(others);
    }
    return rows;
}

} // namespace dealscope::analysis
