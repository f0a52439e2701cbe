// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/InspectorPanel.h"

#include "ui/deals/DealWords.h"
#include "ui/inspector/DealHeader.h"
#include "ui/inspector/DealLine.h"
#include "ui/inspector/InspectorContent.h"
#include "ui/inspector/ReportCard.h"
#include "ui/window/Counted.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/PlainLabel.h"
#include "ui/window/SafeText.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace dealscope::ui {

using namespace core;

InspectorPanel::InspectorPanel(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
    showHint();
    finish();
}

void InspectorPanel::showPick(const session::StatePtr &state, const session::Pick &pick)
{
    const bool samePick = pick == m_pick;
    if (samePick && pick.isEmpty() && m_state) {
        m_state = state;
        return; // the hint stands already
    }
    const int scrolled = verticalScrollBar()->value();
    if (!samePick) {
        // From a list to one of its deals, the way back stays open.
        const bool fromList = pick.deals.size() == 1 && pick.valuations.isEmpty()
            && (m_list.deals.contains(pick.deals.first())
                || m_pick.deals.contains(pick.deals.first()));
        if (m_pick.deals.size() > 1 && fromList) {
            m_list = m_pick;
        } else if (!fromList) {
            m_list = {};
        }
    }
    m_state = state;
    m_pick = pick;
    setUpdatesEnabled(false);
    clear();
    if (!state || !state->resolution || pick.isEmpty()) {
        showHint();
    } else if (!pick.valuations.isEmpty() && pick.deals.size() <= 1) {
        showValuations();
        if (pick.deals.size() == 1) {
            showDeal(pick.deals.first());
        }
    } else if (pick.deals.size() == 1) {
        showDeal(pick.deals.first());
    } else {
        showDeals();
    }
    finish();
    setUpdatesEnabled(true);
    verticalScrollBar()->setValue(samePick ? scrolled : 0);
    bool isFirst = true;
    for (ReportCard *card : std::as_const(m_cards)) {
        const bool marked = pick.claims.contains(card->entry().claim)
            || pick.valuations.contains(card->entry().valuation);
        card->setMarked(marked);
        if (marked && !samePick && std::exchange(isFirst, false)) {
            // Queued: the page gets its size only when the event loop comes round.
            QMetaObject::invokeMethod(
                card, [this, card] { ensureWidgetVisible(card, 0, 20); }, Qt::QueuedConnection);
        }
    }
    Q_EMIT noteChanged(m_note);
}

void InspectorPanel::clear()
{
    m_cards.clear();
    m_lines.clear();
    m_links.clear();
    m_note.clear();
    // A click in the old page may have led here: it must outlive its own event.
    if (QWidget *old = takeWidget()) {
        old->setParent(this);
        old->hide();
        old->deleteLater();
    }
    m_page = new QWidget;
    m_page->setProperty("paper", true);
    m_column = new QVBoxLayout(m_page);
    m_column->setContentsMargins(0, 0, 0, 6);
    m_column->setSpacing(0);
}

void InspectorPanel::finish()
{
    m_column->addStretch(1);
    // Only now: what is put on a page that is already shown appears an event later.
    setWidget(m_page);
    m_page->show();
}

void InspectorPanel::showHint()
{
    auto *hint = new PlainLabel(tr("Click a bar, a ribbon, a row or a total: the reports behind it "
                                   "are listed here, each with its words and its source."),
                                Tone::Soft, m_page);
    hint->setWordWrap(true);
    hint->setMinimumWidth(10);
    hint->setContentsMargins(12, 10, 12, 10);
    m_column->addWidget(hint);
}

void InspectorPanel::showDeal(DealId id)
{
    const auto page = makeDealPage(*m_state, id);
    if (!page) {
        addHeading(tr("Nothing had been published about this deal by that day."));
        return;
    }
    if (m_list.deals.size() > 1) {
        auto *back = new ElidedLabel(m_page);
        back->setText(
            tr("‹ %1").arg(m_list.title.isEmpty() ? tr("All selected deals") : m_list.title));
        back->setClickable(true);
        back->setSoft(true);
        back->setContentsMargins(8, 4, 0, 0);
        connect(back, &ElidedLabel::clicked, this,
                [this, list = m_list] { Q_EMIT picked(list, false); });
        m_column->addWidget(back);
    }
    m_note = tr("deal");
    auto *header = new DealHeader(*page, m_page);
    connect(header, &DealHeader::dealClicked, this, &InspectorPanel::selectDeal);
    connect(header, &DealHeader::warningClicked, this,
            [this, id](const WarningEntry &warning) { follow(id, warning); });
    m_column->addWidget(header);
    addReports(page->reports);
    if (!page->valuations.isEmpty()) {
        addHeading(tr("Valuations tied to this deal"));
        addReports(page->valuations);
    }
    QList<SourceId> sources;
    for (const ReportEntry &report : page->reports + page->valuations) {
        if (!sources.contains(report.source)) {
            sources.append(report.source);
        }
    }
    addSources(sources);
}

