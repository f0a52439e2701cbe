// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CommandPalette.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/ManyDeals.h"
#include "tests/ui/WindowLedger.h"
#include "ui/window/PaletteSearch.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

class CommandPaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { tests::failOnAnyWarning(); }

    void findsInALargeLedger_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("companies");
        QTest::addColumn<QList<qint64>>("deals"); // the best ones
        // Payer of deal i is company 1 + i % 50, payee 1 + 7 i % 50; the later date comes first.
        QTest::newRow("both parties")
            << "0002 0008" << 0 << QList<qint64>{2951, 2901, 2851}; // i % 50 = 1
        QTest::newRow("the title") << "deal 2999" << 0 << QList<qint64>{2999};
        QTest::newRow("a party and the title") << "0050 2999" << 0 << QList<qint64>{2999};
        QTest::newRow("a company") << "company 0050" << 1 << QList<qint64>{2999, 2949};
        QTest::newRow("within a word") << "mpany 0050" << 1 << QList<qint64>{};
        QTest::newRow("nothing") << "qqq" << 0 << QList<qint64>{};
    }
    void findsInALargeLedger()
    {
        QFETCH(QString, words);
        QFETCH(int, companies);
        QFETCH(QList<qint64>, deals);
        const auto state = tests::stateOf(tests::manyDeals(3000, 50));
        QVERIFY(state->resolution->dealCount() > PaletteSmall);
        const auto finds = findInLedger(state, words, 50, std::atomic<bool>(false));
        QList<qint64> found;
        int foundCompanies = 0;
        for (const PaletteFind &find : finds) {
            if (find.company.isValid()) {
                ++foundCompanies;
            } else {
                found.append(find.deal.value);
            }
        }
        QCOMPARE(foundCompanies, companies);
        QVERIFY(found.size() <= 50);
        QCOMPARE(found.mid(0, deals.size()), deals);
        QCOMPARE(found.isEmpty(), deals.isEmpty());
        QVERIFY(findInLedger(state, words, 50, std::atomic<bool>(true)).isEmpty());
    }

    void findsAnyLettersInASmallOne()
    {
        tests::LedgerBuilder b;
        const auto deal = b.deal("Stargate", DealKind::Compute, {"Oracle"}, {"OpenAI"});
        b.claim(deal, b.source("Reuters", "2025-01-01"), tests::exactBn(38), Status::Signed);
        const auto state = tests::stateOf(b.data());
        for (const char *typed : {"orcopn", "oracle", "stargate", "stgt", "oracle star"}) {
            const auto finds
                = findInLedger(state, QString::fromLatin1(typed), 50, std::atomic<bool>(false));
            QVERIFY2(std::ranges::any_of(
                         finds, [&](const PaletteFind &find) { return find.deal == deal; }),
                     typed);
        }
    }

    void aWorkersMatchesJoinTheActions()
    {
        const auto gate = std::make_shared<QSemaphore>();
        QString ran;
        CommandPalette palette({{QStringLiteral("Open a file"), QStringLiteral("Ctrl+O"),
                                 [&] { ran = QStringLiteral("open"); }}},
                               finder(gate, ran), nullptr);
        palette.show();
        QCOMPARE(palette.list()->count(), 1);
        palette.field()->setText(QStringLiteral("open"));
        QVERIFY(palette.isSearching());
        QCOMPARE(palette.list()->count(), 1); // the action is there at once
        gate->release();
        QTRY_VERIFY(!palette.isSearching());
        QCOMPARE(palette.list()->count(), 2);
        QVERIFY(palette.list()->item(0)->text().startsWith(QStringLiteral("OpenAI open")));
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("open found"));
    }

    void onlyTheNewestSearchCounts()
    {
        const auto gate = std::make_shared<QSemaphore>();
        QString ran;
        CommandPalette palette({}, finder(gate, ran), nullptr);
        palette.show();
        palette.field()->setText(QStringLiteral("old"));
        palette.field()->setText(QStringLiteral("new"));
        gate->release(2);
        QTRY_VERIFY(!palette.isSearching());
        QCOMPARE(palette.list()->count(), 1);
        QVERIFY(palette.list()->item(0)->text().startsWith(QStringLiteral("OpenAI new")));
    }

    void enterWaitsForWhatIsLookedFor()
    {
        const auto gate = std::make_shared<QSemaphore>();
        QString ran;
        CommandPalette palette({}, finder(gate, ran), nullptr);
        palette.show();
        palette.field()->setText(QStringLiteral("open"));
        QCOMPARE(palette.list()->item(0)->text(), QStringLiteral("searching…"));
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QVERIFY(palette.isVisible());
        gate->release();
        QTRY_COMPARE(ran, QStringLiteral("open found"));
        QVERIFY(!palette.isVisible());
    }

    void closingDropsTheSearch()
    {
        const auto gate = std::make_shared<QSemaphore>();
        QString ran;
        {
            CommandPalette palette({}, finder(gate, ran), nullptr);
            palette.show();
            palette.field()->setText(QStringLiteral("open"));
        }
        gate->release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::processEvents();
        QVERIFY(ran.isEmpty());
    }

    void nothingFitsIsSaid()
    {
        CommandPalette palette({}, {}, nullptr);
        palette.show();
        palette.field()->setText(QStringLiteral("zzz"));
        QCOMPARE(palette.list()->count(), 1);
        QCOMPARE(palette.list()->item(0)->text(), QStringLiteral("Nothing fits."));
        QTest::keyClick(palette.field(), Qt::Key_Return);
        QVERIFY(palette.isVisible());
    }

private:
    /// Finds one entry for any words, once the gate is open.
    static CommandPalette::Finder finder(std::shared_ptr<QSemaphore> gate, QString &ran)
    {
        CommandPalette::Finder finder;
        finder.onWorker = true;
        finder.find = [gate, &ran](const QString &words, const NewestJob::Stop &) {
            gate->acquire();
            return QList<CommandPalette::Match>{
                {5000,
                 {QStringLiteral("OpenAI %1").arg(words), QStringLiteral("company"),
                  [&ran, words] { ran = words + QStringLiteral(" found"); }}}};
        };
        return finder;
    }
};

DEALSCOPE_TEST(CommandPaletteTest)
#include "CommandPaletteTest.moc"
