// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/database/FullLedger.h"

#include <QCryptographicHash>

#include <limits>

namespace dealscope::tests {

using namespace core;

namespace {

PartialDate date(const char *iso, const char *words = "")
{
    PartialDate value = *PartialDate::fromIso(QString::fromUtf8(iso));
    value.setWords(QString::fromUtf8(words));
    return value;
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

void addCompanies(LedgerData &data)
{
    // The daughter comes first: its parent has a higher id.
    data.companies = {
        {CompanyId(1),
         text("AWS"),
         {text("Amazon Web Services"), text("Amazon's cloud")},
         CompanyId(3),
         text("Part of Amazon; DROP TABLE companies; --")},
        {CompanyId(2), text("OpenAI"), {}, {}, {}},
        {CompanyId(3), text("Amazon"), {text("Amazon.com, Inc.")}, {}, {}},
        {CompanyId(7), text("Société \"Générale\" 🏦"), {}, {}, text("two\nlines")},
    };
}

void addSources(LedgerData &data)
{
    data.outlets = {
        {OutletId(1), text("Reuters"), true, {}, text("https://www.reuters.com")},
        {OutletId(2), text("Financial Times"), true, {text("Temps Financier"), text("FT")}, {}},
        {OutletId(9), text("unnamed outlet (fr)"), false, {}, {}},
    };
    Source full;
    full.id = SourceId(1);
    full.key = text("reuters-1");
    full.outlet = OutletId(1);
    full.kind = SourceKind::PressRelease;
    full.title = text("Amazon in talks with OpenAI");
    full.url = text("https://www.reuters.com/a?b=c&d='e'");
    full.archivedUrl = text("https://web.archive.org/1");
    full.language = text("en");
    full.published = date("2025-12-17", "17 Dec.");
    full.publishedInferred = true;
    full.accessed = date("2026-01");
    full.fileName = text("000.txt");
    full.text = fullLedgerText();
    full.checksum = QString::fromLatin1(
        QCryptographicHash::hash(full.text.toUtf8(), QCryptographicHash::Sha256).toHex());
    data.sources = {full};
    qint64 id = 2;
    for (const auto &entry : enumEntries<SourceKind>()) {
        Source bare;
        bare.id = SourceId(id++);
        bare.outlet = OutletId(9);
        bare.kind = entry.value;
        data.sources.append(bare);
    }
}

void addDeals(LedgerData &data)
{
    qint64 id = 1;
    for (const auto &entry : enumEntries<DealKind>()) {
        Deal deal;
        deal.id = DealId(id++);
        deal.title = text("A deal of kind ") + entry.code;
        deal.kind = entry.value;
        data.deals.append(deal);
    }
    data.deals[0].key = text("amazon-openai");
    data.deals[0].title = text("Amazon in OpenAI");
    data.deals[0].note = text("a note");
    // Neither by role nor by id: the order is the source's.
    data.deals[0].parties = {
        {CompanyId(2), Role::Payee, {}},      {CompanyId(3), Role::Payer, 600'000},
        {CompanyId(1), Role::Payer, 400'000}, {CompanyId(7), Role::Partner, {}},
        {CompanyId(2), Role::Beneficiary, 0},
    };
    data.deals[1].parties = {{CompanyId(7), Role::Payer, 1'000'000}};
}

Evidence fullEvidence(const char *quote)
{
    Evidence evidence;
    evidence.source = SourceId(1);
    evidence.locator = text("paragraph 4");
    evidence.quote = text(quote);
    evidence.attribution = {OutletId(2), OutletId(1), OutletId(2)};
    evidence.sourcing = Sourcing::Anonymous;
    evidence.note = text("a note");
    evidence.tags = {text("z"), text("a tag"), text("été")};
    evidence.checkedBy = text("A. Reader");
    evidence.checkedOn = date("2026-01-31");
    evidence.rank = Rank::Deprecated;
    evidence.rankReason = text("the source slipped");
    return evidence;
}

Claim bareClaim(LedgerData &data, DealId deal = DealId(1))
{
    Claim claim;
    claim.id = ClaimId(data.claims.isEmpty() ? 5 : data.claims.last().id.value + 1);
    claim.deal = deal;
    claim.evidence.source = SourceId(2);
    return claim;
}

QList<Amount> amounts()
{
    const Currency usd = Currency::usd();
    const Money most{std::numeric_limits<qint64>::max()};
    QList<Amount> all{
        Amount::exact(Money{0}, usd),         Amount::upTo(most, usd),
        Amount::atLeast(Money{1}, usd),       Amount::between(Money{10}, Money{10}, usd),
        Amount::between(Money{0}, most, usd), Amount::undisclosed(),
    };
    Amount words = Amount::undisclosed();
    words.approximate = true;
    words.currency = *Currency::fromCode(u"EUR");
    all.append(words);
    for (const auto &entry : enumEntries<Basis>()) {
        Amount amount = Amount::exact(Money{38'000'000'000}, usd);
        amount.basis = entry.value;
        amount.approximate = entry.value == Basis::PerYear;
        all.append(amount);
    }
    return all;
}

void addClaims(LedgerData &data)
{
    Claim full = bareClaim(data);
    full.evidence = fullEvidence("jusqu’à 10 milliards de dollars (\"environ\")");
    full.amount = Amount::upTo(Money{10'000'000'000}, Currency::usd());
    full.status = Status::InTalks;
    full.form = Form::Credits;
    full.period = Period{date("2026-01", "early 2026"), date("2030/2039", "the 2030s"), 84};
    full.quantity = Quantity{100'000, text("chips")};
    full.happenedOn = date("2025-12-17");
    full.expectedOn = date("2026-Q1", "in the first quarter");
    full.condition = text("if the round closes");
    full.otherParties = {{CompanyId(1), Role::Payer, 1}, {CompanyId(2), Role::Payee, {}}};
    full.otherKind = DealKind::Licence;
    Amount most = Amount::upTo(Money{std::numeric_limits<qint64>::max()}, Currency::usd());
    most.approximate = true;
    full.schedule = {
        {date("2026", "this year"), Amount::exact(Money{1}, Currency::usd())},
        {date("2027-Q1"), Amount::between(Money{0}, Money{5}, *Currency::fromCode(u"EUR"))},
        {date("2027", "et \"après\""), most},
        {date("2028/2039"), Amount::undisclosed()},
    };
    full.fullBy = date("2026", "d’ici la fin de 2026");
    data.claims.append(full);
    for (const Amount &amount : amounts()) {
        Claim claim = bareClaim(data);
        claim.amount = amount;
        data.claims.append(claim);
    }
    const auto addEach = [&data]<typename E>(std::optional<E> Claim::*field) {
        for (const auto &entry : enumEntries<E>()) {
            Claim claim = bareClaim(data, DealId(2));
            claim.*field = entry.value;
            data.claims.append(claim);
        }
    };
    addEach(&Claim::status);
    addEach(&Claim::form);
    addEach(&Claim::otherKind);
    for (const Period &period :
         {Period{date("2026"), {}, {}}, Period{{}, date("2033-06-30"), {}}, Period{{}, {}, 1}}) {
        Claim claim = bareClaim(data);
        claim.period = period;
        data.claims.append(claim);
    }
    for (const Quantity &quantity : {Quantity{10, {}}, Quantity{{}, text("several gigawatts")}}) {
        Claim claim = bareClaim(data);
        claim.quantity = quantity;
        data.claims.append(claim);
    }
    for (const auto &entry : enumEntries<Rank>()) {
        for (const auto &sourcing : enumEntries<Sourcing>()) {
            Claim claim = bareClaim(data);
            claim.evidence.rank = entry.value;
            claim.evidence.rankReason = text("because");
            claim.evidence.sourcing = sourcing.value;
            data.claims.append(claim);
        }
    }
    data.claims.append(bareClaim(data));
    data.claims.last().fullBy = date("2027-06-30");
    data.claims.append(bareClaim(data));
}

void addRest(LedgerData &data)
{
    qint64 to = 2;
    for (const auto &entry : enumEntries<RelationKind>()) {
        // Not in the order of the deals, and with and without a claim.
        data.relations.prepend(
            {DealId(1), DealId(to), entry.value, to % 2 == 0 ? ClaimId(5) : ClaimId()});
        ++to;
    }
    Valuation full;
    full.id = ValuationId(1);
    full.company = CompanyId(2);
    full.evidence = fullEvidence("plus de 500 milliards");
    full.amount = Amount::atLeast(Money{500'000'000'000}, Currency::usd());
    full.basis = ValuationBasis::PostMoney;
    full.asOf = date("2025-12", "in December");
    full.condition = text("if the investment is made");
    full.deal = DealId(1);
    data.valuations = {full};
    for (const auto &entry : enumEntries<ValuationBasis>()) {
        Valuation bare;
        bare.id = ValuationId(data.valuations.size() + 1);
        bare.company = CompanyId(7);
        bare.evidence.source = SourceId(2);
        bare.basis = entry.value;
        data.valuations.append(bare);
    }
    data.milestones = {
        {MilestoneId(1), DealId(1), SourceId(1), text("full deployment"),
         date("2026", "by the end of 2026"), true, text("d’ici fin 2026")},
        {MilestoneId(2), DealId(2), SourceId(2), text("start"), date("0001-01-01"), false, {}},
        {MilestoneId(3), DealId(2), SourceId(2), text("end"), date("9999-12-31"), false, {}},
    };
    const Currency usd = Currency::usd();
    const Currency eur = *Currency::fromCode(u"EUR");
    data.rates = {
        {RateId(1), usd, eur, 38'000'000'000, 33'000'000'000, date("2025-11-03"), SourceId(1),
         DealId(1), text("$38bn (EUR 33bn)")},
        {RateId(2), eur, usd, 100, 108, {}, {}, {}, {}},
    };
    qint64 settlement = 2;
    for (const auto &entry : enumEntries<ConflictRule>()) {
        // Not in the order of the claims.
        data.settlements.append({SettlementId(settlement++),
                                 DealId(1),
                                 entry.value,
                                 {ClaimId(6), ClaimId(5)},
                                 text("both; 'stay'")});
    }
    data.settlements.last().claims = {ClaimId(7)};
    const auto edition = [](qint64 id, const char *name, QDate day, const char *figures) {
        return Edition{EditionId(id), text(name), day, text(figures),
                       QString::fromLatin1(
                           QCryptographicHash::hash(figures, QCryptographicHash::Sha256).toHex())};
    };
    data.editions = {
        edition(1, "\"Été\" 2026", QDate(2026, 2, 3), "{\"total\": \"38 Md€\"}"),
        edition(5, "Another", QDate(9999, 12, 31), "[]"),
    };
    data.savedViews = {
        {SavedViewId(1), text("Amazon's deals"), text("{\"companies\":[3]}"), text("{}")},
        {SavedViewId(4), text("Empty"), {}, {}},
    };
}

} // namespace

QString fullLedgerText()
{
    return text("\"Amazon\" négocie, d'après la presse.\r\nUne société; 10 milliards.\n");
}

LedgerData fullLedger()
{
    LedgerData data;
    addCompanies(data);
    addSources(data);
    addDeals(data);
    addClaims(data);
    addRest(data);
    return data;
}

LedgerData asLoaded(LedgerData data)
{
    for (Source &source : data.sources) {
        source.hasText = !source.text.isEmpty();
        source.text.clear();
    }
    return data;
}

} // namespace dealscope::tests
