-- SPDX-License-Identifier: GPL-3.0-or-later
-- Fills a ledger's schema from a table "staging" of reports as the sqlite3 shell imports them: what
-- a person would write who has no program for it. It checks no more than the schema does, and knows
-- no seals. For the comparison in bench_import.
BEGIN;

CREATE TEMP TABLE parts (report INTEGER, list TEXT, position INTEGER, name TEXT);
INSERT INTO parts
    WITH RECURSIVE split (report, list, position, name, rest) AS (
        SELECT rowid, 'payer', 0, '', payers || ' | ' FROM staging WHERE payers <> ''
        UNION ALL SELECT rowid, 'payee', 0, '', payees || ' | ' FROM staging WHERE payees <> ''
        UNION ALL SELECT rowid, 'partner', 0, '', partners || ' | ' FROM staging
            WHERE partners <> ''
        UNION ALL SELECT rowid, 'beneficiary', 0, '', beneficiaries || ' | ' FROM staging
            WHERE beneficiaries <> ''
        UNION ALL SELECT rowid, 'cited', 0, '', attribution || ' | ' FROM staging
            WHERE attribution <> ''
        UNION ALL SELECT rowid, 'tag', 0, '', tags || ' | ' FROM staging WHERE tags <> ''
        UNION ALL SELECT report, list, position + 1, substr(rest, 1, instr(rest, ' | ') - 1),
                         substr(rest, instr(rest, ' | ') + 3)
            FROM split WHERE rest <> '')
    SELECT report, list, position - 1, name FROM split WHERE position > 0;
CREATE INDEX temp.parts_by_report ON parts (report, list, position);

INSERT INTO companies (name, note, seal)
    SELECT name, '', 0 FROM parts WHERE list IN ('payer', 'payee', 'partner', 'beneficiary')
    GROUP BY name ORDER BY min(report);
INSERT INTO outlets (name, named, homepage, seal)
    SELECT name, 1, '', 0 FROM (SELECT outlet AS name FROM staging
                                UNION SELECT name FROM parts WHERE list = 'cited');

CREATE TEMP TABLE first_of_source AS
    SELECT min(rowid) AS report, CASE WHEN url <> '' THEN url
        ELSE outlet || char(10) || source || char(10) || published_on END AS sign
    FROM staging GROUP BY 2 ORDER BY 1;
CREATE INDEX temp.first_by_sign ON first_of_source (sign);
INSERT INTO sources (id, outlet_id, kind, title, url, archived_url, language, published_first,
                     published_last, published_words, published_inferred, accessed_words,
                     file_name, checksum, seal)
    SELECT f.rowid, o.id, s.source_kind, s.source, s.url, '', '',
        CASE length(published_on) WHEN 10 THEN published_on WHEN 7 THEN published_on || '-01'
            WHEN 4 THEN published_on || '-01-01' END,
        CASE length(published_on) WHEN 10 THEN published_on
            WHEN 7 THEN date(published_on || '-01', '+1 month', '-1 day')
            WHEN 4 THEN published_on || '-12-31' END,
        '', 0, '', '', '', 0
    FROM first_of_source f JOIN staging s ON s.rowid = f.report JOIN outlets o ON o.name = s.outlet
    ORDER BY f.rowid;

CREATE TEMP TABLE first_of_deal AS
    SELECT min(rowid) AS report, deal AS sign FROM staging GROUP BY 2 ORDER BY 1;
INSERT INTO deals (id, key, title, kind, note, seal)
    SELECT f.rowid, s.deal, s.title, s.kind, '', 0
    FROM first_of_deal f JOIN staging s ON s.rowid = f.report ORDER BY f.rowid;
INSERT INTO deal_parties (deal_id, position, company_id, role, seal)
    SELECT f.rowid, row_number() OVER (PARTITION BY f.rowid ORDER BY
            CASE p.list WHEN 'payer' THEN 1 WHEN 'payee' THEN 2 WHEN 'partner' THEN 3 ELSE 4 END,
            p.position) - 1,
        c.id, p.list, 0
    FROM first_of_deal f JOIN parts p ON p.report = f.report JOIN companies c ON c.name = p.name
    WHERE p.list IN ('payer', 'payee', 'partner', 'beneficiary') ORDER BY 1, 2;

