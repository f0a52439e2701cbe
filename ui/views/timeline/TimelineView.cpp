// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineView.h"

#include "ui/views/ChangedLabel.h"
#include "ui/views/timeline/TimelineCanvas.h"
#include "ui/views/timeline/TimelineKey.h"
#include "ui/views/timeline/TimelinePainter.h"
#include "ui/views/timeline/TimelineTable.h"
#include "ui/window/Counted.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace dealscope::ui {

using analysis::TimelineLanes;
using analysis::TimelineReading;

namespace {

constexpr int HeaderHeight = 22;
constexpr double ExportWidth = 1200;
constexpr double KeyGap = 6;

const QString readingKey = QStringLiteral("reading");
const QString lanesKey = QStringLiteral("lanes");
const QString fromKey = QStringLiteral("from");
const QString toKey = QStringLiteral("to");

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : View(parent)
    , m_canvas(new TimelineCanvas([this](QPainter &painter) { paintScreen(painter); },
                                  [this] { return content(); }, this))
{
    setAccessibleName(tr("Timeline"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHeader();
    column->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);
    connect(m_canvas, &TimelineCanvas::picked, this, &View::picked);
    connect(m_canvas, &TimelineCanvas::hovered, this, &View::hovered);
    connect(m_canvas, &TimelineCanvas::clauseRequested, this, &View::clauseRequested);
    connect(m_canvas, &TimelineCanvas::clearRequested, this, &View::clearRequested);
    connect(m_canvas, &TimelineCanvas::windowChanged, this, &View::settingsChanged);
}

TimelineView::~TimelineView() = default;

void TimelineView::makeHeader()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 2, 6, 2);
    row->setSpacing(4);
    auto *readings = new QButtonGroup(this);
    const auto button = [&](const QString &text, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setText(text);
        made->setToolTip(tip);
        made->setAutoRaise(true);
        made->setFixedHeight(HeaderHeight);
        row->addWidget(made);
        return made;
    };
    m_byEvent = button(tr("Event date"), tr("When it happened, else when it was first reported"));
    m_byPublication = button(tr("Publication"), tr("When each report was published"));
    m_byEvent->setObjectName(QStringLiteral("timelineByEvent"));
    m_byPublication->setObjectName(QStringLiteral("timelineByPublication"));
    for (QToolButton *reading : {m_byEvent, m_byPublication}) {
        reading->setCheckable(true);
        // In the dark some styles show a checked flat button like any other: its words are bold.
        QFont bold = reading->font();
        bold.setBold(true);
        reading->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(reading->text()) + 16);
        connect(reading, &QToolButton::toggled, reading, [reading](bool checked) {
            QFont font = reading->font();
            font.setBold(checked);
            reading->setFont(font);
        });
        readings->addButton(reading);
    }
    m_byEvent->setChecked(true);
    row->addSpacing(8);
    auto *label = new QLabel(tr("Lanes by"), this);
    row->addWidget(label);
    m_lanesBox = new QComboBox(this);
    m_lanesBox->setObjectName(QStringLiteral("timelineLanes"));
    m_lanesBox->setFixedHeight(HeaderHeight);
    m_lanesBox->setFrame(false);
    m_lanesBox->addItem(tr("pair"), int(TimelineLanes::Pair));
    m_lanesBox->addItem(tr("payee"), int(TimelineLanes::Payee));
    m_lanesBox->addItem(tr("payer"), int(TimelineLanes::Payer));
    m_lanesBox->addItem(tr("kind"), int(TimelineLanes::Kind));
    m_lanesBox->setCurrentIndex(int(m_lanes));
    label->setBuddy(m_lanesBox);
    row->addWidget(m_lanesBox);
    row->addStretch(1);
    m_changedLabel = new ChangedLabel(this);
    row->addWidget(m_changedLabel);
    m_outside = new QLabel(this);
    m_outside->setTextFormat(Qt::PlainText);
    m_outside->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_outside);
    QToolButton *fitButton
        = button(tr("Fit"), tr("Show all reports (0); once more: whole terms too"));
    fitButton->setObjectName(QStringLiteral("timelineFit"));
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    connect(m_byEvent, &QToolButton::clicked, this, [this] { setReading(TimelineReading::Event); });
    connect(m_byPublication, &QToolButton::clicked, this,
            [this] { setReading(TimelineReading::Publication); });
    connect(m_lanesBox, &QComboBox::activated, this,
            [this](int index) { setLanes(TimelineLanes(m_lanesBox->itemData(index).toInt())); });
    connect(fitButton, &QToolButton::clicked, this, &TimelineView::fit);
}

