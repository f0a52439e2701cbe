// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/PositionSet.h"
#include "analysis/Selection.h"

namespace dealscope::analysis {

/// The clauses of a filter made ready to be asked of many deals: lists turned into tables by the
/// codes of the columns, groups spread out once. Lives no longer than its input.
class DealClauses
{
public:
    explicit DealClauses(const SelectionInput &input);
    /// Ready for one clause only.
    DealClauses(const SelectionInput &input, Dimension only);

    [[nodiscard]] bool isSet(Dimension dimension) const
    {
        return (m_set >> int(dimension) & 1) != 0;
    }
    [[nodiscard]] bool passes(int position, Dimension dimension) const;
    /// One bit for each dimension whose clause the deal fails.
    [[nodiscard]] quint32 failures(int position) const;
    /// Positions of the deals that pass every clause, ascending.
    [[nodiscard]] QList<int> select() const;
    /// Those of `positions` that pass every clause but one, in their order.
    [[nodiscard]] std::vector<qint32> narrowed(std::vector<qint32> positions,
                                               Dimension butOne) const;

    // The same, asked of what is no deal; true where nothing is asked.
    [[nodiscard]] bool anyCompany(Dimension dimension, std::span<const quint32> rows) const;
    [[nodiscard]] bool anyOutlet(std::initializer_list<quint32> rows) const;
    [[nodiscard]] bool anyTag(const QStringList &tags) const;
    [[nodiscard]] bool inDates(qint32 firstDay, qint32 lastDay) const;
    [[nodiscard]] bool inAmounts(const std::optional<Interval> &interval) const;

private:
    void prepare(Dimension dimension);
    [[nodiscard]] std::vector<quint8> companyTable(const QList<CompanyId> &wanted) const;
    void findWords();
    /// Calls `then` with the test of one dimension, which takes a position.
    template<typename Then>
    void withTest(Dimension dimension, Then then) const;

    const SelectionInput &m_input;
    const Snapshot &m_snapshot;
    const FigureColumns &m_figures;
    quint32 m_set = 0; ///< a bit for each dimension that is asked and can be answered

    // Tables of what is let through, by code.
    std::array<std::vector<quint8>, 3> m_companies; ///< Companies, Payers, Payees
    std::array<quint8, 256> m_kinds{};
    std::array<quint8, 256> m_natures{}; ///< by kind
    std::array<quint8, 256> m_statuses{};
    std::array<quint8, 256> m_forms{};
    std::vector<quint8> m_outlets;
    std::vector<quint8> m_currencies;
    std::vector<quint8> m_tags;
    qint32 m_from = 0;
    qint32 m_to = 0;
    qint64 m_min = 0;
    qint64 m_max = FigureColumns::Open;
    PositionSet m_hits;
};

} // namespace dealscope::analysis
