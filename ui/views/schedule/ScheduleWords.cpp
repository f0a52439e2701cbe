// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedule/ScheduleWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/inspector/ReportWords.h"
#include "ui/window/Counted.h"

#include <QLocale>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostClaims = 5;
constexpr qsizetype MostTitles = 3;

/// A spread that nobody reported has no digits worth showing.
qint64 roundedToTwo(qint64 units)
{
    qint64 step = 1;
    while (units / step >= 100) {
        step *= 10;
    }
    return units / step * step + (units % step * 2 >= step && step > 1 ? step : 0);
}

/// At most three digits that mean something, trailing zeros cut.
QString plainDigits(qint64 units, qint64 size)
{
    const double value = double(units) / double(size);
    if (units > 0 && value < 0.005) {
        return u"<0.01"_s;
    }
    QString text = QString::number(value, 'f', value >= 100 ? 0 : value >= 10 ? 1 : 2);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.'))) {
        text.chop(1);
    }
    return text;
}

Money ceilingOf(const MoneySum &sum)
{
    return std::max(sum.interval.floor, sum.interval.ceiling.value_or(Money{}));
}

} // namespace

QString ScheduleWords::rowName(const ScheduleRow &row) const
{
    if (row.folded > 0) {
        return tr("%1 others").arg(QLocale().toString(row.folded));
    }
    return row.name.isEmpty() ? tr("all purchases") : row.name;
}

QString ScheduleWords::yearName(int year) const
{
    if (year == YearShare::NotScheduled) {
        return tr("not scheduled");
    }
    return m_schedule.query.firstMonth == 1 ? QString::number(year) : tr("FY %1").arg(year);
}

qint64 ScheduleWords::plainSize() const
{
    qint64 most = 0;
    for (const ScheduleRow &row : m_schedule.rows) {
        for (const QList<ScheduleCell> &cells : {row.due, row.capitalIn}) {
            for (const ScheduleCell &cell : cells) {
                most = std::max(most, ceilingOf(cell.sum).units);
            }
        }
    }
    for (const qint64 size : {1'000'000'000LL, 1'000'000LL, 1'000LL}) {
        if (most >= size) {
            return size;
        }
    }
    return 1;
}

QString ScheduleWords::plainUnit() const
{
    const QString code = m_schedule.currency.code();
    switch (plainSize()) {
    case 1'000'000'000LL:
        return u"bn "_s + code;
    case 1'000'000LL:
        return u"m "_s + code;
    case 1'000LL:
        return u"k "_s + code;
    default:
        return code;
    }
}

QString ScheduleWords::figure(const MoneySum &sum, bool assumed, FigureForm form) const
{
    if (sum.overflow) {
        return form == FigureForm::Short ? tr("too large to add up") : tr("too large");
    }
    if (sum.deals == 0) {
        return {};
    }
    const auto shown = [assumed](Money money) {
        return Money{assumed ? roundedToTwo(money.units) : money.units};
    };
    const Interval bounded{shown(sum.interval.floor), shown(ceilingOf(sum))};
    const bool open = sum.openEnded > 0;
    const QString about = assumed ? u"~"_s : QString();
    const Currency currency = m_schedule.currency;
    if (form == FigureForm::Short) {
        if (!open) {
            return about + io::shortInterval(bounded, currency);
        }
        if (bounded.isPoint()) {
            return about + io::shortInterval({bounded.floor, std::nullopt}, currency);
        }
        // "Up to" would deny the open end.
        const QString range = bounded.floor.units == 0
            ? u"0–"_s + io::shortMoney(*bounded.ceiling, currency)
            : io::shortInterval(bounded, currency);
        return about + tr("%1 or more").arg(range);
    }
    const bool plain = form == FigureForm::Plain;
    const auto one = [&](Money money) {
        return plain ? plainDigits(money.units, plainSize())
                     : io::shortMoney(money, currency).remove(QChar::Nbsp);
    };
    const QString more = open ? u"+"_s : QString();
    if (bounded.isPoint()) {
        return about + one(bounded.floor) + more;
    }
    if (bounded.floor.units == 0) {
        return open ? about + u"0–"_s + one(*bounded.ceiling) + more
                    : u'≤' + about + one(*bounded.ceiling);
    }
    return about
        + (plain ? one(bounded.floor) + u'–' + one(*bounded.ceiling)
                 : io::shortInterval(bounded, currency).remove(QChar::Nbsp))
        + more;
}

QString ScheduleWords::title(const ScheduleRow &row, const ScheduleCell *cell, bool capital) const
{
    const bool payer = m_schedule.query.by == ScheduleSide::Payer;
    const QString what = capital ? tr("capital in") : payer ? tr("due") : tr("due to it");
    return cell ? tr("%1, %2, %3").arg(rowName(row), yearName(cell->year), what)
                : tr("%1, %2").arg(rowName(row), what);
}

QString ScheduleWords::spreadName(Spread spread)
{
    switch (spread) {
    case Spread::Reported:
        return tr("by a reported schedule");
    case Spread::Ramp:
        return tr("assumed: an even growth up to the reported full rate");
    case Spread::Even:
        return tr("assumed: an even spread over the term");
    case Spread::Once:
        return tr("no term is known: all in the year of the deal's date");
    }
    return {};
}

