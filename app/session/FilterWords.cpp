// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/FilterWords.h"

#include "io/MoneyText.h"

#include <QCoreApplication>
#include <QLocale>

namespace dealscope::session {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

QString dayInWords(QDate date)
{
    return QLocale::c().toString(date, QStringLiteral("d MMM yyyy"));
}

QString monthInWords(QDate date)
{
    return QLocale::c().toString(date, QStringLiteral("MMM yyyy"));
}

template<typename T, typename Name>
QString listInWords(const QList<T> &values, Name name)
{
    QStringList names;
    for (const T &value : values) {
        names.append(name(value));
    }
    return names.isEmpty() ? words("none") : names.join(QStringLiteral(", "));
}

QString rangeInWords(const DateRange &range)
{
    if (range.from && range.to) {
        return dateInWords(PartialDate(*range.from, *range.to));
    }
    if (range.from) {
        return words("from %1").arg(dayInWords(*range.from));
    }
    return range.to ? words("until %1").arg(dayInWords(*range.to)) : words("any");
}

QString rangeInWords(const AmountRange &range)
{
    if (range.min && range.max) {
        return io::shortNumber(range.min->units) + QStringLiteral(" – ")
            + io::shortNumber(range.max->units);
    }
    if (range.min) {
        return words("%1 or more").arg(io::shortNumber(range.min->units));
    }
    return range.max ? words("up to %1").arg(io::shortNumber(range.max->units)) : words("any");
}

/// The asked values of one clause, without the dimension's name.
struct ValueInWords {
    const Snapshot &snapshot;

    QString operator()(std::monostate) const { return {}; }
    QString operator()(const QList<CompanyId> &ids) const
    {
        return listInWords(ids, [this](CompanyId id) { return snapshot.companyName(id); });
    }
    QString operator()(const QList<OutletId> &ids) const
    {
        return listInWords(ids, [this](OutletId id) { return snapshot.outletName(id); });
    }
    QString operator()(const QList<DealKind> &kinds) const { return listInWords(kinds, kindName); }
    QString operator()(const QList<Nature> &natures) const
    {
        return listInWords(natures, natureName);
    }
    QString operator()(const QList<Status> &statuses) const
    {
        return listInWords(statuses, statusShortName);
    }
    QString operator()(const QList<Form> &forms) const { return listInWords(forms, formName); }
    QString operator()(const QList<Currency> &currencies) const
    {
        return listInWords(currencies, [](const Currency &c) { return c.code(); });
    }
    QString operator()(const DateRange &range) const { return rangeInWords(range); }
    QString operator()(const AmountRange &range) const { return rangeInWords(range); }
    QString operator()(const WordsQuery &query) const
    {
        return query.inTexts ? words("“%1” (texts too)").arg(query.words)
                             : words("“%1”").arg(query.words);
    }
    QString operator()(const QStringList &tags) const { return tags.join(QStringLiteral(", ")); }
};

} // namespace

QString dimensionName(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Companies:
        return words("Company");
    case Dimension::Payers:
        return words("Payer");
    case Dimension::Payees:
        return words("Payee");
    case Dimension::Kinds:
        return words("Kind");
    case Dimension::Natures:
        return words("Nature");
    case Dimension::Statuses:
        return words("Status");
    case Dimension::Forms:
        return words("Form");
    case Dimension::Outlets:
        return words("Publisher or origin");
    case Dimension::Currencies:
        return words("Currency");
    case Dimension::Dates:
        return words("Date");
    case Dimension::Amounts:
        return words("Amount");
    case Dimension::Words:
        return words("Words");
    case Dimension::Tags:
        return words("Tag");
    }
    return {};
}

QString clauseInWords(const Filter &filter, Dimension dimension, const Snapshot &snapshot)
{
    if (!filter.isSet(dimension)) {
        return {};
    }
    return dimensionName(dimension) + QStringLiteral(": ")
        + std::visit(ValueInWords{snapshot}, filter.clause(dimension));
}

QString filterInWords(const Filter &filter, const Snapshot &snapshot)
{
    QStringList clauses;
    for (const Dimension dimension : filter.activeDimensions()) {
        clauses.append(clauseInWords(filter, dimension, snapshot));
    }
    return clauses.isEmpty() ? words("all deals") : clauses.join(QStringLiteral(" · "));
}

QString lensName(Lens lens)
{
    switch (lens) {
    case Lens::Latest:
        return words("latest report");
    case Lens::FilingFirst:
        return words("filing first");
    case Lens::Conservative:
        return words("most cautious figure");
    case Lens::Highest:
        return words("highest figure");
    case Lens::Corroborated:
        return words("most corroborated figure");
    case Lens::BindingOnly:
        return words("latest binding report");
    }
    return {};
}

