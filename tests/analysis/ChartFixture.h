// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include <QTest>
#include <algorithm>
#include <limits>
#include <random>

namespace dealscope::tests {

using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;

inline ResolutionPtr resolve(const LedgerBuilder &builder)
{
    return Resolver::resolve(builder.snapshot(), Lens::Latest, {});
}

inline QList<int> allOf(const ResolutionPtr &resolution)
{
    QList<int> all(resolution->deals().size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

inline ChartData chart(const ResolutionPtr &resolution, const ChartQuery &query,
                       bool groups = false)
{
    return chartData(*resolution, allOf(resolution), Currency::usd(), groups, query);
}

inline ChartQuery query(ChartDimension by, std::optional<ChartDimension> stack = {},
                        ChartMeasure measure = ChartMeasure::Amount)
{
    ChartQuery result;
    result.by = by;
    result.stack = stack;
    result.measure = measure;
    return result;
}

inline QString nameOf(const Resolution &resolution, const ChartKey &key)
{
    using Bucket = ChartKey::Bucket;
    switch (key.bucket) {
    case Bucket::NotStated:
        return QStringLiteral("not stated");
    case Bucket::Imprecise:
        return QStringLiteral("imprecise");
    case Bucket::Undated:
        return QStringLiteral("undated");
    case Bucket::Others:
        return QStringLiteral("others");
    case Bucket::Value:
        break;
    }
    if (key.start.isValid()) {
        return key.start.toString(Qt::ISODate);
    }
    if (key.outlet.isValid()) {
        return resolution.snapshot().outletName(key.outlet);
    }
    QStringList names;
    for (const CompanyId id : key.companies) {
        names.append(resolution.snapshot().companyName(id));
    }
    return names.isEmpty() ? QString::number(key.code) : names.join(u'+');
}

inline QStringList namesOf(const Resolution &resolution, const ChartPanel &panel)
{
    QStringList names;
    for (const ChartBar &bar : panel.bars) {
        names.append(nameOf(resolution, bar.total.key));
    }
    return names;
}

/// A ledger with everything that makes sums hard: a family, joint payers, open and missing
/// amounts, an undated deal, a deal dated by its year only, an ended one.
inline LedgerBuilder mixedLedger()
{
    LedgerBuilder b;
    const SourceId dated = b.source("Reuters", "2025-12-17");
    const SourceId later = b.source("Creati.ai", "2026-01");
    const SourceId undated = b.source("unnamed", nullptr);
    const auto add = [&](const char *title, DealKind kind, std::initializer_list<const char *> from,
                         std::initializer_list<const char *> to, SourceId source, Amount amount,
                         Status status) {
        const DealId deal = b.deal(title, kind, from, to);
        b.claim(deal, source, amount, status);
        return deal;
    };
    const DealId round
        = add("round", DealKind::Equity, {}, {"OpenAI"}, later, exactBn(100), Status::InTalks);
    const DealId part = add("amazon", DealKind::Equity, {"Amazon"}, {"OpenAI"}, later, upToBn(50),
                            Status::InTalks);
    b.relate(part, round, RelationKind::PartOf);
    add("microsoft", DealKind::Equity, {"Microsoft"}, {"OpenAI"}, dated, exactBn(10),
        Status::Completed);
    add("aws", DealKind::Compute, {"OpenAI"}, {"AWS"}, dated, exactBn(38), Status::Signed);
    add("joint", DealKind::Infrastructure, {"SoftBank", "Oracle"}, {}, undated, exactBn(400),
        Status::Announced);
    add("open", DealKind::Equity, {"Microsoft"}, {"Anthropic"}, dated, atLeastBn(5),
        Status::Signed);
    add("chips", DealKind::ChipSupply, {"OpenAI"}, {"Nvidia"}, dated, Amount::undisclosed(),
        Status::Signed);
    add("ended", DealKind::Equity, {"Google"}, {"Etsy"}, dated, exactBn(3), Status::Ended);
    const DealId year = add("year", DealKind::Equity, {"Google"}, {"Anthropic"}, dated, exactBn(2),
                            Status::Completed);
    b.claim(year, dated).happenedOn = PartialDate::fromIso(u"2023");
    b.deal("partners", DealKind::Partnership, {}, {});
    b.claim(DealId(b.data().deals.size()), dated).status = Status::Announced;
    return b;
}

const ChartDimension allDimensions[]
    = {ChartDimension::Month,  ChartDimension::Quarter, ChartDimension::Year,
       ChartDimension::Payer,  ChartDimension::Payee,   ChartDimension::Kind,
       ChartDimension::Status, ChartDimension::Form,    ChartDimension::Outlet};

} // namespace dealscope::tests
