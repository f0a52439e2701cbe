// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/cash/CashView.h"

#include "session/FilterWords.h"
#include "ui/views/cash/CashPainter.h"
#include "ui/views/cash/CashWords.h"
#include "ui/views/flow/PictureKey.h"

#include <QComboBox>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using namespace Qt::StringLiterals;

namespace {

constexpr int HeaderHeight = 28;
constexpr qreal Margin = 10;
constexpr qreal LineHeight = 16;
/// In a smaller dock the rows need the room.
constexpr qreal LeastHeightForKey = 190;

} // namespace

CashView::CashView(QWidget *parent)
    : View(parent)
    , m_clear(new QPushButton(tr("Clear the filter"), this))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Headline to cash"));
    makeHeader();
    m_clear->setObjectName(u"cashClear"_s);
    m_clear->hide();
    m_scrollBar->hide();
    connect(m_clear, &QPushButton::clicked, this, &View::clearRequested);
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this] {
        m_picture.reset();
        update();
    });
}

CashView::~CashView() = default;

void CashView::makeHeader()
{
    m_header = new QWidget(this);
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(8, 2, 6, 2);
    row->setSpacing(4);
    auto *label = new QLabel(tr("Headline, binding and paid by"), m_header);
    label->setTextFormat(Qt::PlainText);
    m_by = new QComboBox(m_header);
    m_by->setObjectName(u"cashBy"_s);
    m_by->setFrame(false);
    m_by->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_by->setAccessibleName(tr("What a bar stands for"));
    m_by->setToolTip(tr("What a bar stands for"));
    for (const auto &entry : enumEntries<CashBy>()) {
        m_by->addItem(CashWords::byName(entry.value), int(entry.value));
    }
    row->addWidget(label);
    row->addWidget(m_by);
    row->addStretch(1);
    connect(m_by, &QComboBox::activated, this, [this] {
        CashQuery query = m_query;
        query.by = CashBy(m_by->currentData().toInt());
        if (query != m_query) {
            setQuery(query);
            Q_EMIT settingsChanged();
        }
    });
}

void CashView::setQuery(const CashQuery &query)
{
    if (query != m_query) {
        m_query = query;
        stateChanged();
        update();
    }
    m_by->setCurrentIndex(m_by->findData(int(m_query.by)));
}

QString CashView::pictureTitle() const
{
    return tr("From headline to cash, by %1").arg(CashWords::byName(m_query.by));
}

const CashLadder &CashView::ladder()
{
    if (!m_ladder) {
        m_ladder = state() && state()->resolution
            ? cashLadder(*state()->resolution, state()->selected, state()->currency,
                         state()->perspective.groups, m_query)
            : CashLadder();
    }
    return *m_ladder;
}

void CashView::stateChanged()
{
    m_ladder.reset();
    m_picture.reset();
    m_hovered = -1;
    m_focus = -1;
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setValue(0);
    if (isVisible()) {
        refreshControlsWhenSeen();
    }
}

void CashView::refreshControls()
{
    const bool empty = ladder().isEmpty();
    m_clear->setVisible(empty && state() && !state()->filter.isEmpty());
    m_header->setGeometry(0, 0, width(), HeaderHeight);
    m_clear->adjustSize();
    m_clear->move((width() - m_clear->width()) / 2,
                  std::min(height() - m_clear->height() - 4, int(pictureArea().center().y()) + 40));
    setAccessibleDescription(empty ? emptyReason() : pictureTitle() + u". "_s + leftOutLine());
}

QRectF CashView::pictureArea() const
{
    return QRectF(rect()).adjusted(0, HeaderHeight, 0, 0);
}

