// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"

namespace dealscope::tests {

/// A ledger with what a flow picture has to master: money that returns to a daughter of its
/// payer, a large joint payment to nobody named, a round with a remainder, an open amount, thin
/// flows, and many deals without an amount.
inline LedgerBuilder flowLedger()
{
    using namespace core;
    LedgerBuilder b;
    b.company("Amazon");
    b.company("AWS", "Amazon");
    const SourceId s = b.source("Reuters", "2025-12-17");
    const auto add
        = [&](const char *title, DealKind kind, std::initializer_list<const char *> payers,
              std::initializer_list<const char *> payees) {
              return b.deal(title, kind, payers, payees);
          };
    using enum DealKind;
    const DealId round = add("OpenAI round", Equity, {}, {"OpenAI"});
    b.claim(round, s, upToBn(100), Status::InTalks);
    const DealId amazon = add("Amazon in OpenAI", Equity, {"Amazon"}, {"OpenAI"});
    b.claim(amazon, s, upToBn(50), Status::InTalks);
    b.relate(amazon, round, RelationKind::PartOf);
    const DealId aws = add("OpenAI at AWS", Compute, {"OpenAI"}, {"AWS"});
    Claim &cloud = b.claim(aws, s, exactBn(38), Status::Signed);
    cloud.period = Period{PartialDate::fromIso(u"2025-11"), {}, 84};
    b.claim(add("Microsoft in OpenAI", Equity, {"Microsoft"}, {"OpenAI"}), s, exactBn(10),
            Status::Completed)
        .happenedOn
        = PartialDate::fromIso(u"2023-01");
    b.claim(add("Microsoft in OpenAI, later", Equity, {"Microsoft"}, {"OpenAI"}), s, atLeastBn(13),
            Status::Completed);
    const DealId stargate = add("Stargate", Infrastructure, {"SoftBank", "Oracle"}, {});
    b.claim(stargate, s, exactBn(400), Status::Announced);
    const CompanyId openAi = b.company("OpenAI");
    b.dealRow(stargate).parties.append(Party{openAi, Role::Beneficiary, {}});
    b.claim(add("Amazon in Anthropic", Equity, {"Amazon"}, {"Anthropic"}), s, exactBn(4),
            Status::Completed);
    b.claim(add("Google in Anthropic", Equity, {"Google"}, {"Anthropic"}), s, exactBn(2),
            Status::Signed);
    b.claim(add("Inflection round", Equity, {"Microsoft", "Nvidia"}, {"Inflection AI"}), s,
            exactBn(1.3), Status::Completed);
    for (const char *supplier : {"Nvidia", "AMD", "Broadcom"}) {
        b.claim(add("Chips for OpenAI", ChipSupply, {"OpenAI"}, {supplier}), s).status
            = Status::Signed;
    }
    b.claim(add("Trainium for OpenAI", ChipSupply, {"OpenAI"}, {"AWS"}), s).status
        = Status::InTalks;
    b.claim(add("Oracle for OpenAI", Compute, {"OpenAI"}, {"Oracle"}), s).status = Status::Signed;
    b.claim(add("SoftBank in OpenAI", Equity, {"SoftBank"}, {"OpenAI"}), s).status
        = Status::Announced;
    b.claim(add("Disney in OpenAI", Equity, {"Disney"}, {"OpenAI"}), s, exactBn(1),
            Status::Announced);
    b.claim(add("TPUs for Meta", ChipSupply, {"Meta"}, {"Google"}), s).status = Status::InTalks;
    b.claim(add("Anthropic at AWS", Compute, {"Anthropic"}, {"AWS"}), s).status = Status::Signed;
    b.claim(add("Licence for Microsoft", Licence, {"Microsoft"}, {"OpenAI"}), s).status
        = Status::Signed;
    b.claim(add("Called off", Equity, {"Google"}, {"OpenAI"}), s, exactBn(7), Status::Ended);
    for (const char *retailer : {"Etsy", "Shopify", "Instacart"}) {
        const DealId deal = add("Checkout", Partnership, {}, {});
        const CompanyId company = b.company(retailer);
        b.dealRow(deal).parties
            = {Party{openAi, Role::Partner, {}}, Party{company, Role::Partner, {}}};
        b.claim(deal, s).status = Status::Announced;
    }
    return b;
}

inline session::StatePtr stateOf(const core::SnapshotPtr &snapshot, const core::Filter &filter = {},
                                 const core::Perspective &perspective = {})
{
    return session::makeState(snapshot, filter, perspective, nullptr, QStringLiteral("test"))
        .value();
}

} // namespace dealscope::tests
