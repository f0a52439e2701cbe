// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HistoryButtons.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

namespace dealscope::ui {

HistoryButtons::HistoryButtons(session::FilterController &filters, QWidget *window)
    : QObject(window)
    , m_filters(filters)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool HistoryButtons::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress) {
        return false;
    }
    const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
    const auto *widget = qobject_cast<QWidget *>(watched);
    const bool ours
        = widget && (widget->window() == m_window || widget->window()->parentWidget() == m_window);
    if (!ours || (button != Qt::BackButton && button != Qt::ForwardButton)) {
        return false;
    }
    button == Qt::BackButton ? m_filters.goBack() : m_filters.goForward();
    return true;
}

} // namespace dealscope::ui
