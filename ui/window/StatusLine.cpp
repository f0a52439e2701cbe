// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StatusLine.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "session/LedgerSize.h"
#include "ui/lens/LensWords.h"
#include "ui/window/Counted.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/NewestWork.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::MoneySum;

namespace {

// px of the line that figures leave to others
constexpr int LeastForFilter = 90;
constexpr int MostForLedger = 110;

QString sumInWords(const QString &name, const MoneySum &sum, Currency currency)
{
    if (sum.overflow) {
        return StatusLine::tr("%1: too large to add up").arg(name);
    }
    QString words = name + u' ' + io::shortInterval(sum.interval, currency);
    if (sum.openEnded > 0) {
        words += StatusLine::tr(" + %1 open-ended").arg(QLocale().toString(sum.openEnded));
    }
    return words
        + StatusLine::tr(", binding %1")
              .arg(sum.firm.units == 0 ? QStringLiteral("0") : io::shortMoney(sum.firm, currency));
}

QString sumHint(const MoneySum &sum, Currency currency)
{
    if (sum.overflow) {
        return {};
    }
    QString hint
        = StatusLine::tr("minimum %1\nmaximum %2\nbinding %3\npaid %4")
              .arg(io::wholeMoney(sum.interval.floor, currency),
                   io::wholeMoney(sum.interval.ceiling.value_or(sum.interval.floor), currency),
                   io::wholeMoney(sum.firm, currency), io::wholeMoney(sum.paid, currency));
    if (sum.openEnded > 0) {
        hint += u'\n'
            + counted(sum.openEnded, StatusLine::tr("1 amount without a maximum comes on top"),
                      StatusLine::tr("%1 amounts without a maximum come on top"));
    }
    return hint + u'\n' + StatusLine::tr("Click to list the deals.");
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_figures(new QWidget(this))
    , m_more(new ElidedLabel(m_figures))
    , m_difference(new ElidedLabel(m_figures))
    , m_filter(new ElidedLabel(m_figures))
    , m_ledger(new ElidedLabel(m_figures))
    , m_tip(new ElidedLabel(this))
    , m_work(new NewestWork(this))
{
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(6, 0, 6, 1);
    whole->addWidget(m_figures, 1);
    whole->addWidget(m_tip, 1);
    m_tip->hide();
    m_row = new QHBoxLayout(m_figures);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_more);
    m_row->addWidget(m_difference);
    m_row->addWidget(m_filter, 1);
    m_row->addWidget(m_ledger);
    m_more->setClickable(true);
    m_more->hide();
    connect(m_more, &ElidedLabel::clicked, this, &StatusLine::openMore);
    m_difference->setClickable(true);
    m_difference->hide();
    connect(m_difference, &ElidedLabel::clicked, this, &StatusLine::lensesRequested);
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->setSoft(true);
    m_ledger->setSoft(true);
}

namespace {

/// What is shown of a nature and adds money; without a nature all that is shown.
session::Pick pickShown(const session::DashboardState &state, std::optional<Nature> nature,
                        const QString &title)
{
    const analysis::FigureColumns &figures = state.resolution->figures();
    session::Pick pick;
    pick.title = title;
    for (const int position : state.selected) {
        const auto row = size_t(position);
        if (!nature
            || (natureOf(DealKind(figures.kind[row])) == *nature
                && figures.leftOut[row] == analysis::FigureColumns::Unstated)) {
            pick.deals.append(state.resolution->idAt(position));
        }
    }
    return pick;
}

} // namespace

QList<StatusLine::Segment> StatusLine::segmentsOf(const session::StatePtr &state,
                                                  const analysis::Totals &totals)
{
    QList<Segment> segments;
    const auto shown = [&state](std::optional<Nature> nature, const QString &title) -> PickMaker {
        return [state, nature, title] { return pickShown(*state, nature, title); };
    };
    const QString capital = tr("Capital");
    const QString purchases = tr("Purchases");
    segments.append({counted(totals.deals, tr("1 deal"), tr("%1 deals")) + QStringLiteral(" · ")
                         + counted(totals.claims, tr("1 report"), tr("%1 reports")),
                     tr("Click to list them."), shown(std::nullopt, tr("All deals shown"))});
    if (totals.capital.deals > 0) {
        segments.append({sumInWords(capital, totals.capital, totals.currency),
                         sumHint(totals.capital, totals.currency),
                         shown(Nature::Capital, capital)});
    }
    if (totals.purchase.deals > 0) {
        segments.append({sumInWords(purchases, totals.purchase, totals.currency),
                         sumHint(totals.purchase, totals.currency),
                         shown(Nature::Purchase, purchases)});
    }
    for (const analysis::LeftOutDeals &left : totals.leftOut) {
        const QString words = QStringLiteral("%1 %2").arg(QLocale().toString(left.deals.size()),
                                                          analysis::inWords(left.reason));
        segments.append({words, tr("These deals add nothing to the totals. Click to list them."),
                         [deals = left.deals, words] {
                             return session::Pick{deals, {}, {}, words};
                         }});
    }
    if (!totals.notCountedTwice.isEmpty()) {
        const QString words
            = tr("%1 not counted twice").arg(QLocale().toString(totals.notCountedTwice.size()));
        segments.append({words,
                         tr("These deals are part of a larger one that is counted. "
                            "Click to list them."),
                         [deals = totals.notCountedTwice, words] {
                             return session::Pick{deals, {}, {}, words};
                         }});
    }
    return segments;
}

ElidedLabel *StatusLine::labelAt(int index)
{
    while (m_labels.size() <= index) {
        auto *label = new ElidedLabel(m_figures);
        label->setClickable(true);
        const int number = int(m_labels.size());
        connect(label, &ElidedLabel::clicked, this,
                [this, number] { Q_EMIT picked(m_segments[number].pick(), false); });
        m_labels.append(label);
        m_row->insertWidget(number, label);
    }
    return m_labels[index];
}

void StatusLine::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    sayWhyEmpty();
}

