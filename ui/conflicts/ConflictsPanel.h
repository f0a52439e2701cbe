// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "ui/conflicts/ConflictsModel.h"

#include <QWidget>

class QComboBox;
class QListView;
class QSplitter;
class QStackedWidget;

namespace dealscope::ui {

class ConflictPage;
class EmptyNotice;

/// The contradictions between the reports on the deals that the filter lets through: a list, and
/// the chosen one with its sides. It changes nothing itself: what the user decides goes out as
/// signals, each with a written reason.
class ConflictsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictsPanel(QWidget *parent = nullptr);

    /// The chosen conflict stays chosen while it exists.
    void setState(const session::StatePtr &state);
    /// A panel starts as not editable; the buttons then say why.
    void setEditable(bool editable);
    /// Chooses a conflict, whatever the lists were narrowed to. False if there is none.
    bool showConflict(core::DealId deal, core::ConflictRule rule);

    [[nodiscard]] ConflictsModel *model() const { return m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    /// Up to date.
    [[nodiscard]] ConflictPage *page();
    [[nodiscard]] QComboBox *scopeBox() const { return m_scope; }
    [[nodiscard]] QComboBox *ruleBox() const { return m_rule; }
    [[nodiscard]] EmptyNotice *emptyNotice() const { return m_empty; }
    /// "4 open, 2 settled": for the head of the dock.
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    /// `reason` is empty only for Rank::Normal.
    void rankRequested(dealscope::core::ClaimId claim, dealscope::core::Rank rank,
                       const QString &reason);
    /// Its id is not valid: the ledger gives it one.
    void settleRequested(const dealscope::core::Settlement &settlement);
    void unsettleRequested(dealscope::core::SettlementId settlement);
    void picked(const dealscope::session::Pick &pick, bool add);
    void quoteClicked(dealscope::core::SourceId source, const QString &quote);
    void noteChanged(const QString &note);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshPage();
    void choose(int row);
    void refill();
    void showChosen();
    [[nodiscard]] session::Pick pickOf(const analysis::Conflict &conflict) const;

    ConflictsModel *m_model;
    QComboBox *m_scope;
    QComboBox *m_rule;
    QListView *m_list;
    ConflictPage *m_page;
    EmptyNotice *m_empty;
    QSplitter *m_both;
    QStackedWidget *m_pages;
    session::StatePtr m_state;
    core::DealId m_deal; ///< of the chosen conflict
    core::ConflictRule m_chosenRule = core::ConflictRule::AmountsApart;
    bool m_editable = false;
    bool m_refilling = false;
    bool m_pageIsStale = true;
};

} // namespace dealscope::ui
