// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilterIndex.h"

#include <algorithm>
#include <future>
#include <limits>
#include <numeric>

namespace dealscope::analysis {

using namespace core;

namespace {

/// So many days can be counted in a table: more than any ledger of real reports spans.
constexpr qint64 MostDays = 1 << 20;
/// The largest table of months and combinations: 8 MB.
constexpr size_t MostMonthCells = 1 << 18;

/// With fewer deals a thread is not worth its beginning.
constexpr size_t WorthAThread = 50'000;

/// Runs work beside this thread where there are many deals, else when it is waited for.
template<typename Work>
std::future<void> beside(size_t deals, Work work)
{
    return std::async(deals < WorthAThread ? std::launch::deferred : std::launch::async,
                      std::move(work));
}

/// The days of a column, for the deals that have one.
std::pair<qint32, qint32> rangeOf(const Column<qint32> &days)
{
    qint32 first = std::numeric_limits<qint32>::max();
    qint32 last = FigureColumns::NoDay;
    for (size_t c = 0; c < days.chunkCount(); ++c) {
        for (const qint32 day : days.chunk(c)) {
            last = std::max(last, day);
            first = day == FigureColumns::NoDay ? first : std::min(first, day);
        }
    }
    return {first, last};
}

} // namespace

std::shared_ptr<const CrossFilterIndex> CrossFilterIndex::build(
    std::shared_ptr<const FigureColumns> figures, std::shared_ptr<const CrossFilterContext> context)
{
    const std::shared_ptr<CrossFilterIndex> index(new CrossFilterIndex);
    index->m_figures = std::move(figures);
    index->m_context = std::move(context);
    index->sortByDay();
    index->fillRows();
    // Two halves of about equal length.
    const auto postings = beside(index->size(), [&index] {
        constexpr std::array Some{Dimension::Payers, Dimension::Outlets};
        index->gatherPostings(Some);
    });
    constexpr std::array Others{Dimension::Payees, Dimension::Companies, Dimension::Tags};
    index->gatherPostings(Others);
    index->gatherSpans();
    index->gatherFamilies();
    index->gatherMonths();
    postings.wait();
    return index;
}

void CrossFilterIndex::sortByDay()
{
    const Column<qint32> &days = m_figures->firstDay;
    const size_t count = m_figures->size();
    m_positionOf.resize(count);
    m_dealAt.resize(count);
    const auto [first, last] = rangeOf(days);
    if (last == FigureColumns::NoDay || qint64(last) - first < MostDays) {
        // A place for the undated, then one for each day.
        const auto placeOf = [first = first](qint32 day) {
            return day == FigureColumns::NoDay ? size_t(0) : size_t(day - first) + 1;
        };
        std::vector<quint32> next((last == FigureColumns::NoDay ? 0 : size_t(last - first) + 1)
                                  + 2);
        for (size_t deal = 0; deal < count; ++deal) {
            ++next[placeOf(days[deal]) + 1];
        }
        m_datedBegin = next[1];
        for (size_t place = 1; place + 1 < next.size(); ++place) {
            if (next[place + 1] > 0) {
                m_days.push_back(qint32(place) - 1 + first);
                m_dayBegins.push_back(next[place]);
            }
            next[place + 1] += next[place];
        }
        for (size_t deal = 0; deal < count; ++deal) {
            m_positionOf[deal] = next[placeOf(days[deal])]++;
            m_dealAt[m_positionOf[deal]] = quint32(deal);
        }
        return;
    }
    std::iota(m_dealAt.begin(), m_dealAt.end(), 0);
    std::ranges::stable_sort(m_dealAt, {}, [&](quint32 deal) { return days[deal]; });
    for (size_t i = 0; i < count; ++i) {
        const qint32 day = days[m_dealAt[i]];
        m_positionOf[m_dealAt[i]] = quint32(i);
        if (day == FigureColumns::NoDay) {
            m_datedBegin = i + 1;
        } else if (m_days.empty() || m_days.back() != day) {
            m_days.push_back(day);
            m_dayBegins.push_back(quint32(i));
        }
    }
}

namespace {

__extension__ using Wide = unsigned __int128;

} // namespace

struct CrossFilterIndex::Part {
    CrossFilterRows lists; ///< of its rows, which lie with all the others
    std::vector<quint32> withLists; ///< positions
    DealCategories categories;
    std::array<Wide, 4> sums{};
};

void CrossFilterIndex::numberCategories()
{
    // Before the rows are filled, so that their parts number them alike.
    for (size_t deal = 0; deal < m_figures->size(); ++deal) {
        (void)m_categories.codeOf({m_figures->kind[deal], m_figures->status[deal],
                                   m_figures->form[deal], m_figures->currency[deal]});
    }
}

void CrossFilterIndex::fillPart(size_t from, size_t to, Part &part)
{
    part.categories = m_categories;
    constexpr size_t Ahead = 16; // so many rows hide the way to memory
    // Read in the order of the columns, written where each belongs: a row is one line of memory,
    // the columns are many.
    for (size_t deal = from; deal < to; ++deal) {
        const quint32 position = m_positionOf[deal];
        if (deal + Ahead < to) {
            __builtin_prefetch(&m_rows.rows[m_positionOf[deal + Ahead]], 1);
        }
        CrossFilterRow &row = m_rows.rows[position];
        part.lists.fill(row, *m_figures, deal, 0, *m_context, part.categories);
        if (row.hasLists) {
            part.withLists.push_back(position);
        }
        m_categoryAt[position] = row.category;
        part.sums[0] += std::max(row.floor, row.ceiling);
        part.sums[1] += row.firm;
        part.sums[2] += row.headline;
        part.sums[3] += row.paid;
    }
}

void CrossFilterIndex::fillRows()
{
    const size_t count = m_figures->size();
    std::vector<quint32> monthOf(m_days.size());
    std::ranges::transform(m_days, monthOf.begin(), monthOfDay);
    m_sizes.firstMonth = monthOf.empty() ? 1 : monthOf.front();
    m_sizes.lastMonth = monthOf.empty() ? 1 : monthOf.back();

    numberCategories();
    m_rows.rows.resize(count);
    m_categoryAt.resize(count);
    std::array<Part, 2> parts;
    const auto half = beside(count, [&] { fillPart(count / 2, count, parts[1]); });
    fillPart(0, count / 2, parts[0]);
    half.wait();
    std::array<Wide, 4> sums{};
    for (const Part &part : parts) {
        m_rows.takeLists(part.lists, part.withLists);
        for (size_t i = 0; i < sums.size(); ++i) {
            sums[i] += part.sums[i];
        }
    }
    for (size_t d = 0; d < m_days.size(); ++d) {
        const size_t end = d + 1 < m_days.size() ? m_dayBegins[d + 1] : count;
        for (size_t i = m_dayBegins[d]; i < end; ++i) {
            m_rows.rows[i].month = monthOf[d];
        }
    }
    m_largestSum = quint64(std::min(std::ranges::max(sums), Wide(MostUnits) + 1));
    m_categorySizes.resize(m_categories.all().size());
    for (const quint32 category : m_categoryAt) {
        ++m_categorySizes[category];
    }
    m_sizes.categories = m_categories.all().size();
    m_sizes.companies = m_context->companies.size();
    m_sizes.outlets = m_context->outlets.size();
    m_sizes.tags = m_figures->tagNames.size();
}

void CrossFilterIndex::gatherSpans()
{
    m_marks.assign(size(), Direct | ByPosition);
    for (size_t deal = 0; deal < m_figures->size(); ++deal) {
        const qint32 first = m_figures->firstDay[deal];
        const qint32 last = m_figures->lastDay[deal];
        if (first != FigureColumns::NoDay && last != first) {
            m_spans.push_back({m_positionOf[deal], first, last});
        }
    }
    for (const Span &span : m_spans) {
        m_marks[span.position] = Direct | bitOf(Dimension::Dates);
    }
    m_spansByLast = m_spans;
    std::ranges::sort(m_spans, {}, &Span::position);
    std::ranges::sort(m_spansByLast, [](const Span &a, const Span &b) {
        return a.last != b.last ? a.last < b.last : a.position < b.position;
    });
}

void CrossFilterIndex::gatherFamilies()
{
    const Column<qint32> &whole = m_figures->whole;
    std::vector<bool> isMember;
    for (size_t deal = 0; deal < whole.size(); ++deal) {
        if (whole[deal] >= 0) {
            isMember.resize(whole.size());
            isMember[deal] = true;
            isMember[size_t(whole[deal])] = true;
        }
    }
    if (isMember.empty()) {
        return;
    }
    std::vector<quint32> positions;
    std::vector<qint64> wholes;
    for (size_t deal = 0; deal < whole.size(); ++deal) {
        if (isMember[deal]) {
            positions.push_back(m_positionOf[deal]);
            wholes.push_back(whole[deal] < 0 ? -1 : qint64(m_positionOf[size_t(whole[deal])]));
        }
    }
    m_families = FamilySet(positions, wholes);
    m_familyAt.assign(size(), FamilySet::None);
    for (size_t family = 0; family < m_families.familyCount(); ++family) {
        for (quint32 member = m_families.begin(family); member < m_families.end(family); ++member) {
            m_familyAt[m_families.slot(member)] = quint32(family);
            m_marks[m_families.slot(member)] &= quint16(~Direct);
        }
    }
}

namespace {

/// The companies of a row that are on neither side.
template<typename Visit>
void eachThirdCompany(const CrossFilterRows &rows, const CrossFilterRow &row, const Visit &visit)
{
    rows.eachCompany(row, [&](quint32 code) {
        bool isOnASide = false;
        const auto look = [&](quint32 other) { isOnASide = isOnASide || other == code; };
        rows.eachPayer(row, look);
        rows.eachPayee(row, look);
        if (!isOnASide) {
            visit(code);
        }
    });
}

} // namespace

void CrossFilterIndex::gatherPostings(std::span<const Dimension> dimensions)
{
    const auto codesOf = [this](Dimension dimension) {
        return dimension == Dimension::Outlets ? m_sizes.outlets
            : dimension == Dimension::Tags     ? m_sizes.tags
                                               : m_sizes.companies;
    };
    for (const Dimension dimension : dimensions) {
        m_postings[size_t(dimension)].start(codesOf(dimension));
    }
    // All of them in one round: a row is read once.
    const auto eachRow = [&](const auto &visit) {
        for (size_t position = 0; position < size(); ++position) {
            const CrossFilterRow &row = m_rows.rows[position];
            for (const Dimension dimension : dimensions) {
                PostingLists &lists = m_postings[size_t(dimension)];
                const auto to = [&](quint32 code) { visit(lists, code, quint32(position)); };
                switch (dimension) {
                case Dimension::Payers:
                    m_rows.eachPayer(row, to);
                    break;
                case Dimension::Payees:
                    m_rows.eachPayee(row, to);
                    break;
                case Dimension::Outlets:
                    m_rows.eachOutlet(row, to);
                    break;
                case Dimension::Tags:
                    m_rows.eachTag(row, to);
                    break;
                default: // companies of a row without lists are those of its sides
                    if (row.hasLists) {
                        eachThirdCompany(m_rows, row, to);
                    }
                }
            }
        }
    };
    eachRow([](PostingLists &lists, quint32 code, quint32) { lists.count(code); });
    for (const Dimension dimension : dimensions) {
        m_postings[size_t(dimension)].startPlacing();
    }
    eachRow([](PostingLists &lists, quint32 code, quint32 at) { lists.place(code, at); });
    for (const Dimension dimension : dimensions) {
        m_postings[size_t(dimension)].finish();
    }
}

void CrossFilterIndex::gatherMonths()
{
    const size_t months = m_sizes.lastMonth - m_sizes.firstMonth + 2;
    if (months * m_sizes.categories > MostMonthCells) {
        return;
    }
    m_byMonth.resize(months * m_sizes.categories);
    for (size_t i = 0; i < size(); ++i) {
        if ((m_marks[i] & Direct) != 0) {
            const CrossFilterRow &row = m_rows.rows[i];
            const size_t month = row.month == 0 ? 0 : row.month - m_sizes.firstMonth + 1;
            m_byMonth[month * m_sizes.categories + row.category].count<true>(cellOf(row));
        }
    }
}

size_t CrossFilterIndex::lowerBound(qint32 day) const
{
    const auto at = std::ranges::lower_bound(m_days, day);
    return at == m_days.end() ? size() : m_dayBegins[size_t(at - m_days.begin())];
}

} // namespace dealscope::analysis
