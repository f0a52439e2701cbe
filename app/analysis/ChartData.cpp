// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartData.h"

#include "analysis/ChartSums.h"

#include <algorithm>
#include <map>

namespace dealscope::analysis {

namespace {

using Bucket = ChartKey::Bucket;

ChartKey othersOf(ChartDimension dimension)
{
    ChartKey key;
    key.dimension = dimension;
    key.bucket = Bucket::Others;
    return key;
}

/// A bucket's place by size: what is drawn, then what is certain, then its key.
struct Size {
    qint64 drawn = 0;
    qint64 floor = 0;
    ChartKey key;

    bool operator<(const Size &other) const
    {
        if (drawn != other.drawn) {
            return drawn > other.drawn;
        }
        return floor != other.floor ? floor > other.floor : key < other.key;
    }
};

/// Makes one chart: contributions of each deal, folding by size, sums.
class ChartBuilder
{
public:
    ChartBuilder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                 bool groups, const ChartQuery &query)
        : m_resolution(resolution)
        , m_selected(selected)
        , m_groups(groups)
        , m_sums(resolution, selected, currency, query.measure)
    {
        std::ranges::sort(m_selected);
        m_data.query = query;
        m_data.currency = currency;
    }

    ChartData build()
    {
        m_data.query.measure == ChartMeasure::PerYear ? contributeYears() : contributeDeals();
        foldStacks();
        for (const Nature nature : {Nature::Capital, Nature::Purchase, Nature::None}) {
            addPanel(nature);
        }
        if (isTime(m_data.query.by)) {
            alignTimes();
        }
        explain();
        return m_data;
    }

private:
    using Contributions = QList<ChartContribution>;

    [[nodiscard]] bool isAsked(const ResolvedDeal &deal) const
    {
        return m_data.query.natures.contains(deal.nature)
            && (deal.nature != Nature::None || m_data.query.measure == ChartMeasure::Count);
    }

    void contribute(ChartContribution part, const ResolvedDeal &deal)
    {
        const ChartQuery &query = m_data.query;
        part.nature = deal.nature;
        QList<ChartKeyShare> rows{{part.row, part.ppm}};
        if (query.measure != ChartMeasure::PerYear) {
            rows = keysOf(m_resolution, deal, query.by, m_groups);
        }
        for (const ChartKeyShare &row : rows) {
            const QList<ChartKeyShare> stacks = query.stack
                ? keysOf(m_resolution, deal, *query.stack, m_groups)
                : QList<ChartKeyShare>{{row.key}};
            for (const ChartKeyShare &stack : stacks) {
                part.row = row.key;
                part.stack = stack.key;
                part.ppm = int(qint64(row.ppm) * stack.ppm / 1'000'000);
                m_contributions.append(part);
            }
        }
    }

    void contributeDeals()
    {
        for (const int position : m_selected) {
            const ResolvedDeal &deal = m_resolution.deals()[position];
            if (isAsked(deal)) {
                ChartContribution part;
                part.position = position;
                contribute(part, deal);
            }
        }
    }

    /// A deal without a term falls into its year whole, and its family is summed there. Where a
    /// member of a family is spread over years, each member is what its parts leave of it.
    void contributeYears()
    {
        QList<DealId> undated;
        for (const MoneyPiece &piece : moneyPieces(m_resolution, m_selected, m_data.currency)) {
            const ResolvedDeal &known = m_resolution.deals()[piece.position];
            if (!isAsked(known) || (piece.leftOut && piece.leftOut != LeftOut::NoAmount)) {
                continue;
            }
            if (!isSpread(topOf(piece.position))) {
                contributeOnce(known, piece.position, undated);
                continue;
            }
            if (!piece.interval) {
                continue;
            }
            const QList<YearShare> years = perYear(known, *piece.interval, piece.firm, piece.paid);
            if (years.isEmpty()) {
                undated.append(known.id);
            }
            for (const YearShare &year : years) {
                contribute(yearPart(piece.position, year.year, year), known);
            }
        }
        if (!undated.isEmpty()) {
            m_data.leftOut.append({LeftOut::NoDate, undated});
        }
    }

    void contributeOnce(const ResolvedDeal &deal, int position, QList<DealId> &undated)
    {
        const QList<YearShare> years = perYear(deal);
        if (!years.isEmpty()) {
            contribute(yearPart(position, years.first().year, {}), deal);
        } else if (deal.date) {
            contribute(yearPart(position, deal.date->first().year(), {}), deal);
        } else if (deal.interval) {
            undated.append(deal.id);
        }
    }

