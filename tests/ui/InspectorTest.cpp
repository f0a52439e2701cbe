// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/ui/ManyDeals.h"
#include "tests/ui/WindowLedger.h"
#include "ui/conflicts/WarningLine.h"
#include "ui/inspector/DealHeader.h"
#include "ui/inspector/DealLine.h"
#include "ui/inspector/InspectorContent.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/LadderLabel.h"
#include "ui/inspector/ReportCard.h"
#include "ui/source/QuoteFinder.h"
#include "ui/source/SourceTextDialog.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/MessageBar.h"
#include "ui/window/SafeText.h"

#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

class InspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        tests::openWindowLedger(*m_session);
        m_panel = std::make_unique<InspectorPanel>();
        m_panel->resize(340, 700);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void aDealsPageSaysWhichReportCounts()
    {
        const auto page = makeDealPage(*m_session->state(), DealId(1));
        QVERIFY(page);
        QCOMPARE(page->parties, QStringLiteral("Amazon → OpenAI"));
        QCOMPARE(tests::plain(page->amount), QStringLiteral("up to $50 bn"));
        QCOMPARE(page->counts,
                 QStringLiteral("counts: Creati.ai, Jan 2026 (inferred) – latest report"));
        QCOMPARE(page->reports.size(), 3);
        // In order of publication, undated last.
        QCOMPARE(page->reports[0].date, QStringLiteral("17 Dec 2025"));
        QCOMPARE(page->reports[1].date, QStringLiteral("Jan 2026 (inferred)"));
        QCOMPARE(page->reports[2].date, QStringLiteral("undated"));
        QVERIFY(!page->reports[0].counts);
        QVERIFY(page->reports[1].counts);
        QCOMPARE(page->reports[1].countsFor, QStringLiteral("amount, status"));
        QVERIFY(page->reports[2].setAside);
        QCOMPARE(page->reports[2].origin,
                 QStringLiteral("journal du soir · original source Financial Times"));
        QCOMPARE(page->spark.size(), 2);
        QCOMPARE(page->valuations.size(), 1);
    }

    void theStepsAreToldInWords_data()
    {
        QTest::addColumn<qint64>("deal");
        QTest::addColumn<QString>("words");
        QTest::newRow("in talks") << 1ll
                                  << QStringLiteral("in talks: step 2 of 5; binding 0, paid 0");
        QTest::newRow("signed") << 2ll
                                << QStringLiteral("signed: step 4 of 5; binding $38 bn, paid 0");
        QTest::newRow("paid") << 3ll
                              << QStringLiteral(
                                     "completed: step 5 of 5; binding $10 bn, paid $10 bn");
        QTest::newRow("no amount") << 4ll << QStringLiteral("in talks: step 2 of 5");
    }
    void theStepsAreToldInWords()
    {
        QFETCH(qint64, deal);
        QFETCH(QString, words);
        const auto page = makeDealPage(*m_session->state(), DealId(deal));
        QVERIFY(page);
        const DealHeader header(*page);
        const auto *ladder = header.findChild<LadderLabel *>();
        QVERIFY(ladder);
        QCOMPARE(tests::plain(ladder->accessibleName()), words);
    }

    void theClockTakesLaterReportsAway()
    {
        Perspective perspective;
        perspective.publishedBy = QDate(2025, 12, 18);
        m_session->filters().setPerspective(perspective);
        const auto page = makeDealPage(*m_session->state(), DealId(1));
        QVERIFY(page);
        QCOMPARE(tests::plain(page->amount), QStringLiteral("up to $10 bn"));
        QCOMPARE(page->reports.size(), 1);
        QVERIFY(page->valuations.isEmpty());
        QVERIFY(!makeDealPage(*m_session->state(), DealId(3)));
    }

    void aPickShowsCardsAndEnterOpensTheQuote()
    {
        pick({DealId(1)});
        QCOMPARE(m_panel->cards().size(), 4);
        QSignalSpy quotes(m_panel.get(), &InspectorPanel::quoteClicked);
        m_panel->cards().first()->setFocus();
        QTest::keyClick(m_panel->cards().first(), Qt::Key_Down);
        QVERIFY(m_panel->cards().at(1)->hasFocus());
        QTest::keyClick(m_panel->cards().at(1), Qt::Key_Return);
        QCOMPARE(quotes.size(), 1);
        QCOMPARE(quotes.first().last().toString(),
                 QStringLiteral("investir jusqu'à 50 milliards de dollars"));
        QTest::mouseClick(m_panel->cards().first()->quote(), Qt::LeftButton);
        QCOMPARE(quotes.size(), 2);
        QVERIFY(quotes.last().last().toString().startsWith(QStringLiteral("pourrait")));
    }

    void openContradictionsAreWarnings()
    {
        const auto page = makeDealPage(*m_session->state(), DealId(1));
        // 10 against 50; what contradicts the 80 is settled, because that is set aside.
        QCOMPARE(page->warnings.size(), 1);
        QCOMPARE(page->warnings.first().conflict, std::optional(ConflictRule::HeadlinesApart));
        QVERIFY(page->warnings.first().text.startsWith(QStringLiteral("figures far apart: ")));
        QVERIFY(makeDealPage(*m_session->state(), DealId(2))->warnings.isEmpty());
        pick({DealId(1)});
        const QList<WarningLine *> lines = m_panel->findChildren<WarningLine *>();
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first()->accessibleName(), safeLine(page->warnings.first().hint));
        QSignalSpy clicked(m_panel.get(), &InspectorPanel::conflictClicked);
        QTest::keyClick(lines.first(), Qt::Key_Return);
        QTest::mouseClick(lines.first(), Qt::LeftButton);
        QCOMPARE(clicked.size(), 2);
    }

    void findingsStandAtTheirReport()
    {
        LedgerData data = tests::windowLedger();
        data.claims[1].evidence.quote = QStringLiteral("investir jusqu'à 500 milliards de dollars");
        data.claims[2].evidence.quote = QStringLiteral("8 milliards de dollars"); // set aside
        const auto state = *session::makeState(Snapshot::make(data), {}, {}, nullptr, {});
        const auto page = makeDealPage(*state, DealId(1));
        QCOMPARE(page->reports[1].findings.size(), 1);
        QVERIFY(page->reports[1].findings.first().contains(QStringLiteral("“500 milliards”")));
        QVERIFY(page->reports[1].settledFindings.isEmpty());
        QVERIFY(page->reports[2].findings.isEmpty());
        QCOMPARE(page->reports[2].settledFindings.size(), 1);
        QCOMPARE(page->warnings.size(), 2);
        QCOMPARE(page->warnings[1].claim, ClaimId(2));
        session::Pick chosen;
        chosen.deals = {DealId(1)};
        m_panel->showPick(state, chosen);
        QTest::mouseClick(m_panel->findChildren<WarningLine *>().last(), Qt::LeftButton);
        QVERIFY(m_panel->cards()[1]->hasFocus());
    }

    void severalDealsHaveASumAndLeadToEach()
    {
        pick({DealId(1), DealId(2), DealId(4)});
        QCOMPARE(m_panel->dealLines().size(), 3);
        QCOMPARE(m_panel->note(), QStringLiteral("3 deals"));
        const QStringList lines
            = summaryLines(*m_session->state(), {DealId(1), DealId(2), DealId(4)});
        QVERIFY(tests::plain(lines.join(u'\n'))
                    .contains(QStringLiteral("Purchases $38 bn, binding $38 bn")));
        QVERIFY(lines.join(u'\n').contains(QStringLiteral("binding 0")));
        QSignalSpy picked(m_panel.get(), &InspectorPanel::picked);
        QTest::mouseClick(m_panel->dealLines().at(1), Qt::LeftButton);
        QCOMPARE(picked.size(), 1);
        const auto one = picked.first().first().value<session::Pick>();
        QCOMPARE(one.deals, QList<DealId>{DealId(2)});
        // From the one deal there is a way back to the three.
        m_panel->showPick(m_session->state(), one);
        ElidedLabel *back = nullptr;
        for (ElidedLabel *label : m_panel->widget()->findChildren<ElidedLabel *>()) {
            back = label->text().startsWith(u'‹') ? label : back;
        }
        QVERIFY(back);
        Q_EMIT back->clicked();
        QCOMPARE(picked.last().first().value<session::Pick>().deals.size(), 3);
    }

    void ofManyDealsTheFirstAreListed()
    {
        const auto state = tests::stateOf(tests::manyDeals(1250, 20));
        session::Pick pick;
        for (const int position : state->selected) {
            pick.deals.append(state->resolution->idAt(position));
        }
        m_panel->showPick(state, pick);
        QCOMPARE(m_panel->dealLines().size(), InspectorPanel::MaxLines);
        const QString more = QStringLiteral("and %1 more: see the table of deals")
                                 .arg(QLocale().toString(1250 - InspectorPanel::MaxLines));
        QVERIFY(std::ranges::any_of(m_panel->findChildren<QLabel *>(),
                                    [&](const QLabel *label) { return label->text() == more; }));
    }

    void theOldPageIsGoneAtOnce()
    {
        pick({DealId(1)});
        const auto old = m_panel->cards();
        pick({DealId(2)});
        for (const ReportCard *card : old) {
            QVERIFY(!card->isVisible());
        }
        QVERIFY(m_panel->cards().first()->isVisible());
    }

    void aPickedClaimIsMarkedAndSeen()
    {
        m_panel->resize(340, 200);
        session::Pick one{{DealId(1)}, {ClaimId(3)}, {}, {}};
        m_panel->showPick(m_session->state(), one);
        QTRY_VERIFY(m_panel->verticalScrollBar()->value() > 0);
    }

    void aValuationShowsItsReports()
    {
        session::Pick worth;
        worth.valuations = {ValuationId(1)};
        m_panel->showPick(m_session->state(), worth);
        QCOMPARE(m_panel->cards().size(), 1);
        QVERIFY(m_panel->cards().first()->entry().counts);
        QVERIFY(m_panel->cards().first()->entry().details.contains(
            QStringLiteral("condition: if the investment is made")));
    }

    void onlyWebAddressesHaveAButton()
    {
        SourceLink::Opener opener;
        QUrl opened;
        m_panel->setUrlOpener([&opened](const QUrl &url) {
            opened = url;
            return true;
        });
        pick({DealId(1)});
        QCOMPARE(m_panel->sourceButtons().size(), 1);
        QPushButton *button = m_panel->sourceButtons().first();
        QCOMPARE(button->text(), QStringLiteral("Open source: www.reuters.com"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(opened, QUrl(QStringLiteral("https://www.reuters.com/amazon-openai")));
    }

    void addressesAreChecked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("opens");
        QTest::newRow("https") << "https://www.ft.com/a?b=c" << true;
        QTest::newRow("http") << "http://example.org/" << true;
        QTest::newRow("file") << "file:///etc/passwd" << false;
        QTest::newRow("script") << "javascript:alert(1)" << false;
        QTest::newRow("user") << "https://www.ft.com@evil.example/" << false;
        QTest::newRow("empty user") << "https://@evil.example/" << false;
        QTest::newRow("no host") << "https:///path" << false;
        QTest::newRow("words") << "see the paper" << false;
        QTest::newRow("empty") << "" << false;
    }
    void addressesAreChecked()
    {
        QFETCH(QString, address);
        QFETCH(bool, opens);
        QCOMPARE(SourceLink(address).canOpen(), opens);
        bool asked = false;
        const bool opened = SourceLink(address).open([&asked](const QUrl &) {
            asked = true;
            return true;
        });
        QCOMPARE(opened, opens);
        QCOMPARE(asked, opens);
    }

    void quotesAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quote");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        QTest::newRow("plain") << "one two three"
                               << "two" << 4 << 3;
        QTest::newRow("line end") << "up to\n  10 billion"
                                  << "up to 10 billion" << 0 << 18;
        QTest::newRow("apostrophe") << QStringLiteral("jusqu\u2019à 10") << "jusqu'à 10" << 0 << 10;
        QTest::newRow("no-break space")
            << QStringLiteral("10\u00a0milliards") << "10 milliards" << 0 << 12;
        QTest::newRow("absent") << "one two"
                                << "three" << -1 << 0;
        QTest::newRow("empty") << "one"
                               << "" << -1 << 0;
    }
    void quotesAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, quote);
        QFETCH(int, start);
        QFETCH(int, length);
        const auto span = findQuote(text, quote);
        QCOMPARE(span.has_value(), start >= 0);
        if (span) {
            QCOMPARE(*span, (TextSpan{start, length}));
        }
    }

    void aTextCanBeAttachedAndItsQuoteIsMarked()
    {
        QTemporaryDir folder;
        QFile document(folder.filePath(QStringLiteral("article.txt")));
        QVERIFY(document.open(QIODevice::WriteOnly));
        document.write(
            "Amazon pourrait investir jusqu\u2019\u00e0 10 milliards\nde dollars, dit-on.");
        document.close();
        SourceTextDialog dialog(*m_session, SourceId(1),
                                QStringLiteral("pourrait investir jusqu'à 10 milliards de dollars"),
                                {{}, [&document] { return document.fileName(); }});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!dialog.text()->isVisible());
        QVERIFY(dialog.linkButton());
        QTest::mouseClick(dialog.attachButton(), Qt::LeftButton);
        QVERIFY(dialog.text()->isVisible());
        QVERIFY(!dialog.attachButton()->isVisible());
        QCOMPARE(dialog.text()->extraSelections().size(), 1);
        QVERIFY(dialog.text()->extraSelections().first().cursor.selectedText().startsWith(
            QStringLiteral("pourrait")));
        QVERIFY(m_session->state()->snapshot->source(SourceId(1))->hasText);
    }

    void aDocumentThatCannotBeReadIsToldInTheDialog()
    {
        SourceTextDialog dialog(*m_session, SourceId(2), {},
                                {{}, [] { return QStringLiteral("/nowhere/at-all.txt"); }});
        dialog.show();
        QVERIFY(!dialog.linkButton());
        QTest::mouseClick(dialog.attachButton(), Qt::LeftButton);
        QVERIFY(!dialog.messages()->sentence().isEmpty());
        QVERIFY(dialog.attachButton()->isVisible());
    }

private:
    void pick(const QList<DealId> &deals)
    {
        m_panel->showPick(m_session->state(), session::Pick{deals, {}, {}, {}});
    }

    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<InspectorPanel> m_panel;
};

DEALSCOPE_TEST(InspectorTest)
#include "InspectorTest.moc"