void TimelineView::setReading(TimelineReading reading)
{
    if (reading == m_reading) {
        return;
    }
    m_reading = reading;
    (reading == TimelineReading::Event ? m_byEvent : m_byPublication)->setChecked(true);
    // The two clocks share no dates worth keeping a window for.
    m_canvas->setWindow(std::nullopt);
    forget();
    Q_EMIT settingsChanged();
}

void TimelineView::setLanes(TimelineLanes lanes)
{
    if (lanes == m_lanes) {
        return;
    }
    m_lanes = lanes;
    m_lanesBox->setCurrentIndex(int(lanes));
    forget();
    Q_EMIT settingsChanged();
}

void TimelineView::fit()
{
    m_canvas->fit();
}

void TimelineView::stateChanged()
{
    for (TimelineContentPtr *kept : {&m_before, &m_unfiltered}) {
        // They lend nothing to other deals, and would keep the old ones.
        if (*kept && (!state() || (*kept)->state().resolution != state()->resolution)) {
            kept->reset();
        }
    }
    forget();
}

void TimelineView::highlightChanged()
{
    m_changedLabel->setWords(changedWords());
    m_canvas->update();
}

void TimelineView::forget()
{
    m_stale = true;
    m_content.reset();
    m_selected = {}; // they would keep an older state alive
    m_hovered = {};
    m_changed = {};
    m_canvas->forgetContent();
}

namespace {

bool isQuick(const TimelineContentPtr &before, const session::DashboardState &state)
{
    return before && before->isOf(state);
}

} // namespace

TimelineContentPtr TimelineView::nearestTo(const session::DashboardState &state) const
{
    return m_unfiltered && m_unfiltered->isOf(state) ? m_unfiltered : m_before;
}

void TimelineView::prepare(const session::StatePtr &state)
{
    m_coming.reset();
    if (!isVisible() || !state->resolution || state->selected.size() < WorthAThread
        || isQuick(nearestTo(*state), *state)) {
        return;
    }
    auto work = [state, reading = m_reading, lanes = m_lanes, before = nearestTo(*state)] {
        return TimelineContent::make(state, reading, lanes, before);
    };
    m_coming.emplace(Coming{state, m_reading, m_lanes, startWork(std::move(work))});
}

TimelineContentPtr TimelineView::content()
{
    if (m_stale) {
        m_stale = false;
        m_content.reset();
        if (state() && state()->resolution) {
            const bool isComing = m_coming && m_coming->state == state()
                && m_coming->reading == m_reading && m_coming->lanes == m_lanes;
            if (isComing) {
                m_before = m_coming->content.get();
                m_coming.reset();
            } else {
                m_before = TimelineContent::make(state(), m_reading, m_lanes, nearestTo(*state()));
            }
            if (state()->filter.isEmpty()) {
                m_unfiltered = m_before;
            }
            if (!m_before->isEmpty()) {
                m_content = m_before;
            }
        }
    }
    return m_content;
}

QString TimelineView::pictureTitle() const
{
    const bool event = m_reading == TimelineReading::Event;
    switch (m_lanes) {
    case TimelineLanes::Pair:
        return event ? tr("Deals by event date, a lane for each pair")
                     : tr("Reports by publication date, a lane for each pair");
    case TimelineLanes::Payee:
        return event ? tr("Deals by event date, a lane for each payee")
                     : tr("Reports by publication date, a lane for each payee");
    case TimelineLanes::Payer:
        return event ? tr("Deals by event date, a lane for each payer")
                     : tr("Reports by publication date, a lane for each payer");
    case TimelineLanes::Kind:
        break;
    }
    return event ? tr("Deals by event date, a lane for each kind")
                 : tr("Reports by publication date, a lane for each kind");
}

