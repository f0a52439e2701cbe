// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartView.h"

#include "analysis/ChartCounter.h"
#include "ui/theme/ChangedMark.h"
#include "ui/views/ChangedLabel.h"
#include "ui/views/chart/ChartBarsPainter.h"
#include "ui/views/chart/ChartCanvas.h"
#include "ui/views/chart/ChartLayout.h"
#include "ui/views/chart/ChartTable.h"
#include "ui/views/chart/ChartWords.h"
#include "ui/window/ElidedLabel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace dealscope::ui {

using namespace Qt::StringLiterals;
using namespace analysis;

namespace {

constexpr int HeaderHeight = 26;
constexpr int NarrowWidth = 400; // where the header has no room for all of its words
constexpr int ArrowRoom = 24; // beside the words of a box
constexpr int FooterMargin = 8;
constexpr int NoStack = -1;

} // namespace

ChartView::ChartView(QWidget *parent)
    : View(parent)
    , m_theme(screenTheme())
{
    setMinimumSize(220, 160);
    makeHeader();
    m_canvas = new ChartCanvas(
        [this](const DealList &deals) {
            return emphasis(deals, {m_theme, false});
        },
        [this](const DealList &deals) {
            return isHighlighted(deals, {m_theme, false});
        },
        [this](const DealList &deals) { return isChanged(deals); }, this);
    m_canvas->setAccessibleName(pictureTitle());
    setFocusProxy(m_canvas);
    m_changedLabel = new ChangedLabel(this);
    m_footer = new ElidedLabel(this);
    m_footer->setObjectName(u"chartLeftOut"_s);
    m_footer->setSoft(true);
    m_footer->setPadding(0);
    m_clear = new QPushButton(tr("Clear the filter"), this);
    m_clear->setObjectName(u"chartClear"_s);
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, &View::clearRequested);
    connect(m_canvas, &ChartCanvas::picked, this, &View::picked);
    connect(m_canvas, &ChartCanvas::hovered, this, &View::hovered);
    connect(m_canvas, &ChartCanvas::clauseRequested, this, &View::clauseRequested);
}

ChartView::~ChartView() = default;

void ChartView::makeHeader()
{
    m_header = new QWidget(this);
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(8, 2, 6, 2);
    row->setSpacing(4);
    const auto box = [&](const QString &name, const QString &tip) {
        auto *made = new QComboBox(m_header);
        made->setObjectName(name);
        made->setAccessibleName(tip);
        made->setToolTip(tip);
        made->setFrame(false);
        made->setFixedHeight(HeaderHeight - 2);
        return made;
    };
    m_measureBox = box(u"chartMeasure"_s, tr("What is measured"));
    for (const auto &entry : core::enumEntries<ChartMeasure>()) {
        m_measureBox->addItem(measureName(entry.value), int(entry.value));
    }
    m_byBox = box(u"chartBy"_s, tr("What a bar stands for"));
    m_stackBox = box(u"chartStack"_s, tr("What bars are stacked by"));
    m_stackBox->addItem(tr("nothing"), NoStack);
    for (const auto &entry : core::enumEntries<ChartDimension>()) {
        m_byBox->addItem(ui::dimensionName(entry.value), int(entry.value));
        m_stackBox->addItem(ui::dimensionName(entry.value), int(entry.value));
    }
    row->addWidget(m_measureBox);
    row->addWidget(new QLabel(tr("by"), m_header));
    row->addWidget(m_byBox);
    m_stackLabel = new QLabel(tr("stacked by"), m_header);
    row->addWidget(m_stackLabel);
    row->addWidget(m_stackBox);
    row->addStretch(1);
    refreshHeader();

    connect(m_measureBox, &QComboBox::activated, this, [this] {
        ChartQuery query = m_query;
        query.measure = ChartMeasure(m_measureBox->currentData().toInt());
        setQueryByUser(query);
    });
    connect(m_byBox, &QComboBox::activated, this, [this] {
        ChartQuery query = m_query;
        query.by = ChartDimension(m_byBox->currentData().toInt());
        setQueryByUser(query);
    });
    connect(m_stackBox, &QComboBox::activated, this, [this] {
        ChartQuery query = m_query;
        const int value = m_stackBox->currentData().toInt();
        query.stack = value == NoStack ? std::optional<ChartDimension>()
                                       : std::optional(ChartDimension(value));
        setQueryByUser(query);
    });
}

