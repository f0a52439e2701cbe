// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilter.h"

#include <QMap>

#include <algorithm>
#include <bit>

namespace dealscope::analysis {

namespace {

__extension__ using Wide = unsigned __int128;

/// A sum that cannot wrap.
struct WideSum {
    quint64 deals = 0;
    quint64 openEnded = 0;
    quint64 adding = 0;
    quint64 claims = 0;
    Wide floor = 0;
    Wide ceiling = 0;
    Wide firm = 0;
    Wide headline = 0;
    Wide paid = 0;
    bool overflow = false;

    void add(const FacetCell &cell, const TotalsCell &totals)
    {
        deals += quint64(cell.deals());
        openEnded += quint64(cell.openEnded());
        adding += totals.adding;
        claims += totals.claims;
        floor += cell.floor;
        ceiling += cell.ceiling;
        firm += cell.firm;
        headline += totals.headline;
        paid += totals.paid;
    }
    [[nodiscard]] bool fits() const
    {
        return !overflow
            && std::max({floor, ceiling, firm, headline, paid})
            <= Wide(CrossFilterIndex::MostUnits);
    }
};

FacetValue valueOf(quint32 code, const FacetCell &cell)
{
    return {code,
            cell.deals(),
            Money{qint64(cell.floor)},
            Money{qint64(cell.ceiling)},
            Money{qint64(cell.firm)},
            cell.openEnded(),
            false};
}

bool ranksBefore(const FacetValue &a, const FacetValue &b)
{
    if (a.floor != b.floor) {
        return a.floor > b.floor;
    }
    return a.ceiling != b.ceiling ? a.ceiling > b.ceiling : a.code < b.code;
}

std::vector<quint32> rowsOf(const std::vector<quint64> &bits)
{
    size_t count = 0;
    for (const quint64 word : bits) {
        count += size_t(std::popcount(word));
    }
    std::vector<quint32> rows;
    rows.reserve(count);
    for (size_t word = 0; word < bits.size(); ++word) {
        for (quint64 rest = bits[word]; rest != 0; rest &= rest - 1) {
            rows.push_back(quint32(word * 64) + quint32(std::countr_zero(rest)));
        }
    }
    return rows;
}

MoneySum moneyOf(const FacetCell &cell, const TotalsCell &totals)
{
    MoneySum sum;
    sum.interval = {Money{qint64(cell.floor)}, Money{qint64(cell.ceiling)}};
    sum.headline = Money{qint64(totals.headline)};
    sum.openEnded = cell.openEnded();
    sum.firm = Money{qint64(cell.firm)};
    sum.paid = Money{qint64(totals.paid)};
    sum.deals = int(totals.adding);
    return sum;
}

MoneySum moneyOf(const WideSum &wide)
{
    MoneySum sum;
    if (!wide.fits()) {
        sum.interval.ceiling = Money{};
        sum.overflow = true;
        return sum;
    }
    return moneyOf(
        FacetCell{wide.deals + wide.openEnded * FacetCell::OneOpen, quint64(wide.floor),
                  quint64(wide.ceiling), quint64(wide.firm)},
        TotalsCell{quint64(wide.headline), quint64(wide.paid), wide.adding, wide.claims});
}

} // namespace

bool CrossFilter::sumsFit() const
{
    return Wide(m_state.index().largestSum()) + m_beside.largestSum()
        <= Wide(CrossFilterIndex::MostUnits);
}

/// All that counts under the clauses but some, deal by deal and family by family.
template<typename OfRow, typename OfFamily>
void CrossFilter::scan(quint16 but, const OfRow &ofRow, const OfFamily &ofFamily) const
{
    const CrossFilterIndex &index = m_state.index();
    for (size_t i = 0; i < index.size(); ++i) {
        if (index.familyAt(i) == FamilySet::None && (m_state.maskOf(i) & ~but) == 0) {
            ofRow(index.rows().rows[i]);
        }
    }
    for (size_t family = 0; family < index.families().familyCount(); ++family) {
        ofFamily(m_state.families(), family, m_state.masksOf(family));
    }
    const FacetFamilies::Layer beside = m_beside.layer(m_categories);
    for (size_t family = 0; family < beside.set.familyCount(); ++family) {
        ofFamily(beside, family, m_beside.masksOf(family, m_clauses, m_categories));
    }
}

std::vector<FacetValue> CrossFilter::scannedValues(Dimension facet) const
{
    QMap<quint32, WideSum> sums;
    scan(
        bitOf(facet),
        [&](const CrossFilterRow &row) {
            m_state.index().rows().eachValue(row, facet, m_categories.all(), [&](quint32 code) {
                sums[code].add(cellOf(row), {row.headline, row.paid, row.adds, row.claims});
            });
        },
        [&](const FacetFamilies::Layer &layer, size_t family, std::span<const quint16> masks) {
            FacetFamilies::eachSum(layer, family, masks, facet,
                                   [&](quint32 code, const FacetFamilies::Sum &sum) {
                                       sums[code].add(sum.cell, sum.totals);
                                       sums[code].overflow = sums[code].overflow || sum.overflow;
                                   });
        });
    std::vector<FacetValue> found;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const MoneySum money = moneyOf(*it);
        found.push_back({it.key(), int(it->deals), money.interval.floor, *money.interval.ceiling,
                         money.firm, int(it->openEnded), money.overflow});
    }
    return found;
}

