// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineText.h"

#include "io/MoneyText.h"
#include "io/PlainText.h"
#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/deals/SupportWords.h"
#include "ui/window/Counted.h"

#include <QLocale>

#include <numeric>

namespace dealscope::ui {

using analysis::ResolvedDeal;
using analysis::TimelineItem;
using analysis::TimelineLane;
using analysis::TimelineLanes;
using analysis::TimelineMark;
using analysis::TimelineReading;
using layout::AxisBand;
using layout::TickUnit;

namespace {

constexpr qsizetype MostCharacters = 300;
constexpr int MostClaimsInTooltip = 4;
const QString arrow = QStringLiteral(" → ");

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

} // namespace

QString plainForPicture(const QString &text)
{
    return io::plainText(text.left(MostCharacters));
}

QString TimelineText::laneTitle(const TimelineLane &lane) const
{
    using session::partyNames;
    if (lane.kind) {
        return session::kindName(*lane.kind);
    }
    if (lane.others > 0) {
        const QString count = number(lane.others);
        return m_by == TimelineLanes::Payee ? tr("others (%1 payees)").arg(count)
            : m_by == TimelineLanes::Payer  ? tr("others (%1 payers)").arg(count)
                                            : tr("others (%1 pairs)").arg(count);
    }
    QString title;
    if (lane.partnersOnly) {
        title = lane.partners.isEmpty() ? tr("partners") : partyNames(lane.partners, m_snapshot);
    } else if (m_by == TimelineLanes::Pair) {
        title = partyNames(lane.payers, m_snapshot) + arrow + partyNames(lane.payees, m_snapshot);
    } else {
        title = partyNames(m_by == TimelineLanes::Payee ? lane.payees : lane.payers, m_snapshot);
    }
    return plainForPicture(title);
}

QString TimelineText::parties(const ResolvedDeal &deal) const
{
    const auto names
        = [this](const QList<CompanyId> &ids) { return session::partyNames(ids, m_snapshot); };
    if (deal.payers.isEmpty() && deal.payees.isEmpty() && !deal.partners.isEmpty()) {
        return plainForPicture(names(deal.partners));
    }
    return plainForPicture(names(deal.payers) + arrow + names(deal.payees));
}

QString TimelineText::shortParties(const ResolvedDeal &deal) const
{
    const bool undirected
        = deal.payers.isEmpty() && deal.payees.isEmpty() && !deal.partners.isEmpty();
    if (undirected || m_by == TimelineLanes::Kind) {
        return m_by == TimelineLanes::Pair ? session::kindName(deal.kind) : parties(deal);
    }
    switch (m_by) {
    case TimelineLanes::Pair:
        return session::kindName(deal.kind);
    case TimelineLanes::Payee:
        return deal.payers.isEmpty()
            ? tr("payer not named")
            : plainForPicture(session::partyNames(deal.payers, m_snapshot));
    case TimelineLanes::Payer:
        return QStringLiteral("→ ")
            + (deal.payees.isEmpty()
                   ? tr("not named")
                   : plainForPicture(session::partyNames(deal.payees, m_snapshot)));
    case TimelineLanes::Kind:
        break;
    }
    return {};
}

QString TimelineText::amountWords(ClaimId id) const
{
    const Claim *claim = m_snapshot.claim(id);
    return claim && claim->amount ? io::amountInWords(*claim->amount) : QString();
}

QString TimelineText::amountWords(const ResolvedDeal &deal) const
{
    return deal.interval ? dealAmount(deal, m_snapshot) : QString();
}

QStringList TimelineText::labels(const TimelineItem &item) const
{
    const ResolvedDeal &deal = m_resolution.deals()[item.position];
    const QString amount = amountWords(deal);
    const Claim *earlier = m_snapshot.claim(item.earlierAmount);
    QString evolution = amount;
    if (earlier && earlier->amount && earlier->amount->headline() && !amount.isEmpty()) {
        // In the deal's own currency: amounts of two currencies would seem to have moved.
        const bool own = !deal.conversion;
        evolution = own ? io::shortMoney(*earlier->amount->headline(), earlier->amount->currency)
                + arrow + amount
                        : amount;
    }
    const QString who = shortParties(deal);
    const QString status = deal.status ? session::statusShortName(*deal.status) : QString();
    const qsizetype reports = m_reading == TimelineReading::Publication ? item.marks.size() : 1;
    const QString count = reports > 1 ? tr("%1 reports").arg(reports) : QString();
    const QString space(u' ');
    const QString comma(QStringLiteral(", "));
    // A deal without amount is told from its neighbours by its kind.
    const QString kind
        = amount.isEmpty() && m_by != TimelineLanes::Kind && m_by != TimelineLanes::Pair
        ? session::kindName(deal.kind)
        : QString();
    const QString head = kind.isEmpty() ? joined({who, evolution}, space) : who + comma + kind;
    QStringList wordings{
        joined({head, status, count}, comma), joined({head, status}, comma),   head,
        joined({who, amount}, space),         amount.isEmpty() ? who : amount,
    };
    wordings.removeDuplicates();
    wordings.removeAll(QString());
    const OriginPips pips = originPips(m_resolution, deal);
    const QString dots = QStringLiteral("•").repeated(std::min(pips.supporting, OriginPips::Most))
        + QStringLiteral("◦").repeated(std::clamp(
            pips.others, 0, OriginPips::Most - std::min(pips.supporting, OriginPips::Most)));
    if (!dots.isEmpty() && !wordings.isEmpty()) {
        // The longest wording has the dots of its original sources; where room is short, words win.
        wordings.prepend(wordings.first() + QStringLiteral("  ") + dots);
    }
    return wordings;
}

QString TimelineText::dealName(const ResolvedDeal &deal) const
{
    return parties(deal) + QStringLiteral(", ") + session::kindName(deal.kind);
}

QString TimelineText::dateWords(const TimelineMark &mark) const
{
    if (!mark.date) {
        return tr("undated");
    }
    QString words = session::dateInWords(*mark.date);
    if (mark.firstReport) {
        words = tr("first reported %1").arg(words);
    }
    return mark.inferred ? tr("%1 (date inferred)").arg(words) : words;
}

QString TimelineText::claimLine(ClaimId id) const
{
    const Claim *claim = m_snapshot.claim(id);
    if (!claim) {
        return {};
    }
    const Source *source = m_snapshot.source(claim->evidence.source);
    const OutletId outlet = source ? source->outlet : OutletId{};
    const OutletId origin = m_snapshot.originOf(claim->evidence);
    QString who = m_snapshot.outletName(outlet);
    if (origin.isValid() && origin != outlet) {
        who = tr("%1, from %2").arg(who, m_snapshot.outletName(origin));
    }
    QString date
        = source && source->published ? session::dateInWords(*source->published) : tr("undated");
    if (source && source->publishedInferred) {
        date = tr("%1 (date inferred)").arg(date);
    }
    QString line
        = joined({amountWords(id), claim->status ? session::statusName(*claim->status) : QString(),
                  date, who},
                 QStringLiteral(" · "));
    if (claim->evidence.rank == Rank::Deprecated) {
        line = tr("set aside: %1").arg(line);
    }
    line = plainForPicture(line);
    if (!claim->evidence.quote.isEmpty()) {
        line
            += QStringLiteral("\n    «\u00a0%1\u00a0»").arg(plainForPicture(claim->evidence.quote));
    }
    return line;
}

QString TimelineText::marksTooltip(const TimelineItem &item, const QList<int> &marks) const
{
    const ResolvedDeal &deal = m_resolution.deals()[item.position];
    const Deal *row = m_snapshot.deal(item.deal);
    QStringList lines{row ? plainForPicture(row->title) : QString(), dealName(deal)};
    QList<ClaimId> claims;
    for (const int index : marks) {
        claims += item.marks[index].claims;
    }
    if (m_reading == TimelineReading::Event && !item.marks.isEmpty()) {
        lines.append(
            joined({amountWords(deal), deal.status ? session::statusName(*deal.status) : QString(),
                    dateWords(item.marks.first())},
                   QStringLiteral(" · ")));
        if (deal.period) {
            const auto words = [](const std::optional<PartialDate> &date) {
                return date ? session::dateInWords(*date) : QStringLiteral("?");
            };
            const std::optional<int> months = analysis::monthsOf(*deal.period);
            const QString length = !months ? QString()
                : *months == 12            ? tr("1 year")
                : *months % 12 == 0        ? tr("%1 years").arg(*months / 12)
                : *months == 1             ? tr("1 month")
                                           : tr("%1 months").arg(*months);
            if (item.term) {
                lines.append(
                    joined({tr("term"), length,
                            words(item.term->start) + QStringLiteral(" – ") + words(item.term->end),
                            item.term->startAssumed ? tr("(start not stated)") : QString()},
                           QStringLiteral(" ")));
            } else {
                lines.append(joined({tr("term"), length}, QStringLiteral(" ")));
            }
        }
    }
    for (qsizetype i = 0; i < claims.size() && i < MostClaimsInTooltip; ++i) {
        lines.append(claimLine(claims[i]));
    }
    if (claims.size() > MostClaimsInTooltip) {
        lines.append(tr("and %1 more").arg(claims.size() - MostClaimsInTooltip));
    }
    return joined(lines, QStringLiteral("\n"));
}

QString TimelineText::dealTooltip(const TimelineItem &item) const
{
    QList<int> all(item.marks.size());
    std::iota(all.begin(), all.end(), 0);
    return marksTooltip(item, all);
}

QString TimelineText::stepTooltip(const TimelineItem &item, int index) const
{
    const analysis::TimelineStep &step = item.steps[index];
    QString label = step.label.isEmpty() ? tr("expected") : plainForPicture(step.label);
    if (step.expected && !step.label.isEmpty()) {
        label = tr("%1 (expected)").arg(label);
    }
    return dealName(m_resolution.deals()[item.position]) + QStringLiteral("\n")
        + session::dateInWords(step.date) + QStringLiteral(" · ") + label;
}

QString TimelineText::number(qint64 n)
{
    return QLocale().toString(n);
}

QString TimelineText::dealCount(size_t deals) const
{
    return counted(qsizetype(deals), tr("1 deal"), tr("%1 deals"));
}

QString TimelineText::pointCount(qint64 points) const
{
    return m_reading == TimelineReading::Event
        ? dealCount(size_t(points))
        : counted(qsizetype(points), tr("1 report"), tr("%1 reports"));
}

QString TimelineText::columnDays(const layout::DensityColumn &column,
                                 const layout::DensityUnit &unit)
{
    const QDate first = QDate::fromJulianDay(column.first);
    const QDate last = QDate::fromJulianDay(column.last);
    switch (unit.unit) {
    case TickUnit::Day:
        return session::dateInWords(PartialDate::day(first));
    case TickUnit::Week:
        return tr("the week from %1").arg(session::dateInWords(PartialDate::day(first)));
    case TickUnit::Month:
    case TickUnit::Quarter:
        break;
    case TickUnit::Year:
    case TickUnit::Decade:
        return first.year() == last.year()
            ? QString::number(first.year())
            : QStringLiteral("%1 – %2").arg(first.year()).arg(last.year());
    }
    return session::dateInWords(PartialDate(first, last));
}

QString TimelineText::fullColumn(quint32 full, const layout::DensityUnit &unit)
{
    const QString count = number(full);
    switch (unit.unit) {
    case TickUnit::Day:
        return tr("%1 a day").arg(count);
    case TickUnit::Week:
        return tr("%1 a week").arg(count);
    case TickUnit::Month:
        return tr("%1 a month").arg(count);
    case TickUnit::Quarter:
        return tr("%1 a quarter").arg(count);
    case TickUnit::Year:
    case TickUnit::Decade:
        break;
    }
    const int years = unit.unit == TickUnit::Decade ? 10 * unit.step : unit.step;
    return years == 1 ? tr("%1 a year").arg(count) : tr("%1 in %2 years").arg(count).arg(years);
}

QString TimelineText::vagueCount(quint32 vague)
{
    return counted(vague, tr("1 dated less precisely"), tr("%1 dated less precisely"));
}

QString TimelineText::columnTooltip(const layout::DensityColumn &column,
                                    const layout::DensityUnit &unit) const
{
    const QString days = columnDays(column, unit);
    QStringList lines;
    if (column.within > 0) {
        lines.append(tr("%1 in %2").arg(pointCount(column.within), days));
    }
    if (column.meeting > 0) {
        lines.append(
            column.within > 0
                ? tr("%1 more may be: the dates are less precise").arg(number(column.meeting))
                : tr("%1 may be in %2: the dates are less precise")
                      .arg(pointCount(column.meeting), days));
    }
    lines.append(tr("Click to list them; double click or press Enter to zoom in and see them."));
    return lines.join(u'\n');
}

QString TimelineText::columnKey(const layout::DensityUnit &unit) const
{
    const bool event = m_reading == TimelineReading::Event;
    switch (unit.unit) {
    case TickUnit::Day:
        return event ? tr("deals a day, counted") : tr("reports a day, counted");
    case TickUnit::Week:
        return event ? tr("deals a week, counted") : tr("reports a week, counted");
    case TickUnit::Month:
        return event ? tr("deals a month, counted") : tr("reports a month, counted");
    case TickUnit::Quarter:
        return event ? tr("deals a quarter, counted") : tr("reports a quarter, counted");
    case TickUnit::Year:
    case TickUnit::Decade:
        break;
    }
    const int years = unit.unit == TickUnit::Decade ? 10 * unit.step : unit.step;
    if (years == 1) {
        return event ? tr("deals a year, counted") : tr("reports a year, counted");
    }
    return (event ? tr("deals in %1 years, counted") : tr("reports in %1 years, counted"))
        .arg(years);
}

QString TimelineText::fineLabel(const AxisBand &band, TickUnit unit)
{
    switch (unit) {
    case TickUnit::Day:
    case TickUnit::Week:
        return QString::number(band.first.day());
    case TickUnit::Month:
        return QLocale::c().toString(band.first, QStringLiteral("MMM"));
    case TickUnit::Quarter:
        return QStringLiteral("Q%1").arg((band.first.month() + 2) / 3);
    case TickUnit::Year:
    case TickUnit::Decade:
        return QString::number(band.first.year());
    }
    return {};
}

QString TimelineText::coarseLabel(const AxisBand &band, TickUnit unit)
{
    return unit == TickUnit::Month ? QLocale::c().toString(band.first, QStringLiteral("MMM yyyy"))
                                   : QString::number(band.first.year());
}

} // namespace dealscope::ui
