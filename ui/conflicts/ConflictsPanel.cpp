// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictsPanel.h"

#include "session/ConflictWords.h"
#include "ui/conflicts/ConflictPage.h"
#include "ui/conflicts/ConflictsDelegate.h"
#include "ui/deals/DealWords.h"
#include "ui/window/Counted.h"
#include "ui/window/EmptyNotice.h"
#include "ui/window/NewestWork.h"
#include "ui/window/WorkLine.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

ConflictsPanel::ConflictsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ConflictsModel(this))
    , m_scope(new QComboBox(this))
    , m_rule(new QComboBox(this))
    , m_list(new QListView(this))
    , m_page(new ConflictPage(this))
    , m_empty(new EmptyNotice(this))
    , m_both(new QSplitter(Qt::Horizontal, this))
    , m_pages(new QStackedWidget(this))
    , m_line(new WorkLine(this))
    , m_work(new NewestWork(this))
{
    m_scope->addItem(tr("all"), int(ConflictScope::All));
    m_scope->addItem(tr("open"), int(ConflictScope::Open));
    m_scope->addItem(tr("settled"), int(ConflictScope::Settled));
    m_scope->setAccessibleName(tr("Which contradictions are listed"));
    m_rule->addItem(tr("every kind"));
    for (const auto &entry : enumEntries<ConflictRule>()) {
        m_rule->addItem(session::conflictRuleName(entry.value), int(entry.value));
        m_rule->setItemData(m_rule->count() - 1, session::conflictRuleInWords(entry.value),
                            Qt::ToolTipRole);
    }
    for (QComboBox *box : {m_scope, m_rule}) {
        // The list is as wide as the user makes it; the popup has room for whole names.
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->view()->setTextElideMode(Qt::ElideNone);
    }
    m_rule->view()->setMinimumWidth(m_rule->view()->sizeHintForColumn(0) + 12);
    m_rule->setAccessibleName(tr("Kind of contradiction"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ConflictsDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Contradictions"));
    // A narrow window gives its sides what they ask for; long words are cut here instead.
    m_list->setMinimumWidth(90);
    m_scope->setMinimumWidth(60);
    m_rule->setMinimumWidth(60);

    auto *left = new QWidget(this);
    auto *choices = new QHBoxLayout;
    choices->setContentsMargins(8, 4, 8, 4);
    choices->setSpacing(6);
    choices->addWidget(m_scope, 1);
    choices->addWidget(m_rule, 1);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addLayout(choices);
    leftColumn->addWidget(m_line);
    leftColumn->addWidget(m_list, 1);
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_empty);
    m_both->addWidget(left);
    m_both->addWidget(m_pages);
    m_both->setStretchFactor(0, 2);
    m_both->setStretchFactor(1, 5);
    m_both->setChildrenCollapsible(false);
    m_both->setSizes({260, 600});
    auto *column = new QVBoxLayout(this);
    // The strip that is left free tells when the panel is seen.
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_both);
    setFocusProxy(m_list);

    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setScope(ConflictScope(m_scope->currentData().toInt()));
        refill();
    });
    connect(m_rule, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant rule = m_rule->currentData();
        m_model->setRule(rule.isValid() ? std::optional(ConflictRule(rule.toInt())) : std::nullopt);
        refill();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { choose(current.row()); });
    // The first one is shown without having been chosen: a click on it chooses it.
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_empty, &EmptyNotice::wayOutClicked, this, [this] {
        m_scope->setCurrentIndex(0);
        m_rule->setCurrentIndex(0);
    });
    connect(m_page, &ConflictPage::rankRequested, this, &ConflictsPanel::rankRequested);
    connect(m_page, &ConflictPage::settleRequested, this, &ConflictsPanel::settleRequested);
    connect(m_page, &ConflictPage::unsettleRequested, this, &ConflictsPanel::unsettleRequested);
    connect(m_page, &ConflictPage::quoteClicked, this, &ConflictsPanel::quoteClicked);
    connect(m_line, &WorkLine::stopClicked, this, &ConflictsPanel::stop);
    connect(m_line, &WorkLine::goOnClicked, this, &ConflictsPanel::look);
    connect(m_work, &NewestWork::progressed, this, &ConflictsPanel::showWork);
    connect(m_work, &NewestWork::finished, this, [this] {
        m_line->clear();
        m_model->end();
        // Who has chosen one, or scrolled, stays there.
        if (m_model->rowCount() == 0 || !m_list->currentIndex().isValid()) {
            refill();
        }
        Q_EMIT noteChanged(note());
    });
    // What a list of all rows would measure before it shows the first.
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(500);
    setState({});
}

