// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/PlainDeals.h"

#include "analysis/FamilyWalk.h"

#include <QMap>

#include <algorithm>
#include <set>

namespace dealscope::tests {

using namespace analysis;

namespace {

const QStringList tagNames{QStringLiteral("chips"), QStringLiteral("Chips"), QStringLiteral("loop"),
                           QStringLiteral("cloud")};
const std::vector<Currency> currencies{*Currency::fromCode(u"USD"), *Currency::fromCode(u"EUR"),
                                       *Currency::fromCode(u"JPY")};
constexpr qint32 Year2024 = 2460311; // 2024-01-01

/// Parts and wholes as FamilyWalk asks for them.
struct SetTree {
    const std::vector<PlainDeal> &deals;
    std::set<int> selected;
    std::set<int> bucket;

    template<typename Visit>
    void eachPart(int row, const Visit &visit) const
    {
        for (int other = 0; other < int(deals.size()); ++other) {
            if (deals[size_t(other)].whole == row) {
                visit(other);
            }
        }
    }
    [[nodiscard]] bool isSelected(int row) const { return selected.contains(row); }
    [[nodiscard]] bool isInBucket(int row) const { return bucket.contains(row); }
    [[nodiscard]] FamilyFigures own(int row) const
    {
        const PlainDeal &deal = deals[size_t(row)];
        FamilyFigures figures;
        if (deal.leftOut) {
            figures.over = deal.leftOut == LeftOut::Ended || deal.leftOut == LeftOut::Denied
                || deal.leftOut == LeftOut::Replaced;
            return figures;
        }
        figures.interval = deal.interval;
        figures.headline
            = deal.headline.value_or(deal.interval->ceiling.value_or(deal.interval->floor));
        figures.firm = deal.firm;
        figures.paid = deal.paid;
        figures.deals = 1;
        return figures;
    }
    [[nodiscard]] bool isSizeUnknown(int row) const
    {
        const PlainDeal &deal = deals[size_t(row)];
        return natureOf(deal.kind) != Nature::None && deal.leftOut == LeftOut::NoAmount;
    }
};

bool addTo(Money &sum, Money more)
{
    const auto added = checkedAdd(sum, more);
    sum = added.value_or(sum);
    return added.has_value();
}

} // namespace

PlainLedger::PlainLedger(quint32 seed, int count, qint64 largest)
    : m_engine(seed)
    , m_largest(largest)
{
    for (int i = 0; i < count; ++i) {
        deals.emplace_back();
    }
    for (int i = 0; i < count; ++i) {
        deals[size_t(i)] = randomDeal(i);
    }
}

bool PlainLedger::isAbove(int row, int ofWhich) const
{
    for (int at = ofWhich; at >= 0; at = deals[size_t(at)].whole) {
        if (at == row) {
            return true;
        }
    }
    return false;
}

void PlainLedger::addMoney(PlainDeal &deal)
{
    if (!oneIn(6)) {
        const Money a = money();
        const Money b = money();
        deal.interval = Interval{oneIn(3) ? Money{} : std::min(a, b), std::max(a, b)};
        deal.headline = oneIn(9) ? std::nullopt : std::optional(std::max(a, b));
        if (oneIn(4)) {
            deal.interval->ceiling = std::nullopt;
        }
        deal.firm = oneIn(2) ? deal.interval->floor : Money{};
        deal.paid = oneIn(3) ? deal.firm : Money{};
        deal.currency = quint16(below(int(currencies.size())));
        deal.comparable = !oneIn(8);
        deal.claims = quint32(1 + below(4));
    }
    if (deal.status == Status::Ended) {
        deal.leftOut = LeftOut::Ended;
    } else if (deal.status == Status::Denied) {
        deal.leftOut = LeftOut::Denied;
    } else if (oneIn(12)) {
        deal.leftOut = LeftOut::Replaced;
    } else if (!deal.interval) {
        deal.leftOut = LeftOut::NoAmount;
    } else if (oneIn(15)) {
        deal.leftOut = LeftOut::OtherBasis;
    } else if (!deal.comparable) {
        deal.leftOut = LeftOut::NoRate;
    }
}

PlainDeal PlainLedger::randomDeal(int ownRow)
{
    PlainDeal deal;
    if (!oneIn(7)) {
        deal.firstDay = Year2024 + below(400);
        deal.lastDay = deal.firstDay + (oneIn(4) ? below(90) : 0);
    }
    deal.kind = DealKind(below(10));
    if (!oneIn(6)) {
        deal.status = Status(below(7));
    }
    if (!oneIn(3)) {
        deal.form = Form(below(6));
    }
    addMoney(deal);
    const auto fill = [this](std::vector<quint32> &list, int most, int values) {
        for (int i = below(most + 1); i > 0; --i) {
            list.push_back(quint32(below(values)));
        }
    };
    fill(deal.payers, oneIn(4) ? 3 : 1, Companies);
    fill(deal.payees, oneIn(4) ? 2 : 1, Companies);
    fill(deal.others, oneIn(5) ? 2 : 0, Companies);
    fill(deal.outlets, oneIn(2) ? 3 : 1, Outlets);
    fill(deal.tags, oneIn(3) ? 2 : 0, int(tagNames.size()));
    if (oneIn(3) && !deals.empty()) {
        // Money of one nature, as in a Resolution, and no circle.
        const int whole = below(int(deals.size()));
        if (whole != ownRow && !isAbove(ownRow, whole)) {
            deal.whole = whole;
            deal.kind = oneIn(2) ? deals[size_t(whole)].kind : deal.kind;
        }
    }
    return deal;
}

template<typename T>
QList<T> PlainLedger::some(int values)
{
    QList<T> list;
    for (int i = below(4); i > 0; --i) {
        list.append(T(below(values)));
    }
    return list;
}

FilterClause PlainLedger::randomClause()
{
    const auto dimension = Dimension(below(DimensionCount));
    if (oneIn(3)) {
        return {dimension, std::monostate{}};
    }
    // Companies 1 to 10 and outlets 1 to 6: the last of each is in no deal and in no list.
    const auto companies = [this] {
        QList<CompanyId> ids;
        for (const int number : some<int>(Companies + 1)) {
            ids.append(CompanyId(number + 1));
        }
        return ids;
    };
    const auto day = [this] {
        return oneIn(5) ? std::optional<QDate>()
                        : std::optional(QDate::fromJulianDay(Year2024 + below(460) - 30));
    };
    switch (dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return {dimension, companies()};
    case Dimension::Kinds:
        return {dimension, some<DealKind>(10)};
    case Dimension::Natures:
        return {dimension, some<Nature>(3)};
    case Dimension::Statuses:
        return {dimension, some<Status>(7)};
    case Dimension::Forms:
        return {dimension, some<Form>(6)};
    case Dimension::Outlets: {
        QList<OutletId> ids;
        for (const int number : some<int>(Outlets + 1)) {
            ids.append(OutletId(number + 1));
        }
        return {dimension, ids};
    }
    case Dimension::Currencies: {
        QList<Currency> list;
        for (const int number : some<int>(int(currencies.size()))) {
            list.append(currencies[size_t(number)]);
        }
        return {dimension, list};
    }
    case Dimension::Dates:
        return {dimension, DateRange{day(), day()}};
    case Dimension::Amounts: {
        AmountRange range;
        range.min = oneIn(3) ? std::nullopt : std::optional(money());
        range.max = oneIn(3) ? std::nullopt : std::optional(money());
        return {dimension, range};
    }
    case Dimension::Words:
        return {dimension, WordsQuery{QStringLiteral("word"), oneIn(2)}};
    case Dimension::Tags: {
        QStringList list;
        for (const int number : some<int>(int(tagNames.size()))) {
            list.append(oneIn(2) ? tagNames[number].toUpper() : tagNames[number]);
        }
        return {dimension, list};
    }
    }
    return {};
}

std::vector<quint32> PlainLedger::randomRows()
{
    std::vector<quint32> rows;
    for (quint32 row = 0; row < deals.size(); ++row) {
        if (oneIn(2)) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::shared_ptr<const CrossFilterContext> PlainLedger::context(bool groups)
{
    auto context = std::make_shared<CrossFilterContext>();
    for (int i = 0; i < Companies; ++i) {
        context->companies.emplace_back(i + 1);
        context->parents.push_back(-1);
    }
    context->parents[8] = 7;
    context->parents[7] = 0;
    context->parents[6] = 1;
    for (int i = 0; i < Outlets; ++i) {
        context->outlets.emplace_back(i + 1);
    }
    context->groups = groups;
    return context;
}

std::shared_ptr<const FigureColumns> PlainLedger::figures() const
{
    auto figures = std::make_shared<FigureColumns>();
    figures->currencies = currencies;
    figures->tagNames.assign(tagNames.begin(), tagNames.end());
    const auto stated
        = [](const auto &value) { return value ? quint8(*value) : FigureColumns::Unstated; };
    for (const PlainDeal &deal : deals) {
        figures->dealIndex.append(quint32(figures->dealIndex.size()));
        figures->firstDay.append(deal.firstDay);
        figures->lastDay.append(deal.lastDay);
        figures->kind.append(quint8(deal.kind));
        figures->status.append(stated(deal.status));
        figures->form.append(stated(deal.form));
        figures->leftOut.append(stated(deal.leftOut));
        figures->flags.append(quint8((deal.interval ? FigureColumns::HasAmount : 0)
                                     | (deal.comparable ? FigureColumns::Comparable : 0)));
        figures->currency.append(deal.currency);
        const Interval interval = deal.interval.value_or(Interval{Money{}, Money{}});
        figures->floor.append(interval.floor.units);
        figures->ceiling.append(interval.ceiling ? interval.ceiling->units : FigureColumns::Open);
        figures->headline.append(deal.headline ? deal.headline->units : FigureColumns::None);
        figures->firm.append(deal.firm.units);
        figures->paid.append(deal.paid.units);
        figures->claims.append(deal.claims);
        figures->whole.append(deal.whole);
        figures->payers.append(deal.payers);
        figures->payees.append(deal.payees);
        figures->others.append(deal.others);
        figures->outlets.append(deal.outlets);
        figures->tags.append(deal.tags);
    }
    return figures;
}

std::vector<quint32> PlainScan::withGroups(std::vector<quint32> companies) const
{
    for (size_t i = 0; m_context->groups && i < companies.size(); ++i) {
        if (const qint32 parent = m_context->parents[companies[i]]; parent >= 0) {
            companies.push_back(quint32(parent));
        }
    }
    return companies;
}

std::vector<quint32> PlainScan::valuesOf(const PlainDeal &deal, Dimension d) const
{
    std::vector<quint32> found;
    const auto one = [&found](const auto &value) {
        if (value) {
            found.push_back(quint32(*value));
        }
    };
    switch (d) {
    case Dimension::Companies:
        found = deal.payers;
        found.insert(found.end(), deal.payees.begin(), deal.payees.end());
        found.insert(found.end(), deal.others.begin(), deal.others.end());
        found = withGroups(found);
        break;
    case Dimension::Payers:
        found = withGroups(deal.payers);
        break;
    case Dimension::Payees:
        found = withGroups(deal.payees);
        break;
    case Dimension::Kinds:
        found.push_back(quint32(deal.kind));
        break;
    case Dimension::Natures:
        found.push_back(quint32(natureOf(deal.kind)));
        break;
    case Dimension::Statuses:
        one(deal.status);
        break;
    case Dimension::Forms:
        one(deal.form);
        break;
    case Dimension::Outlets:
        found = deal.outlets;
        break;
    case Dimension::Currencies:
        if (deal.interval) {
            found.push_back(deal.currency);
        }
        break;
    case Dimension::Dates: {
        const QDate day = QDate::fromJulianDay(deal.firstDay);
        found.push_back(
            deal.firstDay == FigureColumns::NoDay ? 0 : quint32(day.year() * 12 + day.month() - 1));
        break;
    }
    case Dimension::Amounts:
        if (!deal.comparable) {
            found.push_back(0);
        } else {
            const Money stated
                = deal.headline.value_or(deal.interval->ceiling.value_or(deal.interval->floor));
            found.push_back(quint32(amountBin(stated.units)));
        }
        break;
    case Dimension::Words:
        break;
    case Dimension::Tags:
        found = deal.tags;
        break;
    }
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    return found;
}

bool PlainScan::passes(const PlainDeal &deal, quint32 row, Dimension d) const
{
    if (!m_filter.isSet(d)) {
        return true;
    }
    const std::vector<quint32> own = valuesOf(deal, d);
    const auto any = [&own](const auto &test) { return std::ranges::any_of(own, test); };
    switch (d) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return any([&](quint32 code) {
            return m_filter.value<QList<CompanyId>>(d)->contains(CompanyId(code + 1));
        });
    case Dimension::Kinds:
        return any(
            [&](quint32 v) { return m_filter.value<QList<DealKind>>(d)->contains(DealKind(v)); });
    case Dimension::Natures:
        return any(
            [&](quint32 v) { return m_filter.value<QList<Nature>>(d)->contains(Nature(v)); });
    case Dimension::Statuses:
        return any(
            [&](quint32 v) { return m_filter.value<QList<Status>>(d)->contains(Status(v)); });
    case Dimension::Forms:
        return any([&](quint32 v) { return m_filter.value<QList<Form>>(d)->contains(Form(v)); });
    case Dimension::Outlets:
        return any([&](quint32 code) {
            return m_filter.value<QList<OutletId>>(d)->contains(OutletId(code + 1));
        });
    case Dimension::Currencies:
        return any([&](quint32 code) {
            return m_filter.value<QList<Currency>>(d)->contains(currencies[code]);
        });
    case Dimension::Dates: {
        const auto *range = m_filter.value<DateRange>(d);
        return deal.firstDay != FigureColumns::NoDay
            && (!range->from || deal.lastDay >= range->from->toJulianDay())
            && (!range->to || deal.firstDay <= range->to->toJulianDay());
    }
    case Dimension::Amounts: {
        const auto *range = m_filter.value<AmountRange>(d);
        return deal.comparable
            && meets(*deal.interval, Interval{range->min.value_or(Money{}), range->max});
    }
    case Dimension::Words:
        return std::ranges::find(m_wordHits, row) != m_wordHits.end();
    case Dimension::Tags:
        return any([&](quint32 code) {
            return m_filter.value<QStringList>(d)->contains(tagNames[int(code)],
                                                            Qt::CaseInsensitive);
        });
    }
    return true;
}

std::vector<int> PlainScan::passingBut(std::optional<Dimension> own) const
{
    std::vector<int> rows;
    for (size_t row = 0; row < m_deals.size(); ++row) {
        bool isIn = true;
        for (int d = 0; d < DimensionCount; ++d) {
            isIn
                = isIn && (own == Dimension(d) || passes(m_deals[row], quint32(row), Dimension(d)));
        }
        if (isIn) {
            rows.push_back(int(row));
        }
    }
    return rows;
}

MoneySum PlainScan::sumOf(const std::vector<int> &selected, const std::vector<int> &bucket) const
{
    const SetTree tree{m_deals, {selected.begin(), selected.end()}, {bucket.begin(), bucket.end()}};
    const FamilyWalk walk(tree);
    MoneySum sum;
    sum.interval.ceiling = Money{};
    for (const int row : bucket) {
        bool hasWhole = false;
        for (int above = m_deals[size_t(row)].whole; above >= 0;
             above = m_deals[size_t(above)].whole) {
            hasWhole = hasWhole || tree.isInBucket(above);
        }
        if (hasWhole) {
            continue;
        }
        const FamilyFigures figures = walk.inBucket(row);
        sum.overflow = sum.overflow || figures.overflow;
        if (!figures.interval) {
            continue;
        }
        const Interval &interval = *figures.interval;
        const bool fits = addTo(sum.interval.floor, interval.floor)
            && addTo(*sum.interval.ceiling, interval.ceiling.value_or(interval.floor))
            && addTo(sum.headline, figures.headline) && addTo(sum.firm, figures.firm)
            && addTo(sum.paid, figures.paid);
        sum.overflow = sum.overflow || !fits;
        sum.deals += figures.deals;
        sum.openEnded += interval.isOpen() ? 1 : 0;
    }
    return sum;
}

std::vector<quint32> PlainScan::selectedRows() const
{
    const std::vector<int> rows = passingBut(std::nullopt);
    return {rows.begin(), rows.end()};
}

std::vector<FacetValue> PlainScan::values(Dimension facet) const
{
    const std::vector<int> selected = passingBut(facet);
    QMap<quint32, std::vector<int>> buckets;
    for (const int row : selected) {
        for (const quint32 code : valuesOf(m_deals[size_t(row)], facet)) {
            buckets[code].push_back(row);
        }
    }
    std::vector<FacetValue> found;
    for (auto it = buckets.cbegin(); it != buckets.cend(); ++it) {
        const MoneySum sum = sumOf(selected, *it);
        FacetValue value{it.key(), int(it->size()), {}, {}, {}, sum.openEnded, sum.overflow};
        if (!sum.overflow) {
            value.floor = sum.interval.floor;
            value.ceiling = *sum.interval.ceiling;
            value.firm = sum.firm;
        }
        found.push_back(value);
    }
    return found;
}

CrossTotals PlainScan::totals() const
{
    CrossTotals totals;
    const std::vector<int> selected = passingBut(std::nullopt);
    std::vector<int> capital;
    std::vector<int> purchase;
    for (const int row : selected) {
        totals.claims += int(m_deals[size_t(row)].claims);
        const Nature nature = natureOf(m_deals[size_t(row)].kind);
        if (nature != Nature::None) {
            (nature == Nature::Capital ? capital : purchase).push_back(row);
        }
    }
    totals.deals = int(selected.size());
    totals.capital = sumOf(selected, capital);
    totals.purchase = sumOf(selected, purchase);
    return totals;
}

} // namespace dealscope::tests