void ChartView::setQueryByUser(const ChartQuery &query)
{
    const bool changes = normalised(query) != m_query;
    setQuery(query);
    if (changes) {
        Q_EMIT settingsChanged();
    }
}

void ChartView::setQuery(const ChartQuery &query)
{
    const ChartQuery next = normalised(query);
    if (next != m_query) {
        m_query = next;
        forget();
    }
    refreshHeader();
}

/// The boxes say what is asked, also where the answer had to be asked differently.
void ChartView::refreshHeader()
{
    m_measureBox->setCurrentIndex(m_measureBox->findData(int(m_query.measure)));
    m_byBox->setCurrentIndex(m_byBox->findData(int(m_query.by)));
    m_stackBox->setCurrentIndex(
        m_stackBox->findData(m_query.stack ? int(*m_query.stack) : NoStack));
    // As wide as what they say, not as the longest thing they could say: docks are narrow.
    for (QComboBox *box : {m_measureBox, m_byBox, m_stackBox}) {
        const int words = box->fontMetrics().horizontalAdvance(box->currentText());
        box->setFixedWidth(words + box->iconSize().width() + ArrowRoom);
        box->view()->setMinimumWidth(box->sizeHint().width());
    }
}

ChartQuery ChartView::effectiveQuery(const session::StatePtr &state) const
{
    ChartQuery query = m_query;
    if (state && state->perspective.perYear && query.measure == ChartMeasure::Amount) {
        query.measure = ChartMeasure::PerYear;
    }
    return normalised(query);
}

QString ChartView::pictureTitle() const
{
    return chartTitle(effectiveQuery());
}

void ChartView::prepare(const session::StatePtr &state)
{
    m_coming.reset();
    if (!isVisible() || !state->resolution || state->selected.size() < WorthAThread) {
        return;
    }
    const ChartQuery query = effectiveQuery(state);
    auto work = [state, query, counter = m_counter] { return count(counter, *state, query); };
    m_coming.emplace(Coming{state, query, startWork(std::move(work))});
}

ChartView::Counted ChartView::count(std::shared_ptr<ChartCounter> counter,
                                    const session::DashboardState &state, const ChartQuery &query)
{
    const bool groups = state.perspective.groups;
    if (!counter || !counter->answers(*state.resolution, state.currency, groups, query)) {
        counter = std::make_shared<ChartCounter>(*state.resolution, state.currency, groups, query);
    }
    auto chart = std::make_shared<const ChartData>(counter->count(state.selected));
    return {std::move(chart), std::move(counter)};
}

const ChartData &ChartView::chart()
{
    if (!m_chart) {
        if (state() && state()->resolution) {
            const ChartQuery query = effectiveQuery();
            const bool isComing
                = m_coming && m_coming->state == state() && m_coming->query == query;
            Counted counted;
            if (isComing) {
                counted = m_coming->counted.get();
                m_coming.reset();
            } else {
                finishWork(); // it may be at the same counter
                counted = count(std::move(m_counter), *state(), query);
            }
            m_chart = std::move(counted.chart);
            m_counter = std::move(counted.counter);
            m_canvas->setChart(m_chart, state()->resolution);
        } else {
            ChartData nothing;
            nothing.query = effectiveQuery();
            m_chart = std::make_shared<ChartData>(nothing);
            m_canvas->setChart(m_chart, nullptr);
        }
        m_canvas->setAccessibleName(pictureTitle());
    }
    return *m_chart;
}

void ChartView::stateChanged()
{
    // A view that nobody sees would else keep the old deals.
    if (m_counter && (!state() || !m_counter->isOf(state()->resolution))) {
        m_counter.reset();
    }
    forget();
}

void ChartView::forget()
{
    m_chart.reset();
    m_canvas->setChart(nullptr, nullptr);
    if (isVisible()) {
        refreshFooter();
    }
    update();
}

