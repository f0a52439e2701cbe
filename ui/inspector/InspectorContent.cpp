// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/InspectorContent.h"

#include "analysis/Families.h"
#include "analysis/Review.h"
#include "io/MoneyText.h"
#include "session/ConflictWords.h"
#include "session/FilterWords.h"
#include "session/LintWords.h"
#include "ui/deals/DealWords.h"
#include "ui/deals/SupportWords.h"
#include "ui/inspector/ReportWords.h"
#include "ui/views/cash/CashWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using analysis::ResolvedDeal;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::InspectorContent", text);
}

void addDetail(QStringList &details, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        details.append(name.arg(value));
    }
}

/// What claims and valuations say alike.
ReportEntry makeEntry(const Evidence &evidence, const Snapshot &snapshot)
{
    ReportEntry entry;
    entry.source = evidence.source;
    entry.date = publicationWords(snapshot.source(evidence.source));
    entry.origin = originWords(evidence, snapshot);
    entry.quote = evidence.quote;
    entry.setAside = evidence.rank == Rank::Deprecated;
    entry.reason = evidence.rankReason;
    return entry;
}

void addEvidenceDetails(ReportEntry &entry, const Evidence &evidence)
{
    if (evidence.rank == Rank::Preferred) {
        addDetail(entry.details, tr("retained: %1"), evidence.rankReason);
    }
    addDetail(entry.details, tr("note: %1"), evidence.note);
    addDetail(entry.details, tr("tags: %1"), evidence.tags.join(QStringLiteral(", ")));
    addDetail(entry.details, tr("where: %1"), evidence.locator);
}

void addFindings(ReportEntry &entry, const QList<analysis::Finding> &findings,
                 const Snapshot &snapshot)
{
    for (const analysis::Finding &finding : findings) {
        (finding.isSettled() ? entry.settledFindings : entry.findings)
            .append(session::findingInWords(finding, snapshot));
    }
}

void addWarnings(DealPage &page, const session::DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    const analysis::Review &review = analysis::Review::of(*state.resolution);
    for (const analysis::Conflict &conflict : review.conflictsOf(page.deal)) {
        if (conflict.isSettled()) {
            continue;
        }
        QStringList sides;
        for (const analysis::ConflictSide &side : conflict.sides) {
            sides.append(session::sideInWords(side, conflict.rule, snapshot));
        }
        page.warnings.append({session::conflictRuleName(conflict.rule) + QStringLiteral(": ")
                                  + sides.join(QStringLiteral(" | ")),
                              session::conflictInWords(conflict, snapshot),
                              conflict.rule,
                              {},
                              {}});
    }
    for (const analysis::Finding &finding : review.findingsOf(page.deal)) {
        // A slip is among the contradictions already.
        if (!finding.isSettled() && finding.rule != analysis::FindingRule::Slip) {
            const QString sentence = session::findingInWords(finding, snapshot);
            page.warnings.append({sentence, sentence, {}, finding.claim, finding.valuation});
        }
    }
}

/// "amount, status": the attributes of its deal that come from this claim.
QString attributesFrom(const ResolvedDeal &deal, ClaimId claim)
{
    QStringList names;
    const std::pair<ClaimId, const char *> attributes[]
        = {{deal.amountClaim, QT_TRANSLATE_NOOP("dealscope::ui::InspectorContent", "amount")},
           {deal.statusClaim, QT_TRANSLATE_NOOP("dealscope::ui::InspectorContent", "status")},
           {deal.formClaim, QT_TRANSLATE_NOOP("dealscope::ui::InspectorContent", "form")},
           {deal.periodClaim, QT_TRANSLATE_NOOP("dealscope::ui::InspectorContent", "term")},
           {deal.happenedClaim, QT_TRANSLATE_NOOP("dealscope::ui::InspectorContent", "date")},
           {deal.expectedClaim,
            QT_TRANSLATE_NOOP("dealscope::ui::InspectorContent", "expected date")}};
    for (const auto &[from, name] : attributes) {
        if (from == claim) {
            names.append(tr(name));
        }
    }
    return names.join(QStringLiteral(", "));
}

