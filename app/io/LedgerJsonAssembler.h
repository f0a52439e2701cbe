// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"
#include "io/LedgerJsonRows.h"

#include <QHash>

namespace dealscope::io {

/// Puts the JSON tables of a ledger together: rows get their ids, references are followed, and
/// what only shows in several rows at once is checked. Tables are read in the order in which they
/// refer to each other, whatever order they came in.
class LedgerJsonAssembler
{
public:
    /// The names of all tables, in the order of reading.
    [[nodiscard]] static QStringList tableNames();

    /// `place` is how sentences name the table: "claims.json". `rows` must be a list.
    void add(const QString &table, const QString &place, const QJsonValue &rows);
    [[nodiscard]] core::Result<core::LedgerData> assemble();

private:
    template<typename Row>
    struct Taken {
        Row row;
        JsonRow json;
    };
    struct Table {
        QString place;
        QJsonValue rows;
    };

    template<typename Row, typename Read>
    QList<Taken<Row>> take(const QString &table, Read read);
    /// take(), then refuses unknown fields and stores the rows.
    template<typename Row, typename Read>
    void takeAll(const QString &table, QList<Row> *rows, Read read);
    template<typename Row>
    void store(const QList<Taken<Row>> &taken, QList<Row> *rows);
    template<typename Index, typename Id>
    void index(Index *index, Id id, const QString &key, const QString &name, JsonRow *row);

    void readCompanies();
    void readOutlets();
    void readSources();
    void readDeals();
    void readRelations();
    void readSettlements();
    /// A table whose rows have a name of their own each.
    template<typename Row>
    void takeNamed(const QString &table, QList<Row> *rows, Row (*read)(JsonRow &));
    void checkCycles();
    [[nodiscard]] core::Error problem(const QString &table, const QString &words) const;
    bool keep(const JsonRow &row);

    QHash<QString, Table> m_tables;
    LedgerReferences m_known;
    core::LedgerData m_data;
    QList<Taken<core::Deal>> m_takenDeals;
    std::optional<core::Error> m_error;
};

} // namespace dealscope::io
