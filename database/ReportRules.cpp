// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ReportRules.h"

#include "database/RowRules.h"

#include <algorithm>
#include <cstring>

namespace dealscope::database {

using namespace core;

namespace {

/// No NUL and nothing but ASCII, eight bytes at a time.
bool isPlainAscii(QByteArrayView text)
{
    constexpr quint64 High = 0x8080808080808080;
    constexpr quint64 Low = 0x0101010101010101;
    const char *at = text.data();
    qsizetype left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        // (word - Low) & ~word & High is set where a byte is zero.
        if ((word & High) != 0 || ((word - Low) & ~word & High) != 0) {
            return false;
        }
    }
    for (; left > 0; ++at, --left) {
        if (static_cast<signed char>(*at) <= 0) {
            return false;
        }
    }
    return true;
}

// Bytes are never fewer than the characters that RowRules counts.
bool isRightText(QByteArrayView text, int max)
{
    return text.size() <= max
        && (isPlainAscii(text) || (text.isValidUtf8() && !text.contains('\0')));
}

bool isRightName(QByteArrayView text, int max)
{
    // One letter, digit or sign of ASCII, and no trimming can leave it empty.
    return isRightText(text, max)
        && std::ranges::any_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

bool isRightDate(const ImportedDate &date)
{
    // 0001-01-01 and 9999-12-31.
    constexpr qint64 First = 1721426;
    constexpr qint64 Last = 5373484;
    const qint64 first = date.first.toJulianDay();
    const qint64 last = date.last.toJulianDay();
    return !date.isSet() || (first >= First && last <= Last && first <= last);
}

template<typename List, typename Same>
bool hasTwice(const List &list, Same same)
{
    for (auto one = list.begin(); one != list.end(); ++one) {
        if (std::any_of(std::next(one), list.end(),
                        [&](const auto &other) { return same(*one, other); })) {
            return true;
        }
    }
    return false;
}

std::optional<PartialDate> partialDate(const ImportedDate &date)
{
    return date.isSet() ? std::optional(PartialDate(date.first, date.last)) : std::nullopt;
}

/// All texts of a report, whatever they are for.
template<typename Visit>
void forEachText(const ImportedReport &r, Visit visit)
{
    for (const QByteArrayView text :
         {r.dealKey, r.dealTitle, r.partOf, r.sourceTitle, r.sourceUrl, r.sourceLanguage, r.outlet,
          r.locator, r.quote, r.note, r.rankReason, r.quantityUnit, r.condition}) {
        visit(text);
    }
    std::ranges::for_each(r.attribution, visit);
    std::ranges::for_each(r.tags, visit);
    for (const ImportedParty &party : r.parties) {
        visit(party.name);
    }
}

QString asText(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

Claim claimOf(const ImportedReport &report)
{
    Claim claim;
    claim.id = ClaimId(1);
    claim.deal = DealId(1);
    claim.evidence.source = SourceId(1);
    claim.evidence.locator = asText(report.locator);
    claim.evidence.quote = asText(report.quote);
    claim.evidence.note = asText(report.note);
    for (const QByteArrayView tag : report.tags) {
        claim.evidence.tags.append(asText(tag));
    }
    claim.evidence.rank = report.rank;
    claim.evidence.rankReason = asText(report.rankReason);
    claim.amount = report.amount;
    if (report.periodStart.isSet() || report.periodEnd.isSet() || report.periodMonths) {
        claim.period = Period{partialDate(report.periodStart), partialDate(report.periodEnd),
                              report.periodMonths};
    }
    if (report.quantity || !report.quantityUnit.isEmpty()) {
        claim.quantity = Quantity{report.quantity, asText(report.quantityUnit)};
    }
    claim.happenedOn = partialDate(report.happenedOn);
    claim.expectedOn = partialDate(report.expectedOn);
    claim.condition = asText(report.condition);
    return claim;
}

Source sourceOf(const ImportedReport &report)
{
    Source source;
    source.id = SourceId(1);
    source.outlet = OutletId(1);
    source.title = asText(report.sourceTitle);
    source.url = asText(report.sourceUrl);
    source.language = asText(report.sourceLanguage);
    source.published = partialDate(report.published);
    return source;
}

Deal dealOf(const ImportedReport &report, QByteArrayView key)
{
    Deal deal;
    deal.id = DealId(1);
    deal.key = asText(key);
    // What the deal's first report must say, and later ones need not, is asked elsewhere.
    deal.title = report.dealTitle.isEmpty() ? deal.key : asText(report.dealTitle);
    return deal;
}

Company companyNamed(QByteArrayView name)
{
    Company company;
    company.id = CompanyId(1);
    company.name = asText(name);
    return company;
}

Outlet outletNamed(QByteArrayView name)
{
    Outlet outlet;
    outlet.id = OutletId(1);
    outlet.name = asText(name);
    return outlet;
}

} // namespace

QString ReportRules::problemOf(const ImportedReport &report)
{
    return isPlainlyRight(report) ? QString() : problemOnCloseLook(report);
}

bool ReportRules::isPlainlyRight(const ImportedReport &r)
{
    return isRightName(r.dealKey, RowRules::MaxKey) && isRightText(r.partOf, RowRules::MaxKey)
        && (r.dealTitle.isEmpty() || isRightName(r.dealTitle, RowRules::MaxTitle))
        && isRightText(r.sourceTitle, RowRules::MaxTitle)
        && isRightText(r.sourceUrl, RowRules::MaxUrl)
        && (!r.sourceTitle.isEmpty() || !r.sourceUrl.isEmpty())
        && isRightText(r.sourceLanguage, RowRules::MaxLanguage)
        && isRightName(r.outlet, RowRules::MaxName) && isRightDate(r.published)
        && isRightText(r.locator, RowRules::MaxName) && isRightText(r.quote, RowRules::MaxQuote)
        && isRightText(r.note, RowRules::MaxNote) && isRightText(r.rankReason, RowRules::MaxNote)
        && (r.rank == Rank::Normal || isRightName(r.rankReason, RowRules::MaxNote))
        && (!r.amount || r.amount->isConsistent()) && isRightDate(r.periodStart)
        && isRightDate(r.periodEnd)
        && (!r.periodMonths || (*r.periodMonths > 0 && *r.periodMonths <= MaxPeriodMonths))
        && (!r.periodStart.isSet() || !r.periodEnd.isSet()
            || r.periodStart.first <= r.periodEnd.last)
        && (!r.quantity || *r.quantity >= 0) && isRightText(r.quantityUnit, RowRules::MaxName)
        && isRightDate(r.happenedOn) && isRightDate(r.expectedOn)
        && isRightText(r.condition, RowRules::MaxNote)
        && std::ranges::all_of(
               r.parties,
               [](const ImportedParty &p) { return isRightName(p.name, RowRules::MaxName); })
        && std::ranges::all_of(
               r.attribution,
               [](QByteArrayView name) { return isRightName(name, RowRules::MaxName); })
        && std::ranges::all_of(
               r.tags, [](QByteArrayView tag) { return isRightName(tag, RowRules::MaxTag); })
        && !hasTwice(r.tags, [](QByteArrayView a, QByteArrayView b) { return a == b; })
        && !hasTwice(r.parties, [](const ImportedParty &a, const ImportedParty &b) {
               return a.role == b.role && a.name == b.name;
           });
}

QString ReportRules::problemOnCloseLook(const ImportedReport &report)
{
    bool isUtf8 = true;
    forEachText(report, [&](QByteArrayView text) { isUtf8 = isUtf8 && text.isValidUtf8(); });
    if (!isUtf8) {
        return tr("it is not valid UTF-8; save the file in that encoding.");
    }
    if (report.dealKey.isEmpty()) {
        return tr("it does not say which deal it is about.");
    }
    if (report.outlet.isEmpty()) {
        return tr("it does not say who published it.");
    }
    if (report.sourceTitle.isEmpty() && report.sourceUrl.isEmpty()) {
        return tr("it does not say which document it is from.");
    }
    const auto of = [](const QString &what, const QString &problem) {
        return problem.isEmpty() ? QString() : QStringLiteral("%1: %2").arg(what, problem);
    };
    QStringList problems{of(tr("the deal"), RowRules::problemOf(dealOf(report, report.dealKey))),
                         of(tr("the source"), RowRules::problemOf(sourceOf(report))),
                         of(tr("the publisher"), RowRules::problemOf(outletNamed(report.outlet)))};
    if (!report.partOf.isEmpty()) {
        problems += of(tr("the deal that it is a part of"),
                       RowRules::problemOf(dealOf(report, report.partOf)));
    }
    for (const ImportedParty &party : report.parties) {
        problems += of(tr("a company"), RowRules::problemOf(companyNamed(party.name)));
    }
    if (hasTwice(report.parties, [](const ImportedParty &a, const ImportedParty &b) {
            return a.role == b.role && a.name == b.name;
        })) {
        problems += twiceInARole();
    }
    for (const QByteArrayView outlet : report.attribution) {
        problems += of(tr("a publisher that is cited"), RowRules::problemOf(outletNamed(outlet)));
    }
    problems += of(tr("the claim"), RowRules::problemOf(claimOf(report)));
    problems.removeAll(QString());
    return problems.value(0);
}

QString ReportRules::twiceInARole()
{
    return tr("it has the same company twice in the same role.");
}

} // namespace dealscope::database
