// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilter.h"

#include <algorithm>
#include <iterator>

namespace dealscope::analysis {

namespace {

constexpr quint16 DatesBit = bitOf(Dimension::Dates);

bool isFewValued(Dimension dimension)
{
    return (bitOf(dimension) & CategoryBits) != 0;
}

} // namespace

CrossFilter::CrossFilter(std::shared_ptr<const CrossFilterIndex> index)
    : m_figures(index->figures())
    , m_context(index->context())
    , m_clauses(m_figures, m_context)
    , m_state(index)
    , m_categories(index->categories())
{
}

bool CrossFilter::isPlain() const
{
    return (m_clauses.asked() & ~DatesBit) == 0;
}

void CrossFilter::setClause(const FilterClause &clause, std::span<const quint32> wordHits)
{
    const Dimension dimension = clause.dimension;
    if (m_clauses.filter().clause(dimension) == clause.value
        && (dimension != Dimension::Words || !m_clauses.filter().isSet(dimension))) {
        return;
    }
    const bool wasPlain = isPlain();
    const bool wasAsked = (m_clauses.asked() & bitOf(dimension)) != 0;
    const std::vector<quint32> codesBefore = m_clauses.codes(dimension);
    const std::vector<quint32> hitsBefore = m_clauses.wordHits();
    m_clauses.set(clause, wordHits);
    if (!wasAsked && (m_clauses.asked() & bitOf(dimension)) == 0) {
        return;
    }
    if (dimension != Dimension::Dates && isPlain() && m_kept) {
        comeBack(dimension, codesBefore);
        return;
    }
    if (wasPlain && !isPlain()) {
        m_kept = m_state.keep();
        m_keptBeside = m_beside.counted();
    }
    const Way way = apply(dimension, wasAsked, codesBefore, hitsBefore);
    if (way == Way::Recounted) {
        m_beside.countAnew(m_clauses, m_categories, m_state.sums(), dimension);
    } else {
        m_beside.recount(m_clauses, m_categories, m_state.sums(), dimension);
    }
}

void CrossFilter::setFilter(const Filter &filter, std::span<const quint32> wordHits)
{
    for (int i = 0; i < DimensionCount; ++i) {
        setClause({Dimension(i), filter.clause(Dimension(i))}, wordHits);
    }
}

CrossFilter::Way CrossFilter::apply(Dimension dimension, bool wasAsked,
                                    const std::vector<quint32> &codesBefore,
                                    const std::vector<quint32> &hitsBefore)
{
    if (dimension == Dimension::Dates) {
        return m_state.moveDays(m_clauses.days());
    }
    if (isFewValued(dimension)) {
        return m_state.moveCategories(categoryFails(), dimension);
    }
    const bool isAsked = (m_clauses.asked() & bitOf(dimension)) != 0;
    const size_t foundBefore = m_foundCounts[size_t(dimension)];
    // What was found and is not, and the other way round.
    std::vector<quint32> turned;
    std::vector<quint32> missing;
    if (!isAsked && foundBefore > m_state.index().size() / 2) {
        missing = notFound(dimension);
    }
    if (dimension == Dimension::Amounts) {
        turned = turnAmounts();
    } else if (dimension == Dimension::Words) {
        turned = turnWords(hitsBefore);
    } else {
        turned = turnCodes(dimension, codesBefore);
    }
    m_state.setAsked(dimension, isAsked);
    if (wasAsked && isAsked) {
        m_state.turnOver(turned, dimension);
        return Way::Moved;
    }
    if (isAsked) {
        // Whatever is counted now was found; where that is most, the rest goes.
        if (m_foundCounts[size_t(dimension)] > m_state.index().size() / 2) {
            m_state.turnOver(notFound(dimension), dimension);
            return Way::Moved;
        }
        m_state.recount(turned, dimension);
        return Way::Recounted;
    }
    if (foundBefore > m_state.index().size() / 2) {
        m_state.turnOver(missing, dimension);
        return Way::Moved;
    }
    m_state.recountAll(dimension);
    return Way::Recounted;
}

void CrossFilter::comeBack(Dimension dimension, const std::vector<quint32> &codesBefore)
{
    const auto clear = [&](quint32 position) { m_state.setFound(dimension, position, false); };
    if (dimension == Dimension::Amounts || dimension == Dimension::Words) {
        for (size_t i = 0; i < m_state.index().size(); ++i) {
            clear(quint32(i));
        }
    } else if (!isFewValued(dimension)) {
        eachPosting(dimension, codesBefore, clear);
    }
    m_foundCounts[size_t(dimension)] = 0;
    // No clause is left but that on days, and what is kept knows the days of its time.
    const Way way = m_state.restore(*m_kept);
    m_beside.setCounted(m_keptBeside);
    m_kept.reset();
    if (way == Way::Recounted) {
        m_beside.countAnew(m_clauses, m_categories, m_state.sums(), Dimension::Dates);
    } else {
        m_beside.recount(m_clauses, m_categories, m_state.sums(), Dimension::Dates);
    }
}

template<typename Visit>
void CrossFilter::eachPosting(Dimension dimension, const std::vector<quint32> &codes,
                              const Visit &visit) const
{
    const CrossFilterIndex &index = m_state.index();
    const auto visitAll = [&](Dimension of) {
        for (const quint32 code : codes) {
            for (const quint32 position : index.postings(of)[code]) {
                visit(position);
            }
        }
    };
    visitAll(dimension);
    if (dimension == Dimension::Companies) {
        visitAll(Dimension::Payers);
        visitAll(Dimension::Payees);
    }
}

std::vector<quint32> CrossFilter::turnCodes(Dimension dimension,
                                            const std::vector<quint32> &codesBefore)
{
    std::vector<quint32> turned;
    size_t &found = m_foundCounts[size_t(dimension)];
    const CrossFilterRows &rows = m_state.index().rows();
    const std::vector<quint32> &codes = m_clauses.codes(dimension);
    std::vector<quint32> gone;
    std::vector<quint32> added;
    std::ranges::set_difference(codesBefore, codes, std::back_inserter(gone));
    std::ranges::set_difference(codes, codesBefore, std::back_inserter(added));
    eachPosting(dimension, gone, [&](quint32 position) {
        if (m_state.isFound(dimension, position)
            && !m_clauses.hasCode(dimension, rows, rows.rows[position])) {
            m_state.setFound(dimension, position, false);
            turned.push_back(position);
            --found;
        }
    });
    eachPosting(dimension, added, [&](quint32 position) {
        if (!m_state.isFound(dimension, position)) {
            m_state.setFound(dimension, position, true);
            turned.push_back(position);
            ++found;
        }
    });
    return turned;
}

std::vector<quint32> CrossFilter::turnAmounts()
{
    const CrossFilterIndex &index = m_state.index();
    const bool isAsked = (m_clauses.asked() & bitOf(Dimension::Amounts)) != 0;
    size_t &found = m_foundCounts[size_t(Dimension::Amounts)];
    std::vector<quint32> turned;
    for (size_t deal = 0; deal < index.size(); ++deal) {
        const quint32 position = index.positionOf(deal);
        const bool meets = isAsked && m_clauses.meetsAmounts(*index.figures(), deal);
        if (m_state.isFound(Dimension::Amounts, position) != meets) {
            m_state.setFound(Dimension::Amounts, position, meets);
            turned.push_back(position);
            found = meets ? found + 1 : found - 1;
        }
    }
    return turned;
}

std::vector<quint32> CrossFilter::turnWords(const std::vector<quint32> &hitsBefore)
{
    const CrossFilterIndex &index = m_state.index();
    const bool isAsked = (m_clauses.asked() & bitOf(Dimension::Words)) != 0;
    const std::vector<quint32> none;
    const std::vector<quint32> &hits = isAsked ? m_clauses.wordHits() : none;
    size_t &found = m_foundCounts[size_t(Dimension::Words)];
    std::vector<quint32> turned;
    const auto turn = [&](quint32 deal, bool isHit) {
        if (deal >= index.size()) {
            return; // a deal that is newer than the index
        }
        const quint32 position = index.positionOf(deal);
        if (m_state.isFound(Dimension::Words, position) != isHit) {
            m_state.setFound(Dimension::Words, position, isHit);
            turned.push_back(position);
            found = isHit ? found + 1 : found - 1;
        }
    };
    for (const quint32 deal : hitsBefore) {
        turn(deal, std::ranges::binary_search(hits, deal));
    }
    for (const quint32 deal : hits) {
        turn(deal, true);
    }
    return turned;
}

std::vector<quint32> CrossFilter::notFound(Dimension dimension) const
{
    std::vector<quint32> positions;
    for (size_t i = 0; i < m_state.index().size(); ++i) {
        if (!m_state.isFound(dimension, quint32(i))) {
            positions.push_back(quint32(i));
        }
    }
    return positions;
}

std::vector<quint16> CrossFilter::categoryFails() const
{
    const std::vector<DealCategory> &known = m_state.index().categories().all();
    std::vector<quint16> fails(known.size());
    std::ranges::transform(known, fails.begin(), [this](const DealCategory &category) {
        return m_clauses.failsOf(category);
    });
    return fails;
}

void CrossFilter::update(std::shared_ptr<const FigureColumns> figures,
                         std::shared_ptr<const CrossFilterContext> context,
                         std::span<const quint32> changed)
{
    const CrossFilterIndex &index = m_state.index();
    std::vector<quint32> deals(changed.begin(), changed.end());
    std::vector<bool> isTaken(figures->size());
    for (const quint32 deal : deals) {
        isTaken[deal] = true;
    }
    const auto take = [&](quint32 deal) {
        if (!isTaken[deal]) {
            isTaken[deal] = true;
            deals.push_back(deal);
        }
    };
    for (const quint32 deal : m_beside.deals()) {
        take(deal);
    }
    // Whole families, as they were and as they are.
    for (size_t i = 0; i < deals.size(); ++i) {
        const quint32 deal = deals[i];
        if (figures->whole[deal] >= 0) {
            take(quint32(figures->whole[deal]));
        }
        for (const quint32 member : m_beside.familyOf(deal)) {
            take(member);
        }
        const quint32 family
            = deal < index.size() ? index.familyAt(index.positionOf(deal)) : FamilySet::None;
        if (family != FamilySet::None) {
            const FamilySet &set = index.families();
            for (quint32 m = set.begin(family); m < set.end(family); ++m) {
                take(index.dealAt(set.slot(m)));
            }
        }
    }
    std::ranges::sort(deals);
    const auto repeated = std::ranges::unique(deals);
    deals.erase(repeated.begin(), repeated.end());

    m_beside.takeOff(m_categories, m_state.sums());
    for (const quint32 deal : deals) {
        if (deal < index.size()) {
            m_state.remove(index.positionOf(deal));
        }
    }
    m_figures = std::move(figures);
    m_context = std::move(context);
    m_clauses.setFigures(m_figures, m_context);
    m_beside.reset(std::move(deals), *m_figures, *m_context, m_categories);
    m_kept.reset();
    // Nothing of them is counted; of words there is no facet to leave out.
    m_beside.countAnew(m_clauses, m_categories, m_state.sums(), Dimension::Words);
}

} // namespace dealscope::analysis