ReportEntry claimEntry(const session::DashboardState &state, const ResolvedDeal &deal,
                       const Claim &claim)
{
    const Snapshot &snapshot = *state.snapshot;
    ReportEntry entry = makeEntry(claim.evidence, snapshot);
    entry.claim = claim.id;
    entry.amount = claim.amount ? io::amountInWords(*claim.amount) : tr("no amount stated");
    entry.statesStatus = claim.status.has_value();
    entry.status = claim.status;
    entry.statusWords = claim.status ? session::statusShortName(*claim.status) : QString();
    entry.counts = state.resolution->counts(claim.id);
    entry.countsFor = attributesFrom(deal, claim.id);
    const analysis::Support support = supportOfClaim(*state.resolution, deal, claim);
    entry.pips = {int(support.origins.size()), 0};
    entry.support = supportInWords(support, snapshot);
    addDetail(entry.details, tr("condition: %1"), claim.condition);
    if (claim.otherKind) {
        addDetail(entry.details, tr("speaks of: %1"), session::kindName(*claim.otherKind));
    }
    if (!claim.otherParties.isEmpty()) {
        addDetail(
            entry.details, tr("names other parties: %1"),
            session::partyNames(companiesAs(claim.otherParties, Role::Payer), snapshot)
                + QStringLiteral(" → ")
                + session::partyNames(companiesAs(claim.otherParties, Role::Payee), snapshot));
    }
    if (claim.form) {
        addDetail(entry.details, tr("form: %1"), session::formName(*claim.form));
    }
    if (claim.period) {
        addDetail(entry.details, tr("term: %1"), periodWords(*claim.period));
    }
    if (claim.quantity) {
        addDetail(entry.details, tr("quantity: %1"),
                  claim.quantity->number
                      ? QLocale::c().toString(*claim.quantity->number) + u' ' + claim.quantity->unit
                      : claim.quantity->unit);
    }
    if (claim.happenedOn) {
        addDetail(entry.details, tr("took place: %1"), session::dateInWords(*claim.happenedOn));
    }
    if (claim.expectedOn) {
        addDetail(entry.details, tr("expected: %1"), session::dateInWords(*claim.expectedOn));
    }
    addEvidenceDetails(entry, claim.evidence);
    addFindings(entry, analysis::Review::of(*state.resolution).findingsOf(claim.id), snapshot);
    return entry;
}

ReportEntry valuationEntry(const session::DashboardState &state, const Valuation &valuation)
{
    const Snapshot &snapshot = *state.snapshot;
    ReportEntry entry = makeEntry(valuation.evidence, snapshot);
    entry.valuation = valuation.id;
    entry.amount
        = snapshot.companyName(valuation.company) + u' ' + io::amountInWords(valuation.amount);
    entry.counts = state.resolution->counts(valuation.id);
    addDetail(entry.details, tr("basis: %1"), valuationBasisName(valuation.basis));
    if (valuation.asOf) {
        addDetail(entry.details, tr("as of %1"), session::dateInWords(*valuation.asOf));
    }
    addDetail(entry.details, tr("condition: %1"), valuation.condition);
    addEvidenceDetails(entry, valuation.evidence);
    addFindings(entry, analysis::Review::of(*state.resolution).findingsOf(valuation.id), snapshot);
    return entry;
}

void addRelations(DealPage &page, const session::DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    const auto words = [](RelationKind kind, bool forward) {
        switch (kind) {
        case RelationKind::PartOf:
            return forward ? tr("part of %1") : tr("has the part %1");
        case RelationKind::Replaces:
            return forward ? tr("replaces %1") : tr("replaced by %1");
        case RelationKind::Amends:
            return forward ? tr("amends %1") : tr("amended by %1");
        case RelationKind::Extends:
            return forward ? tr("extends %1") : tr("extended by %1");
        }
        return QString();
    };
    const auto add = [&](DealId other, const QString &text) {
        // A tie that nobody has reported by the clock is not known.
        const ResolvedDeal *resolved = state.resolution->deal(other);
        const Deal *row = snapshot.deal(other);
        if (resolved && row) {
            page.relations.append(
                {text.arg(row->title.isEmpty() ? dealParties(*resolved, snapshot) : row->title),
                 other});
        }
    };
    const auto isKnown = [&](const Relation &relation) {
        return !relation.claim.isValid() || state.resolution->isKnown(relation.claim);
    };
    for (const Relation &relation : snapshot.relationsFrom(page.deal)) {
        if (isKnown(relation)) {
            add(relation.to, words(relation.kind, true));
        }
    }
    for (const Relation &relation : snapshot.relationsTo(page.deal)) {
        if (isKnown(relation)) {
            add(relation.from, words(relation.kind, false));
        }
    }
}