QString TimelineView::emptyReason() const
{
    return !state() || state()->isEmpty() ? tr("This deal file has no deals yet.")
                                          : tr("No deal passes the filter.");
}

QString TimelineView::emptyWayOut() const
{
    return !state() || state()->isEmpty() ? tr("Open another file, or the sample.")
                                          : tr("Click here to clear the filter.");
}

void TimelineView::paintScene(QPainter &painter, const TimelineScene &scene,
                              const PaintStyle &style)
{
    TimelineLook look;
    look.theme = style.theme;
    look.clip = !style.forExport;
    look.emphasis = [&](DealId deal) {
        const qreal dates = m_content->passes(deal) ? 1 : TimelineLook::Receded;
        return std::min(dates, emphasis(QList{deal}, style));
    };
    look.highlighted = [&](DealId deal) { return isHighlighted(QList{deal}, style); };
    look.changed = [&](DealId deal) { return isChanged(QList{deal}); };
    if (scene.hasDensities()) {
        look.recedes = !style.forExport && highlight().isActive();
        if (!style.forExport) {
            look.selectedDays = m_selected.of(highlight().selected, m_content);
            look.hoveredDays = m_hovered.of(highlight().hovered, m_content);
        }
        look.changedDays = m_changed.of(highlight().changed, m_content);
    }
    look.clock = state()->perspective.publishedBy;
    look.brush = m_canvas->brush();
    if (!style.forExport) {
        look.focus = m_canvas->focusTarget();
    }
    TimelinePainter(painter, *m_content, scene, look).paint();
}

