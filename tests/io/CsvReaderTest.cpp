// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/CsvReader.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope;
using namespace Qt::StringLiterals;
using io::CsvReader;
using Step = CsvReader::Step;

namespace {

/// "line:cell|cell" for each row, "line!problem" for each broken one.
QStringList contentsOf(const QByteArray &bytes)
{
    CsvReader csv(bytes);
    QStringList rows;
    while (true) {
        const Step step = csv.next();
        if (step == Step::End) {
            return rows;
        }
        QStringList cells;
        for (const QByteArrayView cell : csv.cells()) {
            cells.append(QString::fromUtf8(cell));
        }
        rows.append(QString::number(csv.line())
                    + (step == Step::Row ? u':' + cells.join(u'|') : u'!' + csv.problem()));
        if (step == Step::Cut) {
            return rows;
        }
    }
}

} // namespace

class CsvReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
    void plainCellsAreNotCopied();
    void viewsStay();
    void positionReachesTheEnd();
};

void CsvReaderTest::rows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("nothing", "", {});
    row("only line ends", "\n\r\n\r", {});
    row("line feeds", "a,b\nc,d\n", {u"1:a|b"_s, u"2:c|d"_s});
    row("no line end at the end", "a,b\nc,d", {u"1:a|b"_s, u"2:c|d"_s});
    row("carriage return and line feed", "a,b\r\nc,d\r\n", {u"1:a|b"_s, u"2:c|d"_s});
    row("carriage returns", "a,b\rc,d\r", {u"1:a|b"_s, u"2:c|d"_s});
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a\n",
        {u"1:a"_s});
    row("byte order mark and quotes", "\xEF\xBB\xBF\"a\"\n", {u"1:a"_s});
    row("empty cells", ",a,\n,,\n", {u"1:|a|"_s, u"2:||"_s});
    row("empty cells at the end", "a,", {u"1:a|"_s});
    row("empty lines between", "a\n\n\nb\n", {u"1:a"_s, u"4:b"_s});
    row("quotes", "\"a\",\"b, c\"\n", {u"1:a|b, c"_s});
    row("nothing in quotes", "\"\",\"\"\n", {u"1:|"_s});
    row("doubled quotes", "\"a \"\"b\"\"\",\"\"\"\"\n", {u"1:a \"b\"|\""_s});
    row("line ends in quotes", "\"a\nb\",c\nd\n", {u"1:a\nb|c"_s, u"3:d"_s});
    row("both line ends in quotes", "\"a\r\nb\rc\"\nd\n", {u"1:a\r\nb\rc"_s, u"4:d"_s});
    row("blanks are kept", " a , b\n", {u"1: a | b"_s});
    row("beyond ASCII", "é,“x”\n", {u"1:é|“x”"_s});
    row("a quote inside", "a\"b,c\nd\n",
        {u"1!cell 1 has a quotation mark inside; put the whole cell in quotation marks and double "
         "those inside it."_s,
         u"2:d"_s});
    row("more behind the quotes", "x,\"a\"b\nd\n",
        {u"1!cell 2 goes on behind its closing quotation mark."_s, u"2:d"_s});
    row("never closed", "a\nb,\"c\nd\n",
        {u"1:a"_s, u"2!the quotation mark that opens cell 2 is never closed."_s});
    row("never closed at the end", "\"",
        {u"1!the quotation mark that opens cell 1 is never closed."_s});
}

void CsvReaderTest::rows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    QCOMPARE(contentsOf(bytes), expected);
}

void CsvReaderTest::plainCellsAreNotCopied()
{
    const QByteArray bytes = "plain,\"quoted\",\"dou\"\"bled\"\n";
    CsvReader csv(bytes);
    QCOMPARE(csv.next(), Step::Row);
    const auto inside = [&](QByteArrayView cell) {
        return cell.data() >= bytes.constData() && cell.data() < bytes.constData() + bytes.size();
    };
    QVERIFY(inside(csv.cells()[0]));
    QVERIFY(inside(csv.cells()[1]));
    QVERIFY(!inside(csv.cells()[2]));
}

void CsvReaderTest::viewsStay()
{
    QByteArray bytes;
    for (int i = 0; i < 50'000; ++i) {
        bytes += "\"say \"\"" + QByteArray::number(i) + "\"\"\"\n";
    }
    CsvReader csv(bytes);
    std::vector<QByteArrayView> cells;
    while (csv.next() == Step::Row) {
        cells.push_back(csv.cells().front());
    }
    QCOMPARE(cells.size(), size_t(50'000));
    for (int i = 0; i < 50'000; ++i) {
        QCOMPARE(cells[size_t(i)].toByteArray(), "say \"" + QByteArray::number(i) + '"');
    }
}

void CsvReaderTest::positionReachesTheEnd()
{
    const QByteArray bytes = "a,b\nc,d";
    CsvReader csv(bytes);
    QCOMPARE(csv.size(), qint64(7));
    QCOMPARE(csv.position(), qint64(0));
    QCOMPARE(csv.next(), Step::Row);
    QCOMPARE(csv.position(), qint64(4));
    QCOMPARE(csv.next(), Step::Row);
    QCOMPARE(csv.next(), Step::End);
    QCOMPARE(csv.position(), csv.size());
}

DEALSCOPE_TEST(CsvReaderTest)
#include "CsvReaderTest.moc"
