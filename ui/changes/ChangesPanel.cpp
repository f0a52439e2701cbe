// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/ChangesPanel.h"

#include "session/FilterWords.h"
#include "ui/changes/ChangesDelegate.h"
#include "ui/changes/ChangesModel.h"
#include "ui/changes/StateChooser.h"
#include "ui/filters/FlowLayout.h"
#include "ui/window/Counted.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/EmptyNotice.h"
#include "ui/window/LineIcon.h"
#include "ui/window/NewestWork.h"
#include "ui/window/PlainLabel.h"
#include "ui/window/SafeText.h"
#include "ui/window/WorkLine.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;
using session::KnowledgePoint;
using Kind = KnowledgePoint::Kind;

ChangesPanel::ChangesPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ChangesModel(this))
    , m_before(new StateChooser(tr("Compare from"), tr("choose a state…"), this))
    , m_after(new StateChooser(tr("Compare to"), {}, this))
    , m_stop(new QToolButton(this))
    , m_save(new QPushButton(tr("Save this state as an edition…"), this))
    , m_remove(new QPushButton(tr("Remove edition"), this))
    , m_summary(new ElidedLabel(this))
    , m_note(new ElidedLabel(this))
    , m_list(new QListView(this))
    , m_notice(new EmptyNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_line(new WorkLine(this))
    , m_work(new NewestWork(this))
{
    m_stop->setProperty("flat", true);
    m_stop->setIcon(lineIcon(LineIcon::Cross));
    m_stop->setIconSize(QSize(16, 16));
    m_stop->setFixedSize(24, 24);
    m_stop->setToolTip(tr("Close the comparison and take its marks away"));
    m_stop->setAccessibleName(m_stop->toolTip());
    for (QPushButton *button : {m_save, m_remove}) {
        button->setMinimumWidth(60);
    }
    m_note->setSoft(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChangesDelegate(this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAttribute(Qt::WA_Hover);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setAccessibleName(tr("Changes"));
    m_pages->addWidget(m_notice);
    m_pages->addWidget(m_list);

    // A narrow dock has room for one choice a row.
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head, 6);
    row->addWidget(new PlainLabel(tr("From"), Tone::Normal, this));
    row->addWidget(m_before);
    row->addWidget(new PlainLabel(tr("to"), Tone::Normal, this));
    row->addWidget(m_after);
    row->addWidget(m_stop);
    row->addWidget(m_remove);
    row->addWidget(m_save);
    auto *words = new QHBoxLayout;
    words->setContentsMargins(4, 0, 4, 2);
    words->setSpacing(8);
    words->addWidget(m_summary);
    words->addWidget(m_note, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *margins = new QHBoxLayout;
    margins->setContentsMargins(8, 2, 6, 2);
    margins->addWidget(head);
    column->addLayout(margins);
    column->addLayout(words);
    column->addWidget(m_line);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_before);
    connect(m_line, &WorkLine::stopClicked, this, &ChangesPanel::stop);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(500);

    connect(m_before, &StateChooser::pointChosen, this, &ChangesPanel::refresh);
    connect(m_after, &StateChooser::pointChosen, this, &ChangesPanel::refresh);
    connect(m_stop, &QToolButton::clicked, this, &ChangesPanel::stop);
    connect(m_save, &QPushButton::clicked, this, &ChangesPanel::askName);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const Edition *edition = chosenEdition()) {
            Q_EMIT removeEditionRequested(edition->id);
        }
    });
    connect(m_notice, &EmptyNotice::wayOutClicked, this, &ChangesPanel::clearRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
        const session::Pick pick
            = rows.isEmpty() ? session::Pick{} : m_model->pickAt(rows.first().row());
        if (!pick.isEmpty()) {
            Q_EMIT picked(pick, false);
        }
    });
    showNothing({});
    refreshButtons();
}

