// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/FilterController.h"

class QWidget;

namespace dealscope::ui {

/// The back and forward buttons of a mouse, anywhere in the window, also over a widget that would
/// swallow the click.
class HistoryButtons : public QObject
{
    Q_OBJECT

public:
    HistoryButtons(session::FilterController &filters, QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    session::FilterController &m_filters;
    QWidget *m_window;
};

} // namespace dealscope::ui
