// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/matrix/MatrixView.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/views/flow/FlowWords.h"
#include "ui/views/flow/MoneyScopeBar.h"
#include "ui/views/flow/PictureKey.h"
#include "ui/views/matrix/MatrixPainter.h"
#include "ui/window/Counted.h"

#include <QFontMetricsF>
#include <QJsonArray>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using namespace Qt::StringLiterals;

namespace {

constexpr qreal Margin = 10;
constexpr qreal LineHeight = 16;
constexpr qreal LeastHeightForKey = 170;
/// In a smaller dock the rows need the room, and cells are too small to show a texture.
constexpr qreal LeastHeightForTextures = 320;

bool hasRoomForTextures(const QRectF &area, const PaintStyle &style)
{
    return style.forExport || area.height() >= LeastHeightForTextures;
}

} // namespace

MatrixView::MatrixView(QWidget *parent)
    : View(parent)
    , m_scope(new MoneyScopeBar(this))
    , m_clear(new QPushButton(tr("Clear the filter"), this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Matrix: who pays whom"));
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, &View::clearRequested);
    connect(m_scope, &MoneyScopeBar::changed, this, [this] {
        stateChanged();
        update();
        Q_EMIT settingsChanged();
    });
}

MatrixView::~MatrixView() = default;

QString MatrixView::viewName() const
{
    return u"matrix"_s;
}

QString MatrixView::pictureTitle() const
{
    const QString money = MoneyScopeBar::inWords(m_scope->nature(), shownYear());
    return m_scope->nature() ? tr("Payers by payees: %1").arg(money)
                             : tr("Payers by payees: %1, added up").arg(money);
}

std::optional<int> MatrixView::shownYear() const
{
    if (m_scope->year() || !state() || !state()->resolution || !state()->perspective.perYear) {
        return m_scope->year();
    }
    if (!m_busiestYear) {
        m_busiestYear
            = FlowGraph::build(*state()->resolution, state()->selected, state()->currency,
                               {state()->perspective.groups, m_scope->nature(), {}, MostFlowNodes})
                  .busiestYear;
    }
    return *m_busiestYear > 0 ? m_busiestYear : std::nullopt;
}

const FlowGraph &MatrixView::graph()
{
    if (!m_graph) {
        m_graph = state() && state()->resolution
            ? FlowGraph::build(*state()->resolution, state()->selected, state()->currency,
                               {state()->perspective.groups, m_scope->nature(), shownYear(),
                                MostFlowNodes, 0, false})
            : FlowGraph();
    }
    return *m_graph;
}

const PayMatrix &MatrixView::matrix()
{
    if (!m_matrix) {
        m_matrix = state() && state()->resolution
            ? PayMatrix::build(graph(), *state()->resolution, state()->selected, state()->currency)
            : PayMatrix();
    }
    return *m_matrix;
}

void MatrixView::stateChanged()
{
    m_graph.reset();
    m_busiestYear.reset();
    m_matrix.reset();
    m_picture.reset();
    m_hovered = {};
    m_focus = {};
    refreshControlsWhenSeen();
}

void MatrixView::highlightChanged()
{
    // The key has one entry more while something is compared, and the cells less room.
    if (changedWords() != m_keyedChange) {
        m_keyedChange = changedWords();
        m_picture.reset();
    }
    update();
}

void MatrixView::refreshControls()
{
    if (state() && state()->resolution) {
        m_scope->setYears(graph().years, state()->perspective.perYear, shownYear());
    }
    const bool empty = matrix().isEmpty();
    m_clear->setVisible(empty && state() && !state()->filter.isEmpty());
    m_scope->setVisible(!empty || m_scope->nature() || m_scope->year());
    setAccessibleDescription(
        empty ? emptyReason()
              : tr("%1 payers by %2 payees")
                    .arg(inDigits(matrix().payers.size()), inDigits(matrix().payees.size()))
                + u". "_s + leftOutLine());
    m_scope->setGeometry(0, 0, width(), m_scope->sizeHint().height());
    m_clear->adjustSize();
    m_clear->move((width() - m_clear->width()) / 2, int(pictureArea().center().y()) + 28);
}

