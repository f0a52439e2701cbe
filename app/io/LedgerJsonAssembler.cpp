// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonAssembler.h"

#include <algorithm>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// An id from which `next` leads back to itself, not valid if there is none. Depth-first without
/// recursion, so that a long chain costs no stack.
template<typename Id>
Id firstOnCycle(const QMultiMap<Id, Id> &next)
{
    enum class Mark { Open, Done };
    QHash<Id, Mark> marks;
    const QList<Id> starts = next.uniqueKeys();
    for (const Id start : starts) {
        QList<Id> path{start};
        while (!path.isEmpty()) {
            const Id id = path.last();
            if (marks.contains(id)) {
                marks[id] = Mark::Done;
                path.removeLast();
                continue;
            }
            marks.insert(id, Mark::Open);
            const QList<Id> steps = next.values(id);
            for (const Id step : steps) {
                const auto mark = marks.constFind(step);
                if (mark == marks.cend()) {
                    path.append(step);
                } else if (*mark == Mark::Open) {
                    return step;
                }
            }
        }
    }
    return {};
}

} // namespace

QStringList LedgerJsonAssembler::tableNames()
{
    return {u"companies"_s,   u"outlets"_s,    u"sources"_s,    u"deals"_s,
            u"claims"_s,      u"valuations"_s, u"milestones"_s, u"rates"_s,
            u"settlements"_s, u"editions"_s,   u"saved_views"_s};
}

void LedgerJsonAssembler::add(const QString &table, const QString &place, const QJsonValue &rows)
{
    m_tables.insert(table, {place, rows});
}

bool LedgerJsonAssembler::keep(const JsonRow &row)
{
    if (!m_error) {
        m_error = row.error();
    }
    return !m_error;
}

template<typename Row, typename Read>
QList<LedgerJsonAssembler::Taken<Row>> LedgerJsonAssembler::take(const QString &table, Read read)
{
    QList<Taken<Row>> taken;
    if (m_error || !m_tables.contains(table)) {
        return taken;
    }
    const Table source = m_tables.value(table);
    if (!source.rows.isArray()) {
        m_error = Error{
            u"%1 must be a list of rows in brackets."_s.arg(source.place), {}, ErrorKind::Problem};
        return taken;
    }
    QSet<qint64> ids;
    const QJsonArray values = source.rows.toArray();
    for (qsizetype i = 0; i < values.size(); ++i) {
        JsonRow json(u"%1, row %2"_s.arg(source.place).arg(i + 1), values.at(i));
        const auto id = json.integer(u"id"_s, 1);
        if (id) {
            json.addToPlace(u"(id %1)"_s.arg(*id));
            if (ids.contains(*id)) {
                json.fail(u"id"_s, u"is the id of an earlier row"_s);
            }
            ids.insert(*id);
        }
        Row row = read(json);
        if (!keep(json)) {
            return {};
        }
        row.id = decltype(row.id)(id.value_or(0));
        taken.append({std::move(row), std::move(json)});
    }
    qint64 next = 1;
    for (auto &entry : taken) {
        if (!entry.row.id.isValid()) {
            while (ids.contains(next)) {
                ++next;
            }
            entry.row.id = decltype(entry.row.id)(next++);
        }
    }
    std::sort(taken.begin(), taken.end(),
              [](const auto &a, const auto &b) { return a.row.id < b.row.id; });
    return taken;
}

template<typename Row>
void LedgerJsonAssembler::store(const QList<Taken<Row>> &taken, QList<Row> *rows)
{
    rows->reserve(taken.size());
    for (const auto &entry : taken) {
        rows->append(entry.row);
    }
}

template<typename Row, typename Read>
void LedgerJsonAssembler::takeAll(const QString &table, QList<Row> *rows, Read read)
{
    store(take<Row>(table,
                    [&](JsonRow &json) {
                        Row row = read(json);
                        json.finish();
                        return row;
                    }),
          rows);
}

template<typename Index, typename Id>
void LedgerJsonAssembler::index(Index *index, Id id, const QString &key, const QString &name,
                                JsonRow *row)
{
    index->addId(id);
    if (!name.isEmpty() && !index->addName(name, id)) {
        row->fail(key, u"is %1, as in an earlier row"_s.arg(quotedForSentence(name)));
    }
}

void LedgerJsonAssembler::readCompanies()
{
    auto taken = take<Company>(u"companies"_s, readCompany);
    for (auto &[company, json] : taken) {
        index(&m_known.companies, company.id, u"name"_s, company.name, &json);
        for (const QString &alias : std::as_const(company.aliases)) {
            m_known.companies.addAlias(alias, company.id);
        }
    }
    for (auto &[company, json] : taken) {
        company.parent = m_known.companies.read(json, u"parent"_s, u"company"_s);
        json.finish();
        if (!keep(json)) {
            return;
        }
    }
    store(taken, &m_data.companies);
}

void LedgerJsonAssembler::readOutlets()
{
    auto taken = take<Outlet>(u"outlets"_s, readOutlet);
    for (auto &[outlet, json] : taken) {
        index(&m_known.outlets, outlet.id, u"name"_s, outlet.name, &json);
        for (const QString &alias : std::as_const(outlet.aliases)) {
            m_known.outlets.addAlias(alias, outlet.id);
        }
        json.finish();
        if (!keep(json)) {
            return;
        }
    }
    store(taken, &m_data.outlets);
}

