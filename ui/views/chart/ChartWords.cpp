// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartWords.h"
#include "ui/window/Counted.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"

#include <QCoreApplication>
#include <QLocale>

namespace dealscope::ui {

using namespace analysis;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Chart", text, nullptr, n);
}

QString deals(int n)
{
    return n == 1 ? tr("1 deal") : tr("%1 deals").arg(n);
}

QString money(Money amount, const ChartData &data)
{
    return io::shortMoney(amount, data.currency);
}

QString notStatedName(ChartDimension dimension)
{
    switch (dimension) {
    case ChartDimension::Payer:
    case ChartDimension::Payee:
        return tr("not named");
    case ChartDimension::Outlet:
        return tr("publisher not known");
    default:
        return tr("not stated");
    }
}

QString impreciseName(ChartDimension dimension)
{
    switch (dimension) {
    case ChartDimension::Month:
        return tr("month not given");
    case ChartDimension::Quarter:
        return tr("quarter not given");
    default:
        return tr("year not given");
    }
}

/// To two significant digits.
qint64 roundedToTwo(qint64 units)
{
    qint64 step = 1;
    while (units / step >= 100) {
        step *= 10;
    }
    return units / step * step + (units % step * 2 >= step && step > 1 ? step : 0);
}

/// A sentence's own letter, in the language of the sentence.
QString capitalised(QString text)
{
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

QString measureName(ChartMeasure measure)
{
    switch (measure) {
    case ChartMeasure::Amount:
        return tr("amount");
    case ChartMeasure::Firm:
        return tr("binding");
    case ChartMeasure::Paid:
        return tr("paid");
    case ChartMeasure::Count:
        return tr("deals");
    case ChartMeasure::PerYear:
        return tr("per year");
    }
    return {};
}

QString dimensionName(ChartDimension dimension)
{
    switch (dimension) {
    case ChartDimension::Month:
        return tr("month");
    case ChartDimension::Quarter:
        return tr("quarter");
    case ChartDimension::Year:
        return tr("year");
    case ChartDimension::Payer:
        return tr("payer");
    case ChartDimension::Payee:
        return tr("payee");
    case ChartDimension::Kind:
        return tr("kind");
    case ChartDimension::Status:
        return tr("status");
    case ChartDimension::Form:
        return tr("form");
    case ChartDimension::Outlet:
        return tr("original source");
    }
    return {};
}

QString chartTitle(const ChartQuery &query)
{
    QString title;
    switch (query.measure) {
    case ChartMeasure::Amount:
        title = tr("Capital and purchases by %1");
        break;
    case ChartMeasure::Firm:
        title = tr("Binding capital and purchases by %1");
        break;
    case ChartMeasure::Paid:
        title = tr("Capital and purchases paid by %1");
        break;
    case ChartMeasure::Count:
        title = tr("Deals by %1");
        break;
    case ChartMeasure::PerYear:
        title = tr("Capital and purchases per %1");
        break;
    }
    if (query.measure == ChartMeasure::Paid) {
        // "Paid by payer" would read as the verb.
        title = tr("Capital and purchases, paid, by %1");
    }
    title = title.arg(dimensionName(query.by));
    return query.stack ? tr("%1, stacked by %2").arg(title, dimensionName(*query.stack)) : title;
}

QString panelTitle(const ChartData &data, Nature nature)
{
    const QString unit
        = data.query.measure == ChartMeasure::Count ? tr("deals") : data.currency.code();
    QString name;
    switch (nature) {
    case Nature::Capital:
        name = tr("Capital");
        break;
    case Nature::Purchase:
        name = tr("Purchases");
        break;
    case Nature::None:
        name = tr("No money");
        break;
    }
    switch (data.query.measure) {
    case ChartMeasure::Firm:
        name = tr("%1, binding").arg(name);
        break;
    case ChartMeasure::Paid:
        name = tr("%1, paid").arg(name);
        break;
    case ChartMeasure::PerYear:
        return tr("%1 · %2 a year").arg(name, unit);
    default:
        break;
    }
    return QStringLiteral("%1 · %2").arg(name, unit);
}

QString keyName(const ChartKey &key, const Snapshot &snapshot, int folded)
{
    switch (key.bucket) {
    case ChartKey::Bucket::NotStated:
        return notStatedName(key.dimension);
    case ChartKey::Bucket::Imprecise:
        return impreciseName(key.dimension);
    case ChartKey::Bucket::Undated:
        return tr("undated");
    case ChartKey::Bucket::Others:
        return folded > 0 ? tr("%1 others").arg(QLocale().toString(folded)) : tr("others");
    case ChartKey::Bucket::Value:
        break;
    }
    switch (key.dimension) {
    case ChartDimension::Month:
    case ChartDimension::Quarter:
    case ChartDimension::Year:
        return session::dateInWords(PartialDate(key.start, key.end()));
    case ChartDimension::Payer:
    case ChartDimension::Payee:
        // The plus stays with the name that follows it.
        return session::partyNames(key.asReported, snapshot)
            .replace(QStringLiteral(" + "), QStringLiteral(" +\u00a0"));
    case ChartDimension::Kind:
        return session::kindName(key.kind());
    case ChartDimension::Status:
        return session::statusShortName(key.status());
    case ChartDimension::Form:
        return session::formName(key.form());
    case ChartDimension::Outlet:
        return snapshot.outletName(key.outlet);
    }
    return {};
}

QString figure(const ChartSegment &segment, const ChartData &data)
{
    const ChartValue value = valueOf(segment, data.query.measure);
    if (data.query.measure == ChartMeasure::Count) {
        return QString::number(value.ceiling);
    }
    if (value.overflow) {
        return tr("too large to add up");
    }
    // A spread that nobody reported has no digits worth showing.
    const auto shown
        = [&](qint64 units) { return Money{segment.assumed ? roundedToTwo(units) : units}; };
    const Money floor = shown(value.floor);
    const Money ceiling = shown(value.ceiling);
    const QString about = segment.assumed ? QStringLiteral("~") : QString();
    if (value.openEnded == 0 || floor == ceiling) {
        const Interval interval{floor, value.openEnded > 0 ? std::optional<Money>() : ceiling};
        return about + io::shortInterval(interval, data.currency);
    }
    return about + tr("%1 or more").arg(io::shortInterval({floor, ceiling}, data.currency));
}

QStringList explanation(const ChartData &data, Nature nature, const ChartBar &bar,
                        const ChartSegment *piece, const Snapshot &snapshot)
{
    const ChartSegment &segment = piece ? *piece : bar.total;
    QString head = keyName(bar.total.key, snapshot, bar.folded);
    if (piece && piece->key != bar.total.key) {
        head += QStringLiteral(" · ") + keyName(piece->key, snapshot, data.foldedStacks);
    }
    QStringList lines{QStringLiteral("%1 · %2").arg(head, session::natureName(nature))};
    if (data.query.measure == ChartMeasure::Count) {
        lines.append(deals(segment.count));
        return lines;
    }
    const ChartValue value = valueOf(segment, data.query.measure);
    lines.append(QStringLiteral("%1: %2").arg(capitalised(measureName(data.query.measure)),
                                              figure(segment, data)));
    if (!value.overflow && value.ceiling > 0) {
        const QString low = io::wholeMoney(Money{value.floor}, data.currency);
        lines.append(value.ceiling == value.floor ? low
                                                  : low + QStringLiteral(" – ")
                             + io::wholeMoney(Money{value.ceiling}, data.currency));
    }
    if (value.openEnded > 0) {
        lines.append(tr("%1 of it without a maximum").arg(deals(value.openEnded)));
    }
    const bool ranges
        = data.query.measure == ChartMeasure::Amount || data.query.measure == ChartMeasure::PerYear;
    if (ranges && !value.overflow) {
        lines.append(tr("binding %1, paid %2")
                         .arg(money(segment.sum.firm, data), money(segment.sum.paid, data)));
    }
    lines.append(deals(int(segment.deals.size())));
    if (segment.assumed) {
        lines.append(tr("an even spread over the term is assumed"));
    }
    return lines;
}

QString leftOutInWords(const ChartData &data)
{
    QStringList reasons;
    for (const LeftOutDeals &entry : data.leftOut) {
        reasons.append(
            QStringLiteral("%1 %2").arg(inDigits(entry.deals.size()), inWords(entry.reason)));
    }
    if (!data.notBinding.isEmpty()) {
        reasons.append((data.query.measure == ChartMeasure::Paid ? tr("%1 with nothing paid")
                                                                 : tr("%1 with nothing binding"))
                           .arg(inDigits(data.notBinding.size())));
    }
    QStringList sentences;
    if (!reasons.isEmpty()) {
        sentences.append(tr("Left out: %1.").arg(reasons.join(QStringLiteral(", "))));
    }
    if (!data.notCountedTwice.isEmpty()) {
        sentences.append(tr("Part of a deal that is shown, not counted twice: %1.")
                             .arg(inDigits(data.notCountedTwice.size())));
    }
    return sentences.join(u' ');
}

} // namespace dealscope::ui
