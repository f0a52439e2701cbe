// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FigureColumns.h"
#include "core/FilterClause.h"
#include "core/Snapshot.h"

/// What is known of each deal under a lens and a clock.
namespace dealscope::analysis {

using namespace core;

/// Where a deal's date comes from.
enum class DateOrigin {
    None, ///< nothing dates it
    Event, ///< happened_on of a counting claim
    Report, ///< the day of the first report
};

/// What an amount was before it was converted.
struct ReportedAmount {
    Interval interval;
    std::optional<Money> headline;
    Money firmFloor;
    Money paidFloor;
    Currency currency;

    friend bool operator==(const ReportedAmount &, const ReportedAmount &) = default;
};

/// One deal as the lens sees it. Each attribute comes from the first claim in the lens's order
/// that states it; the id of that claim stands beside it.
struct ResolvedDeal {
    DealId id;
    int dealIndex = -1; ///< row of the deal in the snapshot
    DealKind kind = DealKind::Other;
    Nature nature = Nature::None;
    QList<CompanyId> payers;
    QList<CompanyId> payees;
    QList<CompanyId> partners;
    QList<CompanyId> beneficiaries;

    QList<ClaimId> claims; ///< known and not deprecated, in the lens's order
    int eligible = 0; ///< so many of them, the first ones, may count under the lens
    QList<ClaimId> setAside; ///< known and deprecated, by id

    std::optional<Interval> interval; ///< none: undisclosed
    std::optional<Money> headline;
    Bound bound = Bound::Undisclosed;
    bool approximate = false;
    Basis basis = Basis::Total;
    bool computedTotal = false; ///< a rate times its period; basis is then Total
    Currency currency; ///< of all money here: the one asked for, if there is a rate
    ClaimId amountClaim;
    std::optional<Conversion> conversion; ///< set when the amount was converted...
    std::optional<ReportedAmount> reported; ///< ...from this

    std::optional<Status> status;
    ClaimId statusClaim;
    std::optional<Form> form;
    ClaimId formClaim;
    std::optional<Period> period;
    ClaimId periodClaim;
    QList<Installment> schedule; ///< reported; amounts in their own currency; mostly empty
    ClaimId scheduleClaim;
    std::optional<PartialDate> fullBy; ///< a reported ramp
    ClaimId fullByClaim;
    std::optional<PartialDate> happenedOn;
    ClaimId happenedClaim;
    std::optional<PartialDate> expectedOn;
    ClaimId expectedClaim;

    Money firmFloor; ///< binding; 0 <= paid <= firm <= floor
    ClaimId firmClaim;
    Money paidFloor;
    ClaimId paidClaim;

    std::optional<PartialDate> date;
    DateOrigin dateOrigin = DateOrigin::None;
    std::optional<PartialDate> firstReported;
    std::optional<PartialDate> lastReported;
    QList<OutletId> origins; ///< independent ones: named outlets, each once
    bool replaced = false; ///< another known deal replaces it

    /// Why the deal adds no money to a total, if so.
    [[nodiscard]] bool isOver() const { return status && core::isOver(*status); }
};

struct ResolvedValuation {
    ValuationId id; ///< the one that counts for its company, basis and condition
    QList<ValuationId> others; ///< known, in the lens's order, the counting one first
};

class Resolution;
class Review;
class SpreadTerms;

/// The deals of a resolution one by one, as a range: each is resolved when it is first asked for,
/// and then stays where it is. What goes through all deals of a large ledger reads the figures.
class ResolvedDeals
{
public:
    class Iterator
    {
    public:
        using value_type = ResolvedDeal;
        using difference_type = qsizetype;
        using reference = const ResolvedDeal &;
        using pointer = const ResolvedDeal *;
        using iterator_category = std::forward_iterator_tag;

        Iterator() = default;
        Iterator(const Resolution *of, int at)
            : m_of(of)
            , m_at(at)
        {
        }
        [[nodiscard]] reference operator*() const;
        [[nodiscard]] pointer operator->() const { return &**this; }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++m_at;
            return before;
        }
        friend bool operator==(const Iterator &, const Iterator &) = default;

    private:
        const Resolution *m_of = nullptr;
        int m_at = 0;
    };

    explicit ResolvedDeals(const Resolution &of)
        : m_of(of)
    {
    }
    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] const ResolvedDeal &operator[](qsizetype position) const;
    [[nodiscard]] const ResolvedDeal &first() const { return (*this)[0]; }
    [[nodiscard]] const ResolvedDeal &last() const { return (*this)[size() - 1]; }
    [[nodiscard]] Iterator begin() const { return {&m_of, 0}; }
    [[nodiscard]] Iterator end() const { return {&m_of, int(size())}; }

private:
    const Resolution &m_of;
};

/// A snapshot under a lens and a clock. Immutable.
class Resolution : public std::enable_shared_from_this<Resolution>
{
public:
    Resolution() = default;
    Resolution(const Resolution &) = delete;
    Resolution &operator=(const Resolution &) = delete;

    [[nodiscard]] const Snapshot &snapshot() const { return *m_snapshot; }
    [[nodiscard]] SnapshotPtr snapshotPtr() const { return m_snapshot; }
    [[nodiscard]] Lens lens() const { return m_lens; }
    [[nodiscard]] std::optional<QDate> publishedBy() const { return m_publishedBy; }
    /// What amounts were converted into, where there was a rate.
    [[nodiscard]] Currency currency() const { return m_currency; }

