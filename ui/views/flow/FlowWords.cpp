// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/window/Counted.h"

#include <QJsonArray>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using namespace Qt::StringLiterals;

QString FlowWords::amount(const MoneySum &sum) const
{
    if (sum.overflow) {
        return tr("too large to add");
    }
    if (sum.deals == 0) {
        return tr("no amount");
    }
    return io::shortInterval(sum.range(), m_currency);
}

QString FlowWords::side(const SideSums &sums, bool incoming) const
{
    const bool capital = sums.capital.deals > 0;
    const bool purchase = sums.purchase.deals > 0;
    QString money;
    if (capital && purchase) {
        money = tr("%1 capital, %2 purchases").arg(amount(sums.capital), amount(sums.purchase));
    } else if (capital || purchase) {
        money = amount(capital ? sums.capital : sums.purchase);
    } else {
        return {};
    }
    return incoming ? tr("in %1").arg(money) : tr("out %1").arg(money);
}

QStringList FlowWords::nodeLines(const FlowNode &node) const
{
    QStringList lines;
    if (!node.beneficiaries.isEmpty()) {
        lines.append(
            tr("for %1").arg(session::partyNames(node.beneficiaries, m_resolution.snapshot())));
    }
    if (node.remainder) {
        lines.append(tr("not allocated"));
    }
    if (node.isNamed() || node.others) {
        for (const bool incoming : {true, false}) {
            const QString words = side(incoming ? node.in : node.out, incoming);
            if (!words.isEmpty()) {
                lines.append(words);
            }
        }
    }
    return lines;
}

QString FlowWords::nodeTitle(const FlowNode &node) const
{
    if (!node.beneficiaries.isEmpty()) {
        return tr("%1, for %2")
            .arg(node.name, session::partyNames(node.beneficiaries, m_resolution.snapshot()));
    }
    return node.remainder ? tr("%1, not allocated").arg(node.name) : node.name;
}

QString FlowWords::nodeTip(const FlowNode &node) const
{
    QStringList lines{nodeTitle(node)};
    for (const bool incoming : {true, false}) {
        const SideSums &sums = incoming ? node.in : node.out;
        const QString words = side(sums, incoming);
        if (!words.isEmpty()) {
            lines.append(words);
        }
        if (sums.withoutAmount > 0) {
            lines.append(incoming ? tr("%n more in without amount", nullptr, sums.withoutAmount)
                                  : tr("%n more out without amount", nullptr, sums.withoutAmount));
        }
    }
    if (node.isJoint()) {
        lines.append(tr("Joint: nobody reported who pays which part."));
    }
    return (lines + dealLines(node.deals)).join(u'\n');
}

QString FlowWords::edgeTitle(const FlowEdge &edge) const
{
    return tr("%1 → %2, %3")
        .arg(m_graph.nodes[edge.from].name, m_graph.nodes[edge.to].name,
             session::kindName(edge.kind));
}

QString FlowWords::edgeTip(const FlowEdge &edge) const
{
    QStringList lines{edgeTitle(edge)};
    QString money = amount(edge.sum);
    if (edge.hasAmount && !edge.sum.overflow) {
        money += edge.sum.firm.units > 0
            ? tr(" · %1 binding").arg(io::shortMoney(edge.sum.firm, m_currency))
            : tr(" · nothing binding");
        if (edge.sum.paid.units > 0) {
            money += tr(" · %1 paid").arg(io::shortMoney(edge.sum.paid, m_currency));
        }
    }
    lines.append(money);
    if (edge.remainder) {
        lines.append(tr("What the reported parts of the whole do not explain."));
    }
    if (edge.assumed) {
        lines.append(tr("An even spread over the term is assumed."));
    }
    return (lines + dealLines(edge.deals)).join(u'\n');
}

QStringList FlowWords::dealLines(const DealList &deals, int most) const
{
    QStringList lines;
    for (const DealId id : deals.first(most)) {
        const ResolvedDeal *deal = m_resolution.deal(id);
        const Deal *row = m_resolution.snapshot().deal(id);
        if (!deal || !row) {
            continue;
        }
        QString title = row->title;
        if (title.size() > 70) {
            title = title.left(69) + u'…';
        }
        QString line = u"• "_s + title;
        if (deal->status) {
            line += u" · "_s + session::statusShortName(*deal->status);
        }
        if (deal->interval) {
            line += u" · "_s + io::shortInterval(*deal->interval, deal->currency);
        }
        lines.append(line);
    }
    if (deals.size() > most) {
        lines.append(tr("and %n more", nullptr, int(deals.size()) - most));
    }
    return lines;
}

