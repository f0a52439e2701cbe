// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/cash/CashWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/views/chart/ChartWords.h"
#include "ui/window/Counted.h"
#include "ui/window/SafeText.h"

#include <QJsonArray>
#include <QLocale>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using namespace Qt::StringLiterals;

namespace {

constexpr int MostDealsInTip = 6;

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::CashWords", text);
}

} // namespace

QString ladderInWords(const DealLadder &ladder)
{
    if (!ladder.status) {
        return tr("no status stated");
    }
    const QString status = session::statusShortName(*ladder.status);
    if (!ladder.isOver()) {
        return tr("%1: step %2 of %3").arg(status).arg(ladder.step).arg(LadderSteps);
    }
    return ladder.step == 0 ? status
                            : tr("%1 after %2: step %3 of %4")
                                  .arg(status, session::statusShortName(statusAtStep(ladder.step)))
                                  .arg(ladder.step)
                                  .arg(LadderSteps);
}

QString shareInWords(Money part, Money headline)
{
    const auto perMille = perMilleOf(part, headline);
    if (!perMille) {
        return {};
    }
    if (*perMille < 10 && part.units > 0) {
        return QStringLiteral("<1\u00a0%");
    }
    return QStringLiteral("%1\u00a0%").arg((*perMille + 5) / 10);
}

QString CashWords::byName(CashBy by)
{
    switch (by) {
    case CashBy::Payer:
        return tr("payer");
    case CashBy::Payee:
        return tr("payee");
    case CashBy::Deal:
        return tr("deal");
    case CashBy::Form:
        return tr("form");
    }
    return {};
}

QString CashWords::figureName(int figure)
{
    switch (figure) {
    case Headline:
        return tr("headline");
    case Binding:
        return tr("binding");
    case Paid:
        return tr("paid");
    default:
        return {};
    }
}

QString CashWords::panelTitle(const CashPanel &panel) const
{
    const QString name = panel.nature == Nature::Capital ? tr("Capital") : tr("Purchases");
    return name + QStringLiteral(" · ") + m_ladder.currency.code();
}

QString CashWords::totalName()
{
    return tr("total");
}

QString CashWords::rowName(const CashRow &row) const
{
    if (row.key.bucket == ChartKey::Bucket::Others) {
        return m_ladder.query.by == CashBy::Deal
            ? tr("%1 more deals").arg(row.folded)
            : tr("%1 others").arg(QLocale().toString(row.folded));
    }
    if (row.deal.isValid()) {
        const ResolvedDeal *deal = m_resolution.deal(row.deal);
        return deal ? safeLine(dealParties(*deal, m_resolution.snapshot())) : QString();
    }
    // One line: nothing has to be kept from breaking.
    return safeLine(keyName(row.key, m_resolution.snapshot(), row.folded))
        .replace(QChar::Nbsp, u' ');
}

QString CashWords::money(Money amount) const
{
    return amount.units == 0 ? QStringLiteral("0") : io::shortMoney(amount, m_ladder.currency);
}

QString CashWords::figure(const CashRow &row, int figure) const
{
    if (row.sum.overflow) {
        return figure == Headline ? tr("too large") : QString();
    }
    const ResolvedDeal *deal = m_resolution.deal(row.deal);
    if (!row.hasMoney()) {
        if (figure != Headline) {
            return {};
        }
        const auto reason = deal ? whyLeftOut(*deal, m_ladder.currency) : std::nullopt;
        return !reason || reason == LeftOut::NoAmount ? tr("no amount") : inWords(*reason);
    }
    switch (figure) {
    case Headline:
        return (deal && deal->approximate ? QStringLiteral("~") : QString())
            + money(row.sum.headline);
    case Binding:
        return money(row.sum.firm);
    case Paid:
        return money(row.sum.paid);
    default:
        return {};
    }
}

QString CashWords::formsLine(const CashPanel &panel) const
{
    QStringList parts;
    for (const CashRow &form : panel.forms) {
        if (form.hasMoney() && !form.sum.overflow) {
            parts.append(keyName(form.key, m_resolution.snapshot()) + u' '
                         + money(form.sum.headline));
        }
    }
    QStringList sentences;
    if (!parts.isEmpty()) {
        sentences.append(tr("Headline by form: %1").arg(parts.join(QStringLiteral(" · "))));
    }
    if (const qsizetype silent = panel.total.withoutAmount.size(); silent > 0) {
        sentences.append(counted(silent, tr("1 deal without an amount on top"),
                                 tr("%1 deals without an amount on top")));
    }
    return sentences.join(QStringLiteral("; "));
}

