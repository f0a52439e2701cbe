// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerColumns.h"

#include <QByteArrayView>

#include <vector>

namespace dealscope::database {

/// The columns of a ledger that are lists or sparse, as plain arrays.
struct PlainArrays {
    /// Two numbers, first id and count, where ids follow each other; else all ids.
    std::vector<qint64> sourceRange, sourceIds, dealRange, dealIds, claimRange, claimIds;
    std::vector<quint32> partyEnds, partyCodes; ///< where each deal's codes end, and the codes
    std::vector<quint32> periodRows;
    std::vector<qint32> periodDays; ///< four a period: start first, last, end first, last
    std::vector<qint32> periodMonths; ///< -1: none
    std::vector<quint32> expectationRows;
    std::vector<qint32> expectationDays; ///< two an expectation: first, last
    std::vector<quint32> attributionRows, attributionEnds, attributionCodes;
    std::vector<quint32> tagRows, tagEnds, tagCodes;
    std::vector<quint8> currencies; ///< three letters each, zeros for none
    std::vector<quint32> tagNameEnds;
    std::vector<quint8> tagNames; ///< UTF-8
};

/// The columns of a ledger as named parts of bytes, little-endian: a chunk of a column or a piece
/// of an array each, in a fixed order.
class ColumnParts
{
public:
    struct Part {
        const char *name;
        qint64 number; ///< 0, 1, 2... for each name
        QByteArrayView bytes;
    };
    /// Changes whenever bytes would be read in another way.
    static constexpr qint64 Format = 2;
    /// Whose parts hold the ranks of Column<quint8>::ChunkRows claims each, a byte a claim.
    static constexpr const char *RankName = "claims.rank";

    /// Keeps a copy, which shares its chunks with `columns`.
    explicit ColumnParts(const core::LedgerColumns &columns);
    ColumnParts(const ColumnParts &) = delete;
    ColumnParts &operator=(const ColumnParts &) = delete;
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }

private:
    core::LedgerColumns m_columns;
    PlainArrays m_arrays;
    std::vector<Part> m_parts;
};

} // namespace dealscope::database
