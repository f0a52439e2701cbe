// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace dealscope::ui {

class ChipBar;
class ClockButton;
class CurrencyButton;
class LensButton;
class SearchField;

/// The row under the menus: search, what is asked as chips, which figure counts, the currency,
/// the clock.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    struct Actions {
        QAction *back = nullptr;
        QAction *forward = nullptr;
        QAction *groups = nullptr;
    };
    explicit TopBar(const Actions &actions, QWidget *parent = nullptr);

    void setState(const session::StatePtr &state);
    /// The pictures that can be exported; no button without one.
    void setExportMenu(QMenu *menu);
    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] ChipBar *chips() const { return m_chips; }
    [[nodiscard]] LensButton *lens() const { return m_lens; }
    [[nodiscard]] CurrencyButton *currency() const { return m_currency; }
    [[nodiscard]] ClockButton *clock() const { return m_clock; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SearchField *m_search;
    ChipBar *m_chips;
    LensButton *m_lens;
    CurrencyButton *m_currency;
    ClockButton *m_clock;
    QToolButton *m_export;
};

} // namespace dealscope::ui