QString CashWords::tip(const CashPanel &panel, const CashRow &row) const
{
    const bool total = &row == &panel.total;
    QStringList lines{(total ? totalName() : rowName(row)) + QStringLiteral(" · ")
                      + session::natureName(panel.nature)};
    const ResolvedDeal *deal = m_resolution.deal(row.deal);
    if (deal) {
        lines.append(m_resolution.snapshot().deal(row.deal)->title);
        lines.append(ladderInWords(row.ladder));
    }
    const MoneySum &sum = row.sum;
    if (sum.overflow) {
        lines.append(tr("too large to add up"));
    } else if (row.hasMoney()) {
        const auto part = [&](const QString &name, Money amount) {
            const QString share = shareInWords(amount, sum.headline);
            lines.append(name.arg(io::wholeMoney(amount, m_ladder.currency))
                         + (share.isEmpty() ? QString() : tr(", %1 of the headline").arg(share)));
        };
        lines.append(tr("headline %1").arg(io::wholeMoney(sum.headline, m_ladder.currency)));
        part(tr("paid %1"), sum.paid);
        part(tr("binding, not paid: %1"), bindingUnpaid(sum));
        lines.append(
            tr("not binding: %1").arg(io::shortInterval(notBinding(sum), m_ladder.currency)));
        if (sum.openEnded > 0) {
            lines.append(counted(sum.openEnded, tr("1 amount without a maximum"),
                                 tr("%1 amounts without a maximum")));
        }
    } else if (deal) {
        lines.append(tr("adds nothing to totals: %1").arg(figure(row, Headline)));
    }
    if (!row.withoutAmount.isEmpty() && !deal) {
        lines.append(counted(row.withoutAmount.size(), tr("1 deal without an amount"),
                             tr("%1 deals without an amount")));
    }
    if (!deal) {
        const DealList deals = row.everyDeal();
        for (const DealId id : deals.first(MostDealsInTip)) {
            lines.append(u"• "_s + m_resolution.snapshot().deal(id)->title);
        }
        if (deals.size() > MostDealsInTip) {
            lines.append(tr("and %1 more").arg(deals.size() - MostDealsInTip));
        }
    }
    return lines.join(u'\n');
}

QString CashWords::leftOutLine(const QList<DealId> &undated) const
{
    QList<LeftOutDeals> all = m_ladder.leftOut;
    if (!undated.isEmpty()) {
        all.append({LeftOut::NoDate, undated});
    }
    QStringList reasons;
    for (const LeftOutDeals &entry : std::as_const(all)) {
        reasons.append(
            QStringLiteral("%1 %2").arg(inDigits(entry.deals.size()), inWords(entry.reason)));
    }
    QStringList sentences;
    if (!reasons.isEmpty()) {
        sentences.append(tr("Left out: %1.").arg(reasons.join(QStringLiteral(", "))));
    }
    if (!m_ladder.notCountedTwice.isEmpty()) {
        sentences.append(tr("Part of a deal that is shown, not counted twice: %1.")
                             .arg(inDigits(m_ladder.notCountedTwice.size())));
    }
    return sentences.join(u' ');
}

QJsonObject CashWords::record(const CashPanel &panel, const CashRow &row, bool total) const
{
    const MoneySum &sum = row.sum;
    const bool known = row.hasMoney() && !sum.overflow;
    const auto amount = [known](std::optional<Money> value) {
        return known && value ? QJsonValue(value->units) : QJsonValue();
    };
    const auto ids = [](const auto &list) {
        QJsonArray texts;
        for (const auto id : list) {
            texts.append(QString::number(id.value));
        }
        return texts;
    };
    const Interval range = sum.range();
    QJsonObject object;
    object["nature"_L1] = QString(toCode(panel.nature));
    object["by"_L1] = total ? u"total"_s : QString(toCode(m_ladder.query.by));
    object["key"_L1] = total ? totalName() : rowName(row);
    object["status"_L1]
        = row.ladder.status ? QJsonValue(QString(toCode(*row.ladder.status))) : QJsonValue();
    object["step"_L1] = row.deal.isValid() ? QJsonValue(row.ladder.step) : QJsonValue();
    object["headline"_L1] = amount(sum.headline);
    object["floor"_L1] = amount(range.floor);
    object["ceiling"_L1] = amount(range.ceiling);
    object["ceiling_open"_L1] = known ? QJsonValue(range.isOpen()) : QJsonValue();
    object["firm_floor"_L1] = amount(sum.firm);
    object["paid_floor"_L1] = amount(sum.paid);
    object["currency"_L1] = known ? QJsonValue(m_ladder.currency.code()) : QJsonValue();
    object["without_amount"_L1] = int(row.withoutAmount.size());
    object["deals"_L1] = ids(row.everyDeal().ids());
    object["claims"_L1] = ids(row.claims(m_resolution));
    return object;
}

io::RecordTable CashWords::table() const
{
    io::RecordTable table;
    table.columns = {u"nature"_s,         u"by"_s,         u"key"_s,        u"status"_s,
                     u"step"_s,           u"headline"_s,   u"floor"_s,      u"ceiling"_s,
                     u"ceiling_open"_s,   u"firm_floor"_s, u"paid_floor"_s, u"currency"_s,
                     u"without_amount"_s, u"deals"_s,      u"claims"_s};
    for (const CashPanel &panel : m_ladder.panels) {
        table.rows.append(record(panel, panel.total, true));
        for (const CashRow &row : panel.rows) {
            table.rows.append(record(panel, row, false));
        }
    }
    return table;
}

} // namespace dealscope::ui
