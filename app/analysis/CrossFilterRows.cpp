// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilterRows.h"

#include "analysis/Families.h"
#include "core/Snapshot.h"

#include <QDate>

#include <algorithm>
#include <bit>

namespace dealscope::analysis {

using namespace core;

namespace {

constexpr int BinsADecade = 4;

/// The first whole amount of each bin: 1000 * 10^(n/4), rounded up. The roots are written with all
/// digits that 63 bits hold, and are no whole numbers at any power of ten.
constexpr std::array<qint64, AmountBinCount> binStarts()
{
    constexpr std::array<qint64, BinsADecade> roots{
        1'000'000'000'000'000'000, 1'778'279'410'038'922'801, 3'162'277'660'168'379'331,
        5'623'413'251'903'490'803};
    std::array<qint64, AmountBinCount> starts{};
    for (int bin = 2; bin < AmountBinCount; ++bin) {
        const int quarter = bin - 1;
        qint64 power = 1'000'000'000'000'000;
        for (int decade = quarter / BinsADecade; decade > 0; --decade) {
            power /= 10;
        }
        const int root = quarter % BinsADecade;
        starts[size_t(bin)] = roots[size_t(root)] / power + (root == 0 ? 0 : 1);
    }
    return starts;
}

constexpr std::array<qint64, AmountBinCount> BinStarts = binStarts();

/// For each number of significant bits the bin of its first number.
constexpr std::array<quint8, 64> binsByWidth()
{
    std::array<quint8, 64> bins{};
    bins[0] = 1;
    for (size_t width = 1; width < bins.size(); ++width) {
        quint8 bin = bins[width - 1];
        while (bin + 1 < AmountBinCount && BinStarts[bin + 1U] <= qint64(1) << (width - 1)) {
            ++bin;
        }
        bins[width] = bin;
    }
    return bins;
}

constexpr std::array<quint8, 64> BinsByWidth = binsByWidth();

constexpr bool isOverReason(quint8 leftOut)
{
    return leftOut == quint8(LeftOut::Ended) || leftOut == quint8(LeftOut::Denied)
        || leftOut == quint8(LeftOut::Replaced);
}

} // namespace

int amountBin(qint64 units)
{
    if (units <= 0) {
        return 1;
    }
    int bin = BinsByWidth[size_t(std::bit_width(quint64(units)))];
    while (bin + 1 < AmountBinCount && BinStarts[size_t(bin) + 1] <= units) {
        ++bin;
    }
    return bin;
}

Money amountBinStart(int bin)
{
    return Money{BinStarts[size_t(bin)]};
}

quint32 monthOfDay(qint32 julianDay)
{
    if (julianDay == FigureColumns::NoDay) {
        return 0;
    }
    const QDate day = QDate::fromJulianDay(julianDay);
    return quint32(std::clamp(day.year(), 1, 9999) * 12 + day.month() - 1);
}

CrossFilterContext CrossFilterContext::of(const Snapshot &snapshot, bool groups)
{
    CrossFilterContext context;
    context.groups = groups;
    const LedgerLists &data = snapshot.data();
    QHash<CompanyId, qint32> codes;
    for (const Company &company : data.companies) {
        codes.insert(company.id, qint32(context.companies.size()));
        context.companies.push_back(company.id);
    }
    for (const Company &company : data.companies) {
        context.parents.push_back(codes.value(company.parent, -1));
    }
    for (const Outlet &outlet : data.outlets) {
        context.outlets.push_back(outlet.id);
    }
    return context;
}

quint32 DealCategory::valueOf(Dimension facet) const
{
    const auto stated
        = [](quint8 value) { return value == FigureColumns::Unstated ? NoValue : value; };
    switch (facet) {
    case Dimension::Kinds:
        return kind;
    case Dimension::Natures:
        return quint32(nature());
    case Dimension::Statuses:
        return stated(status);
    case Dimension::Forms:
        return stated(form);
    case Dimension::Currencies:
        return currency == FigureColumns::NoCurrency ? NoValue : currency;
    default:
        return NoValue;
    }
}

quint32 DealCategories::codeOf(const DealCategory &category)
{
    // Kinds in 4 bits, statuses and forms in 3, where 7 is "unstated".
    const size_t packed = (size_t(quint16(category.currency + 1)) << 10)
        | (size_t(category.kind & 15) << 6) | (size_t(category.status & 7) << 3)
        | size_t(category.form & 7);
    if (packed >= m_codes.size()) {
        m_codes.resize(packed + 1, -1);
    }
    qint32 &code = m_codes[packed];
    if (code < 0) {
        code = qint32(m_all.size());
        m_all.push_back(category);
    }
    return quint32(code);
}

void CrossFilterRows::takeLists(const CrossFilterRows &more, std::span<const quint32> ofRows)
{
    const auto lists = quint32(m_lists.size());
    const auto codes = quint32(m_codes.size());
    m_codes.insert(m_codes.end(), more.m_codes.begin(), more.m_codes.end());
    for (Lists list : more.m_lists) {
        list.begin += codes;
        for (quint32 &end : list.ends) {
            end += codes;
        }
        m_lists.push_back(list);
    }
    for (const quint32 row : ofRows) {
        rows[row].payer += lists;
    }
}

void CrossFilterRows::addOnce(quint32 begin, quint32 code)
{
    if (std::find(m_codes.begin() + begin, m_codes.end(), code) == m_codes.end()) {
        m_codes.push_back(code);
    }
}

void CrossFilterRows::addWithGroups(quint32 begin, std::span<const quint32> codes,
                                    const CrossFilterContext &context)
{
    for (const quint32 code : codes) {
        addOnce(begin, code);
    }
    if (!context.groups) {
        return;
    }
    // The list grows while it is walked: parents of parents. Each is taken once, so that a circle
    // of parents ends.
    for (size_t i = begin; i < m_codes.size(); ++i) {
        if (const qint32 parent = context.parents[m_codes[i]]; parent >= 0) {
            addOnce(begin, quint32(parent));
        }
    }
}

void CrossFilterRows::fill(CrossFilterRow &row, const FigureColumns &figures, size_t deal,
                           quint32 month, const CrossFilterContext &context,
                           DealCategories &categories)
{
    const qint64 floor = figures.floor[deal];
    const qint64 ceiling = figures.ceiling[deal];
    const qint64 headline = figures.headline[deal];
    const quint8 leftOut = figures.leftOut[deal];
    const qint64 stated = headline != FigureColumns::None ? headline
        : ceiling != FigureColumns::Open                  ? ceiling
                                                          : floor;
    const DealCategory category{figures.kind[deal], figures.status[deal], figures.form[deal],
                                figures.currency[deal]};
    row = {};
    row.month = month;
    row.bin
        = (figures.flags[deal] & FigureColumns::Comparable) != 0 ? quint32(amountBin(stated)) : 0;
    row.nature = quint32(category.nature());
    row.category = categories.codeOf(category);
    row.claims = figures.claims[deal];
    if (leftOut == FigureColumns::Unstated) {
        row.adds = 1;
        row.open = ceiling == FigureColumns::Open ? 1 : 0;
        row.floor = quint64(floor);
        row.ceiling = quint64(ceiling == FigureColumns::Open ? floor : ceiling);
        row.firm = quint64(figures.firm[deal]);
        row.headline = quint64(stated);
        row.paid = quint64(figures.paid[deal]);
    } else {
        row.over = isOverReason(leftOut) ? 1 : 0;
        row.sizeUnknown
            = leftOut == quint8(LeftOut::NoAmount) && category.nature() != Nature::None ? 1 : 0;
    }

    const auto payers = figures.payers[deal];
    const auto payees = figures.payees[deal];
    const auto others = figures.others[deal];
    const auto outlets = figures.outlets[deal];
    const auto tags = figures.tags[deal];
    const auto only = [](std::span<const quint32> list) {
        return list.empty() ? CrossFilterRow::NoCode : list.front();
    };
    const auto isBelow = [&context](std::span<const quint32> list) {
        return context.groups && !list.empty() && context.parents[list.front()] >= 0;
    };
    row.outlet = only(outlets);
    row.payer = only(payers);
    row.payee = only(payees);
    const bool sameOutlet = outlets.size() < 2 || (outlets.size() == 2 && outlets[0] == outlets[1]);
    const bool samePayers = !payers.empty() && !payees.empty() && row.payer == row.payee;
    if (payers.size() < 2 && payees.size() < 2 && others.empty() && tags.empty() && sameOutlet
        && !samePayers && !isBelow(payers) && !isBelow(payees)) {
        return;
    }

    Lists lists;
    const auto end = [this] { return quint32(m_codes.size()); };
    lists.begin = end();
    addWithGroups(lists.begin, payers, context);
    lists.ends[0] = end();
    addWithGroups(lists.ends[0], payees, context);
    lists.ends[1] = end();
    std::vector<quint32> companies(payers.begin(), payers.end());
    companies.insert(companies.end(), payees.begin(), payees.end());
    companies.insert(companies.end(), others.begin(), others.end());
    addWithGroups(lists.ends[1], companies, context);
    lists.ends[2] = end();
    for (const quint32 outlet : outlets) {
        addOnce(lists.ends[2], outlet);
    }
    lists.ends[3] = end();
    for (const quint32 tag : tags) {
        addOnce(lists.ends[3], tag);
    }
    lists.ends[4] = end();
    row.hasLists = 1;
    row.payer = quint32(m_lists.size());
    m_lists.push_back(lists);
}

} // namespace dealscope::analysis
