// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetValues.h"

#include "session/FilterWords.h"
#include "ui/window/SafeText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::FacetCounts;
using analysis::FigureColumns;

namespace {

std::span<const int> countsOf(Dimension dimension, const FacetCounts &counts)
{
    switch (dimension) {
    case Dimension::Companies:
        return counts.companies;
    case Dimension::Payers:
        return counts.payers;
    case Dimension::Payees:
        return counts.payees;
    case Dimension::Kinds:
        return counts.kinds;
    case Dimension::Natures:
        return counts.natures;
    case Dimension::Statuses:
        return counts.statuses;
    case Dimension::Forms:
        return counts.forms;
    case Dimension::Outlets:
        return counts.outlets;
    case Dimension::Currencies:
        return counts.currencies;
    case Dimension::Tags:
        return counts.tags;
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return {};
}

bool isClosed(Dimension dimension)
{
    return dimension == Dimension::Kinds || dimension == Dimension::Natures
        || dimension == Dimension::Statuses || dimension == Dimension::Forms;
}

template<typename T, typename Make>
FilterClause listClause(Dimension dimension, std::span<const quint32> values, Make make)
{
    QList<T> list;
    for (const quint32 value : values) {
        list.append(make(value));
    }
    return list.isEmpty() ? FilterClause{dimension, {}} : FilterClause{dimension, list};
}

FacetValues::Match matchOf(const QString &name, const QString &folded)
{
    FacetValues::Match match = FacetValues::Match::None;
    for (qsizetype at = name.indexOf(folded); at >= 0; at = name.indexOf(folded, at + 1)) {
        if (at == 0 || !name[at - 1].isLetterOrNumber()) {
            return FacetValues::Match::Beginning;
        }
        match = FacetValues::Match::Within;
    }
    return match;
}

} // namespace

FacetValues::FacetValues(Dimension dimension, const session::StatePtr &state,
                         const FacetCounts &unfiltered)
    : m_dimension(dimension)
    , m_state(state)
{
    const std::span<const int> totals = countsOf(dimension, unfiltered);
    const auto &currencies = state->resolution->figures().currencies;
    for (quint32 code = 0; code < totals.size(); ++code) {
        const bool isNone = dimension == Dimension::Currencies && currencies[code].isEmpty();
        if (totals[code] > 0 && !isNone) {
            m_codes.push_back(code);
        }
    }
    if (!isClosed(dimension)) {
        sortByTotal(totals);
    }
    m_valueOf.assign(totals.size(), NoRow);
    for (quint32 value = 0; value < m_codes.size(); ++value) {
        m_valueOf[m_codes[value]] = value;
    }
    if (isOfCompanies() && state->perspective.groups) {
        gatherDaughters();
    }
}

bool FacetValues::isOfCompanies() const
{
    return m_dimension == Dimension::Companies || m_dimension == Dimension::Payers
        || m_dimension == Dimension::Payees;
}

void FacetValues::sortByTotal(std::span<const int> totals)
{
    const auto sort = [&](auto isBefore) {
        std::ranges::sort(m_codes, [&](quint32 a, quint32 b) {
            if (totals[a] != totals[b]) {
                return totals[a] > totals[b];
            }
            return isBefore(a, b);
        });
    };
    const auto byPlace = [](const NameOrder &order) {
        return [&order](quint32 a, quint32 b) {
            return order.placeOf(a) != order.placeOf(b) ? order.placeOf(a) < order.placeOf(b)
                                                        : a < b;
        };
    };
    if (isOfCompanies()) {
        sort(byPlace(m_state->snapshot->companyOrder()));
    } else if (m_dimension == Dimension::Outlets) {
        sort(byPlace(m_state->snapshot->outletOrder()));
    } else {
        sort([this](quint32 a, quint32 b) {
            const int order = nameOf(a).localeAwareCompare(nameOf(b));
            return order != 0 ? order < 0 : a < b;
        });
    }
}

void FacetValues::gatherDaughters()
{
    const auto &companies = m_state->snapshot->data().companies;
    m_daughters.resize(size_t(companies.size()));
    for (qsizetype row = 0; row < companies.size(); ++row) {
        const quint32 parent
            = m_state->snapshot->columns().companies.rowOf(companies[row].parent.value);
        if (companies[row].parent.isValid() && parent != NoRow) {
            m_daughters[parent].push_back(quint32(row));
        }
    }
}

/// "+ AWS": the companies below, when a group stands for them.
QString FacetValues::daughtersOf(quint32 company) const
{
    if (m_daughters.empty()) {
        return {};
    }
    std::vector<quint32> below = m_daughters[company];
    for (size_t i = 0; i < below.size(); ++i) {
        for (const quint32 next : m_daughters[below[i]]) {
            // A circle of parents ends where it began.
            if (next != company && std::ranges::find(below, next) == below.end()) {
                below.push_back(next);
            }
        }
    }
    std::ranges::sort(below);
    QStringList names;
    for (const quint32 row : below) {
        if (row != company) {
            names.append(safeLine(m_state->snapshot->data().companies[qsizetype(row)].name));
        }
    }
    return names.isEmpty() ? QString() : QStringLiteral("+ ") + names.join(QStringLiteral(", "));
}

QString FacetValues::nameOf(quint32 code) const
{
    const FigureColumns &figures = m_state->resolution->figures();
    switch (m_dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return m_state->snapshot->data().companies[qsizetype(code)].name;
    case Dimension::Kinds:
        return session::kindName(DealKind(code));
    case Dimension::Natures:
        return session::natureName(Nature(code));
    case Dimension::Statuses:
        return session::statusShortName(Status(code));
    case Dimension::Forms:
        return session::formName(Form(code));
    case Dimension::Outlets:
        return m_state->snapshot->data().outlets[qsizetype(code)].name;
    case Dimension::Currencies:
        return figures.currencies[code].code();
    case Dimension::Tags:
        return figures.tagNames[code];
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return {};
}

qint64 FacetValues::idOf(quint32 code) const
{
    const LedgerColumns &columns = m_state->snapshot->columns();
    return isOfCompanies()                  ? columns.companies.idAt(code)
        : m_dimension == Dimension::Outlets ? columns.outlets.idAt(code)
                                            : qint64(code);
}

int FacetValues::countOf(quint32 value, const FacetCounts &counts) const
{
    const std::span<const int> all = countsOf(m_dimension, counts);
    return m_codes[value] < all.size() ? all[m_codes[value]] : 0;
}

FacetRow FacetValues::row(quint32 value) const
{
    const quint32 code = m_codes[value];
    return {
        value, idOf(code), safeLine(nameOf(code)), isOfCompanies() ? daughtersOf(code) : QString(),
        0,     false};
}

std::vector<quint32> FacetValues::asked(const Filter &filter) const
{
    std::vector<quint32> values;
    const auto add = [&](quint32 code) {
        if (code < m_valueOf.size() && m_valueOf[code] != NoRow) {
            values.push_back(m_valueOf[code]);
        }
    };
    const auto addAll = [&](const auto *list, auto codeOf) {
        if (list) {
            for (const auto &value : *list) {
                add(codeOf(value));
            }
        }
    };
    const auto number = [](auto value) { return quint32(value); };
    const auto position = [](const auto &all) {
        return [&all](const auto &value) {
            return quint32(std::ranges::find(all, value) - all.begin());
        };
    };
    const LedgerColumns &columns = m_state->snapshot->columns();
    const FigureColumns &figures = m_state->resolution->figures();
    switch (m_dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        addAll(filter.value<QList<CompanyId>>(m_dimension),
               [&](CompanyId id) { return columns.companies.rowOf(id.value); });
        break;
    case Dimension::Outlets:
        addAll(filter.value<QList<OutletId>>(m_dimension),
               [&](OutletId id) { return columns.outlets.rowOf(id.value); });
        break;
    case Dimension::Kinds:
        addAll(filter.value<QList<DealKind>>(m_dimension), number);
        break;
    case Dimension::Natures:
        addAll(filter.value<QList<Nature>>(m_dimension), number);
        break;
    case Dimension::Statuses:
        addAll(filter.value<QList<Status>>(m_dimension), number);
        break;
    case Dimension::Forms:
        addAll(filter.value<QList<Form>>(m_dimension), number);
        break;
    case Dimension::Currencies:
        addAll(filter.value<QList<Currency>>(m_dimension), position(figures.currencies));
        break;
    case Dimension::Tags:
        addAll(filter.value<QStringList>(m_dimension), position(figures.tagNames));
        break;
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    std::ranges::sort(values);
    const auto repeated = std::ranges::unique(values);
    values.erase(repeated.begin(), repeated.end());
    return values;
}

FilterClause FacetValues::clauseFor(std::span<const quint32> values) const
{
    const FigureColumns &figures = m_state->resolution->figures();
    const auto code = [this](quint32 value) { return m_codes[value]; };
    switch (m_dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return listClause<CompanyId>(m_dimension, values,
                                     [&](quint32 value) { return CompanyId(idOf(code(value))); });
    case Dimension::Kinds:
        return listClause<DealKind>(m_dimension, values,
                                    [&](quint32 value) { return DealKind(code(value)); });
    case Dimension::Natures:
        return listClause<Nature>(m_dimension, values,
                                  [&](quint32 value) { return Nature(code(value)); });
    case Dimension::Statuses:
        return listClause<Status>(m_dimension, values,
                                  [&](quint32 value) { return Status(code(value)); });
    case Dimension::Forms:
        return listClause<Form>(m_dimension, values,
                                [&](quint32 value) { return Form(code(value)); });
    case Dimension::Outlets:
        return listClause<OutletId>(m_dimension, values,
                                    [&](quint32 value) { return OutletId(idOf(code(value))); });
    case Dimension::Currencies:
        return listClause<Currency>(m_dimension, values,
                                    [&](quint32 value) { return figures.currencies[code(value)]; });
    case Dimension::Tags:
        return listClause<QString>(m_dimension, values,
                                   [&](quint32 value) { return figures.tagNames[code(value)]; });
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return {m_dimension, {}};
}

std::vector<FacetValues::Match> FacetValues::matches(const QString &folded) const
{
    std::vector<Match> found(m_codes.size(), Match::None);
    const auto put = [&](quint32 code, Match match) {
        if (m_valueOf[code] != NoRow) {
            Match &at = found[m_valueOf[code]];
            at = std::max(at, match);
        }
    };
    if (!isOfCompanies()) {
        for (quint32 value = 0; value < m_codes.size(); ++value) {
            const QString name = m_dimension == Dimension::Outlets
                ? m_state->snapshot->outletOrder().folded(m_codes[value])
                : foldedForSearch(nameOf(m_codes[value]));
            found[value] = matchOf(name, folded);
        }
        return found;
    }
    const NameOrder &names = m_state->snapshot->companyOrder();
    const auto &companies = m_state->snapshot->data().companies;
    for (quint32 row = 0; row < names.size(); ++row) {
        const Match match = matchOf(names.folded(row), folded);
        if (match == Match::None) {
            continue;
        }
        put(row, match);
        // A daughter's name stands behind that of each company above her.
        quint32 above = row;
        for (qsizetype steps = m_daughters.empty() ? 0 : companies.size(); steps > 0; --steps) {
            above = m_state->snapshot->columns().companies.rowOf(
                companies[qsizetype(above)].parent.value);
            if (above == NoRow || above == row) {
                break;
            }
            put(above, match);
        }
    }
    return found;
}

} // namespace dealscope::ui
