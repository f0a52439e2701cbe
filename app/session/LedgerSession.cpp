// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LedgerSession.h"

#include "analysis/AsideCodes.h"
#include "analysis/PairIndex.h"
#include "session/FilterJson.h"
#include "session/LedgerSize.h"

#include <QJsonDocument>

#include <algorithm>
#include <future>

namespace dealscope::session {

namespace {

StatePtr emptyState()
{
    return *makeState(Snapshot::make({}), {}, {}, nullptr, {});
}

} // namespace

namespace {

/// `before` is a cross-filter that may be of the same figures: then only what changes is counted.
StatePtr stateOf(const Question &question, const Findings &findings, const Filter &filter,
                 const Perspective &perspective, const QString &ledgerName,
                 const analysis::CrossFilter *before)
{
    auto state = std::make_shared<DashboardState>();
    state->snapshot = question.snapshot;
    state->filter = filter;
    state->perspective = perspective;
    state->ledgerName = ledgerName;
    state->currency = question.currency;
    state->resolution = findings.resolution;
    state->hits = findings.hits;
    state->unfiltered = findings.unfiltered;
    const bool goesOn = before && before->index() == findings.unfiltered->index();
    auto crossFilter
        = std::make_shared<analysis::CrossFilter>(goesOn ? *before : *findings.unfiltered);
    crossFilter->setFilter(filter, findings.rowsWithWords);
    const std::vector<quint32> rows = crossFilter->selectedRows();
    state->selected = QList<int>(rows.begin(), rows.end());
    state->crossFilter = std::move(crossFilter);
    return state;
}

/// The question that a state answers, and the answer.
std::pair<Question, Findings> answeredBy(const DashboardState &state)
{
    return {Question::of(state.snapshot, state.filter, state.perspective),
            {state.resolution, state.unfiltered, state.hits, {}}};
}

} // namespace

Result<StatePtr> makeState(const SnapshotPtr &snapshot, const Filter &filter,
                           const Perspective &perspective, DealStore *store,
                           const QString &ledgerName, const analysis::ResolutionPtr &before)
{
    const Question question = Question::of(snapshot, filter, perspective);
    Question old;
    if (before) {
        old = {before->snapshotPtr(), before->lens(), before->publishedBy(),
               before->currency(),    std::nullopt,   false};
    }
    const auto findings = workedOut(question, store, before ? &old : nullptr, {before, {}, {}, {}});
    if (!findings) {
        return findings.error();
    }
    return stateOf(question, *findings, filter, perspective, ledgerName, nullptr);
}

LedgerSession::LedgerSession(QObject *parent)
    : QObject(parent)
    , m_state(emptyState())
{
    connect(&m_filters, &FilterController::changed, this, &LedgerSession::rebuild);
    connect(&m_edits, &EditHistory::refused, this, &LedgerSession::failed);
    connect(&m_task, &LatestTask::busyChanged, this, &LedgerSession::busyChanged);
}

LedgerSession::~LedgerSession() = default;

Outcome LedgerSession::open(std::unique_ptr<DealStore> store, const QString &displayName)
{
    auto opened = read(std::move(store), displayName);
    if (!opened) {
        return opened.error();
    }
    adopt(std::move(opened).value());
    return Done{};
}

Result<OpenedLedger> LedgerSession::read(std::unique_ptr<DealStore> store,
                                         const QString &displayName, const ReadProgress &progress)
{
    auto snapshot = store->snapshot({{}, progress});
    if (!snapshot) {
        return snapshot.error();
    }
    // What the window asks of every ledger at once, so that it need not wait for it there.
    std::future<void> tables;
    if (isLarge(**snapshot)) {
        tables = std::async(std::launch::async, [of = *snapshot] {
            (void)of->companyOrder();
            (void)analysis::PairIndex::of(*of);
        });
    }
    auto state = makeState(*snapshot, {}, {}, nullptr, displayName);
    if (!state) {
        return state.error();
    }
    if (tables.valid()) {
        (void)analysis::AsideCodes::of(*(*state)->resolution);
        tables.wait();
    }
    return OpenedLedger{std::move(store), *state};
}

void LedgerSession::adopt(OpenedLedger opened)
{
    m_task.forget();
    m_task.wait();
    m_asked.reset();
    m_upkeep.stop();
    // First, as its commands write to the old store.
    m_edits.clear();
    m_store = std::move(opened.store);
    m_displayName = opened.state->ledgerName;
    m_state = opened.state;
    {
        // The new state is announced once, below, not by the filter's reset.
        const QSignalBlocker quiet(m_filters);
        m_filters.reset();
    }
    select({}, false);
    hover({});
    setChanged({}, {});
    Q_EMIT m_filters.historyChanged();
    Q_EMIT stateComing(m_state);
    Q_EMIT ledgerChanged();
    Q_EMIT savedViewsChanged();
    Q_EMIT stateChanged(m_state);
    m_upkeep.start(m_store->upkeepFor(m_state->snapshot));
}

bool LedgerSession::isReadOnly() const
{
    return !m_store || m_store->isReadOnly();
}

QString LedgerSession::path() const
{
    return m_store ? m_store->path() : QString();
}

void LedgerSession::announce(const StatePtr &state)
{
    m_state = state;
    Q_EMIT stateComing(m_state);
    Q_EMIT stateChanged(m_state);
}

void LedgerSession::rebuild()
{
    const auto &filter = m_filters.filter();
    const auto &perspective = m_filters.perspective();
    const Question next = Question::of(m_state->snapshot, filter, perspective);
    const auto [present, findings] = answeredBy(*m_state);
    if (next != present && m_state->snapshot->dealCount() > m_workerThreshold) {
        workOut(next);
        return;
    }
    m_task.forget();
    m_asked.reset();
    if (next.words != present.words) {
        m_task.wait();
    }
    const auto worked = workedOut(next, m_store.get(), &present, findings);
    if (!worked) {
        Q_EMIT failed(worked.error());
        return;
    }
    announce(
        stateOf(next, *worked, filter, perspective, m_displayName, m_state->crossFilter.get()));
}

void LedgerSession::workOut(const Question &next)
{
    if (m_asked == next) {
        return; // the worker is at it; what else changed is taken when it is done
    }
    m_asked = next;
    const auto [present, findings] = answeredBy(*m_state);
    m_task.ask([next, present = present, findings = findings,
                store = m_store.get()] { return workedOut(next, store, &present, findings); },
               [this, next](const Result<Findings> &worked) {
                   m_asked.reset();
                   if (!worked) {
                       Q_EMIT failed(worked.error());
                       return;
                   }
                   announce(stateOf(next, *worked, m_filters.filter(), m_filters.perspective(),
                                    m_displayName, m_state->crossFilter.get()));
               });
}

Outcome LedgerSession::reload()
{
    // The worker reads through the same store, and what it finds is of the rows before.
    m_task.forget();
    m_task.wait();
    m_asked.reset();
    auto snapshot = m_store->snapshot({m_state->snapshot, {}});
    if (!snapshot) {
        return snapshot.error();
    }
    auto state = makeState(*snapshot, m_filters.filter(), m_filters.perspective(), m_store.get(),
                           m_displayName);
    if (!state) {
        return state.error();
    }
    announce(*state);
    m_upkeep.start(m_store->upkeepFor(m_state->snapshot));
    return Done{};
}

namespace {

template<typename Id>
QSet<Id> asSet(const QList<Id> &ids)
{
    return {ids.begin(), ids.end()};
}

template<typename Id>
bool holdsAll(const QList<Id> &list, const QList<Id> &part)
{
    if (part.isEmpty()) {
        return true;
    }
    const QSet<Id> set = asSet(list);
    return std::ranges::all_of(part, [&](Id id) { return set.contains(id); });
}

template<typename Id>
QList<Id> united(QList<Id> list, const QList<Id> &more)
{
    QSet<Id> set = asSet(list);
    for (const Id id : more) {
        if (!set.contains(id)) {
            set.insert(id);
            list.append(id);
        }
    }
    return list;
}

template<typename Id>
QList<Id> lessened(QList<Id> list, const QList<Id> &gone)
{
    const QSet<Id> set = asSet(gone);
    list.removeIf([&](Id id) { return set.contains(id); });
    return list;
}

} // namespace

void LedgerSession::select(const Pick &pick, bool add)
{
    Pick next = pick;
    if (add) {
        const bool isIn = !pick.isEmpty() && holdsAll(m_pick.deals, pick.deals)
            && holdsAll(m_pick.claims, pick.claims) && holdsAll(m_pick.valuations, pick.valuations);
        next.deals = isIn ? lessened(m_pick.deals, pick.deals) : united(m_pick.deals, pick.deals);
        next.claims
            = isIn ? lessened(m_pick.claims, pick.claims) : united(m_pick.claims, pick.claims);
        next.valuations = isIn ? lessened(m_pick.valuations, pick.valuations)
                               : united(m_pick.valuations, pick.valuations);
        if (!m_pick.isEmpty() && !isIn) {
            next.title.clear();
        }
    }
    if (next == m_pick) {
        return;
    }
    m_pick = next;
    m_highlight.selected = DealSet(next.deals);
    m_highlight.selectedValuations
        = QSet<ValuationId>(next.valuations.begin(), next.valuations.end());
    Q_EMIT pickChanged(m_pick);
    Q_EMIT highlightChanged(m_highlight);
}

void LedgerSession::hover(const Pick &pick)
{
    if (pick == m_hovered) {
        return;
    }
    m_hovered = pick;
    m_highlight.hovered = DealSet(pick.deals);
    Q_EMIT highlightChanged(m_highlight);
}

Result<QString> LedgerSession::sourceText(SourceId source)
{
    m_task.wait();
    return m_store ? m_store->sourceText(source) : Result<QString>(QString());
}

void LedgerSession::setChanged(const QSet<DealId> &deals, const QString &since)
{
    if (deals == m_highlight.changed && since == m_highlight.changedSince) {
        return;
    }
    m_highlight.changed = deals;
    m_highlight.changedSince = since;
    Q_EMIT highlightChanged(m_highlight);
}

namespace {

Error noLedger()
{
    return {QStringLiteral("No deal file is open. Open one first."), {}, ErrorKind::Usage};
}

} // namespace

Outcome LedgerSession::setSourceText(SourceId source, const QByteArray &document)
{
    if (!m_store) {
        return noLedger();
    }
    m_task.wait(); // it may be searching, and a store is used by one thread at a time
    m_upkeep.stop();
    if (auto stored = m_store->setSourceText(source, document); !stored) {
        return stored;
    }
    return reload();
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
    m_task.wait(); // it may be searching, and a store is used by one thread at a time
    m_upkeep.stop();
    if (auto saved = m_store->saveView(view); !saved) {
        return saved.error();
    }
    if (auto reloaded = reload(); !reloaded) {
        return reloaded;
    }
    Q_EMIT savedViewsChanged();
    return Done{};
}

Result<QString> LedgerSession::applyView(SavedViewId id)
{
    for (const SavedView &view : m_state->snapshot->data().savedViews) {
        if (view.id != id) {
            continue;
        }
        const auto json = QJsonDocument::fromJson(view.filterJson.toUtf8());
        if (!json.isObject()) {
            return Error{
                QStringLiteral("The saved view “%1” cannot be read; save it anew.").arg(view.name),
                {},
                ErrorKind::Problem};
        }
        auto parsed = filterFromJson(json.object(), *m_state->snapshot);
        if (!parsed) {
            return parsed.error();
        }
        m_filters.setAll(parsed->filter, parsed->perspective);
        return view.layoutJson;
    }
    return Error{
        QStringLiteral("That saved view is no longer in the deal file."), {}, ErrorKind::Usage};
}

Outcome LedgerSession::removeView(SavedViewId view)
{
    if (!m_store) {
        return noLedger();
    }
    m_task.wait(); // it may be searching, and a store is used by one thread at a time
    m_upkeep.stop();
    if (auto removed = m_store->removeView(view); !removed) {
        return removed;
    }
    if (auto reloaded = reload(); !reloaded) {
        return reloaded;
    }
    Q_EMIT savedViewsChanged();
    return Done{};
}

void LedgerSession::reloadAfterStep()
{
    if (const Outcome done = reload(); !done) {
        Q_EMIT failed(done.error());
    }
}

Outcome LedgerSession::make(const LedgerEdit &edit)
{
    m_task.wait(); // it may be searching, and a store is used by one thread at a time
    m_upkeep.stop();
    if (const Outcome done = edit.redo(); !done) {
        return done;
    }
    const auto followed = [this](const LedgerEdit::Step &step) -> EditHistory::Step {
        return [this, step] {
            m_task.wait();
            m_upkeep.stop();
            const Outcome done = step();
            if (done) {
                reloadAfterStep();
            }
            return done;
        };
    };
    m_edits.remember(edit.text, followed(edit.undo), followed(edit.redo));
    return reload();
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
    return changeRank(m_state->snapshot->claim(claim), rank, reason);
}

Outcome LedgerSession::setRank(ValuationId valuation, Rank rank, const QString &reason)
{
    return changeRank(m_state->snapshot->valuation(valuation), rank, reason);
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
    const auto &rows = m_state->snapshot->data().settlements;
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
    const auto &rows = m_state->snapshot->data().editions;
    const auto row = std::ranges::find(rows, edition, &Edition::id);
    if (row == rows.end()) {
        return Error{
            QStringLiteral("That edition is no longer in the deal file."), {}, ErrorKind::Usage};
    }
    return make(LedgerEdit::remove(*m_store, *row));
}

Outcome LedgerSession::appendRows(const LedgerData &rows, const QString &what)
{
    if (!m_store) {
        return noLedger();
    }
    m_task.wait(); // it may be searching, and a store is used by one thread at a time
    m_upkeep.stop();
    if (const Outcome done = m_store->append(rows); !done) {
        Error error = done.error();
        error.detail = error.detail.isEmpty() ? what : what + QStringLiteral(": ") + error.detail;
        return error;
    }
    m_edits.clear();
    if (const Outcome done = reload(); !done) {
        return done;
    }
    if (!rows.savedViews.isEmpty()) {
        Q_EMIT savedViewsChanged();
    }
    return Done{};
}

Result<QStringList> LedgerSession::check()
{
    m_task.wait();
    return m_store ? m_store->check() : Result<QStringList>(noLedger());
}

} // namespace dealscope::session