void MatrixView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    m_picture.reset();
    refreshControls();
}

QRectF MatrixView::pictureArea() const
{
    const qreal top = m_scope->isVisibleTo(this) ? m_scope->sizeHint().height() : 0;
    return QRectF(rect()).adjusted(0, top, 0, 0);
}

layout::MatrixInput MatrixView::layoutInput()
{
    const QFontMetricsF normal(pictureFont(TextSize::Normal));
    const QFontMetricsF small(withTabularFigures(pictureFont(TextSize::Small, true)));
    layout::MatrixInput input;
    input.lineHeight = normal.height();
    input.totalWidth = 40;
    const auto total = [&](const MoneySum &sum) {
        return small.horizontalAdvance(MatrixPainter::text(sum, 0, state()->currency));
    };
    for (const PayParty &party : matrix().payers) {
        input.rowLabels.append(normal.horizontalAdvance(party.name) + 1);
        input.totalWidth = std::max(input.totalWidth, total(party.total));
    }
    for (const PayParty &party : matrix().payees) {
        input.columnLabels.append(normal.horizontalAdvance(party.name) + 1);
    }
    input.totalWidth = std::max(input.totalWidth, total(matrix().total));
    return input;
}

PictureKey MatrixView::key(const Theme &theme, bool withTextures)
{
    PictureKey key;
    const qint64 most = MatrixPainter::largest(matrix());
    bool sure = false;
    bool unsure = false;
    bool open = false;
    bool dashed = false;
    bool more = false;
    for (const PayCell &cell : matrix().cells) {
        dashed |= !cell.hasAmount();
        if (cell.hasAmount()) {
            more |= !cell.withoutAmount.isEmpty();
            sure |= cell.sum.interval.floor.units > 0;
            unsure |= cell.sum.interval.ceiling.value_or(Money{}) > cell.sum.interval.floor;
            open |= cell.sum.openEnded > 0;
        }
    }
    if (most > 0) {
        QList<QColor> ramp;
        for (int step = 0; step < 6; ++step) {
            ramp.append(MatrixPainter::heat(step / 5.0, theme));
        }
        key.addRamp(ramp, u"0"_s, io::shortMoney(Money{most}, state()->currency));
    }
    key.addChanged(changedWords());
    if (!withTextures) {
        return key;
    }
    if (sure && (unsure || open)) {
        key.addTexture(Certainty::Firm, tr("minimum"));
    }
    if (unsure) {
        key.addCertainty(Certainty::UpToCeiling);
    }
    if (open) {
        key.addCertainty(Certainty::OpenCeiling);
    }
    if (dashed || more) {
        key.addDashed(more ? tr("no amount; +1: one more deal without") : QString());
    }
    return key;
}

layout::MatrixPicture MatrixView::arrange(const QRectF &area, const PaintStyle &style,
                                          qreal *keyHeight)
{
    const qreal width = area.width() - 2 * Margin;
    *keyHeight = area.height() < LeastHeightForKey
        ? 0
        : key(style.theme, hasRoomForTextures(area, style)).heightFor(width);
    const bool line = !style.forExport && !leftOutLine().isEmpty();
    layout::MatrixOptions options;
    options.area
        = area.adjusted(Margin, style.forExport ? Margin : 2, -Margin,
                        -(*keyHeight > 0 ? *keyHeight + 6 : 0) - (line ? LineHeight : 0) - 6);
    return layout::MatrixLayout::arrange(layoutInput(), options);
}

const layout::MatrixPicture &MatrixView::picture()
{
    if (!m_picture) {
        m_picture = matrix().isEmpty()
            ? layout::MatrixPicture()
            : arrange(pictureArea(), {screenTheme(), false}, &m_keyHeight);
    }
    return *m_picture;
}

