// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Comparison.h"
#include "session/LedgerSize.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace dealscope::ui {

class ChangesModel;
class ElidedLabel;
class EmptyNotice;
class NewestWork;
class StateChooser;
class WorkLine;

/// What has changed between two states of knowledge, as a list, and as a mark on the deals of
/// every picture while something is compared. A large ledger is compared by a worker; what was
/// shown stays until then. Nothing is done while nothing is compared.
class ChangesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPanel(QWidget *parent = nullptr);

    void setState(const session::StatePtr &state);
    /// From so many reports on a ledger is large.
    void setLargeFrom(int claims) { m_largeFrom = claims; }
    [[nodiscard]] bool isComparing() const;
    /// What was kept when the ledger was last closed, and on which day.
    void setLastSession(const std::optional<session::EditionFigures> &figures, QDate savedOn);
    /// Whether states can be saved in the ledger; its buttons are hidden otherwise, as they are
    /// at first.
    void setCanSaveEditions(bool can);
    void compare(const session::KnowledgePoint &before, const session::KnowledgePoint &after);
    /// Closes the comparison and takes its marks away.
    void stop();
    /// "4 reports added, 1 amount moved, 0 statuses changed"; empty while nothing is compared.
    [[nodiscard]] QString summary() const;

    [[nodiscard]] ChangesModel *model() const { return m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] StateChooser *before() const { return m_before; }
    [[nodiscard]] StateChooser *after() const { return m_after; }
    [[nodiscard]] EmptyNotice *notice() const { return m_notice; }
    [[nodiscard]] ElidedLabel *note() const { return m_note; }
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }
    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }
    [[nodiscard]] QToolButton *stopButton() const { return m_stop; }

Q_SIGNALS:
    void picked(const dealscope::session::Pick &pick, bool add);
    void clearRequested();
    /// The deals that have changed and since when ("since 17 Dec 2025"); none when a comparison is
    /// closed.
    void changedDeals(const QSet<dealscope::core::DealId> &deals, const QString &since);
    void summaryChanged(const QString &summary);
    /// The state of the window is to be kept in the ledger under a name.
    void saveEditionRequested(const QString &name);
    void removeEditionRequested(dealscope::core::EditionId edition);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// A side of the comparison that need not be resolved again while the ledger stays.
    struct Side {
        session::KnowledgePoint point;
        core::SnapshotPtr snapshot;
        core::Perspective perspective;
        std::optional<session::KnowledgeState> state;
    };
    /// Everything that a comparison depends on, as values that a worker may hold.
    struct Question {
        session::StatePtr state;
        std::shared_ptr<const session::EditionFigures> lastSession;
        session::KnowledgePoint before;
        session::KnowledgePoint after;
        Side beforeSide; ///< as it was before; made anew where it does not fit any more
        Side afterSide;
    };
    struct Answer {
        Side beforeSide;
        Side afterSide;
        session::Comparison comparison;
        QSet<core::DealId> deals;
        QString problem; ///< why there is no comparison, if so
    };
    [[nodiscard]] static Answer answer(const Question &question);
    [[nodiscard]] static core::Result<session::KnowledgeState> stateOf(
        const session::KnowledgePoint &point, const Question &question, Side &side);
    void refresh();
    void showAnswer(const Answer &answer);
    [[nodiscard]] bool isLarge() const;
    /// Why less is kept of this ledger than of others; mostly empty.
    [[nodiscard]] QString limitWords() const;
    /// The choosers' entries; only for who sees them.
    void refreshOffers();
    void showNothing(const QString &reason, const QString &wayOut = {});
    void showSummary(const QString &summary, const QString &note);
    void refreshButtons();
    [[nodiscard]] const core::Edition *chosenEdition() const;
    void askName();

    session::StatePtr m_state;
    std::shared_ptr<const session::EditionFigures> m_lastSession; ///< may be null
    QDate m_lastSessionOn;
    Side m_beforeSide;
    Side m_afterSide;
    ChangesModel *m_model;
    StateChooser *m_before;
    StateChooser *m_after;
    QToolButton *m_stop;
    QPushButton *m_save;
    QPushButton *m_remove;
    ElidedLabel *m_summary;
    ElidedLabel *m_note;
    QListView *m_list;
    EmptyNotice *m_notice;
    QStackedWidget *m_pages;
    WorkLine *m_line;
    NewestWork *m_work;
    core::SnapshotPtr m_offered; ///< whose days the choosers offer
    int m_largeFrom = session::LargeLedgerClaims;
    bool m_canSave = false;
};

} // namespace dealscope::ui
