// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ScheduleBuilder.h"

#include "analysis/SpreadTerms.h"
#include "analysis/YearTable.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// The part of an amount from one millionth to another, so that parts add up to the whole.
Money cutOf(Money amount, qint32 from, qint32 to)
{
    // A part is not larger than the whole, so it always fits.
    return Money{checkedScale(amount, to, 1'000'000)->units
                 - checkedScale(amount, from, 1'000'000)->units};
}

template<typename T>
void sortUnique(T &values)
{
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
}

/// Of a deal with an amount.
bool isInYear(const Resolution &resolution, int position)
{
    return resolution.terms().isReported(position)
        ? !perYear(resolution.dealAt(position)).isEmpty()
        : resolution.terms().termOf(position).start.isValid();
}

} // namespace

/// One year of a row while it is added up.
struct ScheduleBuilder::Cell {
    Sum sum;
    std::vector<qint32> positions;
    quint32 spreads = 0; ///< a bit each
    quint32 kinds = 0;
    bool assumed = false;
};

ScheduleBuilder::ScheduleBuilder(const Resolution &resolution, const QList<int> &selected,
                                 Currency currency, const ScheduleQuery &query)
    : m_resolution(resolution)
    , m_selected(selected)
    , m_sums(resolution, selected, currency)
    , m_payers(resolution, ChartDimension::Payer, query.groups)
    , m_payees(resolution, ChartDimension::Payee, query.groups)
{
    if (!std::ranges::is_sorted(m_selected)) {
        std::ranges::sort(m_selected);
    }
    m_schedule.query = query;
    m_schedule.query.firstMonth = std::clamp(query.firstMonth, 1, 12);
    m_schedule.currency = currency;
}

Schedule ScheduleBuilder::build()
{
    for (const int position : std::as_const(m_selected)) {
        contribute(position);
    }
    m_schedule.withoutTerm = DealList(m_resolution, std::move(m_withoutTerm));
    addRows();
    addYears();
    explain();
    return std::move(m_schedule);
}

QList<YearShare> ScheduleBuilder::sharesOf(int position, const MoneyPiece &piece) const
{
    const FigureColumns &figures = m_sums.money().figures();
    const int firstMonth = m_schedule.query.firstMonth;
    if ((figures.flags[size_t(position)] & FigureColumns::Spread) != 0) {
        return m_resolution.terms().perYear(position, *piece.interval, piece.firm, piece.paid,
                                            firstMonth);
    }
    const qint32 day = figures.firstDay[size_t(position)];
    if (day == FigureColumns::NoDay) {
        return {};
    }
    const int year = (YearOfDay::monthOf(day) + (13 - firstMonth) % 12) / 12;
    return {{year, *piece.interval, piece.firm, piece.paid, false, Spread::Once}};
}

void ScheduleBuilder::contribute(int position)
{
    const auto at = size_t(position);
    const DealMoney &money = m_sums.money();
    const Nature nature = money.nature(at);
    if (nature == Nature::None) {
        return;
    }
    const auto payers = m_payers.codesOf(position);
    const auto payees = m_payees.codesOf(position);
    const bool inside = m_schedule.query.groups && payers.size() == 1 && payees.size() == 1
        && payers[0].code == payees[0].code && m_payers.isCompany(payers[0].code);
    if (inside) {
        if (nature == Nature::Purchase) {
            m_insideGroup.push_back(position);
        }
        return;
    }
    if (nature == Nature::Capital) {
        for (const ChartCodes::Share &payee : payees) {
            m_capitalTo.emplace_back(position, payee.code);
        }
    }
    if (money.leftOut(at) != DealMoney::Adds) {
        return;
    }
    const QList<YearShare> shares = sharesOf(position, m_sums.pieceOf(position));
    if (nature == Nature::Purchase) {
        if (shares.isEmpty()) {
            m_undated.push_back(position);
        } else if (shares.first().spread == Spread::Once) {
            m_withoutTerm.push_back(position);
        }
        addEntries(m_due, position, shares,
                   m_schedule.query.by == ScheduleSide::Payee ? payees : payers, dueCodes());
    } else {
        addEntries(m_capital, position, shares, payees, m_payees);
    }
}

