// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

#include <QByteArray>

class QIODevice;

namespace dealscope::io {

/// Reads a ledger from JSON: the bundled sample and what users bring, by the same rules.
///
/// Tables: companies, outlets, sources, deals, claims, valuations, milestones, rates, settlements,
/// editions, saved_views; each a list of objects. One document may hold them all
/// ({"companies": [...], ...}), or there is one document a table. Every row may have an `id` (1 or
/// more); rows without one get the lowest that is free, and all lists come out in the order of
/// their ids. Rows name others by name, alias (companies, outlets), key (deals, sources) or id.
/// null is the same as a missing field.
///
/// - company: name, aliases, parent, note
/// - outlet: name, named, aliases, homepage
/// - source: key, outlet, kind, title, url, archived_url, language, published,
///   published_inferred, accessed, file, text, checksum
/// - deal: key, title, kind, payers, payees, partners, beneficiaries, note,
///   relations: [{kind, to, claim}]
/// - claim: deal, source, amount, status, form, period, schedule: [{when, amount}] (1200 at most,
///   in the order of their first days, amounts as totals), full_by, quantity, happened_on,
///   expected_on, condition; payers, payees, partners, beneficiaries and kind where they are not
///   the deal's; locator, quote, attribution (outlets, nearest first), sourcing, note, tags,
///   checked_by, checked_on, rank, rank_reason
/// - valuation: company, source, amount, basis, as_of, condition, deal, and the evidence of a
///   claim from locator on
/// - milestone: deal, source, label, date, expected, quote
/// - rate: from, to, from_units, to_units, date, source, deal, quote
/// - settlement: deal, rule, claims (ids, of this deal), reason
/// - edition: name, made_on (a day), figures (JSON as text), checksum (SHA-256 of figures)
/// - saved view: name, filter, layout (JSON as text)
///
/// Amounts are whole units: {"bound": "exact", "value": 10000000000, "currency": "USD"}, "low" and
/// "high" with the bound "between", and optionally "approximate" and "basis". A party is a name or
/// {"company": ..., "share_ppm": ...}. Dates are as for PartialDate::fromIso, or
/// {"iso": ..., "words": ...}.
///
/// All or nothing: the first thing that breaks a rule refuses the whole, with one sentence that
/// names file, table, row and field. Unknown fields and codes break one, so that a misspelling
/// loses nothing in silence. Documents above 64 MB are refused before they are parsed.
class LedgerJsonReader
{
public:
    struct Table {
        QString name; ///< "claims"
        QString fileName; ///< for sentences: "claims.json"
        QByteArray json; ///< a list of rows
    };

    [[nodiscard]] static core::Result<core::LedgerData> read(const QByteArray &json,
                                                             const QString &fileName);
    /// From an open device, read to its end.
    [[nodiscard]] static core::Result<core::LedgerData> read(QIODevice &device,
                                                             const QString &fileName);
    [[nodiscard]] static core::Result<core::LedgerData> readTables(const QList<Table> &tables);
    /// From a file or resource: a document with all tables, or an index of files that lie beside
    /// it, {"tables": {"claims": "claims.json", ...}}.
    [[nodiscard]] static core::Result<core::LedgerData> readFile(const QString &path);
    /// The ledger that is bundled with the program, from its resources (/sample).
    [[nodiscard]] static core::Result<core::LedgerData> readSample();
};

} // namespace dealscope::io