layout::CashInput CashView::layoutInput()
{
    layout::CashInput input;
    if (ladder().isEmpty()) {
        return input;
    }
    const CashWords words(*state()->resolution, ladder());
    const QFontMetricsF label(CashPainter::labelFont(false));
    const QFontMetricsF strong(CashPainter::labelFont(true));
    const QFontMetricsF figure(CashPainter::figureFont(false));
    const QFontMetricsF strongFigure(CashPainter::figureFont(true));
    const QFontMetricsF head(pictureFont(TextSize::Small));
    input.ladders = m_query.by == CashBy::Deal;
    for (int column = 0; column < CashWords::FigureCount; ++column) {
        input.columns.append(head.horizontalAdvance(CashWords::figureName(column)) + 2);
    }
    const auto measure = [&](const CashRow &row, const QFontMetricsF &metrics) {
        for (int column = 0; column < CashWords::FigureCount; ++column) {
            input.columns[column]
                = std::max(input.columns[column],
                           std::ceil(metrics.horizontalAdvance(words.figure(row, column))) + 2);
        }
        if (row.hasMoney() && !row.sum.overflow) {
            const Interval &interval = row.sum.interval;
            input.most = std::max({input.most, row.sum.headline.units,
                                   interval.ceiling.value_or(interval.floor).units});
            input.open = input.open || row.sum.openEnded > 0;
        }
    };
    for (const CashPanel &panel : ladder().panels) {
        layout::CashPanelInput rows;
        rows.totalLabel = strong.horizontalAdvance(CashWords::totalName()) + 2;
        rows.formsLine = m_query.by != CashBy::Form && !words.formsLine(panel).isEmpty();
        measure(panel.total, strongFigure);
        for (const CashRow &row : panel.rows) {
            rows.rowLabels.append(std::ceil(label.horizontalAdvance(words.rowName(row))) + 2);
            measure(row, figure);
        }
        input.panels.append(rows);
    }
    return input;
}

PictureKey CashView::key(const PaintStyle &style)
{
    PictureKey key;
    std::array<bool, 6> used{};
    enum { Paid, Firm, Floor, Hatched, Open, Dashed };
    QList<DealKind> kinds;
    const auto look = [&](const CashRow &row) {
        const MoneySum &sum = row.sum;
        const bool dashed = !row.hasMoney() && !row.withoutAmount.isEmpty();
        used[Dashed] |= dashed;
        const ResolvedDeal *deal = state()->resolution->deal(row.deal);
        if (deal && (dashed || row.hasMoney()) && !kinds.contains(deal->kind)) {
            kinds.append(deal->kind);
        }
        if (!row.hasMoney() || sum.overflow) {
            return;
        }
        used[Paid] |= sum.paid.units > 0;
        used[Firm] |= bindingUnpaid(sum).units > 0;
        used[Floor] |= sum.interval.floor > sum.firm;
        used[Hatched] |= sum.interval.ceiling.value_or(Money{}) > sum.interval.floor;
        used[Open] |= sum.openEnded > 0;
    };
    for (const CashPanel &panel : ladder().panels) {
        look(panel.total);
        std::ranges::for_each(panel.rows, look);
    }
    key.addHeadline();
    if (used[Paid]) {
        key.addPaid();
    }
    if (used[Firm]) {
        key.addTexture(Certainty::Firm, tr("binding, not paid"));
    }
    for (const auto &[entry, certainty] :
         {std::pair(Floor, Certainty::Floor), std::pair(Hatched, Certainty::UpToCeiling),
          std::pair(Open, Certainty::OpenCeiling)}) {
        if (used[entry]) {
            key.addCertainty(certainty);
        }
    }
    if (used[Dashed]) {
        key.addDashed();
    }
    std::ranges::sort(kinds);
    if (style.forExport || height() > 2 * LeastHeightForKey) {
        for (const DealKind kind : std::as_const(kinds)) {
            key.addKind(kind, session::kindName(kind));
        }
    }
    return key;
}

QRectF CashView::rowsArea(const QRectF &area, const PaintStyle &style, qreal *keyHeight)
{
    const qreal width = area.width() - 2 * Margin;
    *keyHeight = area.height() < LeastHeightForKey ? 0 : key(style).heightFor(width);
    const bool line = !style.forExport && !leftOutLine().isEmpty();
    return area.adjusted(Margin, style.forExport ? Margin : 2, -Margin,
                         -(*keyHeight > 0 ? *keyHeight + 6 : 0) - (line ? LineHeight : 0) - 6);
}

const layout::CashPicture &CashView::picture()
{
    if (m_picture) {
        return *m_picture;
    }
    m_picture.emplace();
    const QSignalBlocker quiet(m_scrollBar);
    if (ladder().isEmpty()) {
        m_scrollBar->hide();
        return *m_picture;
    }
    qreal keyHeight = 0;
    const layout::CashInput input = layoutInput();
    layout::CashOptions options{.area = rowsArea(pictureArea(), {screenTheme(), false}, &keyHeight),
                                .scrollable = true};
    *m_picture = layout::CashLayout::arrange(input, options);
    const bool scrolls = m_picture->scrolls();
    if (scrolls) {
        const int bar = m_scrollBar->sizeHint().width();
        options.area.adjust(0, 0, -bar, 0);
        const QRectF view = m_picture->viewport;
        m_scrollBar->setGeometry(width() - bar - 1, int(view.top()), bar, int(view.height()));
        m_scrollBar->setRange(0, int(std::ceil(m_picture->contentHeight - view.height())));
        m_scrollBar->setPageStep(std::max(1, int(view.height())));
        m_scrollBar->setSingleStep(22);
        options.offset = m_scrollBar->value();
        *m_picture = layout::CashLayout::arrange(input, options);
    } else {
        m_scrollBar->setRange(0, 0);
    }
    m_scrollBar->setVisible(scrolls);
    return *m_picture;
}

