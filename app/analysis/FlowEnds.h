// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"
#include "analysis/PartyCodes.h"

namespace dealscope::analysis {

/// One end of a deal: some companies and the part of the amount that is theirs, in millionths
/// from `fromPpm` to `toPpm`, so that parts add up to the whole whatever the rounding.
struct FlowEnd {
    static constexpr int Whole = 1'000'000;

    QList<CompanyId> companies;
    int fromPpm = 0;
    int toPpm = Whole;

    [[nodiscard]] bool isWhole() const { return fromPpm == 0 && toPpm == Whole; }
};

/// A deal's money, cut to ends and year on its way into an edge.
struct FlowAmount {
    std::optional<Interval> interval;
    Money firm;
    Money paid;
    bool assumed = false;

    [[nodiscard]] FlowAmount cutTo(const FlowEnd &end) const;
};

/// Who stands at the ends of deals, as numbers: a company by its row, an unnamed end with one
/// counterpart by that one's row, joint parties as in PartyCodes, all others in the order they
/// come.
class FlowEnds
{
public:
    FlowEnds(const Resolution &resolution, bool groups);

    [[nodiscard]] quint32 companies() const { return m_companies; }
    /// More than any number given so far.
    [[nodiscard]] quint32 size() const { return m_first + quint32(m_extra.size()); }

    struct Pair {
        quint32 from = 0;
        quint32 to = 0;
    };
    /// The ends of a deal that has one on each side whatever is selected; of nearly all deals.
    /// `inFamily`: then an end that is not named depends on the others of the family.
    [[nodiscard]] std::optional<Pair> pairOf(int position, Nature nature, bool inFamily) const;

    /// Companies with a reported share stand alone, the others jointly for the rest. Shares of
    /// more than the whole are no shares.
    [[nodiscard]] QList<FlowEnd> endsOf(int position, Role role) const;
    [[nodiscard]] QList<CompanyId> nodeCompanies(const QList<CompanyId> &companies) const;
    /// Numbers of the two ends of a flow.
    [[nodiscard]] quint32 payerNode(int position, const QList<CompanyId> &payers,
                                    const QList<CompanyId> &payees, bool remainder);
    [[nodiscard]] quint32 payeeNode(int position, const QList<CompanyId> &payers,
                                    const QList<CompanyId> &payees);

    /// The node of a number, without money. Several companies are named in the order of the deal at
    /// `position`, which has them at an end.
    [[nodiscard]] FlowNode nodeOf(quint32 number, int position) const;
    /// True if nodeOf asks a deal for the order of its companies.
    [[nodiscard]] bool isNamedByDeals(quint32 number) const { return number >= 5 * m_companies; }
    /// Rows of the companies that a number names.
    template<typename Visit>
    void eachCompany(quint32 number, const Visit &visit) const
    {
        if (number < m_companies) {
            visit(number);
        } else if (isJoint(number)) {
            std::ranges::for_each(m_parties->joint(number - 5 * m_companies), visit);
        } else if (number >= m_first) {
            for (const CompanyId id : m_extra[number - m_first].companies) {
                if (const quint32 row = rowOf(id); row != NoRow) {
                    visit(row);
                }
            }
        }
    }

    [[nodiscard]] static QString keyOf(QList<CompanyId> companies);

private:
    [[nodiscard]] quint32 extra(FlowNode node);
    /// Of several companies.
    [[nodiscard]] quint32 joint(const QList<CompanyId> &companies);
    [[nodiscard]] bool isJoint(quint32 number) const
    {
        return number >= 5 * m_companies && number < m_first;
    }
    /// The number of what PartyCodes tells.
    [[nodiscard]] quint32 numberOf(quint32 code) const
    {
        return code < m_companies ? code : 5 * m_companies + (code - m_companies - 1);
    }
    /// An end that is not named, opposite a single named company, for nobody in particular.
    [[nodiscard]] quint32 unnamed(bool payer, Nature nature, quint32 counterpart) const
    {
        return m_companies * (1 + (payer ? 0 : 2) + (nature == Nature::Capital ? 0 : 1))
            + counterpart;
    }
    void nameAsIn(FlowNode &node, int position) const;
    [[nodiscard]] quint32 rowOf(CompanyId id) const
    {
        return m_snapshot.columns().companies.rowOf(id.value);
    }
    [[nodiscard]] CompanyId idAt(quint32 row) const
    {
        return CompanyId{m_snapshot.columns().companies.idAt(row)};
    }
    [[nodiscard]] QString natureOfDeal(int position) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    std::shared_ptr<const PartyCodes> m_parties;
    quint32 m_companies;
    quint32 m_first; ///< number of m_extra's first
    std::vector<FlowNode> m_extra;
    QHash<QString, quint32> m_extraOf;
};

} // namespace dealscope::analysis
