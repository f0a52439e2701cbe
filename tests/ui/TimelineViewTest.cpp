// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineView.h"

#include "io/LedgerJsonReader.h"
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "ui/views/timeline/TimelineCanvas.h"

#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QFile>
#include <QHelpEvent>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QXmlStreamReader>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using session::Pick;
using session::StatePtr;
using ui::TimelineCanvas;
using ui::TimelineTarget;
using ui::TimelineView;

namespace {

StatePtr stateOf(const SnapshotPtr &snapshot, const Filter &filter = {},
                 const Perspective &perspective = {})
{
    auto state
        = session::makeState(snapshot, filter, perspective, nullptr, QStringLiteral("test ledger"));
    return state ? *state : StatePtr();
}

StatePtr sampleState(const Filter &filter = {}, const Perspective &perspective = {})
{
    auto data = io::LedgerJsonReader::readFile(
        QStringLiteral(DEALSCOPE_SOURCE_DIR "/resources/sample/ledger.json"));
    return data ? stateOf(Snapshot::make(*data), filter, perspective) : StatePtr();
}

/// Two dated deals, one undated, a contract term and a conflict over a headline.
struct SmallLedger {
    LedgerBuilder b;
    DealId talks;
    DealId contract;
    DealId undated;

    SmallLedger()
    {
        talks = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        contract = b.deal("OpenAI at AWS", DealKind::Compute, {"OpenAI"}, {"AWS"});
        undated = b.deal("Disney in OpenAI", DealKind::Equity, {"Disney"}, {"OpenAI"});
        b.claim(talks, b.source("Reuters", "2025-12-17"), exactBn(10), Status::InTalks);
        b.claim(talks, b.source("Creati.ai", "2026-01"), upToBn(50), Status::InTalks);
        const SourceId november = b.source("OpenAI", "2025-11-03");
        Claim &signedClaim = b.claim(contract, november, exactBn(38), Status::Signed);
        signedClaim.happenedOn = PartialDate::fromIso(u"2025-11-03");
        signedClaim.period = Period{{}, {}, 84};
        b.claim(undated, b.source("Handelsblatt", nullptr), Amount::undisclosed(), Status::Signed);
    }
};

QByteArray svgOf(ui::View &view, const QSize &size, bool dark = false)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(96);
    QPainter painter(&generator);
    view.paintTo(painter, QRectF(QPointF(), size),
                 {dark ? ui::Theme::darkTheme() : ui::Theme::light(), true});
    painter.end();
    return bytes;
}

QImage pictureOf(ui::View &view, const QSize &size, bool dark = false)
{
    const ui::Theme theme = dark ? ui::Theme::darkTheme() : ui::Theme::light();
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    view.paintTo(painter, QRectF(QPointF(), size), {theme, true});
    return image;
}

/// Saves what a person should look at, where the environment asks for it.
void keepPicture(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
    if (!folder.isEmpty()) {
        QVERIFY(image.save(folder + QStringLiteral("/timeline-") + name + QStringLiteral(".png")));
    }
}

} // namespace

class TimelineViewTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TimelineView> m_view;
    TimelineCanvas *m_canvas = nullptr;

    void show(const StatePtr &state, const QSize &size = QSize(860, 236))
    {
        QVERIFY(state);
        m_view = std::make_unique<TimelineView>();
        m_canvas = m_view->findChild<TimelineCanvas *>();
        QVERIFY(m_canvas);
        m_view->resize(size);
        m_view->setState(state);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    std::optional<TimelineTarget> targetOf(DealId deal, TimelineTarget::Part part)
    {
        const ui::TimelineScene &scene = m_canvas->scene();
        const auto content
            = ui::TimelineContent::make(m_view->state(), m_view->reading(), m_view->lanes());
        for (const TimelineTarget &mark : scene.marks()) {
            if (content->item(scene.geometry.entries[mark.entry]).deal != deal) {
                continue;
            }
            if (part == TimelineTarget::Part::Mark) {
                return mark;
            }
        }
        for (qsizetype i = 0; i < scene.geometry.entries.size(); ++i) {
            const layout::PlacedEntry &entry = scene.geometry.entries[i];
            if (content->item(entry).deal != deal) {
                continue;
            }
            if (part == TimelineTarget::Part::Label && entry.label >= 0) {
                return scene.targetAt(
                    QPointF(entry.labelLeft + entry.labelWidth / 2, scene.y(entry.markY)));
            }
            if (part == TimelineTarget::Part::Term && entry.term) {
                return scene.targetAt(
                    QPointF((entry.term->left + entry.term->right) / 2, scene.y(entry.termY)));
            }
        }
        return std::nullopt;
    }

    QPoint pointOf(DealId deal, TimelineTarget::Part part = TimelineTarget::Part::Mark)
    {
        const auto target = targetOf(deal, part);
        return target ? target->rect.center().toPoint() : QPoint(-1, -1);
    }

    /// Somewhere in the time area without a mark.
    QPoint emptyPoint()
    {
        const ui::TimelineScene &scene = m_canvas->scene();
        for (double y = scene.time.bottom() - 2; y > scene.time.top(); y -= 3) {
            for (double x = scene.time.left() + 2; x < scene.time.right() - 2; x += 5) {
                if (!scene.targetAt(QPointF(x, y))) {
                    return QPointF(x, y).toPoint();
                }
            }
        }
        return {-1, -1};
    }

    void wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, m_canvas->mapToGlobal(at), QPoint(), QPoint(0, delta), Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_canvas, &event);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin)"))); }
    void cleanup() { m_view.reset(); }

    void pictures()
    {
        const StatePtr sample = sampleState();
        QVERIFY(sample);
        Filter dates;
        dates.set({Dimension::Dates, DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}});
        Perspective clock;
        clock.publishedBy = QDate(2025, 12, 18);
        struct Picture {
            const char *name;
            QSize size;
            StatePtr state;
            const char *reading;
            const char *lanes;
            bool dark;
        };
        const QList<Picture> all{
            {"small", {860, 236}, sample, "event", "payee", false},
            {"small-publication", {860, 236}, sample, "publication", "payee", false},
            {"tiny", {520, 330}, sample, "event", "payee", false},
            {"wide", {2000, 500}, sample, "event", "payee", false},
            {"wide-dark", {2000, 500}, sample, "publication", "pair", true},
            {"tall", {1400, 700}, sample, "event", "pair", false},
            {"kind", {1400, 700}, sample, "publication", "kind", true},
            {"dates", {1100, 400}, sampleState(dates), "event", "payer", false},
            {"clock", {1100, 400}, sampleState({}, clock), "publication", "payee", true},
        };
        for (const Picture &picture : all) {
            QPalette palette = QApplication::palette();
            const ui::Theme theme = picture.dark ? ui::Theme::darkTheme() : ui::Theme::light();
            show(picture.state, picture.size);
            m_view->setPalette(theme.palette());
            m_view->setAutoFillBackground(true);
            m_view->applySettings({{QStringLiteral("reading"), QLatin1StringView(picture.reading)},
                                   {QStringLiteral("lanes"), QLatin1StringView(picture.lanes)}});
            const QString name = QString::fromLatin1(picture.name);
            keepPicture(m_view->grab().toImage(), name);
            const QSize hint = m_view->exportSizeHint();
            const QImage exported = pictureOf(*m_view, hint, picture.dark);
            keepPicture(exported, name + QStringLiteral("-export"));
            const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
            if (!folder.isEmpty()) {
                QFile file(folder + QStringLiteral("/timeline-") + name + QStringLiteral(".svg"));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(svgOf(*m_view, hint, picture.dark));
            }
        }
    }
};

DEALSCOPE_TEST(TimelineViewTest)
#include "TimelineViewTest.moc"
