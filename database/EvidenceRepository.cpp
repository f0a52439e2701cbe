// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/EvidenceRepository.h"

#include "database/ListColumns.h"
#include "database/RowValues.h"

namespace dealscope::database {

using core::Evidence;
using core::Outcome;

namespace {

constexpr const char *InsertClaimAttribution
    = "INSERT INTO claim_attributions (claim_id, position, outlet_id, seal) VALUES (?, ?, ?, ?)";
constexpr const char *InsertValuationAttribution
    = "INSERT INTO valuation_attributions (valuation_id, position, outlet_id, seal)"
      " VALUES (?, ?, ?, ?)";
constexpr const char *InsertClaimTag
    = "INSERT INTO claim_tags (claim_id, position, tag, seal) VALUES (?, ?, ?, ?)";
constexpr const char *InsertValuationTag
    = "INSERT INTO valuation_tags (valuation_id, position, tag, seal) VALUES (?, ?, ?, ?)";
constexpr const char *SelectClaimAttributions
    = "SELECT claim_id, outlet_id FROM claim_attributions ORDER BY claim_id, position";
constexpr const char *SelectValuationAttributions
    = "SELECT valuation_id, outlet_id FROM valuation_attributions ORDER BY valuation_id, position";
constexpr const char *SelectClaimTags
    = "SELECT claim_id, tag FROM claim_tags ORDER BY claim_id, position";
constexpr const char *SelectValuationTags
    = "SELECT valuation_id, tag FROM valuation_tags ORDER BY valuation_id, position";

} // namespace

EvidenceRepository::EvidenceRepository(Connection &connection, Owner owner)
    : m_connection(connection)
    , m_selectAttributions(owner == Owner::Claim ? SelectClaimAttributions
                                                 : SelectValuationAttributions)
    , m_selectTags(owner == Owner::Claim ? SelectClaimTags : SelectValuationTags)
    , m_insertAttribution(
          connection, owner == Owner::Claim ? InsertClaimAttribution : InsertValuationAttribution)
    , m_insertTag(connection, owner == Owner::Claim ? InsertClaimTag : InsertValuationTag)
{
}

Outcome EvidenceRepository::append(qint64 owner, const Evidence &evidence)
{
    if (auto done = insertList(m_insertAttribution, owner, evidence.attribution); !done) {
        return done;
    }
    return insertList(m_insertTag, owner, evidence.tags);
}

template<typename Row>
Outcome EvidenceRepository::readInto(QList<Row> &rows)
{
    auto done = readLists<core::OutletId>(
        m_connection, m_selectAttributions, rows,
        [](Row &row) -> QList<core::OutletId> & { return row.evidence.attribution; });
    if (!done) {
        return done;
    }
    return readLists<QString>(m_connection, m_selectTags, rows,
                              [](Row &row) -> QStringList & { return row.evidence.tags; });
}

template Outcome EvidenceRepository::readInto(QList<core::Claim> &rows);
template Outcome EvidenceRepository::readInto(QList<core::Valuation> &rows);

SqlStatement &operator<<(SqlStatement &statement, const Evidence &evidence)
{
    return statement << evidence.source << evidence.locator << evidence.quote << evidence.sourcing
                     << evidence.note << evidence.checkedBy << evidence.checkedOn << evidence.rank
                     << evidence.rankReason;
}

SqlStatement &operator>>(SqlStatement &statement, Evidence &evidence)
{
    return statement >> evidence.source >> evidence.locator >> evidence.quote >> evidence.sourcing
        >> evidence.note >> evidence.checkedBy >> evidence.checkedOn >> evidence.rank
        >> evidence.rankReason;
}

} // namespace dealscope::database