QString FlowWords::leftOutLine(bool dashedShown) const
{
    QStringList parts;
    for (const LeftOutDeals &group : m_graph.leftOut) {
        QString words = tr("%1 %2").arg(inDigits(group.deals.size()), inWords(group.reason));
        if (dashedShown && group.reason == LeftOut::NoAmount) {
            words = tr("%1 (dashed)").arg(words);
        }
        parts.append(words);
    }
    if (!m_graph.noMoney.isEmpty()) {
        parts.append(tr("%1 that move no money").arg(inDigits(m_graph.noMoney.size())));
    }
    if (!m_graph.insideGroup.isEmpty()) {
        parts.append(tr("%1 inside a group").arg(inDigits(m_graph.insideGroup.size())));
    }
    if (!m_graph.otherYears.isEmpty()) {
        parts.append(tr("%1 in other years").arg(inDigits(m_graph.otherYears.size())));
    }
    QStringList sentences;
    if (!parts.isEmpty()) {
        sentences.append(tr("Left out: %1.").arg(parts.join(u", "_s)));
    }
    if (m_graph.foldedCompanies > 0) {
        sentences.append(counted(m_graph.foldedCompanies, tr("1 company folded into others."),
                                 tr("%1 companies folded into others.")));
    }
    if (m_graph.undrawnDeals > 0) {
        sentences.append(undrawnLine());
    }
    return sentences.join(u' ');
}

QString FlowWords::undrawnLine() const
{
    QStringList money;
    if (m_graph.undrawnMoney.capital.deals > 0) {
        money.append(tr("%1 capital").arg(amount(m_graph.undrawnMoney.capital)));
    }
    if (m_graph.undrawnMoney.purchase.deals > 0) {
        money.append(tr("%1 purchases").arg(amount(m_graph.undrawnMoney.purchase)));
    }
    const QString deals = counted(m_graph.undrawnDeals, tr("1 deal"), tr("%1 deals"));
    return money.isEmpty()
        ? tr("Too small to draw, or among the others: %1.").arg(deals)
        : tr("Too small to draw, or among the others: %1 (%2).").arg(deals, money.join(u", "_s));
}

io::RecordTable FlowWords::table() const
{
    io::RecordTable table;
    table.columns = {u"from"_s,     u"to"_s,           u"kind"_s,       u"floor"_s,
                     u"ceiling"_s,  u"ceiling_open"_s, u"firm_floor"_s, u"paid_floor"_s,
                     u"currency"_s, u"deals"_s,        u"claims"_s};
    for (const FlowEdge &edge : m_graph.edges) {
        QJsonObject row;
        row["from"_L1] = m_graph.nodes[edge.from].name;
        row["to"_L1] = m_graph.nodes[edge.to].name;
        row["kind"_L1] = QString(toCode(edge.kind));
        const bool known = edge.hasAmount && !edge.sum.overflow;
        const Interval range = edge.sum.range();
        const auto money = [known](std::optional<Money> value) {
            return known && value ? QJsonValue(value->units) : QJsonValue();
        };
        row["floor"_L1] = money(range.floor);
        row["ceiling"_L1] = money(range.ceiling);
        row["ceiling_open"_L1] = known ? QJsonValue(range.isOpen()) : QJsonValue();
        row["firm_floor"_L1] = money(edge.sum.firm);
        row["paid_floor"_L1] = money(edge.sum.paid);
        row["currency"_L1] = known ? QJsonValue(m_currency.code()) : QJsonValue();
        QJsonArray deals;
        for (const DealId id : edge.deals) {
            deals.append(QString::number(id.value));
        }
        row["deals"_L1] = deals;
        QJsonArray claims;
        for (const ClaimId id : edge.claims(m_resolution)) {
            claims.append(QString::number(id.value));
        }
        row["claims"_L1] = claims;
        table.rows.append(row);
    }
    return table;
}

} // namespace dealscope::ui
