// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ScheduleByRule.h"

#include "analysis/ChartKey.h"
#include "analysis/FlowGraph.h"

#include <algorithm>
#include <map>

namespace dealscope::tests::byrule {

namespace {

constexpr int Whole = 1'000'000;

/// The part of an amount from one millionth to another, so that parts add up to the whole.
struct Cut {
    int from = 0;
    int to = Whole;

    [[nodiscard]] bool isWhole() const { return from == 0 && to == Whole; }
    [[nodiscard]] Money of(Money amount) const
    {
        // A part is not larger than the whole, so it always fits.
        return Money{checkedScale(amount, to, Whole)->units
                     - checkedScale(amount, from, Whole)->units};
    }
    [[nodiscard]] Interval of(const Interval &interval) const
    {
        return {of(interval.floor),
                interval.ceiling ? std::optional(of(*interval.ceiling)) : std::nullopt};
    }
};

/// What one deal puts into one year of one row.
struct Contribution {
    int position = -1;
    YearShare share; ///< of a deal without a term only its year counts
    Cut cut;
};
using Contributions = QList<Contribution>;
using ByYear = std::map<int, Contributions>;
using ByParty = std::map<QList<CompanyId>, ByYear>;

template<typename T>
void sortUnique(QList<T> &values)
{
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

MoneySum nothing()
{
    MoneySum sum;
    sum.interval.ceiling = Money{};
    return sum;
}

const ScheduleCell *cellIn(const QList<ScheduleCell> &cells, int year)
{
    const auto found = std::ranges::find(cells, year, &ScheduleCell::year);
    return found == cells.end() ? nullptr : &*found;
}

void mergeInto(ByYear &into, const ByYear &more)
{
    for (const auto &[year, contributions] : more) {
        into[year].append(contributions);
    }
}

class Builder
{
public:
    Builder(const Resolution &resolution, const QList<int> &selected, Currency currency,
            const ScheduleQuery &query)
        : m_resolution(resolution)
        , m_selected(selected)
        , m_isSelected(selected.begin(), selected.end())
    {
        std::ranges::sort(m_selected);
        m_schedule.query = query;
        m_schedule.query.firstMonth = std::clamp(query.firstMonth, 1, 12);
        m_schedule.currency = currency;
    }

    Schedule build()
    {
        for (const MoneyPiece &piece :
             byrule::moneyPieces(m_resolution, m_selected, m_schedule.currency)) {
            contribute(piece);
        }
        addRows();
        addYears();
        explain();
        return std::move(m_schedule);
    }

private:
    void contribute(const MoneyPiece &piece);
    [[nodiscard]] ScheduleCell cellOf(int year, const Contributions &contributions) const;
    [[nodiscard]] MoneySum atOnce(const QList<int> &bucket) const;
    void appendSelectedBelow(int position, QSet<int> &found) const;
    [[nodiscard]] ScheduleRow rowOf(const QList<CompanyId> &companies, const ByYear &due,
                                    const ByYear &capital) const;
    void addRows();
    void addYears();
    void explain();

    const Resolution &m_resolution;
    QList<int> m_selected;
    QSet<int> m_isSelected;
    Schedule m_schedule;
    ByParty m_due;
    ByYear m_allDue;
    ByParty m_capital;
    std::map<QList<CompanyId>, QList<CompanyId>> m_asReported; ///< sorted: in a deal's own order
    QList<DealId> m_undated;
    QHash<CompanyId, QList<int>> m_capitalTo; ///< positions by payee, groups as asked
};

void Builder::contribute(const MoneyPiece &piece)
{
    const ResolvedDeal &deal = m_resolution.deals()[piece.position];
    const ScheduleQuery &query = m_schedule.query;
    if (deal.nature == Nature::None) {
        return;
    }
    const auto payers = keysOf(m_resolution, deal, ChartDimension::Payer, query.groups);
    const auto payees = keysOf(m_resolution, deal, ChartDimension::Payee, query.groups);
    const bool inside = query.groups && payers.size() == 1 && payees.size() == 1
        && payers[0].key.companies.size() == 1
        && payers[0].key.companies == payees[0].key.companies;
    if (inside) {
        if (deal.nature == Nature::Purchase) {
            m_schedule.insideGroup.append(deal.id);
        }
        return;
    }
    if (deal.nature == Nature::Capital) {
        for (const ChartKeyShare &payee : payees) {
            for (const CompanyId id : payee.key.companies) {
                m_capitalTo[id].append(piece.position);
            }
        }
    }
    if (!piece.interval || piece.leftOut) {
        return;
    }
    const QList<YearShare> shares
        = perYear(deal, *piece.interval, piece.firm, piece.paid, query.firstMonth);
    if (deal.nature == Nature::Purchase) {
        if (shares.isEmpty()) {
            m_undated.append(deal.id);
        } else if (shares.first().spread == Spread::Once) {
            m_schedule.withoutTerm.append(deal.id);
        }
        for (const YearShare &share : shares) {
            m_allDue[share.year].append({piece.position, share, {}});
        }
    }
    if (shares.isEmpty()) {
        return;
    }
    const bool byPayee = deal.nature == Nature::Capital || query.by == ScheduleSide::Payee;
    int given = 0;
    for (const ChartKeyShare &party : byPayee ? payees : payers) {
        const Cut cut{given, std::min(Whole, given + party.ppm)};
        given = cut.to;
        m_asReported.try_emplace(party.key.companies, party.key.asReported);
        ByYear &years = (deal.nature == Nature::Capital ? m_capital : m_due)[party.key.companies];
        for (const YearShare &share : shares) {
            years[share.year].append({piece.position, share, cut});
        }
    }
}

/// The bucket and all that is selected below it is what sumOf needs to know of the selection; it
/// keeps a schedule of many rows from walking through the whole ledger for each of them.
MoneySum Builder::atOnce(const QList<int> &bucket) const
{
    QSet<int> family(bucket.begin(), bucket.end());
    for (const int position : bucket) {
        appendSelectedBelow(position, family);
    }
    return byrule::sumOf(m_resolution, {family.begin(), family.end()}, bucket, m_schedule.currency);
}

void Builder::appendSelectedBelow(int position, QSet<int> &found) const
{
    for (const int part : m_resolution.partsOf(position)) {
        if (m_isSelected.contains(part)) {
            found.insert(part);
        }
        appendSelectedBelow(part, found);
    }
}

ScheduleCell Builder::cellOf(int year, const Contributions &contributions) const
{
    ScheduleCell cell;
    cell.year = year;
    cell.sum = nothing();
    QMap<int, int> once; // millionths by position, so that a company named twice counts once
    for (const Contribution &part : contributions) {
        const ResolvedDeal &deal = m_resolution.deals()[part.position];
        cell.spreads.append(part.share.spread);
        cell.assumed = cell.assumed || part.share.assumed;
        cell.kinds.append(deal.kind);
        cell.deals.append(deal.id);
        cell.claims << deal.amountClaim << deal.firmClaim << deal.paidClaim;
        cell.claims.append(claimsOfSpread(deal));
        if (part.share.spread != Spread::Once) {
            addTo(cell.sum, part.cut.of(part.share.interval), part.cut.of(part.share.firm),
                  part.cut.of(part.share.paid));
        } else if (part.cut.isWhole()) {
            once.insert(part.position, Whole);
        } else {
            // A share of a deal is summed alone, less what is selected below it, and then cut.
            const MoneySum alone = atOnce({part.position});
            addTo(cell.sum, part.cut.of(alone.range()), part.cut.of(alone.firm),
                  part.cut.of(alone.paid));
            cell.sum.overflow = cell.sum.overflow || alone.overflow;
        }
    }
    if (!once.isEmpty()) {
        addSum(cell.sum, atOnce(once.keys()));
    }
    sortUnique(cell.spreads);
    sortUnique(cell.kinds);
    sortUnique(cell.deals);
    sortUnique(cell.claims);
    cell.claims.removeAll(ClaimId{});
    return cell;
}

ScheduleRow Builder::rowOf(const QList<CompanyId> &companies, const ByYear &due,
                           const ByYear &capital) const
{
    ScheduleRow row;
    const auto reported = m_asReported.find(companies);
    row.companies = reported == m_asReported.end() ? companies : reported->second;
    QStringList names;
    for (const CompanyId id : row.companies) {
        names.append(m_resolution.snapshot().companyName(id));
    }
    row.name = names.isEmpty() ? m_resolution.snapshot().companyName({})
                               : names.join(QStringLiteral(" + "));
    const auto fill = [this](const ByYear &years, QList<ScheduleCell> &cells, MoneySum &total) {
        total = nothing();
        for (const auto &[year, contributions] : years) {
            if (year != YearShare::NotScheduled) {
                cells.append(cellOf(year, contributions));
            }
        }
        if (const auto rest = years.find(YearShare::NotScheduled); rest != years.end()) {
            cells.append(cellOf(rest->first, rest->second));
        }
        for (const ScheduleCell &cell : cells) {
            addSum(total, cell.sum);
        }
    };
    fill(due, row.due, row.dueTotal);
    fill(capital, row.capitalIn, row.capitalTotal);
    for (const ScheduleCell &cell : row.due) {
        row.deals.append(cell.deals);
    }
    sortUnique(row.deals);
    return row;
}

void Builder::addRows()
{
    // Strangers who are not named are not the same, so no capital stands beside them.
    const auto capitalOf = [this](const QList<CompanyId> &companies) {
        const auto found = m_capital.find(companies);
        return companies.isEmpty() || found == m_capital.end() ? ByYear() : found->second;
    };
    QList<QList<CompanyId>> parties;
    std::map<QList<CompanyId>, ScheduleRow> rows;
    for (const auto &[companies, years] : m_due) {
        parties.append(companies);
        rows[companies] = rowOf(companies, years, capitalOf(companies));
    }
    const auto sizeOf = [&rows](const QList<CompanyId> &party) {
        const ScheduleRow &row = rows[party];
        const Interval &due = row.dueTotal.interval;
        const Money ceiling = std::max(due.floor, due.ceiling.value_or(Money{}));
        return std::tuple(!row.dueTotal.overflow, Money{-ceiling.units}, Money{-due.floor.units},
                          foldedForSearch(row.name));
    };
    std::ranges::stable_sort(parties, {}, sizeOf);
    const int top = m_schedule.query.top;
    // A fold of one would take the room of what it hides.
    const bool folds = top > 0 && parties.size() > top + 1;
    const qsizetype kept = folds ? top : parties.size();
    for (qsizetype i = 0; i < kept; ++i) {
        m_schedule.rows.append(rows[parties[i]]);
    }
    if (folds) {
        ByYear due;
        ByYear capital;
        for (qsizetype i = kept; i < parties.size(); ++i) {
            mergeInto(due, m_due[parties[i]]);
            mergeInto(capital, capitalOf(parties[i]));
        }
        ScheduleRow others = rowOf({}, due, capital);
        others.name.clear();
        others.folded = int(parties.size() - kept);
        m_schedule.rows.append(others);
    }
    m_schedule.total = rowOf({}, m_allDue, {});
    m_schedule.total.name.clear();
}

void Builder::addYears()
{
    QList<int> &years = m_schedule.years;
    for (const ScheduleRow &row : m_schedule.rows) {
        for (const QList<ScheduleCell> &cells : {row.due, row.capitalIn}) {
            for (const ScheduleCell &cell : cells) {
                if (cell.year == YearShare::NotScheduled) {
                    m_schedule.hasUnscheduled = true;
                } else {
                    years.append(cell.year);
                }
            }
        }
    }
    sortUnique(years);
    if (years.isEmpty() || years.last() - years.first() >= Schedule::MostYears) {
        return;
    }
    // A year in which nothing falls is a fact too.
    const int last = years.last();
    for (int year = years.first(); year < last; ++year) {
        if (!years.contains(year)) {
            years.append(year);
        }
    }
    std::ranges::sort(years);
}

void Builder::explain()
{
    QList<int> purchases;
    for (const int position : m_selected) {
        const ResolvedDeal &deal = m_resolution.deals()[position];
        if (deal.nature == Nature::Purchase && !m_schedule.insideGroup.contains(deal.id)) {
            purchases.append(position);
        }
    }
    m_schedule.leftOut = byrule::leftOutOf(m_resolution, purchases, m_schedule.currency);
    if (!m_undated.isEmpty()) {
        m_schedule.leftOut.append({LeftOut::NoDate, m_undated});
    }
    m_schedule.notCountedTwice
        = byrule::notCountedTwice(m_resolution, purchases, m_schedule.currency);

    QList<int> capital;
    for (const ScheduleRow &row : m_schedule.rows) {
        for (const CompanyId id : row.companies) {
            capital.append(m_capitalTo.value(id));
        }
    }
    sortUnique(capital);
    m_schedule.capitalLeftOut = byrule::leftOutOf(m_resolution, capital, m_schedule.currency);
    QList<DealId> undated;
    for (const int position : capital) {
        const ResolvedDeal &deal = m_resolution.deals()[position];
        if (!whyLeftOut(deal, m_schedule.currency) && perYear(deal).isEmpty()) {
            undated.append(deal.id);
        }
    }
    if (!undated.isEmpty()) {
        m_schedule.capitalLeftOut.append({LeftOut::NoDate, undated});
    }
}

} // namespace

const ScheduleCell *ScheduleRow::dueIn(int year) const
{
    return cellIn(due, year);
}

const ScheduleCell *ScheduleRow::capitalInYear(int year) const
{
    return cellIn(capitalIn, year);
}

Schedule Schedule::build(const Resolution &resolution, const QList<int> &selected,
                         Currency currency, const ScheduleQuery &query)
{
    return Builder(resolution, selected, currency, query).build();
}

} // namespace dealscope::tests::byrule
