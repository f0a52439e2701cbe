// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilterClauses.h"

#include <algorithm>
#include <limits>

namespace dealscope::analysis {

using namespace core;

namespace {

template<typename T>
bool holds(const Filter &filter, Dimension dimension, quint32 value)
{
    const auto *wanted = filter.value<QList<T>>(dimension);
    return !wanted || (value != DealCategory::NoValue && wanted->contains(T(value)));
}

template<typename Id>
std::vector<quint32> codesOf(const QList<Id> *ids, const QHash<Id, quint32> &known)
{
    std::vector<quint32> codes;
    if (ids) {
        for (const Id id : *ids) {
            if (const auto it = known.constFind(id); it != known.constEnd()) {
                codes.push_back(*it);
            }
        }
    }
    return codes;
}

qint32 dayOf(QDate date)
{
    return qint32(std::clamp<qint64>(date.toJulianDay(), std::numeric_limits<qint32>::min() + 1,
                                     std::numeric_limits<qint32>::max()));
}

} // namespace

CrossFilterClauses::CrossFilterClauses(std::shared_ptr<const FigureColumns> figures,
                                       std::shared_ptr<const CrossFilterContext> context)
{
    setFigures(std::move(figures), std::move(context));
}

void CrossFilterClauses::setFigures(std::shared_ptr<const FigureColumns> figures,
                                    std::shared_ptr<const CrossFilterContext> context)
{
    if (context != m_context) {
        m_companies.clear();
        m_outlets.clear();
        for (size_t i = 0; i < context->companies.size(); ++i) {
            m_companies.insert(context->companies[i], quint32(i));
        }
        for (size_t i = 0; i < context->outlets.size(); ++i) {
            m_outlets.insert(context->outlets[i], quint32(i));
        }
    }
    m_figures = std::move(figures);
    m_context = std::move(context);
    for (int i = 0; i < DimensionCount; ++i) {
        compile(Dimension(i));
    }
}

void CrossFilterClauses::set(const FilterClause &clause, std::span<const quint32> wordHits)
{
    m_filter.set(clause);
    if (clause.dimension == Dimension::Words) {
        m_wordHits.assign(wordHits.begin(), wordHits.end());
        std::ranges::sort(m_wordHits);
        const auto repeated = std::ranges::unique(m_wordHits);
        m_wordHits.erase(repeated.begin(), repeated.end());
    }
    compile(clause.dimension);
}

void CrossFilterClauses::setCodes(Dimension dimension, std::vector<quint32> codes, size_t count)
{
    std::ranges::sort(codes);
    const auto repeated = std::ranges::unique(codes);
    codes.erase(repeated.begin(), repeated.end());
    std::vector<quint8> &isAsked = m_isAsked[size_t(dimension)];
    isAsked.assign(count, 0);
    for (const quint32 code : codes) {
        isAsked[code] = 1;
    }
    m_codes[size_t(dimension)] = std::move(codes);
}

void CrossFilterClauses::compile(Dimension dimension)
{
    // A value of another type than the dimension's asks nothing, as in Selection.
    bool isAsked = false;
    const auto ask = [&](const auto *value) {
        isAsked = value != nullptr;
        return value;
    };
    switch (dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        setCodes(dimension, codesOf(ask(m_filter.value<QList<CompanyId>>(dimension)), m_companies),
                 m_context->companies.size());
        break;
    case Dimension::Outlets:
        setCodes(dimension, codesOf(ask(m_filter.value<QList<OutletId>>(dimension)), m_outlets),
                 m_context->outlets.size());
        break;
    case Dimension::Tags: {
        std::vector<quint32> codes;
        if (const auto *wanted = ask(m_filter.value<QStringList>(dimension))) {
            for (size_t i = 0; i < m_figures->tagNames.size(); ++i) {
                if (wanted->contains(m_figures->tagNames[i], Qt::CaseInsensitive)) {
                    codes.push_back(quint32(i));
                }
            }
        }
        setCodes(dimension, std::move(codes), m_figures->tagNames.size());
        break;
    }
    case Dimension::Kinds:
        ask(m_filter.value<QList<DealKind>>(dimension));
        break;
    case Dimension::Natures:
        ask(m_filter.value<QList<Nature>>(dimension));
        break;
    case Dimension::Statuses:
        ask(m_filter.value<QList<Status>>(dimension));
        break;
    case Dimension::Forms:
        ask(m_filter.value<QList<Form>>(dimension));
        break;
    case Dimension::Currencies:
        ask(m_filter.value<QList<Currency>>(dimension));
        break;
    case Dimension::Dates: {
        m_days = {};
        if (const auto *range = ask(m_filter.value<DateRange>(dimension))) {
            m_days.isSet = true;
            m_days.from = range->from ? dayOf(*range->from) : m_days.from;
            m_days.to = range->to ? dayOf(*range->to) : m_days.to;
        }
        break;
    }
    case Dimension::Amounts: {
        const auto *range = ask(m_filter.value<AmountRange>(dimension));
        m_least = range ? range->min.value_or(Money{}).units : 0;
        m_most = range && range->max ? std::optional(range->max->units) : std::nullopt;
        break;
    }
    case Dimension::Words:
        isAsked = m_filter.isSet(dimension);
        break;
    }
    m_asked = quint16(isAsked ? m_asked | bitOf(dimension) : m_asked & ~bitOf(dimension));
}

quint16 CrossFilterClauses::failsOf(const DealCategory &category) const
{
    quint16 fails = 0;
    const auto look = [&](Dimension dimension, bool passes) {
        fails |= passes ? quint16(0) : bitOf(dimension);
    };
    const auto value = [&](Dimension dimension) { return category.valueOf(dimension); };
    look(Dimension::Kinds, holds<DealKind>(m_filter, Dimension::Kinds, value(Dimension::Kinds)));
    look(Dimension::Natures,
         holds<Nature>(m_filter, Dimension::Natures, value(Dimension::Natures)));
    look(Dimension::Statuses,
         holds<Status>(m_filter, Dimension::Statuses, value(Dimension::Statuses)));
    look(Dimension::Forms, holds<Form>(m_filter, Dimension::Forms, value(Dimension::Forms)));
    if (const auto *wanted = m_filter.value<QList<Currency>>(Dimension::Currencies)) {
        const quint32 code = value(Dimension::Currencies);
        look(Dimension::Currencies,
             code != DealCategory::NoValue && wanted->contains(m_figures->currencies[code]));
    }
    return fails;
}

bool CrossFilterClauses::hasCode(Dimension dimension, const CrossFilterRows &rows,
                                 const CrossFilterRow &row) const
{
    const std::vector<quint8> &isAsked = m_isAsked[size_t(dimension)];
    bool found = false;
    const auto look = [&](quint32 code) { found = found || isAsked[code] != 0; };
    switch (dimension) {
    case Dimension::Companies:
        rows.eachCompany(row, look);
        break;
    case Dimension::Payers:
        rows.eachPayer(row, look);
        break;
    case Dimension::Payees:
        rows.eachPayee(row, look);
        break;
    case Dimension::Outlets:
        rows.eachOutlet(row, look);
        break;
    case Dimension::Tags:
        rows.eachTag(row, look);
        break;
    default:
        break;
    }
    return found;
}

bool CrossFilterClauses::meetsAmounts(const FigureColumns &figures, size_t deal) const
{
    if ((figures.flags[deal] & FigureColumns::Comparable) == 0) {
        return false;
    }
    const qint64 ceiling = figures.ceiling[deal];
    return (ceiling == FigureColumns::Open || m_least <= ceiling)
        && (!m_most || figures.floor[deal] <= *m_most);
}

quint16 CrossFilterClauses::failsOf(const CrossFilterRows &rows, const CrossFilterRow &row,
                                    const DealCategory &category, size_t deal) const
{
    quint16 fails = failsOf(category);
    const auto look = [&](Dimension dimension, const auto &passes) {
        if ((m_asked & bitOf(dimension)) != 0 && !passes()) {
            fails |= bitOf(dimension);
        }
    };
    for (const Dimension d : {Dimension::Companies, Dimension::Payers, Dimension::Payees,
                              Dimension::Outlets, Dimension::Tags}) {
        look(d, [&] { return hasCode(d, rows, row); });
    }
    look(Dimension::Dates, [&] {
        const qint32 first = m_figures->firstDay[deal];
        return first != FigureColumns::NoDay && m_days.meets(first, m_figures->lastDay[deal]);
    });
    look(Dimension::Amounts, [&] { return meetsAmounts(*m_figures, deal); });
    look(Dimension::Words, [&] { return std::ranges::binary_search(m_wordHits, quint32(deal)); });
    return fails;
}

} // namespace dealscope::analysis