void LedgerJsonAssembler::readSources()
{
    auto taken
        = take<Source>(u"sources"_s, [this](JsonRow &json) { return readSource(json, m_known); });
    for (auto &[source, json] : taken) {
        index(&m_known.sources, source.id, u"key"_s, source.key, &json);
        json.finish();
        if (!keep(json)) {
            return;
        }
    }
    store(taken, &m_data.sources);
}

void LedgerJsonAssembler::readDeals()
{
    m_takenDeals
        = take<Deal>(u"deals"_s, [this](JsonRow &json) { return readDeal(json, m_known); });
    for (auto &[deal, json] : m_takenDeals) {
        index(&m_known.deals, deal.id, u"key"_s, deal.key, &json);
        json.raw(u"relations"_s);
        json.finish();
        if (!keep(json)) {
            return;
        }
    }
    store(m_takenDeals, &m_data.deals);
}

void LedgerJsonAssembler::readRelations()
{
    for (const Claim &claim : std::as_const(m_data.claims)) {
        m_known.claims.addId(claim.id);
    }
    for (auto &[deal, json] : m_takenDeals) {
        QList<std::pair<DealId, RelationKind>> seen;
        const QJsonArray values = json.list(u"relations"_s);
        for (const QJsonValue &value : values) {
            JsonRow inner(u"%1, \"relations\""_s.arg(json.place()), value);
            const Relation relation = readRelation(inner, deal.id, m_known);
            const auto same = std::pair(relation.to, relation.kind);
            if (seen.contains(same)) {
                inner.fail(u"to"_s, u"is named twice with the same kind"_s);
            }
            seen.append(same);
            json.adopt(inner);
            m_data.relations.append(relation);
        }
        if (!keep(json)) {
            return;
        }
    }
}

void LedgerJsonAssembler::readSettlements()
{
    QHash<ClaimId, DealId> dealOf;
    for (const Claim &claim : std::as_const(m_data.claims)) {
        dealOf.insert(claim.id, claim.deal);
    }
    takeAll(u"settlements"_s, &m_data.settlements, [&](JsonRow &json) {
        const Settlement settlement = readSettlement(json, m_known);
        for (const ClaimId claim : settlement.claims) {
            if (claim.isValid() && dealOf.value(claim) != settlement.deal) {
                json.fail(u"claims"_s,
                          u"names the claim %1, which is one of another deal"_s.arg(claim.value));
            }
        }
        return settlement;
    });
}

template<typename Row>
void LedgerJsonAssembler::takeNamed(const QString &table, QList<Row> *rows, Row (*read)(JsonRow &))
{
    QSet<QString> names;
    takeAll(table, rows, [&](JsonRow &json) {
        const Row row = read(json);
        if (names.contains(row.name)) {
            json.fail(u"name"_s, u"is %1, as in an earlier row"_s.arg(quotedForSentence(row.name)));
        }
        names.insert(row.name);
        return row;
    });
}

void LedgerJsonAssembler::checkCycles()
{
    QMultiMap<CompanyId, CompanyId> parents;
    for (const Company &company : std::as_const(m_data.companies)) {
        if (company.parent.isValid()) {
            parents.insert(company.id, company.parent);
        }
    }
    QMultiMap<DealId, DealId> wholes;
    for (const Relation &relation : std::as_const(m_data.relations)) {
        if (relation.kind == RelationKind::PartOf) {
            wholes.insert(relation.from, relation.to);
        }
    }
    const CompanyId daughter = firstOnCycle(parents);
    const DealId part = firstOnCycle(wholes);
    for (const Company &company : std::as_const(m_data.companies)) {
        if (!m_error && company.id == daughter) {
            m_error = problem(
                u"companies"_s,
                u"the company %1 is among its own parents"_s.arg(quotedForSentence(company.name)));
        }
    }
    for (const Deal &deal : std::as_const(m_data.deals)) {
        if (!m_error && deal.id == part) {
            m_error
                = problem(u"deals"_s,
                          u"the deal %1 is a part of itself"_s.arg(quotedForSentence(deal.title)));
        }
    }
}

Error LedgerJsonAssembler::problem(const QString &table, const QString &words) const
{
    return {m_tables.value(table).place + u": "_s + words + u'.', {}, ErrorKind::Problem};
}

Result<LedgerData> LedgerJsonAssembler::assemble()
{
    readCompanies();
    readOutlets();
    readSources();
    readDeals();
    takeAll(u"claims"_s, &m_data.claims,
            [this](JsonRow &json) { return readClaim(json, m_known); });
    readRelations();
    takeAll(u"valuations"_s, &m_data.valuations,
            [this](JsonRow &json) { return readValuation(json, m_known); });
    takeAll(u"milestones"_s, &m_data.milestones,
            [this](JsonRow &json) { return readMilestone(json, m_known); });
    takeAll(u"rates"_s, &m_data.rates, [this](JsonRow &json) { return readRate(json, m_known); });
    readSettlements();
    takeNamed<Edition>(u"editions"_s, &m_data.editions, readEdition);
    takeNamed<SavedView>(u"saved_views"_s, &m_data.savedViews, readSavedView);
    checkCycles();
    if (m_error) {
        return *m_error;
    }
    return m_data;
}

} // namespace dealscope::io