    [[nodiscard]] static ChartContribution yearPart(int position, int year,
                                                    const std::optional<YearShare> &share)
    {
        ChartContribution part;
        part.position = position;
        part.row.dimension = ChartDimension::Year;
        if (year == YearShare::NotScheduled) {
            part.row.bucket = Bucket::Undated;
        } else {
            part.row.start = QDate(year, 1, 1);
        }
        part.year = share;
        return part;
    }

    [[nodiscard]] int topOf(int position) const
    {
        while (m_resolution.wholeOf(position) >= 0) {
            position = m_resolution.wholeOf(position);
        }
        return position;
    }

    [[nodiscard]] bool isSpread(int position) const
    {
        const QList<int> parts = m_resolution.partsOf(position);
        return spreadOf(m_resolution.deals()[position]) != Spread::Once
            || std::ranges::any_of(parts, [this](int part) { return isSpread(part); });
    }

    [[nodiscard]] Size sizeOf(const ChartKey &key, const Contributions &bucket) const
    {
        const ChartValue value = valueOf(m_sums.segmentOf(bucket), m_data.query.measure);
        return {value.ceiling, value.floor, key};
    }

    /// Which stacks there are, the smallest of them folded when there are more than colours.
    void foldStacks()
    {
        if (!m_data.query.stack) {
            return;
        }
        std::map<ChartKey, Contributions> buckets;
        for (const ChartContribution &part : m_contributions) {
            buckets[part.stack].append(part);
        }
        QList<Size> sizes;
        for (const auto &[key, bucket] : buckets) {
            if (!valueOf(m_sums.segmentOf(bucket), m_data.query.measure).isZero()) {
                sizes.append(sizeOf(key, bucket));
            }
        }
        std::sort(sizes.begin(), sizes.end());
        const bool hasColours = m_data.query.stack == ChartDimension::Kind;
        const qsizetype kept = hasColours || sizes.size() <= ChartData::MostStacks
            ? sizes.size()
            : ChartData::MostStacks - 1;
        for (qsizetype i = 0; i < kept; ++i) {
            m_data.stacks.append(sizes[i].key);
        }
        if (keepsOrder(*m_data.query.stack)) {
            std::sort(m_data.stacks.begin(), m_data.stacks.end());
        }
        m_data.foldedStacks = int(sizes.size() - kept);
        if (m_data.foldedStacks == 0) {
            return;
        }
        const ChartKey others = othersOf(*m_data.query.stack);
        for (ChartContribution &part : m_contributions) {
            if (!m_data.stacks.contains(part.stack)) {
                part.stack = others;
            }
        }
        m_data.stacks.append(others);
    }

    /// Dimensions whose values have an order of their own.
    [[nodiscard]] static bool keepsOrder(ChartDimension dimension)
    {
        return isTime(dimension) || dimension == ChartDimension::Status
            || dimension == ChartDimension::Kind;
    }

    void addPanel(Nature nature)
    {
        std::map<ChartKey, Contributions> rows;
        for (const ChartContribution &part : m_contributions) {
            if (part.nature == nature) {
                rows[part.row].append(part);
            }
        }
        QList<Size> sizes;
        for (const auto &[key, bucket] : rows) {
            const ChartSegment total = m_sums.segmentOf(bucket);
            if (!valueOf(total, m_data.query.measure).isZero()) {
                sizes.append(sizeOf(key, bucket));
            }
        }
        std::sort(sizes.begin(), sizes.end());
        // A fold of one would take the room of what it hides.
        const bool folds = !isTime(m_data.query.by) && sizes.size() > m_data.query.top + 1;
        const qsizetype kept = folds ? m_data.query.top : sizes.size();

        ChartPanel panel;
        panel.nature = nature;
        for (qsizetype i = 0; i < kept; ++i) {
            panel.bars.append(barOf(sizes[i].key, rows[sizes[i].key]));
        }
        if (isTime(m_data.query.by) || m_data.query.by == ChartDimension::Status) {
            std::ranges::sort(panel.bars, [](const ChartBar &a, const ChartBar &b) {
                return a.total.key < b.total.key;
            });
        }
        if (folds) {
            Contributions rest;
            for (qsizetype i = kept; i < sizes.size(); ++i) {
                rest.append(rows[sizes[i].key]);
            }
            ChartBar others = barOf(othersOf(m_data.query.by), rest);
            others.folded = int(sizes.size() - kept);
            panel.bars.append(others);
        }
        if (!panel.bars.isEmpty()) {
            m_data.panels.append(panel);
        }
    }

