// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowCuts.h"

#include "analysis/YearOfDay.h"

namespace dealscope::analysis {

namespace {

qint64 sizeOf(const Interval &interval)
{
    return interval.ceiling.value_or(interval.floor).units;
}

} // namespace

FlowCuts::FlowCuts(const FlowRules &rules, const FamilySums &sums,
                   std::span<const qint32> positions)
    : m_rules(rules)
    , m_resolution(rules.resolution())
    , m_options(rules.options())
    , m_sums(sums)
    , m_ends(rules.ends())
{
    for (const qint32 position : positions) {
        find(position);
    }
}

void FlowCuts::markYears(const SpreadTerm &term)
{
    if (!term.start.isValid()) {
        return;
    }
    const auto [first, last] = yearsOf(term);
    for (int year = first; year <= last; ++year) {
        m_years.push_back({year, 0});
    }
}

/// The money that a piece stands for under the options; nothing when it falls in other years.
std::optional<FlowAmount> FlowCuts::amountOf(int position, const MoneyPiece &piece)
{
    if (!piece.interval || piece.leftOut) {
        if (m_options.year && !m_rules.fallsInYear(position)) {
            return std::nullopt;
        }
        return FlowAmount{};
    }
    // The piece, not the deal, is spread over the years: a whole is drawn as its remainder.
    const DealMoney &money = m_rules.money();
    QList<YearShare> shares;
    if (money.isSpread(size_t(position))) {
        const SpreadTerms &terms = m_resolution.terms();
        if (!m_options.year && !m_options.sizesOfYears && !terms.isReported(position)) {
            markYears(terms.termOf(position));
            return FlowAmount{piece.interval, piece.firm, piece.paid, false};
        }
        shares = terms.perYear(position, *piece.interval, piece.firm, piece.paid);
    } else if (m_rules.isDated(position)) {
        shares.append({YearOfDay::of(money.row(size_t(position)).firstDay), *piece.interval,
                       piece.firm, piece.paid, false, Spread::Once});
    }
    std::optional<FlowAmount> found;
    for (const YearShare &share : std::as_const(shares)) {
        if (share.year == YearShare::NotScheduled) {
            continue;
        }
        m_years.push_back({share.year, sizeOf(share.interval)});
        if (share.year == m_options.year) {
            found = FlowAmount{share.interval, share.firm, share.paid, share.assumed};
        }
    }
    if (!m_options.year) {
        found = FlowAmount{piece.interval, piece.firm, piece.paid, false};
    } else if (!found && shares.isEmpty()) {
        m_undated.push_back(position);
    }
    return found;
}

void FlowCuts::find(int position)
{
    const MoneyPiece piece = m_sums.pieceOf(position);
    const std::optional<FlowAmount> amount = amountOf(position, piece);
    if (!amount) {
        if (m_rules.isDated(position)) {
            m_otherYears.push_back(position);
        }
        return;
    }
    const Nature nature = m_rules.money().nature(size_t(position));
    if (const auto ends = m_ends.pairOf(position, nature, m_sums.isInFamily(position))) {
        if (m_options.groups && ends->from == ends->to && ends->from < m_ends.companies()) {
            m_insideGroup.push_back(position);
        } else {
            addCut(position, *ends, {*amount, piece.remainder, m_options.year.has_value()});
        }
        return;
    }
    for (const FlowEnd &payer : m_ends.endsOf(position, Role::Payer)) {
        for (const FlowEnd &payee : m_ends.endsOf(position, Role::Payee)) {
            if (m_options.groups && payer.companies.size() == 1
                && payer.companies == payee.companies) {
                if (m_insideGroup.empty() || m_insideGroup.back() != position) {
                    m_insideGroup.push_back(position);
                }
                continue;
            }
            const quint32 from
                = m_ends.payerNode(position, payer.companies, payee.companies, piece.remainder);
            const quint32 to = m_ends.payeeNode(position, payer.companies, payee.companies);
            addCut(position, {from, to},
                   {amount->cutTo(payer).cutTo(payee), piece.remainder,
                    !payer.isWhole() || !payee.isWhole() || m_options.year.has_value()});
        }
    }
}

void FlowCuts::addCut(int position, FlowEnds::Pair ends, Cut cut)
{
    const qint64 size = cut.amount.interval ? sizeOf(*cut.amount.interval) : 0;
    m_weights.push_back({ends.from, size, true});
    m_weights.push_back({ends.to, size, false});
    Flow flow{position, ends.from, ends.to, Own};
    if (cut.partial || m_sums.isInFamily(position)) {
        flow.cut = qint32(m_cuts.size());
        m_cuts.push_back(std::move(cut));
    }
    m_flows.push_back(flow);
}

} // namespace dealscope::analysis
