// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/JsonText.h"
#include "tests/support/TestRegistry.h"

#include <QBuffer>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

using namespace dealscope;
using namespace Qt::StringLiterals;

namespace {

/// Gives spaces for ever.
class EndlessDevice : public QIODevice
{
public:
    EndlessDevice() { open(QIODevice::ReadOnly); }
    [[nodiscard]] qint64 given() const { return m_given; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        std::fill_n(data, size, ' ');
        m_given += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_given = 0;
};

/// Breaks after its first bytes.
class FailingDevice : public QIODevice
{
public:
    FailingDevice() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *data, qint64) override
    {
        if (m_given) {
            setErrorString(u"the disk is gone"_s);
            return -1;
        }
        m_given = true;
        *data = '{';
        return 1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool m_given = false;
};

} // namespace

class JsonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void parsesWithByteOrderMark()
    {
        const auto document = io::parseJson("\xEF\xBB\xBF{\"a\": \"\xC3\xA9\"}", u"f"_s);
        QVERIFY(document);
        QCOMPARE(document->object().value(u"a"_s).toString(), u"é"_s);
    }

    void allowsEqualKeysInDifferentObjects()
    {
        QVERIFY(io::parseJson(
            "{\"a\": {\"a\": [{\"a\": 1}, {\"a\": \"a\\\\\"}]}, \"b\": \"\\\"a\\\": 1\"}", u"f"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QByteArray() << u"line 1"_s;
        QTest::newRow("syntax") << QByteArray("{\n\n\"a\": }") << u"at line 3"_s;
        QTest::newRow("broken UTF-8") << QByteArray("{\"a\": \"\xC3\x28\"}") << u"line 1"_s;
        QTest::newRow("rest behind") << QByteArray("{} {}") << u"line 1"_s;
        QTest::newRow("repeated key")
            << QByteArray("{\"id\": 1,\n \"id\" : 2}") << u"line 2: \"id\" stands twice"_s;
        QTest::newRow("repeated key, escaped")
            << QByteArray("[{\"id\": 1, \"x\": [\"{\", {\"id\": 2}], \"\\u0069d\": 2}]")
            << u"\"id\" stands twice"_s;
        QTest::newRow("too deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']')
                                  << u"line 1"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, part);
        const auto document = io::parseJson(json, u"some.json"_s);
        QVERIFY(!document);
        const QString sentence = document.error().sentence;
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
        QVERIFY2(sentence.startsWith(u"some.json"_s), qPrintable(sentence));
    }

    void refusesTooManyBytesBeforeParsing()
    {
        const auto document = io::parseJson(QByteArray(io::MaxJsonBytes + 1, ' '), u"big.json"_s);
        QVERIFY(!document);
        QCOMPARE(document.error().sentence,
                 u"big.json is larger than 64 MB; split it into smaller files."_s);
    }

    void readsADeviceUpToTheLimit()
    {
        QByteArray bytes(200'000, 'x');
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const auto all = io::readCapped(buffer, u"f"_s, 200'000);
        QVERIFY(all);
        QCOMPARE(all->size(), 200'000);
        buffer.seek(0);
        QVERIFY(!io::readCapped(buffer, u"f"_s, 199'999));
    }

    void readsAFileToItsEnd()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("[1]");
        file.seek(0);
        const auto all = io::readCapped(file, u"f"_s);
        QVERIFY(all);
        QCOMPARE(*all, QByteArray("[1]"));
    }

    void stopsAnEndlessDevice()
    {
        EndlessDevice device;
        QVERIFY(!io::readCapped(device, u"f"_s, 1'000'000));
        QVERIFY(device.given() < 2'000'000);
    }

    void reportsAFailingDevice()
    {
        FailingDevice device;
        const auto bytes = io::readCapped(device, u"f.json"_s);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().sentence, u"f.json could not be read."_s);
        QCOMPARE(bytes.error().detail, u"the disk is gone"_s);
        QCOMPARE(int(bytes.error().kind), int(core::ErrorKind::File));
    }
};

DEALSCOPE_TEST(JsonTextTest)
#include "JsonTextTest.moc"
