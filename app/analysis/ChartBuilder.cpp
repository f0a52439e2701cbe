// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartBuilder.h"

#include "analysis/DealGroups.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

using Bucket = ChartKey::Bucket;

constexpr size_t Natures = 3;

ChartKey othersOf(ChartDimension dimension)
{
    ChartKey key;
    key.dimension = dimension;
    key.bucket = Bucket::Others;
    return key;
}

/// Dimensions whose values have an order of their own.
bool keepsOrder(ChartDimension dimension)
{
    return isTime(dimension) || dimension == ChartDimension::Status
        || dimension == ChartDimension::Kind;
}

} // namespace

/// Which deals make which figure of a chart; the lists are made when somebody looks into one.
struct ChartBuilder::Members {
    ResolutionPtr resolution;
    DealMoney money;
    ChartMeasure measure = ChartMeasure::Amount;
    std::vector<Part> parts;
    size_t rows = 0; ///< codes of rows
    std::vector<qint32> rowOf; ///< as in the builder
    std::vector<qint32> barOf;
    std::vector<qint32> stackOf; ///< empty: nothing is stacked
    size_t bars = 0;
    size_t stacks = 0;

    [[nodiscard]] bool makesFigure(int position) const;
    /// For each bar the lists of its stacks, then that of the whole bar.
    [[nodiscard]] std::vector<DealList> lists() const;
};

bool ChartBuilder::Members::makesFigure(int position) const
{
    const auto at = size_t(position);
    if (measure == ChartMeasure::Count) {
        return true;
    }
    const quint8 reason = money.leftOut(at);
    if (measure == ChartMeasure::Firm || measure == ChartMeasure::Paid) {
        const Money part = measure == ChartMeasure::Firm ? money.firm(at) : money.paid(at);
        return reason == DealMoney::Adds && part.units > 0;
    }
    // A whole without amount opens the ceiling of its parts.
    return reason == DealMoney::Adds
        || (reason == quint8(LeftOut::NoAmount)
            && (money.figures().flags[at] & FigureColumns::HasParts) != 0);
}

std::vector<DealList> ChartBuilder::Members::lists() const
{
    const size_t each = stacks + 1;
    return dealsByGroup(*resolution, parts, bars * each, [&](const Part &part, auto add) {
        const size_t place = size_t(money.nature(size_t(part.position))) * rows + part.row;
        const qint32 bar = barOf[size_t(rowOf[place])];
        if (bar == NotDrawn || !makesFigure(part.position)) {
            return;
        }
        add(size_t(bar) * each + stacks);
        const qint32 stack = stackOf.empty() ? NotDrawn : stackOf[part.stack];
        if (stack != NotDrawn) {
            add(size_t(bar) * each + size_t(stack));
        }
    });
}

ChartBuilder::ChartBuilder(const Resolution &resolution, const QList<int> &selected,
                           Currency currency, bool groups, const ChartQuery &query)
    : m_resolution(resolution)
    , m_selected(selected)
    , m_sums(resolution, selected, currency)
    , m_found(resolution, m_sums, groups, query)
{
    if (!std::ranges::is_sorted(m_selected)) {
        std::ranges::sort(m_selected);
    }
    m_data.query = query;
    m_data.currency = currency;
}

ChartData ChartBuilder::build()
{
    m_found.find(m_selected);
    sumParts();
    foldStacks();
    for (const Nature nature : {Nature::Capital, Nature::Purchase, Nature::None}) {
        makePanel(nature);
    }
    sumSegments();
    listDeals();
    if (isTime(m_data.query.by)) {
        alignTimes();
    }
    explain();
    return std::move(m_data);
}

ChartSegment ChartBuilder::segmentOf(const BucketSum &bucket)
{
    ChartSegment segment;
    segment.sum.interval.ceiling = Money{};
    if (m_data.query.measure != ChartMeasure::Count) {
        segment.sum = bucket.sum(m_sums);
    }
    segment.count = bucket.deals();
    segment.assumed = bucket.isAssumed();
    return segment;
}

/// By what is drawn, then what is certain, then their keys; only the first `wanted` in order.
void ChartBuilder::sortSizes(std::vector<Size> &sizes, const ChartCodes &codes,
                             qsizetype wanted) const
{
    const auto isLarger = [&codes](const Size &a, const Size &b) {
        if (a.value.ceiling != b.value.ceiling) {
            return a.value.ceiling > b.value.ceiling;
        }
        if (a.value.floor != b.value.floor) {
            return a.value.floor > b.value.floor;
        }
        return codes.keyOf(a.code) < codes.keyOf(b.code);
    };
    const auto middle = sizes.begin() + std::min(wanted, qsizetype(sizes.size()));
    std::partial_sort(sizes.begin(), middle, sizes.end(), isLarger);
}

