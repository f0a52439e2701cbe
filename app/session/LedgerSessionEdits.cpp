// SPDX-License-Identifier: GPL-3.0-or-later
// What a session writes into its ledger, and how it reads that back.
#include "session/FilterJson.h"
#include "session/LedgerSession.h"

#include <QJsonDocument>

#include <algorithm>

namespace dealscope::session {

namespace {

Error noLedger()
{
    return {QStringLiteral("No deal file is open. Open one first."), {}, ErrorKind::Usage};
}

} // namespace

void LedgerSession::finishReading()
{
    if (m_isReading) {
        m_task.finishNow();
    }
}

Outcome LedgerSession::write(const std::function<Outcome()> &step)
{
    if (!m_store) {
        return noLedger();
    }
    finishReading();
    m_task.wait(); // it may be searching, and a store is used by one thread at a time
    m_upkeep.stop();
    if (Outcome done = step(); !done) {
        m_upkeep.start(m_store->upkeepFor(m_snapshot));
        return done;
    }
    return reload();
}

Outcome LedgerSession::reload()
{
    // What the worker finds is of the rows before.
    m_task.forget();
    m_asked.reset();
    if (m_rowsAreNew && needsWorker()) {
        readOnWorker();
        return Done{};
    }
    auto snapshot = m_store->snapshot({m_snapshot, {}});
    if (!snapshot) {
        return snapshot.error();
    }
    m_snapshot = *snapshot;
    m_rowsAreNew = false;
    const Outcome done = advance();
    m_upkeep.start(m_store->upkeepFor(m_snapshot));
    return done;
}

void LedgerSession::readOnWorker()
{
    m_isReading = true;
    m_task.ask(
        [store = m_store.get(), before = m_snapshot] {
            return store->snapshot({before, {}});
        },
        [this](const Result<SnapshotPtr> &snapshot) {
            m_isReading = false;
            if (!snapshot) {
                Q_EMIT failed(snapshot.error());
                return;
            }
            m_snapshot = *snapshot;
            m_rowsAreNew = false;
            m_upkeep.start(m_store->upkeepFor(m_snapshot));
            rebuild();
        });
}

Outcome LedgerSession::setSourceText(SourceId source, const QByteArray &document)
{
    return write([&] { return m_store->setSourceText(source, document); });
}

Outcome LedgerSession::saveView(const QString &name, const QString &layoutJson)
{
    if (!m_store) {
        return noLedger();
    }
    SavedView view;
    view.name = name.trimmed();
    if (view.name.isEmpty()) {
        return Error{QStringLiteral("A saved view needs a name."), {}, ErrorKind::Usage};
    }
    view.filterJson = QString::fromUtf8(
        QJsonDocument(toJson(m_filters.filter(), m_filters.perspective(), *m_state->snapshot))
            .toJson(QJsonDocument::Compact));
    view.layoutJson = layoutJson;
    return write([&]() -> Outcome {
        const auto saved = m_store->saveView(view);
        return saved ? Outcome(Done{}) : Outcome(saved.error());
    });
}

Outcome LedgerSession::removeView(SavedViewId view)
{
    return write([&] { return m_store->removeView(view); });
}

Outcome LedgerSession::make(const LedgerEdit &edit)
{
    // A step that the ledger has taken stands, whatever comes of reading it back.
    const auto followed = [this](const LedgerEdit::Step &step) -> EditHistory::Step {
        return [this, step] {
            Outcome taken = Done{};
            const Outcome done = write([&] { return taken = step(); });
            if (taken && !done) {
                Q_EMIT failed(done.error());
            }
            return taken;
        };
    };
    return write([&] {
        Outcome done = edit.redo();
        if (done) {
            m_edits.remember(edit.text, followed(edit.undo), followed(edit.redo));
        }
        return done;
    });
}

template<typename Row>
Outcome LedgerSession::changeRank(const Row *row, Rank rank, const QString &reason)
{
    if (!m_store) {
        return noLedger();
    }
    if (!row) {
        return Error{
            QStringLiteral("That report is no longer in the deal file."), {}, ErrorKind::Usage};
    }
    const QString kept = rank == Rank::Normal ? QString() : reason.trimmed();
    if (row->evidence.rank == rank && (rank == Rank::Normal || row->evidence.rankReason == kept)) {
        return Done{};
    }
    return make(LedgerEdit::rank(*m_store, *row, rank, kept));
}

Outcome LedgerSession::setRank(ClaimId claim, Rank rank, const QString &reason)
{
    finishReading();
    return changeRank(m_snapshot->claim(claim), rank, reason);
}

Outcome LedgerSession::setRank(ValuationId valuation, Rank rank, const QString &reason)
{
    finishReading();
    return changeRank(m_snapshot->valuation(valuation), rank, reason);
}

Outcome LedgerSession::settle(const Settlement &settlement)
{
    if (!m_store) {
        return noLedger();
    }
    Settlement row = settlement;
    row.reason = row.reason.trimmed();
    std::ranges::sort(row.claims);
    return make(LedgerEdit::add(*m_store, row));
}

Outcome LedgerSession::unsettle(SettlementId settlement)
{
    if (!m_store) {
        return noLedger();
    }
    finishReading();
    const auto &rows = m_snapshot->data().settlements;
    const auto row = std::ranges::find(rows, settlement, &Settlement::id);
    if (row == rows.end()) {
        return Error{
            QStringLiteral("That conflict is not settled any more."), {}, ErrorKind::Usage};
    }
    return make(LedgerEdit::remove(*m_store, *row));
}

Outcome LedgerSession::saveEdition(const Edition &edition)
{
    if (!m_store) {
        return noLedger();
    }
    Edition row = edition;
    row.name = row.name.trimmed();
    return make(LedgerEdit::add(*m_store, row));
}

Outcome LedgerSession::removeEdition(EditionId edition)
{
    if (!m_store) {
        return noLedger();
    }
    finishReading();
    const auto &rows = m_snapshot->data().editions;
    const auto row = std::ranges::find(rows, edition, &Edition::id);
    if (row == rows.end()) {
        return Error{
            QStringLiteral("That edition is no longer in the deal file."), {}, ErrorKind::Usage};
    }
    return make(LedgerEdit::remove(*m_store, *row));
}

Outcome LedgerSession::appendRows(const LedgerData &rows, const QString &what)
{
    return write([&]() -> Outcome {
        if (const Outcome done = m_store->append(rows); !done) {
            Error error = done.error();
            error.detail
                = error.detail.isEmpty() ? what : what + QStringLiteral(": ") + error.detail;
            return error;
        }
        m_edits.clear();
        m_rowsAreNew = true;
        return Done{};
    });
}

Result<QStringList> LedgerSession::check()
{
    finishReading();
    m_task.wait();
    return m_store ? m_store->check() : Result<QStringList>(noLedger());
}

} // namespace dealscope::session
