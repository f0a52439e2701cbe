// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetRows.h"

#include "session/FilterWords.h"
#include "ui/window/SafeText.h"

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::FacetCounts;

namespace {

template<typename E>
void addEnum(QList<FacetRow> &rows, const QHash<E, int> &totals, QString (*name)(E))
{
    for (const auto &entry : enumEntries<E>()) {
        if (const int total = totals.value(entry.value); total > 0) {
            rows.append({qint64(entry.value), {}, name(entry.value), {}, total, 0, false});
        }
    }
}

/// "+ AWS": the companies below, when a group stands for them.
QString daughtersOf(CompanyId company, const Snapshot &snapshot)
{
    QStringList names;
    for (const Company &other : snapshot.data().companies) {
        if (other.id != company && snapshot.isWithin(other.id, company)) {
            names.append(safeLine(other.name));
        }
    }
    return names.isEmpty() ? QString() : QStringLiteral("+ ") + names.join(QStringLiteral(", "));
}

void addCompanies(QList<FacetRow> &rows, const QHash<CompanyId, int> &totals,
                  const session::DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    for (const Company &company : snapshot.data().companies) {
        const int total = totals.value(company.id);
        if (total > 0) {
            rows.append({company.id.value,
                         {},
                         safeLine(company.name),
                         state.perspective.groups ? daughtersOf(company.id, snapshot) : QString(),
                         total,
                         0,
                         false});
        }
    }
}

void sortByTotal(QList<FacetRow> &rows)
{
    std::ranges::stable_sort(rows, [](const FacetRow &a, const FacetRow &b) {
        return a.total != b.total ? a.total > b.total : a.label.localeAwareCompare(b.label) < 0;
    });
}

template<typename T, typename Make>
FilterClause listClause(Dimension dimension, const QList<FacetRow> &rows, Make make)
{
    QList<T> values;
    for (const FacetRow &row : rows) {
        if (row.checked) {
            values.append(make(row));
        }
    }
    return values.isEmpty() ? FilterClause{dimension, {}} : FilterClause{dimension, values};
}

template<typename T>
bool holds(const Filter &filter, Dimension dimension, const T &value)
{
    const auto *values = filter.value<QList<T>>(dimension);
    return values && values->contains(value);
}

} // namespace

QList<FacetRow> facetRows(Dimension dimension, const session::DashboardState &state,
                          const FacetCounts &unfiltered)
{
    QList<FacetRow> rows;
    switch (dimension) {
    case Dimension::Companies:
        addCompanies(rows, unfiltered.companies, state);
        sortByTotal(rows);
        break;
    case Dimension::Payers:
        addCompanies(rows, unfiltered.payers, state);
        sortByTotal(rows);
        break;
    case Dimension::Payees:
        addCompanies(rows, unfiltered.payees, state);
        sortByTotal(rows);
        break;
    case Dimension::Kinds:
        addEnum<DealKind>(rows, unfiltered.kinds, session::kindName);
        break;
    case Dimension::Natures:
        addEnum<Nature>(rows, unfiltered.natures, session::natureName);
        break;
    case Dimension::Statuses:
        addEnum<Status>(rows, unfiltered.statuses, session::statusShortName);
        break;
    case Dimension::Forms:
        addEnum<Form>(rows, unfiltered.forms, session::formName);
        break;
    case Dimension::Outlets:
        for (const Outlet &outlet : state.snapshot->data().outlets) {
            if (const int total = unfiltered.outlets.value(outlet.id); total > 0) {
                rows.append({outlet.id.value, {}, safeLine(outlet.name), {}, total, 0, false});
            }
        }
        sortByTotal(rows);
        break;
    case Dimension::Currencies:
        for (auto it = unfiltered.currencies.cbegin(); it != unfiltered.currencies.cend(); ++it) {
            if (!it.key().isEmpty()) {
                rows.append({0, it.key().code(), it.key().code(), {}, it.value(), 0, false});
            }
        }
        sortByTotal(rows);
        break;
    case Dimension::Tags:
        for (auto it = unfiltered.tags.cbegin(); it != unfiltered.tags.cend(); ++it) {
            rows.append({0, it.key(), safeLine(it.key()), {}, it.value(), 0, false});
        }
        sortByTotal(rows);
        break;
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return rows;
}

int countOf(const FacetRow &row, Dimension dimension, const FacetCounts &counts)
{
    switch (dimension) {
    case Dimension::Companies:
        return counts.companies.value(CompanyId(row.id));
    case Dimension::Payers:
        return counts.payers.value(CompanyId(row.id));
    case Dimension::Payees:
        return counts.payees.value(CompanyId(row.id));
    case Dimension::Kinds:
        return counts.kinds.value(DealKind(row.id));
    case Dimension::Natures:
        return counts.natures.value(Nature(row.id));
    case Dimension::Statuses:
        return counts.statuses.value(Status(row.id));
    case Dimension::Forms:
        return counts.forms.value(Form(row.id));
    case Dimension::Outlets:
        return counts.outlets.value(OutletId(row.id));
    case Dimension::Currencies:
        return counts.currencies.value(Currency::fromCode(row.code).value_or(Currency()));
    case Dimension::Tags:
        return counts.tags.value(row.code);
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return 0;
}

bool isAsked(const FacetRow &row, Dimension dimension, const Filter &filter)
{
    switch (dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return holds(filter, dimension, CompanyId(row.id));
    case Dimension::Kinds:
        return holds(filter, dimension, DealKind(row.id));
    case Dimension::Natures:
        return holds(filter, dimension, Nature(row.id));
    case Dimension::Statuses:
        return holds(filter, dimension, Status(row.id));
    case Dimension::Forms:
        return holds(filter, dimension, Form(row.id));
    case Dimension::Outlets:
        return holds(filter, dimension, OutletId(row.id));
    case Dimension::Currencies:
        return holds(filter, dimension, Currency::fromCode(row.code).value_or(Currency()));
    case Dimension::Tags:
        return holds(filter, dimension, row.code);
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return false;
}

FilterClause clauseOf(Dimension dimension, const QList<FacetRow> &rows)
{
    switch (dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return listClause<CompanyId>(dimension, rows,
                                     [](const FacetRow &row) { return CompanyId(row.id); });
    case Dimension::Kinds:
        return listClause<DealKind>(dimension, rows,
                                    [](const FacetRow &row) { return DealKind(row.id); });
    case Dimension::Natures:
        return listClause<Nature>(dimension, rows,
                                  [](const FacetRow &row) { return Nature(row.id); });
    case Dimension::Statuses:
        return listClause<Status>(dimension, rows,
                                  [](const FacetRow &row) { return Status(row.id); });
    case Dimension::Forms:
        return listClause<Form>(dimension, rows, [](const FacetRow &row) { return Form(row.id); });
    case Dimension::Outlets:
        return listClause<OutletId>(dimension, rows,
                                    [](const FacetRow &row) { return OutletId(row.id); });
    case Dimension::Currencies:
        return listClause<Currency>(dimension, rows, [](const FacetRow &row) {
            return Currency::fromCode(row.code).value_or(Currency());
        });
    case Dimension::Tags:
        return listClause<QString>(dimension, rows, [](const FacetRow &row) { return row.code; });
    case Dimension::Dates:
    case Dimension::Amounts:
    case Dimension::Words:
        break;
    }
    return {dimension, {}};
}

} // namespace dealscope::ui