void addCounting(DealPage &page, const ResolvedDeal &deal, const session::DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    const ClaimId leading = deal.amountClaim.isValid() ? deal.amountClaim : deal.statusClaim;
    const Claim *claim = snapshot.claim(leading);
    if (!claim) {
        return;
    }
    page.counts = tr("counts: %1 – %2")
                      .arg(reportName(claim->evidence, snapshot),
                           claim->evidence.rank == Rank::Preferred
                               ? tr("retained: %1").arg(claim->evidence.rankReason)
                               : session::lensName(state.perspective.lens));
    const std::pair<ClaimId, QString> others[]
        = {{deal.statusClaim, tr("status from %1")},
           {deal.formClaim, tr("form from %1")},
           {deal.periodClaim, tr("term from %1")},
           {deal.happenedClaim, tr("date from %1")},
           {deal.expectedClaim, tr("expected date from %1")}};
    for (const auto &[id, text] : others) {
        const Claim *other = snapshot.claim(id);
        if (other && id != leading) {
            page.countsDetails.append(text.arg(reportName(other->evidence, snapshot)));
        }
    }
}

void addFacts(DealPage &page, const ResolvedDeal &deal, const session::DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    if (deal.period) {
        addDetail(page.facts, tr("term: %1"), periodWords(*deal.period));
    }
    if (deal.form) {
        addDetail(page.facts, tr("form: %1"), session::formName(*deal.form));
    }
    if (deal.computedTotal) {
        page.facts.append(tr("total computed from a rate and its term"));
    }
    if (deal.happenedOn) {
        addDetail(page.facts, tr("took place: %1"), session::dateInWords(*deal.happenedOn));
    }
    if (deal.expectedOn) {
        addDetail(page.facts, tr("expected: %1"), session::dateInWords(*deal.expectedOn));
    }
    if (!deal.partners.isEmpty() && !(deal.payers.isEmpty() && deal.payees.isEmpty())) {
        addDetail(page.facts, tr("partners: %1"), session::partyNames(deal.partners, snapshot));
    }
    if (!deal.beneficiaries.isEmpty()) {
        addDetail(page.facts, tr("for the benefit of %1"),
                  session::partyNames(deal.beneficiaries, snapshot));
    }
    for (const Milestone &milestone : snapshot.data().milestones) {
        const Source *source = snapshot.source(milestone.source);
        if (milestone.deal == page.deal && source
            && analysis::isKnownBy(*source, state.perspective.publishedBy)) {
            page.facts.append(session::dateInWords(milestone.date) + QStringLiteral(": ")
                              + milestone.label
                              + (milestone.expected ? tr(" (expected)") : QString()));
        }
    }
}

template<typename Row>
void sortByPublication(QList<const Row *> &rows, const Snapshot &snapshot)
{
    std::ranges::stable_sort(rows, [&](const Row *a, const Row *b) {
        return isPublishedBefore(snapshot.source(a->evidence.source),
                                 snapshot.source(b->evidence.source), a->id < b->id);
    });
}

} // namespace

