// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LedgerSession.h"

#include "analysis/AsideCodes.h"
#include "analysis/PairIndex.h"
#include "session/FilterJson.h"
#include "session/LedgerSize.h"

#include <QJsonDocument>

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
    const auto isOf = [before](const std::shared_ptr<const analysis::FigureColumns> &figures) {
        return before && figures && before->figures() == figures;
    };
    const bool follows = isOf(findings.figuresBefore);
    const bool goesOn = follows || isOf(findings.unfiltered->figures());
    auto crossFilter
        = std::make_shared<analysis::CrossFilter>(goesOn ? *before : *findings.unfiltered);
    if (follows) {
        crossFilter->update(findings.unfiltered->figures(), crossFilter->index()->context(),
                            findings.changed);
    }
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
            {state.resolution, state.unfiltered, state.hits, {}, {}, {}}};
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
    const auto findings
        = workedOut(question, store, before ? &old : nullptr, {before, {}, {}, {}, {}, {}});
    if (!findings) {
        return findings.error();
    }
    return stateOf(question, *findings, filter, perspective, ledgerName, nullptr);
}

LedgerSession::LedgerSession(QObject *parent)
    : QObject(parent)
    , m_state(emptyState())
{
    m_snapshot = m_state->snapshot;
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
    m_isReading = false;
    m_rowsAreNew = false;
    m_upkeep.stop();
    // First, as its commands write to the old store.
    m_edits.clear();
    m_store = std::move(opened.store);
    m_displayName = opened.state->ledgerName;
    m_state = opened.state;
    m_snapshot = m_state->snapshot;
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
    const bool otherViews
        = state->snapshot->data().savedViews != m_state->snapshot->data().savedViews;
    m_state = state;
    Q_EMIT stateComing(m_state);
    Q_EMIT stateChanged(m_state);
    if (otherViews) {
        Q_EMIT savedViewsChanged();
    }
}

void LedgerSession::rebuild()
{
    if (m_isReading) {
        return; // what is asked now is taken when the rows are there
    }
    if (const Outcome done = advance(); !done) {
        Q_EMIT failed(done.error());
    }
}

bool LedgerSession::needsWorker() const
{
    return m_snapshot->dealCount() > m_workerThreshold;
}

Outcome LedgerSession::advance()
{
    const auto &filter = m_filters.filter();
    const auto &perspective = m_filters.perspective();
    const Question next = Question::of(m_snapshot, filter, perspective);
    auto [present, findings] = answeredBy(*m_state);
    const bool follows = next.follows(present);
    if (follows && findings.unfiltered->besideCount() > m_mostBeside) {
        findings.unfiltered.reset();
    }
    const bool isQuick = next == present || (follows && !next.words && findings.unfiltered);
    if (!isQuick && needsWorker()) {
        workOut(next, present, findings);
        return Done{};
    }
    m_task.forget();
    m_asked.reset();
    if (next.words && next != present) {
        m_task.wait(); // it may be searching, and a store is used by one thread at a time
    }
    const auto worked = workedOut(next, m_store.get(), &present, findings);
    if (!worked) {
        return worked.error();
    }
    announce(
        stateOf(next, *worked, filter, perspective, m_displayName, m_state->crossFilter.get()));
    return Done{};
}

void LedgerSession::workOut(const Question &next, const Question &present, const Findings &findings)
{
    if (m_asked == next) {
        return; // the worker is at it; what else changed is taken when it is done
    }
    m_asked = next;
    m_task.ask([next, present, findings,
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

void LedgerSession::select(const Pick &pick, bool add)
{
    const Pick next = add ? m_pick.toggled(pick) : pick;
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

} // namespace dealscope::session
