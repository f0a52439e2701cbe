// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the records of words hold, as SQL: the repository writes it, the checker compares it.
namespace dealscope::database {

/// id, title, names of a deal; joined by line ends, so that no phrase spans two names.
inline constexpr const char *DealRecords = R"sql(
    SELECT d.id AS id, d.title AS title, coalesce((
        SELECT group_concat(word, char(10)) FROM (
            SELECT p.position AS party, -1 AS place, c.name AS word
            FROM deal_parties p JOIN companies c ON c.id = p.company_id WHERE p.deal_id = d.id
            UNION ALL
            SELECT p.position, a.position, a.alias
            FROM deal_parties p JOIN company_aliases a ON a.company_id = p.company_id
            WHERE p.deal_id = d.id
            ORDER BY 1, 2)), '') AS names
    FROM deals d
)sql";
/// id, quote of a claim.
inline constexpr const char *ClaimRecords = "SELECT c.id AS id, c.quote AS quote FROM claims c";
/// id, quote, names of a valuation's company.
inline constexpr const char *ValuationRecords = R"sql(
    SELECT v.id AS id, v.quote AS quote, c.name || coalesce((
        SELECT char(10) || group_concat(alias, char(10)) FROM (
            SELECT alias FROM company_aliases a WHERE a.company_id = c.id ORDER BY a.position)),
        '') AS names
    FROM valuations v JOIN companies c ON c.id = v.company_id
)sql";
/// id, title, body of a source.
inline constexpr const char *SourceRecords = R"sql(
    SELECT s.id AS id, s.title AS title, coalesce(t.body, '') AS body
    FROM sources s LEFT JOIN source_texts t ON t.source_id = s.id
)sql";

} // namespace dealscope::database
