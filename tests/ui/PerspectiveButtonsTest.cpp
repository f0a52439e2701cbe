// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"
#include "ui/window/CurrencyButton.h"
#include "ui/window/LensButton.h"
#include "ui/window/RateImporter.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

namespace {

LedgerBuilder ledger()
{
    LedgerBuilder b;
    b.claim(b.deal("d", DealKind::Equity, {"A"}, {"B"}), b.source("P", "2025-12-17"), exactBn(10),
            Status::Signed);
    return b;
}

session::StatePtr stateOf(const LedgerData &data, const Perspective &perspective = {})
{
    return *session::makeState(Snapshot::make(data), {}, perspective, nullptr, {});
}

} // namespace

class PerspectiveButtonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLensIsOffered();
    void theMainCurrencyComesFirst();
    void ratesAddTheirCurrencies();
    void ratesAreImportedIntoTheOpenLedger();
    void whatCannotBeReadChangesNothing();
};

void PerspectiveButtonsTest::everyLensIsOffered()
{
    ui::LensButton button;
    Perspective perspective;
    perspective.lens = Lens::Highest;
    button.setState(stateOf(ledger().data(), perspective));
    QVERIFY(button.entry(Lens::Highest)->isChecked());
    QVERIFY(button.text().contains(u"highest figure"_s));
    qRegisterMetaType<Lens>();
    QSignalSpy spy(&button, &ui::LensButton::lensChosen);
    for (const auto &lens : enumEntries<Lens>()) {
        QVERIFY(!button.entry(lens.value)->toolTip().isEmpty());
        button.entry(lens.value)->trigger();
        QCOMPARE(spy.takeFirst().first().value<Lens>(), lens.value);
    }
}

void PerspectiveButtonsTest::theMainCurrencyComesFirst()
{
    LedgerBuilder b = ledger();
    b.claim(DealId(1), SourceId(1), Amount::exact(bn(1), *Currency::fromCode(u"CHF")),
            Status::Signed);
    b.claim(DealId(1), SourceId(1), exactBn(2), Status::Signed);
    const QList<Currency> expected{Currency::usd(), *Currency::fromCode(u"CHF")};
    QCOMPARE(ui::CurrencyButton::currenciesOf(*b.snapshot()), expected);
    ui::CurrencyButton button;
    button.setState(stateOf(b.data()));
    QCOMPARE(button.text(), u"USD ▾"_s);
    QSignalSpy spy(&button, &ui::CurrencyButton::currencyChosen);
    button.menu()->actions().at(1)->trigger();
    QCOMPARE(spy.takeFirst().first().value<Currency>(), *Currency::fromCode(u"CHF"));
    button.menu()->actions().at(0)->trigger();
    QCOMPARE(spy.takeFirst().first().value<Currency>(), Currency());
}

void PerspectiveButtonsTest::ratesAddTheirCurrencies()
{
    LedgerData data = ledger().data();
    data.rates.append(
        {RateId(1), *Currency::fromCode(u"EUR"), Currency::usd(), 10, 11, {}, {}, {}, {}});
    Perspective perspective;
    perspective.currency = *Currency::fromCode(u"EUR");
    ui::CurrencyButton button;
    button.setState(stateOf(data, perspective));
    QCOMPARE(button.text(), u"EUR ▾"_s);
    QCOMPARE(button.menu()->actions().size(), 2);
    QVERIFY(button.menu()->actions().at(1)->isChecked());
}

void PerspectiveButtonsTest::ratesAreImportedIntoTheOpenLedger()
{
    session::LedgerSession session;
    QVERIFY(session.open(std::make_unique<MemoryStore>(ledger().data()), u"test"_s));
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"eurofxref-hist.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Date,USD,GBP,\n2025-12-17,1.25,0.8,\n2025-12-16,1.24,0.8,\n");
    file.close();
    ui::RateImporter importer(session);
    const auto import = importer.preview(file.fileName());
    QVERIFY(import);
    QCOMPARE(import->added, 4);
    QVERIFY(session.state()->snapshot->rates().isEmpty()); // looked at, not taken
    QVERIFY(importer.take(*import));
    Perspective perspective;
    perspective.currency = *Currency::fromCode(u"EUR");
    session.filters().setPerspective(perspective);
    QCOMPARE(session.state()->resolution->deals().first().interval, (Interval{bn(8), bn(8)}));
    QCOMPARE(importer.preview(file.fileName())->added, 0);
}

void PerspectiveButtonsTest::whatCannotBeReadChangesNothing()
{
    session::LedgerSession session;
    auto store = std::make_unique<MemoryStore>(ledger().data());
    MemoryStore *memory = store.get();
    QVERIFY(session.open(std::move(store), u"test"_s));
    ui::RateImporter importer(session);
    QCOMPARE(importer.preview(u"/nowhere.csv"_s).error().kind, ErrorKind::File);
    session::RateImport import;
    import.added = 1;
    memory->failWith(u"The disk is full."_s);
    QCOMPARE(importer.take(import).error().sentence, u"The disk is full."_s);
    QVERIFY(session.state()->snapshot->rates().isEmpty());
}

DEALSCOPE_TEST(PerspectiveButtonsTest)
#include "PerspectiveButtonsTest.moc"
