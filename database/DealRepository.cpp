// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/DealRepository.h"

#include "database/Connection.h"
#include "database/ListColumns.h"
#include "database/RowRules.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Deal;
using core::Outcome;
using core::Relation;
using core::Result;

namespace {

constexpr const char *InsertDeal
    = "INSERT INTO deals (id, key, title, kind, note, seal) VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char *InsertParty
    = "INSERT INTO deal_parties (deal_id, position, company_id, role, share_ppm, seal)"
      " VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char *SelectDeals = "SELECT id, coalesce(key, ''), title, kind, note FROM deals";
constexpr const char *SelectParties
    = "SELECT deal_id, company_id, role, share_ppm FROM deal_parties";
constexpr const char *SelectLastRelation = "SELECT coalesce(max(id), 0) FROM relations";
constexpr const char *InsertRelation
    = "INSERT INTO relations (id, from_deal_id, to_deal_id, kind, claim_id, seal)"
      " VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char *SelectRelations
    = "SELECT from_deal_id, to_deal_id, kind, coalesce(claim_id, 0) FROM relations ORDER BY id";

void readRow(SqlStatement &select, Deal &deal)
{
    select >> deal.id >> deal.key >> deal.title >> deal.kind >> deal.note;
}

} // namespace

struct DealRepository::OneRow {
    explicit OneRow(Connection &connection)
        : deal(connection, ofOne(SelectDeals, "id", "id"))
        , parties(connection, ofOne(SelectParties, "deal_id", "position"))
    {
    }

    SqlStatement deal;
    SqlStatement parties;
};

DealRepository::DealRepository(Connection &connection)
    : m_connection(connection)
{
}

DealRepository::~DealRepository() = default;

Outcome DealRepository::append(const QList<Deal> &deals)
{
    SqlStatement insert(m_connection, InsertDeal);
    SqlStatement insertParty(m_connection, InsertParty);
    for (const Deal &deal : deals) {
        insert << deal.id << textOrNull(deal.key) << deal.title << deal.kind << deal.note;
        auto done = insert.sealAndRun();
        if (done) {
            done = insertList(insertParty, deal.id.value, deal.parties);
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(deal), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Deal>> DealRepository::readPage(RowPage page)
{
    QList<Deal> deals;
    SqlStatement select(m_connection, ofPage(SelectDeals));
    select << page.after << page.count;
    while (select.next()) {
        Deal deal;
        readRow(select, deal);
        deals.append(deal);
    }
    Outcome done = select.outcome();
    if (done) {
        done = readListsOf<core::Party>(
            m_connection, ofOwners(SelectParties, "deal_id", "deal_id, position"), deals,
            [](Deal &deal) -> QList<core::Party> & { return deal.parties; });
    }
    if (!done) {
        return done.error();
    }
    return deals;
}

Result<std::unique_ptr<Deal>> DealRepository::read(core::DealId id)
{
    if (!m_oneRow) {
        m_oneRow = std::make_unique<OneRow>(m_connection);
    }
    std::unique_ptr<Deal> deal;
    m_oneRow->deal << id;
    if (m_oneRow->deal.next()) {
        deal = std::make_unique<Deal>();
        readRow(m_oneRow->deal, *deal);
    }
    Outcome done = m_oneRow->deal.run();
    if (done && deal) {
        done = readList(m_oneRow->parties, id.value, deal->parties);
    }
    if (!done) {
        // A statement that has failed stays so.
        m_oneRow.reset();
        return done.error();
    }
    return deal;
}

Outcome DealRepository::append(const QList<Relation> &relations)
{
    auto last = m_connection.integer(SelectLastRelation);
    if (!last) {
        return last.error();
    }
    SqlStatement insert(m_connection, InsertRelation);
    qint64 id = *last;
    for (const Relation &relation : relations) {
        insert << ++id << relation.from << relation.to << relation.kind << relation.claim;
        if (auto done = insert.sealAndRun(); !done) {
            return SqlError::inRow(RowRules::nameOf(relation), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Relation>> DealRepository::readRelations()
{
    QList<Relation> relations;
    SqlStatement select(m_connection, SelectRelations);
    while (select.next()) {
        Relation relation;
        select >> relation.from >> relation.to >> relation.kind >> relation.claim;
        relations.append(relation);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return relations;
}

} // namespace dealscope::database