void ScheduleBuilder::addEntries(Entries &into, int position, const QList<YearShare> &shares,
                                 const QList<ChartCodes::Share> &parties, ChartCodes &codes)
{
    const auto firstShare = qint32(m_shares.size());
    const bool isOnce = !shares.isEmpty() && shares.first().spread == Spread::Once;
    if (!isOnce) {
        m_shares.insert(m_shares.end(), shares.begin(), shares.end());
    }
    const auto add = [&](Entries &entries, Entry entry) {
        for (qsizetype i = 0; i < shares.size(); ++i) {
            entry.year = shares[i].year;
            entry.share = isOnce ? Own : firstShare + qint32(i);
            entries.push_back(entry);
        }
    };
    Entry entry;
    entry.position = position;
    if (&into == &m_due) {
        add(m_allDue, entry);
    }
    qint32 given = 0;
    for (const ChartCodes::Share &party : parties) {
        entry.party = party.code;
        entry.from = given;
        entry.to = std::min(Whole, given + party.ppm);
        given = entry.to;
        if (!shares.isEmpty() && codes.isJoint(party.code)) {
            const ChartKey key = codes.keyOf(party.code, position);
            m_asReported.try_emplace(key.companies, key.asReported);
        }
        add(into, entry);
    }
}

void ScheduleBuilder::addTo(Sum &sum, const Entry &entry)
{
    const auto cut = [&entry](Money amount) { return cutOf(amount, entry.from, entry.to).units; };
    const auto addCut = [&](const Interval &range, Money firm, Money paid) {
        const qint64 floor = cut(range.floor);
        sum.tally.add(floor, range.ceiling ? cut(*range.ceiling) : floor, 0, cut(firm), cut(paid),
                      range.isOpen() ? 1 : 0, 1);
    };
    if (entry.share != Own) {
        const YearShare &share = m_shares[size_t(entry.share)];
        addCut(share.interval, share.firm, share.paid);
    } else if (!entry.isWhole()) {
        // A share of a deal is summed alone, less what is selected below it, and then cut.
        const int position = entry.position;
        const MoneySum alone = m_sums.sumOf({&position, 1});
        addCut(alone.range(), alone.firm, alone.paid);
        sum.tally.overflow = sum.tally.overflow || alone.overflow;
    } else if (m_sums.isInFamily(entry.position)) {
        sum.families.emplace_back(entry.year, entry.position);
    } else {
        sum.tally.add(m_sums.money(), size_t(entry.position));
    }
}

/// A family that lies in one year is counted once, like everywhere.
MoneySum ScheduleBuilder::finished(Sum &sum)
{
    sortUnique(sum.families);
    std::vector<int> members;
    for (size_t i = 0; i < sum.families.size();) {
        members.clear();
        const int year = sum.families[i].first;
        for (; i < sum.families.size() && sum.families[i].first == year; ++i) {
            members.push_back(sum.families[i].second);
        }
        sum.tally.add(m_sums.sumOf(members));
    }
    return sum.tally.sum();
}

QList<ScheduleCell> ScheduleBuilder::cellsOf(const Entries &entries)
{
    YearTable<Cell> years;
    for (const Entry &entry : entries) {
        Cell &cell = years[entry.year];
        addTo(cell.sum, entry);
        cell.positions.push_back(entry.position);
        cell.kinds |= 1U << m_sums.money().figures().kind[size_t(entry.position)];
        const YearShare *share = entry.share == Own ? nullptr : &m_shares[size_t(entry.share)];
        cell.spreads |= 1U << int(share ? share->spread : Spread::Once);
        cell.assumed |= share && share->assumed;
    }
    QList<ScheduleCell> cells;
    const auto append = [&](int year, Cell &from) {
        ScheduleCell cell;
        cell.year = year;
        cell.sum = finished(from.sum);
        cell.assumed = from.assumed;
        for (int bit = 0; bit < 32; ++bit) {
            if ((from.spreads >> bit & 1) != 0) {
                cell.spreads.append(Spread(bit));
            }
            if ((from.kinds >> bit & 1) != 0) {
                cell.kinds.append(DealKind(bit));
            }
        }
        sortUnique(from.positions);
        cell.deals = DealList(m_resolution, std::move(from.positions));
        cells.append(cell);
    };
    for (auto &[year, cell] : years.all()) {
        if (year != YearShare::NotScheduled) {
            append(year, cell);
        }
    }
    if (const auto rest = years.all().find(YearShare::NotScheduled); rest != years.all().end()) {
        append(rest->first, rest->second);
    }
    return cells;
}

