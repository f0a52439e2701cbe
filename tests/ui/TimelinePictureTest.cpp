// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/TimelineFixture.h"

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using session::Pick;
using session::StatePtr;
using ui::TimelineCanvas;
using ui::TimelineTarget;
using ui::TimelineView;

class TimelinePictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin)"))); }

    void exportIsWholeAndWellFormed_data()
    {
        QTest::addColumn<QString>("reading");
        QTest::addColumn<QString>("lanes");
        QTest::addColumn<QSize>("size");
        for (const char *reading : {"event", "publication"}) {
            for (const char *lanes : {"pair", "payee", "payer", "kind"}) {
                QTest::addRow("%s by %s", reading, lanes)
                    << QString::fromLatin1(reading) << QString::fromLatin1(lanes) << QSize();
            }
            QTest::addRow("%s, small", reading)
                << QString::fromLatin1(reading) << QStringLiteral("pair") << QSize(640, 360);
        }
    }

    void exportIsWholeAndWellFormed()
    {
        QFETCH(QString, reading);
        QFETCH(QString, lanes);
        QFETCH(QSize, size);
        TimelineView view;
        view.setState(sampleState());
        view.applySettings(
            {{QStringLiteral("reading"), reading}, {QStringLiteral("lanes"), lanes}});
        const QByteArray svg = svgOf(view, size.isValid() ? size : view.exportSizeHint());
        QXmlStreamReader xml(svg);
        QString words;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isCharacters()) {
                words += xml.text();
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        words.remove(QRegularExpression(QStringLiteral("\\s")));
        const auto content = ui::TimelineContent::make(view.state(), view.reading(), view.lanes());
        for (int i = 0; i < content->laneCount() && !size.isValid(); ++i) {
            // An arrow from another font is an element of its own.
            const QString title = content->laneTitle(i).remove(u' ');
            QVERIFY2(words.contains(title), qPrintable(title));
        }
        QCOMPARE(svgOf(view, view.exportSizeHint()), svgOf(view, view.exportSizeHint()));
    }

    void nothingIsDrawnBeyondTheArea()
    {
        TimelineView view;
        view.setState(sampleState());
        for (const QSize &size : {QSize(520, 330), QSize(900, 300), QSize(1200, 700)}) {
            QImage image(size + QSize(40, 40), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            view.paintTo(painter, QRectF(QPointF(20, 20), size), {ui::Theme::light(), true});
            painter.end();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const bool inside
                        = x >= 19 && y >= 19 && x <= 20 + size.width() && y <= 20 + size.height();
                    if (!inside && image.pixel(x, y) != qRgb(255, 255, 255)) {
                        QFAIL(qPrintable(QStringLiteral("drawn at %1, %2").arg(x).arg(y)));
                    }
                }
            }
        }
    }
};

DEALSCOPE_TEST(TimelinePictureTest)
#include "TimelinePictureTest.moc"
