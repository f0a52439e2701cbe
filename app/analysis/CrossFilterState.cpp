// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilterState.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dealscope::analysis {

using namespace core;

namespace {

constexpr quint16 DatesBit = bitOf(Dimension::Dates);

} // namespace

CrossFilterState::CrossFilterState(std::shared_ptr<const CrossFilterIndex> index)
    : m_index(std::move(index))
    , m_sums(m_index->sizes())
    , m_families(m_index->families())
    , m_marks(m_index->marks())
    , m_categoryFails(m_index->categories().all().size())
    , m_high(m_index->size())
{
    countWindow<true>(m_low, m_high, 0);
    countSpans(0);
    recountFamilies(Dimension::Words);
}

void CrossFilterState::setAsked(Dimension dimension, bool isAsked)
{
    m_asked = quint16(isAsked ? m_asked | bitOf(dimension) : m_asked & ~bitOf(dimension));
}

template<bool Add>
void CrossFilterState::countWindow(size_t begin, size_t end, quint16 skipped)
{
    // All of one day; those of several have no ByPosition, so that they fail here.
    const quint16 needed = m_asked | Direct | ByPosition;
    const CrossFilterRows &rows = m_index->rows();
    const quint32 *categories = m_index->categoryAt().data();
    for (size_t i = begin; i < end; ++i) {
        const auto fails = quint16((needed & ~m_marks[i]) | m_categoryFails[categories[i]]);
        m_sums.count<Add>(rows, rows.rows[i], fails, skipped);
    }
}

void CrossFilterState::countMonthsOutside()
{
    const quint16 needed = m_asked | Direct | ByPosition;
    const CrossFilterRows &rows = m_index->rows();
    const quint32 *categories = m_index->categoryAt().data();
    const auto count = [&](size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) {
            if (((needed & ~m_marks[i]) | m_categoryFails[categories[i]]) == 0) {
                m_sums.countMonth<true>(rows.rows[i].month, cellOf(rows.rows[i]));
            }
        }
    };
    count(0, m_low);
    count(m_high, m_index->size());
}

void CrossFilterState::countSpans(quint16 skipped)
{
    const CrossFilterRows &rows = m_index->rows();
    for (const CrossFilterIndex::Span &span : m_index->spans()) {
        m_sums.count<true>(rows, rows.rows[span.position], rawMask(span.position), skipped);
    }
}

bool CrossFilterState::canTakeMonths() const
{
    return m_asked == 0 && !m_index->byMonth().empty();
}

template<bool Add>
void CrossFilterState::takeMonths(const std::vector<quint8> &categories)
{
    const std::vector<FacetCell> &table = m_index->byMonth();
    const auto codeAt = [first = m_index->sizes().firstMonth](size_t month) {
        return month == 0 ? 0 : quint32(month) - 1 + first;
    };
    std::vector<size_t> taken;
    for (size_t c = 0; c < categories.size(); ++c) {
        if (categories[c] != 0) {
            taken.push_back(c);
        }
    }
    for (size_t month = 0; month * categories.size() < table.size(); ++month) {
        FacetCell sum;
        for (const size_t c : taken) {
            sum.count<true>(table[month * categories.size() + c]);
        }
        m_sums.countMonth<Add>(codeAt(month), sum);
    }
    // The table holds every deal that the index was made of.
    for (const quint32 position : m_gone) {
        const CrossFilterRow &row = m_index->rows().rows[position];
        if (categories[row.category] != 0) {
            m_sums.countMonth<!Add>(row.month, cellOf(row));
        }
    }
}

void CrossFilterState::turnRows(std::span<const quint32> positions, quint16 ownBit, quint16 skipped)
{
    const CrossFilterRows &rows = m_index->rows();
    for (const quint32 position : positions) {
        const quint16 mask = rawMask(position);
        const auto others = quint16(mask & ~ownBit);
        if ((others & Direct) != 0) {
            touchFamilyAt(position);
        } else if ((mask & ownBit) == 0) {
            m_sums.count<true>(rows, rows.rows[position], others, skipped);
        } else {
            m_sums.count<false>(rows, rows.rows[position], others, skipped);
        }
    }
}

void CrossFilterState::turnOver(std::span<const quint32> positions, Dimension own)
{
    m_sums.beginChange(own);
    turnRows(positions, bitOf(own), bitOf(own));
    m_sums.endChange(own);
    refreshTouched(own);
}

void CrossFilterState::recount(std::span<const quint32> positions, Dimension own)
{
    const CrossFilterRows &rows = m_index->rows();
    m_sums.beginChange(own);
    m_sums.clearAllBut(own);
    for (const quint32 position : positions) {
        m_sums.count<true>(rows, rows.rows[position], rawMask(position), bitOf(own));
    }
    m_sums.endChange(own);
    recountFamilies(own);
}

