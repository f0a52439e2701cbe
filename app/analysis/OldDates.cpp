// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/OldDates.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

constexpr int OldYears = 5;
constexpr int LeastOthers = 3;
constexpr quint32 RoleCount = 4;

/// The rows of the deals of each company, each once.
struct CompanyDeals {
    explicit CompanyDeals(const LedgerColumns &columns)
    {
        const auto each = [&](auto take) {
            std::vector<quint32> last(columns.companies.size(), NoRow);
            for (quint32 deal = 0; deal < columns.deals.ids.size(); ++deal) {
                for (const quint32 code : columns.deals.parties[deal]) {
                    const quint32 company = code / RoleCount;
                    if (last[company] != deal) {
                        last[company] = deal;
                        take(company, deal);
                    }
                }
            }
        };
        std::vector<quint32> ends(columns.companies.size() + 1, 0);
        each([&](quint32 company, quint32) { ++ends[company + 1]; });
        for (size_t row = 1; row < ends.size(); ++row) {
            ends[row] += ends[row - 1];
        }
        std::vector<quint32> codes(ends.back());
        each([&](quint32 company, quint32 deal) { codes[ends[company]++] = deal; });
        // Each entry has moved on to where the next company's begin.
        ends.pop_back();
        deals = CodeLists::of(std::move(codes), std::move(ends));
    }

    CodeLists deals;
};

qint32 limitOf(qint32 lastDay)
{
    return dayNumber(QDate::fromJulianDay(lastDay).addYears(OldYears));
}

} // namespace

/// One date of a company, with the row that states it.
struct OldDates::Dated {
    enum class From { Happened, Expected, Report, AsOf };

    qint32 first = NoDay;
    qint32 last = NoDay;
    From from = From::Report;
    quint32 claim = NoRow; ///< row, or...
    const Valuation *valuation = nullptr;

    [[nodiscard]] bool isStated() const { return from != From::Report; }
    [[nodiscard]] bool isSame(const Dated &other) const
    {
        return from == other.from && claim == other.claim && valuation == other.valuation;
    }
};

/// The earliest date and the first of the others, date by date.
struct OldDates::Tracker {
    void add(const Dated &dated)
    {
        if (count == 0 || dated.last < earliest.last) {
            earliest = dated;
        }
        if (count == 0 || dated.first < first.first) {
            second = first;
            first = dated;
        } else if (count == 1 || dated.first < second.first) {
            second = dated;
        }
        ++count;
    }

    [[nodiscard]] const Dated &next() const { return first.isSame(earliest) ? second : first; }
    [[nodiscard]] bool isOld() const
    {
        return count > LeastOthers && earliest.isStated() && limitOf(earliest.last) < next().first;
    }

    int count = 0;
    Dated earliest; ///< by its last day
    Dated first; ///< by its first day
    Dated second;
};

OldDates::OldDates(const Resolution &resolution)
    : m_resolution(resolution)
    , m_snapshot(resolution.snapshot())
    , m_columns(m_snapshot.columns())
{
}

void OldDates::takeDates(quint32 claim, std::vector<Dated> &dates) const
{
    using From = Dated::From;
    dates.clear();
    const ClaimColumns &claims = m_columns.claims;
    if (claims.firstDay[claim] != NoDay) {
        dates.push_back({claims.firstDay[claim], claims.lastDay[claim], From::Happened, claim});
    }
    if ((claims.flags[claim] & ClaimColumns::HasExpectation) != 0) {
        const DaySpan days = claims.expectations.value(claim);
        dates.push_back({days.first, days.last, From::Expected, claim});
    }
    const quint32 source = claims.source[claim];
    if (dates.empty() && source != NoRow && m_columns.sources.lastDay[source] != NoDay) {
        dates.push_back({m_columns.sources.firstDay[source], m_columns.sources.lastDay[source],
                         From::Report, claim});
    }
}

void OldDates::takeDates(const Valuation &valuation, std::vector<Dated> &dates) const
{
    using From = Dated::From;
    dates.clear();
    const auto published = m_snapshot.publishedOn(valuation.evidence.source);
    const auto add = [&](const PartialDate &date, From from) {
        dates.push_back({dayNumber(date.first()), dayNumber(date.last()), from, NoRow, &valuation});
    };
    if (valuation.asOf) {
        add(*valuation.asOf, From::AsOf);
    } else if (published) {
        add(*published, From::Report);
    }
}

std::vector<quint32> OldDates::companiesOf(quint32 deal) const
{
    std::vector<quint32> companies;
    for (const quint32 code : m_columns.deals.parties[deal]) {
        companies.push_back(code / RoleCount);
    }
    std::ranges::sort(companies);
    companies.erase(std::unique(companies.begin(), companies.end()), companies.end());
    return companies;
}

