// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowView.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/views/flow/FlowPainter.h"
#include "ui/views/flow/FlowWords.h"
#include "ui/views/flow/MoneyScopeBar.h"
#include "ui/views/flow/PictureKey.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qreal Margin = 10;
constexpr qreal KeyGap = 6;
constexpr qreal LineHeight = 16;
constexpr qreal LongestScale = 24;
constexpr qreal LeastHeightForKey = 170;
/// In a smaller dock the diagram needs the rows; the colours stand in the filters too.
constexpr qreal LeastHeightForKinds = 380;

} // namespace

FlowView::FlowView(QWidget *parent)
    : View(parent)
    , m_scope(new MoneyScopeBar(this))
    , m_clear(new QPushButton(tr("Clear the filter"), this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Flow: who pays whom"));
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, &View::clearRequested);
    connect(m_scope, &MoneyScopeBar::changed, this, [this] {
        stateChanged();
        update();
        Q_EMIT settingsChanged();
    });
}

FlowView::~FlowView() = default;

QString FlowView::viewName() const
{
    return u"flow"_s;
}

QString FlowView::pictureTitle() const
{
    return tr("Who pays whom: %1").arg(MoneyScopeBar::inWords(m_scope->nature(), shownYear()));
}

/// The view's own choice, else with "per year" the year that moved most.
std::optional<int> FlowView::shownYear() const
{
    if (m_scope->year() || !state() || !state()->resolution || !state()->perspective.perYear) {
        return m_scope->year();
    }
    if (!m_busiestYear) {
        m_busiestYear
            = analysis::FlowGraph::build(*state()->resolution, state()->selected, state()->currency,
                                         {state()->perspective.groups,
                                          m_scope->nature(),
                                          {},
                                          analysis::MostFlowNodes,
                                          analysis::MostFlowEdges})
                  .busiestYear;
    }
    return *m_busiestYear > 0 ? m_busiestYear : std::nullopt;
}

analysis::FlowOptions FlowView::options(const session::DashboardState &state,
                                        std::optional<int> year) const
{
    return {state.perspective.groups, m_scope->nature(),       year,
            analysis::MostFlowNodes,  analysis::MostFlowEdges, false};
}

void FlowView::prepare(const session::StatePtr &state)
{
    m_coming.reset();
    // Which year is shown is only known when the totals of all years are.
    if (!isVisible() || !state->resolution || state->perspective.perYear
        || state->selected.size() < WorthAThread) {
        return;
    }
    const analysis::FlowOptions asked = options(*state, {});
    m_coming.emplace(Coming{state, asked, std::async(std::launch::async, [state, asked] {
                                return analysis::FlowGraph::build(
                                    *state->resolution, state->selected, state->currency, asked);
                            })});
}

const analysis::FlowGraph &FlowView::graph()
{
    if (m_graph) {
        return *m_graph;
    }
    if (!state() || !state()->resolution) {
        m_graph.emplace();
        return *m_graph;
    }
    const analysis::FlowOptions asked = options(*state(), shownYear());
    const bool isComing = m_coming && m_coming->state == state() && m_coming->options == asked;
    m_graph = isComing ? m_coming->graph.get()
                       : analysis::FlowGraph::build(*state()->resolution, state()->selected,
                                                    state()->currency, asked);
    m_coming.reset();
    return *m_graph;
}

FlowWords FlowView::words()
{
    return {*state()->resolution, graph(), state()->currency};
}

void FlowView::stateChanged()
{
    m_graph.reset();
    m_busiestYear.reset();
    m_focus = -1;
    m_hovered = -1;
    dropScene();
    refreshControls();
}

void FlowView::dropScene()
{
    m_scene.reset();
    update();
}

void FlowView::refreshControls()
{
    if (state() && state()->resolution) {
        m_scope->setYears(graph().years, state()->perspective.perYear, shownYear());
    }
    const bool empty = !state() || !state()->resolution || graph().isEmpty();
    m_clear->setVisible(empty && state() && !state()->filter.isEmpty());
    m_scope->setVisible(!empty || m_scope->nature() || m_scope->year());
    setAccessibleDescription(empty ? emptyReason()
                                   : tr("%n flows", nullptr, int(graph().edges.size())) + u". "_s
                                     + leftOutLine());
    m_scope->setGeometry(0, 0, width(), m_scope->sizeHint().height());
    m_clear->adjustSize();
    m_clear->move((width() - m_clear->width()) / 2, int(pictureArea().center().y()) + 28);
}