void CrossFilterState::recountAll(Dimension own)
{
    m_sums.beginChange(own);
    m_sums.clearAllBut(own);
    auto skipped = bitOf(own);
    if (own != Dimension::Dates && canTakeMonths()) {
        std::vector<quint8> passing(m_categoryFails.size());
        std::ranges::transform(m_categoryFails, passing.begin(),
                               [](quint16 fails) { return fails == 0 ? 1 : 0; });
        takeMonths<true>(passing);
        skipped |= DatesBit;
    }
    countWindow<true>(m_low, m_high, skipped);
    countSpans(skipped);
    if ((skipped & DatesBit) == 0) {
        countMonthsOutside();
    }
    m_sums.endChange(own);
    recountFamilies(own);
}

void CrossFilterState::turnSpans(const CrossFilterClauses::DayRange &days,
                                 std::vector<quint32> &turned)
{
    const auto look = [&](const CrossFilterIndex::Span &span) {
        const bool meets = days.meets(span.first, span.last);
        if (isFound(Dimension::Dates, span.position) != meets) {
            setFound(Dimension::Dates, span.position, meets);
            turned.push_back(span.position);
        }
    };
    // Only where an end of the range has passed over an end of the span can the answer turn.
    const auto eachIn = [&](const auto &spans, qint32 begin, qint32 end, auto member) {
        const auto from = std::ranges::lower_bound(spans, begin, {}, member);
        for (auto at = from; at != spans.end() && (*at).*member <= end; ++at) {
            look(*at);
        }
    };
    if (days.to != m_days.to) {
        eachIn(m_index->spans(), std::min(days.to, m_days.to), std::max(days.to, m_days.to),
               &CrossFilterIndex::Span::first);
    }
    if (days.from != m_days.from) {
        eachIn(m_index->spansByLast(), std::min(days.from, m_days.from),
               std::max(days.from, m_days.from), &CrossFilterIndex::Span::last);
    }
}

void CrossFilterState::moveWindow(size_t low, size_t high)
{
    const bool apart = low >= m_high || m_low >= high;
    const auto count = [this](size_t begin, size_t end, bool isIn) {
        if (begin >= end) {
            return;
        }
        if (isIn) {
            countWindow<true>(begin, end, DatesBit);
        } else {
            countWindow<false>(begin, end, DatesBit);
        }
        if (m_index->families().memberCount() > 0) {
            for (size_t i = begin; i < end; ++i) {
                if ((m_marks[i] & Direct) == 0) {
                    touchFamilyAt(i);
                }
            }
        }
    };
    if (apart) {
        count(m_low, m_high, false);
        count(low, high, true);
    } else {
        count(m_low, low, false);
        count(low, m_low, true);
        count(high, m_high, false);
        count(m_high, high, true);
    }
    m_low = low;
    m_high = high;
}

CrossFilterState::Way CrossFilterState::moveDays(const CrossFilterClauses::DayRange &days)
{
    std::vector<quint32> turned;
    turnSpans(days, turned);
    size_t low = 0;
    size_t high = m_index->size();
    if (days.isSet) {
        low = std::max(m_index->lowerBound(days.from), m_index->datedBegin());
        high = days.to == std::numeric_limits<qint32>::max() ? high
                                                             : m_index->lowerBound(days.to + 1);
        high = std::max(low, high);
    }
    m_days = days;
    const auto distance = [](size_t a, size_t b) { return a < b ? b - a : a - b; };
    const bool apart = low >= m_high || m_low >= high;
    const size_t moved
        = apart ? high - low + m_high - m_low : distance(low, m_low) + distance(high, m_high);
    if (moved > high - low) {
        m_low = low;
        m_high = high;
        recountAll(Dimension::Dates);
        return Way::Recounted;
    }
    moveWindow(low, high);
    turnOver(turned, Dimension::Dates);
    return Way::Moved;
}

void CrossFilterState::appendPositions(const std::vector<quint8> &categories, size_t begin,
                                       size_t end, std::vector<quint32> &to) const
{
    constexpr size_t Batch = 1024;
    std::array<quint32, Batch + 1> found; // one more: the last that is not taken
    const quint32 *at = m_index->categoryAt().data();
    while (begin < end) {
        size_t count = 0;
        const size_t until = std::min(end, begin + Batch);
        for (; begin < until; ++begin) {
            found[count] = quint32(begin);
            count += categories[at[begin]];
        }
        to.insert(to.end(), found.begin(), found.begin() + count);
    }
}

