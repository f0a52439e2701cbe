// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FigureColumns.h"
#include "core/FilterClause.h"

#include <array>
#include <vector>

namespace dealscope::core {
class Snapshot;
}

namespace dealscope::analysis {

/// What a cross-filter must know beside the figures of deals: whose codes they hold. Codes are
/// positions in these lists; a later state of the ledger may only append.
struct CrossFilterContext {
    std::vector<core::CompanyId> companies;
    std::vector<qint32> parents; ///< code of the parent company, or -1; as long as `companies`
    std::vector<core::OutletId> outlets;
    bool groups = false; ///< a deal of a company is one of every company above it too

    [[nodiscard]] static CrossFilterContext of(const core::Snapshot &snapshot, bool groups);
};

/// The combination of a deal's few-valued attributes. There are far fewer than deals, so that a
/// clause on one of them is answered for a combination, and what passes is added up by it.
struct DealCategory {
    quint8 kind = 0;
    quint8 status = FigureColumns::Unstated;
    quint8 form = FigureColumns::Unstated;
    quint16 currency = FigureColumns::NoCurrency;

    static constexpr quint32 NoValue = 0xffffffff;

    [[nodiscard]] core::Nature nature() const { return natureOf(core::DealKind(kind)); }
    /// The attribute that a dimension asks for, or NoValue where it is not stated.
    [[nodiscard]] quint32 valueOf(core::Dimension facet) const;
};

/// Every combination that occurs, numbered as first met.
class DealCategories
{
public:
    [[nodiscard]] quint32 codeOf(const DealCategory &category);
    [[nodiscard]] const std::vector<DealCategory> &all() const { return m_all; }

private:
    std::vector<DealCategory> m_all;
    std::vector<qint32> m_codes; ///< by the packed combination; -1: not met
};

/// One deal in the one cache line that a filter touches of it: what it adds and to which values.
/// Money is 0 where the deal adds none.
struct alignas(64) CrossFilterRow {
    static constexpr quint32 NoCode = 0xffffffff;

    quint64 floor = 0;
    quint64 ceiling = 0; ///< the floor where it is open
    quint64 firm = 0;
    quint64 headline = 0; ///< the number stated, else the upper end, else the lower
    quint64 paid = 0;
    quint32 payer = NoCode; ///< with lists: which
    quint32 payee = NoCode;
    quint32 outlet = NoCode;
    quint32 category = 0;
    quint32 claims = 0;
    quint32 month : 17; ///< year * 12 + month - 1 of the first day; 0: undated
    quint32 bin : 7; ///< amountBin; 0: no amount that could be compared
    quint32 nature : 2;
    quint32 open : 1; ///< adds money without an upper end
    quint32 adds : 1;
    quint32 over : 1; ///< ended, denied or replaced
    quint32 sizeUnknown : 1; ///< would move money, and nobody says how much
    quint32 hasLists : 1; ///< more than one party a side, outlet or any tag, partner, daughter

    CrossFilterRow()
        : month(0)
        , bin(0)
        , nature(0)
        , open(0)
        , adds(0)
        , over(0)
        , sizeUnknown(0)
        , hasLists(0)
    {
    }
};

/// 0 without an amount, else 1 + floor(4 * log10(units / 1000)) and at least 1: four bins a power
/// of ten, 64 is the last. Compares whole numbers, so that a bin begins exactly where it says.
[[nodiscard]] int amountBin(qint64 units);
inline constexpr int AmountBinCount = 65;
/// The first amount of a bin from 1 on; bin 1 begins at 0.
[[nodiscard]] core::Money amountBinStart(int bin);

/// year * 12 + month - 1 of a Julian day; 0 for FigureColumns::NoDay.
[[nodiscard]] quint32 monthOfDay(qint32 julianDay);

/// Rows in any order, with the lists of those that need them. A list names a code once; with
/// groups it holds the companies above too.
class CrossFilterRows
{
public:
    std::vector<CrossFilterRow> rows;

    /// Fills a row from the figures of a deal. `month` is that of its first day. The row may lie
    /// elsewhere than in `rows`.
    void fill(CrossFilterRow &row, const FigureColumns &figures, size_t deal, quint32 month,
              const CrossFilterContext &context, DealCategories &categories);

    /// Takes over the lists that `more` has for some of these rows.
    void takeLists(const CrossFilterRows &more, std::span<const quint32> ofRows);

    template<typename Visit>
    void eachPayer(const CrossFilterRow &row, const Visit &visit) const
    {
        each(row, row.payer, 0, visit);
    }
    template<typename Visit>
    void eachPayee(const CrossFilterRow &row, const Visit &visit) const
    {
        each(row, row.payee, 1, visit);
    }
    /// Either side, partners and beneficiaries.
    template<typename Visit>
    void eachCompany(const CrossFilterRow &row, const Visit &visit) const
    {
        if (row.hasLists) {
            each(row, 0, 2, visit);
            return;
        }
        if (row.payer != CrossFilterRow::NoCode) {
            visit(row.payer);
        }
        if (row.payee != CrossFilterRow::NoCode) {
            visit(row.payee);
        }
    }
    template<typename Visit>
    void eachOutlet(const CrossFilterRow &row, const Visit &visit) const
    {
        each(row, row.outlet, 3, visit);
    }
    template<typename Visit>
    void eachTag(const CrossFilterRow &row, const Visit &visit) const
    {
        if (row.hasLists) {
            each(row, 0, 4, visit);
        }
    }

    /// The values of a row in a facet; see FacetValue::code.
    template<typename Visit>
    void eachValue(const CrossFilterRow &row, core::Dimension facet,
                   const std::vector<DealCategory> &categories, const Visit &visit) const
    {
        using core::Dimension;
        switch (facet) {
        case Dimension::Companies:
            return eachCompany(row, visit);
        case Dimension::Payers:
            return eachPayer(row, visit);
        case Dimension::Payees:
            return eachPayee(row, visit);
        case Dimension::Outlets:
            return eachOutlet(row, visit);
        case Dimension::Tags:
            return eachTag(row, visit);
        case Dimension::Dates:
            return visit(row.month);
        case Dimension::Amounts:
            return visit(row.bin);
        case Dimension::Words:
            return;
        default:
            if (const quint32 value = categories[row.category].valueOf(facet);
                value != DealCategory::NoValue) {
                visit(value);
            }
        }
    }

private:
    struct Lists {
        quint32 begin = 0;
        std::array<quint32, 5> ends{}; ///< of payers, payees, companies, outlets, tags
    };

    template<typename Visit>
    void each(const CrossFilterRow &row, quint32 only, size_t list, const Visit &visit) const
    {
        if (!row.hasLists) {
            if (only != CrossFilterRow::NoCode) {
                visit(only);
            }
            return;
        }
        const Lists &lists = m_lists[row.payer];
        for (quint32 i = list == 0 ? lists.begin : lists.ends[list - 1]; i < lists.ends[list];
             ++i) {
            visit(m_codes[i]);
        }
    }

    void addOnce(quint32 begin, quint32 code);
    void addWithGroups(quint32 begin, std::span<const quint32> codes,
                       const CrossFilterContext &context);

    std::vector<Lists> m_lists;
    std::vector<quint32> m_codes;
};

} // namespace dealscope::analysis
