// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FlowByRule.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace dealscope::tests::byrule {

namespace {

/// One end of a deal: some companies and the part of the amount that is theirs, in millionths
/// from `fromPpm` to `toPpm`, so that parts add up to the whole whatever the rounding.
struct End {
    QList<CompanyId> companies;
    int fromPpm = 0;
    int toPpm = Whole;

    static constexpr int Whole = 1'000'000;
    [[nodiscard]] bool isWhole() const { return fromPpm == 0 && toPpm == Whole; }
};

template<typename Id>
void sortUnique(QList<Id> &ids)
{
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
}

/// Nothing where the part does not fit in 64 bits.
std::optional<Money> partOf(Money whole, const End &end)
{
    const auto upper = checkedScale(whole, end.toPpm, End::Whole);
    const auto lower = checkedScale(whole, end.fromPpm, End::Whole);
    return upper && lower ? checkedSubtract(*upper, *lower) : std::nullopt;
}

/// A piece's money, cut to ends and year on its way into an edge.
struct Amount {
    std::optional<Interval> interval;
    Money firm;
    Money paid;
    bool assumed = false;

    [[nodiscard]] Amount cutTo(const End &end) const
    {
        if (!interval || end.isWhole()) {
            return *this;
        }
        Amount cut = *this;
        cut.interval->floor = partOf(interval->floor, end).value_or(Money{});
        if (interval->ceiling) {
            cut.interval->ceiling = partOf(*interval->ceiling, end);
        }
        cut.firm = partOf(firm, end).value_or(Money{});
        cut.paid = partOf(paid, end).value_or(Money{});
        return cut;
    }
};

class Builder
{
public:
    Builder(const Resolution &resolution, const QList<int> &selected, Currency currency,
            const FlowOptions &options)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_selected(selected)
        , m_currency(currency)
        , m_options(options)
    {
        std::ranges::sort(m_selected);
    }

