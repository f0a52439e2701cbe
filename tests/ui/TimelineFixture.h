// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/LedgerJsonReader.h"
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "ui/views/timeline/TimelineCanvas.h"
#include "ui/views/timeline/TimelineView.h"
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
#include <cmath>

namespace dealscope::tests {

using namespace dealscope;
using namespace dealscope::core;
using session::Pick;
using session::StatePtr;
using ui::TimelineCanvas;
using ui::TimelineTarget;
using ui::TimelineView;

inline StatePtr stateOf(const SnapshotPtr &snapshot, const Filter &filter = {},
                        const Perspective &perspective = {})
{
    auto state
        = session::makeState(snapshot, filter, perspective, nullptr, QStringLiteral("test ledger"));
    return state ? *state : StatePtr();
}

inline StatePtr sampleState(const Filter &filter = {}, const Perspective &perspective = {})
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

inline QByteArray svgOf(ui::View &view, const QSize &size, bool dark = false)
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

inline QImage pictureOf(ui::View &view, const QSize &size, bool dark = false)
{
    const ui::Theme theme = dark ? ui::Theme::darkTheme() : ui::Theme::light();
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    view.paintTo(painter, QRectF(QPointF(), size), {theme, true});
    return image;
}

/// Saves what a person should look at, where the environment asks for it.
inline void keepPicture(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
    if (!folder.isEmpty()) {
        QVERIFY(image.save(folder + QStringLiteral("/timeline-") + name + QStringLiteral(".png")));
    }
}

} // namespace dealscope::tests
