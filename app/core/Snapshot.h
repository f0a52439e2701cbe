// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DerivedValues.h"
#include "core/LazyRows.h"
#include "core/LedgerColumns.h"
#include "core/NameOrder.h"
#include "core/RateIndex.h"
#include "core/RowSource.h"
#include "core/TitleIndex.h"

#include <QHash>

#include <atomic>
#include <memory>
#include <mutex>

namespace dealscope::core {

/// One state of a ledger with its indexes. Immutable and shared; nobody changes what another sees.
/// Sources, deals and claims are kept as columns; a whole row with its texts is fetched when it is
/// first asked for and then stays where it is. What goes through all of them reads the columns.
/// Row positions ("index", "row") hold for this snapshot only.
class Snapshot
{
public:
    /// Takes the rows as they are; ids that point nowhere are tolerated and yield nullptr.
    [[nodiscard]] static std::shared_ptr<const Snapshot> make(LedgerData data);

    /// Columns with the rows they were made of.
    [[nodiscard]] static std::shared_ptr<const Snapshot> make(
        LedgerLists lists, LedgerColumns columns, std::shared_ptr<const RowSource> rows);

    /// The state after an edit: other ranks of claims, and lists of which companies, outlets and
    /// relations are the same, and valuations but for their ranks. Shares what did not change, and
    /// costs no more than what did.
    [[nodiscard]] std::shared_ptr<const Snapshot> with(LedgerLists lists,
                                                       const QHash<ClaimId, Rank> &ranks) const;
    /// True if the other state comes from this one by with(), this one from it, or both from one.
    [[nodiscard]] bool hasRowsOf(const Snapshot &other) const
    {
        return m_lasting == other.m_lasting;
    }
    /// Rows of the claims whose ranks differ in the other state, ascending; it has the rows of
    /// this.
    [[nodiscard]] std::vector<quint32> claimsRankedOtherwise(const Snapshot &other) const;

    /// The short lists.
    [[nodiscard]] const LedgerLists &data() const { return m_lists; }
    [[nodiscard]] const LedgerColumns &columns() const { return m_columns; }
    [[nodiscard]] int sourceCount() const { return int(m_columns.sources.ids.size()); }
    [[nodiscard]] int dealCount() const { return int(m_columns.deals.ids.size()); }
    [[nodiscard]] int claimCount() const { return int(m_columns.claims.ids.size()); }
    /// Every row at once, with its texts; slow and large for a large ledger.
    [[nodiscard]] Result<LedgerData> everything() const { return m_rows->everything(); }
    /// SHA-256 over the rows that carry facts (not saved views), lower-case hex: equal for equal
    /// ledgers, whatever file they lie in.
    [[nodiscard]] QString checksum() const;

    [[nodiscard]] const Company *company(CompanyId id) const;
    [[nodiscard]] const Outlet *outlet(OutletId id) const;
    [[nodiscard]] const Source *source(SourceId id) const;
    [[nodiscard]] const Deal *deal(DealId id) const;
    [[nodiscard]] const Claim *claim(ClaimId id) const;
    [[nodiscard]] const Valuation *valuation(ValuationId id) const;

    /// Rows by their position.
    [[nodiscard]] const Source &sourceAt(int row) const;
    [[nodiscard]] const Deal &dealAt(int row) const;
    [[nodiscard]] const Claim &claimAt(int row) const;
    /// The same by value and not kept: for what goes through many of them and forgets them.
    [[nodiscard]] Source readSource(int row) const;
    [[nodiscard]] Deal readDeal(int row) const;
    [[nodiscard]] Claim readClaim(int row) const;
    /// Row of a deal, or -1.
    [[nodiscard]] int dealIndex(DealId id) const;
    /// Claims of a deal, in the order of their ids.
    [[nodiscard]] QList<ClaimId> claimsOf(DealId id) const;
    [[nodiscard]] QList<ClaimId> claimsFrom(SourceId id) const;
    /// Deals that are directly part of this one.
    [[nodiscard]] QList<Relation> partsOf(DealId whole) const;
    /// The relations that start at this deal.
    [[nodiscard]] QList<Relation> relationsFrom(DealId id) const;
    /// The relations that point at this deal.
    [[nodiscard]] QList<Relation> relationsTo(DealId id) const;

