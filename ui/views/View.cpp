// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/View.h"

#include "ui/window/SafeText.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace dealscope::ui {

using namespace core;

namespace {

/// How far a mark stands back while others are highlighted.
constexpr qreal RecededOpacity = 0.28;

} // namespace

View::~View()
{
    finishWork();
}

void View::finishWork()
{
    if (m_worker.joinable()) {
        m_worker.join();
    }
}

void View::announce(const session::StatePtr &state)
{
    const int before = *m_newest;
    prepare(state);
    m_announced = *m_newest != before ? state : nullptr;
}

void View::setState(const session::StatePtr &state)
{
    if (state && state == m_announced) {
        m_next = state;
        return;
    }
    ++*m_newest; // what is still worked at is of an older state
    take(state);
}

void View::take(const session::StatePtr &state)
{
    m_announced.reset();
    m_next.reset();
    m_state = state;
    stateChanged();
    update();
    Q_EMIT stateTaken();
}

void View::workEnded(int number)
{
    if (number != *m_newest) {
        return;
    }
    m_announced.reset(); // from now on it need not be waited for
    if (m_next) {
        take(session::StatePtr(m_next));
    }
}

void View::catchUp()
{
    if (m_next) {
        finishWork();
        take(session::StatePtr(m_next));
    }
}

void View::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    update();
}

void View::refreshControlsWhenSeen()
{
    // Behind a tab a widget says that it is visible, but nothing of it is.
    m_controlsAreStale = isVisible() && visibleRegion().isEmpty();
    if (!m_controlsAreStale) {
        refreshControls();
    }
}

bool View::event(QEvent *event)
{
    if (event->type() == QEvent::Paint && m_controlsAreStale) {
        m_controlsAreStale = false;
        // Queued: widgets must not move while they are painted.
        QMetaObject::invokeMethod(
            this, [this] { refreshControls(); }, Qt::QueuedConnection);
    }
    return QWidget::event(event);
}

void View::setHighlight(const session::Highlight &highlight)
{
    if (highlight == m_highlight) {
        return;
    }
    m_highlight = highlight;
    highlightChanged();
}

void View::highlightChanged()
{
    update();
}

Theme View::screenTheme() const
{
    return Theme::forPalette(palette());
}

QList<SourceId> View::sourcesShown()
{
    // Of columns: a large ledger's deals are not made for this.
    if (!m_state || !m_state->resolution) {
        return {};
    }
    const analysis::Resolution &resolution = *m_state->resolution;
    const LedgerColumns &columns = m_state->snapshot->columns();
    std::vector<bool> shown(columns.sources.ids.size(), false);
    for (const int position : m_state->selected) {
        const quint32 deal = resolution.figures().dealIndex[size_t(position)];
        for (const quint32 claim : columns.claimsOfDeal[deal]) {
            if (Rank(columns.claims.rank[claim]) != Rank::Deprecated
                && resolution.isKnown(ClaimId{columns.claims.ids.idAt(claim)})) {
                shown[columns.claims.source[claim]] = true;
            }
        }
    }
    QList<SourceId> sources;
    for (quint32 row = 0; row < shown.size(); ++row) {
        if (shown[row]) {
            sources.append(SourceId{columns.sources.ids.idAt(row)});
        }
    }
    std::ranges::sort(sources);
    return sources;
}

void View::paintEmpty(QPainter &painter, const QRectF &area, const PaintStyle &style,
                      const QString &reason, const QString &wayOut) const
{
    if ((m_isLoading || isBehind()) && (!m_state || m_state->isEmpty()) && !style.forExport) {
        painter.save();
        painter.setFont(pictureFont(TextSize::Normal));
        painter.setPen(style.theme.soft);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("Reading the deal file…"));
        painter.restore();
        return;
    }
    painter.save();
    const QRectF text = area.adjusted(16, 16, -16, -16);
    const QFontMetricsF metrics(pictureFont(TextSize::Normal));
    QRectF reasonBox = metrics.boundingRect(text, Qt::AlignHCenter | Qt::TextWordWrap, reason);
    reasonBox.moveTop(text.center().y() - reasonBox.height() - 2);
    painter.setFont(pictureFont(TextSize::Normal));
    painter.setPen(style.theme.ink);
    painter.drawText(QRectF(text.left(), reasonBox.top(), text.width(), reasonBox.height()),
                     Qt::AlignHCenter | Qt::TextWordWrap, reason);
    painter.setFont(pictureFont(TextSize::Small));
    painter.setPen(style.theme.soft);
    painter.drawText(QRectF(text.left(), text.center().y() + 4, text.width(), text.height() / 2),
                     Qt::AlignHCenter | Qt::TextWordWrap, wayOut);
    painter.restore();
}

bool View::isHighlighted(const analysis::DealList &deals, const PaintStyle &style) const
{
    return !style.forExport
        && (deals.meets(m_highlight.selected) || deals.meets(m_highlight.hovered));
}

bool View::isChanged(const analysis::DealList &deals) const
{
    return deals.meets(m_highlight.changed);
}

QString View::changedWords() const
{
    return m_highlight.changed.isEmpty() ? QString()
                                         : tr("changed %1").arg(safeLine(m_highlight.changedSince));
}

qreal View::emphasis(const analysis::DealList &deals, const PaintStyle &style) const
{
    if (style.forExport || !m_highlight.isActive() || isHighlighted(deals, style)) {
        return 1;
    }
    return RecededOpacity;
}

} // namespace dealscope::ui
