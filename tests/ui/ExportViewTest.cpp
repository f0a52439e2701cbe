// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ViewExport.h"

#include "tests/support/ExportFixture.h"
#include "tests/support/TestRegistry.h"
#include "ui/export/ExportDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImageReader>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::tests;
using ui::ViewExport;

class ExportViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says of every window with a least size that it ignores it.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QSettings().clear();
    }
    void cleanup() { QSettings().clear(); }

    void imageIsCopiedAsOnTheScreen()
    {
        const auto view = smallView();
        view->resize(700, 500);
        view->setPalette(ui::Theme::darkTheme().palette());
        ui::PictureOptions options;
        options.scale = 1;
        options.size = QSizeF(100, 100);
        ViewExport::remember(options);
        QVERIFY(ViewExport::copyImage(*view));
        const auto image
            = qvariant_cast<QImage>(QGuiApplication::clipboard()->mimeData()->imageData());
        QCOMPARE(image.size(), QSize(700, 500));
        QCOMPARE(image.pixelColor(2, 2), ui::Theme::darkTheme().panel);
        // A dock may be smaller than the picture: then the picture is not.
        view->resize(50, 40);
        QVERIFY(ViewExport::copyImage(*view));
    }

    void figuresAreCopied()
    {
        const auto view = smallView();
        view->table = {{QStringLiteral("payer")},
                       {QJsonObject{{QStringLiteral("payer"), QStringLiteral("Amazon")}}}};
        ViewExport::copyFigures(*view);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("payer\nAmazon\n"));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
    }

    void commandLineWritesPictureAndFigures()
    {
        const auto view = smallView();
        view->table = {{QStringLiteral("claims")},
                       {QJsonObject{{QStringLiteral("claims"), QJsonArray{1, 2}}}}};
        const QTemporaryDir folder;
        const QString picture = folder.filePath(QStringLiteral("p.png"));
        const QString figures = folder.filePath(QStringLiteral("p.csv"));
        QVERIFY(ViewExport::write(*view, picture, figures, QSize(640, 420), 2, true));
        QCOMPARE(QImageReader(picture).size(), QSize(1280, 840));
        QFile file(figures);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("claims\r\n\"1; 2\"\r\n"));

        // A size that was asked for is kept or refused; without one the picture is whole.
        QVERIFY(!ViewExport::write(*view, picture, {}, QSize(64, 42), 1, false));
        view->hint = QSize(2000, 1500);
        QVERIFY(ViewExport::write(*view, picture, {}, {}, 1, false));
        QVERIFY(QImageReader(picture).size().height() > 1500);
        QVERIFY(!ViewExport::write(*view, folder.filePath(QStringLiteral("p.gif")),
                                   folder.filePath(QStringLiteral("q.csv")), {}, 1, false));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("q.csv"))));
    }

    void dialogOpensAndGoesAway()
    {
        const auto view = smallView();
        QWidget window;
        ViewExport::showDialog(*view, &window);
        const QPointer<ui::ExportDialog> dialog = window.findChild<ui::ExportDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        dialog->close();
        QTRY_VERIFY(!dialog);
    }
};

DEALSCOPE_TEST(ExportViewTest)
#include "ExportViewTest.moc"