void ChangesPanel::setState(const session::StatePtr &state)
{
    m_state = state;
    if (m_offered != m_state->snapshot && (!isLarge() || !visibleRegion().isEmpty())) {
        refreshOffers();
    }
    refresh();
}

void ChangesPanel::refreshOffers()
{
    m_offered = m_state->snapshot;
    const auto kept = m_lastSession ? std::optional(m_lastSessionOn) : std::nullopt;
    m_before->setOffers(*m_state, kept);
    m_after->setOffers(*m_state, kept);
}

void ChangesPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (m_state && m_offered != m_state->snapshot) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                refreshOffers();
                refresh();
            },
            Qt::QueuedConnection);
    }
}

void ChangesPanel::setLastSession(const std::optional<session::EditionFigures> &figures,
                                  QDate savedOn)
{
    m_lastSession = figures ? std::make_shared<const session::EditionFigures>(*figures) : nullptr;
    m_lastSessionOn = savedOn;
    m_beforeSide = {};
    m_afterSide = {};
    if (m_state) {
        refreshOffers();
        refresh();
    }
}

bool ChangesPanel::isLarge() const
{
    return m_state && m_state->snapshot->claimCount() >= m_largeFrom;
}

bool ChangesPanel::isComparing() const
{
    return m_work->isRunning();
}

void ChangesPanel::setCanSaveEditions(bool can)
{
    m_canSave = can;
    refreshButtons();
}

void ChangesPanel::compare(const KnowledgePoint &before, const KnowledgePoint &after)
{
    m_before->setPoint(before);
    m_after->setPoint(after);
    refresh();
}

void ChangesPanel::stop()
{
    compare({}, {Kind::Now, {}, {}});
}

Result<session::KnowledgeState> ChangesPanel::stateOf(const KnowledgePoint &point,
                                                      const Question &question, Side &side)
{
    const session::DashboardState &state = *question.state;
    const Perspective &perspective = state.perspective;
    const bool holds = point.kind != Kind::Now && side.state && side.point == point
        && side.snapshot == state.snapshot && side.perspective.lens == perspective.lens
        && side.perspective.currency == perspective.currency;
    if (holds) {
        return *side.state;
    }
    const auto kept = question.lastSession ? std::optional(*question.lastSession) : std::nullopt;
    auto known = session::knowledgeAt(point, state, kept);
    side
        = {point, state.snapshot, perspective, known ? std::optional(known.value()) : std::nullopt};
    return known;
}

ChangesPanel::Answer ChangesPanel::answer(const Question &question)
{
    Answer answer{question.beforeSide, question.afterSide, {}, {}, {}};
    const auto before = stateOf(question.before, question, answer.beforeSide);
    const auto after = stateOf(question.after, question, answer.afterSide);
    if (!before || !after) {
        answer.problem = (before ? after : before).error().sentence;
        return answer;
    }
    answer.comparison = session::compare(*before, *after, *question.state);
    answer.deals = answer.comparison.diff.deals();
    return answer;
}

void ChangesPanel::refresh()
{
    refreshButtons();
    m_work->cancel();
    m_line->clear();
    if (!m_state || m_state->isEmpty()) {
        showNothing(tr("No deal file is open, or it holds no deals."));
        return;
    }
    if (m_before->point().kind == Kind::None) {
        const QString limit = limitWords();
        showNothing(tr("Choose a day, the last session or an edition above, to see what has "
                       "changed since.")
                    + (limit.isEmpty() ? QString() : u' ' + limit));
        return;
    }
    const Question question{m_state,          m_lastSession, m_before->point(),
                            m_after->point(), m_beforeSide,  m_afterSide};
    if (!isLarge()) {
        showAnswer(answer(question));
        return;
    }
    m_line->showWork(tr("Comparing…"), -1);
    m_work->start([this, question](WorkControl &, const NewestWork::Land &land) {
        land([this, found = answer(question)] { showAnswer(found); });
    });
}