void InspectorPanel::showDeals()
{
    m_note = counted(m_pick.deals.size(), tr("1 deal"), tr("%1 deals"));
    auto *head = new QWidget(m_page);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(12, 8, 10, 8);
    column->setSpacing(3);
    auto *title = new PlainLabel(m_pick.title.isEmpty() ? m_note : m_pick.title, Tone::Title, head);
    title->makeReadable();
    column->addWidget(title);
    const QStringList lines = summaryLines(*m_state, m_pick.deals);
    for (const QString &line : lines) {
        auto *label = new PlainLabel(line, Tone::Normal, head);
        label->makeReadable();
        column->addWidget(label);
    }
    m_column->addWidget(head);
    int listed = 0;
    for (const DealId id : std::as_const(m_pick.deals)) {
        if (listed == MaxLines) {
            break;
        }
        const analysis::ResolvedDeal *deal = m_state->resolution->deal(id);
        if (!deal) {
            continue;
        }
        ++listed;
        auto *line = new DealLine(*deal, *m_state->snapshot, m_page);
        connect(line, &QAbstractButton::clicked, this, [this, id] { selectDeal(id); });
        line->installEventFilter(this);
        m_lines.append(line);
        m_column->addWidget(line);
    }
    if (m_pick.deals.size() > listed) {
        addHeading(counted(m_pick.deals.size() - listed, tr("and 1 more"),
                           tr("and %1 more: see the table of deals")));
    }
}

void InspectorPanel::showValuations()
{
    m_note = tr("valuation");
    auto *title = new PlainLabel(m_pick.title.isEmpty() ? tr("Valuation") : m_pick.title,
                                 Tone::Title, m_page);
    title->makeReadable();
    title->setContentsMargins(12, 8, 10, 6);
    m_column->addWidget(title);
    const QList<ReportEntry> reports = makeValuationReports(*m_state, m_pick.valuations);
    addReports(reports);
    QList<SourceId> sources;
    for (const ReportEntry &report : reports) {
        if (!sources.contains(report.source)) {
            sources.append(report.source);
        }
    }
    addSources(sources);
}

void InspectorPanel::addHeading(const QString &text)
{
    auto *label = new PlainLabel(text, Tone::Section, m_page);
    label->setWordWrap(true);
    label->setMinimumWidth(10);
    label->setContentsMargins(12, 10, 10, 4);
    m_column->addWidget(label);
}

void InspectorPanel::addReports(const QList<ReportEntry> &reports)
{
    for (const ReportEntry &report : reports) {
        auto *card = new ReportCard(report, m_page);
        connect(card, &ReportCard::quoteClicked, this, &InspectorPanel::quoteClicked);
        connect(card, &ReportCard::stepRequested, this, [this, card](int by) { step(card, by); });
        m_cards.append(card);
        m_column->addWidget(card);
    }
}

void InspectorPanel::addSources(const QList<SourceId> &sources)
{
    QStringList done;
    for (const SourceId id : sources) {
        const Source *source = m_state->snapshot->source(id);
        const SourceLink link(source ? source->url : QString());
        if (!link.canOpen() || done.contains(source->url)) {
            continue;
        }
        done.append(source->url);
        auto *button = new QPushButton(tr("Open source: %1").arg(link.host()), m_page);
        button->setToolTip(safeToolTip(source->url));
        connect(button, &QPushButton::clicked, this, [this, link] {
            if (!link.open(m_openUrl)) {
                Q_EMIT openFailed(link.host());
            }
        });
        m_links.append(button);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(12, 6, 10, 0);
        row->addWidget(button);
        row->addStretch(1);
        m_column->addLayout(row);
    }
}

void InspectorPanel::selectDeal(DealId deal)
{
    session::Pick pick;
    pick.deals = {deal};
    if (const auto *resolved = m_state->resolution->deal(deal)) {
        pick.title = dealParties(*resolved, *m_state->snapshot);
    }
    Q_EMIT picked(pick, false);
}

void InspectorPanel::step(ReportCard *from, int by)
{
    const qsizetype next = m_cards.indexOf(from) + by;
    if (next >= 0 && next < m_cards.size()) {
        m_cards[next]->setFocus(Qt::TabFocusReason);
        ensureWidgetVisible(m_cards[next], 0, 10);
    }
}

void InspectorPanel::follow(DealId deal, const WarningEntry &warning)
{
    if (warning.conflict) {
        Q_EMIT conflictClicked(deal, *warning.conflict);
        return;
    }
    for (ReportCard *card : std::as_const(m_cards)) {
        const ReportEntry &entry = card->entry();
        if (warning.claim.isValid() ? entry.claim == warning.claim
                                    : entry.valuation == warning.valuation) {
            card->setFocus(Qt::OtherFocusReason);
            ensureWidgetVisible(card, 0, 10);
            return;
        }
    }
}

bool InspectorPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        if (const auto *line = qobject_cast<DealLine *>(watched)) {
            session::Pick pick;
            if (event->type() == QEvent::Enter) {
                pick.deals = {line->deal()};
            }
            Q_EMIT hovered(pick);
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace dealscope::ui
