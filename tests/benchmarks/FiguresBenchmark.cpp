// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of the filter costs each picture of a large ledger: selecting, adding up, drawing's
// sums. With --plain also by the rules deal by deal, on the same selection, so that the figures can
// be read as ratios. Prints JSON.
#include "analysis/CashLadder.h"
#include "analysis/ChartData.h"
#include "analysis/FilterFacets.h"
#include "analysis/PayMatrix.h"
#include "analysis/Schedule.h"
#include "analysis/Selection.h"
#include "tests/benchmarks/Timing.h"
#include "tests/support/ChartByRule.h"
#include "tests/support/FacetsByRule.h"
#include "tests/support/FamiliesByRule.h"
#include "tests/support/SelectionByRule.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>
#include <cstdio>
#include <random>

using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;
namespace byrule = dealscope::tests::byrule;

namespace {

/// Figures are read from columns alone; whoever asks for a whole row gets what is in them.
class NoRows : public RowSource
{
public:
    [[nodiscard]] std::unique_ptr<Source> source(SourceId) const override { return nullptr; }
    [[nodiscard]] std::unique_ptr<Deal> deal(DealId) const override { return nullptr; }
    [[nodiscard]] std::unique_ptr<Claim> claim(ClaimId) const override { return nullptr; }
    [[nodiscard]] Result<TextColumn> titles() const override { return TextColumn{}; }
    [[nodiscard]] Result<LedgerData> everything() const override { return LedgerData{}; }
};

class Dice
{
public:
    int below(int n) { return int(m_engine() % quint32(n)); }
    bool oneIn(int n) { return below(n) == 0; }
    /// 1 to n; a few are most.
    int fewMost(int n)
    {
        const double part = double(m_engine() & 0xffffff) / 0x1000000;
        return std::clamp(int(std::pow(double(n), part * (0.65 + 0.35 * part))), 1, n);
    }
    Money money()
    {
        qint64 units = 1 + below(999);
        for (int zeros = 3 + below(6); zeros > 0; --zeros) {
            units *= 10;
        }
        return Money{units};
    }
    PartialDate day() { return PartialDate::day(QDate(1995, 1, 1).addDays(below(11'600))); }

private:
    std::mt19937 m_engine{7}; // its numbers are laid down by the standard
};

Claim claimOn(Dice &dice, int deal, int sources)
{
    static const Currency eur = *Currency::fromCode(u"EUR");
    Claim claim;
    claim.deal = DealId(deal);
    claim.evidence.source = SourceId(1 + dice.below(sources));
    const Currency currency = dice.oneIn(12) ? eur : Currency::usd();
    const Money a = dice.money();
    const Money b = dice.money();
    switch (dice.below(10)) {
    case 0:
        claim.amount = Amount::upTo(a, currency);
        break;
    case 1:
        claim.amount = Amount::atLeast(a, currency);
        break;
    case 2:
        claim.amount = Amount::between(std::min(a, b), std::max(a, b), currency);
        break;
    case 3:
        break;
    default:
        claim.amount = Amount::exact(a, currency);
        break;
    }
    if (!dice.oneIn(4)) {
        claim.status = Status(dice.below(7));
    }
    if (dice.oneIn(3)) {
        claim.form = Form(dice.below(6));
    }
    if (dice.oneIn(20)) {
        claim.period = Period{dice.day(), {}, 1 + dice.below(120)};
    }
    if (dice.oneIn(2)) {
        claim.happenedOn = dice.day();
    }
    return claim;
}

SnapshotPtr ledger(int deals, int companies)
{
    Dice dice;
    LedgerLists lists;
    LedgerColumns columns;
    for (int i = 1; i <= companies; ++i) {
        Company company;
        company.id = CompanyId(i);
        company.name = u"Company %1"_s.arg(i);
        if (i > companies / 2 && dice.oneIn(4)) {
            company.parent = CompanyId(1 + dice.below(companies / 2));
        }
        lists.companies.append(company);
    }
    constexpr int Outlets = 2000;
    for (int i = 1; i <= Outlets; ++i) {
        Outlet outlet;
        outlet.id = OutletId(i);
        outlet.name = u"Outlet %1"_s.arg(i);
        outlet.named = true;
        lists.outlets.append(outlet);
    }
    columns.takeLists(lists);
    const int sources = std::max(20, deals / 6);
    for (int i = 1; i <= sources; ++i) {
        Source source;
        source.id = SourceId(i);
        source.outlet = OutletId(1 + dice.below(Outlets));
        source.kind = SourceKind(dice.below(5));
        if (!dice.oneIn(20)) {
            source.published = dice.day();
        }
        columns.sources.append(source, columns.outlets);
    }
    for (int i = 1; i <= deals; ++i) {
        Deal deal;
        deal.id = DealId(i);
        deal.kind = DealKind(dice.below(10));
        const int payers = dice.oneIn(20) ? 2 : dice.oneIn(30) ? 0 : 1;
        for (int payer = 0; payer < payers; ++payer) {
            deal.parties.append({CompanyId(dice.fewMost(companies)), Role::Payer, {}});
        }
        if (!dice.oneIn(50)) {
            deal.parties.append({CompanyId(dice.fewMost(companies)), Role::Payee, {}});
        }
        columns.deals.append(deal, columns.companies);
        if (i > 10 && dice.oneIn(20)) {
            lists.relations.append(
                {DealId(i), DealId(1 + dice.below(i - 1)), RelationKind::PartOf, {}});
        }
    }
    qint64 id = 0;
    for (int i = 1; i <= deals; ++i) {
        const int claims = 1 + (dice.oneIn(3) ? 1 : 0) + (dice.oneIn(3) ? 1 : 0);
        for (int k = 0; k < claims; ++k) {
            Claim claim = claimOn(dice, i, sources);
            claim.id = ClaimId(++id);
            columns.claims.append(claim, columns.deals.ids, columns.sources.ids, columns.outlets);
        }
    }
    columns.indexClaims();
    for (int year = 1995; year <= 2026; ++year) {
        lists.rates.append({RateId(year),
                            *Currency::fromCode(u"EUR"),
                            Currency::usd(),
                            100,
                            110,
                            PartialDate::day(QDate(year, 1, 1)),
                            {},
                            {},
                            {}});
    }
    return Snapshot::make(std::move(lists), std::move(columns), std::make_shared<NoRows>());
}

/// The first call apart: it works out what later ones find done.
QJsonObject timesOf(int runs, const std::function<void()> &work)
{
    QJsonObject times;
    times[u"first_ms"_s] = millisecondsOf(work);
    QList<double> later;
    for (int run = 0; run < runs; ++run) {
        later.append(millisecondsOf(work));
    }
    times[u"later_ms"_s] = summaryOf(later);
    return times;
}

QJsonObject measure(int deals, int companies, int runs, bool plain)
{
    const SnapshotPtr snapshot = ledger(deals, companies);
    const ResolutionPtr resolution = Resolver::resolve(snapshot, Lens::Latest, {});
    const Currency currency = resolution->currency();
    SelectionInput input;
    input.resolution = resolution;
    input.filter.set({Dimension::Dates, DateRange{QDate(2008, 1, 1), QDate(2021, 1, 1)}});
    const QList<int> selected = selectDeals(input);
    QJsonObject all;
    all[u"deals"_s] = deals;
    all[u"claims"_s] = snapshot->claimCount();
    all[u"selected"_s] = int(selected.size());
    const auto time = [&](const QString &name, const std::function<void()> &work) {
        all[name] = timesOf(runs, work);
    };
    time(u"select"_s, [&] { (void)selectDeals(input); });
    CrossFilter filter(CrossFilterIndex::build(
        std::shared_ptr<const FigureColumns>(resolution, &resolution->figures()),
        std::make_shared<const CrossFilterContext>(CrossFilterContext::of(*snapshot, false))));
    filter.setFilter(input.filter);
    time(u"facets"_s, [&] { (void)countFacets(filter, *resolution); });
    time(u"totals"_s, [&] { (void)totalsOf(*resolution, selected, currency); });
    time(u"years"_s, [&] { (void)sumsPerYear(*resolution, selected, currency); });
    FlowOptions options;
    options.mostNodes = MostFlowNodes;
    options.mostEdges = MostFlowEdges;
    options.sizesOfYears = false;
    time(u"flow"_s, [&] { (void)FlowGraph::build(*resolution, selected, currency, options); });
    options.mostEdges = 0;
    time(u"matrix"_s, [&] {
        const FlowGraph graph = FlowGraph::build(*resolution, selected, currency, options);
        (void)PayMatrix::build(graph, *resolution, selected, currency);
    });
    time(u"chart"_s, [&] { (void)chartData(*resolution, selected, currency, false, {}); });
    ChartQuery months;
    months.by = ChartDimension::Month;
    time(u"chart_by_month"_s,
         [&] { (void)chartData(*resolution, selected, currency, false, months); });
    time(u"ladder"_s, [&] { (void)cashLadder(*resolution, selected, currency, false, {}); });
    ScheduleQuery schedule;
    schedule.top = 20;
    time(u"schedule"_s, [&] { (void)Schedule::build(*resolution, selected, currency, schedule); });
    if (plain) {
        time(u"plain_facets"_s, [&] { (void)byrule::countFacets(input); });
        time(u"plain_select"_s, [&] { (void)byrule::selectDeals(input); });
        time(u"plain_totals"_s, [&] { (void)byrule::totalsOf(*resolution, selected, currency); });
        time(u"plain_chart"_s,
             [&] { (void)byrule::chartData(*resolution, selected, currency, false, {}); });
    }
    return all;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption deals(u"deals"_s, u"deals of the ledger"_s, u"n"_s, u"600000"_s);
    const QCommandLineOption companies(u"companies"_s, u"its companies"_s, u"n"_s, u"20000"_s);
    const QCommandLineOption runs(u"runs"_s, u"calls of each"_s, u"n"_s, u"5"_s);
    const QCommandLineOption plain(u"plain"_s, u"by the rules deal by deal, too"_s);
    parser.addHelpOption();
    parser.addOptions({deals, companies, runs, plain});
    parser.process(app);
    const QJsonObject figures
        = measure(parser.value(deals).toInt(), std::max(2, parser.value(companies).toInt()),
                  std::max(1, parser.value(runs).toInt()), parser.isSet(plain));
    std::printf("%s\n", QJsonDocument(figures).toJson().constData());
    return 0;
}
