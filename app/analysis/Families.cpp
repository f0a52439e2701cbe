// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"

#include "analysis/FamilyWalk.h"

#include <QCoreApplication>

#include <algorithm>

namespace dealscope::analysis {

using namespace Qt::StringLiterals;

namespace {

/// The deals of a resolution as FamilyWalk asks for them.
class ResolutionTree
{
public:
    ResolutionTree(const Resolution &resolution, const QList<int> &selected,
                   const QList<int> &bucket, Currency currency)
        : m_resolution(resolution)
        , m_selected(selected.begin(), selected.end())
        , m_bucket(bucket.begin(), bucket.end())
        , m_currency(currency)
    {
    }

    template<typename Visit>
    void eachPart(int position, const Visit &visit) const
    {
        for (const int part : m_resolution.partsOf(position)) {
            visit(part);
        }
    }
    [[nodiscard]] bool isSelected(int position) const { return m_selected.contains(position); }
    [[nodiscard]] bool isInBucket(int position) const { return m_bucket.contains(position); }

    /// The deal alone.
    [[nodiscard]] FamilyFigures own(int position) const
    {
        const ResolvedDeal &deal = m_resolution.deals()[position];
        FamilyFigures figures;
        if (const auto reason = whyLeftOut(deal, m_currency)) {
            figures.over = *reason == LeftOut::Ended || *reason == LeftOut::Denied
                || *reason == LeftOut::Replaced;
            return figures;
        }
        figures.interval = deal.interval;
        figures.headline = statedNumber(deal);
        figures.firm = deal.firmFloor;
        figures.paid = deal.paidFloor;
        figures.deals = 1;
        return figures;
    }

    [[nodiscard]] bool isSizeUnknown(int position) const
    {
        const ResolvedDeal &deal = m_resolution.deals()[position];
        return deal.nature != Nature::None && whyLeftOut(deal, m_currency) == LeftOut::NoAmount;
    }

