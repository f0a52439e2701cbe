// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"

namespace dealscope::tests {

/// A ledger with what a schedule has to master: an even spread, a ramp, a reported schedule with a
/// rest, ranges and open ends, joint payers, a deal without a term, several kinds, capital in.
/// Deals 1 to 9 have amounts: cloud, chips, site, joint, once, small, and three rounds.
inline LedgerBuilder scheduleLedger()
{
    using namespace core;
    using enum DealKind;
    LedgerBuilder b;
    const auto date
        = [](const char *iso) { return *PartialDate::fromIso(QString::fromLatin1(iso)); };
    const SourceId s = b.source("Reuters", "2025-12-19");
    {
        Claim &claim = b.claim(b.deal("Cloud", Compute, {"OpenAI"}, {"AWS"}), s, exactBn(38),
                               Status::Signed);
        claim.period = Period{{}, {}, 84};
        claim.fullBy = date("2026");
    }
    {
        Claim &claim = b.claim(b.deal("Chips", ChipSupply, {"OpenAI"}, {"AMD"}), s, upToBn(24),
                               Status::Announced);
        claim.period = Period{date("2026-07"), {}, 36};
    }
    {
        Claim &claim = b.claim(b.deal("Site", Infrastructure, {"Meta"}, {"Crusoe"}), s, exactBn(12),
                               Status::Signed);
        claim.schedule = {{date("2026"), exactBn(4)}, {date("2027"), exactBn(5)}};
    }
    {
        Claim &claim = b.claim(b.deal("Joint", Compute, {"SoftBank", "Oracle"}, {}), s,
                               atLeastBn(9), Status::Announced);
        claim.period = Period{date("2027-01"), {}, 36};
    }
    b.claim(b.deal("Once", Licence, {"Meta"}, {"Scale"}), s, exactBn(2), Status::Completed);
    {
        Claim &claim = b.claim(b.deal("Small", Compute, {"Inflection AI"}, {"CoreWeave"}), s,
                               exactBn(0.2), Status::Signed);
        claim.period = Period{date("2026-01"), {}, 24};
    }
    b.claim(b.deal("Round", Equity, {"Microsoft"}, {"OpenAI"}), s, exactBn(10), Status::Completed)
        .happenedOn
        = date("2026-02");
    b.claim(b.deal("Next round", Equity, {"SoftBank"}, {"OpenAI"}), s, upToBn(15), Status::InTalks);
    b.claim(b.deal("Stake", Equity, {"Nvidia"}, {"Inflection AI"}), s, atLeastBn(1),
            Status::Announced);
    b.claim(b.deal("No amount", Compute, {"OpenAI"}, {"Oracle"}), s).status = Status::Signed;
    return b;
}

} // namespace dealscope::tests