    /// Known deals only, in the order of their ids. "Deal position" below is a position here.
    [[nodiscard]] ResolvedDeals deals() const { return ResolvedDeals(*this); }
    [[nodiscard]] int dealCount() const { return int(m_figures.size()); }
    [[nodiscard]] const ResolvedDeal &dealAt(int position) const;
    [[nodiscard]] int positionOf(DealId id) const;
    /// True if deals have the positions that they have in the other one: an edit lies between.
    [[nodiscard]] bool hasPositionsOf(const Resolution &other) const
    {
        return m_snapshot->hasRowsOf(*other.m_snapshot) && m_publishedBy == other.m_publishedBy;
    }
    /// Position of the deal at this row of the snapshot, or -1.
    [[nodiscard]] int positionAt(quint32 dealIndex) const { return m_positions[dealIndex]; }
    [[nodiscard]] DealId idAt(int position) const;
    [[nodiscard]] const ResolvedDeal *deal(DealId id) const;
    /// The same, a column an attribute.
    [[nodiscard]] const FigureColumns &figures() const { return m_figures; }
    /// Over which years the money of deals is laid.
    [[nodiscard]] const SpreadTerms &terms() const { return *m_terms; }
    /// Positions of the known parts of a deal, by a part_of relation known at this clock between
    /// deals of one nature: families are counted, and other money is no piece of the whole's.
    [[nodiscard]] QList<int> partsOf(int position) const { return m_parts.value(position); }
    [[nodiscard]] bool hasParts(int position) const { return m_parts.contains(position); }
    /// Position of the deal that this one is part of, or -1.
    [[nodiscard]] int wholeOf(int position) const { return m_wholes.value(position, -1); }

    /// Known claims, deprecated ones too.
    [[nodiscard]] bool isKnown(ClaimId id) const;
    /// The same by the claim's row in the snapshot.
    [[nodiscard]] bool isKnownAt(quint32 claimRow) const;
    [[nodiscard]] int knownClaimCount() const { return m_knownClaims; }
    [[nodiscard]] bool isKnown(ValuationId id) const { return m_knownValuations.contains(id); }
    [[nodiscard]] const QList<ResolvedValuation> &valuations() const { return m_valuations; }
    /// True if some attribute of the claim's deal is taken from this claim.
    [[nodiscard]] bool counts(ClaimId id) const;
    [[nodiscard]] bool counts(ValuationId id) const { return m_countingValuations.contains(id); }

    /// Tables that are made of the figures once, when they are first asked for.
    [[nodiscard]] const DerivedValues &derived() const { return m_derived; }

private:
    friend class Resolver;
    friend class Review;

    SnapshotPtr m_snapshot;
    Lens m_lens = Lens::Latest;
    std::optional<QDate> m_publishedBy;
    Currency m_currency;
    FigureColumns m_figures;
    std::unique_ptr<LazyRows<ResolvedDeal>> m_deals;
    std::vector<qint32> m_positions; ///< of the snapshot's deals, -1: not known
    QHash<int, QList<int>> m_parts;
    QHash<int, int> m_wholes;
    int m_knownClaims = 0;
    QSet<ValuationId> m_knownValuations;
    QSet<ValuationId> m_countingValuations;
    QList<ResolvedValuation> m_valuations;
    std::shared_ptr<const Review> m_review; ///< refers back to this
    std::shared_ptr<const SpreadTerms> m_terms; ///< too
    DerivedValues m_derived;
};

inline const ResolvedDeal &ResolvedDeals::Iterator::operator*() const
{
    return m_of->dealAt(m_at);
}

inline qsizetype ResolvedDeals::size() const
{
    return m_of.dealCount();
}

inline const ResolvedDeal &ResolvedDeals::operator[](qsizetype position) const
{
    return m_of.dealAt(int(position));
}

using ResolutionPtr = std::shared_ptr<const Resolution>;

/// Applies the rules; pure and deterministic.
class Resolver
{
public:
    /// `currency` is what amounts are converted into; empty: the ledger's main currency.
    [[nodiscard]] static ResolutionPtr resolve(const SnapshotPtr &snapshot, Lens lens,
                                               std::optional<QDate> publishedBy,
                                               Currency currency = {});

    struct Followed {
        ResolutionPtr resolution;
        std::vector<quint32>
            changed; ///< positions of the deals whose figures may differ, ascending
    };
    /// What resolve() says of a state after an edit under the same rules, worked out for the deals
    /// that the edit is about. Tables that were made of the resolution before are taken over.
    [[nodiscard]] static Followed follow(const ResolutionPtr &before, const SnapshotPtr &snapshot);
    /// True if the snapshot has the same rows and rates.
    [[nodiscard]] static bool canFollow(const Snapshot &before, const Snapshot &snapshot);

private:
    static void takeRelations(Resolution &resolution);
    static void takeValuations(Resolution &resolution);
    [[nodiscard]] static bool replaces(const Resolution &resolution, const Relation &relation);
    [[nodiscard]] static bool isReplaced(const Resolution &resolution, int position);
};

/// True if the source was published by that day: the last day its date allows is not after it.
/// Undated sources are known only where no day is set.
[[nodiscard]] bool isKnownBy(const Source &source, std::optional<QDate> publishedBy);

/// True if that source is known by that day; false for an id that points nowhere.
[[nodiscard]] bool isKnownBy(const Snapshot &snapshot, SourceId source,
                             std::optional<QDate> publishedBy);

/// A rate times its period, where both are known: [12 months at 1 per month] = 12. Nothing for
/// other bases and for a rate without a whole number of months.
[[nodiscard]] std::optional<Interval> totalOfRate(const Interval &rate, Basis basis,
                                                  const Period &period);
/// The months from a period's start to its end, or the months it states; nothing if neither.
[[nodiscard]] std::optional<int> monthsOf(const Period &period);

} // namespace dealscope::analysis
