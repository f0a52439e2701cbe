// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "database/ImportBatch.h"

#include <QCoreApplication>

#include <map>

struct sqlite3_stmt;

namespace dealscope::database {

class Connection;

/// Writes the rows of batches, with one prepared statement a table. Of a row only the cells are
/// bound that differ from those of the row before, which are few where most are empty.
class BatchWriter
{
    Q_DECLARE_TR_FUNCTIONS(BatchWriter)

public:
    explicit BatchWriter(const Connection &connection);
    BatchWriter(const BatchWriter &) = delete;
    BatchWriter &operator=(const BatchWriter &) = delete;
    ~BatchWriter();

    /// All tables but the indexes of words. The texts of a batch must outlive the writer.
    core::Outcome write(const ImportBatch &batch);

private:
    struct Insert {
        sqlite3_stmt *statement = nullptr;
        std::vector<BoundCell> bound; ///< what the statement's parameters hold
    };
    core::Outcome write(const RowBuffer &rows);
    core::Result<Insert *> insertFor(const RowBuffer &rows);
    int bind(Insert &insert, const BoundCell *row, int columns);

    const Connection &m_connection;
    std::map<const char *, Insert> m_inserts; ///< by the table's name, a literal of ours
};

} // namespace dealscope::database