    [[nodiscard]] const QSet<int> &bucket() const { return m_bucket; }

private:
    const Resolution &m_resolution;
    QSet<int> m_selected;
    QSet<int> m_bucket;
    Currency m_currency;
};

bool hasAncestorIn(const Resolution &resolution, const QSet<int> &set, int position)
{
    for (int above = resolution.wholeOf(position); above >= 0; above = resolution.wholeOf(above)) {
        if (set.contains(above)) {
            return true;
        }
    }
    return false;
}

void accumulate(MoneySum &sum, const FamilyFigures &figures)
{
    sum.overflow = sum.overflow || figures.overflow;
    if (!figures.interval || sum.overflow) {
        return;
    }
    const Interval bounded{figures.interval->floor,
                           figures.interval->ceiling.value_or(figures.interval->floor)};
    const auto interval = checkedAdd(sum.interval, bounded);
    const auto headline = checkedAdd(sum.headline, figures.headline);
    const auto firm = checkedAdd(sum.firm, figures.firm);
    const auto paid = checkedAdd(sum.paid, figures.paid);
    if (!interval || !headline || !firm || !paid) {
        sum.overflow = true;
        return;
    }
    sum.interval = *interval;
    sum.headline = *headline;
    sum.firm = *firm;
    sum.paid = *paid;
    sum.deals += figures.deals;
    sum.openEnded += figures.interval->isOpen() ? 1 : 0;
}

QList<int> sorted(QList<int> positions)
{
    std::ranges::sort(positions);
    return positions;
}

} // namespace

QLatin1StringView toCode(LeftOut reason)
{
    switch (reason) {
    case LeftOut::NoAmount:
        return "no_amount"_L1;
    case LeftOut::Ended:
        return "ended"_L1;
    case LeftOut::Denied:
        return "denied"_L1;
    case LeftOut::Replaced:
        return "replaced"_L1;
    case LeftOut::OtherBasis:
        return "other_basis"_L1;
    case LeftOut::NoRate:
        return "no_rate"_L1;
    case LeftOut::NoDate:
        return "no_date"_L1;
    }
    return {};
}

QString inWords(LeftOut reason)
{
    switch (reason) {
    case LeftOut::NoAmount:
        return QCoreApplication::translate("LeftOut", "without amount");
    case LeftOut::Ended:
        return QCoreApplication::translate("LeftOut", "ended");
    case LeftOut::Denied:
        return QCoreApplication::translate("LeftOut", "denied");
    case LeftOut::Replaced:
        return QCoreApplication::translate("LeftOut", "replaced");
    case LeftOut::OtherBasis:
        return QCoreApplication::translate("LeftOut", "a rate without a term");
    case LeftOut::NoRate:
        return QCoreApplication::translate("LeftOut", "without an exchange rate");
    case LeftOut::NoDate:
        return QCoreApplication::translate("LeftOut", "without a date");
    }
    return {};
}

Interval MoneySum::range() const
{
    return openEnded > 0 ? Interval{interval.floor, std::nullopt} : interval;
}

Money statedNumber(const ResolvedDeal &deal)
{
    if (!deal.interval) {
        return {};
    }
    return deal.headline.value_or(deal.interval->ceiling.value_or(deal.interval->floor));
}

std::optional<LeftOut> whyLeftOut(const ResolvedDeal &deal, Currency currency)
{
    if (deal.status == Status::Ended) {
        return LeftOut::Ended;
    }
    if (deal.status == Status::Denied) {
        return LeftOut::Denied;
    }
    if (deal.replaced) {
        return LeftOut::Replaced;
    }
    if (!deal.interval) {
        return LeftOut::NoAmount;
    }
    if (deal.basis == Basis::PerYear || deal.basis == Basis::PerMonth) {
        return LeftOut::OtherBasis;
    }
    if (deal.currency != currency) {
        return LeftOut::NoRate;
    }
    return std::nullopt;
}

QList<MoneyPiece> moneyPieces(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    const ResolutionTree tree(resolution, selected, {}, currency);
    const FamilyWalk walk(tree);
    QList<MoneyPiece> pieces;
    for (const int position : selected) {
        MoneyPiece piece;
        piece.position = position;
        piece.leftOut = whyLeftOut(resolution.deals()[position], currency);
        walk.eachSelectedPart(position, [&](int) { piece.remainder = true; });
        const FamilyFigures figures
            = piece.remainder ? walk.remainder(position) : tree.own(position);
        piece.interval = figures.interval;
        piece.firm = figures.firm;
        piece.paid = figures.paid;
        pieces.append(piece);
    }
    return pieces;
}

MoneySum sumOf(const Resolution &resolution, const QList<int> &selected, const QList<int> &bucket,
               Currency currency)
{
    const ResolutionTree tree(resolution, selected, bucket, currency);
    const FamilyWalk walk(tree);
    MoneySum sum;
    sum.interval.ceiling = Money{};
    for (const int position : sorted(bucket)) {
        if (!hasAncestorIn(resolution, tree.bucket(), position)) {
            accumulate(sum, walk.inBucket(position));
        }
    }
    return sum;
}

QList<DealId> notCountedTwice(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    QSet<int> counted;
    for (const int position : selected) {
        if (!whyLeftOut(resolution.deals()[position], currency)) {
            counted.insert(position);
        }
    }
    QList<DealId> inside;
    for (const int position : sorted(selected)) {
        if (counted.contains(position) && hasAncestorIn(resolution, counted, position)) {
            inside.append(resolution.deals()[position].id);
        }
    }
    return inside;
}

QList<LeftOutDeals> leftOutOf(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    QMap<LeftOut, QList<DealId>> byReason;
    for (const int position : sorted(selected)) {
        const ResolvedDeal &deal = resolution.deals()[position];
        if (deal.nature == Nature::None) {
            continue;
        }
        if (const auto reason = whyLeftOut(deal, currency)) {
            byReason[*reason].append(deal.id);
        }
    }
    QList<LeftOutDeals> all;
    for (auto it = byReason.cbegin(); it != byReason.cend(); ++it) {
        all.append({it.key(), it.value()});
    }
    return all;
}

Totals totalsOf(const Resolution &resolution, const QList<int> &selected, Currency currency)
{
    Totals totals;
    totals.deals = int(selected.size());
    totals.currency = currency;
    QList<int> capital;
    QList<int> purchase;
    for (const int position : selected) {
        const ResolvedDeal &deal = resolution.deals()[position];
        totals.claims += int(deal.claims.size() + deal.setAside.size());
        if (deal.nature == Nature::Capital) {
            capital.append(position);
        } else if (deal.nature == Nature::Purchase) {
            purchase.append(position);
        }
    }
    totals.capital = sumOf(resolution, selected, capital, currency);
    totals.purchase = sumOf(resolution, selected, purchase, currency);
    totals.leftOut = leftOutOf(resolution, selected, currency);
    totals.notCountedTwice = notCountedTwice(resolution, selected, currency);
    return totals;
}

} // namespace dealscope::analysis
