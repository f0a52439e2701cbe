// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartBuilder.h"

#include "analysis/DealGroups.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

using Bucket = ChartKey::Bucket;
using DealPart = ChartRules::Part;

constexpr size_t Reasons = size_t(LeftOut::NoDate) + 1;

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

bool isParty(ChartDimension dimension)
{
    return dimension == ChartDimension::Payer || dimension == ChartDimension::Payee;
}

PositionSet setOf(int deals, const QList<int> &selected)
{
    PositionSet set(deals);
    for (const int position : selected) {
        set.insert(position);
    }
    return set;
}

} // namespace

ChartBuilder::ChartBuilder(ChartRules &rules, const ChartTally &tally, const QList<int> &selected)
    : m_rules(rules)
    , m_tally(tally)
    , m_selected(selected)
    , m_sums(rules.resolution(), setOf(rules.resolution().dealCount(), selected), rules.currency())
    , m_found(rules, m_sums, tally.specials())
{
    m_data.query = rules.query();
    m_data.currency = rules.currency();
}

ChartData ChartBuilder::build(const std::shared_ptr<const LateDealLists> &lists)
{
    sumSpecials();
    foldStacks();
    makePanels();
    sumSegments();
    if (lists) {
        listIn(lists);
    }
    if (!m_data.query.stack) {
        for (const Bar &of : m_bars) {
            ChartBar &bar = m_data.panels[of.panel].bars[of.bar];
            bar.segments = {bar.total};
        }
    }
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

ChartValue ChartBuilder::valueOf(const ChartTally::Sum &sum, const BucketSum *special)
{
    const ChartMeasure measure = m_data.query.measure;
    if (!special) {
        return analysis::valueOf(sum.money.sum(), sum.deals, measure);
    }
    BucketSum bucket = *special;
    bucket.addTally(sum.money, sum.deals);
    const bool isMoney = measure != ChartMeasure::Count;
    return analysis::valueOf(isMoney ? bucket.sum(m_sums) : MoneySum(), bucket.deals(), measure);
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

void ChartBuilder::sumSpecials()
{
    m_specialOfRow.assign(m_rules.rows().size(), NotDrawn);
    m_specialOfStack.assign(m_rules.stackCodes() ? m_rules.stackCodes()->size() : 0, NotDrawn);
    const auto bucketAt = [this](qint32 &place) -> BucketSum & {
        if (place == NotDrawn) {
            place = qint32(m_specials.size());
            m_specials.emplace_back();
        }
        return m_specials[size_t(place)];
    };
    for (const Part &part : m_found.parts()) {
        m_found.addTo(bucketAt(m_specialOfRow[part.row]), part);
        if (!m_specialOfStack.empty()) {
            m_found.addTo(bucketAt(m_specialOfStack[part.stack]), part);
        }
    }
}

/// Joint parties are named in the order of the first deal. Few charts have some among their largest
/// buckets, so that the deals are only looked through when one is met.
void ChartBuilder::findFirsts()
{
    if (!m_firstOfRow.empty()) {
        return;
    }
    const auto meet = [](std::vector<int> &firsts, quint32 place, int position) {
        int &first = firsts[place];
        first = first < 0 ? position : std::min(first, position);
    };
    m_firstOfRow.assign(m_rules.rows().size(), -1);
    m_firstOfStack.assign(m_specialOfStack.size(), -1);
    const bool isStacked = !m_firstOfStack.empty();
    for (const int position : m_selected) {
        const ChartRules::Deal deal = m_rules.at(position);
        if (deal.part == DealPart::Whole) {
            const ChartRules::Cell cell = m_rules.cells()[deal.cell];
            meet(m_firstOfRow, cell.row, position);
            if (isStacked) {
                meet(m_firstOfStack, cell.stack, position);
            }
        }
    }
    for (const Part &part : m_found.parts()) {
        meet(m_firstOfRow, part.row, part.position);
        if (isStacked) {
            meet(m_firstOfStack, part.stack, part.position);
        }
    }
}

ChartKey ChartBuilder::keyOf(const ChartCodes &codes, quint32 code, const std::vector<int> &firsts,
                             quint32 place)
{
    if (!isParty(codes.dimension()) || !codes.isJoint(code)) {
        return codes.keyOf(code);
    }
    findFirsts();
    return codes.keyOf(code, firsts[place]);
}

/// Which stacks there are, the smallest of them folded when there are more than colours.
void ChartBuilder::foldStacks()
{
    if (!m_rules.stackCodes()) {
        return;
    }
    const ChartCodes &codes = *m_rules.stackCodes();
    std::vector<Size> sizes;
    for (quint32 code = 0; code < m_specialOfStack.size(); ++code) {
        const bool isKnown = code < m_tally.stacks().size();
        const ChartTally::Sum sum = isKnown ? m_tally.stacks()[code] : ChartTally::Sum();
        const qint32 special = m_specialOfStack[code];
        if (sum.deals > 0 || special != NotDrawn) {
            const ChartValue value
                = valueOf(sum, special == NotDrawn ? nullptr : &m_specials[size_t(special)]);
            if (!value.isZero()) {
                sizes.push_back({value, code, 0});
            }
        }
    }
    const auto count = qsizetype(sizes.size());
    const bool hasColours = m_data.query.stack == ChartDimension::Kind;
    const qsizetype kept
        = hasColours || count <= ChartData::MostStacks ? count : ChartData::MostStacks - 1;
    sortSizes(sizes, codes, kept);
    std::vector<std::pair<ChartKey, quint32>> stacks;
    for (qsizetype i = 0; i < kept; ++i) {
        const quint32 code = sizes[size_t(i)].code;
        stacks.emplace_back(keyOf(codes, code, m_firstOfStack, code), code);
    }
    if (keepsOrder(*m_data.query.stack)) {
        std::ranges::sort(stacks, [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    m_data.foldedStacks = int(count - kept);
    m_stackOf.assign(m_specialOfStack.size(), m_data.foldedStacks > 0 ? qint32(kept) : NotDrawn);
    for (const auto &[key, code] : stacks) {
        m_stackOf[code] = qint32(m_data.stacks.size());
        m_data.stacks.append(key);
    }
    if (m_data.foldedStacks > 0) {
        m_data.stacks.append(othersOf(*m_data.query.stack));
    }
}

void ChartBuilder::makePanels()
{
    std::array<std::vector<Size>, 3> sizes; // by nature
    for (quint32 row = 0; row < m_rules.rows().size(); ++row) {
        const bool isKnown = row < m_tally.rows().size();
        const ChartTally::Sum sum = isKnown ? m_tally.rows()[row] : ChartTally::Sum();
        const qint32 special = m_specialOfRow[row];
        if (sum.deals == 0 && special == NotDrawn) {
            continue;
        }
        const ChartValue value
            = valueOf(sum, special == NotDrawn ? nullptr : &m_specials[size_t(special)]);
        if (!value.isZero()) {
            const ChartRules::Row &of = m_rules.rows()[row];
            sizes[size_t(of.nature)].push_back({value, of.code, row});
        }
    }
    m_barOf.assign(m_rules.rows().size(), NotDrawn);
    for (const Nature nature : {Nature::Capital, Nature::Purchase, Nature::None}) {
        makePanel(nature, std::move(sizes[size_t(nature)]));
    }
}

void ChartBuilder::makePanel(Nature nature, std::vector<Size> sizes)
{
    // A fold of one would take the room of what it hides.
    const auto count = qsizetype(sizes.size());
    const bool folds = !isTime(m_data.query.by) && count > m_data.query.top + 1;
    const qsizetype kept = folds ? m_data.query.top : count;
    sortSizes(sizes, m_rules.rowCodes(), kept);

    ChartPanel panel;
    panel.nature = nature;
    std::vector<std::pair<ChartKey, quint32>> rows;
    for (qsizetype i = 0; i < kept; ++i) {
        const Size &size = sizes[size_t(i)];
        rows.emplace_back(keyOf(m_rules.rowCodes(), size.code, m_firstOfRow, size.row), size.row);
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
            m_barOf[sizes[size_t(i)].row] = qint32(m_bars.size());
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
    const bool isStacked = m_data.query.stack.has_value();
    std::vector<BucketSum> totals(m_bars.size());
    std::vector<BucketSum> segments(m_bars.size() * stacks);
    // A deal is in one stack, unless these are its parties: then a bar is what its stacks are.
    const bool isOfStacks = isStacked && !isParty(*m_data.query.stack);
    const auto add = [&](quint32 row, quint32 code, const auto &addTo) {
        const qint32 bar = m_barOf[row];
        if (bar == NotDrawn) {
            return;
        }
        const qint32 stack = isStacked ? m_stackOf[code] : NotDrawn;
        if (!isOfStacks || stack == NotDrawn) {
            addTo(totals[size_t(bar)]);
        }
        if (stack != NotDrawn) {
            addTo(segments[size_t(bar) * stacks + size_t(stack)]);
        }
    };
    for (size_t i = 0; i < m_tally.cells().size(); ++i) {
        const ChartTally::Sum &sum = m_tally.cells()[i];
        if (sum.deals > 0) {
            const ChartRules::Cell &cell = m_rules.cells()[i];
            add(cell.row, cell.stack,
                [&](BucketSum &bucket) { bucket.addTally(sum.money, sum.deals); });
        }
    }
    for (const Part &part : m_found.parts()) {
        add(part.row, part.stack, [&](BucketSum &bucket) { m_found.addTo(bucket, part); });
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
            if (!analysis::valueOf(segment, m_data.query.measure).isZero()) {
                bar.segments.append(segment);
            }
        }
    }
    m_stackCount = stacks;
}

std::vector<DealList> ChartBuilder::lists()
{
    struct Entry {
        qint32 position = -1;
        size_t group = 0;
    };
    std::vector<Entry> entries;
    const size_t stacks = m_stackCount;
    const size_t each = stacks + 1;
    const size_t notBinding = m_bars.size() * each;
    const auto addIn = [&](int position, quint32 row, quint32 code) {
        const qint32 bar = m_barOf[row];
        if (bar == NotDrawn || !m_rules.makesFigure(position)) {
            return;
        }
        entries.push_back({position, size_t(bar) * each + stacks});
        const qint32 stack = m_stackOf.empty() ? NotDrawn : m_stackOf[code];
        if (stack != NotDrawn) {
            entries.push_back({position, size_t(bar) * each + size_t(stack)});
        }
    };
    size_t next = 0;
    const std::vector<Part> &parts = m_found.parts();
    for (const int position : m_selected) {
        const ChartRules::Deal deal = m_rules.at(position);
        if (deal.part == DealPart::NotAsked) {
            continue;
        }
        if (deal.part == DealPart::Whole) {
            const ChartRules::Cell &cell = m_rules.cells()[deal.cell];
            addIn(position, cell.row, cell.stack);
        }
        for (; next < parts.size() && parts[next].position == position; ++next) {
            addIn(position, parts[next].row, parts[next].stack);
        }
        if (m_rules.isNotBinding(position)) {
            entries.push_back({position, notBinding});
        }
        if (const quint8 reason = m_rules.money().leftOut(size_t(position));
            reason != DealMoney::Adds) {
            entries.push_back({position, notBinding + 1 + reason});
        }
        if (deal.part == DealPart::Undated
            || std::ranges::binary_search(m_found.undated(), position)) {
            entries.push_back({position, notBinding + 1 + size_t(LeftOut::NoDate)});
        }
    }
    return dealsByGroup(m_rules.resolution(), entries, notBinding + 1 + Reasons,
                        [](const Entry &entry, auto add) { add(entry.group); });
}

/// The lists are those of lists(), of the same selection.
void ChartBuilder::listIn(const std::shared_ptr<const LateDealLists> &lists)
{
    const size_t each = m_stackCount + 1; // the segments, then the whole bar
    for (size_t i = 0; i < m_bars.size(); ++i) {
        ChartBar &bar = m_data.panels[m_bars[i].panel].bars[m_bars[i].bar];
        bar.total.deals = DealList(lists, i * each + m_stackCount);
        for (ChartSegment &segment : bar.segments) {
            const qsizetype stack = m_data.stacks.indexOf(segment.key);
            segment.deals = DealList(lists, i * each + size_t(stack));
        }
    }
    if (m_data.query.measure == ChartMeasure::Count) {
        return;
    }
    const size_t notBinding = m_bars.size() * each;
    const ChartTally::Counts &counts = m_tally.counts();
    m_data.notBinding = DealList(lists, notBinding, counts.notBinding);
    for (size_t reason = 0; reason < Reasons; ++reason) {
        const bool isNoDate = reason == size_t(LeftOut::NoDate);
        const int deals
            = isNoDate ? counts.undated + int(m_found.undated().size()) : counts.leftOut[reason];
        if (deals > 0) {
            m_data.leftOut.append(
                {LeftOut(reason), DealList(lists, notBinding + 1 + reason, deals)});
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
    if (m_data.query.measure == ChartMeasure::Count) {
        return;
    }
    QList<int> inFamilies;
    for (const qint32 position : m_tally.specials()) {
        if (m_sums.isInFamily(position)) {
            inFamilies.append(position);
        }
    }
    m_data.notCountedTwice = notCountedTwice(m_rules.resolution(), inFamilies, m_data.currency);
}

} // namespace dealscope::analysis