INSERT INTO claims
    SELECT s.rowid, d.id, f.rowid, s.locator, s.quote, NULL, '', '', NULL, NULL, '',
        coalesce(nullif(s.rank, ''), 'normal'), s.rank_reason,
        nullif(bound, ''),
        CASE WHEN low <> '' THEN CAST(low AS INTEGER) END,
        CASE WHEN bound = 'exact' THEN CAST(low AS INTEGER)
             WHEN high <> '' THEN CAST(high AS INTEGER) END,
        CASE WHEN bound <> '' THEN approximate = 'true' END,
        CASE WHEN bound <> '' THEN basis END, nullif(currency, ''), nullif(status, ''),
        nullif(form, ''),
        CASE length(period_start) WHEN 10 THEN period_start WHEN 7 THEN period_start || '-01' END,
        CASE length(period_start) WHEN 10 THEN period_start
            WHEN 7 THEN date(period_start || '-01', '+1 month', '-1 day') END, '',
        CASE length(period_end) WHEN 10 THEN period_end WHEN 7 THEN period_end || '-01' END,
        CASE length(period_end) WHEN 10 THEN period_end
            WHEN 7 THEN date(period_end || '-01', '+1 month', '-1 day') END, '',
        CASE WHEN period_months <> '' THEN CAST(period_months AS INTEGER) END, NULL, NULL,
        CASE length(happened_on) WHEN 10 THEN happened_on WHEN 7 THEN happened_on || '-01'
            WHEN 4 THEN happened_on || '-01-01' END,
        CASE length(happened_on) WHEN 10 THEN happened_on
            WHEN 7 THEN date(happened_on || '-01', '+1 month', '-1 day')
            WHEN 4 THEN happened_on || '-12-31' END, '',
        CASE length(expected_on) WHEN 10 THEN expected_on WHEN 7 THEN expected_on || '-01'
            WHEN 4 THEN expected_on || '-01-01' END,
        CASE length(expected_on) WHEN 10 THEN expected_on
            WHEN 7 THEN date(expected_on || '-01', '+1 month', '-1 day')
            WHEN 4 THEN expected_on || '-12-31' END, '',
        s.condition, CASE WHEN s.kind <> d.kind THEN s.kind END, 0
    FROM staging s JOIN deals d ON d.key = s.deal
        JOIN first_of_source f ON f.sign = CASE WHEN s.url <> '' THEN s.url
            ELSE s.outlet || char(10) || s.source || char(10) || s.published_on END
    ORDER BY s.rowid;
INSERT INTO claim_attributions
    SELECT p.report, p.position, o.id, 0 FROM parts p JOIN outlets o ON o.name = p.name
    WHERE p.list = 'cited' ORDER BY 1, 2;
INSERT INTO claim_tags SELECT report, position, name, 0 FROM parts WHERE list = 'tag' ORDER BY 1, 2;
INSERT INTO claim_parties (claim_id, position, company_id, role, seal)
    SELECT s.rowid, row_number() OVER (PARTITION BY s.rowid ORDER BY
            CASE p.list WHEN 'payer' THEN 1 WHEN 'payee' THEN 2 WHEN 'partner' THEN 3 ELSE 4 END,
            p.position) - 1,
        c.id, p.list, 0
    FROM staging s JOIN deals d ON d.key = s.deal JOIN first_of_deal fd ON fd.rowid = d.id
        JOIN staging t ON t.rowid = fd.report
        JOIN parts p ON p.report = s.rowid JOIN companies c ON c.name = p.name
    WHERE (s.payers <> t.payers OR s.payees <> t.payees OR s.partners <> t.partners
           OR s.beneficiaries <> t.beneficiaries)
        AND p.list IN ('payer', 'payee', 'partner', 'beneficiary')
    ORDER BY 1, 2;
INSERT INTO relations (from_deal_id, to_deal_id, kind, claim_id, seal)
    SELECT d.id, w.id, 'part_of', min(s.rowid), 0
    FROM staging s JOIN deals d ON d.key = s.deal JOIN deals w ON w.key = s.part_of
    WHERE s.part_of <> '' GROUP BY 1, 2;

INSERT INTO deal_words (rowid, title, names)
    SELECT d.id, d.title, coalesce((
        SELECT group_concat(name, char(10)) FROM (
            SELECT c.name FROM deal_parties p JOIN companies c ON c.id = p.company_id
            WHERE p.deal_id = d.id ORDER BY p.position)), '')
    FROM deals d;
INSERT INTO claim_words (rowid, quote) SELECT id, quote FROM claims;
INSERT INTO source_words (rowid, title, body) SELECT id, title, '' FROM sources;

COMMIT;