QString CashView::emptyReason() const
{
    if (!state() || state()->isEmpty()) {
        return tr("There are no deals in this deal file.");
    }
    return state()->selected.isEmpty()
        ? tr("No deal passes the filter.")
        : tr("None of the deals shown moves money from one company to another.");
}

void CashView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    if (ladder().isEmpty()) {
        const bool filtered = state() && !state()->filter.isEmpty();
        paintEmpty(painter, area, style, emptyReason(),
                   filtered ? tr("Clear the filter to see all deals.")
                            : tr("Open another deal file."));
        return;
    }
    qreal keyHeight = 0;
    layout::CashOptions options;
    options.area = rowsArea(area, style, &keyHeight);
    draw(painter, area, style, layout::CashLayout::arrange(layoutInput(), options));
}

void CashView::draw(QPainter &painter, const QRectF &area, const PaintStyle &style,
                    const layout::CashPicture &where)
{
    CashPainter(painter, *state()->resolution, ladder(), where, style.theme)
        .paint([&](const CashRow &row) { return emphasis(row.everyDeal(), style); },
               [&](const CashRow &row) {
                   const DealList deals = row.everyDeal();
                   return !style.forExport && !deals.isEmpty()
                       && deals.size() <= highlight().selected.size()
                       && std::ranges::all_of(
                           deals, [this](DealId id) { return highlight().selected.contains(id); });
               });
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
    qreal keyHeight = 0;
    static_cast<void>(rowsArea(area, style, &keyHeight));
    if (keyHeight > 0) {
        key(style).paint(painter, {area.left() + Margin, bottom - keyHeight},
                         area.width() - 2 * Margin, style.theme);
    }
}

QSize CashView::exportSizeHint()
{
    if (ladder().isEmpty()) {
        return {720, 300};
    }
    constexpr int Width = 860;
    const qreal rows = layout::CashLayout::heightOf(layoutInput());
    const qreal keyHeight = key({Theme::light(), true}).heightFor(Width - 2 * Margin);
    return {Width, std::max(260, int(std::ceil(rows + keyHeight + 2 * Margin + 6)))};
}

io::RecordTable CashView::dataTable()
{
    return state() && state()->resolution ? CashWords(*state()->resolution, ladder()).table()
                                          : io::RecordTable{};
}

QString CashView::leftOutLine()
{
    if (!state() || !state()->resolution) {
        return {};
    }
    return CashWords(*state()->resolution, ladder()).leftOutLine(state()->leftOutUndated());
}

QList<SourceId> CashView::sourcesShown()
{
    QSet<SourceId> found;
    for (const CashPanel &panel : ladder().panels) {
        for (const ClaimId id : panel.total.claims(*state()->resolution)) {
            if (const Claim *claim = state()->snapshot->claim(id)) {
                found.insert(claim->evidence.source);
            }
        }
    }
    QList<SourceId> sources(found.begin(), found.end());
    std::ranges::sort(sources);
    return sources;
}

QJsonObject CashView::settings() const
{
    return {{u"by"_s, QString(toCode(m_query.by))}, {u"top"_s, m_query.top}};
}

void CashView::applySettings(const QJsonObject &settings)
{
    CashQuery query = m_query;
    query.by = fromCode<CashBy>(settings[u"by"_s].toString()).value_or(query.by);
    query.top = std::clamp(settings[u"top"_s].toInt(query.top), 1, 1000);
    setQuery(query);
}

Outcome CashView::checkSettings(const QJsonObject &settings) const
{
    const QString code = settings[u"by"_s].toString();
    if (!settings.contains(u"by"_s) || fromCode<CashBy>(code)) {
        return Done{};
    }
    QStringList codes;
    for (const auto &entry : enumEntries<CashBy>()) {
        codes.append(QString(entry.code));
    }
    return Error{tr("The picture from headline to cash has no by “%1”. Choose one of %2.")
                     .arg(code, codes.join(u", "_s)),
                 {},
                 ErrorKind::Usage};
}

} // namespace dealscope::ui
