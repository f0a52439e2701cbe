// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StatusLine.h"

#include "analysis/DealMoney.h"
#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/lens/LensWords.h"
#include "ui/window/Counted.h"
#include "ui/window/ElidedLabel.h"

#include <QHBoxLayout>

namespace dealscope::ui {

using namespace core;
using analysis::MoneySum;

namespace {

QString sumInWords(const QString &name, const MoneySum &sum, Currency currency)
{
    if (sum.overflow) {
        return StatusLine::tr("%1: too large to add up").arg(name);
    }
    QString words = name + u' ' + io::shortInterval(sum.interval, currency);
    if (sum.openEnded > 0) {
        words += StatusLine::tr(" + %1 open-ended").arg(sum.openEnded);
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
    , m_difference(new ElidedLabel(m_figures))
    , m_filter(new ElidedLabel(m_figures))
    , m_ledger(new ElidedLabel(m_figures))
    , m_tip(new ElidedLabel(this))
{
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(6, 0, 6, 1);
    whole->addWidget(m_figures, 1);
    whole->addWidget(m_tip, 1);
    m_tip->hide();
    m_row = new QHBoxLayout(m_figures);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_difference);
    m_row->addWidget(m_filter, 1);
    m_row->addWidget(m_ledger);
    m_difference->setClickable(true);
    m_difference->hide();
    connect(m_difference, &ElidedLabel::clicked, this, &StatusLine::lensesRequested);
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->setSoft(true);
    m_ledger->setSoft(true);
}

QList<StatusLine::Segment> StatusLine::segmentsOf(const session::DashboardState &state)
{
    QList<Segment> segments;
    const analysis::Totals totals = state.totals();
    const analysis::DealMoney money(*state.resolution, state.currency);
    std::vector<qint32> capitalDeals;
    std::vector<qint32> purchaseDeals;
    for (const int position : state.selected) {
        const auto at = size_t(position);
        if (money.leftOut(at) == analysis::DealMoney::Adds && money.nature(at) != Nature::None) {
            (money.nature(at) == Nature::Capital ? capitalDeals : purchaseDeals)
                .push_back(position);
        }
    }
    const analysis::DealList all(*state.resolution, {state.selected.begin(), state.selected.end()});
    const analysis::DealList capital(*state.resolution, std::move(capitalDeals));
    const analysis::DealList purchase(*state.resolution, std::move(purchaseDeals));
    segments.append({counted(totals.deals, tr("1 deal"), tr("%1 deals")) + QStringLiteral(" · ")
                         + counted(totals.claims, tr("1 report"), tr("%1 reports")),
                     tr("Click to list them."), all, tr("All deals shown")});
    if (totals.capital.deals > 0) {
        segments.append({sumInWords(tr("Capital"), totals.capital, totals.currency),
                         sumHint(totals.capital, totals.currency), capital, tr("Capital")});
    }
    if (totals.purchase.deals > 0) {
        segments.append({sumInWords(tr("Purchases"), totals.purchase, totals.currency),
                         sumHint(totals.purchase, totals.currency), purchase, tr("Purchases")});
    }
    for (const analysis::LeftOutDeals &left : totals.leftOut) {
        const QString words
            = QStringLiteral("%1 %2").arg(left.deals.size()).arg(analysis::inWords(left.reason));
        segments.append({words, tr("These deals add nothing to the totals. Click to list them."),
                         left.deals, words});
    }
    if (!totals.notCountedTwice.isEmpty()) {
        const QString words = tr("%1 not counted twice").arg(totals.notCountedTwice.size());
        segments.append({words,
                         tr("These deals are part of a larger one that is counted. "
                            "Click to list them."),
                         totals.notCountedTwice, words});
    }
    return segments;
}

ElidedLabel *StatusLine::labelAt(int index)
{
    while (m_labels.size() <= index) {
        auto *label = new ElidedLabel(m_figures);
        label->setClickable(true);
        const int number = int(m_labels.size());
        connect(label, &ElidedLabel::clicked, this, [this, number] {
            const Segment &segment = m_segments[number];
            Q_EMIT picked({segment.deals, {}, {}, segment.title}, false);
        });
        m_labels.append(label);
        m_row->insertWidget(number, label);
    }
    return m_labels[index];
}

void StatusLine::setState(const session::StatePtr &state)
{
    const bool empty = state->isEmpty();
    m_segments = empty ? QList<Segment>{} : segmentsOf(*state);
    const QList<Segment> &segments = std::as_const(m_segments);
    for (int i = 0; i < segments.size(); ++i) {
        ElidedLabel *label = labelAt(i);
        label->setText(segments[i].words);
        label->setHint(segments[i].hint);
        label->show();
    }
    for (int i = int(segments.size()); i < m_labels.size(); ++i) {
        m_labels[i]->hide();
    }
    m_difference->setVisible(!empty && state->perspective.lens != analysis::DefaultLens);
    if (!m_difference->isHidden()) {
        showDifference(*state);
    }
    const QString filter = session::filterInWords(state->filter, *state->snapshot);
    const QString perspective = session::perspectiveInWords(state->perspective);
    m_filter->setText(empty ? tr("No deals") : filter + QStringLiteral(" · ") + perspective);
    m_filter->setHint(empty ? QString() : filter + u'\n' + perspective);
    m_ledger->setText(state->ledgerName);
}

void StatusLine::showDifference(const session::DashboardState &state)
{
    const analysis::Totals totals = state.totals();
    const analysis::Totals byDefault
        = analysis::totalsUnder(state.lensQuestion(), analysis::DefaultLens);
    m_difference->setText(differenceInWords(totals, byDefault));
    const QString full = differenceInFull(totals, byDefault);
    m_difference->setHint((full.isEmpty() ? QString() : full + u'\n')
                          + tr("Click to compare which figure counts."));
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
    for (const ElidedLabel *label : m_labels) {
        if (!label->isHidden()) {
            parts.append(label->text());
        }
    }
    if (!m_difference->isHidden()) {
        parts.append(m_difference->text());
    }
    parts.append(m_filter->text());
    return parts.join(QStringLiteral(" · "));
}

ElidedLabel *StatusLine::labelWith(const QString &part) const
{
    for (ElidedLabel *label : m_labels) {
        if (!label->isHidden() && label->text().contains(part)) {
            return label;
        }
    }
    return nullptr;
}

} // namespace dealscope::ui