void ChartView::highlightChanged()
{
    if (changedWords() != m_changedLabel->words()) {
        m_changedLabel->setWords(changedWords());
        arrange();
    }
    m_canvas->update();
}

void ChartView::showEvent(QShowEvent *event)
{
    refreshFooter();
    View::showEvent(event);
}

void ChartView::changeEvent(QEvent *event)
{
    View::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_theme = screenTheme();
        m_canvas->setTheme(m_theme);
        refreshFooter();
    }
}

void ChartView::refreshFooter()
{
    m_footer->setText(leftOutLine());
    m_canvas->setTheme(m_theme);
    arrange();
}

void ChartView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void ChartView::arrange()
{
    m_header->setGeometry(0, 0, width(), HeaderHeight + 2);
    m_stackLabel->setText(width() < NarrowWidth ? tr("and") : tr("stacked by"));
    const int inside = std::max(1, width() - 2 * FooterMargin);
    const int footer
        = m_footer->text().isEmpty() ? 0 : m_footer->sizeHint().height() + FooterMargin / 2;
    m_footer->setGeometry(FooterMargin, height() - footer, inside, footer - FooterMargin / 2);
    m_footer->setVisible(footer > 0);
    const bool empty = chart().isEmpty();
    const int changed = !empty && !m_changedLabel->words().isEmpty() ? int(ChangedKey::Height) : 0;
    m_changedLabel->setVisible(changed > 0);
    m_changedLabel->setGeometry(FooterMargin, height() - footer - changed - 2, inside, changed);
    m_canvas->setVisible(!empty);
    m_canvas->setGeometry(0, m_header->height(), width(),
                          std::max(0, height() - footer - changed - m_header->height()));
    m_clear->setVisible(empty && state() && !state()->filter.isEmpty());
    const QSize button = m_clear->sizeHint();
    m_clear->setGeometry((width() - button.width()) / 2,
                         std::min(height() - footer - button.height() - 4, height() / 2 + 48),
                         button.width(), button.height());
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    if (chart().isEmpty()) {
        paintEmpty(painter, m_canvas->geometry(), {m_theme, false}, emptyReason(), emptyWayOut());
    }
}

QString ChartView::emptyReason()
{
    if (!state() || state()->isEmpty()) {
        return tr("This deal file holds no deals yet.");
    }
    if (state()->selected.isEmpty()) {
        return tr("No deal passes the filter.");
    }
    switch (chart().query.measure) {
    case ChartMeasure::Firm:
        return tr("None of the deals shown has a binding amount.");
    case ChartMeasure::Paid:
        return tr("None of the deals shown has a paid amount.");
    default:
        return tr("None of the deals shown has an amount that can be added up.");
    }
}

QString ChartView::emptyWayOut() const
{
    if (!state() || state()->isEmpty()) {
        return tr("Open another deal file.");
    }
    return state()->selected.isEmpty() ? tr("Clear the filter to see all deals.")
                                       : tr("Measure the number of deals, or widen the filter.");
}

void ChartView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    const ChartData &figures = chart();
    if (figures.isEmpty()) {
        painter.fillRect(area, style.theme.panel);
        paintEmpty(painter, area, style, emptyReason(), emptyWayOut());
        return;
    }
    const Snapshot &snapshot = *state()->snapshot;
    QSizeF size = area.size();
    if (const QString changed = changedWords(); !changed.isEmpty()) {
        size.rheight() -= ChangedKey::Height;
        ChangedKey::paint(painter, area.topLeft() + QPointF(FooterMargin, size.height()), changed,
                          style.theme);
    }
    const ChartGeometry geometry = layoutChart(figures, snapshot, size);
    ChartPicture picture;
    picture.compose(geometry, figures, snapshot, style.theme);
    ChartBarsStyle bars{style.theme, false, {}, {}, {}};
    bars.changed = [&](const ChartBarBox &box, int segment) {
        return isChanged(figures.panels[box.panel].bars[box.bar].segments[segment].deals);
    };
    if (!style.forExport) {
        bars.emphasis = [&](const ChartBarBox &box, int segment) {
            const ChartBar &bar = figures.panels[box.panel].bars[box.bar];
            return emphasis(segment < 0 ? bar.total.deals : bar.segments[segment].deals, style);
        };
    }
    picture.render(painter, area.topLeft(),
                   [&](QPainter &inScene) { paintChartBars(inScene, geometry, figures, bars); });
}

