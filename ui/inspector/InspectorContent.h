// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CashLadder.h"
#include "session/DashboardState.h"
#include "ui/theme/OriginPips.h"

/// What the Inspector says, as values without widgets.
namespace dealscope::ui {

/// A report on a deal, or on what a company is worth.
struct ReportEntry {
    core::ClaimId claim; ///< not valid for a valuation
    core::ValuationId valuation;
    core::SourceId source;
    QString amount; ///< "up to $10 bn"
    bool statesStatus = false;
    std::optional<core::Status> status;
    QString statusWords;
    QString date; ///< "17 Dec 2025", "Jan 2026 (inferred)", "undated"
    QString origin; ///< "unnamed outlet · origin Reuters"
    QString quote;
    QStringList details; ///< condition, period, quantity, note, tags, locator: a line each
    bool counts = false;
    QString countsFor; ///< "amount, status"
    OriginPips pips; ///< origins that say the same
    QString support; ///< "4 documents, 1 original source: Reuters"
    bool setAside = false;
    QString reason; ///< why it was set aside or retained
    QStringList findings; ///< what does not fit its quote or its company, a line each
    QStringList settledFindings; ///< the same, where somebody has decided about the report
};

/// Something about a deal's reports that nobody has settled yet.
struct WarningEntry {
    QString text; ///< short
    QString hint; ///< the whole sentence
    std::optional<core::ConflictRule> conflict; ///< the contradiction it is about, or...
    core::ClaimId claim; ///< ...the report, or...
    core::ValuationId valuation; ///< ...the valuation
};

/// A deal that this one is tied to.
struct RelationEntry {
    QString words; ///< "part of OpenAI round"
    core::DealId deal;
};

/// A report's interval for the sparkline.
struct SparkPoint {
    core::Interval interval;
    QString label; ///< "17 Dec", "undated"
    bool counts = false;
};

struct DealPage {
    core::DealId deal;
    core::DealKind kind = core::DealKind::Other;
    QString parties;
    QString title;
    QString kindLine; ///< "equity · part of the $100bn round"
    QString amount;
    QString binding; ///< "binding 0 · paid 0", or why there is none
    std::optional<core::Status> status;
    QString statusWords;
    OriginPips pips;
    QString support; ///< "figure: 4 documents, 1 original source: Reuters"
    QString warning; ///< "This figure rests on one original source: Reuters."
    analysis::DealLadder ladder;
    QString ladderWords; ///< "signed: step 4 of 5; binding $38 bn, paid 0"
    QList<WarningEntry> warnings; ///< open contradictions, then open findings
    QString counts; ///< "counts: Creati.ai, Jan 2026 (latest report)"
    QStringList countsDetails; ///< other attributes that come from other reports
    QStringList facts; ///< period, form, dates, milestones: a line each
    QList<RelationEntry> relations;
    QList<SparkPoint> spark;
    core::Money firm;
    core::Currency currency;
    QList<ReportEntry> reports; ///< by publication, undated last
    QList<ReportEntry> valuations; ///< that hang on the deal
    QString note;
};

/// Nothing for a deal that is not known at the present clock.
[[nodiscard]] std::optional<DealPage> makeDealPage(const session::DashboardState &state,
                                                   core::DealId deal);
/// The reports behind a picked valuation: all of its company, basis and condition.
[[nodiscard]] QList<ReportEntry> makeValuationReports(const session::DashboardState &state,
                                                      const QList<core::ValuationId> &picked);
/// "Capital $14–118 bn, binding $14 bn" and the like for several deals, a line each.
[[nodiscard]] QStringList summaryLines(const session::DashboardState &state,
                                       const QList<core::DealId> &deals);

} // namespace dealscope::ui
