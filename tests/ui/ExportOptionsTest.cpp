// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureOptions.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope;
using ui::LengthUnit;
using ui::PictureFormat;
using ui::PictureOptions;

class ExportOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void endingsNameFormats_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("format");
        QTest::newRow("png") << QStringLiteral("/tmp/a.png") << int(PictureFormat::Png);
        QTest::newRow("capitals") << QStringLiteral("a.SVG") << int(PictureFormat::Svg);
        QTest::newRow("two dots") << QStringLiteral("a.png.pdf") << int(PictureFormat::Pdf);
        QTest::newRow("none") << QStringLiteral("/tmp/png") << -1;
        QTest::newRow("other") << QStringLiteral("a.jpg") << -1;
        QTest::newRow("empty") << QString() << -1;
    }
    void endingsNameFormats()
    {
        QFETCH(const QString, path);
        QFETCH(const int, format);
        const auto found = ui::formatForPath(path);
        QCOMPARE(found.ok() ? int(*found) : -1, format);
        if (!found) {
            QCOMPARE(found.error().kind, core::ErrorKind::Usage);
        }
    }

    void jsonComesBack()
    {
        PictureOptions options;
        options.format = PictureFormat::Pdf;
        options.size = QSizeF(180.5, 120);
        options.unit = LengthUnit::Millimetres;
        options.scale = 3.5;
        options.dark = true;
        options.sources = false;
        QCOMPARE(PictureOptions::fromJson(options.toJson()), options);
        QCOMPARE(PictureOptions::fromJson({}), PictureOptions());
    }

    void damagedJsonKeepsDefaults_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("format") << QStringLiteral("format") << QJsonValue(QStringLiteral("exe"));
        QTest::newRow("width") << QStringLiteral("width") << QJsonValue(-5);
        QTest::newRow("height") << QStringLiteral("height") << QJsonValue(1e300);
        QTest::newRow("scale") << QStringLiteral("scale") << QJsonValue(1000);
        QTest::newRow("scale text") << QStringLiteral("scale") << QJsonValue(QStringLiteral("4"));
        QTest::newRow("switch") << QStringLiteral("title") << QJsonValue(QStringLiteral("no"));
        QTest::newRow("unit") << QStringLiteral("unit") << QJsonValue(QStringLiteral("inch"));
    }
    void damagedJsonKeepsDefaults()
    {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        QJsonObject json = PictureOptions().toJson();
        json.insert(key, value);
        QCOMPARE(PictureOptions::fromJson(json), PictureOptions());
    }

    void unitsConvert()
    {
        PictureOptions options;
        options.size = QSizeF(960, 480);
        options.convertTo(LengthUnit::Millimetres);
        QCOMPARE(options.size, QSizeF(254, 127));
        QCOMPARE(options.pixelSize(), QSizeF(960, 480));
        options.convertTo(LengthUnit::Pixels);
        QCOMPARE(options.size, QSizeF(960, 480));
    }
};

DEALSCOPE_TEST(ExportOptionsTest)
#include "ExportOptionsTest.moc"
