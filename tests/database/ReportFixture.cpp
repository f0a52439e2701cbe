// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/database/ReportFixture.h"

namespace dealscope::tests {

using namespace core;
using namespace Qt::StringLiterals;

ImportedDate span(const char *iso)
{
    const auto date = PartialDate::fromIso(QString::fromLatin1(iso));
    return {date->first(), date->last()};
}

ImportedReport plainReport()
{
    ImportedReport r;
    r.dealKey = "amazon-openai";
    r.dealTitle = "Amazon in OpenAI";
    r.dealKind = DealKind::Equity;
    r.parties = {{"Amazon", Role::Payer}, {"OpenAI", Role::Payee}};
    r.outlet = "Reuters";
    r.sourceTitle = "Amazon in talks";
    r.published = span("2025-12-17");
    r.quote = "up to 10 billion dollars";
    r.amount = Amount::upTo(Money{10'000'000'000}, Currency::usd());
    return r;
}

std::vector<ImportedReport> reports()
{
    ImportedReport first = plainReport();
    first.partOf = "plan"; // which comes later
    first.status = Status::InTalks;
    first.attribution = {"The Information", "Reuters"};
    first.tags = {"ai", "société"};

    ImportedReport second = plainReport();
    second.sourceUrl = "https://reuters.example/2";
    second.sourceTitle = "Second thoughts";
    second.published = span("2025-12");
    second.publishedInferred = true;
    second.sourceLanguage = "en";
    second.sourceKind = SourceKind::PressRelease;
    second.dealKind = DealKind::Debt; // its own statement
    second.parties = {{"OpenAI", Role::Payer}, {"Amazon", Role::Payee}};
    second.amount = Amount::between(Money{1}, Money{2}, *Currency::fromCode(u"EUR"));
    second.amount->approximate = true;
    second.amount->basis = Basis::PerYear;
    second.status = Status::Signed;
    second.form = Form::Credits;
    second.periodStart = span("2026");
    second.periodEnd = span("2030-06-30");
    second.periodMonths = 54;
    second.quantity = 100'000;
    second.quantityUnit = "chips";
    second.happenedOn = span("2025-12-16");
    second.expectedOn = span("2026-Q1/2027");
    second.condition = "if it closes";
    second.locator = "paragraph 4";
    second.note = "n";
    second.rank = Rank::Preferred;
    second.rankReason = "closest";

    // Of the deal only its key, of the source what the first one said.
    ImportedReport third;
    third.dealKey = first.dealKey;
    third.outlet = first.outlet;
    third.sourceTitle = first.sourceTitle;
    third.published = first.published;
    third.quantityUnit = "several";

    ImportedReport plan = plainReport();
    plan.dealKey = "plan";
    plan.dealTitle = "The plan";
    plan.dealKind = DealKind::Partnership;
    plan.parties = {{"Amazon", Role::Partner}, {"Anthropic", Role::Beneficiary}};
    plan.outlet = "Le Monde";
    plan.published = {};
    plan.amount = Amount::undisclosed();
    plan.quote = {};
    return {first, second, third, plan};
}

Party party(int company, Role role)
{
    return {CompanyId(company), role, {}};
}

LedgerData rowsOfReports()
{
    LedgerData d;
    d.companies = {{CompanyId(1), u"Amazon"_s, {}, {}, {}},
                   {CompanyId(2), u"OpenAI"_s, {}, {}, {}},
                   {CompanyId(3), u"Anthropic"_s, {}, {}, {}}};
    d.outlets = {{OutletId(1), u"Reuters"_s, true, {}, {}},
                 {OutletId(2), u"The Information"_s, true, {}, {}},
                 {OutletId(3), u"Le Monde"_s, true, {}, {}}};
    d.sources = QList<Source>(3);
    for (int i = 0; i < 3; ++i) {
        d.sources[i].id = SourceId(i + 1);
        d.sources[i].outlet = OutletId(i == 2 ? 3 : 1);
        d.sources[i].title = i == 1 ? u"Second thoughts"_s : u"Amazon in talks"_s;
    }
    d.sources[0].published = PartialDate::fromIso(u"2025-12-17");
    d.sources[1].published = PartialDate::fromIso(u"2025-12");
    d.sources[1].publishedInferred = true;
    d.sources[1].kind = SourceKind::PressRelease;
    d.sources[1].language = u"en"_s;
    d.sources[1].url = u"https://reuters.example/2"_s;
    d.deals = {{DealId(1),
                u"amazon-openai"_s,
                u"Amazon in OpenAI"_s,
                DealKind::Equity,
                {party(1, Role::Payer), party(2, Role::Payee)},
                {}},
               {DealId(2),
                u"plan"_s,
                u"The plan"_s,
                DealKind::Partnership,
                {party(1, Role::Partner), party(3, Role::Beneficiary)},
                {}}};
    d.relations = {{DealId(1), DealId(2), RelationKind::PartOf, ClaimId(1)}};
    d.claims = QList<Claim>(4);
    for (int i = 0; i < 4; ++i) {
        d.claims[i].id = ClaimId(i + 1);
        d.claims[i].deal = DealId(i == 3 ? 2 : 1);
        d.claims[i].evidence.source = SourceId(i == 1 ? 2 : i == 3 ? 3 : 1);
    }
    d.claims[0].amount = Amount::upTo(Money{10'000'000'000}, Currency::usd());
    d.claims[0].status = Status::InTalks;
    d.claims[0].evidence.quote = u"up to 10 billion dollars"_s;
    d.claims[0].evidence.attribution = {OutletId(2), OutletId(1)};
    d.claims[0].evidence.tags = {u"ai"_s, u"société"_s};
    Claim &second = d.claims[1];
    second.evidence.quote = u"up to 10 billion dollars"_s;
    second.evidence.locator = u"paragraph 4"_s;
    second.evidence.note = u"n"_s;
    second.evidence.rank = Rank::Preferred;
    second.evidence.rankReason = u"closest"_s;
    second.amount = Amount::between(Money{1}, Money{2}, *Currency::fromCode(u"EUR"));
    second.amount->approximate = true;
    second.amount->basis = Basis::PerYear;
    second.status = Status::Signed;
    second.form = Form::Credits;
    second.period = Period{PartialDate::fromIso(u"2026"), PartialDate::fromIso(u"2030-06-30"), 54};
    second.quantity = Quantity{100'000, u"chips"_s};
    second.happenedOn = PartialDate::fromIso(u"2025-12-16");
    second.expectedOn = PartialDate::fromIso(u"2026-Q1/2027");
    second.condition = u"if it closes"_s;
    second.otherKind = DealKind::Debt;
    second.otherParties = {party(2, Role::Payer), party(1, Role::Payee)};
    d.claims[2].quantity = Quantity{{}, u"several"_s};
    d.claims[3].amount = Amount::undisclosed();
    return d;
}

} // namespace dealscope::tests