std::array<MoneySum, FacetSums::NatureCount> CrossFilter::scannedTotals() const
{
    std::array<WideSum, FacetSums::NatureCount> sums;
    scan(
        0,
        [&](const CrossFilterRow &row) {
            sums[row.nature].add(cellOf(row), {row.headline, row.paid, row.adds, row.claims});
        },
        [&](const FacetFamilies::Layer &layer, size_t family, std::span<const quint16> masks) {
            FacetFamilies::eachTotal(
                layer, family, masks, [&](quint32 nature, const FacetFamilies::Sum &sum) {
                    sums[nature].add(sum.cell, sum.totals);
                    sums[nature].overflow = sums[nature].overflow || sum.overflow;
                });
        });
    std::array<MoneySum, FacetSums::NatureCount> money;
    std::ranges::transform(sums, money.begin(), [](const WideSum &sum) { return moneyOf(sum); });
    return money;
}

std::vector<FacetValue> CrossFilter::values(Dimension facet) const
{
    if (!sumsFit()) {
        return scannedValues(facet);
    }
    std::vector<FacetCell> scratch;
    const auto cells = m_state.sums().cells(facet, m_state.index().categories().all(), scratch);
    std::vector<FacetValue> found;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].deals() > 0) {
            found.push_back(valueOf(m_state.sums().codeAt(facet, i), cells[i]));
        }
    }
    return found;
}

std::vector<FacetValue> CrossFilter::top(Dimension facet, size_t count) const
{
    // The heap's front is the last of those kept; what has a lower floor is passed over.
    std::vector<FacetValue> best;
    const auto offer = [&](const FacetValue &value) {
        if (best.size() < count) {
            best.push_back(value);
            std::ranges::push_heap(best, ranksBefore);
        } else if (ranksBefore(value, best.front())) {
            std::ranges::pop_heap(best, ranksBefore);
            best.back() = value;
            std::ranges::push_heap(best, ranksBefore);
        }
    };
    if (count == 0) {
        return best;
    }
    if (!sumsFit()) {
        for (const FacetValue &value : scannedValues(facet)) {
            offer(value);
        }
    } else {
        std::vector<FacetCell> scratch;
        const auto cells = m_state.sums().cells(facet, m_state.index().categories().all(), scratch);
        quint64 least = 0;
        for (size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].floor >= least && cells[i].deals() > 0) {
                offer(valueOf(m_state.sums().codeAt(facet, i), cells[i]));
                least = best.size() < count ? 0 : quint64(best.front().floor.units);
            }
        }
    }
    std::ranges::sort_heap(best, ranksBefore);
    return best;
}

int CrossFilter::selectedCount() const
{
    int count = 0;
    for (size_t nature = 0; nature < FacetSums::NatureCount; ++nature) {
        count += m_state.sums().passing(Nature(nature), m_state.index().categories().all()).deals();
    }
    return count;
}

CrossTotals CrossFilter::totals() const
{
    const FacetSums &sums = m_state.sums();
    CrossTotals totals;
    totals.deals = selectedCount();
    for (size_t nature = 0; nature < FacetSums::NatureCount; ++nature) {
        totals.claims += int(sums.totals(Nature(nature)).claims);
    }
    if (!sumsFit()) {
        const auto money = scannedTotals();
        totals.capital = money[size_t(Nature::Capital)];
        totals.purchase = money[size_t(Nature::Purchase)];
        return totals;
    }
    const auto sumOf = [&](Nature nature) {
        return moneyOf(sums.passing(nature, m_state.index().categories().all()),
                       sums.totals(nature));
    };
    totals.capital = sumOf(Nature::Capital);
    totals.purchase = sumOf(Nature::Purchase);
    return totals;
}

std::vector<quint64> CrossFilter::passingBut(Dimension dimension) const
{
    std::vector<quint64> bits((size() + 63) / 64);
    if (m_clauses.filter().isSet(dimension)) {
        m_state.markPassing(bitOf(dimension), bits);
    } else {
        m_state.markSelected(bits);
    }
    m_beside.markPassing(m_clauses, m_categories, bitOf(dimension), bits);
    return bits;
}

std::vector<quint32> CrossFilter::undatedRows() const
{
    const CrossFilterIndex &index = m_state.index();
    std::vector<quint64> bits((size() + 63) / 64);
    m_beside.markPassing(m_clauses, m_categories, bitOf(Dimension::Dates), bits);
    std::vector<quint32> rows = rowsOf(bits);
    std::erase_if(rows,
                  [this](quint32 row) { return m_figures->firstDay[row] != FigureColumns::NoDay; });
    for (size_t i = 0; i < index.datedBegin(); ++i) {
        if ((m_state.maskOf(i) & ~bitOf(Dimension::Dates)) == 0) {
            rows.push_back(index.dealAt(i));
        }
    }
    std::ranges::sort(rows);
    return rows;
}

std::vector<quint32> CrossFilter::rowsPassingBut(Dimension dimension) const
{
    return rowsOf(passingBut(dimension));
}

std::vector<quint32> CrossFilter::selectedRows() const
{
    std::vector<quint64> bits((size() + 63) / 64);
    m_state.markSelected(bits);
    m_beside.markPassing(m_clauses, m_categories, 0, bits);
    return rowsOf(bits);
}

} // namespace dealscope::analysis
