// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a large ledger: what a change of resolution and of filter cost, and what each
// repaint costs while the window is panned and zoomed. Prints JSON; figures are ratios to a frame
// of 60 Hz beside milliseconds.
#include "core/LedgerData.h"
#include "session/LedgerSession.h"
#include "tests/benchmarks/Timing.h"
#include "ui/views/timeline/TimelineCanvas.h"
#include "ui/views/timeline/TimelineView.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QStandardPaths>

#include <cmath>
#include <cstdio>
#include <random>

using namespace dealscope;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;

namespace {

const QSize viewSize(1280, 800);

/// Deals from 1995 to 2026, ever more of them, between companies of which few are in most deals;
/// two claims on each, a fifth of the dates a month, a tenth none.
core::LedgerData ledgerOf(int deals, int companies)
{
    using namespace core;
    std::mt19937 random(1);
    const auto below = [&random](int n) { return int(random() % quint32(n)); };
    const auto company = [&] {
        const double share = double(random()) / double(std::mt19937::max());
        return CompanyId(1 + int(std::pow(double(companies), share)) - 1);
    };
    const auto day = [&] {
        const double share = double(random()) / double(std::mt19937::max());
        return QDate(1995, 1, 1).addDays(qint64(std::sqrt(share) * 11'600));
    };
    LedgerData data;
    for (int i = 1; i <= companies; ++i) {
        Company row;
        row.id = CompanyId(i);
        row.name = u"Company %1"_s.arg(i);
        data.companies.append(row);
    }
    Outlet outlet;
    outlet.id = OutletId(1);
    outlet.name = u"Outlet"_s;
    data.outlets.append(outlet);
    for (int i = 0; i < deals; ++i) {
        const QDate happened = day();
        Deal deal;
        deal.id = DealId(i + 1);
        deal.kind = DealKind(below(8));
        deal.parties = {{company(), Role::Payer, {}}, {company(), Role::Payee, {}}};
        data.deals.append(deal);
        for (int c = 0; c < 2; ++c) {
            Source source;
            source.id = SourceId(data.sources.size() + 1);
            source.outlet = outlet.id;
            if (below(10) > 0) {
                const QDate published = happened.addDays(below(60));
                const QDate month(published.year(), published.month(), 1);
                source.published = below(5) == 0
                    ? PartialDate(month, month.addMonths(1).addDays(-1))
                    : PartialDate::day(published);
            }
            data.sources.append(source);
            Claim claim;
            claim.id = ClaimId(data.claims.size() + 1);
            claim.deal = deal.id;
            claim.evidence.source = source.id;
            claim.amount = Amount::exact(Money{1'000'000LL * (1 + below(900))}, Currency::usd());
            claim.status = Status(below(5));
            if (c == 0 && below(3) == 0) {
                claim.period = Period{{}, {}, 12 * (1 + below(9))};
            }
            data.claims.append(claim);
        }
    }
    return data;
}

QJsonObject figuresOf(const QList<double> &milliseconds)
{
    QJsonObject figures = summaryOf(milliseconds);
    figures[u"ratio_to_60_hz_frame"_s] = medianOf(milliseconds) / (1000.0 / 60);
    return figures;
}

class TimelineBenchmark
{
public:
    explicit TimelineBenchmark(const session::StatePtr &state)
        : m_state(state)
        , m_image(viewSize, QImage::Format_RGB32)
    {
        m_view.resize(viewSize);
        m_canvas = m_view.findChild<ui::TimelineCanvas *>();
        m_view.setAttribute(Qt::WA_DontShowOnScreen);
        m_view.show();
        m_image.fill(Qt::white);
    }

    QJsonObject measure(int frames)
    {
        const double first = millisecondsOf([&] {
            m_view.setState(m_state);
            paint();
        });
        auto half = std::make_shared<session::DashboardState>(*m_state);
        half->selected = half->selected.mid(half->selected.size() / 4, half->selected.size() / 2);
        QList<double> filters;
        for (int i = 0; i < 10; ++i) {
            filters.append(millisecondsOf([&] {
                m_view.setState(i % 2 == 0 ? session::StatePtr(half) : m_state);
                paint();
            }));
        }
        QJsonObject result{{u"first_picture"_s, figuresOf({first})},
                           {u"filter_change"_s, figuresOf(filters)}};
        for (const double years : {31.0, 5.0, 1.0, 0.1, 0.01}) {
            result[u"pan_%1_years"_s.arg(years)] = figuresOf(pan(years, frames));
        }
        result[u"zoom_in"_s] = figuresOf(zoom(frames));
        return result;
    }

private:
    void paint() { m_canvas->render(&m_image); }

    QList<double> pan(double years, int frames)
    {
        const double days = years * 365.25;
        const double middle = layout::dayNumber(QDate(2015, 6, 1));
        layout::TimeWindow window{middle - days / 2, middle + days / 2};
        m_canvas->setWindow(window);
        paint();
        QList<double> times;
        for (int i = 0; i < frames; ++i) {
            window = layout::panned(window, days / 40);
            times.append(millisecondsOf([&] {
                m_canvas->setWindow(window);
                paint();
            }));
        }
        return times;
    }

    QList<double> zoom(int frames)
    {
        m_canvas->setWindow(std::nullopt);
        paint();
        QList<double> times;
        for (int i = 0; i < frames; ++i) {
            times.append(millisecondsOf([&] {
                m_canvas->zoomAt({900, 200}, 1.15);
                paint();
            }));
        }
        return times;
    }

    session::StatePtr m_state;
    ui::TimelineView m_view;
    ui::TimelineCanvas *m_canvas = nullptr;
    QImage m_image;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser parser;
    parser.addOption({u"deals"_s, u"Deals of the ledger."_s, u"N"_s, u"600000"_s});
    parser.addOption({u"companies"_s, u"Companies of the ledger."_s, u"N"_s, u"20000"_s});
    parser.addOption({u"frames"_s, u"Repaints of each gesture."_s, u"N"_s, u"60"_s});
    parser.process(application);
    const auto number
        = [&parser](const QString &option) { return std::max(1, parser.value(option).toInt()); };
    const auto state = session::makeState(
        core::Snapshot::make(ledgerOf(number(u"deals"_s), number(u"companies"_s))), {}, {}, nullptr,
        u"benchmark"_s);
    if (!state) {
        std::fputs(qPrintable(state.error().sentence), stderr);
        return 1;
    }
    QJsonObject result = TimelineBenchmark(*state).measure(number(u"frames"_s));
    result[u"deals"_s] = (*state)->snapshot->dealCount();
    result[u"claims"_s] = (*state)->snapshot->claimCount();
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}