QString lensInWords(Lens lens)
{
    switch (lens) {
    case Lens::Latest:
        return words("Where sources disagree, the newest report that states a thing counts.");
    case Lens::FilingFirst:
        return words("Filings count before press releases, these before articles, data sets and "
                     "notes; among equals the newest counts.");
    case Lens::Conservative:
        return words("The report with the lowest maximum counts, then the lowest minimum. Without "
                     "a maximum it comes last.");
    case Lens::Highest:
        return words("The report with the highest number counts, whether it says “up to” or “at "
                     "least”.");
    case Lens::Corroborated:
        return words("The number counts that most independent original sources give, within 25 %. "
                     "Articles that cite one source are one.");
    case Lens::BindingOnly:
        return words("Only reports of signed or completed deals count, and those that end or deny "
                     "one; the newest first.");
    }
    return {};
}

QString perspectiveInWords(const Perspective &perspective)
{
    QStringList parts{words("%1 counts").arg(lensName(perspective.lens))};
    parts.append(perspective.publishedBy ? words("what these sources had published by %1")
                                               .arg(dayInWords(*perspective.publishedBy))
                                         : words("everything published so far"));
    if (perspective.groups) {
        parts.append(words("groups as one"));
    }
    if (perspective.perYear) {
        parts.append(words("per year"));
    }
    if (!perspective.currency.isEmpty()) {
        parts.append(words("in %1").arg(perspective.currency.code()));
    }
    return parts.join(QStringLiteral(" · "));
}

QString clockInWords(const std::optional<QDate> &publishedBy)
{
    return publishedBy
        ? words("What this deal file’s sources had published by %1").arg(dayInWords(*publishedBy))
        : words("Everything that this deal file’s sources have published so far");
}

QString dateInWords(const PartialDate &date)
{
    switch (date.precision()) {
    case DatePrecision::Day:
        return dayInWords(date.first());
    case DatePrecision::Month:
        return monthInWords(date.first());
    case DatePrecision::Quarter:
        return QStringLiteral("Q%1 %2")
            .arg((date.first().month() + 2) / 3)
            .arg(date.first().year());
    case DatePrecision::Year:
        return QString::number(date.first().year());
    case DatePrecision::Range:
        break;
    }
    const bool wholeYears
        = date.first().dayOfYear() == 1 && date.last().dayOfYear() == date.last().daysInYear();
    if (wholeYears) {
        return QStringLiteral("%1 – %2").arg(date.first().year()).arg(date.last().year());
    }
    const bool wholeMonths
        = date.first().day() == 1 && date.last().day() == date.last().daysInMonth();
    if (wholeMonths) {
        return monthInWords(date.first()) + QStringLiteral(" – ") + monthInWords(date.last());
    }
    return dayInWords(date.first()) + QStringLiteral(" – ") + dayInWords(date.last());
}

QString kindName(DealKind kind)
{
    switch (kind) {
    case DealKind::Equity:
        return words("equity");
    case DealKind::Debt:
        return words("debt");
    case DealKind::Acquisition:
        return words("acquisition");
    case DealKind::Compute:
        return words("compute");
    case DealKind::ChipSupply:
        return words("chip supply");
    case DealKind::Infrastructure:
        return words("infrastructure");
    case DealKind::Licence:
        return words("licence");
    case DealKind::RevenueShare:
        return words("revenue share");
    case DealKind::Partnership:
        return words("partnership");
    case DealKind::Other:
        return words("other");
    }
    return {};
}

QString natureName(Nature nature)
{
    switch (nature) {
    case Nature::Capital:
        return words("capital");
    case Nature::Purchase:
        return words("purchases");
    case Nature::None:
        return words("no money");
    }
    return {};
}

QString statusName(Status status)
{
    switch (status) {
    case Status::Rumoured:
        return words("rumoured");
    case Status::InTalks:
        return words("in talks");
    case Status::Announced:
        return words("announced, non-binding");
    case Status::Signed:
        return words("signed, binding");
    case Status::Completed:
        return words("closed or paid");
    case Status::Ended:
        return words("ended");
    case Status::Denied:
        return words("denied");
    }
    return {};
}

QString statusShortName(Status status)
{
    switch (status) {
    case Status::Announced:
        return words("announced");
    case Status::Signed:
        return words("signed");
    case Status::Completed:
        return words("completed");
    case Status::Rumoured:
    case Status::InTalks:
    case Status::Ended:
    case Status::Denied:
        return statusName(status);
    }
    return {};
}

QString formName(Form form)
{
    switch (form) {
    case Form::Cash:
        return words("cash");
    case Form::Credits:
        return words("compute credits");
    case Form::InKind:
        return words("in kind");
    case Form::Shares:
        return words("shares");
    case Form::Mixed:
        return words("mixed");
    case Form::Unknown:
        return words("form unknown");
    }
    return {};
}

QString partyNames(const QList<CompanyId> &companies, const Snapshot &snapshot)
{
    QStringList names;
    for (const CompanyId id : companies) {
        names.append(snapshot.companyName(id));
    }
    return names.isEmpty() ? words("not named") : names.join(QStringLiteral(" + "));
}

} // namespace dealscope::session