PartialDate OldDates::withWords(const Dated &dated) const
{
    using From = Dated::From;
    const PartialDate plain(QDate::fromJulianDay(dated.first), QDate::fromJulianDay(dated.last));
    if (dated.from == From::AsOf) {
        return dated.valuation->asOf.value_or(plain);
    }
    if (dated.from == From::Report) {
        const quint32 source = dated.valuation
            ? m_columns.sources.ids.rowOf(dated.valuation->evidence.source.value)
            : m_columns.claims.source[dated.claim];
        return source == NoRow ? plain
                               : m_snapshot.readSource(int(source)).published.value_or(plain);
    }
    const Claim claim = m_snapshot.readClaim(int(dated.claim));
    return (dated.from == From::Happened ? claim.happenedOn : claim.expectedOn).value_or(plain);
}

std::optional<OldDate> OldDates::heldAgainst(quint32 company, const Dated &own) const
{
    const qint32 limit = limitOf(own.last);
    const auto deals
        = m_snapshot.derived().get<CompanyDeals>([this] { return CompanyDeals(m_columns); });
    int others = 0;
    Dated next;
    std::vector<Dated> dates;
    // False when one of the dates is near.
    const auto hold = [&] {
        for (const Dated &dated : dates) {
            if (dated.isSame(own)) {
                continue;
            }
            if (dated.first <= limit) {
                return false;
            }
            if (others == 0 || dated.first < next.first
                || (dated.first == next.first && dated.claim < next.claim)) {
                next = dated;
            }
            ++others;
        }
        return true;
    };
    for (const quint32 deal : deals->deals[company]) {
        for (const quint32 claim : m_columns.claimsOfDeal[deal]) {
            if (!m_resolution.isKnownAt(claim)) {
                continue;
            }
            takeDates(claim, dates);
            if (!hold()) {
                return std::nullopt;
            }
        }
    }
    const CompanyId id{m_columns.companies.idAt(company)};
    for (const Valuation &valuation : m_snapshot.data().valuations) {
        if (valuation.company != id || !m_resolution.isKnown(valuation.id)) {
            continue;
        }
        takeDates(valuation, dates);
        if (!hold()) {
            return std::nullopt;
        }
    }
    return others < LeastOthers ? std::nullopt
                                : std::optional(OldDate{id, withWords(own), withWords(next)});
}

std::optional<OldDate> OldDates::ofClaim(quint32 row) const
{
    const quint32 deal = m_columns.claims.deal[row];
    std::vector<Dated> dates;
    takeDates(row, dates);
    std::erase_if(dates, [](const Dated &dated) { return !dated.isStated(); });
    if (deal == NoRow || dates.empty() || !m_resolution.isKnownAt(row)) {
        return std::nullopt;
    }
    const Dated own = *std::ranges::min_element(dates, {}, &Dated::last);
    std::optional<OldDate> found;
    for (const quint32 company : companiesOf(deal)) {
        if (auto old = heldAgainst(company, own)) {
            found = old;
        }
    }
    return found;
}

std::optional<OldDate> OldDates::ofValuation(const Valuation &valuation) const
{
    const quint32 company = m_columns.companies.rowOf(valuation.company.value);
    std::vector<Dated> dates;
    takeDates(valuation, dates);
    if (company == NoRow || dates.empty() || !dates.front().isStated()
        || !m_resolution.isKnown(valuation.id)) {
        return std::nullopt;
    }
    return heldAgainst(company, dates.front());
}

OldDates::All OldDates::all() const
{
    std::vector<Tracker> trackers(m_columns.companies.size());
    std::vector<Dated> dates;
    for (quint32 claim = 0; claim < m_columns.claims.ids.size(); ++claim) {
        if (!m_resolution.isKnownAt(claim)) {
            continue;
        }
        takeDates(claim, dates);
        for (const quint32 company : companiesOf(m_columns.claims.deal[claim])) {
            for (const Dated &dated : dates) {
                trackers[company].add(dated);
            }
        }
    }
    for (const Valuation &valuation : m_snapshot.data().valuations) {
        const quint32 company = m_columns.companies.rowOf(valuation.company.value);
        if (company == NoRow || !m_resolution.isKnown(valuation.id)) {
            continue;
        }
        takeDates(valuation, dates);
        for (const Dated &dated : dates) {
            trackers[company].add(dated);
        }
    }
    All all;
    for (quint32 company = 0; company < quint32(trackers.size()); ++company) {
        const Tracker &tracker = trackers[company];
        if (!tracker.isOld()) {
            continue;
        }
        const OldDate old{CompanyId{m_columns.companies.idAt(company)}, withWords(tracker.earliest),
                          withWords(tracker.next())};
        if (tracker.earliest.valuation) {
            all.valuations.insert(tracker.earliest.valuation->id, old);
        } else {
            all.claims.insert(tracker.earliest.claim, old);
        }
    }
    return all;
}

} // namespace dealscope::analysis