void StatusLine::sayWhyEmpty()
{
    if (m_isEmpty) {
        m_filter->setText(m_isLoading ? tr("Reading the deal file…") : tr("No deals"));
    }
}

void StatusLine::setState(const session::StatePtr &state)
{
    const bool empty = state->isEmpty();
    const analysis::Totals totals = empty ? analysis::Totals{} : state->totals();
    m_segments = empty ? QList<Segment>{} : segmentsOf(state, totals);
    for (int i = 0; i < m_segments.size(); ++i) {
        ElidedLabel *label = labelAt(i);
        label->setText(m_segments[i].words);
        label->setHint(m_segments[i].hint);
    }
    m_work->cancel();
    m_difference->setVisible(!empty && state->perspective.lens != analysis::DefaultLens);
    if (!m_difference->isHidden()) {
        showDifference(state, totals);
    }
    const QString filter = session::filterInWords(state->filter, *state->snapshot);
    const QString perspective = session::perspectiveInWords(state->perspective);
    m_isEmpty = empty;
    m_filter->setText(filter + QStringLiteral(" · ") + perspective);
    sayWhyEmpty();
    m_filter->setHint(empty ? QString() : filter + u'\n' + perspective);
    m_ledger->setText(state->ledgerName);
    arrange();
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatusLine::arrange()
{
    constexpr int Always = 3; // deals, capital, purchases
    const auto wanted
        = [this](const QWidget *label) { return label->sizeHint().width() + m_row->spacing(); };
    int room = width() - layout()->contentsMargins().left() - layout()->contentsMargins().right()
        - LeastForFilter - std::min(wanted(m_ledger), MostForLedger);
    room -= m_difference->isHidden() ? 0 : wanted(m_difference);
    int needed = 0;
    for (int i = 0; i < m_segments.size(); ++i) {
        needed += wanted(m_labels[i]);
    }
    const int count = int(m_segments.size());
    m_shown = count;
    if (needed > room) {
        m_more->setText(tr("and %1 more").arg(count));
        room -= wanted(m_more);
        for (; m_shown > std::min(Always, count) && needed > room; --m_shown) {
            needed -= wanted(m_labels[m_shown - 1]);
        }
    }
    for (int i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setVisible(i < m_shown);
    }
    m_more->setVisible(m_shown < count);
    QStringList hidden;
    for (const Segment &segment : m_segments.mid(m_shown)) {
        hidden.append(segment.words);
    }
    m_more->setText(tr("and %1 more").arg(hidden.size()));
    m_more->setHint(hidden.join(u'\n'));
}

void StatusLine::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Segment &segment : m_segments.mid(m_shown)) {
        connect(menu->addAction(segment.words), &QAction::triggered, this,
                [this, pick = segment.pick] { Q_EMIT picked(pick(), false); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void StatusLine::showDifference(const session::StatePtr &state, const analysis::Totals &totals)
{
    if (!session::isLarge(*state->snapshot)) {
        sayDifference(totals, analysis::totalsUnder(state->lensQuestion(), analysis::DefaultLens));
        return;
    }
    m_difference->setText(tr("comparing…"));
    m_difference->setHint({});
    m_work->start([this, state, totals](WorkControl &, const NewestWork::Land &land) {
        const analysis::Totals byDefault
            = analysis::totalsUnder(state->lensQuestion(), analysis::DefaultLens);
        land([this, totals, byDefault] { sayDifference(totals, byDefault); });
    });
}

void StatusLine::sayDifference(const analysis::Totals &totals, const analysis::Totals &byDefault)
{
    m_difference->setText(differenceInWords(totals, byDefault));
    const QString full = differenceInFull(totals, byDefault);
    m_difference->setHint((full.isEmpty() ? QString() : full + u'\n')
                          + tr("Click to compare which figure counts."));
    arrange();
}

void StatusLine::showTip(const QString &tip)
{
    m_tip->setText(tip);
    m_tip->setVisible(!tip.isEmpty());
    m_figures->setVisible(tip.isEmpty());
}

QString StatusLine::text() const
{
    QStringList parts;
    for (const Segment &segment : m_segments) {
        parts.append(segment.words);
    }
    if (!m_difference->isHidden()) {
        parts.append(m_difference->text());
    }
    parts.append(m_filter->text());
    return parts.join(QStringLiteral(" · "));
}

ElidedLabel *StatusLine::labelWith(const QString &part) const
{
    for (int i = 0; i < m_shown; ++i) {
        if (m_labels[i]->text().contains(part)) {
            return m_labels[i];
        }
    }
    return nullptr;
}

} // namespace dealscope::ui
