// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ColumnDifferences.h"

#include <algorithm>

namespace dealscope::tests {

using namespace core;

namespace {

template<typename T>
bool same(const Column<T> &a, const Column<T> &b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (size_t row = 0; row < a.size(); ++row) {
        if (a[row] != b[row]) {
            return false;
        }
    }
    return true;
}

bool same(const CodeLists &a, const CodeLists &b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (size_t row = 0; row < a.size(); ++row) {
        if (!std::ranges::equal(a[row], b[row])) {
            return false;
        }
    }
    return true;
}

bool same(const IdIndex &a, const IdIndex &b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (quint32 row = 0; row < a.size(); ++row) {
        if (a.idAt(row) != b.idAt(row) || b.rowOf(a.idAt(row)) != row) {
            return false;
        }
    }
    return true;
}

template<typename T>
bool same(const T &a, const T &b)
{
    return a == b;
}

} // namespace

QStringList columnDifferences(const LedgerColumns &a, const LedgerColumns &b)
{
    QStringList different;
    const auto compare = [&](const char *name, const auto &one, const auto &other) {
        if (!same(one, other)) {
            different.append(QString::fromLatin1(name));
        }
    };
    compare("companies", a.companies, b.companies);
    compare("outlets", a.outlets, b.outlets);
    compare("claimsOfDeal", a.claimsOfDeal, b.claimsOfDeal);
    compare("sources.ids", a.sources.ids, b.sources.ids);
    compare("sources.outlet", a.sources.outlet, b.sources.outlet);
    compare("sources.kind", a.sources.kind, b.sources.kind);
    compare("sources.firstDay", a.sources.firstDay, b.sources.firstDay);
    compare("sources.lastDay", a.sources.lastDay, b.sources.lastDay);
    compare("sources.inferred", a.sources.inferred, b.sources.inferred);
    compare("deals.ids", a.deals.ids, b.deals.ids);
    compare("deals.kind", a.deals.kind, b.deals.kind);
    compare("deals.parties", a.deals.parties, b.deals.parties);
    compare("deals.hasShares", a.deals.hasShares, b.deals.hasShares);
    compare("claims.ids", a.claims.ids, b.claims.ids);
    compare("claims.deal", a.claims.deal, b.claims.deal);
    compare("claims.source", a.claims.source, b.claims.source);
    compare("claims.rank", a.claims.rank, b.claims.rank);
    compare("claims.bound", a.claims.bound, b.claims.bound);
    compare("claims.basis", a.claims.basis, b.claims.basis);
    compare("claims.currency", a.claims.currency, b.claims.currency);
    compare("claims.low", a.claims.low, b.claims.low);
    compare("claims.high", a.claims.high, b.claims.high);
    compare("claims.status", a.claims.status, b.claims.status);
    compare("claims.form", a.claims.form, b.claims.form);
    compare("claims.firstDay", a.claims.firstDay, b.claims.firstDay);
    compare("claims.lastDay", a.claims.lastDay, b.claims.lastDay);
    compare("claims.flags", a.claims.flags, b.claims.flags);
    compare("claims.periods", a.claims.periods, b.claims.periods);
    compare("claims.attributions", a.claims.attributions, b.claims.attributions);
    compare("claims.tags", a.claims.tags, b.claims.tags);
    compare("claims.currencies", a.claims.currencies, b.claims.currencies);
    compare("claims.tagNames", a.claims.tagNames, b.claims.tagNames);
    return different;
}

} // namespace dealscope::tests
