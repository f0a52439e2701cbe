// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictPage.h"

#include "session/ConflictWords.h"
#include "ui/conflicts/QuoteLabel.h"
#include "ui/conflicts/ReasonForm.h"
#include "ui/conflicts/SideColumn.h"
#include "ui/window/SafeText.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;
using analysis::Settled;

namespace {
constexpr int LeastColumnWidth = 190;
}

ConflictPage::ConflictPage(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    showConflict(nullptr, {}, {});
}

void ConflictPage::showConflict(const analysis::Conflict *conflict, const SnapshotPtr &snapshot,
                                const QString &whyReadOnly)
{
    // A click in the old page may have led here: it must outlive its own event.
    if (QWidget *old = takeWidget()) {
        old->setParent(this);
        old->hide();
        old->deleteLater();
    }
    m_columns.clear();
    m_keep = nullptr;
    m_onReason = {};
    m_snapshot = snapshot;
    m_whyReadOnly = whyReadOnly;
    m_conflict = conflict ? *conflict : analysis::Conflict{};
    m_sentence = conflict ? session::conflictInWords(*conflict, *snapshot) : QString();

    auto *page = new QWidget;
    page->setProperty("paper", true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 10, 8);
    column->setSpacing(4);
    m_form = new ReasonForm(page);
    if (!conflict) {
        auto *hint
            = new PlainLabel(tr("Choose a contradiction: its reports are shown side by side, "
                                "each with its words."),
                             Tone::Soft, page);
        hint->setWordWrap(true);
        hint->setMinimumWidth(10);
        column->addWidget(hint);
        column->addStretch(1);
        setWidget(page);
        page->show();
        return;
    }
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    auto *sentence = new PlainLabel(m_sentence, Tone::Strong, page);
    sentence->makeReadable();
    sentence->setToolTip(safeToolTip(session::conflictRuleInWords(conflict->rule)));
    head->addWidget(sentence, 1);
    addKeeping(head, page);
    column->addLayout(head);
    if (conflict->settledBy) {
        auto *settled = new PlainLabel(session::settledInWords(*conflict->settledBy, *snapshot),
                                       Tone::Normal, page);
        settled->makeReadable();
        settled->setProperty("accent", true);
        column->addWidget(settled);
    }
    column->addWidget(m_form);
    connect(m_form, &ReasonForm::confirmed, this, [this](const QString &reason) {
        m_form->hide();
        // A copy: what it asks for may bring another page, which forgets it.
        if (const auto act = m_onReason) {
            act(reason);
        }
    });
    connect(m_form, &ReasonForm::cancelled, m_form, &QWidget::hide);
    addSides(page);
    column->addStretch(1);
    setWidget(page);
    page->show();
}

void ConflictPage::addSides(QWidget *page)
{
    auto *sides = new QWidget(page);
    auto *row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(0);
    for (qsizetype i = 0; i < m_conflict.sides.size(); ++i) {
        const bool isRecord = m_conflict.rule == ConflictRule::OtherParties && i == 0;
        auto *column = new SideColumn(m_conflict.sides[i], m_conflict.rule, isRecord, *m_snapshot,
                                      m_whyReadOnly, sides);
        column->setMinimumWidth(LeastColumnWidth);
        connect(column, &SideColumn::quoteClicked, this, &ConflictPage::quoteClicked);
        connect(column, &SideColumn::retainAsked, this,
                [this](ClaimId claim) { askFor(Rank::Preferred, claim); });
        connect(column, &SideColumn::setAsideAsked, this,
                [this](ClaimId claim) { askFor(Rank::Deprecated, claim); });
        connect(column, &SideColumn::restoreAsked, this,
                [this](ClaimId claim) { Q_EMIT rankRequested(claim, Rank::Normal, {}); });
        row->addWidget(column, 1, Qt::AlignTop);
        m_columns.append(column);
    }
    page->layout()->addWidget(sides);
}

void ConflictPage::addKeeping(QHBoxLayout *head, QWidget *page)
{
    const bool isKept = m_conflict.settledBy && m_conflict.settledBy->by == Settled::By::Kept;
    if (m_conflict.settledBy && !isKept) {
        // What ranks have settled is undone at the report itself, below.
        return;
    }
    m_keep = new QPushButton(isKept                             ? tr("Open it again")
                                 : m_conflict.sides.size() == 2 ? tr("Keep both…")
                                                                : tr("Keep all…"),
                             page);
    m_keep->setEnabled(m_whyReadOnly.isEmpty());
    m_keep->setToolTip(!m_whyReadOnly.isEmpty() ? m_whyReadOnly
                           : isKept             ? tr("The contradiction is listed as open again.")
                                    : tr("The reports stay as they are, and the contradiction is "
                                         "listed as settled until another report joins it."));
    head->addWidget(m_keep, 0, Qt::AlignTop);
    if (isKept) {
        connect(m_keep, &QPushButton::clicked, this,
                [this] { Q_EMIT unsettleRequested(m_conflict.settledBy->settlement); });
        return;
    }
    connect(m_keep, &QPushButton::clicked, this, [this] {
        m_onReason = [this](const QString &reason) {
            Settlement settlement;
            settlement.deal = m_conflict.deal;
            settlement.rule = m_conflict.rule;
            settlement.claims = m_conflict.ownClaims(*m_snapshot);
            settlement.reason = reason;
            Q_EMIT settleRequested(settlement);
        };
        m_form->ask(m_conflict.sides.size() == 2 ? tr("Why can both stand?")
                                                 : tr("Why can all of them stand?"),
                    tr("Keep"));
    });
}

void ConflictPage::askFor(Rank rank, ClaimId claim)
{
    m_onReason
        = [this, rank, claim](const QString &reason) { Q_EMIT rankRequested(claim, rank, reason); };
    const QString who = session::originsInWords({claim}, *m_snapshot);
    if (rank == Rank::Preferred) {
        m_form->ask(tr("Retain the report of %1").arg(who), tr("Retain"));
    } else {
        m_form->ask(tr("Set the report of %1 aside").arg(who), tr("Set aside"));
    }
    ensureWidgetVisible(m_form);
}

} // namespace dealscope::ui
