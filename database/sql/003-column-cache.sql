-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 3: a place for the columns of a large ledger (see ColumnCache), so that it opens
-- without its rows being read. All of it can be made anew from the rows; nothing refers to it, and
-- a file that lacks it is read as it is. It counts only while its stamp is that of the file.

CREATE TABLE column_cache (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL CHECK (length(name) <= 100),
    part INTEGER NOT NULL CHECK (part >= 0),
    body BLOB NOT NULL,
    seal INTEGER NOT NULL,
    UNIQUE (name, part)
) STRICT;

CREATE TABLE column_cache_stamp (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    format INTEGER NOT NULL,
    writing INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    file_counter INTEGER NOT NULL,
    schema_cookie INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    free_pages INTEGER NOT NULL,
    seal INTEGER NOT NULL
) STRICT;