    [[nodiscard]] ChartBar barOf(const ChartKey &key, const Contributions &bucket) const
    {
        ChartBar bar;
        bar.total = m_sums.segmentOf(bucket);
        bar.total.key = key;
        if (!m_data.query.stack) {
            bar.segments = {bar.total};
            return bar;
        }
        for (const ChartKey &stack : m_data.stacks) {
            Contributions inside;
            std::ranges::copy_if(bucket, std::back_inserter(inside),
                                 [&](const auto &part) { return part.stack == stack; });
            if (inside.isEmpty()) {
                continue;
            }
            ChartSegment segment = m_sums.segmentOf(inside);
            segment.key = stack;
            if (!valueOf(segment, m_data.query.measure).isZero()) {
                bar.segments.append(segment);
            }
        }
        return bar;
    }

    /// Gives all panels the same times, without a hole between the first and the last: a missing
    /// month is a fact too.
    void alignTimes()
    {
        QList<ChartKey> times;
        for (const ChartPanel &panel : m_data.panels) {
            for (const ChartBar &bar : panel.bars) {
                times.append(bar.total.key);
            }
        }
        std::sort(times.begin(), times.end());
        times.erase(std::unique(times.begin(), times.end()), times.end());
        const auto rest = std::ranges::find_if(
            times, [](const ChartKey &key) { return key.bucket != Bucket::Value; });
        const qsizetype dated = rest - times.begin();
        if (dated > 1) {
            QList<ChartKey> filled{times.first()};
            while (filled.last() != times[dated - 1] && filled.size() <= ChartData::MostTimes) {
                filled.append(filled.last().following());
            }
            if (filled.size() <= ChartData::MostTimes) {
                times = filled + times.mid(dated);
            }
        }
        for (ChartPanel &panel : m_data.panels) {
            QList<ChartBar> bars;
            auto next = panel.bars.cbegin();
            for (const ChartKey &time : times) {
                if (next != panel.bars.cend() && next->total.key == time) {
                    bars.append(*next++);
                    continue;
                }
                ChartBar empty;
                empty.total.key = time;
                empty.total.sum.interval.ceiling = Money{};
                bars.append(empty);
            }
            panel.bars = bars;
        }
    }

    void explain()
    {
        const ChartMeasure measure = m_data.query.measure;
        if (measure == ChartMeasure::Count) {
            return;
        }
        QList<int> asked;
        for (const int position : m_selected) {
            const ResolvedDeal &deal = m_resolution.deals()[position];
            if (!isAsked(deal)) {
                continue;
            }
            asked.append(position);
            const Money part = measure == ChartMeasure::Firm ? deal.firmFloor : deal.paidFloor;
            if ((measure == ChartMeasure::Firm || measure == ChartMeasure::Paid) && part.units == 0
                && !whyLeftOut(deal, m_data.currency)) {
                m_data.notBinding.append(deal.id);
            }
        }
        m_data.leftOut = leftOutOf(m_resolution, asked, m_data.currency) + m_data.leftOut;
        m_data.notCountedTwice = notCountedTwice(m_resolution, asked, m_data.currency);
    }

    const Resolution &m_resolution;
    QList<int> m_selected;
    bool m_groups;
    ChartSums m_sums;
    Contributions m_contributions;
    ChartData m_data;
};

} // namespace

ChartValue valueOf(const ChartSegment &segment, ChartMeasure measure)
{
    const MoneySum &sum = segment.sum;
    ChartValue value;
    if (measure == ChartMeasure::Count) {
        value.firm = value.floor = value.ceiling = segment.count;
        return value;
    }
    value.overflow = sum.overflow;
    if (sum.overflow) {
        return value;
    }
    switch (measure) {
    case ChartMeasure::Firm:
        value.firm = value.floor = value.ceiling = sum.firm.units;
        break;
    case ChartMeasure::Paid:
        value.firm = value.floor = value.ceiling = sum.paid.units;
        break;
    default:
        value.firm = sum.firm.units;
        value.floor = sum.interval.floor.units;
        value.ceiling = std::max(value.floor, sum.interval.ceiling.value_or(Money{}).units);
        value.openEnded = sum.openEnded;
        break;
    }
    return value;
}

bool ChartData::hasAssumed() const
{
    return std::ranges::any_of(panels, [](const ChartPanel &panel) {
        return std::ranges::any_of(panel.bars,
                                   [](const ChartBar &bar) { return bar.total.assumed; });
    });
}

std::optional<FilterClause> clauseFor(const ChartData &data, const ChartBar &bar)
{
    if (data.query.measure == ChartMeasure::PerYear && isTime(data.query.by)) {
        return std::nullopt;
    }
    return clauseOf(bar.total.key);
}

ChartData chartData(const Resolution &resolution, const QList<int> &selected, Currency currency,
                    bool groups, const ChartQuery &query)
{
    return ChartBuilder(resolution, selected, currency, groups, normalised(query)).build();
}

} // namespace dealscope::analysis
