// SPDX-License-Identifier: GPL-3.0-or-later
// The window and the command line give the same figures for the same filter.
#include "analysis/Families.h"
#include "cli/CommandLine.h"
#include "database/Ledger.h"
#include "io/LedgerJsonReader.h"
#include "io/MoneyText.h"
#include "session/FilterJson.h"
#include "tests/support/TestRegistry.h"
#include "tests/window/RealDashboard.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/DealsPanel.h"
#include "ui/views/View.h"
#include "ui/window/StatusLine.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>

using namespace dealscope;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class AgreementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresAgree_data();
    void figuresAgree();

private:
    QJsonArray list(const QString &what, const QStringList &options);
};

QJsonArray AgreementTest::list(const QString &what, const QStringList &options)
{
    const cli::LedgerOpener open = [](const QString &) -> core::Result<cli::OpenedLedger> {
        auto rows = io::LedgerJsonReader::readSample();
        if (!rows) {
            return rows.error();
        }
        auto ledger = database::Ledger::inMemory();
        if (!ledger) {
            return ledger.error();
        }
        if (auto appended = (*ledger)->append(*rows); !appended) {
            return appended.error();
        }
        return cli::OpenedLedger{std::move(ledger).value(), u"sample"_s};
    };
    QByteArray bytes;
    QBuffer out(&bytes);
    QBuffer err;
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    const QStringList arguments
        = QStringList{u"list"_s, u"--sample"_s, what, u"--format=json"_s} + options;
    if (cli::run(arguments, {open, {}, {}}, out, err) != 0) {
        qFatal("%s", err.data().constData());
    }
    return QJsonDocument::fromJson(bytes).array();
}

void AgreementTest::figuresAgree_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("filter");
    QTest::newRow("everything") << QStringList{} << QByteArray("{}");
    QTest::newRow("OpenAI in December 2025")
        << QStringList{u"--company=OpenAI"_s, u"--from=2025-12"_s, u"--to=2025-12"_s}
        << QByteArray(R"({"filter":{"companies":["OpenAI"],
                          "dates":{"from":"2025-12-01","to":"2025-12-31"}}})");
    QTest::newRow("groups") << QStringList{u"--payee=Amazon"_s, u"--groups"_s}
                            << QByteArray(R"({"filter":{"payees":["Amazon"]},"groups":true})");
    QTest::newRow("clock") << QStringList{u"--published-by=2025-12-18"_s}
                           << QByteArray(R"({"published_by":"2025-12-18"})");
    QTest::newRow("words") << QStringList{u"--text=trainium"_s}
                           << QByteArray(R"({"filter":{"words":{"words":"trainium"}}})");
    QTest::newRow("amounts and status") << QStringList{u"--min=10bn"_s, u"--status=completed"_s}
                                        << QByteArray(R"({"filter":{"amounts":{"min":10000000000},
                          "statuses":["completed"]}})");
}

void AgreementTest::figuresAgree()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, filter);
    RealDashboard dashboard;
    const auto &snapshot = *dashboard.session().state()->snapshot;
    const auto parsed = session::filterFromJson(QJsonDocument::fromJson(filter).object(), snapshot);
    QVERIFY(parsed);
    dashboard.session().filters().setAll(parsed->filter, parsed->perspective);

    const QJsonArray deals = list(u"deals"_s, options);
    const QJsonObject totals = list(u"totals"_s, options).first().toObject();
    const auto *model = dashboard.window().deals()->model();
    QCOMPARE(model->rowCount(), deals.size());

    // The line at the bottom says the same sums, short.
    const QString line = dashboard.window().statusLine()->text();
    QVERIFY2(line.contains(u"%1 deal"_s.arg(totals[u"deals"_s].toInteger())), qPrintable(line));
    QVERIFY2(line.contains(u"%1 report"_s.arg(totals[u"claims"_s].toInteger())), qPrintable(line));
    for (const QString &nature : {u"capital"_s, u"purchase"_s}) {
        const QJsonObject sum = totals[nature].toObject();
        const core::Money firm{sum[u"firm_floor"_s].toInteger()};
        if (firm.units > 0) {
            const QString words = io::shortMoney(firm, core::Currency::usd());
            QVERIFY2(line.contains(words), qPrintable(line + u" lacks "_s + words));
        }
    }
    // Every picture draws the same deals: what its table names is in the list.
    QSet<qint64> listed;
    for (const QJsonValue &deal : deals) {
        listed.insert(deal.toObject()[u"id"_s].toInteger());
    }
    for (ui::View *view : dashboard.window().views()) {
        QVERIFY(view->state() == dashboard.session().state());
        if (view->viewName() == u"valuations"_s) {
            continue;
        }
        for (const QJsonObject &row : view->dataTable().rows) {
            for (const QJsonValue &id : row[u"deals"_s].toArray()) {
                QVERIFY2(listed.contains(id.toVariant().toLongLong()),
                         qPrintable(view->viewName()));
            }
        }
    }
}

DEALSCOPE_TEST(AgreementTest)
#include "AgreementTest.moc"
