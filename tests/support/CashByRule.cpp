// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/CashByRule.h"

#include "analysis/FlowGraph.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dealscope::tests::byrule {

namespace {

using Contributions = QList<ChartContribution>;

template<typename Id>
void sortUnique(QList<Id> &ids)
{
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
}

/// In the order in which rows are shown.
bool isBefore(const CashRow &a, const CashRow &b)
{
    const auto size = [](const CashRow &row) {
        const MoneySum &sum = row.sum;
        const Money ceiling = std::max(sum.interval.ceiling.value_or(Money{}), sum.interval.floor);
        return std::tuple(row.ladder.isOver(), !row.hasMoney(), !sum.overflow, -ceiling.units,
                          -sum.interval.floor.units, -sum.headline.units, -row.withoutAmount.size(),
                          -row.ladder.step, row.deal);
    };
    const auto first = size(a);
    const auto second = size(b);
    return first == second ? a.key < b.key : first < second;
}

class LadderBuilder
{
public:
    LadderBuilder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                  bool groups, const CashQuery &query)
        : m_resolution(resolution)
        , m_selected(selected)
        , m_groups(groups)
        , m_sums(resolution, selected, currency, ChartMeasure::Amount)
    {
        std::ranges::sort(m_selected);
        m_ladder.query = query;
        m_ladder.query.top = std::max(1, query.top);
        m_ladder.currency = currency;
    }

    CashLadder build()
    {
        for (const Nature nature : {Nature::Capital, Nature::Purchase}) {
            QList<int> positions;
            std::ranges::copy_if(m_selected, std::back_inserter(positions), [&](int position) {
                return m_resolution.deals()[position].nature == nature;
            });
            if (!positions.isEmpty()) {
                m_ladder.panels.append(panelOf(nature, positions));
            }
        }
        m_ladder.leftOut = byrule::leftOutOf(m_resolution, m_selected, m_ladder.currency);
        m_ladder.notCountedTwice
            = byrule::notCountedTwice(m_resolution, m_selected, m_ladder.currency);
        return m_ladder;
    }

private:
    [[nodiscard]] CashPanel panelOf(Nature nature, const QList<int> &positions) const
    {
        CashPanel panel;
        panel.nature = nature;
        panel.total = rowOf(positions);
        panel.total.sum = byrule::sumOf(m_resolution, m_selected, positions, m_ladder.currency);
        panel.forms = bucketRows(positions, ChartDimension::Form);
        switch (m_ladder.query.by) {
        case CashBy::Payer:
            panel.rows = bucketRows(positions, ChartDimension::Payer);
            break;
        case CashBy::Payee:
            panel.rows = bucketRows(positions, ChartDimension::Payee);
            break;
        case CashBy::Form:
            panel.rows = panel.forms;
            break;
        case CashBy::Deal:
            panel.rows = dealRows(positions);
            break;
        }
        fold(panel.rows);
        return panel;
    }

    /// Everything but the sum.
    [[nodiscard]] CashRow rowOf(const QList<int> &positions) const
    {
        CashRow row;
        for (const int position : positions) {
            const ResolvedDeal &deal = m_resolution.deals()[position];
            const auto reason = whyLeftOut(deal, m_ladder.currency);
            if (reason == LeftOut::NoAmount) {
                row.withoutAmount.append(deal.id);
            } else if (!reason) {
                row.deals.append(deal.id);
                row.claims += {deal.amountClaim, deal.firmClaim, deal.paidClaim, deal.formClaim};
            }
        }
        sortUnique(row.deals);
        sortUnique(row.withoutAmount);
        sortUnique(row.claims);
        row.claims.removeAll(ClaimId{});
        return row;
    }

    [[nodiscard]] QList<CashRow> bucketRows(const QList<int> &positions,
                                            ChartDimension dimension) const
    {
        std::map<ChartKey, Contributions> buckets;
        for (const int position : positions) {
            const ResolvedDeal &deal = m_resolution.deals()[position];
            for (ChartKeyShare &share : keysOf(m_resolution, deal, dimension, m_groups)) {
                if (dimension == ChartDimension::Form && share.key.form() == Form::Unknown) {
                    share.key.bucket = ChartKey::Bucket::NotStated;
                    share.key.code = 0;
                }
                ChartContribution part;
                part.position = position;
                part.nature = deal.nature;
                part.row = share.key;
                part.ppm = share.ppm;
                buckets[part.row].append(part);
            }
        }
        QList<CashRow> rows;
        for (const auto &[key, bucket] : buckets) {
            QList<int> inside;
            for (const ChartContribution &part : bucket) {
                inside.append(part.position);
            }
            CashRow row = rowOf(inside);
            row.key = key;
            row.sum = m_sums.segmentOf(bucket).sum;
            if (row.hasMoney() || !row.withoutAmount.isEmpty()) {
                rows.append(row);
            }
        }
        std::ranges::sort(rows, isBefore);
        return rows;
    }

    [[nodiscard]] QList<CashRow> dealRows(const QList<int> &positions) const
    {
        QList<CashRow> rows;
        for (const int position : positions) {
            const ResolvedDeal &deal = m_resolution.deals()[position];
            CashRow row = rowOf({position});
            row.deal = deal.id;
            row.ladder = analysis::ladderOf(deal, m_resolution.snapshot());
            row.sum = byrule::sumOf(m_resolution, {position}, {position}, m_ladder.currency);
            rows.append(row);
        }
        std::ranges::sort(rows, isBefore);
        return rows;
    }

    void fold(QList<CashRow> &rows) const
    {
        // A fold of one would take the room of what it hides.
        if (rows.size() <= m_ladder.query.top + 1) {
            return;
        }
        QList<int> rest;
        for (qsizetype i = m_ladder.query.top; i < rows.size(); ++i) {
            for (const DealId id : rows[i].everyDeal()) {
                rest.append(m_resolution.positionOf(id));
            }
        }
        sortUnique(rest);
        CashRow others = rowOf(rest);
        others.key.bucket = ChartKey::Bucket::Others;
        others.folded = int(rows.size()) - m_ladder.query.top;
        others.sum = sumOfFolded(rows, rest);
        rows.resize(m_ladder.query.top);
        rows.append(others);
    }

    /// Deals are summed as a selection of their own. Of parties and forms the rows are added, for
    /// a part of a deal may lie in a row that is shown.
    [[nodiscard]] MoneySum sumOfFolded(const QList<CashRow> &rows, const QList<int> &rest) const
    {
        if (m_ladder.query.by == CashBy::Deal) {
            return byrule::sumOf(m_resolution, rest, rest, m_ladder.currency);
        }
        MoneySum sum = rows[m_ladder.query.top].sum;
        for (qsizetype i = m_ladder.query.top + 1; i < rows.size(); ++i) {
            addSum(sum, rows[i].sum);
        }
        return sum;
    }

    const Resolution &m_resolution;
    QList<int> m_selected;
    bool m_groups;
    ChartSums m_sums;
    CashLadder m_ladder;
};

} // namespace

QList<DealId> CashRow::everyDeal() const
{
    QList<DealId> every = deals + withoutAmount;
    if (deal.isValid() && !every.contains(deal)) {
        every.append(deal);
    }
    std::ranges::sort(every);
    return every;
}

CashLadder cashLadder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                      bool groups, const CashQuery &query)
{
    return LadderBuilder(resolution, selected, currency, groups, query).build();
}

} // namespace dealscope::tests::byrule
