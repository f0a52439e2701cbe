// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/EvidenceRepository.h"

#include "database/ListColumns.h"
#include "database/RowValues.h"
#include "database/SqlError.h"

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
    = "SELECT claim_id, outlet_id FROM claim_attributions";
constexpr const char *SelectValuationAttributions
    = "SELECT valuation_id, outlet_id FROM valuation_attributions";
constexpr const char *SelectClaimTags = "SELECT claim_id, tag FROM claim_tags";
constexpr const char *SelectValuationTags = "SELECT valuation_id, tag FROM valuation_tags";
constexpr const char *SelectClaim = "SELECT * FROM claims WHERE id = ?";
constexpr const char *SelectValuation = "SELECT * FROM valuations WHERE id = ?";
constexpr const char *UpdateClaimRank = "UPDATE claims SET rank = ?, rank_reason = ? WHERE id = ?";
constexpr const char *UpdateValuationRank
    = "UPDATE valuations SET rank = ?, rank_reason = ? WHERE id = ?";
constexpr const char *UpdateClaimSeal = "UPDATE claims SET seal = ? WHERE id = ?";
constexpr const char *UpdateValuationSeal = "UPDATE valuations SET seal = ? WHERE id = ?";

} // namespace

EvidenceRepository::EvidenceRepository(Connection &connection, Owner owner)
    : m_connection(connection)
    , m_owner(owner)
    , m_selectAttributions(owner == Owner::Claim ? SelectClaimAttributions
                                                 : SelectValuationAttributions)
    , m_selectTags(owner == Owner::Claim ? SelectClaimTags : SelectValuationTags)
    , m_ownerColumn(owner == Owner::Claim ? "claim_id" : "valuation_id")
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
    const QByteArray order = QByteArray(m_ownerColumn) + ", position";
    auto done = readListsOf<core::OutletId>(
        m_connection, ofOwners(m_selectAttributions, m_ownerColumn, order), rows,
        [](Row &row) -> QList<core::OutletId> & { return row.evidence.attribution; });
    if (!done) {
        return done;
    }
    return readListsOf<QString>(m_connection, ofOwners(m_selectTags, m_ownerColumn, order), rows,
                                [](Row &row) -> QStringList & { return row.evidence.tags; });
}

Outcome EvidenceRepository::readOne(qint64 owner, Evidence &evidence)
{
    if (!m_attributionsOfOne) {
        m_attributionsOfOne = std::make_unique<SqlStatement>(
            m_connection, ofOne(m_selectAttributions, m_ownerColumn, "position"));
        m_tagsOfOne = std::make_unique<SqlStatement>(
            m_connection, ofOne(m_selectTags, m_ownerColumn, "position"));
    }
    if (auto done = readList(*m_attributionsOfOne, owner, evidence.attribution); !done) {
        return done;
    }
    return readList<QString>(*m_tagsOfOne, owner, evidence.tags);
}

Outcome EvidenceRepository::setRank(qint64 owner, core::Rank rank, const QString &reason)
{
    const bool isClaim = m_owner == Owner::Claim;
    const char *select = isClaim ? SelectClaim : SelectValuation;
    {
        SqlStatement before(m_connection, select);
        before << owner;
        if (!before.next()) {
            const Outcome done = before.outcome();
            return done ? Outcome(SqlError::missingRow()) : done;
        }
        if (!before.sealHolds()) {
            return core::Error{tr("it is damaged, or was changed outside of Dealscope, and was "
                                  "left as it is."),
                               {}};
        }
    }
    SqlStatement update(m_connection, isClaim ? UpdateClaimRank : UpdateValuationRank);
    update << rank << reason << owner;
    if (auto done = update.run(); !done) {
        return done;
    }
    SqlStatement after(m_connection, select);
    after << owner;
    if (!after.next()) {
        return after.outcome();
    }
    SqlStatement seal(m_connection, isClaim ? UpdateClaimSeal : UpdateValuationSeal);
    seal << after.sealOfRow() << owner;
    return seal.run();
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
