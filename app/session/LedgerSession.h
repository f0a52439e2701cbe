// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "session/EditHistory.h"
#include "session/FilterController.h"
#include "session/LatestTask.h"
#include "session/LedgerEdit.h"
#include "session/Question.h"
#include "session/UpkeepWorker.h"

#include <memory>

namespace dealscope::session {

/// A ledger that has been read: what is shown of it without a filter, and where it is kept.
struct OpenedLedger {
    std::unique_ptr<DealStore> store;
    StatePtr state;
};

/// The open ledger and what is made of it: snapshot, resolution, selection. One change, one new
/// state, one signal; within the event turn of the change, but where a large ledger has to be
/// read or resolved anew or searched: that runs on a worker, the last state stays, and the newest
/// question is answered. An edit of a large ledger costs what it changes.
class LedgerSession : public QObject
{
    Q_OBJECT

public:
    explicit LedgerSession(QObject *parent = nullptr);
    ~LedgerSession() override;

    /// Takes over an open ledger. On failure the old one stays open.
    Outcome open(std::unique_ptr<DealStore> store, const QString &displayName);
    /// Reads a ledger, on any thread, for adopt(). `progress` is called on the caller's thread.
    [[nodiscard]] static Result<OpenedLedger> read(std::unique_ptr<DealStore> store,
                                                   const QString &displayName,
                                                   const ReadProgress &progress = {});
    void adopt(OpenedLedger opened);
    [[nodiscard]] bool isOpen() const { return m_store != nullptr; }
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString displayName() const { return m_displayName; }

    [[nodiscard]] FilterController &filters() { return m_filters; }
    /// Never null; without a ledger its snapshot is empty.
    [[nodiscard]] const StatePtr &state() const { return m_state; }

    [[nodiscard]] const Pick &pick() const { return m_pick; }
    [[nodiscard]] const Highlight &highlight() const { return m_highlight; }
    /// Selects a mark; with `add` the mark joins the selection, or leaves it when all of it is
    /// already in. An empty pick without `add` clears the selection.
    void select(const Pick &pick, bool add);
    void hover(const Pick &pick);
    /// Marks the deals that two states of knowledge differ in; none takes the marks away.
    void setChanged(const QSet<DealId> &deals, const QString &since);

    Result<QString> sourceText(SourceId source);
    Outcome setSourceText(SourceId source, const QByteArray &document);
    /// Saves filter and perspective with the given layout under a name.
    Outcome saveView(const QString &name, const QString &layoutJson);
    /// Applies a saved view; gives the layout that was saved with it.
    Result<QString> applyView(SavedViewId view);
    Outcome removeView(SavedViewId view);
    Result<QStringList> check();

    /// Edits of the ledger. Each that the ledger takes is one command of edits(), a new state and
    /// stateChanged; pick and highlight stay. One that changes nothing is no command. Reasons are
    /// trimmed. Where the ledger took an edit but could not be read back, there is an error, and
    /// the command all the same.
    Outcome setRank(ClaimId claim, Rank rank, const QString &reason);
    Outcome setRank(ValuationId valuation, Rank rank, const QString &reason);
    /// Claims may come in any order; an id that is wished for is kept if it is free.
    Outcome settle(const Settlement &settlement);
    Outcome unsettle(SettlementId settlement);
    Outcome saveEdition(const Edition &edition);
    Outcome removeEdition(EditionId edition);
    /// Adds rows from an import; `what` says in an error's detail what they were. This cannot be
    /// undone, and neither can what was done before: edits() is empty afterwards.
    Outcome appendRows(const LedgerData &rows, const QString &what);
    /// Undo and redo go through the ledger; one that it refuses changes nothing, leaves the stack
    /// where it was and is told by failed(). Another ledger starts with an empty stack.
    [[nodiscard]] QUndoStack &edits() { return m_edits.stack(); }

    /// True while a worker makes the next state.
    [[nodiscard]] bool isBusy() const { return m_task.isBusy(); }
    /// Ledgers of more deals than this are resolved on a worker.
    void setWorkerThreshold(int deals) { m_workerThreshold = deals; }
    /// Of edited deals that lie beside the index of the filter; with more of them the next edit's
    /// answer comes with a new index, from a worker.
    void setMostBeside(size_t deals) { m_mostBeside = deals; }

Q_SIGNALS:
    void busyChanged(bool busy);
    /// Just before stateChanged, for those who can begin to work on another thread.
    void stateComing(const dealscope::session::StatePtr &state);
    /// A new state: another ledger, filter, lens or clock, or an edit.
    void stateChanged(const dealscope::session::StatePtr &state);
    /// Another ledger was opened; comes before stateChanged.
    void ledgerChanged();
    void pickChanged(const dealscope::session::Pick &pick);
    void highlightChanged(const dealscope::session::Highlight &highlight);
    void savedViewsChanged();
    /// Something could not be done; for the message bar.
    void failed(const dealscope::core::Error &error);

private:
    void rebuild();
    /// From the present state to that of snapshot, filter and perspective.
    Outcome advance();
    void announce(const StatePtr &state);
    /// What `next` needs that the present state has not worked out, on a worker.
    void workOut(const Question &next, const Question &present, const Findings &findings);
    [[nodiscard]] bool needsWorker() const;
    /// Does what writes into the store, while nobody else is at it, and reads back what it changed.
    Outcome write(const std::function<Outcome()> &step);
    /// New rows of a large ledger on a worker.
    Outcome reload();
    void readOnWorker();
    /// Until the snapshot is what the ledger holds.
    void finishReading();
    /// `row` is null where there is no such row any more.
    template<typename Row>
    Outcome changeRank(const Row *row, Rank rank, const QString &reason);
    /// Makes an edit and, if the ledger takes it, remembers it.
    Outcome make(const LedgerEdit &edit);

    int m_workerThreshold = 20'000;
    size_t m_mostBeside = 2'000;
    std::unique_ptr<DealStore> m_store;
    LatestTask m_task; ///< goes before the store, which it may be searching
    std::optional<Question> m_asked; ///< what the worker is at
    /// Ended before each edit, so that none waits, and started anew after it.
    UpkeepWorker m_upkeep;
    bool m_isReading = false; ///< that is what the task is at
    bool m_rowsAreNew = false; ///< since the snapshot was made
    QString m_displayName;
    FilterController m_filters;
    EditHistory m_edits;
    SnapshotPtr
        m_snapshot; ///< the newest; that of the state, but while a worker is at the next one
    StatePtr m_state;
    Pick m_pick;
    Pick m_hovered;
    Highlight m_highlight;
};

/// The state for a snapshot under a filter and perspective; pure but for the text search, which
/// is asked of `store` when the filter has words (a null store finds nothing). `before` is used
/// again where it is the same question: a filter that changes resolves nothing anew.
Result<StatePtr> makeState(const SnapshotPtr &snapshot, const Filter &filter,
                           const Perspective &perspective, DealStore *store,
                           const QString &ledgerName, const analysis::ResolutionPtr &before = {});

} // namespace dealscope::session
