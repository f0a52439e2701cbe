// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowPicture.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/views/flow/FlowWords.h"
#include "ui/views/flow/PictureKey.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr qreal KeyGap = 6;
constexpr qreal LineHeight = 16;
constexpr qreal LongestScale = 24;
constexpr qreal LeastHeightForKey = 170;
/// In a smaller dock the diagram needs the rows; the colours stand in the filters too.
constexpr qreal LeastHeightForKinds = 380;

} // namespace

FlowPicture::FlowPicture(session::StatePtr state, GraphPtr graph, Frame frame)
    : m_state(std::move(state))
    , m_graph(std::move(graph))
    , m_frame(std::move(frame))
{
    const QRectF &area = m_frame.area;
    const bool forExport = m_frame.style.forExport;
    m_line = forExport ? QString() : words().leftOutLine();
    // The key's rows depend on its words alone, so that its height is known before the scale is.
    if (area.height() >= LeastHeightForKey) {
        m_keyHeight = key(false).heightFor(area.width() - 2 * Margin);
    }
    m_diagram = area.adjusted(Margin, forExport ? Margin : 2, -Margin,
                              -(m_keyHeight > 0 ? m_keyHeight + KeyGap : 0)
                                  - (m_line.isEmpty() ? 0 : LineHeight) - 6);
    QRectF whole = m_diagram;
    whole.setHeight(whole.height() * m_frame.zoom);
    m_scene = FlowScene(*m_graph, words(), whole);
}

FlowWords FlowPicture::words() const
{
    return {*m_state->resolution, *m_graph, m_state->currency};
}

/// Without the scene's scale: with the widest one.
PictureKey FlowPicture::key(bool withScale) const
{
    PictureKey key;
    const auto addScale = [&](qreal pixels, qint64 unit) {
        key.addScale(pixels, tr("= %1").arg(io::shortMoney(Money{unit}, m_state->currency)));
    };
    if (!withScale) {
        addScale(LongestScale, 500'000'000'000);
    } else if (const qreal each = m_scene.picture().pixelsPerUnit;
               const qint64 unit = roundUnit(each, LongestScale)) {
        addScale(qreal(unit) * each, unit);
    }
    QSet<DealKind> kinds;
    bool firm = false;
    bool floor = false;
    bool upTo = false;
    bool open = false;
    bool dashed = false;
    for (const analysis::FlowEdge &edge : m_graph->edges) {
        kinds.insert(edge.kind);
        const auto &sum = edge.sum;
        dashed |= !edge.hasAmount;
        firm |= sum.firm.units > 0;
        floor |= edge.hasAmount && sum.interval.floor > sum.firm;
        upTo |= edge.hasAmount && sum.interval.ceiling.value_or(Money{}) > sum.interval.floor;
        open |= sum.openEnded > 0;
    }
    const bool withKinds = m_frame.style.forExport || m_frame.area.height() >= LeastHeightForKinds;
    for (const auto &entry : enumEntries<DealKind>()) {
        if (withKinds && kinds.contains(entry.value)) {
            key.addKind(entry.value, session::kindName(entry.value));
        }
    }
    for (const auto &[present, certainty] :
         {std::pair(firm, Certainty::Firm), std::pair(floor, Certainty::Floor),
          std::pair(upTo, Certainty::UpToCeiling), std::pair(open, Certainty::OpenCeiling)}) {
        if (present) {
            key.addCertainty(certainty);
        }
    }
    if (dashed) {
        key.addDashed();
    }
    key.addChanged(m_frame.changedWords);
    return key;
}

void FlowPicture::paint(QPainter &painter, const FlowEmphasis &emphasis, qreal scroll) const
{
    const Theme &theme = m_frame.style.theme;
    painter.save();
    if (m_frame.zoom > 1) {
        painter.setClipRect(m_diagram.adjusted(-Margin, -2, Margin, 2));
        painter.translate(0, -scroll);
    }
    FlowPainter(painter, *m_graph, m_scene, theme, emphasis).paint();
    painter.restore();
    const QRectF &area = m_frame.area;
    const qreal width = area.width() - 2 * Margin;
    qreal bottom = area.bottom() - 6;
    if (!m_line.isEmpty()) {
        const QFont font = pictureFont(TextSize::Small);
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(theme.soft);
        painter.drawText(QPointF(area.left() + Margin, bottom - metrics.descent()),
                         metrics.elidedText(m_line, Qt::ElideRight, width));
        bottom -= LineHeight;
    }
    if (m_keyHeight > 0) {
        const PictureKey shown = key(true);
        shown.paint(painter, {area.left() + Margin, bottom - shown.heightFor(width)}, width, theme);
    }
}

QImage FlowPicture::image(qreal devicePixelRatio) const
{
    const QRect pixels(0, 0, int(std::ceil(m_frame.area.width() * devicePixelRatio)),
                       int(std::ceil(m_frame.area.height() * devicePixelRatio)));
    QImage image(pixels.size(), QImage::Format_RGB32);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(m_frame.style.theme.panel);
    QPainter painter(&image);
    painter.translate(-m_frame.area.topLeft());
    paint(painter, {}, 0);
    return image;
}

} // namespace dealscope::ui
