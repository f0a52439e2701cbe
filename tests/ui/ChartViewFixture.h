// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "ui/views/chart/ChartCanvas.h"
#include "ui/views/chart/ChartColumnsLayout.h"
#include "ui/views/chart/ChartLayout.h"
#include "ui/views/chart/ChartRowsLayout.h"
#include "ui/views/chart/ChartView.h"
#include "ui/views/chart/ChartWords.h"
#include "ui/views/chart/WrappedText.h"
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QXmlStreamReader>

namespace dealscope::tests {

using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace dealscope::ui;

/// Like the bundled sample: a contradictory round, joint payers, a term, deals without amount.
inline LedgerBuilder bigLedger()
{
    LedgerBuilder b;
    b.company("AWS", "Amazon");
    const SourceId dec = b.source("Reuters", "2025-12-17");
    const SourceId jan = b.source("Creati.ai", "2026-01");
    const SourceId undated = b.source("unnamed outlet (fr)", nullptr);
    const auto add = [&](DealKind kind, std::initializer_list<const char *> from,
                         std::initializer_list<const char *> to, SourceId source,
                         const Amount &amount, Status status, const char *happened = nullptr) {
        const DealId deal = b.deal("deal", kind, from, to);
        Claim &claim = b.claim(deal, source, amount, status);
        if (happened) {
            claim.happenedOn = PartialDate::fromIso(QString::fromUtf8(happened));
        }
        return deal;
    };
    using enum DealKind;
    using enum Status;
    const DealId round = add(Equity, {}, {"OpenAI"}, jan, exactBn(100), InTalks);
    const DealId part = add(Equity, {"Amazon"}, {"OpenAI"}, jan, upToBn(50), InTalks);
    b.relate(part, round, RelationKind::PartOf);
    add(Equity, {"Amazon"}, {"Anthropic"}, jan, exactBn(4), Completed, "2023-09");
    add(Equity, {"Google"}, {"Anthropic"}, jan, exactBn(2), Completed, "2023-10");
    add(Equity, {"Microsoft"}, {"OpenAI"}, dec, atLeastBn(13), Completed, "2023-01");
    add(Equity, {"Microsoft", "Nvidia"}, {"Inflection AI"}, jan, exactBn(1.3), Completed,
        "2023-06");
    const DealId aws = add(Compute, {"OpenAI"}, {"AWS"}, dec, exactBn(38), Signed, "2025-11");
    Claim &term = b.claim(aws, dec);
    term.period = Period{PartialDate::fromIso(u"2025-11"), {}, 84};
    add(Infrastructure, {"SoftBank", "Oracle"}, {}, undated, exactBn(400), Announced);
    for (const char *maker : {"Nvidia", "AMD", "Broadcom"}) {
        add(ChipSupply, {"OpenAI"}, {maker}, dec, Amount::undisclosed(), Signed, "2025-10");
    }
    b.claim(b.deal("shop", Partnership, {}, {}), dec).status = Announced;
    return b;
}

inline session::StatePtr stateOf(const LedgerBuilder &builder, const Filter &filter = {},
                                 const Perspective &perspective = {})
{
    return *session::makeState(builder.snapshot(), filter, perspective, nullptr,
                               QStringLiteral("sample ledger"));
}

inline ChartQuery query(ChartMeasure measure, ChartDimension by,
                        std::optional<ChartDimension> stack)
{
    ChartQuery result;
    result.measure = measure;
    result.by = by;
    result.stack = stack;
    return result;
}

inline ChartData dataOf(const session::StatePtr &state, const ChartQuery &asked)
{
    return chartData(*state->resolution, state->selected, state->currency, false, asked);
}

inline QByteArray svgOf(View &view, QSize size)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(96);
    QPainter painter(&generator);
    view.paintTo(painter, QRectF(QPointF(), size), {Theme::light(), true});
    painter.end();
    return buffer.data();
}

inline QImage imageOf(View &view, QSize size, const Theme &theme)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.panel);
    QPainter painter(&image);
    view.paintTo(painter, QRectF(QPointF(), size), {theme, true});
    return image;
}

/// Where a picture is kept to be looked at; empty: nowhere.
inline QString picturesFolder()
{
    return qEnvironmentVariable("DEALSCOPE_PICTURES");
}

} // namespace dealscope::tests
