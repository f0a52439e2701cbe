// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/LensComparison.h"
#include "session/DashboardState.h"
#include "session/LedgerSize.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace dealscope::ui {

class EmptyNotice;
class LensModel;
class MovedDealsModel;
class NewestWork;
class PlainLabel;
class WorkLine;

/// Which figure counts, and what that changes: the totals under every lens side by side, and the
/// deals that the present lens sees otherwise than the default one. Nothing is computed until the
/// panel is seen or asked. A large ledger is compared by a worker; what was shown stands back until
/// then.
class LensPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LensPanel(QWidget *parent = nullptr);
    ~LensPanel() override;

    void setState(const session::StatePtr &state);
    /// From so many reports on a ledger is large.
    void setLargeFrom(int claims) { m_largeFrom = claims; }
    [[nodiscard]] bool isComparing() const;
    [[nodiscard]] WorkLine *workLine() const { return m_line; }
    /// The tables, up to date where no worker is needed for that.
    [[nodiscard]] QTableView *lenses();
    [[nodiscard]] QTableView *moved();
    /// Why no deal is listed as moved, if so; empty otherwise.
    [[nodiscard]] QString notice();

Q_SIGNALS:
    void lensChosen(dealscope::core::Lens lens);
    void picked(const dealscope::session::Pick &pick, bool add);
    void hovered(const dealscope::session::Pick &pick);
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void compare(const analysis::LensQuestion &question);
    void showLenses(const QList<analysis::LensTotals> &lenses);
    void setWorking(bool working);
    void fitColumns();
    void arrange();
    void choose(int row);

    session::StatePtr m_state;
    analysis::LensQuestion m_asking; ///< what the newest comparison is of
    QList<analysis::LensTotals> m_answered; ///< and what it gave; empty: not yet
    int m_largeFrom = session::LargeLedgerClaims;
    bool m_stale = true;
    bool m_asked = false; ///< a refresh is on its way
    LensModel *m_lensModel;
    MovedDealsModel *m_movedModel;
    QTableView *m_lenses;
    QTableView *m_moved;
    PlainLabel *m_head;
    EmptyNotice *m_none;
    QStackedWidget *m_pages; ///< below: the moved deals, or why there are none
    QSplitter *m_both;
    WorkLine *m_line;
    NewestWork *m_work;
};

} // namespace dealscope::ui
