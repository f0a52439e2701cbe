// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ReportImport.h"
#include "database/ImportBatch.h"
#include "database/IsoDays.h"
#include "database/NameIndex.h"

#include <QCoreApplication>

#include <set>

namespace dealscope::database {

class Connection;

/// Turns reports into rows of the ledger: finds or makes company, outlet, source and deal of each,
/// gives ids, seals. Knows what the ledger holds from load() on; touches no database after it, so
/// that it may run beside the thread that writes.
///
/// A deal is what its first report says. A later report with another kind or other parties keeps
/// them as its own statement; one that states neither says nothing about them.
class ImportRows
{
    Q_DECLARE_TR_FUNCTIONS(ImportRows)

public:
    core::Outcome load(Connection &connection);

    /// Adds the rows of a report to a batch; gives why it cannot be taken, or nothing. The views
    /// must stay until the import is over.
    [[nodiscard]] QString add(const core::ImportedReport &report, ImportBatch &batch);
    /// After the last report: the ties between deals, whose other end may have come later. Gives
    /// the rows that name a whole that does not exist.
    [[nodiscard]] QList<core::RowProblem> addRelations(ImportBatch &batch);

    /// What was added so far.
    [[nodiscard]] core::ImportSummary summary() const;

private:
    struct PartyRef {
        qint64 company = 0;
        core::Role role = core::Role::Payer;

        friend bool operator==(const PartyRef &, const PartyRef &) = default;
    };
    struct KnownDeal {
        qint64 id = 0;
        core::DealKind kind = core::DealKind::Other;
        size_t firstParty = 0; ///< in m_parties
        size_t partyCount = 0;
    };
    struct Issue {
        qint64 outlet = 0;
        qint64 first = 0; ///< Julian days
        qint64 last = 0;

        friend bool operator==(const Issue &, const Issue &) = default;
        friend size_t qHash(const Issue &issue, size_t seed) noexcept
        {
            return qHashMulti(seed, issue.outlet, issue.first, issue.last);
        }
    };
    struct Tie {
        qint64 line = 0;
        qint64 part = 0;
        QByteArrayView whole;
        qint64 claim = 0;
    };

    core::Outcome loadSources(Connection &connection);
    core::Outcome loadDeals(Connection &connection);
    core::Outcome loadLastIds(Connection &connection);

    /// An outlet's or company's id, made if it is new; 0 with `problem` set for an unclear alias.
    qint64 outletNamed(QByteArrayView name, ImportBatch &batch, QString &problem);
    qint64 companyNamed(QByteArrayView name, ImportBatch &batch, QString &problem);
    qint64 sourceOf(const core::ImportedReport &report, qint64 outlet, ImportBatch &batch);
    /// Null with `problem` set if the deal is new and the report does not say enough.
    const KnownDeal *dealOf(const core::ImportedReport &report, ImportBatch &batch,
                            QString &problem);
    void addDealWords(const core::ImportedReport &report, const KnownDeal &deal,
                      ImportBatch &batch);
    void addClaim(const core::ImportedReport &report, const KnownDeal &deal, qint64 source,
                  ImportBatch &batch);
    void addAmount(const std::optional<core::Amount> &amount, RowBuffer &row);
    /// first, last, words.
    void addDate(const core::ImportedDate &date, RowBuffer &row);
    void addParties(qint64 owner, const PartyRef *parties, size_t count, RowBuffer &rows) const;
    [[nodiscard]] bool hasParties(const KnownDeal &deal) const;

    NameIndex m_companies;
    NameIndex m_outlets;
    KeyIndex<> m_sourceUrls;
    KeyIndex<Issue> m_sourceTitles;
    KeyIndex<> m_dealKeys; ///< 1 + place in m_deals
    std::vector<KnownDeal> m_deals;
    std::vector<PartyRef> m_parties;
    std::vector<PartyRef> m_rowParties; ///< of the report at hand
    std::vector<qint64> m_rowOutlets;
    std::vector<Tie> m_ties;
    std::set<std::pair<qint64, qint64>> m_tied; ///< part, whole
    core::TextArena m_texts;
    IsoDays m_days;
    std::map<core::Currency, QByteArray> m_currencies;
    qint64 m_lastSource = 0;
    qint64 m_lastDeal = 0;
    qint64 m_lastClaim = 0;
    qint64 m_lastRelation = 0;
    core::ImportSummary m_added;
};

} // namespace dealscope::database