void ChangesPanel::showAnswer(const Answer &answer)
{
    m_beforeSide = answer.beforeSide;
    m_afterSide = answer.afterSide;
    m_line->clear();
    if (!answer.problem.isEmpty()) {
        showNothing(answer.problem);
        return;
    }
    const session::Comparison &comparison = answer.comparison;
    QStringList notes;
    if (comparison.outsideFilter > 0) {
        notes.append(counted(comparison.outsideFilter, tr("1 more change outside the filter"),
                             tr("%1 more changes outside the filter")));
    }
    if (!comparison.note.isEmpty()) {
        notes.append(comparison.note);
    }
    m_model->setComparison(comparison, m_state->snapshot);
    showSummary(session::changesInWords(comparison.diff), notes.join(QStringLiteral(" · ")));
    const bool none = comparison.diff.changes.isEmpty();
    if (none) {
        const bool filtered = comparison.outsideFilter > 0;
        m_notice->setReason(
            filtered ? tr("No deal that passes the filter has changed %1.").arg(comparison.since)
                     : tr("Nothing has changed %1.").arg(comparison.since),
            filtered ? tr("Clear the filter") : QString());
    }
    m_pages->setCurrentWidget(none ? static_cast<QWidget *>(m_notice) : m_list);
    Q_EMIT changedDeals(answer.deals, none ? QString() : comparison.since);
}

QString ChangesPanel::limitWords() const
{
    if (!m_state || m_state->snapshot->dealCount() <= session::MostKeptDeals) {
        return {};
    }
    return tr("Editions are kept of deal files with up to %1 deals: this one has %2, and their "
              "figures "
              "would take long to write and to read.")
        .arg(QLocale::c().toString(session::MostKeptDeals),
             QLocale::c().toString(m_state->snapshot->dealCount()));
}

void ChangesPanel::showNothing(const QString &reason, const QString &wayOut)
{
    m_model->clear();
    m_notice->setReason(reason, wayOut);
    m_pages->setCurrentWidget(m_notice);
    showSummary({}, {});
    Q_EMIT changedDeals({}, {});
}

void ChangesPanel::showSummary(const QString &summary, const QString &note)
{
    const bool differs = summary != m_summary->text();
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_note->setText(note);
    m_note->setVisible(!summary.isEmpty());
    if (differs) {
        Q_EMIT summaryChanged(summary);
    }
}

QString ChangesPanel::summary() const
{
    return m_summary->text();
}

const Edition *ChangesPanel::chosenEdition() const
{
    if (!m_state) {
        return nullptr;
    }
    for (const StateChooser *chooser : {m_before, m_after}) {
        for (const Edition &edition : m_state->snapshot->data().editions) {
            if (chooser->point().kind == Kind::Edition && edition.id == chooser->point().edition) {
                return &edition;
            }
        }
    }
    return nullptr;
}

void ChangesPanel::refreshButtons()
{
    m_stop->setVisible(m_before->point().kind != Kind::None);
    m_save->setVisible(m_canSave);
    const QString limit = limitWords();
    m_save->setEnabled(m_state && !m_state->isEmpty() && limit.isEmpty());
    m_save->setToolTip(limit.isEmpty() ? tr("Keep all figures, as the window's lens and clock show "
                                            "them, in the deal file")
                                       : limit);
    const Edition *edition = chosenEdition();
    m_remove->setVisible(m_canSave && edition);
    if (edition) {
        m_remove->setToolTip(
            safeToolTip(tr("Take the edition “%1” out of the deal file; Undo puts it back")
                            .arg(edition->name)));
    }
}

void ChangesPanel::askName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save an edition"));
    dialog->setLabelText(tr("Name of this edition"));
    dialog->setTextValue(
        tr("Edition of %1").arg(session::dateInWords(PartialDate::day(QDate::currentDate()))));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        if (const QString name = text.trimmed(); !name.isEmpty()) {
            Q_EMIT saveEditionRequested(name);
        }
    });
    dialog->open();
}

} // namespace dealscope::ui