void TimelineView::paintScreen(QPainter &painter)
{
    const PaintStyle style{screenTheme(), false};
    painter.fillRect(m_canvas->rect(), style.theme.panel);
    paintTo(painter, m_canvas->rect(), style);
    refreshHeader();
    if (m_canvas->wantsFocusFrame()) {
        painter.setPen(QPen(style.theme.accent, 1));
        painter.drawRect(QRectF(m_canvas->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelineView::refreshHeader()
{
    QString words;
    if (content()) {
        const TimelineScene &scene = m_canvas->scene();
        const bool reports = m_reading == TimelineReading::Publication && !m_content->allWhole();
        if (scene.outside > 0) {
            words = reports ? counted(scene.outside, tr("1 report outside this window"),
                                      tr("%1 reports outside this window"))
                            : counted(scene.outside, tr("1 deal outside this window"),
                                      tr("%1 deals outside this window"));
        }
    }
    if (words != m_outside->text()) {
        m_outside->setText(words);
    }
}

void TimelineView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    if (!content()) {
        paintEmpty(painter, area, style, emptyReason(),
                   style.forExport ? QString() : emptyWayOut());
        return;
    }
    if (style.forExport) {
        paintWhole(painter, area, style);
        return;
    }
    if (area == QRectF(m_canvas->rect())) {
        paintScene(painter, m_canvas->scene(), style);
        return;
    }
    TimelineScene::Request request;
    request.area = area;
    request.window = m_canvas->window();
    request.topStrip = state()->perspective.publishedBy.has_value();
    paintScene(painter, TimelineScene::make(*m_content, request), style);
}

TimelineScene TimelineView::wholeScene(const QRectF &area)
{
    TimelineScene::Request request;
    request.area = area;
    request.wholeTerms = true;
    request.topStrip = state()->perspective.publishedBy.has_value();
    return TimelineScene::make(*m_content, request);
}

void TimelineView::paintWhole(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    // Where the lanes do not fit, the whole picture is drawn smaller: nothing is left out.
    double scale = 1;
    TimelineScene scene;
    for (int attempt = 0; attempt < 12; ++attempt) {
        const QSizeF size = area.size() / scale;
        // What is drawn deal by deal, and so what the key explains, depends on the width alone.
        scene = wholeScene(QRectF(0, 0, size.width(), 1));
        const double keyHeight = drawTimelineKey(nullptr, {}, size.width() - 16, *m_content, scene,
                                                 style.theme, changedWords());
        const double height = size.height() - keyHeight - KeyGap;
        scene = wholeScene(QRectF(0, 0, size.width(), std::max(1.0, height)));
        if (scene.mostScroll() <= 0) {
            // The axis follows the last lane, rather than standing below a void.
            const double spare = scene.time.height() - scene.geometry.height;
            scene.time.adjust(0, 0, 0, -spare);
            scene.titles.adjust(0, 0, 0, -spare);
            scene.undated.adjust(0, 0, 0, -spare);
            scene.axis.translate(0, -spare);
            break;
        }
        scale *= 0.9;
    }
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(scale, scale);
    paintScene(painter, scene, style);
    drawTimelineKey(&painter, QPointF(8, scene.axis.bottom() + KeyGap), area.width() / scale - 16,
                    *m_content, scene, style.theme, changedWords());
    painter.restore();
}

QSize TimelineView::exportSizeHint()
{
    if (!content()) {
        return {600, 300};
    }
    const TimelineScene scene = wholeScene(QRectF(0, 0, ExportWidth, 1));
    const double chrome = scene.time.top() + scene.axis.height();
    const double key = drawTimelineKey(nullptr, {}, ExportWidth - 16, *m_content, scene,
                                       Theme::light(), changedWords());
    return {int(ExportWidth),
            std::max(300, int(std::ceil(scene.geometry.height + chrome + key + KeyGap)) + 2)};
}

io::RecordTable TimelineView::dataTable()
{
    return content() ? timelineTable(*m_content) : emptyTimelineTable();
}

QString TimelineView::leftOutLine()
{
    if (!content()) {
        return {};
    }
    QStringList sentences;
    const TimelineContent::Counts counts = m_content->counts();
    const auto say = [&sentences](qint64 n, const QString &one, const QString &many) {
        if (n > 0) {
            sentences.append(counted(n, one, many));
        }
    };
    if (m_reading == TimelineReading::Event) {
        say(counts.undatedDeals, tr("1 undated deal stands at the left."),
            tr("%1 undated deals stand at the left."));
        say(counts.dealsAtFirstReport,
            tr("1 deal without an event date stands at its first report."),
            tr("%1 deals without an event date stand at their first report."));
    } else {
        say(counts.undatedReports, tr("1 undated report stands at the left."),
            tr("%1 undated reports stand at the left."));
    }
    say(counts.lanesOfMany,
        tr("1 lane has more deals than can be told apart: they are counted in columns."),
        tr("%1 lanes have more deals than can be told apart: they are counted in columns."));
    return sentences.join(u' ');
}

QJsonObject TimelineView::settings() const
{
    QJsonObject json;
    json.insert(readingKey, QString(analysis::toCode(m_reading)));
    json.insert(lanesKey, QString(analysis::toCode(m_lanes)));
    if (const auto window = m_canvas->window()) {
        json.insert(fromKey, layout::dateOf(window->from).toString(Qt::ISODate));
        json.insert(toKey, layout::dateOf(window->to).toString(Qt::ISODate));
    }
    return json;
}

void TimelineView::applySettings(const QJsonObject &settings)
{
    const QSignalBlocker quiet(this); // nobody changed anything by hand
    const auto reading = analysis::timelineReadingFromCode(settings.value(readingKey).toString());
    const auto lanes = analysis::timelineLanesFromCode(settings.value(lanesKey).toString());
    setReading(reading.value_or(m_reading));
    setLanes(lanes.value_or(m_lanes));
    const QDate from = QDate::fromString(settings.value(fromKey).toString(), Qt::ISODate);
    const QDate to = QDate::fromString(settings.value(toKey).toString(), Qt::ISODate);
    if (from.isValid() && to.isValid() && from < to && from.year() >= 1 && to.year() <= 9999) {
        m_canvas->setWindow(layout::TimeWindow{layout::dayNumber(from), layout::dayNumber(to)});
    } else {
        m_canvas->setWindow(std::nullopt);
    }
}

} // namespace dealscope::ui
