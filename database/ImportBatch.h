// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/TextArena.h"
#include "database/RowBuffer.h"

#include <memory>

namespace dealscope::database {

/// A record for an index of words: `id` and its one or two texts.
struct WordRecord {
    qint64 id = 0;
    QByteArrayView first;
    QByteArrayView second;
};

/// The records of a batch for the three indexes of words that an import adds to.
struct WordBatch {
    std::vector<WordRecord> deals; ///< title, names of the parties
    std::vector<WordRecord> claims; ///< quote
    std::vector<WordRecord> sources; ///< title, text (none)
    core::TextArena texts; ///< of the names
};

/// The rows that some thousand reports come to, in the order in which they refer to one another.
struct ImportBatch {
    RowBuffer companies{"companies", 5};
    RowBuffer outlets{"outlets", 5};
    RowBuffer sources{"sources", 18};
    RowBuffer deals{"deals", 6};
    RowBuffer dealParties{"deal_parties", 6};
    RowBuffer claims{"claims", 39};
    RowBuffer attributions{"claim_attributions", 4};
    RowBuffer tags{"claim_tags", 4};
    RowBuffer claimParties{"claim_parties", 6};
    RowBuffer relations{"relations", 6};
    std::shared_ptr<WordBatch> words = std::make_shared<WordBatch>();
    qint64 rows = 0; ///< reports read so far
};

} // namespace dealscope::database
