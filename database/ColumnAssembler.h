// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/ColumnParts.h"

#include <functional>
#include <optional>

namespace dealscope::database {

/// Puts parts together again. Believes nothing: what does not fit together, or points outside of
/// the ledger, gives no columns.
class ColumnAssembler
{
public:
    ColumnAssembler();
    ColumnAssembler(const ColumnAssembler &) = delete;
    ColumnAssembler &operator=(const ColumnAssembler &) = delete;

    /// Parts of a name in their order; false for one that does not belong.
    [[nodiscard]] bool add(QByteArrayView name, qint64 number, QByteArrayView bytes);
    /// The columns, once all parts are there.
    [[nodiscard]] std::optional<core::LedgerColumns> finish(const core::LedgerLists &lists);

private:
    struct Target {
        QByteArrayView name;
        std::function<bool(QByteArrayView)> append;
        qint64 parts = 0;
    };

    [[nodiscard]] bool takeIds();
    [[nodiscard]] bool takeParties();
    [[nodiscard]] bool takePeriods();
    [[nodiscard]] bool takeExpectations();
    [[nodiscard]] bool takeNames();
    /// Takes over what the arrays hold.
    [[nodiscard]] bool takeLists(std::vector<quint32> &rows, std::vector<quint32> &ends,
                                 std::vector<quint32> &codes, quint32 limit, bool orNoRow, int flag,
                                 core::SparseLists &lists) const;
    [[nodiscard]] bool codesAreKnown() const;
    [[nodiscard]] bool flagsFit() const;

    core::LedgerColumns m_columns;
    PlainArrays m_arrays;
    std::vector<Target> m_targets;
    size_t m_last = 0; ///< the target of the last part
};

} // namespace dealscope::database