QSize ChartView::exportSizeHint()
{
    const int changed = changedWords().isEmpty() ? 0 : int(ChangedKey::Height);
    return (state() && state()->snapshot ? chartSizeHint(chart(), *state()->snapshot)
                                         : QSize(720, 300))
        + QSize(0, changed);
}

io::RecordTable ChartView::dataTable()
{
    return state() && state()->resolution ? chartTable(chart(), *state()->resolution)
                                          : io::RecordTable{};
}

QString ChartView::leftOutLine()
{
    return leftOutInWords(chart());
}

QList<SourceId> ChartView::sourcesShown()
{
    QSet<SourceId> found;
    for (const ChartPanel &panel : chart().panels) {
        for (const ChartBar &bar : panel.bars) {
            for (const ClaimId id : bar.total.claims(*state()->resolution, chart().query.measure)) {
                if (const Claim *claim = state()->snapshot->claim(id)) {
                    found.insert(claim->evidence.source);
                }
            }
        }
    }
    QList<SourceId> sources(found.begin(), found.end());
    std::ranges::sort(sources);
    return sources;
}

QJsonObject ChartView::settings() const
{
    QJsonArray natures;
    for (const Nature nature : m_query.natures) {
        natures.append(QString(core::toCode(nature)));
    }
    return {{u"measure"_s, QString(core::toCode(m_query.measure))},
            {u"by"_s, QString(core::toCode(m_query.by))},
            {u"stack"_s,
             m_query.stack ? QString(core::toCode(*m_query.stack)) : QStringLiteral("none")},
            {u"top"_s, m_query.top},
            {u"natures"_s, natures}};
}

void ChartView::applySettings(const QJsonObject &settings)
{
    ChartQuery query = m_query;
    query.measure
        = core::fromCode<ChartMeasure>(settings[u"measure"_s].toString()).value_or(query.measure);
    query.by = core::fromCode<ChartDimension>(settings[u"by"_s].toString()).value_or(query.by);
    const QString stack = settings[u"stack"_s].toString();
    if (stack == u"none"_s) {
        query.stack.reset();
    } else if (const auto known = core::fromCode<ChartDimension>(stack)) {
        query.stack = known;
    }
    query.top = std::clamp(settings[u"top"_s].toInt(query.top), 1, 1000);
    if (settings[u"natures"_s].isArray()) {
        QList<Nature> natures;
        for (const QJsonValue &code : settings[u"natures"_s].toArray()) {
            if (const auto nature = core::fromCode<Nature>(code.toString())) {
                natures.append(*nature);
            }
        }
        query.natures = natures.isEmpty() ? query.natures : natures;
    }
    setQuery(query);
}

namespace {

template<typename E>
core::Outcome checkCode(const QJsonObject &settings, const QString &key, const QString &more = {})
{
    const QString code = settings[key].toString();
    if (!settings.contains(key) || (!more.isEmpty() && code == more) || core::fromCode<E>(code)) {
        return core::Done{};
    }
    QStringList codes;
    for (const auto &entry : core::enumEntries<E>()) {
        codes.append(QString(entry.code));
    }
    if (!more.isEmpty()) {
        codes.append(more);
    }
    return core::Error{ChartView::tr("A chart has no %1 “%2”. Choose one of %3.")
                           .arg(key, code, codes.join(u", "_s)),
                       {},
                       core::ErrorKind::Usage};
}

} // namespace

core::Outcome ChartView::checkSettings(const QJsonObject &settings) const
{
    if (auto checked = checkCode<ChartMeasure>(settings, u"measure"_s); !checked) {
        return checked;
    }
    if (auto checked = checkCode<ChartDimension>(settings, u"by"_s); !checked) {
        return checked;
    }
    return checkCode<ChartDimension>(settings, u"stack"_s, u"none"_s);
}

} // namespace dealscope::ui