void ConflictsPanel::setState(const session::StatePtr &state)
{
    // After an edit the page stays, though the list of a large ledger may take a while.
    const bool isEdit = m_state && state && state->snapshot != m_state->snapshot
        && state->snapshot->hasRowsOf(*m_state->snapshot);
    const bool hasPage = isEdit && m_deal.isValid() && chosen();
    m_state = state;
    m_pinned.reset();
    if (!m_state || m_state->resolution != m_lookedAt) {
        m_work->cancel();
        m_lookedAt.reset();
        m_found.clear();
        m_stopped = false;
    }
    m_listIsStale = true;
    if (!isLarge() || !visibleRegion().isEmpty()) {
        refreshList();
        if (hasPage && isLarge() && m_model->rowOf(m_deal, m_chosenRule) < 0) {
            pin(m_deal, m_chosenRule);
        }
    } else {
        update();
        Q_EMIT noteChanged(note());
    }
}

bool ConflictsPanel::isLarge() const
{
    return m_state && m_state->snapshot && m_state->snapshot->claimCount() >= m_largeFrom;
}

bool ConflictsPanel::isLooking() const
{
    return m_work->isRunning();
}

void ConflictsPanel::refreshList()
{
    if (!m_listIsStale) {
        return;
    }
    m_listIsStale = false;
    const auto known
        = isLarge() ? analysis::Review::of(*m_state->resolution).marksIfKnown() : nullptr;
    if (known) {
        // What a worker still hands over is among them.
        m_work->cancel();
    }
    {
        const QScopedValueRollback guard(m_refilling, true);
        if (!isLarge()) {
            m_model->setState(m_state);
        } else {
            m_model->begin(m_state);
            m_model->add(known ? *known : m_found);
            if (known) {
                m_model->end();
            }
        }
    }
    if (!isLarge() || known) {
        m_line->clear();
    } else if (m_stopped) {
        stop();
    } else if (!m_work->isRunning()) {
        look();
    }
    refill();
    Q_EMIT noteChanged(note());
}

void ConflictsPanel::look()
{
    m_stopped = false;
    m_lookedAt = m_state->resolution;
    m_found.clear();
    m_model->begin(m_state);
    m_work->start(
        [this, resolution = m_lookedAt](WorkControl &control, const NewestWork::Land &land) {
            analysis::Review::of(*resolution)
                .findMarks(control, [&](const analysis::ConflictMarks &more) {
                    land([this, more] {
                        m_found.insert(m_found.end(), more.begin(), more.end());
                        const bool first = m_model->rowCount() == 0;
                        m_model->add(more);
                        if (first) {
                            refill();
                        }
                        Q_EMIT noteChanged(note());
                    });
                });
        });
    showWork(-1);
}

void ConflictsPanel::stop()
{
    m_stopped = true;
    m_work->cancel();
    m_line->showStopped(tr("Stopped; not all deals were looked at."));
    refill();
    Q_EMIT noteChanged(note());
}

void ConflictsPanel::showWork(int percent)
{
    m_line->showWork(tr("Looking for contradictions…"), percent);
}

void ConflictsPanel::setEditable(bool editable)
{
    if (m_editable != editable) {
        m_editable = editable;
        showChosen();
    }
}

bool ConflictsPanel::showConflict(DealId deal, ConflictRule rule)
{
    refreshList();
    if (m_model->rowOf(deal, rule) < 0) {
        m_scope->setCurrentIndex(0);
        m_rule->setCurrentIndex(0);
    }
    const int row = m_model->rowOf(deal, rule);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->scrollTo(m_model->index(row));
        return true;
    }
    return isLarge() && pin(deal, rule);
}

