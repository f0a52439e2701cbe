// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Claim.h"
#include "core/Result.h"
#include "core/Source.h"

#include <QByteArrayView>

#include <functional>
#include <vector>

/// How reports come into a ledger by the million: a reader gives them one by one, the ledger pulls.
/// Neither knows the other, and no row is ever a Claim with its texts: texts are UTF-8 views.
namespace dealscope::core {

/// A date on its way in; not set where `first` is null.
struct ImportedDate {
    QDate first;
    QDate last;

    [[nodiscard]] bool isSet() const { return !first.isNull(); }
    friend bool operator==(const ImportedDate &, const ImportedDate &) = default;
};

struct ImportedParty {
    QByteArrayView name; ///< of a company, or an alias that one company alone has
    Role role = Role::Payer;
};

/// One report: what one source says of one deal, with what the ledger needs to know of both. All
/// views are UTF-8 (not yet checked) and stay valid as long as the reader.
struct ImportedReport {
    qint64 line = 0; ///< where it starts in its file, for messages; from 1 on

    // The deal: the first report of a key makes it, later ones may leave all but the key empty.
    QByteArrayView dealKey;
    QByteArrayView dealTitle;
    std::optional<DealKind> dealKind;
    std::vector<ImportedParty> parties;
    QByteArrayView partOf; ///< the key of the whole, which may come later

    // The source: the same address, else the same outlet, title and date, is the same source.
    QByteArrayView sourceTitle;
    QByteArrayView sourceUrl;
    QByteArrayView sourceLanguage;
    QByteArrayView outlet; ///< name, or an alias that one outlet alone has
    SourceKind sourceKind = SourceKind::Article;
    ImportedDate published;
    bool publishedInferred = false;

    // The claim.
    std::vector<QByteArrayView> attribution; ///< names of outlets, nearest first
    QByteArrayView locator;
    QByteArrayView quote;
    QByteArrayView note;
    std::vector<QByteArrayView> tags;
    Rank rank = Rank::Normal;
    QByteArrayView rankReason;
    std::optional<Amount> amount;
    std::optional<Status> status;
    std::optional<Form> form;
    ImportedDate periodStart;
    ImportedDate periodEnd;
    std::optional<int> periodMonths;
    std::optional<qint64> quantity;
    QByteArrayView quantityUnit;
    ImportedDate happenedOn;
    ImportedDate expectedOn;
    QByteArrayView condition;
};

/// A source of reports, read once from its beginning to its end, on any one thread.
class ReportReader
{
public:
    enum class Step {
        Report, ///< there is one
        Refused, ///< the row is not a report: problem() says why; the next one may be
        End, ///< no more rows
        Failed, ///< nothing more can be read: problem() says why
    };

    ReportReader() = default;
    ReportReader(const ReportReader &) = delete;
    ReportReader &operator=(const ReportReader &) = delete;
    virtual ~ReportReader() = default;

    /// Fills `report`, whose lists are reused.
    virtual Step next(ImportedReport &report) = 0;
    /// Where the last row starts.
    [[nodiscard]] virtual qint64 line() const = 0;
    /// A sentence without the line, after Refused and Failed.
    [[nodiscard]] virtual QString problem() const = 0;
    /// The size of the whole and what of it was read, in one unit (bytes).
    [[nodiscard]] virtual qint64 size() const = 0;
    [[nodiscard]] virtual qint64 position() const = 0;
};

/// Why a row was refused.
struct RowProblem {
    qint64 line = 0;
    QString sentence;

    friend bool operator==(const RowProblem &, const RowProblem &) = default;
};

/// What an import added, or would add, or why it added nothing.
struct ImportSummary {
    qint64 rows = 0; ///< all that were read, refused ones too
    qint64 claims = 0;
    qint64 companies = 0;
    qint64 outlets = 0;
    qint64 sources = 0;
    qint64 deals = 0;
    qint64 relations = 0;
    qint64 refusedRows = 0; ///< if there are any, nothing was added
    QList<RowProblem> problems; ///< of the first of them

    [[nodiscard]] bool isRefused() const { return refusedRows > 0; }
    friend bool operator==(const ImportSummary &, const ImportSummary &) = default;
};

struct ImportProgress {
    enum class Stage { Reading, Writing, Indexing, Closing };
    Stage stage = Stage::Reading;
    qint64 rows = 0; ///< written so far
    double share = 0; ///< of the whole work, 0 to 1, a guess
};

struct ImportOptions {
    bool dryRun = false; ///< read and check all, write nothing
    int maxProblems = 20; ///< how many refused rows are told
    /// Called on the caller's thread some times a second; false ends the import, which then has
    /// changed nothing.
    std::function<bool(const ImportProgress &)> progress;
};

} // namespace dealscope::core