ScheduleRow ScheduleBuilder::rowOf(const QList<CompanyId> &companies, const Entries &due,
                                   const Entries &capital)
{
    ScheduleRow row;
    const auto reported = m_asReported.find(companies);
    row.companies = reported == m_asReported.end() ? companies : reported->second;
    QStringList names;
    for (const CompanyId id : std::as_const(row.companies)) {
        names.append(m_resolution.snapshot().companyName(id));
    }
    row.name = names.isEmpty() ? m_resolution.snapshot().companyName({})
                               : names.join(QStringLiteral(" + "));
    const auto fill = [this](const Entries &entries, QList<ScheduleCell> &cells, MoneySum &total) {
        cells = cellsOf(entries);
        MoneyTally all;
        for (const ScheduleCell &cell : std::as_const(cells)) {
            all.add(cell.sum);
        }
        total = all.sum();
    };
    fill(due, row.due, row.dueTotal);
    fill(capital, row.capitalIn, row.capitalTotal);
    std::vector<qint32> positions;
    for (const Entry &entry : due) {
        positions.push_back(entry.position);
    }
    sortUnique(positions);
    row.deals = DealList(m_resolution, std::move(positions));
    return row;
}

/// The largest first, by ceiling and floor; then by name.
std::vector<ScheduleBuilder::Party> ScheduleBuilder::orderedParties()
{
    std::vector<qint32> placeOf(dueCodes().size(), -1);
    std::vector<Party> parties;
    std::vector<Sum> sums;
    for (const Entry &entry : m_due) {
        qint32 &place = placeOf[entry.party];
        if (place < 0) {
            place = qint32(parties.size());
            parties.emplace_back().code = entry.party;
            sums.emplace_back();
        }
        addTo(sums[size_t(place)], entry);
    }
    const Snapshot &snapshot = m_resolution.snapshot();
    for (size_t i = 0; i < parties.size(); ++i) {
        Party &party = parties[i];
        party.total = finished(sums[i]);
        party.companies = dueCodes().keyOf(party.code).companies;
        const auto reported = m_asReported.find(party.companies);
        QStringList names;
        for (const CompanyId id :
             reported == m_asReported.end() ? party.companies : reported->second) {
            names.append(snapshot.companyName(id));
        }
        party.name = foldedForSearch(names.isEmpty() ? snapshot.companyName({})
                                                     : names.join(QStringLiteral(" + ")));
    }
    std::ranges::sort(parties, [](const Party &a, const Party &b) {
        const auto size = [](const Party &party) {
            const Interval &due = party.total.interval;
            const Money ceiling = std::max(due.floor, due.ceiling.value_or(Money{}));
            return std::tuple(!party.total.overflow, -ceiling.units, -due.floor.units);
        };
        const auto first = size(a);
        const auto second = size(b);
        return first != second ? first < second
                               : std::tie(a.name, a.companies) < std::tie(b.name, b.companies);
    });
    return parties;
}

