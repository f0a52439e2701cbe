// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowView.h"

#include "analysis/FlowCounter.h"
#include "session/FilterWords.h"
#include "ui/views/flow/FlowWords.h"
#include "ui/views/flow/MoneyScopeBar.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace Qt::StringLiterals;

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
        analysis::FlowOptions asked = options(*state(), {});
        asked.sizesOfYears = true;
        Counted counted = count(m_yearCounter, *state(), asked);
        m_busiestYear = counted.graph->busiestYear;
        m_yearCounter = std::move(counted.counter);
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
    auto work = [state, asked, counter = m_counter, frame = frame(), isPlain = isPlain(),
                 ratio = devicePixelRatioF()] {
        Counted counted = count(counter, *state, asked);
        if (!counted.graph->isEmpty()) {
            counted.picture.emplace(state, counted.graph, frame);
            if (isPlain) {
                counted.image = counted.picture->image(ratio);
            }
        }
        return counted;
    };
    m_coming.emplace(Coming{state, asked, startWork(std::move(work))});
}

FlowView::Counted FlowView::count(std::shared_ptr<analysis::FlowCounter> counter,
                                  const session::DashboardState &state,
                                  const analysis::FlowOptions &options)
{
    if (!counter || !counter->answers(*state.resolution, state.currency, options)) {
        counter
            = std::make_shared<analysis::FlowCounter>(*state.resolution, state.currency, options);
    }
    Counted counted;
    counted.graph = std::make_shared<const analysis::FlowGraph>(counter->count(state.selected));
    counted.counter = std::move(counter);
    return counted;
}

const analysis::FlowGraph &FlowView::graph()
{
    if (m_graph) {
        return *m_graph;
    }
    if (!state() || !state()->resolution) {
        m_graph = std::make_shared<const analysis::FlowGraph>();
        return *m_graph;
    }
    const analysis::FlowOptions asked = options(*state(), shownYear());
    const bool isComing = m_coming && m_coming->state == state() && m_coming->options == asked;
    Counted counted;
    if (isComing) {
        counted = m_coming->counted.get();
        m_coming.reset();
    } else {
        finishWork(); // it may be at the same counter
        counted = count(std::move(m_counter), *state(), asked);
    }
    m_graph = std::move(counted.graph);
    m_counter = std::move(counted.counter);
    m_picture = std::move(counted.picture);
    m_image = std::move(counted.image);
    return *m_graph;
}

FlowPicture::Frame FlowView::frame() const
{
    return {pictureArea(), {screenTheme(), false}, m_zoom, changedWords()};
}

/// Nothing stands out: the picture is the same whoever looks at it.
bool FlowView::isPlain() const
{
    return m_zoom <= 1 && !highlight().isActive() && changedWords().isEmpty();
}

/// Null where there is nothing to draw.
const FlowPicture *FlowView::picture()
{
    if (!state() || !state()->resolution || graph().isEmpty()) {
        return nullptr;
    }
    const FlowPicture::Frame wanted = frame();
    if (!m_picture || !(m_picture->frame() == wanted)) {
        m_image = {};
        m_picture.emplace(state(), m_graph, wanted);
    }
    m_diagram = m_picture->diagram();
    return &*m_picture;
}

FlowWords FlowView::words()
{
    return {*state()->resolution, graph(), state()->currency};
}

void FlowView::stateChanged()
{
    m_graph.reset();
    m_busiestYear.reset();
    for (auto *counter : {&m_counter, &m_yearCounter}) {
        // A view that nobody sees would else keep the old deals.
        if (*counter && (!state() || !(*counter)->isOf(state()->resolution))) {
            counter->reset();
        }
    }
    m_focus = -1;
    m_hovered = -1;
    m_picture.reset();
    m_image = {};
    refreshControls();
}

void FlowView::dropScene()
{
    m_picture.reset();
    m_image = {};
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
    update();
}

void FlowView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    dropScene();
    refreshControls();
}

QRectF FlowView::pictureArea() const
{
    const qreal top = m_scope->isVisibleTo(this) ? m_scope->sizeHint().height() : 0;
    return QRectF(rect()).adjusted(0, top, 0, 0);
}

const FlowScene &FlowView::scene()
{
    static const FlowScene nothing;
    const FlowPicture *shown = picture();
    return shown ? shown->scene() : nothing;
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
    if (style.forExport || area != pictureArea()) {
        const FlowPicture own(state(), m_graph, {area, style, 1, changedWords()});
        own.paint(painter, emphasisOf(own.scene(), style), 0);
        return;
    }
    const FlowPicture &shown = *picture();
    const bool isFocused = hasFocus() && m_focus >= 0;
    if (!m_image.isNull() && isPlain() && m_hovered < 0 && !isFocused
        && m_image.devicePixelRatio() == painter.device()->devicePixelRatioF()) {
        painter.drawImage(area.topLeft(), m_image);
        return;
    }
    shown.paint(painter, emphasisOf(shown.scene(), style), m_scroll);
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
