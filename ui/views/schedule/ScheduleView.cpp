// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedule/ScheduleView.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "session/Records.h"
#include "ui/views/flow/PictureKey.h"
#include "ui/views/schedule/SchedulePainter.h"
#include "ui/views/schedule/ScheduleScopeBar.h"

#include <QFontMetricsF>
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
constexpr qreal LeastHeightForKey = 190;
constexpr qreal LeastHeightForRows = 90;
constexpr int MostRows = 12;
/// px that key and lines take below the rows, for the choice of how many rows there are.
constexpr qreal BelowRows = 64;
constexpr qreal MostScaleMark = 36;

layout::ScheduleBar barOf(const ScheduleCell &cell)
{
    const MoneySum &sum = cell.sum;
    if (sum.overflow) {
        return {};
    }
    return {sum.firm, sum.interval.floor,
            std::max(sum.interval.floor, sum.interval.ceiling.value_or(Money{})),
            sum.openEnded > 0};
}

/// True if no figure had to be left away.
bool holdsFigures(const layout::ScheduleInput &input, const layout::SchedulePicture &picture)
{
    for (qsizetype row = 0; row < picture.rows.size(); ++row) {
        for (qsizetype i = 0; i < picture.rows[row].cells.size(); ++i) {
            const layout::ScheduleCellBox &box = picture.rows[row].cells[i];
            const layout::ScheduleInputCell &cell = input.rows[row].cells[i];
            if ((cell.dueText > 0 && box.dueText.isEmpty())
                || (cell.capitalText > 0 && box.capitalText.isEmpty())) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

ScheduleView::ScheduleView(QWidget *parent)
    : View(parent)
    , m_scope(new ScheduleScopeBar(this))
    , m_clear(new QPushButton(tr("Clear the filter"), this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Schedule: what is due in which year"));
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, &View::clearRequested);
    connect(m_scope, &ScheduleScopeBar::changed, this, [this] {
        stateChanged();
        update();
        Q_EMIT settingsChanged();
    });
}

ScheduleView::~ScheduleView() = default;

QString ScheduleView::viewName() const
{
    return u"schedule"_s;
}

QString ScheduleView::pictureTitle() const
{
    const QString years = ScheduleScopeBar::yearsInWords(m_scope->firstMonth());
    return m_scope->by() == ScheduleSide::Payer
        ? tr("Purchases due by payer, beside capital in: %1").arg(years)
        : tr("Purchases due by payee, beside capital in: %1").arg(years);
}

Schedule ScheduleView::build(int top) const
{
    if (!state() || !state()->resolution) {
        return {};
    }
    return Schedule::build(
        *state()->resolution, state()->selected, state()->currency,
        {m_scope->by(), m_scope->firstMonth(), state()->perspective.groups, top});
}

int ScheduleView::topFor(const QRectF &area, const PaintStyle &)
{
    // Others and the total stand below.
    const qreal line = QFontMetricsF(pictureFont(TextSize::Small)).height();
    const int rows = layout::ScheduleLayout::rowsIn(area.height() - BelowRows, line);
    return std::clamp(rows - 2, 1, MostRows);
}

const Schedule &ScheduleView::schedule()
{
    const int top = topFor(pictureArea(), {screenTheme(), false});
    if (!m_schedule || m_top != top) {
        m_schedule = build(top);
        m_top = top;
        m_screen.reset();
    }
    return *m_schedule;
}

void ScheduleView::stateChanged()
{
    m_schedule.reset();
    m_screen.reset();
    m_hovered = {};
    m_focus = {};
    refreshControlsWhenSeen();
}

void ScheduleView::refreshControls()
{
    const bool empty = schedule().isEmpty();
    m_clear->setVisible(empty && state() && !state()->filter.isEmpty());
    const auto rows = schedule().rows.size();
    setAccessibleDescription(empty ? emptyReason()
                                   : (m_scope->by() == ScheduleSide::Payer
                                          ? tr("%1 payers by %2 years")
                                          : tr("%1 payees by %2 years"))
                                         .arg(rows)
                                         .arg(schedule().years.size())
                                     + u". "_s + leftOutLine());
    m_scope->setGeometry(0, 0, width(), m_scope->sizeHint().height());
    m_clear->adjustSize();
    m_clear->move((width() - m_clear->width()) / 2, int(pictureArea().center().y()) + 28);
}

void ScheduleView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    m_screen.reset();
    const int top = m_top;
    refreshControls();
    if (top != m_top) {
        // Rows were folded or unfolded: what was pointed at is elsewhere.
        m_hovered = {};
        m_focus = {};
    }
}

QRectF ScheduleView::pictureArea() const
{
    return QRectF(rect()).adjusted(0, m_scope->sizeHint().height(), 0, 0);
}

layout::ScheduleInput ScheduleView::layoutInput(const Schedule &schedule, FigureForm form) const
{
    const QFontMetricsF normal(pictureFont(TextSize::Normal, true));
    const QFontMetricsF small(withTabularFigures(pictureFont(TextSize::Small)));
    const QFontMetricsF bold(withTabularFigures(pictureFont(TextSize::Small, true)));
    const ScheduleWords words(*state()->resolution, schedule);
    layout::ScheduleInput input;
    input.lineHeight = small.height();
    input.years = int(schedule.years.size());
    input.unscheduled = schedule.hasUnscheduled;
    input.unscheduledLabel = small.horizontalAdvance(words.yearName(YearShare::NotScheduled));
    input.totalWidth = 40;
    input.yearLabel = 0;
    for (const int year : schedule.years) {
        input.yearLabel = std::max(input.yearLabel, small.horizontalAdvance(words.yearName(year)));
    }
    for (const ScheduleRow *row : SchedulePainter::drawnRows(schedule)) {
        layout::ScheduleInputRow one;
        one.label = normal.horizontalAdvance(words.rowName(*row)) + 1;
        one.apart = row == &schedule.total;
        for (const MoneySum &sum : {row->dueTotal, row->capitalTotal}) {
            input.totalWidth
                = std::max(input.totalWidth,
                           bold.horizontalAdvance(words.figure(sum, false, FigureForm::Short)));
        }
        const int columns = input.years + (input.unscheduled ? 1 : 0);
        for (int column = 0; column < columns; ++column) {
            const int year
                = column < input.years ? schedule.years[column] : YearShare::NotScheduled;
            layout::ScheduleInputCell cell;
            cell.column = column;
            const auto take = [&](const ScheduleCell *from, std::optional<layout::ScheduleBar> &bar,
                                  qreal &figure) {
                if (from) {
                    bar = barOf(*from);
                    figure = small.horizontalAdvance(words.figure(from->sum, from->assumed, form));
                }
            };
            take(row->dueIn(year), cell.due, cell.dueText);
            take(row->capitalInYear(year), cell.capital, cell.capitalText);
            if (cell.due || cell.capital) {
                one.cells.append(cell);
            }
        }
        input.rows.append(one);
    }
    return input;
}

PictureKey ScheduleView::key(const Schedule &schedule, qreal pixelsPerUnit, FigureForm form,
                             const Theme &theme) const
{
    PictureKey key;
    if (const qint64 units = roundUnit(pixelsPerUnit, MostScaleMark); units > 0) {
        key.addScale(qreal(units) * pixelsPerUnit,
                     tr("= %1").arg(io::shortMoney(Money{units}, schedule.currency)));
    }
    QList<DealKind> kinds;
    bool several = false;
    bool firm = false;
    bool floor = false;
    bool ceiling = false;
    bool open = false;
    bool even = false;
    bool ramp = false;
    bool capital = false;
    const auto look = [&](const ScheduleCell &cell) {
        const MoneySum &sum = cell.sum;
        if (sum.overflow) {
            return;
        }
        firm |= sum.firm.units > 0;
        floor |= sum.interval.floor > sum.firm;
        ceiling |= sum.interval.ceiling.value_or(Money{}) > sum.interval.floor;
        open |= sum.openEnded > 0;
        ramp |= cell.assumed && SchedulePainter::hasRamp(cell);
        even |= cell.assumed && !SchedulePainter::hasRamp(cell);
    };
    for (const ScheduleRow *row : SchedulePainter::drawnRows(schedule)) {
        for (const ScheduleCell &cell : row->due) {
            look(cell);
            several |= cell.kinds.size() > 1;
            if (cell.kinds.size() == 1 && !kinds.contains(cell.kinds.first())) {
                kinds.append(cell.kinds.first());
            }
        }
        for (const ScheduleCell &cell : row->capitalIn) {
            look(cell);
            capital = true;
        }
    }
    std::ranges::sort(kinds);
    for (const DealKind kind : kinds) {
        key.addKind(kind, tr("%1 due").arg(session::kindName(kind)));
    }
    if (several) {
        key.addSwatch(theme.soft, tr("purchases of several kinds due"));
    }
    if (capital) {
        key.addSwatch(SchedulePainter::capitalColor(theme), tr("capital in, never added"));
    }
    for (const auto &[occurs, certainty] :
         {std::pair(firm, Certainty::Firm), std::pair(floor, Certainty::Floor),
          std::pair(ceiling, Certainty::UpToCeiling), std::pair(open, Certainty::OpenCeiling)}) {
        if (occurs) {
            key.addCertainty(certainty);
        }
    }
    if (even) {
        key.addOutline(SchedulePainter::assumedPen(false, theme), tr("assumed: even spread"));
    }
    if (ramp) {
        key.addOutline(SchedulePainter::assumedPen(true, theme),
                       tr("assumed: growth to the full rate"));
    }
    if (form == FigureForm::Plain) {
        key.addWords(
            tr("figures in %1").arg(ScheduleWords(*state()->resolution, schedule).plainUnit()));
    }
    return key;
}

ScheduleView::Arrangement ScheduleView::arrange(const Schedule &schedule, const QRectF &area,
                                                const PaintStyle &style) const
{
    Arrangement all;
    const QRectF inner = area.adjusted(Margin, style.forExport ? Margin : 2, -Margin, -6);
    const ScheduleWords words(*state()->resolution, schedule);
    qreal bottom = inner.bottom();
    const auto line = [&](bool wanted) {
        if (!wanted || bottom - LineHeight < inner.top()) {
            return QRectF();
        }
        bottom -= LineHeight;
        return QRectF(inner.left(), bottom, inner.width(), LineHeight);
    };
    all.leftOut = line(!style.forExport && !words.leftOutLine().isEmpty());
    all.note = line(!schedule.withoutTerm.isEmpty());
    const auto pictureIn = [&](qreal keyHeight) {
        layout::ScheduleOptions options;
        options.area = QRectF(inner.left(), inner.top(), inner.width(),
                              std::max(1.0, bottom - inner.top() - keyHeight));
        // The form that all figures fit in; the shortest if none does.
        for (const FigureForm form : {FigureForm::Short, FigureForm::Compact, FigureForm::Plain}) {
            const layout::ScheduleInput input = layoutInput(schedule, form);
            all.form = form;
            all.picture = layout::ScheduleLayout::arrange(input, options);
            if (holdsFigures(input, all.picture)) {
                break;
            }
        }
    };
    pictureIn(0);
    if (area.height() < LeastHeightForKey && !style.forExport) {
        return all;
    }
    // The scale mark's length hangs on the picture's height, and that on the key's.
    qreal keyHeight = 0;
    for (int pass = 0; pass < 3; ++pass) {
        keyHeight = std::max(keyHeight,
                             key(schedule, all.picture.pixelsPerUnit, all.form, style.theme)
                                 .heightFor(inner.width()));
        pictureIn(keyHeight + 8);
    }
    if (bottom - inner.top() - keyHeight < LeastHeightForRows) {
        pictureIn(0); // a key to nothing would be no use
        return all;
    }
    all.key = QRectF(inner.left(), bottom - keyHeight, inner.width(), keyHeight);
    return all;
}

const ScheduleView::Arrangement &ScheduleView::onScreen()
{
    const Schedule &shown = schedule();
    if (!m_screen) {
        m_screen = shown.isEmpty() ? Arrangement()
                                   : arrange(shown, pictureArea(), {screenTheme(), false});
    }
    return *m_screen;
}

const layout::SchedulePicture &ScheduleView::picture()
{
    return onScreen().picture;
}

QRectF ScheduleView::noteBox()
{
    return onScreen().note;
}

QString ScheduleView::emptyReason()
{
    if (!state() || state()->isEmpty()) {
        return tr("There are no deals in this deal file.");
    }
    if (state()->selected.isEmpty()) {
        return tr("No deal passes the filter.");
    }
    return tr("None of the %n deals shown is a purchase with an amount and a date.", nullptr,
              int(state()->selected.size()));
}

void ScheduleView::paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style)
{
    const Schedule drawn = style.forExport ? build(topFor(area, style)) : Schedule(schedule());
    if (drawn.isEmpty()) {
        const bool filtered = state() && !state()->filter.isEmpty();
        paintEmpty(painter, area, style, emptyReason(),
                   filtered ? tr("Clear the filter to see all deals.")
                            : tr("Open another deal file."));
        return;
    }
    const Arrangement where = arrange(drawn, area, style);
    const ScheduleWords words(*state()->resolution, drawn);
    SchedulePainter(painter, drawn, where.picture, words, style.theme, where.form)
        .paint([&](const ScheduleCell &cell) { return emphasis(cell.deals, style); },
               [&](const ScheduleCell &cell) {
                   return !style.forExport && cell.deals.meets(highlight().selected);
               });
    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setFont(font);
    const auto paintLine = [&](const QRectF &box, const QString &text, const QColor &color) {
        if (!box.isEmpty()) {
            painter.setPen(color);
            painter.drawText(QPointF(box.left(), box.bottom() - metrics.descent() - 1),
                             metrics.elidedText(text, Qt::ElideRight, box.width()));
        }
    };
    paintLine(where.note, words.withoutTermLine(),
              style.forExport ? style.theme.soft : style.theme.accent);
    paintLine(where.leftOut, words.leftOutLine(), style.theme.soft);
    painter.restore();
    if (!where.key.isEmpty()) {
        key(drawn, where.picture.pixelsPerUnit, where.form, style.theme)
            .paint(painter, where.key.topLeft(), where.key.width(), style.theme);
    }
}

QSize ScheduleView::exportSizeHint()
{
    const Schedule drawn = build(MostRows);
    if (drawn.isEmpty()) {
        return {800, 500};
    }
    const PaintStyle style{Theme::light(), true};
    const QSizeF wanted = layout::ScheduleLayout::arrange(layoutInput(drawn, FigureForm::Short),
                                                          layout::ScheduleOptions())
                              .wanted;
    const qreal width = std::clamp(wanted.width() + 2 * Margin + 4, 760.0, 8000.0);
    const Arrangement there = arrange(drawn, QRectF(0, 0, width, 900), style);
    // As high as all rows need to be read one by one.
    const qreal line = QFontMetricsF(pictureFont(TextSize::Small)).height();
    qreal height = std::max(wanted.height(), 200.0);
    const auto rows = int(std::min<qsizetype>(MostRows, drawn.rows.size()));
    while (std::clamp(layout::ScheduleLayout::rowsIn(height, line) - 2, 1, MostRows) < rows) {
        height += line;
    }
    height += std::max(BelowRows, there.key.height() + there.note.height() + 2 * Margin);
    return {int(width), int(std::clamp(height, 360.0, 8000.0))};
}

io::RecordTable ScheduleView::dataTable()
{
    if (!state() || !state()->resolution) {
        return {};
    }
    return session::scheduleRecords(*state(), {m_scope->by(), m_scope->firstMonth(), false, 0});
}

QString ScheduleView::leftOutLine()
{
    return state() && state()->resolution
        ? ScheduleWords(*state()->resolution, schedule()).leftOutLine()
        : QString();
}

QList<SourceId> ScheduleView::sourcesShown()
{
    QSet<SourceId> found;
    for (const ScheduleRow &row : schedule().rows) {
        for (const QList<ScheduleCell> &cells : {row.due, row.capitalIn}) {
            for (const ScheduleCell &cell : cells) {
                for (const ClaimId id : cell.claims(*state()->resolution)) {
                    if (const Claim *claim = state()->snapshot->claim(id)) {
                        found.insert(claim->evidence.source);
                    }
                }
            }
        }
    }
    QList<SourceId> sources(found.begin(), found.end());
    std::ranges::sort(sources);
    return sources;
}

QJsonObject ScheduleView::settings() const
{
    return m_scope->settings();
}

void ScheduleView::applySettings(const QJsonObject &settings)
{
    m_scope->applySettings(settings);
}

Outcome ScheduleView::checkSettings(const QJsonObject &settings) const
{
    return ScheduleScopeBar::checkSettings(settings);
}

} // namespace dealscope::ui