CrossFilterState::Way CrossFilterState::moveCategories(std::vector<quint16> fails, Dimension own)
{
    const quint16 ownBit = bitOf(own);
    std::vector<quint8> turns(fails.size());
    std::vector<quint8> comes(fails.size()); // counts in months, and did not before
    std::vector<quint8> goes(fails.size());
    size_t turning = 0;
    size_t passing = 0;
    for (size_t i = 0; i < fails.size(); ++i) {
        turns[i] = ((fails[i] ^ m_categoryFails[i]) & ownBit) != 0 ? 1 : 0;
        if (turns[i] != 0 && (fails[i] & ~ownBit) == 0) {
            (fails[i] == 0 ? comes : goes)[i] = 1;
        }
        turning += turns[i] != 0 ? m_index->categorySizes()[i] : 0;
        passing += fails[i] == 0 ? m_index->categorySizes()[i] : 0;
    }
    m_categoryFails = std::move(fails);
    m_someCategoryFails
        = std::ranges::any_of(m_categoryFails, [](quint16 mask) { return mask != 0; });
    if (passing < turning) {
        recountAll(own);
        return Way::Recounted;
    }
    std::vector<quint32> turned;
    if (!canTakeMonths()) {
        appendPositions(turns, 0, m_index->size(), turned);
        turnOver(turned, own);
        return Way::Moved;
    }
    // What lies outside the range of days counts in no facet but that of months.
    appendPositions(turns, m_low, m_high, turned);
    for (const CrossFilterIndex::Span &span : m_index->spans()) {
        const bool isInside = span.position >= m_low && span.position < m_high;
        if (!isInside && turns[m_index->categoryAt()[span.position]] != 0) {
            turned.push_back(span.position);
        }
    }
    takeMonths<true>(comes);
    takeMonths<false>(goes);
    m_sums.beginChange(own);
    turnRows(turned, ownBit, ownBit | DatesBit);
    m_sums.endChange(own);
    for (quint32 family = 0; family < m_index->families().familyCount(); ++family) {
        m_touched.push_back(family);
    }
    refreshTouched(own);
    return Way::Moved;
}

void CrossFilterState::remove(quint32 position)
{
    if (isGone(position)) {
        return;
    }
    const quint32 family = m_index->familyAt(position);
    if (family == FamilySet::None) {
        const CrossFilterRow &row = m_index->rows().rows[position];
        m_sums.count<false>(m_index->rows(), row, rawMask(position), 0);
        m_marks[position] = quint16((m_marks[position] & ~Direct) | Gone);
        m_gone.push_back(position);
        return;
    }
    m_families.takeOff(families(), family, m_sums);
    const FamilySet &set = m_index->families();
    for (quint32 member = set.begin(family); member < set.end(family); ++member) {
        m_marks[set.slot(member)] |= Gone;
    }
}

CrossFilterState::Way CrossFilterState::restore(const Kept &kept)
{
    const CrossFilterClauses::DayRange now = m_days;
    m_sums = kept.sums;
    m_families.setCounted(kept.counted);
    m_asked = 0;
    std::ranges::fill(m_categoryFails, quint16(0));
    m_someCategoryFails = false;
    m_days = kept.days;
    for (const CrossFilterIndex::Span &span : m_index->spans()) {
        setFound(Dimension::Dates, span.position, m_days.meets(span.first, span.last));
    }
    m_low = 0;
    m_high = m_index->size();
    if (m_days.isSet) {
        m_low = std::max(m_index->lowerBound(m_days.from), m_index->datedBegin());
        m_high = m_days.to == std::numeric_limits<qint32>::max()
            ? m_high
            : m_index->lowerBound(m_days.to + 1);
        m_high = std::max(m_low, m_high);
    }
    return moveDays(now);
}

std::span<const quint16> CrossFilterState::masksOf(size_t family) const
{
    const FamilySet &set = m_index->families();
    m_masks.clear();
    for (quint32 member = set.begin(family); member < set.end(family); ++member) {
        m_masks.push_back(maskOf(set.slot(member)));
    }
    return m_masks;
}

void CrossFilterState::touchFamilyAt(size_t position)
{
    const quint32 family = m_index->familyAt(position);
    if (family != FamilySet::None) {
        m_touched.push_back(family);
    }
}

void CrossFilterState::refreshTouched(Dimension own)
{
    for (const quint32 family : m_touched) {
        m_families.recount(families(), family, masksOf(family), m_sums, own);
    }
    m_touched.clear();
}

void CrossFilterState::recountFamilies(Dimension own)
{
    m_touched.clear();
    for (size_t family = 0; family < m_index->families().familyCount(); ++family) {
        m_families.countAnew(families(), family, masksOf(family), m_sums, own);
    }
}

void CrossFilterState::markSelected(std::vector<quint64> &bits) const
{
    const auto mark = [&](size_t position) {
        const quint32 deal = m_index->dealAt(position);
        bits[deal / 64] |= quint64(1) << (deal % 64);
    };
    const quint16 needed = m_asked | ByPosition;
    const quint32 *categories = m_index->categoryAt().data();
    for (size_t i = m_low; i < m_high; ++i) {
        if (((needed & ~m_marks[i]) | (m_marks[i] & Gone) | m_categoryFails[categories[i]]) == 0) {
            mark(i);
        }
    }
    for (const CrossFilterIndex::Span &span : m_index->spans()) {
        if (maskOf(span.position) == 0) {
            mark(span.position);
        }
    }
}

void CrossFilterState::markPassing(quint16 but, std::vector<quint64> &bits) const
{
    for (size_t i = 0; i < m_index->size(); ++i) {
        if ((maskOf(i) & ~but) == 0) {
            const quint32 deal = m_index->dealAt(i);
            bits[deal / 64] |= quint64(1) << (deal % 64);
        }
    }
}

} // namespace dealscope::analysis
