// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/ReportImport.h"
#include "core/Result.h"
#include "core/Snapshot.h"

#include <QSet>

#include <atomic>
#include <functional>

namespace dealscope::core {

/// What a text search found. `sources` and their claims are filled only when texts were searched.
struct TextHits {
    QSet<DealId> deals; ///< by title or by the name of a party
    QSet<ClaimId> claims; ///< by quote, or because the source's text or title has the words
    QSet<ValuationId> valuations; ///< by quote or company name
    QSet<SourceId> sources;

    friend bool operator==(const TextHits &, const TextHits &) = default;
};

/// Told now and then while many rows are read: how many have been, of how many. False ends it.
using ReadProgress = std::function<bool(qint64 done, qint64 all)>;

/// How the rows are asked for.
struct SnapshotRequest {
    /// The last snapshot that this store gave, if any: it lends what has not changed since.
    SnapshotPtr before;
    ReadProgress progress; ///< called on the caller's thread; may be empty
};

/// Work in an open ledger's file that nobody waits for. It has a connection of its own, may run on
/// any thread, also after its store is gone, and ends soon once `stop` is set. True if all of it
/// was done; what stood in its way is nobody's worry.
using Upkeep = std::function<bool(const std::atomic<bool> &stop)>;

/// An open ledger, as the session sees it. Every call that writes is one transaction: it either
/// happened or changed nothing.
class DealStore
{
public:
    DealStore() = default;
    DealStore(const DealStore &) = delete;
    DealStore &operator=(const DealStore &) = delete;
    virtual ~DealStore() = default;

    /// The file's path for the title bar; empty for a ledger in memory.
    [[nodiscard]] virtual QString path() const = 0;
    [[nodiscard]] virtual bool isReadOnly() const = 0;
    /// All rows but the source texts' bodies, which sourceText() gives one by one.
    virtual Result<LedgerData> load() = 0;
    /// The rows as they are now, to look at. A small ledger is read whole; of a large one the
    /// columns are kept in memory, and its whole rows are fetched when somebody asks for them.
    virtual Result<SnapshotPtr> snapshot(const SnapshotRequest &request);
    /// What makes the next reading of this ledger faster; empty where nothing does.
    [[nodiscard]] virtual Upkeep upkeepFor(const SnapshotPtr &snapshot);
    /// The stored text of one source; empty when there is none.
    virtual Result<QString> sourceText(SourceId source) = 0;
    /// Stores the text of a source; refused when the source has a checksum that the document's
    /// bytes do not match.
    virtual Outcome setSourceText(SourceId source, const QByteArray &utf8Document) = 0;
    /// Adds rows; ids are kept. Refused as a whole when a row breaks a rule.
    virtual Outcome append(const LedgerData &rows) = 0;
    /// Adds all reports of a reader, with the companies, outlets, sources and deals that the ledger
    /// lacks, in one transaction, under the rules of append(). If one row is refused, nothing is
    /// added and the summary says why; an error says why the work as a whole could not be done.
    virtual Result<ImportSummary> importReports(ReportReader &reader, const ImportOptions &options)
        = 0;
    /// All words must occur, as prefixes, without regard to case and accents.
    virtual Result<TextHits> search(const QString &words, bool inTexts) = 0;
    /// Writes a view under its name, replacing one of the same name; gives its id.
    virtual Result<SavedViewId> saveView(const SavedView &view) = 0;
    virtual Outcome removeView(SavedViewId view) = 0;
    /// Retains a report, sets it aside, or neither. Normal clears the reason; the others need one.
    virtual Outcome setRank(ClaimId claim, Rank rank, const QString &reason) = 0;
    virtual Outcome setRank(ValuationId valuation, Rank rank, const QString &reason) = 0;
    /// Writes a settlement; gives its id, which is the settlement's own where it is valid and free.
    virtual Result<SettlementId> settle(const Settlement &settlement) = 0;
    virtual Outcome unsettle(SettlementId settlement) = 0;
    /// Writes an edition; gives its id, which is the edition's own where it is valid and free. An
    /// edition is never overwritten: a name that is there already is refused.
    virtual Result<EditionId> saveEdition(const Edition &edition) = 0;
    virtual Outcome removeEdition(EditionId edition) = 0;
    /// What is wrong inside the file, a sentence each; empty when all is well.
    virtual Result<QStringList> check() = 0;
};

} // namespace dealscope::core
