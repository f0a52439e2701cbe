// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/DealsPanel.h"
#include "ui/deals/DealsTable.h"
#include "ui/views/View.h"
#include "ui/views/ViewCatalog.h"

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

/// What differs between two states of knowledge is marked in every picture, and the key says so.
class ChangedMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        tests::openWindowLedger(*m_session);
    }

    void everyPictureMarksThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("forExport");
        for (const char *name : {"timeline", "flow", "chart", "matrix"}) {
            QTest::addRow("%s in a file", name) << QString::fromLatin1(name) << true;
            QTest::addRow("%s on the screen", name) << QString::fromLatin1(name) << false;
        }
    }
    void everyPictureMarksThem()
    {
        QFETCH(QString, name);
        QFETCH(bool, forExport);
        const auto view = make(name);
        QVERIFY(view);
        const int before = accentPixels(*view, forExport);
        view->setHighlight(changed({DealId(1)}));
        const int one = accentPixels(*view, forExport);
        QVERIFY2(one > before + 8, qPrintable(QString::number(one)));
        view->setHighlight(changed({DealId(1), DealId(2), DealId(3)}));
        QVERIFY(accentPixels(*view, forExport) > one);
        view->setHighlight({});
        QCOMPARE(accentPixels(*view, forExport), before);
    }

    void everyKeyNamesThem_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"timeline", "flow", "chart", "matrix"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void everyKeyNamesThem()
    {
        QFETCH(QString, name);
        const auto view = make(name);
        QVERIFY(!svg(*view).contains("changed since"));
        const QSize size = view->exportSizeHint();
        view->setHighlight(changed({DealId(1)}));
        QVERIFY(svg(*view).contains("changed since 17 Dec 2025"));
        QVERIFY(view->exportSizeHint().height() >= size.height());
    }

    void nothingIsAskedAnew()
    {
        QSignalSpy states(m_session.get(), &session::LedgerSession::stateChanged);
        QSignalSpy highlights(m_session.get(), &session::LedgerSession::highlightChanged);
        m_session->setChanged({DealId(1)}, QStringLiteral("since 17 Dec 2025"));
        m_session->setChanged({DealId(1)}, QStringLiteral("since 17 Dec 2025"));
        QCOMPARE(highlights.size(), 1);
        QVERIFY(states.isEmpty());
        QVERIFY(!m_session->highlight().isActive());
        tests::openWindowLedger(*m_session);
        QVERIFY(m_session->highlight().changed.isEmpty());
    }

    void theTableMarksRows()
    {
        DealsPanel panel;
        panel.setState(m_session->state());
        QSignalSpy data(panel.model(), &DealsModel::dataChanged);
        panel.setHighlight(changed({DealId(4)}));
        QCOMPARE(data.size(), 1);
        for (int row = 0; row < panel.model()->rowCount(); ++row) {
            const QModelIndex index = panel.model()->index(row, DealsModel::Parties);
            const bool is = panel.model()->dealAt(row) == DealId(4);
            QCOMPARE(index.data(DealsModel::ChangedRole).toBool(), is);
            QCOMPARE(index.data(Qt::AccessibleDescriptionRole).toString(),
                     is ? QStringLiteral("changed since 17 Dec 2025") : QString());
            QCOMPARE(index.data(Qt::ToolTipRole)
                         .toString()
                         .contains(QStringLiteral("changed since 17 Dec 2025")),
                     is);
        }
        panel.resize(700, 240);
        const int marked = accentPixels(panel.grab().toImage(), Theme::forPalette(panel.palette()));
        panel.setHighlight({});
        QVERIFY(accentPixels(panel.grab().toImage(), Theme::forPalette(panel.palette())) < marked);
    }

private:
    static session::Highlight changed(const QSet<DealId> &deals)
    {
        session::Highlight highlight;
        highlight.changed = deals;
        highlight.changedSince = QStringLiteral("since 17 Dec 2025");
        return highlight;
    }
    std::unique_ptr<View> make(const QString &name)
    {
        auto view = makeView(name);
        view->resize(760, 520);
        view->setState(m_session->state());
        return view;
    }
    static int accentPixels(const QImage &image, const Theme &theme)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixelColor(x, y).rgb() == theme.accent.rgb() ? 1 : 0;
            }
        }
        return count;
    }
    static int accentPixels(View &view, bool forExport)
    {
        QImage image(760, 520, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        view.paintTo(painter, QRectF(0, 0, 760, 520), {Theme::light(), forExport});
        painter.end();
        return accentPixels(image, Theme::light());
    }
    static QByteArray svg(View &view)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(QSize(900, 700));
        QPainter painter(&generator);
        view.paintTo(painter, QRectF(0, 0, 900, 700), {Theme::light(), true});
        painter.end();
        return buffer.data();
    }

    std::unique_ptr<session::LedgerSession> m_session;
};

DEALSCOPE_TEST(ChangedMarksTest)
#include "ChangedMarksTest.moc"
