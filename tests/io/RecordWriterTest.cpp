// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/RecordWriter.h"
#include "tests/support/TestRegistry.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using io::RecordFormat;
using io::RecordTable;
using io::RecordWriter;

namespace {

RecordTable tableOf(const QJsonValue &cell)
{
    return {{QStringLiteral("cell")}, {QJsonObject{{QStringLiteral("cell"), cell}}}};
}

/// The fields of one CSV text, read as RFC 4180 says.
QList<QStringList> parsedCsv(const QString &text)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"') {
                field += c;
            } else if (i + 1 < text.size() && text[i + 1] == u'"') {
                field += c;
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == u'"') {
            quoted = true;
        } else if (c == u',') {
            row.append(field);
            field.clear();
        } else if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            ++i;
            row.append(field);
            rows.append(row);
            row.clear();
            field.clear();
        } else {
            field += c;
        }
    }
    return rows;
}

/// Takes at most `room` bytes in all, like a disk that runs full.
class SmallDevice : public QBuffer
{
public:
    explicit SmallDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly);
    }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 taken = std::min(size, m_room);
        m_room -= taken;
        return taken > 0 ? QBuffer::writeData(data, taken) : 0;
    }

private:
    qint64 m_room;
};

} // namespace

class RecordWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void csvKeepsColumnsInOrder()
    {
        const RecordTable table{
            {QStringLiteral("zeta"), QStringLiteral("alpha"), QStringLiteral("missing")},
            {QJsonObject{{QStringLiteral("alpha"), 2},
                         {QStringLiteral("zeta"),
                          QJsonArray{QStringLiteral("SoftBank"), QStringLiteral("Oracle")}},
                         {QStringLiteral("unlisted"), QStringLiteral("x")}}}};
        QCOMPARE(RecordWriter::csv(table),
                 QStringLiteral("zeta,alpha,missing\r\n\"SoftBank; Oracle\",2,\r\n"));
    }

    void csvCells_data()
    {
        QTest::addColumn<QJsonValue>("cell");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << QJsonValue(QStringLiteral("Société"))
                               << QStringLiteral("Société");
        QTest::newRow("comma") << QJsonValue(QStringLiteral("a, b")) << QStringLiteral("\"a, b\"");
        QTest::newRow("quote") << QJsonValue(QStringLiteral("say \"so\""))
                               << QStringLiteral("\"say \"\"so\"\"\"");
        QTest::newRow("break") << QJsonValue(QStringLiteral("a\nb")) << QStringLiteral("\"a\nb\"");
        QTest::newRow("null") << QJsonValue() << QString();
        QTest::newRow("true") << QJsonValue(true) << QStringLiteral("true");
        QTest::newRow("negative number") << QJsonValue(-5) << QStringLiteral("-5");
        QTest::newRow("negative fraction") << QJsonValue(-0.5) << QStringLiteral("-0.5");
        QTest::newRow("largest") << QJsonValue(std::numeric_limits<qint64>::max())
                                 << QStringLiteral("9223372036854775807");
        QTest::newRow("over 2^53")
            << QJsonValue(qint64(9'007'199'254'740'993)) << QStringLiteral("9007199254740993");
        QTest::newRow("not a number") << QJsonValue(qQNaN()) << QString();
        QTest::newRow("NUL") << QJsonValue(QStringLiteral("a\0b")) << QStringLiteral("a\uFFFDb");
    }
    void csvCells()
    {
        QFETCH(const QJsonValue, cell);
        QFETCH(const QString, expected);
        QCOMPARE(RecordWriter::csv(tableOf(cell)), QStringLiteral("cell\r\n%1\r\n").arg(expected));
    }

    void formulasAreNeutralisedAndComeBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("changed");
        int row = 0;
        for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''=1",
                                 "＝1", "=cmd|' /C calc'!A0", "-"}) {
            QTest::addRow("formula %d", ++row) << QString::fromUtf8(text) << true;
        }
        for (const char *text : {"OpenAI", "'quoted'", "a=b", "", "'", "1-2", " =1"}) {
            QTest::addRow("harmless %s", text) << QString::fromUtf8(text) << false;
        }
    }
    void formulasAreNeutralisedAndComeBack()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, changed);
        const QString cell = parsedCsv(RecordWriter::csv(tableOf(text))).at(1).at(0);
        QCOMPARE(cell, changed ? u'\'' + text : text);
        const QString html = RecordWriter::html(tableOf(text));
        QCOMPARE(html.contains(QStringLiteral(">%1</td>").arg((u'\'' + text).toHtmlEscaped())),
                 changed);
        const QString tsv = RecordWriter::tsv(tableOf(text)).section(u'\n', 1);
        QCOMPARE(tsv.startsWith(u'\'' + text.left(1).simplified()), changed);
        // A list is one cell.
        const QJsonArray list{text, QStringLiteral("b")};
        QCOMPARE(parsedCsv(RecordWriter::csv(tableOf(list))).at(1).at(0).startsWith(u'\''),
                 changed || text.startsWith(u'\''));
    }

    void tsvHasOneLineARow()
    {
        const QString tsv = RecordWriter::tsv(tableOf(QStringLiteral("a\tb\r\nc\nd")));
        QCOMPARE(tsv, QStringLiteral("cell\na b c d\n"));
    }

    void htmlIsEscaped()
    {
        const QString html
            = RecordWriter::html(tableOf(QStringLiteral("<img src=\"file:///x\"> & Sons")));
        QVERIFY(html.contains(QStringLiteral("&lt;img src=&quot;file:///x&quot;&gt; &amp; Sons")));
        QVERIFY(!html.contains(QStringLiteral("<img")));
    }

    void jsonKeepsOrderAndIntegers()
    {
        const RecordTable table{
            {QStringLiteral("id"), QStringLiteral("ceiling"), QStringLiteral("a")},
            {QJsonObject{{QStringLiteral("a"), QStringLiteral("line\n\"x\" é")},
                         {QStringLiteral("id"), qint64(9'223'372'036'854'775'807)}},
             QJsonObject{{QStringLiteral("id"), qint64(400'000'000'000)},
                         {QStringLiteral("a"), QJsonArray{1, QStringLiteral("b")}}}}};
        const QByteArray json = RecordWriter::json(table);
        QCOMPARE(json,
                 QByteArray("[\n    {\n        \"id\": 9223372036854775807,\n"
                            "        \"ceiling\": null,\n"
                            "        \"a\": \"line\\n\\\"x\\\" é\"\n    },\n"
                            "    {\n        \"id\": 400000000000,\n"
                            "        \"ceiling\": null,\n        \"a\": [1,\"b\"]\n    }\n]\n"));
        const QJsonDocument read = QJsonDocument::fromJson(json);
        QCOMPARE(read.array().at(0).toObject().value(QStringLiteral("id")).toInteger(),
                 qint64(9'223'372'036'854'775'807));
        QCOMPARE(RecordWriter::json({}), QByteArray("[]\n"));
    }

    void jsonOfHostileTextIsValid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("controls") << QStringLiteral("\x01\x1f\x7f");
        QTest::newRow("quote and backslash") << QStringLiteral("\"\\");
        QTest::newRow("direction") << QStringLiteral("\u202Egnp.exe");
        QTest::newRow("astral") << QString::fromUtf8("💶");
    }
    void jsonOfHostileTextIsValid()
    {
        QFETCH(const QString, text);
        QJsonParseError error;
        const auto read = QJsonDocument::fromJson(RecordWriter::json(tableOf(text)), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(read.array().at(0).toObject().value(QStringLiteral("cell")).toString(), text);
    }

    void formatsHaveTheirCodes()
    {
        QCOMPARE(RecordWriter::formatFromCode(u"table"), RecordFormat::Text);
        QCOMPARE(RecordWriter::formatFromCode(u"csv"), RecordFormat::Csv);
        QCOMPARE(RecordWriter::formatFromCode(u"json"), RecordFormat::Json);
        QVERIFY(!RecordWriter::formatFromCode(u"xml"));
    }

    void shortWriteIsAnError()
    {
        const RecordTable table = tableOf(QString(5000, u'x'));
        SmallDevice device(100);
        const auto failed = RecordWriter::write(table, RecordFormat::Csv, device);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, core::ErrorKind::File);
        QVERIFY(!failed.error().sentence.isEmpty());
        SmallDevice large(100'000);
        QVERIFY(RecordWriter::write(table, RecordFormat::Csv, large));
        QCOMPARE(large.data(), RecordWriter::csv(table).toUtf8());
    }

    void fileIsCompleteOrAbsent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("figures.csv"));
        QVERIFY(RecordWriter::writeFile(tableOf(1), RecordFormat::Csv, path));
        QVERIFY(RecordWriter::writeFile(tableOf(2), RecordFormat::Csv, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("cell\r\n2\r\n"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        // Renaming over a folder or a device would destroy it.
        QVERIFY(!RecordWriter::writeFile(tableOf(1), RecordFormat::Csv, folder.path()));
        QVERIFY(
            !RecordWriter::writeFile(tableOf(1), RecordFormat::Csv, QStringLiteral("/dev/null")));
        QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile());
        const auto noFolder = RecordWriter::writeFile(
            tableOf(1), RecordFormat::Csv, folder.filePath(QStringLiteral("none/figures.csv")));
        QVERIFY(!noFolder);
        QVERIFY(noFolder.error().sentence.contains(QStringLiteral("none")));
    }
};

DEALSCOPE_TEST(RecordWriterTest)
#include "RecordWriterTest.moc"