QStringList ScheduleWords::moneyLines(const MoneySum &sum, bool assumed) const
{
    QStringList lines;
    QString money = figure(sum, assumed, FigureForm::Short);
    if (sum.overflow || sum.deals == 0) {
        return {money};
    }
    const Money ceiling = ceilingOf(sum);
    const QString low = io::wholeMoney(sum.interval.floor, m_schedule.currency);
    lines.append(
        ceiling == sum.interval.floor
            ? tr("%1 (%2)").arg(money, low)
            : tr("%1 (%2 – %3)").arg(money, low, io::wholeMoney(ceiling, m_schedule.currency)));
    if (sum.openEnded > 0) {
        lines.append(tr("%n of it without a maximum", nullptr, sum.openEnded));
    }
    lines.append(tr("binding %1, paid %2")
                     .arg(io::wholeMoney(sum.firm, m_schedule.currency),
                          io::wholeMoney(sum.paid, m_schedule.currency)));
    return lines;
}

QStringList ScheduleWords::claimLines(const QList<ClaimId> &claims) const
{
    const Snapshot &snapshot = m_resolution.snapshot();
    QStringList lines;
    for (const ClaimId id : claims.first(std::min(claims.size(), MostClaims))) {
        const Claim *claim = snapshot.claim(id);
        if (!claim) {
            continue;
        }
        QString line = u"• "_s + reportName(claim->evidence, snapshot);
        if (claim->amount) {
            line += u": "_s + io::amountInWords(*claim->amount);
        }
        if (claim->period) {
            line += u", "_s + periodWords(*claim->period);
        }
        if (!claim->schedule.isEmpty()) {
            line += u", "_s + tr("with a schedule");
        }
        if (claim->fullBy) {
            line += u", "_s + tr("full by %1").arg(session::dateInWords(*claim->fullBy));
        }
        lines.append(line);
    }
    if (claims.size() > MostClaims) {
        lines.append(tr("and %n more", nullptr, int(claims.size() - MostClaims)));
    }
    return lines;
}

QString ScheduleWords::cellTip(const ScheduleRow &row, const ScheduleCell &cell, bool capital) const
{
    QStringList lines{title(row, &cell, capital)};
    lines += moneyLines(cell.sum, cell.assumed);
    if (cell.year == YearShare::NotScheduled) {
        lines.append(tr("what the reported schedule leaves of the total"));
    } else {
        for (const Spread spread : cell.spreads) {
            if (!capital || spread != Spread::Once) {
                lines.append(spreadName(spread));
            }
        }
        if (cell.assumed && !cell.spreads.contains(Spread::Even)
            && !cell.spreads.contains(Spread::Ramp)) {
            lines.append(tr("assumed: the part of a reported figure that falls in this year"));
        }
    }
    return (lines + claimLines(cell.claims(m_resolution))).join(u'\n');
}

QString ScheduleWords::rowTip(const ScheduleRow &row) const
{
    QStringList lines{title(row, nullptr, false)};
    lines += moneyLines(row.dueTotal, false);
    if (row.capitalTotal.deals > 0) {
        lines.append(tr("capital in: %1").arg(figure(row.capitalTotal, false, FigureForm::Short)));
    }
    if (row.companies.size() > 1) {
        lines.append(tr("Joint: nobody reported who pays or gets which part."));
    }
    return lines.join(u'\n');
}

QString ScheduleWords::withoutTermLine() const
{
    const DealList &deals = m_schedule.withoutTerm;
    if (deals.isEmpty()) {
        return {};
    }
    QStringList titles;
    for (const DealId id : deals.first(std::min(deals.size(), MostTitles))) {
        const ResolvedDeal *deal = m_resolution.deal(id);
        if (deal) {
            titles.append(
                tr("%1 → %2").arg(session::partyNames(deal->payers, m_resolution.snapshot()),
                                  session::partyNames(deal->payees, m_resolution.snapshot())));
        }
    }
    if (deals.size() > MostTitles) {
        titles.append(u"…"_s);
    }
    const QString count = deals.size() == 1
        ? tr("1 deal without a term")
        : tr("%1 deals without a term").arg(inDigits(deals.size()));
    return tr("%1: %2").arg(count, titles.join(u", "_s));
}

QString ScheduleWords::leftOutLine() const
{
    const auto inOneLine = [](const QList<LeftOutDeals> &groups) {
        QStringList parts;
        for (const LeftOutDeals &group : groups) {
            parts.append(tr("%1 %2").arg(inDigits(group.deals.size()), inWords(group.reason)));
        }
        return parts;
    };
    QStringList parts = inOneLine(m_schedule.leftOut);
    if (!m_schedule.insideGroup.isEmpty()) {
        parts.append(tr("%1 inside a group").arg(inDigits(m_schedule.insideGroup.size())));
    }
    QStringList sentences;
    if (!parts.isEmpty()) {
        sentences.append(tr("Left out of purchases: %1.").arg(parts.join(u", "_s)));
    }
    const QStringList capital = inOneLine(m_schedule.capitalLeftOut);
    if (!capital.isEmpty()) {
        sentences.append(tr("Left out of capital in: %1.").arg(capital.join(u", "_s)));
    }
    if (!m_schedule.notCountedTwice.isEmpty()) {
        sentences.append(tr("Part of a deal that is shown, not counted twice: %1.")
                             .arg(inDigits(m_schedule.notCountedTwice.size())));
    }
    return sentences.join(u' ');
}

} // namespace dealscope::ui