void FlowView::highlightChanged()
{
    // The key has one entry more while something is compared, and the diagram less room.
    if (changedWords() != m_keyedChange) {
        m_keyedChange = changedWords();
        m_scene.reset();
    }
    update();
}

void FlowView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    dropScene();
    refreshControls();
}

namespace {

bool hasRoomForKinds(const QRectF &area, const PaintStyle &style)
{
    return style.forExport || area.height() >= LeastHeightForKinds;
}

} // namespace

QRectF FlowView::pictureArea() const
{
    const qreal top = m_scope->isVisibleTo(this) ? m_scope->sizeHint().height() : 0;
    return QRectF(rect()).adjusted(0, top, 0, 0);
}

PictureKey FlowView::keyFor(const FlowScene &scene, bool withKinds)
{
    PictureKey key;
    const qint64 unit = roundUnit(scene.picture().pixelsPerUnit, LongestScale);
    if (unit > 0) {
        key.addScale(qreal(unit) * scene.picture().pixelsPerUnit,
                     tr("= %1").arg(io::shortMoney(Money{unit}, state()->currency)));
    }
    QSet<DealKind> kinds;
    bool firm = false;
    bool floor = false;
    bool upTo = false;
    bool open = false;
    bool dashed = false;
    for (const analysis::FlowEdge &edge : graph().edges) {
        kinds.insert(edge.kind);
        const auto &sum = edge.sum;
        dashed |= !edge.hasAmount;
        firm |= sum.firm.units > 0;
        floor |= edge.hasAmount && sum.interval.floor > sum.firm;
        upTo |= edge.hasAmount && sum.interval.ceiling.value_or(Money{}) > sum.interval.floor;
        open |= sum.openEnded > 0;
    }
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
    key.addChanged(changedWords());
    return key;
}

QRectF FlowView::diagramArea(const QRectF &area, qreal keyHeight, const PaintStyle &style)
{
    const bool line = !style.forExport && !leftOutLine().isEmpty();
    return area.adjusted(Margin, style.forExport ? Margin : 2, -Margin,
                         -(keyHeight > 0 ? keyHeight + KeyGap : 0) - (line ? LineHeight : 0) - 6);
}