void ScheduleBuilder::addRows()
{
    const std::vector<Party> parties = orderedParties();
    const int top = m_schedule.query.top;
    // A fold of one would take the room of what it hides.
    const bool folds = top > 0 && parties.size() > size_t(top) + 1;
    const size_t kept = folds ? size_t(top) : parties.size();
    const size_t rows = kept + (folds ? 1 : 0);
    std::vector<qint32> dueRow(dueCodes().size(), -1);
    std::vector<qint32> capitalRow(m_payees.size(), -1);
    std::map<QList<CompanyId>, size_t> jointRows;
    for (size_t i = 0; i < parties.size(); ++i) {
        const auto row = qint32(std::min(i, kept));
        dueRow[parties[i].code] = row;
        // Strangers who are not named are not the same, so no capital stands beside them.
        if (dueCodes().isCompany(parties[i].code)) {
            capitalRow[parties[i].code] = row;
        } else if (!parties[i].companies.isEmpty()) {
            jointRows[parties[i].companies] = size_t(row);
        }
    }
    for (quint32 code = 0; !jointRows.empty() && code < m_payees.size(); ++code) {
        if (m_payees.isJoint(code)) {
            const auto found = jointRows.find(m_payees.keyOf(code).companies);
            capitalRow[code] = found == jointRows.end() ? -1 : qint32(found->second);
        }
    }
    std::vector<Entries> due(rows);
    std::vector<Entries> capital(rows);
    for (const Entry &entry : m_due) {
        due[size_t(dueRow[entry.party])].push_back(entry);
    }
    for (const Entry &entry : m_capital) {
        if (const qint32 row = capitalRow[entry.party]; row >= 0) {
            capital[size_t(row)].push_back(entry);
        }
    }
    for (size_t row = 0; row < rows; ++row) {
        const bool isOthers = row == kept;
        ScheduleRow made
            = rowOf(isOthers ? QList<CompanyId>() : parties[row].companies, due[row], capital[row]);
        if (isOthers) {
            made.name.clear();
            made.folded = int(parties.size() - kept);
        }
        m_schedule.rows.append(made);
    }
    m_schedule.total = rowOf({}, m_allDue, {});
    m_schedule.total.name.clear();
}

void ScheduleBuilder::addYears()
{
    QList<int> &years = m_schedule.years;
    for (const ScheduleRow &row : std::as_const(m_schedule.rows)) {
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
    const int first = years.first();
    const int last = years.last();
    years.clear();
    for (int year = first; year <= last; ++year) {
        years.append(year);
    }
}

void ScheduleBuilder::explain()
{
    QList<int> purchases;
    auto inside = m_insideGroup.cbegin();
    for (const int position : std::as_const(m_selected)) {
        if (m_sums.money().nature(size_t(position)) != Nature::Purchase) {
            continue;
        }
        if (inside != m_insideGroup.cend() && *inside == position) {
            ++inside;
        } else {
            purchases.append(position);
        }
    }
    m_schedule.insideGroup = DealList(m_resolution, std::move(m_insideGroup));
    m_schedule.leftOut = leftOutOf(m_resolution, purchases, m_schedule.currency);
    if (!m_undated.empty()) {
        m_schedule.leftOut.append({LeftOut::NoDate, DealList(m_resolution, std::move(m_undated))});
    }
    m_schedule.notCountedTwice = notCountedTwice(m_resolution, purchases, m_schedule.currency);
    explainCapital();
}

/// Capital to companies that have a row.
void ScheduleBuilder::explainCapital()
{
    QSet<CompanyId> shown;
    for (const ScheduleRow &row : std::as_const(m_schedule.rows)) {
        shown.unite(QSet<CompanyId>(row.companies.begin(), row.companies.end()));
    }
    std::vector<qint8> isShown(m_payees.size(), -1); // -1: not looked up yet
    QList<int> capital;
    for (const auto &[position, payee] : m_capitalTo) {
        qint8 &known = isShown[payee];
        if (known < 0) {
            known = std::ranges::any_of(m_payees.keyOf(payee).companies,
                                        [&shown](CompanyId id) { return shown.contains(id); })
                ? 1
                : 0;
        }
        if (known > 0 && (capital.isEmpty() || capital.last() != position)) {
            capital.append(position);
        }
    }
    m_schedule.capitalLeftOut = leftOutOf(m_resolution, capital, m_schedule.currency);
    std::vector<qint32> undated;
    for (const int position : std::as_const(capital)) {
        if (m_sums.money().leftOut(size_t(position)) == DealMoney::Adds
            && !isInYear(m_resolution, position)) {
            undated.push_back(position);
        }
    }
    if (!undated.empty()) {
        m_schedule.capitalLeftOut.append(
            {LeftOut::NoDate, DealList(m_resolution, std::move(undated))});
    }
}

} // namespace dealscope::analysis
