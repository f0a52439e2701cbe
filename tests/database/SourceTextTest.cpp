// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

class SourceTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storedAndReplaced();
    void bytesStayThoseOfTheChecksum();
    void refused_data();
    void refused();
};

namespace {

// Source 1 has no checksum, source 2 that of `document`.
std::unique_ptr<Ledger> ledgerFor(const QByteArray &document)
{
    LedgerBuilder b;
    b.source("Reuters", "2025-12-17");
    const SourceId second = b.source("CNBC", nullptr);
    b.sourceRow(second).checksum = QString::fromLatin1(
        QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex());
    auto ledger = Ledger::inMemory();
    return ledger && (*ledger)->append(b.data()) ? std::move(*ledger) : nullptr;
}

} // namespace

void SourceTextTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void SourceTextTest::storedAndReplaced()
{
    const auto ledger = ledgerFor("x");
    QVERIFY(ledger);
    QCOMPARE(ledger->sourceText(SourceId(1)).value(), QString());
    QVERIFY(ledger->setSourceText(SourceId(1), "eins"));
    QVERIFY(ledger->setSourceText(SourceId(1), "zwei: été 🏦"));
    QCOMPARE(ledger->sourceText(SourceId(1)).value(), QString::fromUtf8("zwei: été 🏦"));
    const auto data = ledger->load();
    QVERIFY(data->sources[0].hasText);
    QVERIFY(!data->sources[1].hasText);
    QVERIFY(data->sources[0].text.isEmpty());
}

void SourceTextTest::bytesStayThoseOfTheChecksum()
{
    // A byte order mark and Windows line ends are part of what was hashed.
    const QByteArray document("\xef\xbb\xbf"
                              "one\r\ntwo\r\n");
    const auto ledger = ledgerFor(document);
    QVERIFY(ledger);
    QVERIFY(ledger->setSourceText(SourceId(2), document));
    QCOMPARE(ledger->sourceText(SourceId(2)).value(), QStringLiteral("one\r\ntwo\r\n"));
    QCOMPARE(ledger->check().value(), QStringList());
}

void SourceTextTest::refused_data()
{
    QTest::addColumn<qint64>("source");
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("part");
    QTest::newRow("other document")
        << qint64(2) << QByteArray("other") << QStringLiteral("checksum");
    QTest::newRow("no such source") << qint64(9) << QByteArray("x") << QStringLiteral("not exist");
    QTest::newRow("no source") << qint64(0) << QByteArray("x") << QStringLiteral("not exist");
    QTest::newRow("empty") << qint64(1) << QByteArray() << QStringLiteral("empty");
    QTest::newRow("not UTF-8") << qint64(1) << QByteArray("caf\xe9") << QStringLiteral("UTF-8");
    QTest::newRow("cut UTF-8") << qint64(1) << QByteArray("caf\xc3") << QStringLiteral("UTF-8");
    QTest::newRow("NUL") << qint64(1) << QByteArray("a\0b", 3) << QStringLiteral("NUL");
    QTest::newRow("too large") << qint64(1) << QByteArray(32 * 1024 * 1024 + 1, 'x')
                               << QStringLiteral("larger than 32 MB");
}

void SourceTextTest::refused()
{
    QFETCH(qint64, source);
    QFETCH(QByteArray, document);
    QFETCH(QString, part);
    const auto ledger = ledgerFor("the document");
    QVERIFY(ledger);
    QVERIFY(ledger->setSourceText(SourceId(1), "old"));
    const auto done = ledger->setSourceText(SourceId(source), document);
    QVERIFY(!done);
    QVERIFY2(done.error().sentence.contains(part), qPrintable(done.error().sentence));
    QVERIFY(done.error().sentence.startsWith(QStringLiteral("source %1: ").arg(source)));
    QCOMPARE(ledger->sourceText(SourceId(1)).value(), QStringLiteral("old"));
    QCOMPARE(ledger->check().value(), QStringList());
}

DEALSCOPE_TEST(SourceTextTest)
#include "SourceTextTest.moc"
