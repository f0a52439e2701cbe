// SPDX-License-Identifier: GPL-3.0-or-later
// How long the table, the filter lists and the palette take in a large ledger: prints JSON, in
// milliseconds. bench_table [--deals 600000] [--companies 20000]
#include "analysis/FilterFacets.h"
#include "session/LedgerSession.h"
#include "tests/benchmarks/Timing.h"
#include "ui/deals/DealJump.h"
#include "ui/deals/DealOrder.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/DealsPanel.h"
#include "ui/deals/DealsTable.h"
#include "ui/filters/FacetModel.h"
#include "ui/window/PaletteSearch.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <random>

using namespace dealscope;
using namespace dealscope::core;

namespace {

/// Deals as the press has them: few companies in many deals, many in few.
LedgerData largeLedger(int deals, int companies)
{
    std::mt19937 dice(1);
    const auto below = [&dice](int n) { return int(dice() % quint32(n)); };
    LedgerData data;
    for (int i = 1; i <= companies; ++i) {
        data.companies.append({CompanyId(i),
                               QStringLiteral("%1%2 Group %3")
                                   .arg(QChar(u'A' + below(26)), QChar(u'a' + below(26)))
                                   .arg(i),
                               {},
                               {},
                               {}});
    }
    for (int i = 1; i <= 2000; ++i) {
        Outlet outlet;
        outlet.id = OutletId(i);
        outlet.name = QStringLiteral("Outlet %1").arg(i);
        data.outlets.append(outlet);
        Source source;
        source.id = SourceId(i);
        source.outlet = outlet.id;
        source.published = PartialDate::day(QDate(1995, 1, 1).addDays(below(11000)));
        data.sources.append(source);
    }
    const auto company = [&] {
        const int tenth = below(3) == 0 ? companies : qMax(1, companies / 100);
        return CompanyId(1 + below(tenth));
    };
    for (int i = 1; i <= deals; ++i) {
        Deal deal;
        deal.id = DealId(i);
        deal.kind = DealKind(below(10));
        deal.parties = {{company(), Role::Payer, {}}, {company(), Role::Payee, {}}};
        deal.title = QStringLiteral("%1 in %2, %3")
                         .arg(data.companies[deal.parties[0].company.value - 1].name,
                              data.companies[deal.parties[1].company.value - 1].name)
                         .arg(1995 + below(31));
        data.deals.append(deal);
        for (int reports = i % 3 == 0 ? 3 : 1; reports > 0; --reports) {
            Claim claim;
            claim.id = ClaimId(data.claims.size() + 1);
            claim.deal = deal.id;
            claim.evidence.source = SourceId(1 + below(2000));
            claim.amount
                = Amount::exact(Money{qint64(1 + below(900)) * 1'000'000}, Currency::usd());
            claim.status = Status(below(7));
            claim.happenedOn = PartialDate::day(QDate(1995, 1, 1).addDays(below(11000)));
            data.claims.append(claim);
        }
    }
    return data;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dealsOption(QStringLiteral("deals"), {}, QStringLiteral("n"),
                                         QStringLiteral("600000"));
    const QCommandLineOption companiesOption(QStringLiteral("companies"), {}, QStringLiteral("n"),
                                             QStringLiteral("20000"));
    parser.addOptions({dealsOption, companiesOption});
    parser.process(application);
    const int deals = parser.value(dealsOption).toInt();
    const int companies = parser.value(companiesOption).toInt();

    QJsonObject times{{QStringLiteral("deals"), deals}, {QStringLiteral("companies"), companies}};
    const auto measure
        = [&times](const QString &name, int runs, const std::function<void()> &work) {
              QList<double> spent;
              for (int i = 0; i < runs; ++i) {
                  spent.append(benchmarks::millisecondsOf(work));
              }
              times.insert(name, benchmarks::summaryOf(spent));
          };

    const SnapshotPtr snapshot = Snapshot::make(largeLedger(deals, companies));
    const session::StatePtr whole = *session::makeState(snapshot, {}, {}, nullptr, {});
    const auto resolution = whole->resolution;
    const auto stateOf = [&](int step) {
        auto state = std::make_shared<session::DashboardState>(*whole);
        state->selected.clear();
        for (int i = 0; i < resolution->dealCount(); i += step) {
            state->selected.append(i);
        }
        return session::StatePtr(state);
    };
    const auto all = stateOf(1);
    const auto half = stateOf(2);
    const auto few = stateOf(60);
    const std::atomic<bool> never(false);

    measure(QStringLiteral("company_names_in_order"), 1,
            [&] { static_cast<void>(snapshot->companyOrder()); });
    measure(QStringLiteral("titles_in_order"), 1, [&] { static_cast<void>(snapshot->titles()); });
    for (int column = 0; column < ui::DealsModel::ColumnCount; ++column) {
        if (column == ui::DealsModel::Conflicts) {
            continue; // that is the search for contradictions
        }
        measure(QStringLiteral("sort_") + ui::DealsModel::columnKey(column), 3, [&] {
            static_cast<void>(ui::DealOrder::of(resolution, column, Qt::DescendingOrder, never));
        });
    }

    ui::DealsPanel panel;
    panel.resize(1000, 400);
    panel.setState(all);
    panel.show();
    while (panel.model()->isSorting()) {
        QApplication::processEvents(QEventLoop::AllEvents, 50);
    }
    const auto show = [&](const session::StatePtr &state) {
        panel.setState(state);
        panel.table()->viewport()->repaint();
    };
    measure(QStringLiteral("table_filter_half"), 9, [&] { show(half); });
    measure(QStringLiteral("table_filter_few"), 9, [&] { show(few); });
    measure(QStringLiteral("table_filter_none"), 9, [&] { show(all); });
    session::Highlight large;
    large.selected = session::DealSet([&] {
        QList<DealId> ids;
        for (const int position : half->selected) {
            ids.append(resolution->idAt(position));
        }
        return ids;
    }());
    measure(QStringLiteral("table_choice_of_half"), 9, [&] {
        panel.setHighlight({});
        panel.setHighlight(large);
    });

    const auto byName
        = ui::DealOrder::of(resolution, ui::DealsModel::Parties, Qt::AscendingOrder, never);
    measure(QStringLiteral("jump_in_order"), 9, [&] {
        static_cast<void>(ui::DealJump{*resolution, byName->positions(), ui::DealsModel::Parties,
                                       Qt::AscendingOrder}
                              .rowStartingWith(QStringLiteral("zz gr")));
    });
    measure(QStringLiteral("jump_out_of_order"), 9, [&] {
        static_cast<void>(
            ui::DealJump{*resolution, byName->positions(), ui::DealsModel::Date, Qt::AscendingOrder}
                .rowStartingWith(QStringLiteral("zz gr")));
    });
    for (const char *typed : {"a", "gr", "za group", "za 2024"}) {
        measure(QStringLiteral("palette_") + QString::fromLatin1(typed), 5, [&] {
            static_cast<void>(ui::findInLedger(all, QString::fromLatin1(typed), 50, never));
        });
    }

    analysis::FacetCounts counts;
    measure(QStringLiteral("facets_counted_unfiltered"), 3,
            [&] { counts = analysis::countFacets(*all->crossFilter, *all->resolution); });
    ui::FacetModel model(Dimension::Companies);
    measure(QStringLiteral("facet_values"), 5,
            [&] { model.setValues(ui::FacetValues(Dimension::Companies, all, counts)); });
    measure(QStringLiteral("facet_update"), 9, [&] { model.update(counts, {}); });
    measure(QStringLiteral("facet_search"), 9, [&] {
        model.setSearch(QStringLiteral("za"));
        model.setSearch({});
    });
    QTextStream(stdout) << QJsonDocument(times).toJson();
    return 0;
}
