// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Interval.h"
#include "core/StrongId.h"

#include <QDate>
#include <QList>
#include <QStringList>

#include <array>
#include <variant>

namespace dealscope::core {

/// What a filter can ask about. At most one clause each.
enum class Dimension {
    Companies, ///< on either side, partners and beneficiaries included
    Payers,
    Payees,
    Kinds,
    Natures,
    Statuses,
    Forms,
    Outlets, ///< outlet or origin of a counting claim
    Currencies,
    Dates,
    Amounts,
    Words,
    Tags,
};
inline constexpr int DimensionCount = 13;

/// Days, both ends included; an end that is not set is open.
struct DateRange {
    std::optional<QDate> from;
    std::optional<QDate> to;
    friend bool operator==(const DateRange &, const DateRange &) = default;
};

/// Whole currency units; a deal passes if its interval meets the range.
struct AmountRange {
    std::optional<Money> min;
    std::optional<Money> max;
    friend bool operator==(const AmountRange &, const AmountRange &) = default;
};

struct WordsQuery {
    QString words;
    bool inTexts = false; ///< search the sources' texts too
    friend bool operator==(const WordsQuery &, const WordsQuery &) = default;
};

/// What a dimension is asked: Companies, Payers, Payees: a CompanyId list; Outlets: OutletId;
/// Tags: QStringList; and so on. monostate: nothing is asked. A list that is set but empty
/// matches nothing.
using ClauseValue = std::variant<std::monostate, QList<CompanyId>, QList<DealKind>, QList<Nature>,
                                 QList<Status>, QList<Form>, QList<OutletId>, QList<Currency>,
                                 DateRange, AmountRange, WordsQuery, QStringList>;

/// One clause: a dimension and what is asked of it.
struct FilterClause {
    Dimension dimension = Dimension::Companies;
    ClauseValue value;
    friend bool operator==(const FilterClause &, const FilterClause &) = default;
};

/// All clauses together; a deal passes if it passes each.
class Filter
{
public:
    [[nodiscard]] const ClauseValue &clause(Dimension dimension) const
    {
        return m_clauses[size_t(dimension)];
    }
    /// The value of a clause if it is set, else nullptr.
    template<typename T>
    [[nodiscard]] const T *value(Dimension dimension) const
    {
        return std::get_if<T>(&m_clauses[size_t(dimension)]);
    }
    [[nodiscard]] bool isSet(Dimension dimension) const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QList<Dimension> activeDimensions() const;
    void set(const FilterClause &clause);
    void clear(Dimension dimension);
    /// This filter but for one clause.
    [[nodiscard]] Filter without(Dimension dimension) const;

    friend bool operator==(const Filter &, const Filter &) = default;

private:
    std::array<ClauseValue, DimensionCount> m_clauses;
};

/// How the ledger is looked at, as apart from what is let through.
struct Perspective {
    Lens lens = Lens::Latest;
    std::optional<QDate> publishedBy; ///< the clock; unset: everything counts, undated too
    bool groups = false; ///< a group is one node, and a company clause takes its daughters in
    bool perYear = false; ///< amounts per year instead of totals
    Currency currency; ///< of all totals; empty: the one that most of the ledger's amounts are in

    friend bool operator==(const Perspective &, const Perspective &) = default;
};

} // namespace dealscope::core
