// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ReportCard.h"

#include "ui/filters/FlowLayout.h"
#include "ui/inspector/GlyphLabel.h"
#include "ui/inspector/SupportLine.h"
#include "ui/theme/Theme.h"
#include "ui/window/PlainLabel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace dealscope::ui {

ReportCard::ReportCard(const ReportEntry &entry, QWidget *parent)
    : QWidget(parent)
    , m_entry(entry)
{
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 7, 10, 7);
    column->setSpacing(3);
    addHead();
    if (!entry.quote.isEmpty()) {
        addQuote();
    }
    auto *origin = new PlainLabel(entry.origin, Tone::Soft, this);
    origin->makeReadable();
    column->addWidget(origin);
    if (!entry.support.isEmpty()) {
        column->addWidget(new SupportLine(entry.pips, tr("said by %1").arg(entry.support), this));
    }
    for (const QString &finding : entry.findings) {
        auto *line = new PlainLabel(finding, Tone::Normal, this);
        line->makeReadable();
        line->setProperty("warning", true);
        column->addWidget(line);
    }
    for (const QString &finding : entry.settledFindings) {
        auto *line = new PlainLabel(tr("settled: %1").arg(finding), Tone::Soft, this);
        line->makeReadable();
        column->addWidget(line);
    }
    for (const QString &detail : entry.details) {
        auto *line = new PlainLabel(detail, Tone::Soft, this);
        line->makeReadable();
        column->addWidget(line);
    }
    setAccessibleName(QStringList{entry.amount, entry.statusWords, entry.date, entry.origin,
                                  entry.counts ? tr("counts") : QString()}
                          .join(QStringLiteral(", ")));
    setAccessibleDescription(
        QStringList(QStringList{entry.quote} + entry.findings).join(QStringLiteral(" – ")));
}

void ReportCard::addHead()
{
    auto *head = new QWidget(this);
    auto *row = new FlowLayout(head, 5);
    auto *amount
        = new PlainLabel(m_entry.amount, m_entry.setAside ? Tone::Struck : Tone::Strong, head);
    row->addWidget(amount);
    if (m_entry.statesStatus) {
        row->addWidget(new GlyphLabel(m_entry.status, head));
        row->addWidget(new PlainLabel(m_entry.statusWords, Tone::Normal, head));
    }
    row->addWidget(new PlainLabel(m_entry.date, Tone::Soft, head));
    if (m_entry.counts) {
        auto *both = new QWidget(head);
        auto *bothRow = new QHBoxLayout(both);
        bothRow->setContentsMargins(0, 0, 0, 0);
        bothRow->setSpacing(3);
        bothRow->addWidget(GlyphLabel::check(both));
        auto *counts = new PlainLabel(
            m_entry.countsFor.isEmpty() ? tr("counts") : tr("counts: %1").arg(m_entry.countsFor),
            Tone::Normal, both);
        counts->setProperty("accent", true);
        bothRow->addWidget(counts);
        row->addWidget(both);
    }
    layout()->addWidget(head);
    if (m_entry.setAside) {
        auto *reason = new PlainLabel(tr("set aside: %1").arg(m_entry.reason), Tone::Normal, this);
        reason->makeReadable();
        layout()->addWidget(reason);
    }
}

void ReportCard::addQuote()
{
    auto *label = new PlainLabel(QStringLiteral("« %1 »").arg(m_entry.quote), Tone::Quote, this);
    label->setWordWrap(true);
    label->setMinimumWidth(10);
    label->setCursor(Qt::PointingHandCursor);
    label->setToolTip(tr("Open this quote in its source"));
    label->setContentsMargins(12, 2, 0, 2);
    label->installEventFilter(this);
    layout()->addWidget(label);
    m_quote = label;
}

void ReportCard::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

void ReportCard::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    if (m_entry.counts) {
        QColor ground = theme.selection;
        ground.setAlphaF(theme.dark ? 0.55F : 0.5F);
        painter.fillRect(rect(), ground);
    }
    painter.setPen(theme.line);
    painter.drawLine(rect().topLeft(), rect().topRight());
    if (m_marked || hasFocus()) {
        painter.fillRect(QRect(0, 1, 3, height() - 1), theme.accent);
    }
    if (m_quote) {
        painter.fillRect(QRect(m_quote->x() + 2, m_quote->y() + 1, 3, m_quote->height() - 2),
                         theme.line);
    }
}

void ReportCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        Q_EMIT stepRequested(-1);
        return;
    case Qt::Key_Down:
        Q_EMIT stepRequested(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT quoteClicked(m_entry.source, m_entry.quote);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ReportCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_quote && event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
        return true;
    }
    if (watched == m_quote && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && m_quote->rect().contains(mouse->pos())) {
            Q_EMIT quoteClicked(m_entry.source, m_entry.quote);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReportCard::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void ReportCard::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

} // namespace dealscope::ui