/// The key's rows depend on its words alone, so that its height is known before the scale is.
FlowScene FlowView::sceneFor(const QRectF &area, const PaintStyle &style, qreal zoom,
                             QRectF *diagram, qreal *keyHeight)
{
    PictureKey key = keyFor(FlowScene(), hasRoomForKinds(area, style));
    key.addScale(LongestScale,
                 tr("= %1").arg(io::shortMoney(Money{500'000'000'000}, state()->currency)));
    *keyHeight = area.height() < LeastHeightForKey ? 0 : key.heightFor(area.width() - 2 * Margin);
    *diagram = diagramArea(area, *keyHeight, style);
    QRectF whole = *diagram;
    whole.setHeight(whole.height() * zoom);
    return {graph(), words(), whole};
}

const FlowScene &FlowView::scene()
{
    if (!m_scene) {
        if (state() && state()->resolution && !graph().isEmpty()) {
            m_scene
                = sceneFor(pictureArea(), {screenTheme(), false}, m_zoom, &m_diagram, &m_keyHeight);
        } else {
            m_scene = FlowScene();
        }
    }
    return *m_scene;
}

QString FlowView::emptyReason()
{
    if (!state() || state()->isEmpty()) {
        return tr("There are no deals in this deal file.");
    }
    if (state()->selected.isEmpty()) {
        return tr("No deal passes the filter.");
    }
    if (const auto year = shownYear()) {
        return tr("None of the %n deals shown moves money in %1.", nullptr,
                  int(state()->selected.size()))
            .arg(*year);
    }
    return tr("None of the %n deals shown moves money from one company to another.", nullptr,
              int(state()->selected.size()));
}

void FlowView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    if (!state() || !state()->resolution || graph().isEmpty()) {
        const bool filtered = state() && !state()->filter.isEmpty();
        paintEmpty(painter, area, style, emptyReason(),
                   filtered ? tr("Clear the filter, or ask for other money.")
                            : tr("Open another deal file."));
        return;
    }
    QRectF diagram;
    qreal keyHeight = 0;
    FlowScene own;
    const bool onScreen = !style.forExport && area == pictureArea();
    if (onScreen) {
        (void)scene();
        diagram = m_diagram;
        keyHeight = m_keyHeight;
    } else {
        own = sceneFor(area, style, 1, &diagram, &keyHeight);
    }
    const FlowScene &drawn = onScreen ? *m_scene : own;
    painter.save();
    if (onScreen && m_zoom > 1) {
        painter.setClipRect(diagram.adjusted(-Margin, -2, Margin, 2));
        painter.translate(0, -m_scroll);
    }
    FlowPainter(painter, graph(), drawn, style.theme, emphasisOf(drawn, style)).paint();
    painter.restore();
    qreal bottom = area.bottom() - 6;
    const QString line = style.forExport ? QString() : leftOutLine();
    if (!line.isEmpty()) {
        const QFont font = pictureFont(TextSize::Small);
        const QFontMetricsF metrics(font);
        painter.setFont(font);
        painter.setPen(style.theme.soft);
        painter.drawText(QPointF(area.left() + Margin, bottom - metrics.descent()),
                         metrics.elidedText(line, Qt::ElideRight, area.width() - 2 * Margin));
        bottom -= LineHeight;
    }
    if (keyHeight > 0) {
        const PictureKey key = keyFor(drawn, hasRoomForKinds(area, style));
        const qreal width = area.width() - 2 * Margin;
        key.paint(painter, {area.left() + Margin, bottom - key.heightFor(width)}, width,
                  style.theme);
    }
}

QSet<int> FlowView::pathOf(const FlowScene &scene, int mark)
{
    // Everything that can have fed the mark's money, and everything it can have gone on to.
    QSet<int> found;
    for (const bool downstream : {true, false}) {
        QList<int> nodes;
        QSet<int> seen;
        const FlowMark &start = scene.marks()[mark];
        if (start.isNode()) {
            nodes.append(start.node);
        } else {
            found.insert(start.edge);
            nodes.append(downstream ? graph().edges[start.edge].to
                                    : graph().edges[start.edge].from);
        }
        while (!nodes.isEmpty()) {
            const int node = nodes.takeLast();
            if (seen.contains(node)) {
                continue;
            }
            seen.insert(node);
            for (int edge = 0; edge < graph().edges.size(); ++edge) {
                const analysis::FlowEdge &row = graph().edges[edge];
                if ((downstream ? row.from : row.to) == node) {
                    found.insert(edge);
                    nodes.append(downstream ? row.to : row.from);
                }
            }
        }
    }
    return found;
}

FlowEmphasis FlowView::emphasisOf(const FlowScene &scene, const PaintStyle &style)
{
    FlowEmphasis result;
    if (!changedWords().isEmpty()) {
        for (const FlowMark &row : scene.marks()) {
            result.changed.append(isChanged(row.deals));
        }
    }
    if (style.forExport) {
        return result;
    }
    const bool onPath = m_hovered >= 0 && m_hovered < scene.marks().size();
    const QSet<int> path = onPath ? pathOf(scene, m_hovered) : QSet<int>();
    QSet<int> pathNodes;
    for (const int edge : path) {
        pathNodes.insert(graph().edges[edge].from);
        pathNodes.insert(graph().edges[edge].to);
    }
    for (int mark = 0; mark < scene.marks().size(); ++mark) {
        const FlowMark &row = scene.marks()[mark];
        qreal opacity = emphasis(row.deals, style);
        const bool follows = row.isNode() ? pathNodes.contains(row.node) : path.contains(row.edge);
        if (onPath && follows) {
            opacity = std::max(opacity, 0.75);
        }
        if (mark == m_hovered) {
            opacity = 1;
        }
        result.opacity.append(opacity);
        result.chosen.append(!row.isNode() && row.deals.meets(highlight().selected));
    }
    result.focus = hasFocus() ? m_focus : -1;
    return result;
}

QSize FlowView::exportSizeHint()
{
    if (!state() || !state()->resolution || graph().isEmpty()) {
        return {800, 500};
    }
    const FlowScene trial(graph(), words(), QRectF(0, 0, 1100, 620));
    return {std::max(1100, 220 * trial.picture().layers + 240),
            std::clamp(int(trial.picture().wantedHeight) + 80, 640, 6000)};
}

io::RecordTable FlowView::dataTable()
{
    return state() && state()->resolution ? words().table() : io::RecordTable();
}

QString FlowView::leftOutLine()
{
    return state() && state()->resolution ? words().leftOutLine() : QString();
}

QJsonObject FlowView::settings() const
{
    return m_scope->settings();
}

void FlowView::applySettings(const QJsonObject &settings)
{
    m_scope->applySettings(settings);
}

} // namespace dealscope::ui