    /// True if the deal has relations, in either direction.
    [[nodiscard]] bool hasRelations(DealId id) const
    {
        return m_relationsFrom.contains(id) || m_relationsTo.contains(id);
    }
    /// Names in order, worked out when first asked for. Safe from any thread.
    [[nodiscard]] const NameOrder &companyOrder() const;
    [[nodiscard]] const NameOrder &outletOrder() const;
    /// The titles of the deals. For a large ledger this takes about a second the first time, so ask
    /// on a worker; without a row for each deal if they could not be read.
    [[nodiscard]] const TitleIndex &titles() const;
    /// True once titles() answers at once.
    [[nodiscard]] bool hasTitles() const
    {
        return m_lasting->titlesReady.load(std::memory_order_acquire);
    }

    /// The topmost parent, or the company itself. Cycles of parents end at the first repeat.
    [[nodiscard]] CompanyId groupOf(CompanyId id) const;
    /// True if `id` is `ancestor` or has it among its parents.
    [[nodiscard]] bool isWithin(CompanyId id, CompanyId ancestor) const;
    /// By name or alias, without regard to case and accents; not valid if unknown.
    [[nodiscard]] CompanyId companyNamed(const QString &name) const;
    [[nodiscard]] OutletId outletNamed(const QString &name) const;

    /// The last day that the date of a source allows; nothing if it is undated or not there.
    [[nodiscard]] std::optional<QDate> publishedBy(SourceId id) const;
    /// The date of a source without its words; nothing if it is undated or not there.
    [[nodiscard]] std::optional<PartialDate> publishedOn(SourceId id) const;
    /// The deal of a claim; not valid for a claim that is not there.
    [[nodiscard]] DealId dealOf(ClaimId id) const;
    /// Note for a source that is not there.
    [[nodiscard]] SourceKind sourceKind(SourceId id) const;
    /// The deepest outlet of the attribution chain, else the source's outlet.
    [[nodiscard]] OutletId originOf(const Evidence &evidence) const;
    /// The same of a claim's evidence; not valid for a claim that is not there.
    [[nodiscard]] OutletId originOf(ClaimId id) const;
    /// The name on screen; "not named" for an id that is not valid.
    [[nodiscard]] QString companyName(CompanyId id) const;
    [[nodiscard]] QString outletName(OutletId id) const;
    /// The ledger's exchange rates, ready to convert with.
    [[nodiscard]] const RateIndex &rates() const { return m_rates; }
    /// The settlements of one deal's conflicts, by id.
    [[nodiscard]] QList<Settlement> settlementsOf(DealId id) const;
    /// What others work out of this ledger's rows, but not of ranks, settlements, editions or saved
    /// views: an edit keeps it.
    [[nodiscard]] const DerivedValues &derived() const { return m_lasting->derived; }
    /// The currency most amounts are in; ties by code; USD for a ledger without amounts.
    [[nodiscard]] Currency mainCurrency() const { return m_mainCurrency; }

private:
    /// What is worked out when somebody first asks for it, and no edit changes.
    struct Lasting {
        std::once_flag claimsFromOnce;
        CodeLists claimsFrom; ///< of each source
        std::once_flag companyOrderOnce;
        NameOrder companyOrder;
        std::once_flag outletOrderOnce;
        NameOrder outletOrder;
        std::once_flag titlesOnce;
        TitleIndex titles;
        std::atomic<bool> titlesReady = false;
        DerivedValues derived;
    };

    Snapshot(LedgerLists lists, LedgerColumns columns, std::shared_ptr<const RowSource> rows);
    Snapshot(const Snapshot &before, LedgerLists lists, LedgerColumns columns);
    [[nodiscard]] const CodeLists &claimsFromSources() const;
    void indexSettlements();
    [[nodiscard]] std::unique_ptr<Source> makeSource(size_t row) const;
    [[nodiscard]] std::unique_ptr<Deal> makeDeal(size_t row) const;
    [[nodiscard]] std::unique_ptr<Claim> makeClaim(size_t row) const;

    LedgerLists m_lists;
    LedgerColumns m_columns;
    std::shared_ptr<const RowSource> m_rows;
    LazyRows<Source> m_sources;
    LazyRows<Deal> m_deals;
    LazyRows<Claim> m_claims;
    IdIndex m_valuations;
    QHash<DealId, QList<int>> m_relationsFrom;
    QHash<DealId, QList<int>> m_relationsTo;
    QHash<DealId, QList<int>> m_settlementsOf;
    QHash<QString, CompanyId> m_companyNames;
    QHash<QString, OutletId> m_outletNames;
    std::shared_ptr<Lasting> m_lasting;
    Currency m_mainCurrency;
    RateIndex m_rates;
    mutable std::once_flag m_checksumOnce; ///< exports and editions ask for it, few others
    mutable QString m_checksum;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Case and accents removed, so that "Société" and "SOCIETE" are one.
[[nodiscard]] QString foldedForSearch(const QString &text);

} // namespace dealscope::core
