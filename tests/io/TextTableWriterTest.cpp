// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/TextTableWriter.h"
#include "io/PlainText.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope;
using io::RecordTable;
using io::TextTableWriter;

namespace {

RecordTable deals()
{
    const auto row = [](int id, const char *payer, const QJsonValue &floor) {
        return QJsonObject{{QStringLiteral("id"), id},
                           {QStringLiteral("payers"), QJsonArray{QString::fromUtf8(payer)}},
                           {QStringLiteral("floor"), floor}};
    };
    return {{QStringLiteral("id"), QStringLiteral("payers"), QStringLiteral("floor")},
            {row(1, "Amazon", qint64(38'000'000'000)), row(12, "ソフトバンク", QJsonValue()),
             row(3, "Oracle and many others that are named", 4000)}};
}

} // namespace

class TextTableWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void columnsAreAligned()
    {
        QCOMPARE(TextTableWriter::text(deals()),
                 QString::fromUtf8("id  payers                                          floor\n"
                                   "--  -------------------------------------  --------------\n"
                                   " 1  Amazon                                 38,000,000,000\n"
                                   "12  ソフトバンク\n"
                                   " 3  Oracle and many others that are named            4000\n"));
    }

    void longTextsAreElidedFirst()
    {
        const QStringList lines = TextTableWriter::text(deals(), 32).split(u'\n');
        for (const QString &line : lines) {
            QVERIFY2(io::terminalWidth(line) <= 32, qPrintable(line));
        }
        QCOMPARE(lines.at(4), QStringLiteral(" 3  Oracle and …            4000"));
        QCOMPARE(lines.at(2), QStringLiteral(" 1  Amazon        38,000,000,000"));
    }

    void columnsThatDoNotFitAreNamed()
    {
        const QStringList lines = TextTableWriter::text(deals(), 14).split(u'\n');
        QCOMPARE(lines.at(0), QStringLiteral("id  payers"));
        QVERIFY(lines.at(5).endsWith(QStringLiteral(": floor")));
        // However narrow, the first column stays.
        QCOMPARE(TextTableWriter::text(deals(), 1).section(u'\n', 0, 0), QStringLiteral("id"));
    }

    void terminalIsNotSteered()
    {
        const RecordTable table{
            {QStringLiteral("title")},
            {QJsonObject{{QStringLiteral("title"),
                          QStringLiteral("\x1b[31mred\x07 \u202Eevil\u2066\nnext\u2028")}}}};
        QCOMPARE(TextTableWriter::text(table).section(u'\n', 2, 2),
                 QStringLiteral(" [31mred  evil next"));
    }

    void widthsOfCharacters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("latin") << QStringLiteral("Société") << 7;
        QTest::newRow("combining") << QStringLiteral("e\u0301") << 1;
        QTest::newRow("wide") << QString::fromUtf8("日本") << 4;
        QTest::newRow("emoji") << QString::fromUtf8("💶") << 2;
        QTest::newRow("empty") << QString() << 0;
    }
    void widthsOfCharacters()
    {
        QFETCH(const QString, text);
        QFETCH(const int, width);
        QCOMPARE(io::terminalWidth(text), width);
        QCOMPARE(io::elidedForTerminal(text, width), text);
        if (width > 1) {
            QVERIFY(io::terminalWidth(io::elidedForTerminal(text, width - 1)) <= width - 1);
        }
    }

    void plainTextHasNoSurprises()
    {
        const QChar lone(0xd800);
        QCOMPARE(io::plainText(QStringLiteral("a") + lone + QStringLiteral("\uFFFEb\x80")),
                 QStringLiteral("a\uFFFD\uFFFDb "));
        QCOMPARE(io::plainText(QString::fromUtf8("💶 <img>")), QString::fromUtf8("💶 <img>"));
    }
};

DEALSCOPE_TEST(TextTableWriterTest)
#include "TextTableWriterTest.moc"
