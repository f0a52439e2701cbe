-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 1. A released file is never edited: a ledger's schema is compared with what these
-- statements make, and a change would turn every older file into a stranger. Change by a new file.
--
-- A date is a first day, a last day and the words of its source. Texts that may be missing are
-- empty, not NULL, but for keys, which are unique. Lists keep their order by `position`. `seal` is
-- a checksum over the other columns of its row and the last of them (see RowSeal), which is why no
-- foreign key changes a row by itself: it deletes or refuses. The indexes of words are written by
-- the program in the transaction of the rows they are about: a ledger has no triggers, and a file
-- that has some is refused.

CREATE TABLE companies (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '' AND length(name) <= 500),
    parent_id INTEGER REFERENCES companies (id) DEFERRABLE INITIALLY DEFERRED
        CONSTRAINT "not its own parent" CHECK (parent_id <> id),
    note TEXT NOT NULL CHECK (length(note) <= 10000),
    seal INTEGER NOT NULL
) STRICT;

CREATE INDEX companies_by_parent ON companies (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE company_aliases (
    company_id INTEGER NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    alias TEXT NOT NULL CHECK (trim(alias) <> '' AND length(alias) <= 500),
    seal INTEGER NOT NULL,
    PRIMARY KEY (company_id, position),
    UNIQUE (company_id, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlets (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '' AND length(name) <= 500),
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    homepage TEXT NOT NULL CHECK (length(homepage) <= 4000),
    seal INTEGER NOT NULL
) STRICT;

CREATE TABLE outlet_aliases (
    outlet_id INTEGER NOT NULL REFERENCES outlets (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    alias TEXT NOT NULL CHECK (trim(alias) <> '' AND length(alias) <= 500),
    seal INTEGER NOT NULL,
    PRIMARY KEY (outlet_id, position),
    UNIQUE (outlet_id, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    key TEXT UNIQUE CHECK (trim(key) <> '' AND length(key) <= 200),
    outlet_id INTEGER NOT NULL REFERENCES outlets (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL
        CHECK (kind IN ('filing', 'press_release', 'article', 'dataset', 'note')),
    title TEXT NOT NULL CHECK (length(title) <= 1000),
    url TEXT NOT NULL CHECK (length(url) <= 4000),
    archived_url TEXT NOT NULL CHECK (length(archived_url) <= 4000),
    language TEXT NOT NULL CHECK (length(language) <= 35),
    published_first TEXT CHECK (published_first >= '0001-01-01'
        AND published_first = coalesce(date(published_first, '+0 days'), '')),
    published_last TEXT CHECK (published_last >= '0001-01-01'
        AND published_last = coalesce(date(published_last, '+0 days'), '')),
    published_words TEXT NOT NULL CHECK (length(published_words) <= 500),
    published_inferred INTEGER NOT NULL CHECK (published_inferred IN (0, 1)),
    accessed_first TEXT CHECK (accessed_first >= '0001-01-01'
        AND accessed_first = coalesce(date(accessed_first, '+0 days'), '')),
    accessed_last TEXT CHECK (accessed_last >= '0001-01-01'
        AND accessed_last = coalesce(date(accessed_last, '+0 days'), '')),
    accessed_words TEXT NOT NULL CHECK (length(accessed_words) <= 500),
    file_name TEXT NOT NULL CHECK (length(file_name) <= 1000),
    checksum TEXT NOT NULL
        CONSTRAINT "checksum is SHA-256 in lower-case hex"
            CHECK (checksum = '' OR (length(checksum) = 64 AND checksum NOT GLOB '*[^0-9a-f]*')),
    seal INTEGER NOT NULL,
    CONSTRAINT "published: first day not after last day" CHECK (
        (published_first IS NULL) = (published_last IS NULL)
        AND coalesce(published_first <= published_last, published_words = '')),
    CONSTRAINT "accessed: first day not after last day" CHECK (
        (accessed_first IS NULL) = (accessed_last IS NULL)
        AND coalesce(accessed_first <= accessed_last, accessed_words = ''))
) STRICT;

CREATE INDEX sources_by_outlet ON sources (outlet_id);
CREATE INDEX sources_by_first_day ON sources (published_first);
CREATE INDEX sources_by_last_day ON sources (published_last);

CREATE TABLE source_texts (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    body TEXT NOT NULL CHECK (body <> ''),
    seal INTEGER NOT NULL
) STRICT;

CREATE TABLE deals (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    key TEXT UNIQUE CHECK (trim(key) <> '' AND length(key) <= 200),
    title TEXT NOT NULL CHECK (trim(title) <> '' AND length(title) <= 1000),
    kind TEXT NOT NULL CHECK (kind IN ('equity', 'debt', 'acquisition', 'compute', 'chip_supply',
        'infrastructure', 'licence', 'revenue_share', 'partnership', 'other')),
    note TEXT NOT NULL CHECK (length(note) <= 10000),
    seal INTEGER NOT NULL
) STRICT;

CREATE INDEX deals_by_kind ON deals (kind);

CREATE TABLE deal_parties (
    deal_id INTEGER NOT NULL REFERENCES deals (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    company_id INTEGER NOT NULL REFERENCES companies (id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN ('payer', 'payee', 'partner', 'beneficiary')),
    share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000),
    seal INTEGER NOT NULL,
    PRIMARY KEY (deal_id, position),
    UNIQUE (deal_id, role, company_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX deal_parties_by_company ON deal_parties (company_id, role);

CREATE TABLE claims (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    deal_id INTEGER NOT NULL REFERENCES deals (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE RESTRICT,
    locator TEXT NOT NULL CHECK (length(locator) <= 500),
    quote TEXT NOT NULL CHECK (length(quote) <= 1000),
    sourcing TEXT CHECK (sourcing IN ('document', 'named', 'anonymous')),
    note TEXT NOT NULL CHECK (length(note) <= 10000),
    checked_by TEXT NOT NULL CHECK (length(checked_by) <= 500),
    checked_on_first TEXT CHECK (checked_on_first >= '0001-01-01'
        AND checked_on_first = coalesce(date(checked_on_first, '+0 days'), '')),
    checked_on_last TEXT CHECK (checked_on_last >= '0001-01-01'
        AND checked_on_last = coalesce(date(checked_on_last, '+0 days'), '')),
    checked_on_words TEXT NOT NULL CHECK (length(checked_on_words) <= 500),
    rank TEXT NOT NULL CHECK (rank IN ('preferred', 'normal', 'deprecated')),
    rank_reason TEXT NOT NULL CHECK (length(rank_reason) <= 10000),
    bound TEXT
        CHECK (bound IN ('exact', 'up_to', 'at_least', 'between', 'undisclosed')),
    low INTEGER CHECK (low >= 0),
    high INTEGER CHECK (high >= 0),
    approximate INTEGER CHECK (approximate IN (0, 1)),
    basis TEXT CHECK (basis IN ('total', 'per_year', 'per_month', 'cumulative')),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    status TEXT CHECK (status IN ('rumoured', 'in_talks', 'announced', 'signed', 'completed',
        'ended', 'denied')),
    form TEXT CHECK (form IN ('cash', 'credits', 'in_kind', 'shares', 'mixed', 'unknown')),
    period_start_first TEXT CHECK (period_start_first >= '0001-01-01'
        AND period_start_first = coalesce(date(period_start_first, '+0 days'), '')),
    period_start_last TEXT CHECK (period_start_last >= '0001-01-01'
        AND period_start_last = coalesce(date(period_start_last, '+0 days'), '')),
    period_start_words TEXT NOT NULL CHECK (length(period_start_words) <= 500),
    period_end_first TEXT CHECK (period_end_first >= '0001-01-01'
        AND period_end_first = coalesce(date(period_end_first, '+0 days'), '')),
    period_end_last TEXT CHECK (period_end_last >= '0001-01-01'
        AND period_end_last = coalesce(date(period_end_last, '+0 days'), '')),
    period_end_words TEXT NOT NULL CHECK (length(period_end_words) <= 500),
    period_months INTEGER CHECK (period_months > 0),
    quantity_number INTEGER CHECK (quantity_number >= 0),
    quantity_unit TEXT CHECK (length(quantity_unit) <= 500),
    happened_on_first TEXT CHECK (happened_on_first >= '0001-01-01'
        AND happened_on_first = coalesce(date(happened_on_first, '+0 days'), '')),
    happened_on_last TEXT CHECK (happened_on_last >= '0001-01-01'
        AND happened_on_last = coalesce(date(happened_on_last, '+0 days'), '')),
    happened_on_words TEXT NOT NULL CHECK (length(happened_on_words) <= 500),
    expected_on_first TEXT CHECK (expected_on_first >= '0001-01-01'
        AND expected_on_first = coalesce(date(expected_on_first, '+0 days'), '')),
    expected_on_last TEXT CHECK (expected_on_last >= '0001-01-01'
        AND expected_on_last = coalesce(date(expected_on_last, '+0 days'), '')),
    expected_on_words TEXT NOT NULL CHECK (length(expected_on_words) <= 500),
    condition TEXT NOT NULL CHECK (length(condition) <= 10000),
    other_kind TEXT CHECK (other_kind IN ('equity', 'debt', 'acquisition', 'compute', 'chip_supply',
        'infrastructure', 'licence', 'revenue_share', 'partnership', 'other')),
    seal INTEGER NOT NULL,
    CONSTRAINT "rank has its reason" CHECK (rank = 'normal' OR trim(rank_reason) <> ''),
    CONSTRAINT "checked on: first day not after last day" CHECK (
        (checked_on_first IS NULL) = (checked_on_last IS NULL)
        AND coalesce(checked_on_first <= checked_on_last, checked_on_words = '')),
    CONSTRAINT "amount fits its bound"
        CHECK (CASE bound
               WHEN 'exact' THEN low IS NOT NULL AND high IS low
               WHEN 'up_to' THEN low IS NULL AND high IS NOT NULL
               WHEN 'at_least' THEN low IS NOT NULL AND high IS NULL
               WHEN 'between' THEN low IS NOT NULL AND high IS NOT NULL AND low <= high
               ELSE low IS NULL AND high IS NULL END),
    CONSTRAINT "amount has a currency"
        CHECK (bound IS NULL OR bound = 'undisclosed' OR currency IS NOT NULL),
    CONSTRAINT "amount is whole or absent"
        CHECK (CASE WHEN bound IS NULL
               THEN approximate IS NULL AND basis IS NULL AND currency IS NULL
               ELSE approximate IS NOT NULL AND basis IS NOT NULL END),
    CONSTRAINT "period start: first day not after last day" CHECK (
        (period_start_first IS NULL) = (period_start_last IS NULL)
        AND coalesce(period_start_first <= period_start_last, period_start_words = '')),
    CONSTRAINT "period end: first day not after last day" CHECK (
        (period_end_first IS NULL) = (period_end_last IS NULL)
        AND coalesce(period_end_first <= period_end_last, period_end_words = '')),
    CONSTRAINT "period does not end before it starts"
        CHECK (period_start_first IS NULL OR period_end_last IS NULL
               OR period_start_first <= period_end_last),
    CONSTRAINT "quantity has a number or words"
        CHECK (CASE WHEN quantity_number IS NULL
               THEN quantity_unit IS NULL OR quantity_unit <> ''
               ELSE quantity_unit IS NOT NULL END),
    CONSTRAINT "happened on: first day not after last day" CHECK (
        (happened_on_first IS NULL) = (happened_on_last IS NULL)
        AND coalesce(happened_on_first <= happened_on_last, happened_on_words = '')),
    CONSTRAINT "expected on: first day not after last day" CHECK (
        (expected_on_first IS NULL) = (expected_on_last IS NULL)
        AND coalesce(expected_on_first <= expected_on_last, expected_on_words = ''))
) STRICT;

CREATE INDEX claims_by_deal ON claims (deal_id);
CREATE INDEX claims_by_source ON claims (source_id);
CREATE INDEX claims_by_low ON claims (currency, low) WHERE low IS NOT NULL;
CREATE INDEX claims_by_high ON claims (currency, high) WHERE high IS NOT NULL;
CREATE INDEX claims_by_status ON claims (status) WHERE status IS NOT NULL;
CREATE INDEX claims_by_first_day ON claims (happened_on_first)
    WHERE happened_on_first IS NOT NULL;
CREATE INDEX claims_by_last_day ON claims (happened_on_last)
    WHERE happened_on_last IS NOT NULL;
CREATE INDEX claims_by_expected_first_day ON claims (expected_on_first)
    WHERE expected_on_first IS NOT NULL;
CREATE INDEX claims_by_expected_last_day ON claims (expected_on_last)
    WHERE expected_on_last IS NOT NULL;
CREATE INDEX claims_by_period_start ON claims (period_start_first)
    WHERE period_start_first IS NOT NULL;
CREATE INDEX claims_by_period_end ON claims (period_end_last)
    WHERE period_end_last IS NOT NULL;

CREATE TABLE claim_attributions (
    claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    outlet_id INTEGER NOT NULL REFERENCES outlets (id) ON DELETE RESTRICT,
    seal INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_attributions_by_outlet ON claim_attributions (outlet_id);

CREATE TABLE claim_tags (
    claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    tag TEXT NOT NULL CHECK (trim(tag) <> '' AND length(tag) <= 200),
    seal INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position),
    UNIQUE (claim_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_tags_by_tag ON claim_tags (tag);

CREATE TABLE claim_parties (
    claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    company_id INTEGER NOT NULL REFERENCES companies (id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN ('payer', 'payee', 'partner', 'beneficiary')),
    share_ppm INTEGER CHECK (share_ppm BETWEEN 0 AND 1000000),
    seal INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position),
    UNIQUE (claim_id, role, company_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_parties_by_company ON claim_parties (company_id, role);

CREATE TABLE relations (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    from_deal_id INTEGER NOT NULL REFERENCES deals (id) ON DELETE CASCADE,
    to_deal_id INTEGER NOT NULL REFERENCES deals (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('part_of', 'replaces', 'amends', 'extends')),
    claim_id INTEGER REFERENCES claims (id),
    seal INTEGER NOT NULL,
    UNIQUE (from_deal_id, kind, to_deal_id),
    CONSTRAINT "not related to itself" CHECK (from_deal_id <> to_deal_id)
) STRICT;

CREATE INDEX relations_by_target ON relations (to_deal_id);
CREATE INDEX relations_by_claim ON relations (claim_id) WHERE claim_id IS NOT NULL;

CREATE TABLE valuations (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    company_id INTEGER NOT NULL REFERENCES companies (id) ON DELETE RESTRICT,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE RESTRICT,
    locator TEXT NOT NULL CHECK (length(locator) <= 500),
    quote TEXT NOT NULL CHECK (length(quote) <= 1000),
    sourcing TEXT CHECK (sourcing IN ('document', 'named', 'anonymous')),
    note TEXT NOT NULL CHECK (length(note) <= 10000),
    checked_by TEXT NOT NULL CHECK (length(checked_by) <= 500),
    checked_on_first TEXT CHECK (checked_on_first >= '0001-01-01'
        AND checked_on_first = coalesce(date(checked_on_first, '+0 days'), '')),
    checked_on_last TEXT CHECK (checked_on_last >= '0001-01-01'
        AND checked_on_last = coalesce(date(checked_on_last, '+0 days'), '')),
    checked_on_words TEXT NOT NULL CHECK (length(checked_on_words) <= 500),
    rank TEXT NOT NULL CHECK (rank IN ('preferred', 'normal', 'deprecated')),
    rank_reason TEXT NOT NULL CHECK (length(rank_reason) <= 10000),
    bound TEXT NOT NULL
        CHECK (bound IN ('exact', 'up_to', 'at_least', 'between', 'undisclosed')),
    low INTEGER CHECK (low >= 0),
    high INTEGER CHECK (high >= 0),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    basis TEXT NOT NULL CHECK (basis IN ('total', 'per_year', 'per_month', 'cumulative')),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    value_basis TEXT NOT NULL CHECK (value_basis IN
        ('pre_money', 'post_money', 'market_cap', 'implied', 'unspecified')),
    as_of_first TEXT CHECK (as_of_first >= '0001-01-01'
        AND as_of_first = coalesce(date(as_of_first, '+0 days'), '')),
    as_of_last TEXT CHECK (as_of_last >= '0001-01-01'
        AND as_of_last = coalesce(date(as_of_last, '+0 days'), '')),
    as_of_words TEXT NOT NULL CHECK (length(as_of_words) <= 500),
    condition TEXT NOT NULL CHECK (length(condition) <= 10000),
    deal_id INTEGER REFERENCES deals (id),
    seal INTEGER NOT NULL,
    CONSTRAINT "rank has its reason" CHECK (rank = 'normal' OR trim(rank_reason) <> ''),
    CONSTRAINT "checked on: first day not after last day" CHECK (
        (checked_on_first IS NULL) = (checked_on_last IS NULL)
        AND coalesce(checked_on_first <= checked_on_last, checked_on_words = '')),
    CONSTRAINT "amount fits its bound"
        CHECK (CASE bound
               WHEN 'exact' THEN low IS NOT NULL AND high IS low
               WHEN 'up_to' THEN low IS NULL AND high IS NOT NULL
               WHEN 'at_least' THEN low IS NOT NULL AND high IS NULL
               WHEN 'between' THEN low IS NOT NULL AND high IS NOT NULL AND low <= high
               ELSE low IS NULL AND high IS NULL END),
    CONSTRAINT "amount has a currency"
        CHECK (bound IS NULL OR bound = 'undisclosed' OR currency IS NOT NULL),
    CONSTRAINT "as of: first day not after last day" CHECK (
        (as_of_first IS NULL) = (as_of_last IS NULL)
        AND coalesce(as_of_first <= as_of_last, as_of_words = ''))
) STRICT;

CREATE INDEX valuations_by_company ON valuations (company_id);
CREATE INDEX valuations_by_source ON valuations (source_id);
CREATE INDEX valuations_by_deal ON valuations (deal_id) WHERE deal_id IS NOT NULL;
CREATE INDEX valuations_by_low ON valuations (currency, low) WHERE low IS NOT NULL;
CREATE INDEX valuations_by_high ON valuations (currency, high) WHERE high IS NOT NULL;
CREATE INDEX valuations_by_first_day ON valuations (as_of_first)
    WHERE as_of_first IS NOT NULL;
CREATE INDEX valuations_by_last_day ON valuations (as_of_last)
    WHERE as_of_last IS NOT NULL;

CREATE TABLE valuation_attributions (
    valuation_id INTEGER NOT NULL REFERENCES valuations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    outlet_id INTEGER NOT NULL REFERENCES outlets (id) ON DELETE RESTRICT,
    seal INTEGER NOT NULL,
    PRIMARY KEY (valuation_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX valuation_attributions_by_outlet ON valuation_attributions (outlet_id);

CREATE TABLE valuation_tags (
    valuation_id INTEGER NOT NULL REFERENCES valuations (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    tag TEXT NOT NULL CHECK (trim(tag) <> '' AND length(tag) <= 200),
    seal INTEGER NOT NULL,
    PRIMARY KEY (valuation_id, position),
    UNIQUE (valuation_id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestones (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    deal_id INTEGER NOT NULL REFERENCES deals (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE RESTRICT,
    label TEXT NOT NULL CHECK (trim(label) <> '' AND length(label) <= 500),
    date_first TEXT NOT NULL CHECK (date_first >= '0001-01-01'
        AND date_first = coalesce(date(date_first, '+0 days'), '')),
    date_last TEXT NOT NULL CHECK (date_last >= '0001-01-01'
        AND date_last = coalesce(date(date_last, '+0 days'), '')),
    date_words TEXT NOT NULL CHECK (length(date_words) <= 500),
    expected INTEGER NOT NULL CHECK (expected IN (0, 1)),
    quote TEXT NOT NULL CHECK (length(quote) <= 1000),
    seal INTEGER NOT NULL,
    CONSTRAINT "date: first day not after last day" CHECK (date_first <= date_last)
) STRICT;

CREATE INDEX milestones_by_deal ON milestones (deal_id);
CREATE INDEX milestones_by_source ON milestones (source_id);
CREATE INDEX milestones_by_first_day ON milestones (date_first);
CREATE INDEX milestones_by_last_day ON milestones (date_last);

CREATE TABLE exchange_rates (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    from_currency TEXT NOT NULL CHECK (from_currency GLOB '[A-Z][A-Z][A-Z]'),
    to_currency TEXT NOT NULL CHECK (to_currency GLOB '[A-Z][A-Z][A-Z]'),
    from_units INTEGER NOT NULL CHECK (from_units > 0),
    to_units INTEGER NOT NULL CHECK (to_units > 0),
    date_first TEXT CHECK (date_first >= '0001-01-01'
        AND date_first = coalesce(date(date_first, '+0 days'), '')),
    date_last TEXT CHECK (date_last >= '0001-01-01'
        AND date_last = coalesce(date(date_last, '+0 days'), '')),
    date_words TEXT NOT NULL CHECK (length(date_words) <= 500),
    source_id INTEGER REFERENCES sources (id) ON DELETE RESTRICT,
    deal_id INTEGER REFERENCES deals (id) ON DELETE CASCADE,
    quote TEXT NOT NULL CHECK (length(quote) <= 1000),
    seal INTEGER NOT NULL,
    CONSTRAINT "two currencies" CHECK (from_currency <> to_currency),
    CONSTRAINT "date: first day not after last day" CHECK (
        (date_first IS NULL) = (date_last IS NULL)
        AND coalesce(date_first <= date_last, date_words = ''))
) STRICT;

CREATE INDEX exchange_rates_by_pair ON exchange_rates (from_currency, to_currency, date_last);
CREATE INDEX exchange_rates_by_source ON exchange_rates (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX exchange_rates_by_deal ON exchange_rates (deal_id) WHERE deal_id IS NOT NULL;

CREATE TABLE saved_views (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '' AND length(name) <= 500),
    filter_json TEXT NOT NULL CHECK (length(filter_json) <= 1000000),
    layout_json TEXT NOT NULL CHECK (length(layout_json) <= 1000000),
    seal INTEGER NOT NULL
) STRICT;

-- The row number of a record of words is the id of the row it is about.
CREATE VIRTUAL TABLE deal_words USING fts5 (
    title, names, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claim_words USING fts5 (
    quote, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE valuation_words USING fts5 (
    quote, names, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE source_words USING fts5 (
    title, body, tokenize = 'unicode61 remove_diacritics 2');
