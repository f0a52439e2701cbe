// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ReportGenerator.h"

#include <array>
#include <numeric>
#include <set>

namespace dealscope::benchmarks {

namespace {

constexpr int Days = 11'688; // 1995-01-01 to 2026-12-31
constexpr size_t RecentDeals = 2'000;

constexpr auto Kinds = std::to_array<const char *>({"equity", "acquisition", "compute", "licence",
                                                    "partnership", "debt", "chip_supply",
                                                    "infrastructure", "revenue_share", "other"});
constexpr auto Verbs = std::to_array<const char *>(
    {"invests in", "is to acquire", "buys compute from", "licenses from", "works with", "lends to",
     "orders chips from", "builds data centres with", "shares revenue with", "makes a deal with"});
constexpr auto Statuses = std::to_array<const char *>(
    {"announced", "rumoured", "completed", "in_talks", "signed", "ended", "denied", ""});
constexpr auto Bounds
    = std::to_array<const char *>({"exact", "up_to", "at_least", "between", "undisclosed", ""});
constexpr auto Forms
    = std::to_array<const char *>({"cash", "credits", "in_kind", "shares", "mixed", "unknown"});
constexpr auto SourceKinds
    = std::to_array<const char *>({"article", "press_release", "filing", "dataset", "note"});
constexpr auto Tags = std::to_array<const char *>(
    {"ai", "cloud", "chips", "energy", "models", "robotics", "health", "defence", "media", "search",
     "data centre", "open source", "antitrust", "export control", "sovereign"});
constexpr auto Padding = std::to_array<const char *>(
    {", according to people familiar with the matter", ", the companies said in a joint statement",
     " over the coming years", ", “a milestone for the sector”", " as demand for capacity grows",
     ", selon une source proche du dossier", ", subject to approval by the regulators",
     " in what analysts call one of the largest such deals"});

/// A cell in quotation marks where it needs them.
void addCell(QByteArray &out, QByteArrayView cell, char end = ',')
{
    const bool quoted = std::ranges::any_of(
        cell, [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
    if (!quoted) {
        out.append(cell.data(), cell.size());
    } else {
        out += '"';
        for (const char c : cell) {
            out += c;
            if (c == '"') {
                out += c;
            }
        }
        out += '"';
    }
    out += end;
}

QByteArray dayText(int day)
{
    static const std::vector<QByteArray> texts = [] {
        std::vector<QByteArray> all;
        for (int i = 0; i < Days + 4'000; ++i) {
            all.push_back(QDate(1995, 1, 1).addDays(i).toString(Qt::ISODate).toLatin1());
        }
        return all;
    }();
    return texts[size_t(std::clamp(day, 0, int(texts.size()) - 1))];
}

/// Most dates are days, some only months or years.
QByteArray someDate(int day, RandomNumbers &random)
{
    const double precision = random.unit();
    return dayText(day).left(precision < 0.85 ? 10 : precision < 0.95 ? 7 : 4);
}

/// 1,234,567 becomes 1,200,000: reported figures are round.
qint64 rounded(double amount)
{
    qint64 unit = 1;
    while (amount / double(unit) >= 100) {
        unit *= 10;
    }
    return std::max<qint64>(1, qint64(amount / double(unit))) * unit;
}

QByteArray moneyWords(qint64 amount, const QByteArray &currency)
{
    const char *sign = currency == "EUR" ? "€" : "$";
    return amount >= 1'000'000'000 ? sign + QByteArray::number(double(amount) / 1e9, 'f', 1) + "bn"
                                   : sign + QByteArray::number(double(amount) / 1e6, 'f', 1) + "m";
}

QByteArrayList madeUpNames(int count, quint64 seed, const QByteArrayList &endings)
{
    static const QByteArrayList syllables
        = QByteArray("al bar cor den el fin gra hel in jor kal lum mer nor om pra qui ros sol tri "
                     "ul ver wes xen yor zen é")
              .split(' ');
    static const QByteArrayList ends = QByteArray("a ex ia is on or um us en ix").split(' ');
    RandomNumbers random(seed);
    std::set<QByteArray> seen;
    QByteArrayList names;
    while (names.size() < count) {
        QByteArray name = syllables[random.below(26)] + syllables[random.below(27)];
        if (random.chance(0.4)) {
            name += syllables[random.below(27)];
        }
        name += ends[random.below(int(ends.size()))];
        name[0] = char(name[0] - 'a' + 'A');
        name += ' ' + endings[random.below(int(endings.size()))];
        if (seen.insert(name).second) {
            names.append(name);
        }
    }
    return names;
}

} // namespace

ReportGenerator::ReportGenerator(quint64 seed)
    : m_random(seed)
    , m_companies(madeUpNames(Companies, seed + 11,
                              {"Inc", "Corp", "Ltd", "AG", "SA", "Holdings", "Group", "Labs",
                               "Capital", "Partners", "Technologies", "& Co, LLC"}))
    , m_outlets(madeUpNames(Outlets, seed + 12,
                            {"Times", "Wire", "Post", "Journal", "News", "Herald", "Tribune"}))
    , m_payeeOrder(size_t(Companies))
    , m_kind({.30, .20, .12, .09, .07, .08, .05, .05, .02, .02})
    , m_status({.30, .14, .24, .10, .12, .03, .02, .05})
    , m_bound({.55, .12, .08, .07, .03, .15})
{
    std::iota(m_payeeOrder.begin(), m_payeeOrder.end(), 0);
    for (int i = Companies - 1; i > 0; --i) {
        std::swap(m_payeeOrder[size_t(i)], m_payeeOrder[size_t(m_random.below(i + 1))]);
    }
}

QByteArray ReportGenerator::header()
{
    return "deal,title,kind,payers,payees,partners,beneficiaries,part_of,bound,low,high,"
           "approximate,basis,currency,status,form,period_start,period_end,period_months,"
           "happened_on,expected_on,condition,outlet,source_kind,source,url,published_on,"
           "attribution,locator,quote,tags,rank,rank_reason\n";
}

void ReportGenerator::addReport(QByteArray &out)
{
    ++m_reports;
    const bool isNew = m_deal.number == 0 || m_random.chance(0.6);
    if (isNew) {
        startDeal();
    }
    // Now and then somebody comes back to a deal of before.
    const bool again = !isNew && m_random.chance(0.1);
    const Deal &deal = again ? m_recent[size_t(m_random.below(int(m_recent.size())))] : m_deal;
    const int status = m_status.draw(m_random);
    addCell(out, keyOf(deal.number));
    addCell(out, title(deal));
    addCell(out, Kinds[size_t(m_random.chance(0.005) ? m_kind.draw(m_random) : deal.kind)]);
    addParties(deal, out);
    addCell(out, deal.whole > 0 ? keyOf(deal.whole) : QByteArray());
    addAmount(deal, out);
    addCell(out, Statuses[size_t(status)]);
    addCell(out, m_random.chance(0.3) ? Forms[size_t(m_random.below(int(Forms.size())))] : "");
    addTerms(deal, status, out);
    addSource(deal, out);
    addEvidence(deal, out);
}

void ReportGenerator::startDeal()
{
    Deal deal;
    deal.number = ++m_deals;
    const bool isPart = !m_recent.empty() && m_random.chance(0.03);
    if (isPart) {
        const Deal &whole = m_recent[size_t(m_random.below(int(m_recent.size())))];
        deal.whole = whole.number;
        deal.payers = whole.payers;
        deal.payee = whole.payee;
        deal.kind = whole.kind;
        deal.day = std::min(Days - 1, whole.day + m_random.below(200));
        deal.amount = rounded(double(whole.amount) * m_random.unit() * 0.6);
        deal.currency = whole.currency;
    } else {
        deal.payers = {m_company.draw(m_random)};
        deal.payee = m_payeeOrder[size_t(m_company.draw(m_random))];
        deal.kind = m_kind.draw(m_random);
        // The number of deals grows by e^3.2 over the years.
        deal.day = std::min(Days - 1,
                            int(Days * std::log(1 + m_random.unit() * (std::exp(3.2) - 1)) / 3.2));
        deal.amount
            = rounded(std::clamp(std::exp(std::log(4e7) + 2.1 * m_random.normal()), 1e4, 4e11));
        deal.currency = m_random.chance(0.12) ? "EUR" : "USD";
        while (m_random.chance(deal.payers.size() > 1 ? 0.3 : 0.1) && deal.payers.size() < 5) {
            deal.payers.push_back(m_company.draw(m_random));
        }
    }
    // One role, one place: no company twice, and none pays itself.
    std::vector<int> once;
    for (const int payer : deal.payers) {
        if (payer != deal.payee && std::ranges::find(once, payer) == once.end()) {
            once.push_back(payer);
        }
    }
    deal.payers = once.empty() ? std::vector<int>{(deal.payee + 1) % Companies} : once;
    if (m_random.chance(0.04)) {
        deal.partner = m_company.draw(m_random);
    }
    if (m_random.chance(0.02)) {
        deal.beneficiary = m_company.draw(m_random);
    }
    if (m_random.chance(0.2)) {
        deal.months = 6 * (1 + m_random.below(20));
    }
    deal.perYear = deal.months > 0 && m_random.chance(0.15);
    m_deal = deal;
    if (m_recent.size() < RecentDeals) {
        m_recent.push_back(deal);
    } else {
        m_recent[size_t(deal.number) % RecentDeals] = deal;
    }
}

void ReportGenerator::addParties(const Deal &deal, QByteArray &out)
{
    // One report in a hundred has the money flow the other way.
    const bool turned = m_random.chance(0.01);
    QByteArrayList payers;
    for (const int payer : deal.payers) {
        payers.append(m_companies[payer]);
    }
    const QByteArray many = payers.join(" | ");
    addCell(out, turned ? m_companies[deal.payee] : many);
    addCell(out, turned ? many : m_companies[deal.payee]);
    addCell(out, deal.partner >= 0 ? m_companies[deal.partner] : QByteArray());
    addCell(out, deal.beneficiary >= 0 ? m_companies[deal.beneficiary] : QByteArray());
}

void ReportGenerator::addAmount(const Deal &deal, QByteArray &out)
{
    const int bound = m_bound.draw(m_random);
    // Seven reports in ten repeat the first figure, the others say more.
    const double more = m_random.unit();
    const qint64 amount
        = more < 0.7 ? deal.amount : rounded(double(deal.amount) * (1 + (more - 0.7) * 2));
    const bool none = bound == 5;
    const bool undisclosed = bound == 4;
    addCell(out, Bounds[size_t(bound)]);
    addCell(out,
            bound == 0 || bound == 2 || bound == 3 ? QByteArray::number(amount) : QByteArray());
    addCell(out,
            bound == 1       ? QByteArray::number(amount)
                : bound == 3 ? QByteArray::number(amount + amount / 4 + 1)
                             : QByteArray());
    addCell(out, !none && m_random.chance(0.15) ? "true" : "");
    addCell(out,
            none                        ? ""
                : deal.perYear          ? "per_year"
                : m_random.chance(0.01) ? "cumulative"
                                        : "total");
    addCell(out, none || undisclosed ? QByteArray() : deal.currency);
}

void ReportGenerator::addTerms(const Deal &deal, int status, QByteArray &out)
{
    const bool hasTerm = deal.months > 0 && m_random.chance(0.7);
    const bool byDates = hasTerm && m_random.chance(0.3);
    addCell(out, byDates ? dayText(deal.day).left(7) : QByteArray());
    addCell(out, byDates ? dayText(deal.day + deal.months * 30).left(7) : QByteArray());
    addCell(out, hasTerm && !byDates ? QByteArray::number(deal.months) : QByteArray());
    const bool happened = m_random.chance(status == 2 ? 0.95 : 0.6);
    addCell(out, happened ? someDate(deal.day, m_random) : QByteArray());
    const bool expected = status != 2 && m_random.chance(0.2);
    addCell(out, expected ? someDate(deal.day + 30 + m_random.below(700), m_random) : QByteArray());
    addCell(out, m_random.chance(0.04) ? "if the regulators approve" : "");
}

void ReportGenerator::addSource(const Deal &deal, QByteArray &out)
{
    const int outlet = m_outlet.draw(m_random);
    const int day = std::min(Days - 1, deal.day + int(m_random.unit() * m_random.unit() * 20));
    addCell(out, m_outlets[outlet]);
    addCell(out, SourceKinds[size_t(m_random.chance(0.85) ? 0 : m_random.below(5))]);
    addCell(out,
            m_companies[deal.payee] + ": " + Kinds[size_t(deal.kind)] + " deal with "
                + m_companies[deal.payers.front()] + ", report " + QByteArray::number(m_reports));
    // One source in ten is on paper.
    addCell(out,
            m_random.chance(0.9) ? "https://outlet" + QByteArray::number(outlet) + ".example/"
                    + dayText(day).left(4) + "/" + QByteArray::number(m_reports)
                                 : QByteArray());
    addCell(out, m_random.chance(0.97) ? someDate(day, m_random) : QByteArray());
}

void ReportGenerator::addEvidence(const Deal &deal, QByteArray &out)
{
    QByteArrayList cited;
    if (m_random.chance(0.25)) {
        cited.append(m_outlets[m_outlet.draw(m_random)]);
        if (m_random.chance(0.1)) {
            cited.append(m_outlets[m_outlet.draw(m_random)]);
        }
    }
    addCell(out, cited.join(" | "));
    addCell(out,
            m_random.chance(0.5) ? "paragraph " + QByteArray::number(1 + m_random.below(20))
                                 : QByteArray());
    QByteArray quote = m_companies[deal.payers.front()] + ' ' + Verbs[size_t(deal.kind)] + ' '
        + m_companies[deal.payee] + " for " + moneyWords(deal.amount, deal.currency);
    while (quote.size() < 40 || (quote.size() < 80 && m_random.chance(0.6))) {
        quote += Padding[size_t(m_random.below(int(Padding.size())))];
    }
    if (m_random.chance(0.03)) {
        quote += ", \"as planned\"";
    }
    addCell(out, quote);
    const int tag = m_random.below(int(Tags.size()) - 1);
    const double tags = m_random.unit();
    addCell(out,
            tags < 0.1        ? QByteArray(Tags[size_t(tag)])
                : tags < 0.12 ? QByteArray(Tags[size_t(tag)]) + " | " + Tags[size_t(tag) + 1]
                              : QByteArray());
    const double rank = m_random.unit();
    addCell(out, rank < 0.01 ? "deprecated" : rank < 0.015 ? "preferred" : "");
    addCell(out,
            rank < 0.01        ? "a later report corrects it"
                : rank < 0.015 ? "closest to the documents"
                               : "",
            '\n');
}

QByteArray ReportGenerator::title(const Deal &deal) const
{
    return m_companies[deal.payers.front()] + ' ' + Verbs[size_t(deal.kind)] + ' '
        + m_companies[deal.payee];
}

QByteArray ReportGenerator::keyOf(qint64 deal) const
{
    return 'd' + QByteArray::number(deal).rightJustified(7, '0');
}

} // namespace dealscope::benchmarks
