// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "session/FilterController.h"

#include <memory>

namespace dealscope::session {

/// The open ledger and what is made of it: snapshot, resolution, selection. One change, one new
/// state, one signal, within the event turn of the change.
class LedgerSession : public QObject
{
    Q_OBJECT

public:
    explicit LedgerSession(QObject *parent = nullptr);
    ~LedgerSession() override;

    /// Takes over an open ledger. On failure the old one stays open.
    Outcome open(std::unique_ptr<DealStore> store, const QString &displayName);
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

Q_SIGNALS:
    /// A new state: another ledger, filter, lens or clock.
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
    Outcome reload();

    std::unique_ptr<DealStore> m_store;
    QString m_displayName;
    FilterController m_filters;
    StatePtr m_state;
    Pick m_pick;
    Pick m_hovered;
    Highlight m_highlight;
};

/// The state for a snapshot under a filter and perspective; pure but for the text search, which
/// is asked of `store` when the filter has words (a null store finds nothing).
Result<StatePtr> makeState(const SnapshotPtr &snapshot, const Filter &filter,
                           const Perspective &perspective, DealStore *store,
                           const QString &ledgerName);

} // namespace dealscope::session