    FlowGraph build()
    {
        for (const MoneyPiece &piece : byrule::moneyPieces(m_resolution, m_selected, m_currency)) {
            addPiece(piece);
        }
        finishEdges();
        sumNodes();
        addTies();
        for (auto &[reason, deals] : m_leftOut) {
            sortUnique(deals);
            m_graph.leftOut.append({reason, deals});
        }
        qint64 most = -1;
        for (const auto &[year, units] : m_years) {
            m_graph.years.append(year);
            if (units > most) {
                most = units;
                m_graph.busiestYear = year;
            }
        }
        return std::move(m_graph);
    }

private:
    void addPiece(const MoneyPiece &piece);
    void addFlow(const ResolvedDeal &deal, const MoneyPiece &piece, const End &payer,
                 const End &payee, const Amount &amount);
    [[nodiscard]] std::optional<Amount> amountOf(const ResolvedDeal &deal, const MoneyPiece &piece);
    [[nodiscard]] bool fallsInYear(const ResolvedDeal &deal) const;
    [[nodiscard]] QList<CompanyId> nodeCompanies(const QList<CompanyId> &companies) const;
    [[nodiscard]] QList<End> endsOf(const ResolvedDeal &deal, Role role,
                                    const QList<CompanyId> &companies) const;
    int nodeFor(const QString &key, const QList<CompanyId> &companies);
    void finishEdges();
    void sumNodes();
    void addTies();

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    QList<int> m_selected;
    Currency m_currency;
    FlowOptions m_options;
    FlowGraph m_graph;
    std::map<QString, int> m_nodeOf;
    std::map<std::tuple<int, int, DealKind, bool, bool>, FlowEdge> m_edges;
    std::map<LeftOut, QList<DealId>> m_leftOut;
    std::map<int, qint64> m_years;
};

QString keyOf(QList<CompanyId> companies)
{
    std::ranges::sort(companies);
    QStringList parts;
    for (const CompanyId id : companies) {
        parts.append(QString::number(id.value));
    }
    return parts.join(u'+');
}

QList<CompanyId> Builder::nodeCompanies(const QList<CompanyId> &companies) const
{
    QList<CompanyId> nodes;
    for (const CompanyId id : companies) {
        const CompanyId node = m_options.groups ? m_snapshot.groupOf(id) : id;
        if (!nodes.contains(node)) {
            nodes.append(node);
        }
    }
    return nodes;
}

/// Companies with a reported share stand alone, the others jointly for the rest. Shares of more
/// than the whole are no shares.
QList<End> Builder::endsOf(const ResolvedDeal &deal, Role role,
                           const QList<CompanyId> &companies) const
{
    QList<End> ends;
    QList<CompanyId> joint = companies;
    int given = 0;
    for (const Party &party : m_snapshot.dealAt(deal.dealIndex).parties) {
        if (party.role == role && party.sharePpm && *party.sharePpm > 0
            && *party.sharePpm <= End::Whole - given && joint.contains(party.company)
            && companies.size() > 1) {
            ends.append({{party.company}, given, given + *party.sharePpm});
            given += *party.sharePpm;
            joint.removeAll(party.company);
        }
    }
    if (given < End::Whole || ends.isEmpty()) {
        ends.append({joint, given, End::Whole});
    }
    for (End &end : ends) {
        end.companies = nodeCompanies(end.companies);
    }
    return ends;
}

bool Builder::fallsInYear(const ResolvedDeal &deal) const
{
    const QDate first(*m_options.year, 1, 1);
    const QDate last(*m_options.year, 12, 31);
    if (deal.period && deal.period->start && deal.period->end) {
        return deal.period->start->first() <= last && deal.period->end->last() >= first;
    }
    return deal.date && deal.date->first() <= last && deal.date->last() >= first;
}

/// The money that a piece stands for under the options; nothing when it falls in other years.
std::optional<Amount> Builder::amountOf(const ResolvedDeal &deal, const MoneyPiece &piece)
{
    if (!piece.interval || piece.leftOut) {
        if (m_options.year && !fallsInYear(deal)) {
            return std::nullopt;
        }
        return Amount{};
    }
    // The piece, not the deal, is spread over the years: a whole is drawn as its remainder.
    const QList<YearShare> shares = perYear(deal, *piece.interval, piece.firm, piece.paid);
    std::optional<Amount> found;
    for (const YearShare &share : shares) {
        if (share.year == YearShare::NotScheduled) {
            continue;
        }
        const Money size = share.interval.ceiling.value_or(share.interval.floor);
        m_years[share.year] = checkedAdd(Money{m_years[share.year]}, size)
                                  .value_or(Money{m_years[share.year]})
                                  .units;
        if (share.year == m_options.year) {
            found = Amount{share.interval, share.firm, share.paid, share.assumed};
        }
    }
    if (!m_options.year) {
        found = Amount{piece.interval, piece.firm, piece.paid, false};
    } else if (!found && shares.isEmpty()) {
        m_leftOut[LeftOut::NoDate].append(deal.id);
    }
    return found;
}

void Builder::addPiece(const MoneyPiece &piece)
{
    const ResolvedDeal &deal = m_resolution.deals()[piece.position];
    if (deal.nature == Nature::None) {
        m_graph.noMoney.append(deal.id);
        return;
    }
    if (m_options.nature && deal.nature != *m_options.nature) {
        return;
    }
    if (piece.leftOut) {
        m_leftOut[*piece.leftOut].append(deal.id);
        if (deal.isOver() || deal.replaced) {
            return;
        }
    }
    const std::optional<Amount> amount = amountOf(deal, piece);
    if (!amount) {
        if (deal.date) {
            m_graph.otherYears.append(deal.id);
        }
        return;
    }
    for (const End &payer : endsOf(deal, Role::Payer, deal.payers)) {
        for (const End &payee : endsOf(deal, Role::Payee, deal.payees)) {
            addFlow(deal, piece, payer, payee, amount->cutTo(payer).cutTo(payee));
        }
    }
}

int Builder::nodeFor(const QString &key, const QList<CompanyId> &companies)
{
    const auto [entry, isNew] = m_nodeOf.try_emplace(key, int(m_graph.nodes.size()));
    if (isNew) {
        FlowNode node;
        node.key = key;
        node.companies = companies;
        QStringList names;
        for (const CompanyId id : companies) {
            names.append(m_snapshot.companyName(id));
        }
        node.name = names.isEmpty() ? m_snapshot.companyName({}) : names.join(u" + ");
        m_graph.nodes.append(node);
    }
    return entry->second;
}

void Builder::addFlow(const ResolvedDeal &deal, const MoneyPiece &piece, const End &payer,
                      const End &payee, const Amount &amount)
{
    const QList<CompanyId> &payers = payer.companies;
    const QList<CompanyId> &payees = payee.companies;
    if (m_options.groups && payers.size() == 1 && payers == payees) {
        m_graph.insideGroup.append(deal.id);
        return;
    }
    const QString nature = QString(toCode(deal.nature));
    const auto unnamed = [&](const QString &side, const QList<CompanyId> &counterpart,
                             const QString &more) {
        const QString other = counterpart.isEmpty() ? QStringLiteral("deal%1").arg(deal.id.value)
                                                    : keyOf(counterpart);
        return side + u':' + other + u':' + nature + u':' + more;
    };
    const QList<CompanyId> beneficiaries
        = payees.isEmpty() ? nodeCompanies(deal.beneficiaries) : QList<CompanyId>();
    const int from = payers.isEmpty()
        ? nodeFor(unnamed(QStringLiteral("from"), payees,
                          piece.remainder ? QStringLiteral("rest") : QString()),
                  {})
        : nodeFor(keyOf(payers), payers);
    const int to = payees.isEmpty()
        ? nodeFor(unnamed(QStringLiteral("to"), payers, keyOf(beneficiaries)), {})
        : nodeFor(keyOf(payees), payees);
    if (payers.isEmpty()) {
        m_graph.nodes[from].remainder = piece.remainder;
    }
    if (payees.isEmpty()) {
        m_graph.nodes[to].beneficiaries = beneficiaries;
    }

    FlowEdge &edge = m_edges[{from, to, deal.kind, !amount.interval, piece.remainder}];
    edge.from = from;
    edge.to = to;
    edge.kind = deal.kind;
    edge.nature = deal.nature;
    edge.remainder = piece.remainder;
    edge.deals.append(deal.id);
    for (const ClaimId id : deal.claims) {
        if (m_resolution.counts(id)) {
            edge.claims.append(id);
        }
    }
    edge.partial |= !payer.isWhole() || !payee.isWhole() || m_options.year.has_value();
    edge.assumed |= amount.assumed;
    if (amount.interval) {
        edge.hasAmount = true;
        addTo(edge.sum, *amount.interval, amount.firm, amount.paid);
    }
}

/// Nodes by name and edges by their ends, so that a drawing does not depend on how a ledger
/// happens to be sorted.
void Builder::finishEdges()
{
    QList<int> order(m_graph.nodes.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [this](int a, int b) {
        const FlowNode &left = m_graph.nodes[a];
        const FlowNode &right = m_graph.nodes[b];
        return std::pair(foldedForSearch(left.name), left.key)
            < std::pair(foldedForSearch(right.name), right.key);
    });
    QList<int> placeOf(order.size());
    QList<FlowNode> nodes;
    for (int place = 0; place < order.size(); ++place) {
        placeOf[order[place]] = place;
        nodes.append(m_graph.nodes[order[place]]);
    }
    m_graph.nodes = nodes;
    for (auto &[key, index] : m_nodeOf) {
        index = placeOf[index];
    }
    for (auto &[key, edge] : m_edges) {
        edge.from = placeOf[edge.from];
        edge.to = placeOf[edge.to];
        sortUnique(edge.deals);
        sortUnique(edge.claims);
        m_graph.edges.append(edge);
        for (const int node : {edge.from, edge.to}) {
            m_graph.nodes[node].deals.append(edge.deals);
        }
    }
    std::ranges::sort(m_graph.edges, [](const FlowEdge &a, const FlowEdge &b) {
        return std::tuple(a.from, a.to, a.kind, !a.hasAmount, a.remainder)
            < std::tuple(b.from, b.to, b.kind, !b.hasAmount, b.remainder);
    });
    for (FlowNode &node : m_graph.nodes) {
        sortUnique(node.deals);
    }
    for (QList<DealId> *ids : {&m_graph.noMoney, &m_graph.insideGroup, &m_graph.otherYears}) {
        sortUnique(*ids);
    }
}

/// Totals come from families, not from ribbons, but where an edge is only a part of its deals.
void Builder::sumNodes()
{
    for (int index = 0; index < m_graph.nodes.size(); ++index) {
        for (const bool incoming : {true, false}) {
            SideSums &side = incoming ? m_graph.nodes[index].in : m_graph.nodes[index].out;
            for (const Nature nature : {Nature::Capital, Nature::Purchase}) {
                MoneySum &sum = nature == Nature::Capital ? side.capital : side.purchase;
                bool partial = false;
                QList<int> bucket;
                for (const FlowEdge &edge : m_graph.edges) {
                    if ((incoming ? edge.to : edge.from) != index || edge.nature != nature) {
                        continue;
                    }
                    if (!edge.hasAmount) {
                        side.withoutAmount += int(edge.deals.size());
                        continue;
                    }
                    partial |= edge.partial;
                    for (const DealId id : edge.deals) {
                        bucket.append(m_resolution.positionOf(id));
                    }
                }
                if (!partial) {
                    sortUnique(bucket);
                    if (!bucket.isEmpty()) {
                        sum = byrule::sumOf(m_resolution, m_selected, bucket, m_currency);
                    }
                    continue;
                }
                for (const FlowEdge &edge : m_graph.edges) {
                    if ((incoming ? edge.to : edge.from) == index && edge.nature == nature
                        && edge.hasAmount) {
                        addSum(sum, edge.sum);
                    }
                }
            }
        }
    }
}

void Builder::addTies()
{
    for (int index = 0; index < m_graph.nodes.size(); ++index) {
        const FlowNode &node = m_graph.nodes[index];
        if (node.isJoint()) {
            for (const CompanyId id : node.companies) {
                const auto member = m_nodeOf.find(keyOf({id}));
                if (member != m_nodeOf.end()) {
                    m_graph.ties.append({member->second, index, FlowTie::Kind::Member});
                }
            }
        } else if (node.isNamed() && !m_options.groups) {
            const CompanyId self = node.companies.first();
            const Company *company = m_snapshot.company(self);
            QSet<CompanyId> seen{self};
            while (company && company->parent.isValid() && !seen.contains(company->parent)) {
                seen.insert(company->parent);
                const auto parent = m_nodeOf.find(keyOf({company->parent}));
                if (parent != m_nodeOf.end()) {
                    m_graph.ties.append({index, parent->second, FlowTie::Kind::Ownership});
                    break;
                }
                company = m_snapshot.company(company->parent);
            }
        }
    }
}

} // namespace

FlowGraph FlowGraph::build(const Resolution &resolution, const QList<int> &selected,
                           Currency currency, const FlowOptions &options)
{
    return Builder(resolution, selected, currency, options).build();
}

} // namespace dealscope::tests::byrule
