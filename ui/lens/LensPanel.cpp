// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/LensPanel.h"

#include "session/FilterWords.h"
#include "ui/lens/LensModel.h"
#include "ui/lens/MovedDealsModel.h"
#include "ui/window/Counted.h"
#include "ui/window/EmptyNotice.h"
#include "ui/window/NewestWork.h"
#include "ui/window/PlainLabel.h"
#include "ui/window/WorkLine.h"

#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHeaderView>
#include <QPaintEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;
using analysis::LensTotals;

namespace {

constexpr int RowHeight = 22;
constexpr int LeastReasonWidth = 160;
constexpr int LeastListHeight = 90;
constexpr int LeastSideWidth = 300;
constexpr int RowsMeasured = 60;
/// How far figures stand back that are not of the present state any more.
constexpr qreal PastOpacity = 0.45;

QTableView *makeTable(QAbstractItemModel *model, const QString &name, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setProperty("tinted", true);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(RowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

/// True if the two have the same answer.
bool isSame(const analysis::LensQuestion &a, const analysis::LensQuestion &b)
{
    return a.snapshot == b.snapshot && a.filter == b.filter && a.hits == b.hits
        && a.groups == b.groups && a.publishedBy == b.publishedBy && a.currency == b.currency;
}

} // namespace

LensPanel::LensPanel(QWidget *parent)
    : QWidget(parent)
    , m_lensModel(new LensModel(this))
    , m_movedModel(new MovedDealsModel(this))
    , m_lenses(makeTable(m_lensModel, QStringLiteral("lensTable"), this))
    , m_moved(makeTable(m_movedModel, QStringLiteral("movedDeals"), this))
    , m_head(new PlainLabel({}, Tone::Section, this))
    , m_none(new EmptyNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_both(new QSplitter(Qt::Vertical, this))
    , m_line(new WorkLine(this))
    , m_work(new NewestWork(this))
{
    setProperty("paper", true);
    setAttribute(Qt::WA_StyledBackground);
    m_lenses->setAccessibleName(tr("Totals by which figure counts"));
    m_lenses->setMinimumSize(80, 60);
    m_lenses->horizontalHeader()->setStretchLastSection(false);
    m_moved->setAccessibleName(tr("Deals that differ"));
    m_head->setContentsMargins(8, 6, 8, 2);
    m_head->setWordWrap(true);
    m_pages->addWidget(m_moved);
    m_pages->addWidget(m_none);
    auto *changes = new QWidget(m_both);
    auto *below = new QVBoxLayout(changes);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_head);
    below->addWidget(m_pages, 1);
    changes->setMinimumSize(80, 60);
    m_both->addWidget(m_lenses);
    m_both->addWidget(changes);
    m_both->setChildrenCollapsible(false);
    m_both->setStretchFactor(1, 1);
    auto *whole = new QVBoxLayout(this);
    // The strip that is left free tells when the panel is seen.
    whole->setContentsMargins(2, 2, 2, 2);
    whole->setSpacing(0);
    whole->addWidget(m_line);
    whole->addWidget(m_both, 1);
    // Of thousands of rows the first say how wide columns are.
    m_moved->horizontalHeader()->setResizeContentsPrecision(RowsMeasured);
    connect(m_line, &WorkLine::stopClicked, this, [this] {
        m_work->cancel();
        m_line->showStopped(tr("Stopped; the figures below are of before."));
    });
    connect(m_line, &WorkLine::goOnClicked, this, [this] { compare(m_asking); });
    connect(m_work, &NewestWork::progressed, this,
            [this](int percent) { m_line->showWork(tr("Comparing…"), percent); });
    setFocusProxy(m_lenses);
    setMinimumSize(100, 100);

    connect(m_lenses, &QTableView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_lenses, &QTableView::activated, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    const auto pick = [this](const QModelIndex &index) {
        Q_EMIT picked(m_movedModel->pickAt(index.row()), false);
    };
    connect(m_moved, &QTableView::clicked, this, pick);
    connect(m_moved, &QTableView::activated, this, pick);
    m_moved->setMouseTracking(true);
    connect(m_moved, &QTableView::entered, this, [this](const QModelIndex &index) {
        Q_EMIT hovered(m_movedModel->pickAt(index.row()));
    });
    connect(m_moved, &QTableView::viewportEntered, this, [this] { Q_EMIT hovered({}); });
    connect(m_none, &EmptyNotice::wayOutClicked, this, &LensPanel::clearRequested);
}

LensPanel::~LensPanel() = default;

void LensPanel::setState(const session::StatePtr &state)
{
    m_state = state;
    m_stale = true;
    update();
}

void LensPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_stale && !m_asked) {
        m_asked = true;
        // Tables must not change their size while they are painted.
        QMetaObject::invokeMethod(this, &LensPanel::refresh, Qt::QueuedConnection);
    }
}

void LensPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_stale = true;
        update();
    }
}