QString MatrixView::emptyReason()
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

void MatrixView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    if (matrix().isEmpty()) {
        const bool filtered = state() && !state()->filter.isEmpty();
        paintEmpty(painter, area, style, emptyReason(),
                   filtered ? tr("Clear the filter, or ask for other money.")
                            : tr("Open another deal file."));
        return;
    }
    qreal keyHeight = 0;
    const layout::MatrixPicture drawn = arrange(area, style, &keyHeight);
    MatrixPainter(painter, matrix(), drawn, style.theme, state()->currency)
        .paint([&](const PayCell &cell) { return emphasis(cell.deals, style); },
               [&](const PayCell &cell) {
                   return !style.forExport && cell.deals.meets(highlight().selected);
               },
               [&](const PayCell &cell) { return isChanged(cell.deals); });
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
        key(style.theme, hasRoomForTextures(area, style))
            .paint(painter, {area.left() + Margin, bottom - keyHeight}, area.width() - 2 * Margin,
                   style.theme);
    }
}

QSize MatrixView::exportSizeHint()
{
    if (matrix().isEmpty()) {
        return {800, 500};
    }
    qreal keyHeight = 0;
    const QSizeF wanted
        = arrange(QRectF(0, 0, 1000, 600), {Theme::light(), true}, &keyHeight).wanted;
    return {std::clamp(int(wanted.width()) + 40, 760, 8000),
            std::clamp(int(wanted.height() + keyHeight) + 40, 420, 8000)};
}

io::RecordTable MatrixView::dataTable()
{
    io::RecordTable table;
    table.columns
        = {u"from"_s,         u"to"_s,         u"kinds"_s,      u"floor"_s,    u"ceiling"_s,
           u"ceiling_open"_s, u"firm_floor"_s, u"paid_floor"_s, u"currency"_s, u"without_amount"_s,
           u"deals"_s,        u"claims"_s};
    for (const PayCell &cell : matrix().cells) {
        const bool known = cell.sum.deals > 0 && !cell.sum.overflow;
        const Interval range = cell.sum.range();
        const auto money = [known](std::optional<Money> value) {
            return known && value ? QJsonValue(value->units) : QJsonValue();
        };
        const auto texts = [](const auto &values, auto toText) {
            QJsonArray list;
            for (const auto &value : values) {
                list.append(toText(value));
            }
            return list;
        };
        const auto idText = [](auto id) { return QString::number(id.value); };
        QJsonObject row;
        row["from"_L1] = matrix().payers[cell.row].name;
        row["to"_L1] = matrix().payees[cell.column].name;
        row["kinds"_L1] = texts(cell.kinds, [](DealKind kind) { return QString(toCode(kind)); });
        row["floor"_L1] = money(range.floor);
        row["ceiling"_L1] = money(range.ceiling);
        row["ceiling_open"_L1] = known ? QJsonValue(range.isOpen()) : QJsonValue();
        row["firm_floor"_L1] = money(cell.sum.firm);
        row["paid_floor"_L1] = money(cell.sum.paid);
        row["currency"_L1] = known ? QJsonValue(state()->currency.code()) : QJsonValue();
        row["without_amount"_L1] = int(cell.withoutAmount.size());
        row["deals"_L1] = texts(cell.deals, idText);
        row["claims"_L1]
            = texts(analysis::countingClaimsOf(*state()->resolution, cell.deals), idText);
        table.rows.append(row);
    }
    return table;
}

QString MatrixView::leftOutLine()
{
    if (!state() || !state()->resolution) {
        return {};
    }
    return FlowWords(*state()->resolution, graph(), state()->currency).leftOutLine();
}

QJsonObject MatrixView::settings() const
{
    return m_scope->settings();
}

void MatrixView::applySettings(const QJsonObject &settings)
{
    m_scope->applySettings(settings);
}

} // namespace dealscope::ui
