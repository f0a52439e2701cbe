// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/RowRules.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace dealscope::database {

using namespace core;

namespace {

// Collects the first broken rule; later ones are not looked at.
class Rules
{
    Q_DECLARE_TR_FUNCTIONS(RowRules)

public:
    template<typename Id>
    Rules &id(Id id)
    {
        return that(id.isValid(), [] { return tr("it has no id."); });
    }
    template<typename Id>
    Rules &refersTo(Id id, const char *what)
    {
        return that(id.isValid(), [&] { return tr("it has no %1.").arg(tr(what)); });
    }
    Rules &text(const QString &text, int max, const char *what)
    {
        return that(text.size() <= max,
                    [&] {
                        return tr("its %1 is longer than %2 characters.").arg(tr(what)).arg(max);
                    })
            .that(!text.contains(QChar::Null),
                  [&] { return tr("its %1 holds a NUL character.").arg(tr(what)); })
            .that(text.isValidUtf16(),
                  [&] { return tr("its %1 is not valid Unicode.").arg(tr(what)); });
    }
    Rules &name(const QString &text, int max, const char *what)
    {
        return that(!text.trimmed().isEmpty(), [&] { return tr("its %1 is empty.").arg(tr(what)); })
            .text(text, max, what);
    }
    Rules &key(const QString &text)
    {
        return text.isEmpty() ? *this : name(text, RowRules::MaxKey, QT_TR_NOOP("key"));
    }
    Rules &names(const QStringList &texts, int max, const char *what)
    {
        for (const QString &text : texts) {
            name(text, max, what);
        }
        return that(QSet<QString>(texts.begin(), texts.end()).size() == texts.size(),
                    [&] { return tr("it has the same %1 twice.").arg(tr(what)); });
    }
    Rules &date(const std::optional<PartialDate> &date, const char *what)
    {
        if (!date) {
            return *this;
        }
        return that(date->isValid() && date->first().year() >= 1 && date->last().year() <= 9999,
                    [&] {
                        return tr("its %1 is not a span of days between the years 1 and 9999.")
                            .arg(tr(what));
                    })
            .text(date->words(), RowRules::MaxName, what);
    }
    Rules &amount(const Amount &amount)
    {
        return that(amount.isConsistent(), [] {
            return tr("its amount does not fit its bound, is negative, or has no currency.");
        });
    }
    Rules &parties(const QList<Party> &parties)
    {
        QSet<std::pair<CompanyId, int>> seen;
        for (const Party &party : parties) {
            refersTo(party.company, QT_TR_NOOP("company for one of its parties"));
            that(!party.sharePpm || (*party.sharePpm >= 0 && *party.sharePpm <= 1'000'000),
                 [] { return tr("a party's share is not between 0 and 100 %."); });
            const std::pair who(party.company, int(party.role));
            that(!seen.contains(who),
                 [] { return tr("it has the same company twice in the same role."); });
            seen.insert(who);
        }
        return *this;
    }
    Rules &evidence(const Evidence &evidence)
    {
        refersTo(evidence.source, QT_TR_NOOP("source"))
            .text(evidence.locator, RowRules::MaxName, QT_TR_NOOP("place in the source"))
            .text(evidence.quote, RowRules::MaxQuote, QT_TR_NOOP("quote"))
            .text(evidence.note, RowRules::MaxNote, QT_TR_NOOP("note"))
            .names(evidence.tags, RowRules::MaxTag, QT_TR_NOOP("tag"))
            .text(evidence.checkedBy, RowRules::MaxName, QT_TR_NOOP("checker"))
            .date(evidence.checkedOn, QT_TR_NOOP("day of checking"))
            .rank(evidence.rank, evidence.rankReason);
        for (const OutletId outlet : evidence.attribution) {
            refersTo(outlet, QT_TR_NOOP("publisher for a link of its attribution"));
        }
        return *this;
    }
    Rules &rank(Rank rank, const QString &reason)
    {
        return text(reason, RowRules::MaxNote, QT_TR_NOOP("reason of its rank"))
            .that(rank == Rank::Normal || !reason.trimmed().isEmpty(),
                  [] { return tr("it is retained or set aside without a written reason."); });
    }
    Rules &schedule(const QList<Installment> &schedule)
    {
        that(schedule.size() <= MaxInstallments,
             [] { return tr("its schedule has more than %1 spans.").arg(MaxInstallments); });
        for (qsizetype i = 0; i < schedule.size() && m_problem.isEmpty(); ++i) {
            date(schedule[i].when, QT_TR_NOOP("span of the schedule"));
            amount(schedule[i].amount);
            that(schedule[i].amount.basis == Basis::Total,
                 [] { return tr("a span of its schedule is not given as a total."); });
            that(i == 0 || schedule[i - 1].when.first() <= schedule[i].when.first(),
                 [] { return tr("its schedule is not in the order of its spans."); });
        }
        return *this;
    }
    Rules &period(const Period &period)
    {
        return date(period.start, QT_TR_NOOP("start of the term"))
            .date(period.end, QT_TR_NOOP("end of the term"))
            .that(period.start || period.end || period.months,
                  [] { return tr("its term is empty."); })
            .that(!period.months || (*period.months > 0 && *period.months <= MaxPeriodMonths),
                  [] { return tr("its term is not of 1 to 1200 months."); })
            .that(!period.start || !period.end || period.start->first() <= period.end->last(),
                  [] { return tr("its term ends before it starts."); });
    }
    Rules &quantity(const Quantity &quantity)
    {
        return text(quantity.unit, RowRules::MaxName, QT_TR_NOOP("quantity"))
            .that(!quantity.number || *quantity.number >= 0,
                  [] { return tr("its quantity is negative."); })
            .that(quantity.number || !quantity.unit.isEmpty(),
                  [] { return tr("its quantity is empty."); });
    }
    template<typename Sentence>
    Rules &that(bool holds, Sentence sentence)
    {
        if (!holds && m_problem.isEmpty()) {
            m_problem = sentence();
        }
        return *this;
    }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    QString m_problem;
};

bool isChecksum(const QString &text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace

QString RowRules::problemOf(const Company &company)
{
    return Rules()
        .id(company.id)
        .name(company.name, MaxName, QT_TR_NOOP("name"))
        .names(company.aliases, MaxName, QT_TR_NOOP("other name"))
        .that(company.parent != company.id, [] { return tr("it is its own parent."); })
        .text(company.note, MaxNote, QT_TR_NOOP("note"))
        .problem();
}

QString RowRules::problemOf(const Outlet &outlet)
{
    return Rules()
        .id(outlet.id)
        .name(outlet.name, MaxName, QT_TR_NOOP("name"))
        .names(outlet.aliases, MaxName, QT_TR_NOOP("other name"))
        .text(outlet.homepage, MaxUrl, QT_TR_NOOP("home page"))
        .problem();
}

QString RowRules::problemOf(const Source &source)
{
    Rules rules;
    rules.id(source.id)
        .key(source.key)
        .refersTo(source.outlet, QT_TR_NOOP("publisher"))
        .text(source.title, MaxTitle, QT_TR_NOOP("title"))
        .text(source.url, MaxUrl, QT_TR_NOOP("address"))
        .text(source.archivedUrl, MaxUrl, QT_TR_NOOP("address in an archive"))
        .text(source.language, MaxLanguage, QT_TR_NOOP("language"))
        .date(source.published, QT_TR_NOOP("day of publication"))
        .date(source.accessed, QT_TR_NOOP("day of access"))
        .text(source.fileName, MaxTitle, QT_TR_NOOP("file name"))
        .that(source.checksum.isEmpty() || isChecksum(source.checksum),
              [] { return tr("its checksum is not SHA-256 in lower-case hexadecimal digits."); });
    if (!source.text.isEmpty()) {
        rules.text(source.text, MaxDocumentBytes, QT_TR_NOOP("text"));
        if (rules.problem().isEmpty()) {
            return problemOfDocument(source.text.toUtf8(), source.checksum);
        }
    }
    return rules.problem();
}

QString RowRules::problemOf(const Deal &deal)
{
    return Rules()
        .id(deal.id)
        .key(deal.key)
        .name(deal.title, MaxTitle, QT_TR_NOOP("title"))
        .parties(deal.parties)
        .text(deal.note, MaxNote, QT_TR_NOOP("note"))
        .problem();
}

QString RowRules::problemOf(const Relation &relation)
{
    return Rules()
        .refersTo(relation.from, QT_TR_NOOP("deal to start from"))
        .refersTo(relation.to, QT_TR_NOOP("deal to point at"))
        .that(relation.from != relation.to, [] { return tr("it ties a deal to itself."); })
        .problem();
}

QString RowRules::problemOf(const Claim &claim)
{
    Rules rules;
    rules.id(claim.id).refersTo(claim.deal, QT_TR_NOOP("deal")).evidence(claim.evidence);
    if (claim.amount) {
        rules.amount(*claim.amount);
    }
    if (claim.period) {
        rules.period(*claim.period);
    }
    if (claim.quantity) {
        rules.quantity(*claim.quantity);
    }
    return rules.schedule(claim.schedule)
        .date(claim.fullBy, QT_TR_NOOP("day of the full rate"))
        .date(claim.happenedOn, QT_TR_NOOP("day it happened"))
        .date(claim.expectedOn, QT_TR_NOOP("day it is expected"))
        .text(claim.condition, MaxNote, QT_TR_NOOP("condition"))
        .parties(claim.otherParties)
        .problem();
}

QString RowRules::problemOf(const Valuation &valuation)
{
    return Rules()
        .id(valuation.id)
        .refersTo(valuation.company, QT_TR_NOOP("company"))
        .evidence(valuation.evidence)
        .amount(valuation.amount)
        .date(valuation.asOf, QT_TR_NOOP("day"))
        .text(valuation.condition, MaxNote, QT_TR_NOOP("condition"))
        .problem();
}

QString RowRules::problemOf(const Milestone &milestone)
{
    return Rules()
        .id(milestone.id)
        .refersTo(milestone.deal, QT_TR_NOOP("deal"))
        .refersTo(milestone.source, QT_TR_NOOP("source"))
        .name(milestone.label, MaxName, QT_TR_NOOP("label"))
        .date(milestone.date, QT_TR_NOOP("date"))
        .text(milestone.quote, MaxQuote, QT_TR_NOOP("quote"))
        .problem();
}

QString RowRules::problemOf(const ExchangeRate &rate)
{
    return Rules()
        .id(rate.id)
        .that(!rate.from.isEmpty() && !rate.to.isEmpty() && rate.from != rate.to,
              [] { return tr("it does not name two currencies."); })
        .that(rate.fromUnits > 0 && rate.toUnits > 0,
              [] { return tr("its two amounts are not both above zero."); })
        .date(rate.date, QT_TR_NOOP("date"))
        .text(rate.quote, MaxQuote, QT_TR_NOOP("quote"))
        .problem();
}

QString RowRules::problemOf(const Settlement &settlement)
{
    const QList<ClaimId> &claims = settlement.claims;
    return Rules()
        .id(settlement.id)
        .refersTo(settlement.deal, QT_TR_NOOP("deal"))
        .that(!claims.isEmpty()
                  && std::ranges::all_of(claims, [](ClaimId claim) { return claim.isValid(); }),
              [] { return tr("it does not name the reports that it is about."); })
        .that(QSet<ClaimId>(claims.begin(), claims.end()).size() == claims.size(),
              [] { return tr("it names the same report twice."); })
        .name(settlement.reason, MaxNote, QT_TR_NOOP("reason"))
        .problem();
}

QString RowRules::problemOf(const Edition &edition)
{
    return Rules()
        .id(edition.id)
        .name(edition.name, MaxName, QT_TR_NOOP("name"))
        .date(PartialDate::day(edition.madeOn), QT_TR_NOOP("day"))
        .that(!edition.figuresJson.isEmpty(), [] { return tr("it holds no figures."); })
        .text(edition.figuresJson, MaxFigures, QT_TR_NOOP("list of figures"))
        .that(edition.checksum.toLatin1()
                  == QCryptographicHash::hash(edition.figuresJson.toUtf8(),
                                              QCryptographicHash::Sha256)
                         .toHex(),
              [] { return tr("its figures are not those that the checksum was made of."); })
        .problem();
}

QString RowRules::problemOfRank(Rank rank, const QString &reason)
{
    return Rules().rank(rank, reason).problem();
}

QString RowRules::problemOf(const SavedView &view)
{
    return Rules()
        .id(view.id)
        .name(view.name, MaxName, QT_TR_NOOP("name"))
        .text(view.filterJson, MaxView, QT_TR_NOOP("filter"))
        .text(view.layoutJson, MaxView, QT_TR_NOOP("layout"))
        .problem();
}

QString RowRules::problemOfDocument(const QByteArray &utf8, const QString &checksum)
{
    if (utf8.isEmpty()) {
        return tr("its text is empty.");
    }
    if (utf8.size() > MaxDocumentBytes) {
        return tr("its text is larger than %1 MB.").arg(MaxDocumentBytes / 1024 / 1024);
    }
    if (utf8.contains('\0')) {
        return tr("its text holds a NUL character.");
    }
    if (!utf8.isValidUtf8()) {
        return tr("its text is not valid UTF-8.");
    }
    if (!checksum.isEmpty()
        && QCryptographicHash::hash(utf8, QCryptographicHash::Sha256).toHex()
            != checksum.toLatin1()) {
        return tr("its text is not the document that the checksum was made of.");
    }
    return {};
}

QString RowRules::nameOf(const Company &row)
{
    return tr("company %1").arg(row.id.value);
}

QString RowRules::nameOf(const Outlet &row)
{
    return tr("publisher %1").arg(row.id.value);
}

QString RowRules::nameOf(const Source &row)
{
    return tr("source %1").arg(row.id.value);
}

QString RowRules::nameOf(const Deal &row)
{
    return tr("deal %1").arg(row.id.value);
}

QString RowRules::nameOf(const Relation &row)
{
    return tr("relation of deal %1 to deal %2").arg(row.from.value).arg(row.to.value);
}

QString RowRules::nameOf(const Claim &row)
{
    return tr("claim %1").arg(row.id.value);
}

QString RowRules::nameOf(const Valuation &row)
{
    return tr("valuation %1").arg(row.id.value);
}

QString RowRules::nameOf(const Milestone &row)
{
    return tr("milestone %1").arg(row.id.value);
}

QString RowRules::nameOf(const ExchangeRate &row)
{
    return tr("exchange rate %1").arg(row.id.value);
}

QString RowRules::nameOf(const Settlement &row)
{
    return tr("settlement %1").arg(row.id.value);
}

QString RowRules::nameOf(const Edition &row)
{
    return tr("edition %1").arg(row.id.value);
}

QString RowRules::nameOf(const SavedView &row)
{
    return tr("saved view %1").arg(row.id.value);
}

} // namespace dealscope::database
