// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/WindowLedger.h"

#include "database/Ledger.h"
#include "tests/support/LedgerBuilder.h"

#include <QRegularExpression>
#include <QTest>

namespace dealscope::tests {

using namespace core;

LedgerData windowLedger()
{
    LedgerBuilder b;
    b.company("Amazon");
    b.company("AWS", "Amazon");
    const auto reuters = b.source("Reuters", "2025-12-17");
    b.sourceRow(reuters).url = QStringLiteral("https://www.reuters.com/amazon-openai");
    const auto creati = b.source("Creati.ai", "2026-01");
    b.sourceRow(creati).publishedInferred = true;
    const auto undated = b.source("journal du soir", nullptr);
    b.sourceRow(undated).url = QStringLiteral("javascript:alert(1)");

    const auto amazon = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(amazon, reuters, upToBn(10), Status::InTalks).evidence.quote
        = QStringLiteral("pourrait investir jusqu'à 10 milliards de dollars");
    b.claim(amazon, creati, upToBn(50), Status::InTalks).evidence.quote
        = QStringLiteral("investir jusqu'à 50 milliards de dollars");
    Claim &slip = b.claim(amazon, undated, exactBn(80), Status::Completed);
    slip.evidence.rank = Rank::Deprecated;
    slip.evidence.rankReason = QStringLiteral("a slip: 80 beside 10 and 50");
    slip.evidence.attribution = {b.outlet("Financial Times")};

    const auto aws = b.deal("AWS for OpenAI", DealKind::Compute, {"OpenAI"}, {"AWS"});
    Claim &term = b.claim(aws, reuters, exactBn(38), Status::Signed);
    term.period = Period{PartialDate::fromIso(u"2025-11"), {}, 84};
    term.evidence.tags = {QStringLiteral("cloud")};

    const auto microsoft
        = b.deal("Microsoft in OpenAI", DealKind::Equity, {"Microsoft"}, {"OpenAI"});
    b.claim(microsoft, creati, exactBn(10), Status::Completed).happenedOn
        = PartialDate::fromIso(u"2023-01");

    const auto nvidia = b.deal("Nvidia chips", DealKind::ChipSupply, {"OpenAI"}, {"Nvidia"});
    b.claim(nvidia, reuters).status = Status::InTalks;

    const auto etsy = b.deal("Etsy in ChatGPT", DealKind::Partnership, {}, {});
    b.dealRow(etsy).parties = {Party{b.company("Etsy"), Role::Partner, {}},
                               Party{b.company("OpenAI"), Role::Partner, {}}};
    b.claim(etsy, creati).status = Status::Announced;

    Valuation &worth = b.valuation("OpenAI", creati, atLeastBn(500));
    worth.deal = amazon;
    worth.condition = QStringLiteral("if the investment is made");
    return b.data();
}

std::unique_ptr<DealStore> windowStore()
{
    auto store = database::Ledger::inMemory();
    if (!store) {
        qFatal("no ledger in memory: %s", qPrintable(store.error().sentence));
    }
    if (const auto filled = (*store)->append(windowLedger()); !filled) {
        qFatal("the test ledger was refused: %s %s", qPrintable(filled.error().sentence),
               qPrintable(filled.error().detail));
    }
    return std::move(store).value();
}

void openWindowLedger(session::LedgerSession &session)
{
    if (const auto opened = session.open(windowStore(), QStringLiteral("test ledger")); !opened) {
        qFatal("the test ledger did not open: %s", qPrintable(opened.error().sentence));
    }
}

void failOnAnyWarning()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

QString plain(QString text)
{
    return text.replace(QChar::Nbsp, u' ');
}

} // namespace dealscope::tests
