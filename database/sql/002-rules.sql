-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 2: reported schedules and ramps of claims, settlements of conflicts, editions. All
-- in tables of their own: a row's seal covers all its columns, so that a new column would break the
-- seals of every older row. Words and lists are as in version 1.

CREATE TABLE claim_installments (
    claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1199),
    when_first TEXT NOT NULL CHECK (when_first >= '0001-01-01'
        AND when_first = coalesce(date(when_first, '+0 days'), '')),
    when_last TEXT NOT NULL CHECK (when_last >= '0001-01-01'
        AND when_last = coalesce(date(when_last, '+0 days'), '')),
    when_words TEXT NOT NULL CHECK (length(when_words) <= 500),
    bound TEXT NOT NULL
        CHECK (bound IN ('exact', 'up_to', 'at_least', 'between', 'undisclosed')),
    low INTEGER CHECK (low >= 0),
    high INTEGER CHECK (high >= 0),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    basis TEXT NOT NULL CHECK (basis = 'total'),
    currency TEXT CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    seal INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position),
    CONSTRAINT "when: first day not after last day" CHECK (when_first <= when_last),
    CONSTRAINT "amount fits its bound"
        CHECK (CASE bound
               WHEN 'exact' THEN low IS NOT NULL AND high IS low
               WHEN 'up_to' THEN low IS NULL AND high IS NOT NULL
               WHEN 'at_least' THEN low IS NOT NULL AND high IS NULL
               WHEN 'between' THEN low IS NOT NULL AND high IS NOT NULL AND low <= high
               ELSE low IS NULL AND high IS NULL END),
    CONSTRAINT "amount has a currency"
        CHECK (bound = 'undisclosed' OR currency IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_ramps (
    claim_id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
    full_by_first TEXT NOT NULL CHECK (full_by_first >= '0001-01-01'
        AND full_by_first = coalesce(date(full_by_first, '+0 days'), '')),
    full_by_last TEXT NOT NULL CHECK (full_by_last >= '0001-01-01'
        AND full_by_last = coalesce(date(full_by_last, '+0 days'), '')),
    full_by_words TEXT NOT NULL CHECK (length(full_by_words) <= 500),
    seal INTEGER NOT NULL,
    CONSTRAINT "full by: first day not after last day" CHECK (full_by_first <= full_by_last)
) STRICT;

CREATE TABLE settlements (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    deal_id INTEGER NOT NULL REFERENCES deals (id) ON DELETE CASCADE,
    rule TEXT NOT NULL CHECK (rule IN ('amounts_apart', 'headlines_apart', 'opposite_bounds',
        'slip', 'status_backwards', 'other_parties', 'dates_apart', 'tie')),
    reason TEXT NOT NULL CHECK (trim(reason) <> '' AND length(reason) <= 10000),
    seal INTEGER NOT NULL
) STRICT;

CREATE INDEX settlements_by_deal ON settlements (deal_id);

-- That a claim is one of its settlement's deal is asked by the program: claims have no key of both.
CREATE TABLE settlement_claims (
    settlement_id INTEGER NOT NULL REFERENCES settlements (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    seal INTEGER NOT NULL,
    PRIMARY KEY (settlement_id, position),
    UNIQUE (settlement_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX settlement_claims_by_claim ON settlement_claims (claim_id);

CREATE TABLE editions (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE CHECK (trim(name) <> '' AND length(name) <= 500),
    made_on TEXT NOT NULL CHECK (made_on >= '0001-01-01'
        AND made_on = coalesce(date(made_on, '+0 days'), '')),
    figures_json TEXT NOT NULL CHECK (figures_json <> '' AND length(figures_json) <= 16000000),
    checksum TEXT NOT NULL
        CONSTRAINT "checksum is SHA-256 in lower-case hex"
            CHECK (length(checksum) = 64 AND checksum NOT GLOB '*[^0-9a-f]*'),
    seal INTEGER NOT NULL
) STRICT;
