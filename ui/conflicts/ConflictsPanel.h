// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "session/LedgerSize.h"
#include "ui/conflicts/ConflictsModel.h"

#include <QWidget>

class QComboBox;
class QListView;
class QSplitter;
class QStackedWidget;

namespace dealscope::ui {

class ConflictPage;
class EmptyNotice;
class NewestWork;
class WorkLine;

/// The contradictions between the reports on the deals that the filter lets through: a list, and
/// the chosen one with its sides. It changes nothing itself: what the user decides goes out as
/// signals, each with a written reason.
///
/// The conflicts of a large ledger are looked for by a worker, when the panel is seen; they are
/// listed as they are found, and the user can stop it.
class ConflictsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictsPanel(QWidget *parent = nullptr);

    /// The chosen conflict stays chosen while it exists.
    void setState(const session::StatePtr &state);
    /// A panel starts as not editable; the buttons then say why.
    void setEditable(bool editable);
    /// From so many reports on a ledger is large.
    void setLargeFrom(int claims) { m_largeFrom = claims; }
    /// Chooses a conflict, whatever the lists were narrowed to and whether it is found already.
    /// False if there is none.
    bool showConflict(core::DealId deal, core::ConflictRule rule);

    [[nodiscard]] ConflictsModel *model() const { return m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    /// Up to date.
    [[nodiscard]] ConflictPage *page();
    [[nodiscard]] QComboBox *scopeBox() const { return m_scope; }
    [[nodiscard]] QComboBox *ruleBox() const { return m_rule; }
    [[nodiscard]] EmptyNotice *emptyNotice() const { return m_empty; }
    [[nodiscard]] WorkLine *workLine() const { return m_line; }
    [[nodiscard]] bool isLooking() const;
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
    /// Lists what is known, and has a worker look for the rest.
    void refreshList();
    void look();
    void stop();
    void showWork(int percent);
    [[nodiscard]] bool isLarge() const;
    [[nodiscard]] const analysis::Conflict *chosen() const;
    void choose(int row);
    void refill();
    void showChosen();
    /// Shows a conflict that is not in the list, or not yet; false if there is none.
    bool pin(core::DealId deal, core::ConflictRule rule);
    [[nodiscard]] session::Pick pickOf(const analysis::Conflict &conflict) const;

    ConflictsModel *m_model;
    QComboBox *m_scope;
    QComboBox *m_rule;
    QListView *m_list;
    ConflictPage *m_page;
    EmptyNotice *m_empty;
    QSplitter *m_both;
    QStackedWidget *m_pages;
    WorkLine *m_line;
    NewestWork *m_work;
    session::StatePtr m_state;
    analysis::ResolutionPtr m_lookedAt; ///< whose conflicts are in m_found
    analysis::ConflictMarks m_found; ///< so far, of a large ledger
    /// One that is shown although the list does not have it yet.
    std::optional<analysis::Conflict> m_pinned;
    int m_largeFrom = session::LargeLedgerClaims;
    bool m_listIsStale = false;
    bool m_stopped = false; ///< by the user
    core::DealId m_deal; ///< of the chosen conflict
    core::ConflictRule m_chosenRule = core::ConflictRule::AmountsApart;
    bool m_editable = false;
    bool m_refilling = false;
    bool m_pageIsStale = true;
};

} // namespace dealscope::ui