bool ConflictsPanel::pin(DealId deal, ConflictRule rule)
{
    for (const analysis::Conflict &conflict :
         analysis::Review::of(*m_state->resolution).conflictsOf(deal)) {
        if (conflict.rule == rule) {
            m_pinned = conflict;
            m_deal = deal;
            m_chosenRule = rule;
            m_list->setCurrentIndex({});
            m_pages->setCurrentWidget(m_page);
            showChosen();
            return true;
        }
    }
    return false;
}

QString ConflictsPanel::note() const
{
    const int open = m_model->openCount();
    const int settled = m_model->settledCount();
    if (open + settled == 0 || m_listIsStale) {
        return {};
    }
    if (m_work->isRunning() || m_stopped) {
        return tr("%1 found so far").arg(inDigits(open + settled));
    }
    if (settled == 0) {
        return tr("%1 open").arg(inDigits(open));
    }
    return open == 0 ? tr("%1 settled").arg(inDigits(settled))
                     : tr("%1 open, %2 settled").arg(inDigits(open), inDigits(settled));
}

void ConflictsPanel::refill()
{
    if (m_pinned) {
        return;
    }
    if (m_model->rowCount() == 0) {
        const bool any = m_model->openCount() + m_model->settledCount() > 0;
        const bool noLedger = !m_state || m_state->isEmpty();
        m_empty->setReason(
            noLedger                  ? tr("No deal file is open, or it holds no deals.")
                : any                 ? tr("No contradiction of this kind among the deals shown.")
                : m_work->isRunning() ? tr("None found so far.")
                : m_stopped
                ? tr("None found before the search was stopped. Go on to look at all deals.")
                : tr("No contradictions among the deals shown."),
            any ? tr("List all of them") : QString());
        m_pages->setCurrentWidget(m_empty);
        showChosen();
        return;
    }
    m_pages->setCurrentWidget(m_page);
    int row = m_deal.isValid() ? m_model->rowOf(m_deal, m_chosenRule) : -1;
    if (row < 0 && m_deal.isValid()) {
        row = m_model->firstRowOf(m_deal);
    }
    {
        const QScopedValueRollback guard(m_refilling, true);
        // Row 0 is a heading.
        m_list->setCurrentIndex(m_model->index(row < 0 ? 1 : row));
        if (row <= 1) {
            m_list->scrollToTop();
        }
    }
    showChosen();
}

void ConflictsPanel::choose(int row)
{
    const analysis::Conflict *conflict = m_model->conflictAt(row);
    if (m_refilling || !conflict) {
        return;
    }
    if (m_pinned || m_deal != conflict->deal || m_chosenRule != conflict->rule) {
        m_pinned.reset();
        m_deal = conflict->deal;
        m_chosenRule = conflict->rule;
        showChosen();
    }
    Q_EMIT picked(pickOf(*conflict), false);
}

void ConflictsPanel::showChosen()
{
    // Its page is many widgets: made only for who looks at it.
    m_pageIsStale = true;
    if (visibleRegion().isEmpty()) {
        return;
    }
    refreshPage();
}

void ConflictsPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_listIsStale) {
        QMetaObject::invokeMethod(this, &ConflictsPanel::refreshList, Qt::QueuedConnection);
    }
    if (m_pageIsStale) {
        QMetaObject::invokeMethod(this, &ConflictsPanel::refreshPage, Qt::QueuedConnection);
    }
}

ConflictPage *ConflictsPanel::page()
{
    refreshPage();
    return m_page;
}

const analysis::Conflict *ConflictsPanel::chosen() const
{
    return m_pinned ? &*m_pinned : m_model->conflictAt(m_list->currentIndex().row());
}

void ConflictsPanel::refreshPage()
{
    if (!m_pageIsStale) {
        return;
    }
    m_pageIsStale = false;
    const analysis::Conflict *conflict = chosen();
    const QString why = m_editable
        ? QString()
        : tr("This deal file can only be read, so nothing can be decided.");
    m_page->showConflict(conflict, m_state ? m_state->snapshot : SnapshotPtr(), why);
}

session::Pick ConflictsPanel::pickOf(const analysis::Conflict &conflict) const
{
    session::Pick pick;
    pick.deals = {conflict.deal};
    pick.claims = conflict.ownClaims(*m_state->snapshot);
    if (const auto *deal = m_state->resolution->deal(conflict.deal)) {
        pick.title = dealParties(*deal, *m_state->snapshot);
    }
    return pick;
}

} // namespace dealscope::ui