/// Each bucket of rows and each of stacks, in one go: the deals lie far apart in memory.
void ChartBuilder::sumParts()
{
    m_rowOf.assign(Natures * m_found.rows().size(), NotDrawn);
    std::vector<qint32> bucketOf(m_found.stacks() ? m_found.stacks()->size() : 0, NotDrawn);
    for (const Part &part : m_found.parts()) {
        qint32 &row = m_rowOf[rowPlace(part)];
        if (row == NotDrawn) {
            row = qint32(m_rowSums.size());
            m_rowSums.emplace_back();
        }
        m_found.addTo(m_rowSums[size_t(row)], part);
        if (bucketOf.empty()) {
            continue;
        }
        qint32 &bucket = bucketOf[part.stack];
        if (bucket == NotDrawn) {
            bucket = qint32(m_stackSums.size());
            m_stackSums.push_back({part.stack, {}});
        }
        m_found.addTo(m_stackSums[size_t(bucket)].sum, part);
    }
    m_barOf.assign(m_rowSums.size(), NotDrawn);
}

/// Which stacks there are, the smallest of them folded when there are more than colours.
void ChartBuilder::foldStacks()
{
    if (!m_found.stacks()) {
        return;
    }
    std::vector<Size> sizes;
    for (size_t bucket = 0; bucket < m_stackSums.size(); ++bucket) {
        const StackSum &stack = m_stackSums[bucket];
        sizes.push_back({valueOf(segmentOf(stack.sum), m_data.query.measure), stack.code, bucket});
    }
    std::erase_if(sizes, [](const Size &size) { return size.value.isZero(); });
    const auto count = qsizetype(sizes.size());
    const bool hasColours = m_data.query.stack == ChartDimension::Kind;
    const qsizetype kept
        = hasColours || count <= ChartData::MostStacks ? count : ChartData::MostStacks - 1;
    sortSizes(sizes, *m_found.stacks(), kept);
    std::vector<std::pair<ChartKey, quint32>> stacks;
    for (qsizetype i = 0; i < kept; ++i) {
        const Size &size = sizes[size_t(i)];
        stacks.emplace_back(
            m_found.stacks()->keyOf(size.code, m_stackSums[size.bucket].sum.firstPosition()),
            size.code);
    }
    if (keepsOrder(*m_data.query.stack)) {
        std::ranges::sort(stacks, [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    m_data.foldedStacks = int(count - kept);
    m_stackOf.assign(m_found.stacks()->size(), m_data.foldedStacks > 0 ? qint32(kept) : NotDrawn);
    for (const auto &[key, code] : stacks) {
        m_stackOf[code] = qint32(m_data.stacks.size());
        m_data.stacks.append(key);
    }
    if (m_data.foldedStacks > 0) {
        m_data.stacks.append(othersOf(*m_data.query.stack));
    }
}

size_t ChartBuilder::rowPlace(const Part &part) const
{
    return size_t(m_sums.money().nature(size_t(part.position))) * m_found.rows().size() + part.row;
}

void ChartBuilder::makePanel(Nature nature)
{
    std::vector<Size> sizes;
    const size_t first = size_t(nature) * m_found.rows().size();
    for (quint32 code = 0; code < m_found.rows().size(); ++code) {
        const qint32 row = m_rowOf[first + code];
        if (row == NotDrawn) {
            continue;
        }
        const ChartValue value = valueOf(segmentOf(m_rowSums[size_t(row)]), m_data.query.measure);
        if (!value.isZero()) {
            sizes.push_back({value, code, size_t(row)});
        }
    }
    // A fold of one would take the room of what it hides.
    const auto count = qsizetype(sizes.size());
    const bool folds = !isTime(m_data.query.by) && count > m_data.query.top + 1;
    const qsizetype kept = folds ? m_data.query.top : count;
    sortSizes(sizes, m_found.rows(), kept);

    ChartPanel panel;
    panel.nature = nature;
    std::vector<std::pair<ChartKey, size_t>> rows;
    for (qsizetype i = 0; i < kept; ++i) {
        const Size &size = sizes[size_t(i)];
        rows.emplace_back(m_found.rows().keyOf(size.code, m_rowSums[size.bucket].firstPosition()),
                          size.bucket);
    }
    if (isTime(m_data.query.by) || m_data.query.by == ChartDimension::Status) {
        std::ranges::sort(rows, [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    const auto panelIndex = qint32(m_data.panels.size());
    const auto addBar = [&](const ChartKey &key) -> ChartBar & {
        m_bars.push_back({panelIndex, qint32(panel.bars.size())});
        panel.bars.append(ChartBar{});
        panel.bars.last().total.key = key;
        return panel.bars.last();
    };
    for (const auto &[key, row] : rows) {
        m_barOf[row] = qint32(m_bars.size());
        addBar(key);
    }
    if (folds) {
        for (qsizetype i = kept; i < count; ++i) {
            m_barOf[sizes[size_t(i)].bucket] = qint32(m_bars.size());
        }
        addBar(othersOf(m_data.query.by)).folded = int(count - kept);
    }
    if (!panel.bars.isEmpty()) {
        m_data.panels.append(panel);
    }
}

/// Bars and their segments are summed from their own deals: what is folded into one has families
/// that are counted once.
void ChartBuilder::sumSegments()
{
    const auto stacks = size_t(m_data.stacks.size());
    std::vector<BucketSum> totals(m_bars.size());
    std::vector<BucketSum> segments(m_bars.size() * stacks);
    // A deal is in one stack, unless these are its parties: then a bar is what its stacks are.
    const bool isOfStacks = m_found.stacks() && m_data.query.stack != ChartDimension::Payer
        && m_data.query.stack != ChartDimension::Payee;
    for (const Part &part : m_found.parts()) {
        const qint32 bar = m_barOf[size_t(m_rowOf[rowPlace(part)])];
        if (bar == NotDrawn) {
            continue;
        }
        const qint32 stack = m_found.stacks() ? m_stackOf[part.stack] : NotDrawn;
        if (!isOfStacks || stack == NotDrawn) {
            m_found.addTo(totals[size_t(bar)], part);
        }
        if (stack != NotDrawn) {
            m_found.addTo(segments[size_t(bar) * stacks + size_t(stack)], part);
        }
    }
    for (size_t i = 0; i < m_bars.size(); ++i) {
        ChartBar &bar = m_data.panels[m_bars[i].panel].bars[m_bars[i].bar];
        const ChartKey key = bar.total.key;
        for (size_t stack = 0; isOfStacks && stack < stacks; ++stack) {
            totals[i].add(segments[i * stacks + stack]);
        }
        bar.total = segmentOf(totals[i]);
        bar.total.key = key;
        for (size_t stack = 0; stack < stacks; ++stack) {
            const BucketSum &bucket = segments[i * stacks + stack];
            if (bucket.deals() == 0) {
                continue;
            }
            ChartSegment segment = segmentOf(bucket);
            segment.key = m_data.stacks[qsizetype(stack)];
            if (!valueOf(segment, m_data.query.measure).isZero()) {
                bar.segments.append(segment);
            }
        }
    }
}

void ChartBuilder::listDeals()
{
    const auto stacks = size_t(m_data.stacks.size());
    const size_t each = stacks + 1; // the segments, then the whole bar
    Members members{m_resolution.shared_from_this(),
                    DealMoney(m_resolution, m_data.currency),
                    m_data.query.measure,
                    m_found.takeParts(),
                    m_found.rows().size(),
                    std::move(m_rowOf),
                    std::move(m_barOf),
                    m_found.stacks() ? std::move(m_stackOf) : std::vector<qint32>(),
                    m_bars.size(),
                    stacks};
    const auto lists = std::make_shared<const LateDealLists>(
        [members = std::move(members)] { return members.lists(); });
    for (size_t i = 0; i < m_bars.size(); ++i) {
        ChartBar &bar = m_data.panels[m_bars[i].panel].bars[m_bars[i].bar];
        bar.total.deals = DealList(lists, i * each + stacks);
        for (ChartSegment &segment : bar.segments) {
            const qsizetype stack = m_data.stacks.indexOf(segment.key);
            segment.deals = DealList(lists, i * each + size_t(stack));
        }
        if (!m_found.stacks()) {
            bar.segments = {bar.total};
        }
    }
}

/// Gives all panels the same times, without a hole between the first and the last: a missing
/// month is a fact too.
void ChartBuilder::alignTimes()
{
    QList<ChartKey> times;
    for (const ChartPanel &panel : std::as_const(m_data.panels)) {
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
        for (const ChartKey &time : std::as_const(times)) {
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

void ChartBuilder::explain()
{
    const ChartMeasure measure = m_data.query.measure;
    if (measure == ChartMeasure::Count) {
        return;
    }
    const DealMoney &money = m_sums.money();
    const bool asksPart = measure == ChartMeasure::Firm || measure == ChartMeasure::Paid;
    LeftOutLists leftOut;
    std::vector<qint32> inFamilies;
    std::vector<qint32> notBinding;
    for (const int position : std::as_const(m_selected)) {
        if (!m_found.isAsked(position)) {
            continue;
        }
        const auto at = size_t(position);
        if (money.isInFamily(at)) {
            inFamilies.push_back(position);
        }
        if (const quint8 reason = money.leftOut(at); reason != DealMoney::Adds) {
            leftOut.add(LeftOut(reason), position);
        } else if (asksPart) {
            const Money part = measure == ChartMeasure::Firm ? money.firm(at) : money.paid(at);
            if (part.units == 0) {
                notBinding.push_back(position);
            }
        }
    }
    m_data.notBinding = DealList(m_resolution, std::move(notBinding));
    m_data.leftOut = leftOut.deals(m_resolution);
    if (!m_found.undated().empty()) {
        m_data.leftOut.append(
            {LeftOut::NoDate, DealList(m_resolution, std::move(m_found.undated()))});
    }
    m_data.notCountedTwice = notCountedTwice(
        m_resolution, QList<int>(inFamilies.begin(), inFamilies.end()), m_data.currency);
}

} // namespace dealscope::analysis
