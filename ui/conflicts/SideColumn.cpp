// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/SideColumn.h"

#include "io/MoneyText.h"
#include "session/ConflictWords.h"
#include "session/FilterWords.h"
#include "ui/conflicts/QuoteLabel.h"
#include "ui/filters/FlowLayout.h"
#include "ui/inspector/GlyphLabel.h"
#include "ui/inspector/ReportWords.h"
#include "ui/theme/Theme.h"
#include "ui/window/Counted.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

namespace {
/// More reports on one side than this are counted, not shown: the Inspector has them all.
constexpr qsizetype MaxReports = 12;
} // namespace

SideColumn::SideColumn(const analysis::ConflictSide &side, ConflictRule rule, bool isRecord,
                       const Snapshot &snapshot, const QString &whyReadOnly, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_whyReadOnly(whyReadOnly)
{
    m_column->setContentsMargins(12, 6, 10, 6);
    m_column->setSpacing(3);
    const QString words = session::sideInWords(side, rule, snapshot);
    auto *head = new PlainLabel(words, side.setAside ? Tone::Struck : Tone::Title, this);
    head->makeReadable();
    m_column->addWidget(head);
    setAccessibleName(words);
    if (isRecord) {
        m_column->addWidget(new PlainLabel(tr("as the deal is recorded"), Tone::Soft, this));
    }
    if (side.suspicious) {
        m_column->addWidget(new PlainLabel(tr("looks like a slip"), Tone::Soft, this));
    }
    for (const ClaimId id : side.claims.mid(0, MaxReports)) {
        if (const Claim *claim = snapshot.claim(id)) {
            addReport(*claim, snapshot, rule);
        }
    }
    if (side.claims.size() > MaxReports) {
        m_column->addWidget(new PlainLabel(counted(side.claims.size() - MaxReports,
                                                   tr("and 1 more report: see the Inspector"),
                                                   tr("and %1 more reports: see the Inspector")),
                                           Tone::Soft, this));
    }
    m_column->addStretch(1);
}

void SideColumn::addReport(const Claim &claim, const Snapshot &snapshot, ConflictRule rule)
{
    const Evidence &evidence = claim.evidence;
    auto *origin = new PlainLabel(originWords(evidence, snapshot), Tone::Normal, this);
    origin->makeReadable();
    origin->setContentsMargins(0, 6, 0, 0);
    m_column->addWidget(origin);

    auto *facts = new QWidget(this);
    auto *row = new FlowLayout(facts, 5);
    row->addWidget(
        new PlainLabel(publicationWords(snapshot.source(evidence.source)), Tone::Soft, facts));
    if (claim.status) {
        row->addWidget(new GlyphLabel(claim.status, facts));
        row->addWidget(new PlainLabel(session::statusShortName(*claim.status), Tone::Soft, facts));
    }
    // The head has it where it is what the sides differ in; reports of one side may word it apart.
    if (claim.amount && claim.amount->interval()
        && (rule == ConflictRule::HeadlinesApart || rule == ConflictRule::OppositeBounds
            || rule == ConflictRule::StatusBackwards || rule == ConflictRule::OtherParties
            || rule == ConflictRule::DatesApart)) {
        row->addWidget(new PlainLabel(io::amountInWords(*claim.amount), Tone::Soft, facts));
    }
    m_column->addWidget(facts);
    if (!evidence.quote.isEmpty()) {
        auto *quote = new QuoteLabel(evidence.quote, this);
        connect(quote, &QuoteLabel::clicked, this,
                [this, source = evidence.source, text = evidence.quote] {
                    Q_EMIT quoteClicked(source, text);
                });
        m_quotes.append(quote);
        m_column->addWidget(quote);
    }
    auto *actions = new QWidget(this);
    auto *actionRow = new FlowLayout(actions, 4);
    if (evidence.rank == Rank::Normal) {
        QPushButton *retain = addButton(
            actions, QStringLiteral("retain"), tr("Retain this report…"),
            rule == ConflictRule::OtherParties
                ? tr("This report comes first from now on. The deal keeps the parties and the kind "
                     "that it is recorded with, so that the contradiction stays open.")
                : tr("This report counts from now on, whatever else is reported."));
        QPushButton *aside
            = addButton(actions, QStringLiteral("setAside"), tr("Set aside…"),
                        tr("This report does not count any more; it stays in the deal file."));
        actionRow->addWidget(retain);
        actionRow->addWidget(aside);
        connect(retain, &QPushButton::clicked, this,
                [this, id = claim.id] { Q_EMIT retainAsked(id); });
        connect(aside, &QPushButton::clicked, this,
                [this, id = claim.id] { Q_EMIT setAsideAsked(id); });
    } else {
        const bool retained = evidence.rank == Rank::Preferred;
        auto *reason = new PlainLabel(retained ? tr("retained: %1").arg(evidence.rankReason)
                                               : tr("set aside: %1").arg(evidence.rankReason),
                                      Tone::Soft, this);
        reason->makeReadable();
        m_column->addWidget(reason);
        QPushButton *restore
            = addButton(actions, QStringLiteral("restore"),
                        retained ? tr("Retain no longer") : tr("Set aside no longer"),
                        tr("It becomes a report like any other again."));
        actionRow->addWidget(restore);
        connect(restore, &QPushButton::clicked, this,
                [this, id = claim.id] { Q_EMIT restoreAsked(id); });
    }
    m_column->addWidget(actions);
}

QPushButton *SideColumn::addButton(QWidget *row, const QString &name, const QString &text,
                                   const QString &tip)
{
    auto *button = new QPushButton(text, row);
    button->setObjectName(name);
    button->setProperty("quiet", true);
    button->setEnabled(m_whyReadOnly.isEmpty());
    button->setToolTip(m_whyReadOnly.isEmpty() ? tip : m_whyReadOnly);
    m_buttons.append(button);
    return button;
}

void SideColumn::paintEvent(QPaintEvent *)
{
    // A rule between columns, as in a newspaper.
    QPainter painter(this);
    painter.setPen(Theme::forPalette(palette()).line);
    painter.drawLine(rect().topLeft() + QPoint(0, 6), rect().bottomLeft() - QPoint(0, 6));
}

} // namespace dealscope::ui
