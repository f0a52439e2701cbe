// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/BatchWriter.h"

#include "database/Connection.h"
#include "database/SqlError.h"

#include <sqlite3.h>

namespace dealscope::database {

using core::Done;
using core::Outcome;

BatchWriter::BatchWriter(const Connection &connection)
    : m_connection(connection)
{
}

BatchWriter::~BatchWriter()
{
    for (const auto &[table, insert] : m_inserts) {
        sqlite3_finalize(insert.statement);
    }
}

Outcome BatchWriter::write(const ImportBatch &batch)
{
    for (const RowBuffer *rows :
         {&batch.companies, &batch.outlets, &batch.sources, &batch.deals, &batch.dealParties,
          &batch.claims, &batch.attributions, &batch.tags, &batch.claimParties, &batch.relations}) {
        if (auto done = write(*rows); !done) {
            return done;
        }
    }
    return Done{};
}

core::Result<BatchWriter::Insert *> BatchWriter::insertFor(const RowBuffer &rows)
{
    Insert &insert = m_inserts[rows.table()];
    if (!insert.statement) {
        QByteArray sql = QByteArray("INSERT INTO ") + rows.table() + " VALUES (?";
        for (int column = 1; column < rows.columns(); ++column) {
            sql += ", ?";
        }
        sql += ')';
        const int code = sqlite3_prepare_v3(m_connection.handle(), sql.constData(), -1,
                                            SQLITE_PREPARE_PERSISTENT, &insert.statement, nullptr);
        if (code != SQLITE_OK) {
            return SqlError::of(m_connection.handle(), code);
        }
        // Parameters are NULL until they are bound.
        insert.bound.assign(size_t(rows.columns()), {nullptr, BoundCell::NullMark});
    }
    return &insert;
}

int BatchWriter::bind(Insert &insert, const BoundCell *row, int columns)
{
    for (int column = 0; column < columns; ++column) {
        const BoundCell &cell = row[column];
        BoundCell &bound = insert.bound[size_t(column)];
        const bool isSeal = column == columns - 1;
        if (cell == bound && !isSeal) {
            continue;
        }
        bound = cell;
        int code = SQLITE_OK;
        if (cell.text) {
            code = sqlite3_bind_text64(insert.statement, column + 1, cell.text,
                                       sqlite3_uint64(cell.number), SQLITE_STATIC, SQLITE_UTF8);
        } else if (cell.isNull() && !isSeal) {
            code = sqlite3_bind_null(insert.statement, column + 1);
        } else {
            code = sqlite3_bind_int64(insert.statement, column + 1, cell.number);
        }
        if (code != SQLITE_OK) {
            return code;
        }
    }
    return SQLITE_OK;
}

Outcome BatchWriter::write(const RowBuffer &rows)
{
    if (rows.rowCount() == 0) {
        return Done{};
    }
    const auto insert = insertFor(rows);
    if (!insert) {
        return insert.error();
    }
    for (qsizetype row = 0; row < rows.rowCount(); ++row) {
        int code = bind(**insert, rows.row(row), rows.columns());
        if (code == SQLITE_OK) {
            code = sqlite3_step((*insert)->statement);
        }
        if (code != SQLITE_DONE) {
            const core::Error error = SqlError::of(m_connection.handle(), code);
            sqlite3_reset((*insert)->statement);
            return SqlError::inRow(tr("a row of %1").arg(QString::fromLatin1(rows.table())), error);
        }
        sqlite3_reset((*insert)->statement);
    }
    return Done{};
}

} // namespace dealscope::database
