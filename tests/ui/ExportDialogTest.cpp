// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ExportDialog.h"

#include "tests/support/ExportFixture.h"
#include "tests/support/TestRegistry.h"
#include "ui/export/PicturePreview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::tests;
using ui::ExportDialog;
using ui::LengthUnit;
using ui::PictureFormat;

class ExportDialogTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ExportableView> m_view;
    std::unique_ptr<ExportDialog> m_dialog;
    std::unique_ptr<QTemporaryDir> m_folder;

    template<typename T>
    T *child(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QString message() const { return child<QLabel>("message")->text(); }
    QString inFolder(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    void typePath(const QString &path) const
    {
        auto *line = child<QLineEdit>("path");
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, path);
    }
    void open()
    {
        m_dialog = std::make_unique<ExportDialog>(QList<ui::View *>{m_view.get()}, m_view.get());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says of every window with a least size that it ignores it.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not)")));
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_view = smallView();
        open();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_view.reset();
        QSettings().clear();
    }

    void previewShowsThePage()
    {
        auto *preview = m_dialog->findChild<ui::PicturePreview *>();
        QTRY_VERIFY(!preview->picture().isNull());
        const QSizeF size = preview->picture().deviceIndependentSize();
        QVERIFY(qAbs(size.width() / size.height() - 1200.0 / 675) < 0.02);
        QVERIFY(!m_view->lastStyle.theme.dark);
        QSignalSpy rendered(preview, &ui::PicturePreview::rendered);
        child<QComboBox>("theme")->setCurrentIndex(1);
        QTRY_COMPARE(rendered.size(), 1);
        QVERIFY(m_view->lastStyle.theme.dark);
        // Many changes in a row are one redraw.
        for (int width = 900; width < 920; ++width) {
            child<QDoubleSpinBox>("width")->setValue(width);
        }
        QTRY_COMPARE(rendered.size(), 2);
        QCOMPARE(m_dialog->options().size.width(), 919.0);
    }

    void savesByKeyboard()
    {
        QSignalSpy saved(m_dialog.get(), &ExportDialog::saved);
        typePath(inFolder("picture.png"));
        QTest::keyClick(child<QLineEdit>("path"), Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.at(0).at(0).toString(), inFolder("picture.png"));
        QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
        QCOMPARE(QImageReader(inFolder("picture.png")).size(), QSize(2400, 1350));
    }

    void formatAndEndingFollowEachOther()
    {
        typePath(inFolder("picture.svg"));
        QCOMPARE(m_dialog->options().format, PictureFormat::Svg);
        QVERIFY(!child<QDoubleSpinBox>("scale")->isEnabled());
        child<QComboBox>("format")->setCurrentIndex(int(PictureFormat::Pdf));
        QCOMPARE(m_dialog->path(), inFolder("picture.pdf"));
        typePath(inFolder("plain"));
        QCOMPARE(m_dialog->path(), inFolder("plain.pdf"));
        QVERIFY(m_dialog->save());
        QVERIFY(QFile::exists(inFolder("plain.pdf")));
    }

    void errorsAreSaidInTheDialog()
    {
        typePath(inFolder("picture.gif"));
        QVERIFY(message().contains(QStringLiteral(".png")));
        QVERIFY(!child<QPushButton>("save")->isEnabled());
        typePath(inFolder("none/picture.png"));
        QVERIFY(child<QPushButton>("save")->isEnabled());
        QVERIFY(!m_dialog->save());
        QVERIFY(message().contains(QStringLiteral("none")));
        QVERIFY(m_dialog->isVisible());
        typePath(inFolder("picture.png"));
        QVERIFY(message().startsWith(QStringLiteral("2400 × 1350")));
    }

    void tooSmallASizeIsRefusedAndPutRight()
    {
        child<QDoubleSpinBox>("width")->setValue(100);
        child<QDoubleSpinBox>("height")->setValue(60);
        QVERIFY(!child<QPushButton>("save")->isEnabled());
        QVERIFY(!child<QPushButton>("copy")->isEnabled());
        QVERIFY(message().contains(QStringLiteral("100 × 60 px")));
        auto *enlarge = child<QPushButton>("enlarge");
        QVERIFY(enlarge->isVisible());
        QTest::mouseClick(enlarge, Qt::LeftButton);
        QVERIFY(!enlarge->isVisible());
        QVERIFY(child<QPushButton>("save")->isEnabled());
        QVERIFY(m_dialog->options().size.width() >= m_view->hint.width());
        // What is too large cannot be put right by enlarging.
        child<QDoubleSpinBox>("width")->setValue(40'000);
        QVERIFY(!child<QPushButton>("save")->isEnabled());
        QVERIFY(!enlarge->isVisible());
    }

    void unitsAndPresets()
    {
        auto *preset = child<QComboBox>("preset");
        QCOMPARE(preset->currentIndex(), 1);
        child<QComboBox>("unit")->setCurrentIndex(1);
        QCOMPARE(m_dialog->options().unit, LengthUnit::Millimetres);
        QCOMPARE(m_dialog->options().size, QSizeF(317.5, 178.6));
        preset->setCurrentIndex(4);
        Q_EMIT preset->activated(4);
        QCOMPARE(m_dialog->options().size, QSizeF(180, 120));
        QCOMPARE(m_dialog->options().unit, LengthUnit::Millimetres);
        m_view->resize(777, 555);
        Q_EMIT preset->activated(7);
        QCOMPARE(m_dialog->options().size, QSizeF(777, 555));
        Q_EMIT preset->activated(8);
        QVERIFY(m_dialog->options().size.width() < 400);
        QVERIFY(child<QPushButton>("save")->isEnabled());
        child<QDoubleSpinBox>("width")->setValue(801);
        QCOMPARE(preset->currentIndex(), 0);
    }

    void choicesAreRemembered()
    {
        child<QComboBox>("theme")->setCurrentIndex(1);
        child<QCheckBox>("sources")->setChecked(false);
        child<QDoubleSpinBox>("scale")->setValue(1);
        typePath(inFolder("first.png"));
        QVERIFY(m_dialog->save());
        const ui::PictureOptions saved = m_dialog->options();
        open();
        QCOMPARE(m_dialog->options(), saved);
        QCOMPARE(m_dialog->path(), inFolder("dealscope-fake.png"));
        // What was given up is not remembered.
        child<QDoubleSpinBox>("scale")->setValue(4);
        m_dialog->reject();
        open();
        QCOMPARE(m_dialog->options(), saved);
    }

    void fileIsChosen()
    {
        QString suggested;
        m_dialog->setFileChooser([&](QWidget *, const QString &path, const QString &) {
            suggested = path;
            return inFolder("chosen.svg");
        });
        QTest::mouseClick(child<QPushButton>("choose"), Qt::LeftButton);
        QVERIFY(suggested.endsWith(QStringLiteral("dealscope-fake.png")));
        QCOMPARE(m_dialog->path(), inFolder("chosen.svg"));
        QCOMPARE(m_dialog->options().format, PictureFormat::Svg);
        QFile file(inFolder("chosen.svg"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_dialog->setFileChooser(
            [](QWidget *, const QString &, const QString &) { return QString(); });
        QTest::mouseClick(child<QPushButton>("choose"), Qt::LeftButton);
        QCOMPARE(m_dialog->path(), inFolder("chosen.svg"));
        typePath(inFolder("chosen.svg"));
        QVERIFY(message().contains(QStringLiteral("replaced")));
    }

    void imageIsCopied()
    {
        QTest::mouseClick(child<QPushButton>("copy"), Qt::LeftButton);
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        QVERIFY(mime->hasImage());
        QVERIFY(mime->hasFormat(QStringLiteral("image/svg+xml")));
        QVERIFY(message().contains(QStringLiteral("clipboard")));
        QVERIFY(m_dialog->isVisible());
    }

    void picturesCanBeSwitched()
    {
        const auto other = smallView();
        other->title = QStringLiteral("<b>Other</b>");
        const auto dialog = std::make_unique<ExportDialog>(
            QList<ui::View *>{m_view.get(), other.get()}, other.get());
        auto *picture = dialog->findChild<QComboBox *>(QStringLiteral("picture"));
        QCOMPARE(picture->currentText(), QStringLiteral("<b>Other</b>"));
        picture->setCurrentIndex(0);
        other->hint = QSize(90'000, 90'000);
        QVERIFY(dialog->findChild<QPushButton *>(QStringLiteral("save"))->isEnabled());
        picture->setCurrentIndex(1);
        QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("save"))->isEnabled());
    }

    void everyControlHasAName()
    {
        QSet<const QWidget *> labelled;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
            labelled.insert(label->buddy());
        }
        QWidgetList controls;
        for (QComboBox *box : m_dialog->findChildren<QComboBox *>()) {
            controls.append(box);
        }
        for (QDoubleSpinBox *box : m_dialog->findChildren<QDoubleSpinBox *>()) {
            controls.append(box);
        }
        controls.append(child<QLineEdit>("path"));
        QCOMPARE(controls.size(), 9);
        for (const QWidget *control : controls) {
            QVERIFY2(labelled.contains(control) || !control->accessibleName().isEmpty(),
                     qPrintable(control->objectName()));
        }
    }

    void viewThatWentAwayIsNoCrash()
    {
        m_view.reset();
        QVERIFY(!m_dialog->save());
        child<QComboBox>("theme")->setCurrentIndex(1);
        QVERIFY(!child<QPushButton>("save")->isEnabled());
        QTest::qWait(200);
    }
};

DEALSCOPE_TEST(ExportDialogTest)
#include "ExportDialogTest.moc"
