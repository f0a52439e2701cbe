// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilter.h"

#include <random>

namespace dealscope::tests {

/// One row of a FigureColumns, written out.
struct PlainDeal {
    qint32 firstDay = analysis::FigureColumns::NoDay;
    qint32 lastDay = analysis::FigureColumns::NoDay;
    core::DealKind kind = core::DealKind::Equity;
    std::optional<core::Status> status;
    std::optional<core::Form> form;
    std::optional<analysis::LeftOut> leftOut;
    bool comparable = false;
    quint16 currency = analysis::FigureColumns::NoCurrency;
    std::optional<core::Interval> interval;
    std::optional<core::Money> headline;
    core::Money firm;
    core::Money paid;
    quint32 claims = 1;
    int whole = -1;
    std::vector<quint32> payers;
    std::vector<quint32> payees;
    std::vector<quint32> others;
    std::vector<quint32> outlets;
    std::vector<quint32> tags;
};

/// Deals and the filters asked of them, from a seed; the same everywhere.
class PlainLedger
{
public:
    static constexpr int Companies = 9; ///< the last three have a parent, one of them two above
    static constexpr int Outlets = 5;

    /// `largest`: amounts lie below it.
    PlainLedger(quint32 seed, int count, qint64 largest);

    std::vector<PlainDeal> deals;

    /// A new deal; a part of an earlier one or of a later one now and then.
    [[nodiscard]] PlainDeal randomDeal(int ownRow);
    [[nodiscard]] core::FilterClause randomClause();
    [[nodiscard]] std::vector<quint32> randomRows();
    int below(int n) { return int(m_engine() % quint32(n)); }
    bool oneIn(int n) { return below(n) == 0; }

    [[nodiscard]] std::shared_ptr<const analysis::FigureColumns> figures() const;
    [[nodiscard]] static std::shared_ptr<const analysis::CrossFilterContext> context(bool groups);

private:
    core::Money money()
    {
        const quint64 product = quint64(m_engine()) * quint64(m_engine());
        return core::Money{qint64(product / 2 % quint64(m_largest))};
    }
    [[nodiscard]] bool isAbove(int row, int ofWhich) const;
    void addMoney(PlainDeal &deal);
    template<typename T>
    QList<T> some(int values);

    std::mt19937 m_engine;
    qint64 m_largest;
};

/// What a filter lets through and what it comes to, asked of every deal anew and added up by the
/// rules of families.
class PlainScan
{
public:
    PlainScan(const std::vector<PlainDeal> &deals, bool groups, core::Filter filter,
              std::vector<quint32> wordHits)
        : m_deals(deals)
        , m_context(PlainLedger::context(groups))
        , m_filter(std::move(filter))
        , m_wordHits(std::move(wordHits))
    {
    }

    [[nodiscard]] std::vector<quint32> selectedRows() const;
    [[nodiscard]] std::vector<analysis::FacetValue> values(core::Dimension facet) const;
    [[nodiscard]] analysis::CrossTotals totals() const;

private:
    [[nodiscard]] bool passes(const PlainDeal &deal, quint32 row, core::Dimension d) const;
    [[nodiscard]] std::vector<int> passingBut(std::optional<core::Dimension> own) const;
    [[nodiscard]] std::vector<quint32> withGroups(std::vector<quint32> companies) const;
    [[nodiscard]] std::vector<quint32> valuesOf(const PlainDeal &deal, core::Dimension d) const;
    [[nodiscard]] analysis::MoneySum sumOf(const std::vector<int> &selected,
                                           const std::vector<int> &bucket) const;

    const std::vector<PlainDeal> &m_deals;
    std::shared_ptr<const analysis::CrossFilterContext> m_context;
    core::Filter m_filter;
    std::vector<quint32> m_wordHits;
};

} // namespace dealscope::tests