std::optional<DealPage> makeDealPage(const session::DashboardState &state, DealId id)
{
    const Snapshot &snapshot = *state.snapshot;
    const ResolvedDeal *deal = state.resolution ? state.resolution->deal(id) : nullptr;
    const Deal *row = snapshot.deal(id);
    if (!deal || !row) {
        return std::nullopt;
    }
    DealPage page;
    page.deal = id;
    page.kind = deal->kind;
    page.parties = dealParties(*deal, snapshot);
    page.title = row->title;
    page.kindLine = session::kindName(deal->kind);
    page.amount = dealAmount(*deal, snapshot);
    page.status = deal->status;
    page.statusWords = deal->status ? session::statusName(*deal->status) : tr("status not stated");
    page.firm = deal->firmFloor;
    page.ladder = analysis::ladderOf(*deal, snapshot);
    page.ladderWords = ladderInWords(page.ladder);
    page.currency = deal->currency;
    page.note = row->note;
    if (deal->interval) {
        const auto money = [&](Money amount) {
            return amount.units == 0 ? QStringLiteral("0") : io::shortMoney(amount, deal->currency);
        };
        page.ladderWords
            += tr("; binding %1, paid %2").arg(money(deal->firmFloor), money(deal->paidFloor));
        page.binding = tr("binding %1").arg(money(deal->firmFloor));
        if (deal->paidFloor.units > 0) {
            page.binding += tr(" · paid %1").arg(money(deal->paidFloor));
        }
    }
    if (const auto reason = analysis::whyLeftOut(*deal, state.currency)) {
        page.binding += (page.binding.isEmpty() ? QString() : QStringLiteral(" · "))
            + tr("adds nothing to totals: %1").arg(analysis::inWords(*reason));
    }
    page.pips = originPips(*state.resolution, *deal);
    page.support = deal->interval
        ? tr("figure: %1").arg(supportInWords(supportOfAmount(*state.resolution, *deal), snapshot))
        : supportInWords(supportOfDeal(*state.resolution, *deal), snapshot);
    page.warning = supportWarning(*state.resolution, *deal);
    addDetail(page.facts, QStringLiteral("%1"), dealConversion(*deal, snapshot));
    addWarnings(page, state);
    addRelations(page, state);
    addCounting(page, *deal, state);
    addFacts(page, *deal, state);

    QList<const Claim *> claims;
    for (const ClaimId claim : deal->claims + deal->setAside) {
        claims.append(snapshot.claim(claim));
    }
    sortByPublication(claims, snapshot);
    for (const Claim *claim : std::as_const(claims)) {
        page.reports.append(claimEntry(state, *deal, *claim));
        const auto interval = claim->amount ? claim->amount->interval() : std::nullopt;
        if (interval && claim->evidence.rank != Rank::Deprecated
            && claim->amount->currency == deal->currency) {
            const Source *source = snapshot.source(claim->evidence.source);
            page.spark.append({*interval,
                               source && source->published
                                   ? session::dateInWords(*source->published)
                                   : tr("undated"),
                               claim->id == deal->amountClaim});
        }
    }
    QList<const Valuation *> valuations;
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (valuation.deal == id && state.resolution->isKnown(valuation.id)) {
            valuations.append(&valuation);
        }
    }
    sortByPublication(valuations, snapshot);
    for (const Valuation *valuation : std::as_const(valuations)) {
        page.valuations.append(valuationEntry(state, *valuation));
    }
    return page;
}

QList<ReportEntry> makeValuationReports(const session::DashboardState &state,
                                        const QList<ValuationId> &picked)
{
    const Snapshot &snapshot = *state.snapshot;
    QList<const Valuation *> rows;
    for (const Valuation &row : snapshot.data().valuations) {
        const bool belongs = std::ranges::any_of(picked, [&](ValuationId id) {
            const Valuation *other = snapshot.valuation(id);
            return other && other->company == row.company && other->amount.basis == row.amount.basis
                && other->basis == row.basis && other->condition == row.condition;
        });
        if (belongs && state.resolution->isKnown(row.id)) {
            rows.append(&row);
        }
    }
    sortByPublication(rows, snapshot);
    QList<ReportEntry> entries;
    for (const Valuation *row : std::as_const(rows)) {
        entries.append(valuationEntry(state, *row));
    }
    return entries;
}

QStringList summaryLines(const session::DashboardState &state, const QList<DealId> &deals)
{
    QList<int> positions;
    for (const DealId id : deals) {
        if (const int position = state.resolution->positionOf(id); position >= 0) {
            positions.append(position);
        }
    }
    std::ranges::sort(positions);
    const analysis::Totals totals
        = analysis::totalsOf(*state.resolution, positions, state.currency);
    QStringList lines;
    const auto add = [&](const QString &name, const analysis::MoneySum &sum) {
        if (sum.deals == 0) {
            return;
        }
        if (sum.overflow) {
            lines.append(tr("%1: too large to add up").arg(name));
            return;
        }
        QString line = name + u' ' + io::shortInterval(sum.interval, totals.currency);
        if (sum.openEnded > 0) {
            line += tr(" + %1 open-ended").arg(sum.openEnded);
        }
        lines.append(line
                     + tr(", binding %1")
                           .arg(sum.firm.units == 0 ? QStringLiteral("0")
                                                    : io::shortMoney(sum.firm, totals.currency)));
    };
    add(tr("Capital"), totals.capital);
    add(tr("Purchases"), totals.purchase);
    for (const analysis::LeftOutDeals &left : totals.leftOut) {
        lines.append(QStringLiteral("%1 %2").arg(QLocale().toString(left.deals.size()),
                                                 analysis::inWords(left.reason)));
    }
    if (!totals.notCountedTwice.isEmpty()) {
        lines.append(
            tr("%1 not counted twice").arg(QLocale().toString(totals.notCountedTwice.size())));
    }
    return lines;
}

} // namespace dealscope::ui
