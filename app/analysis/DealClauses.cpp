// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealClauses.h"

#include <algorithm>
#include <limits>

namespace dealscope::analysis {

namespace {

bool anyIn(const std::vector<quint8> &table, std::span<const quint32> codes)
{
    return std::ranges::any_of(codes, [&table](quint32 code) { return table[code] != 0; });
}

template<typename T>
void allow(std::array<quint8, 256> &table, const QList<T> &wanted)
{
    for (const T value : wanted) {
        table[size_t(value)] = 1;
    }
}

} // namespace

DealClauses::DealClauses(const SelectionInput &input)
    : m_input(input)
    , m_snapshot(input.resolution->snapshot())
    , m_figures(input.resolution->figures())
{
    for (int i = 0; i < DimensionCount; ++i) {
        prepare(Dimension(i));
    }
}

DealClauses::DealClauses(const SelectionInput &input, Dimension only)
    : m_input(input)
    , m_snapshot(input.resolution->snapshot())
    , m_figures(input.resolution->figures())
{
    prepare(only);
}

void DealClauses::prepare(Dimension dimension)
{
    const Filter &filter = m_input.filter;
    bool isAsked = false;
    switch (dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        if (const auto *wanted = filter.value<QList<CompanyId>>(dimension)) {
            isAsked = true;
            m_companies[size_t(dimension)] = companyTable(*wanted);
        }
        break;
    case Dimension::Kinds:
        if (const auto *wanted = filter.value<QList<DealKind>>(dimension)) {
            isAsked = true;
            allow(m_kinds, *wanted);
        }
        break;
    case Dimension::Natures:
        if (const auto *wanted = filter.value<QList<Nature>>(dimension)) {
            isAsked = true;
            for (const auto &kind : enumEntries<DealKind>()) {
                m_natures[size_t(kind.value)] = wanted->contains(natureOf(kind.value)) ? 1 : 0;
            }
        }
        break;
    case Dimension::Statuses:
        if (const auto *wanted = filter.value<QList<Status>>(dimension)) {
            isAsked = true;
            allow(m_statuses, *wanted);
        }
        break;
    case Dimension::Forms:
        if (const auto *wanted = filter.value<QList<Form>>(dimension)) {
            isAsked = true;
            allow(m_forms, *wanted);
        }
        break;
    case Dimension::Outlets:
        if (const auto *wanted = filter.value<QList<OutletId>>(dimension)) {
            isAsked = true;
            const IdIndex &outlets = m_snapshot.columns().outlets;
            m_outlets.assign(outlets.size(), 0);
            for (const OutletId id : *wanted) {
                if (const quint32 row = outlets.rowOf(id.value); row != NoRow) {
                    m_outlets[row] = 1;
                }
            }
        }
        break;
    case Dimension::Currencies:
        if (const auto *wanted = filter.value<QList<Currency>>(dimension)) {
            isAsked = true;
            for (const Currency currency : m_figures.currencies) {
                m_currencies.push_back(wanted->contains(currency) ? 1 : 0);
            }
        }
        break;
    case Dimension::Dates:
        if (const auto *range = filter.value<DateRange>(dimension)) {
            isAsked = true;
            // A day that is not set lets any dated deal through.
            m_from = range->from ? dayNumber(*range->from) : std::numeric_limits<qint32>::min();
            m_to = range->to ? dayNumber(*range->to) : std::numeric_limits<qint32>::max();
        }
        break;
    case Dimension::Amounts:
        if (const auto *range = filter.value<AmountRange>(dimension)) {
            isAsked = true;
            m_min = range->min.value_or(Money{}).units;
            m_max = range->max ? range->max->units : std::numeric_limits<qint64>::max();
        }
        break;
    case Dimension::Words:
        if (filter.isSet(dimension)) {
            isAsked = true;
            findWords();
        }
        break;
    case Dimension::Tags:
        if (const auto *wanted = filter.value<QStringList>(dimension)) {
            isAsked = true;
            for (const QString &tag : m_figures.tagNames) {
                m_tags.push_back(wanted->contains(tag, Qt::CaseInsensitive) ? 1 : 0);
            }
        }
        break;
    }
    m_set |= isAsked ? 1U << int(dimension) : 0;
}

std::vector<quint8> DealClauses::companyTable(const QList<CompanyId> &wanted) const
{
    const LedgerLists &lists = m_snapshot.data();
    const IdIndex &companies = m_snapshot.columns().companies;
    std::vector<quint8> table(companies.size(), 0);
    for (const CompanyId id : wanted) {
        if (const quint32 row = companies.rowOf(id.value); row != NoRow) {
            table[row] = 1;
        }
    }
    if (!m_input.groups) {
        return table;
    }
    // Each company asks its parents until one is known to be in or out.
    std::vector<quint8> isKnown(table);
    std::vector<quint32> path;
    for (quint32 start = 0; start < companies.size(); ++start) {
        path.clear();
        quint32 row = start;
        while (row != NoRow && isKnown[row] == 0) {
            isKnown[row] = 1;
            path.push_back(row);
            const CompanyId parent = lists.companies[qsizetype(row)].parent;
            row = parent.isValid() ? companies.rowOf(parent.value) : NoRow;
        }
        const quint8 isIn = row == NoRow ? 0 : table[row];
        for (const quint32 member : path) {
            table[member] = isIn;
        }
    }
    return table;
}

void DealClauses::findWords()
{
    const Resolution &resolution = *m_input.resolution;
    m_hits = PositionSet(resolution.dealCount());
    for (const DealId id : m_input.hits.deals) {
        if (const int position = resolution.positionOf(id); position >= 0) {
            m_hits.insert(position);
        }
    }
    const LedgerColumns &columns = m_snapshot.columns();
    for (const ClaimId id : m_input.hits.claims) {
        if (resolution.isKnown(id)) {
            const quint32 deal = columns.claims.deal[columns.claims.ids.rowOf(id.value)];
            m_hits.insert(resolution.positionOf(DealId{columns.deals.ids.idAt(deal)}));
        }
    }
}

template<typename Then>
void DealClauses::withTest(Dimension dimension, Then then) const
{
    const FigureColumns &figures = m_figures;
    switch (dimension) {
    case Dimension::Companies:
        then([&](size_t at) {
            return anyIn(m_companies[0], figures.payers[at])
                || anyIn(m_companies[0], figures.payees[at])
                || anyIn(m_companies[0], figures.others[at]);
        });
        break;
    case Dimension::Payers:
        then([&](size_t at) { return anyIn(m_companies[1], figures.payers[at]); });
        break;
    case Dimension::Payees:
        then([&](size_t at) { return anyIn(m_companies[2], figures.payees[at]); });
        break;
    case Dimension::Kinds:
        then([&](size_t at) { return m_kinds[figures.kind[at]] != 0; });
        break;
    case Dimension::Natures:
        then([&](size_t at) { return m_natures[figures.kind[at]] != 0; });
        break;
    case Dimension::Statuses:
        then([&](size_t at) { return m_statuses[figures.status[at]] != 0; });
        break;
    case Dimension::Forms:
        then([&](size_t at) { return m_forms[figures.form[at]] != 0; });
        break;
    case Dimension::Outlets:
        then([&](size_t at) { return anyIn(m_outlets, figures.outlets[at]); });
        break;
    case Dimension::Currencies:
        then([&](size_t at) {
            const quint16 code = figures.currency[at];
            return code != FigureColumns::NoCurrency && m_currencies[code] != 0;
        });
        break;
    case Dimension::Dates:
        then([&](size_t at) { return inDates(figures.firstDay[at], figures.lastDay[at]); });
        break;
    case Dimension::Amounts:
        then([&](size_t at) {
            const qint64 ceiling = figures.ceiling[at];
            return (figures.flags[at] & FigureColumns::Comparable) != 0
                && (ceiling == FigureColumns::Open || m_min <= ceiling)
                && figures.floor[at] <= m_max;
        });
        break;
    case Dimension::Words:
        then([&](size_t at) { return m_hits.contains(int(at)); });
        break;
    case Dimension::Tags:
        then([&](size_t at) { return anyIn(m_tags, figures.tags[at]); });
        break;
    }
}

bool DealClauses::passes(int position, Dimension dimension) const
{
    bool passed = true;
    if (isSet(dimension)) {
        withTest(dimension, [&](auto test) { passed = test(size_t(position)); });
    }
    return passed;
}

quint32 DealClauses::failures(int position) const
{
    quint32 mask = 0;
    for (int i = 0; i < DimensionCount; ++i) {
        mask |= passes(position, Dimension(i)) ? 0 : 1U << i;
    }
    return mask;
}

std::vector<qint32> DealClauses::narrowed(std::vector<qint32> positions, Dimension butOne) const
{
    for (int i = 0; i < DimensionCount; ++i) {
        if (Dimension(i) != butOne && isSet(Dimension(i))) {
            withTest(Dimension(i), [&](auto test) {
                size_t kept = 0;
                for (const qint32 position : positions) {
                    positions[kept] = position;
                    kept += test(size_t(position)) ? 1 : 0;
                }
                positions.resize(kept);
            });
        }
    }
    return positions;
}

QList<int> DealClauses::select() const
{
    // One clause after the other: each goes through one column, of the deals that are left.
    const auto deals = qsizetype(m_figures.size());
    QList<int> positions(deals);
    int *const data = positions.data();
    qsizetype left = deals;
    bool isFirst = true;
    for (int i = 0; i < DimensionCount; ++i) {
        if (!isSet(Dimension(i))) {
            continue;
        }
        withTest(Dimension(i), [&](auto test) {
            qsizetype kept = 0;
            for (qsizetype place = 0; place < left; ++place) {
                const int position = isFirst ? int(place) : data[place];
                data[kept] = position;
                kept += test(size_t(position)) ? 1 : 0;
            }
            left = kept;
        });
        isFirst = false;
    }
    if (isFirst) {
        std::iota(positions.begin(), positions.end(), 0);
    }
    positions.resize(left);
    if (left < deals / 2) {
        positions.squeeze();
    }
    return positions;
}

bool DealClauses::anyCompany(Dimension dimension, std::span<const quint32> rows) const
{
    return !isSet(dimension) || anyIn(m_companies[size_t(dimension)], rows);
}

bool DealClauses::anyOutlet(std::initializer_list<quint32> rows) const
{
    return !isSet(Dimension::Outlets) || std::ranges::any_of(rows, [this](quint32 row) {
        return row != NoRow && m_outlets[row] != 0;
    });
}

bool DealClauses::anyTag(const QStringList &tags) const
{
    const auto *wanted = m_input.filter.value<QStringList>(Dimension::Tags);
    return !wanted || std::ranges::any_of(tags, [&](const QString &tag) {
        return wanted->contains(tag, Qt::CaseInsensitive);
    });
}

bool DealClauses::inDates(qint32 firstDay, qint32 lastDay) const
{
    return !isSet(Dimension::Dates) || (firstDay != NoDay && lastDay >= m_from && firstDay <= m_to);
}

bool DealClauses::inAmounts(const std::optional<Interval> &interval) const
{
    return !isSet(Dimension::Amounts)
        || (interval && (!interval->ceiling || m_min <= interval->ceiling->units)
            && interval->floor.units <= m_max);
}

} // namespace dealscope::analysis
