// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Comparison.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace dealscope::session {

using analysis::ChangeKind;
using analysis::DealFigures;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Changes", text);
}

QString counted(int n, const char *one, const char *many)
{
    return n == 1 ? words(one) : words(many).arg(n);
}

Error missing(const QString &sentence)
{
    return {sentence, {}, ErrorKind::Usage};
}

Result<KnowledgeState> kept(const EditionFigures &figures, const QString &name)
{
    return KnowledgeState{figures.figures, figures.lens, figures.currency, nullptr, name, false};
}

/// Marks the deals of a resolution that pass the window's filter, by their rows in the snapshot.
void takePassing(std::vector<bool> &passing, const analysis::ResolutionPtr &resolution,
                 const DashboardState &state)
{
    if (!resolution) {
        return;
    }
    QList<int> selected = state.selected;
    if (resolution != state.resolution) {
        analysis::SelectionInput input = state.input();
        input.resolution = resolution;
        selected = analysis::selectDeals(input);
    }
    for (const int position : std::as_const(selected)) {
        passing[resolution->figures().dealIndex[size_t(position)]] = true;
    }
}

QString money(Money amount, Currency currency)
{
    return amount.units == 0 ? QStringLiteral("0") : io::shortMoney(amount, currency);
}

} // namespace

Result<KnowledgeState> knowledgeAt(const KnowledgePoint &point, const DashboardState &state,
                                   const std::optional<EditionFigures> &lastSession)
{
    switch (point.kind) {
    case KnowledgePoint::Kind::None:
        break;
    case KnowledgePoint::Kind::Now:
        return KnowledgeState{analysis::figuresOf(*state.resolution),
                              state.perspective.lens,
                              state.currency,
                              state.resolution,
                              words("now"),
                              true};
    case KnowledgePoint::Kind::Day: {
        const auto resolution = analysis::Resolver::resolve(state.snapshot, state.perspective.lens,
                                                            point.day, state.currency);
        return KnowledgeState{analysis::figuresOf(*resolution),
                              state.perspective.lens,
                              state.currency,
                              resolution,
                              dateInWords(PartialDate::day(point.day)),
                              false};
    }
    case KnowledgePoint::Kind::LastSession:
        return lastSession ? kept(*lastSession, words("the last session"))
                           : Result<KnowledgeState>(missing(
                               words("Nothing was kept of a last session with this deal file.")));
    case KnowledgePoint::Kind::Edition:
        for (const Edition &edition : state.snapshot->data().editions) {
            if (edition.id == point.edition) {
                const auto figures = readEdition(edition);
                return figures ? kept(*figures, edition.name)
                               : Result<KnowledgeState>(figures.error());
            }
        }
        return missing(words("That edition is no longer in the deal file."));
    }
    return missing(words("Choose what to compare with."));
}

Comparison compare(const KnowledgeState &before, const KnowledgeState &after,
                   const DashboardState &state)
{
    Comparison comparison;
    comparison.diff = analysis::diffOf(before.figures, after.figures);
    if (!state.filter.isEmpty()) {
        std::vector<bool> passing(size_t(state.snapshot->dealCount()), false);
        for (const auto &resolution : {before.resolution, after.resolution, state.resolution}) {
            takePassing(passing, resolution, state);
        }
        comparison.outsideFilter
            = int(comparison.diff.changes.removeIf([&](const analysis::Change &change) {
                  const int row = state.snapshot->dealIndex(change.deal);
                  return row < 0 || !passing[size_t(row)];
              }));
    }
    comparison.since = after.isNow ? words("since %1").arg(before.words)
                                   : words("between %1 and %2").arg(before.words, after.words);
    QStringList notes;
    if (before.lens != after.lens) {
        notes.append(
            words("For %1 the %2 counts, for %3 the %4: some figures differ for that alone.")
                .arg(before.words, lensName(before.lens), after.words, lensName(after.lens)));
    }
    if (before.currency != after.currency) {
        notes.append(
            words("The figures of %1 are in %2, those of %3 in %4.")
                .arg(before.words, before.currency.code(), after.words, after.currency.code()));
    }
    comparison.note = notes.join(u' ');
    return comparison;
}

QString changesInWords(const analysis::StateDiff &diff)
{
    const auto count = [&](ChangeKind kind) { return diff.count(kind); };
    QStringList parts{
        counted(count(ChangeKind::ReportAdded), "1 report added", "%1 reports added"),
        counted(count(ChangeKind::Amount), "1 amount moved", "%1 amounts moved"),
        counted(count(ChangeKind::Status), "1 status changed", "%1 statuses changed")};
    if (const int gone = count(ChangeKind::ReportRemoved); gone > 0) {
        parts.append(counted(gone, "1 report gone", "%1 reports gone"));
    }
    if (const int added = count(ChangeKind::DealAdded); added > 0) {
        parts.append(counted(added, "1 deal new", "%1 deals new"));
    }
    if (const int gone = count(ChangeKind::DealRemoved); gone > 0) {
        parts.append(counted(gone, "1 deal gone", "%1 deals gone"));
    }
    return parts.join(QStringLiteral(", "));
}

QString amountInWords(const DealFigures &figures)
{
    if (!figures.interval) {
        return io::amountInWords(Amount::undisclosed());
    }
    const Interval &interval = *figures.interval;
    Amount amount;
    if (interval.isOpen()) {
        amount = Amount::atLeast(interval.floor, figures.currency);
    } else if (interval.isPoint()) {
        amount = Amount::exact(interval.floor, figures.currency);
    } else if (interval.floor.units == 0) {
        amount = Amount::upTo(*interval.ceiling, figures.currency);
    } else {
        amount = Amount::between(interval.floor, *interval.ceiling, figures.currency);
    }
    amount.approximate = figures.approximate;
    amount.basis = figures.basis;
    return io::amountInWords(amount);
}

AmountWords movedAmount(const DealFigures &before, const DealFigures &after)
{
    AmountWords both{amountInWords(before), amountInWords(after)};
    const auto name = [&](const char *part, Money a, Money b) {
        // Beside an undisclosed amount a zero would only be noise.
        if (a != b && before.interval) {
            both.before += words(part).arg(money(a, before.currency));
        }
        if (a != b && after.interval) {
            both.after += words(part).arg(money(b, after.currency));
        }
    };
    name(", binding %1", before.firmFloor, after.firmFloor);
    name(", paid %1", before.paidFloor, after.paidFloor);
    return both;
}

} // namespace dealscope::session