void LensPanel::refresh()
{
    m_asked = false;
    if (!m_stale) {
        return;
    }
    m_stale = false;
    const bool none = !m_state || m_state->isEmpty();
    if (!none && m_work->isRunning() && isSame(m_state->lensQuestion(), m_asking)) {
        return;
    }
    m_work->cancel();
    if (none) {
        setWorking(false);
        m_answered.clear();
        m_asking = {};
        m_lensModel->setLenses({}, analysis::DefaultLens);
        m_lenses->hide();
        m_head->hide();
        m_movedModel->setMoved({}, {}, analysis::DefaultLens);
        m_none->setReason(tr("No deal file is open, or it holds no deals."));
        m_pages->setCurrentWidget(m_none);
        return;
    }
    const analysis::LensQuestion question = m_state->lensQuestion();
    if (!m_answered.isEmpty() && isSame(question, m_asking)) {
        // Only the lens in use is another one.
        setWorking(false);
        showLenses(m_answered);
        return;
    }
    compare(question);
}

void LensPanel::compare(const analysis::LensQuestion &question)
{
    m_asking = question;
    m_answered.clear();
    if (question.snapshot->claimCount() < m_largeFrom) {
        setWorking(false);
        showLenses(analysis::compareLenses(question));
        return;
    }
    setWorking(true);
    m_work->start([this, question](WorkControl &control, const NewestWork::Land &land) {
        const QList<LensTotals> lenses = analysis::compareLenses(question, control);
        if (!lenses.isEmpty()) {
            land([this, lenses] {
                setWorking(false);
                showLenses(lenses);
            });
        }
    });
}

void LensPanel::setWorking(bool working)
{
    if (working) {
        m_line->showWork(tr("Comparing…"), -1);
    } else {
        m_line->clear();
    }
    if (!working) {
        m_both->setGraphicsEffect(nullptr);
    } else if (!m_both->graphicsEffect()) {
        auto *past = new QGraphicsOpacityEffect(m_both);
        past->setOpacity(PastOpacity);
        m_both->setGraphicsEffect(past);
    }
}

bool LensPanel::isComparing() const
{
    return m_work->isRunning();
}

void LensPanel::showLenses(const QList<LensTotals> &lenses)
{
    m_answered = lenses;
    const Lens present = m_state->perspective.lens;
    m_lensModel->setLenses(lenses, present);
    m_lenses->show();
    m_head->show();
    const int row = m_lensModel->rowOf(present);
    m_lenses->setCurrentIndex(m_lensModel->index(row, LensModel::Name));
    for (int column = 0; column < LensModel::ColumnCount; ++column) {
        const Nature nature = LensModel::natureOf(column);
        const bool used = nature == Nature::None
            || std::ranges::any_of(lenses, [nature](const LensTotals &lens) {
                              return lens.of(nature).deals > 0 || lens.of(nature).overflow;
                          });
        m_lenses->setColumnHidden(column, !used);
    }
    const QList<analysis::MovedMark> &moved = lenses[row].moved;
    m_movedModel->setMoved(m_asking, moved, present);
    const QString byDefault = session::lensName(analysis::DefaultLens);
    m_head->setPlainText(
        present == analysis::DefaultLens
            ? tr("“%1” is what the others are compared with").arg(byDefault)
            : tr("“%1” against “%2”: %3")
                  .arg(session::lensName(present), byDefault,
                       counted(moved.size(), tr("1 deal differs"), tr("%1 deals differ"))));
    if (moved.isEmpty()) {
        const bool anywhere = std::ranges::any_of(
            lenses, [](const LensTotals &lens) { return !lens.moved.isEmpty(); });
        const bool filtered = m_state->selected.isEmpty() && !m_state->filter.isEmpty();
        m_none->setReason(
            filtered ? tr("No deal passes the filter.")
                : !anywhere
                ? tr("Whichever figure counts, the deals shown are the same: their reports agree.")
                : present == analysis::DefaultLens
                ? tr("Choose another row to see which deals it changes, and by which report.")
                : tr("No deal shown changes under this rule. Choose another row."),
            filtered ? tr("Clear the filter") : QString());
    }
    m_pages->setCurrentWidget(moved.isEmpty() ? static_cast<QWidget *>(m_none) : m_moved);
    fitColumns();
}

void LensPanel::fitColumns()
{
    m_lenses->resizeColumnsToContents();
    arrange();
    m_moved->resizeColumnsToContents();
    m_moved->setColumnWidth(MovedDealsModel::Reason,
                            qMax(LeastReasonWidth, m_moved->columnWidth(MovedDealsModel::Reason)));
}

void LensPanel::arrange()
{
    const int head = m_lenses->horizontalHeader()->sizeHint().height();
    const int scroll = m_lenses->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int rows = head + RowHeight * m_lensModel->rowCount() + 2 + scroll;
    // A panel that is wide and low has its two tables side by side.
    const bool low = height() < rows + LeastListHeight;
    const bool sideBySide = low && width() > 2 * LeastSideWidth;
    m_both->setOrientation(sideBySide ? Qt::Horizontal : Qt::Vertical);
    m_both->setSizes(sideBySide ? QList{width() * 6 / 10, width() * 4 / 10}
                                : QList{std::min(rows, height() * 6 / 10),
                                        height() - std::min(rows, height() * 6 / 10)});
    m_lenses->scrollTo(m_lenses->currentIndex());
}

void LensPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LensPanel::choose(int row)
{
    if (row >= 0) {
        Q_EMIT lensChosen(m_lensModel->lensAt(row));
    }
}

QTableView *LensPanel::lenses()
{
    refresh();
    return m_lenses;
}

QTableView *LensPanel::moved()
{
    refresh();
    return m_moved;
}

QString LensPanel::notice()
{
    refresh();
    return m_pages->currentWidget() == m_none ? m_none->reason() : QString();
}

} // namespace dealscope::ui
