// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartCodes.h"

#include "analysis/YearOfDay.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

// Times in the table of months; the code NotStated of times stands for what is undated.
constexpr qint32 FirstMonth = YearOfDay::First * 12;
constexpr qint32 Months = YearOfDay::Count * 12;

bool isParty(ChartDimension dimension)
{
    return dimension == ChartDimension::Payer || dimension == ChartDimension::Payee;
}

} // namespace

ChartCodes::ChartCodes(const Resolution &resolution, ChartDimension dimension, bool groups)
    : m_resolution(resolution)
    , m_figures(resolution.figures())
    , m_dimension(dimension)
    , m_groups(groups)
{
    const LedgerColumns &columns = resolution.snapshot().columns();
    switch (dimension) {
    case ChartDimension::Month:
    case ChartDimension::Quarter:
    case ChartDimension::Year:
        m_monthsEach = dimension == ChartDimension::Month ? 1
            : dimension == ChartDimension::Quarter        ? 3
                                                          : 12;
        m_known = quint32(Months / m_monthsEach);
        break;
    case ChartDimension::Payer:
    case ChartDimension::Payee:
        m_known = columns.companies.size();
        m_parties = PartyCodes::of(resolution, groups);
        m_partyCodes
            = dimension == ChartDimension::Payer ? &m_parties->payers() : &m_parties->payees();
        break;
    case ChartDimension::Outlet:
        m_known = columns.outlets.size();
        break;
    case ChartDimension::Kind:
    case ChartDimension::Status:
    case ChartDimension::Form:
        m_known = FigureColumns::Unstated;
        break;
    }
    m_joint = m_known + 1;
    m_first = m_joint + (m_parties ? m_parties->jointCount() : 0);
}

std::span<const quint32> ChartCodes::companiesAt(size_t position) const
{
    return m_dimension == ChartDimension::Payer ? m_figures.payers[position]
                                                : m_figures.payees[position];
}

quint32 ChartCodes::codeOf(int position)
{
    const auto at = size_t(position);
    const auto stated
        = [this](quint8 code) { return code == FigureColumns::Unstated ? m_known : quint32(code); };
    switch (m_dimension) {
    case ChartDimension::Month:
    case ChartDimension::Quarter:
    case ChartDimension::Year: {
        if (m_figures.firstDay[at] == FigureColumns::NoDay) {
            return m_known;
        }
        const qint32 first = YearOfDay::monthOf(m_figures.firstDay[at]) - FirstMonth;
        const qint32 last = YearOfDay::monthOf(m_figures.lastDay[at]) - FirstMonth;
        if (first >= 0 && last < Months && first / m_monthsEach == last / m_monthsEach) {
            return quint32(first / m_monthsEach);
        }
        return uncommonTime(position);
    }
    case ChartDimension::Payer:
    case ChartDimension::Payee:
        return (*m_partyCodes)[at];
    case ChartDimension::Kind:
        return m_figures.kind[at];
    case ChartDimension::Status:
        return stated(m_figures.status[at]);
    case ChartDimension::Form:
        return stated(m_figures.form[at]);
    case ChartDimension::Outlet:
        return m_figures.origin[at] == NoRow ? m_known : m_figures.origin[at];
    }
    return m_known;
}

/// Of dates that are imprecise or lie beyond the table.
quint32 ChartCodes::uncommonTime(int position)
{
    const auto at = size_t(position);
    const auto startOf = [this](qint32 day) {
        const QDate date = QDate::fromJulianDay(day);
        return QDate(date.year(), (date.month() - 1) / m_monthsEach * m_monthsEach + 1, 1);
    };
    ChartKey key;
    key.dimension = m_dimension;
    key.start = startOf(m_figures.firstDay[at]);
    if (key.start != startOf(m_figures.lastDay[at])) {
        key.start = {};
        key.bucket = ChartKey::Bucket::Imprecise;
    }
    return codeOfKey(key);
}

/// Several companies of whom nobody says who has which part.
ChartKey ChartCodes::jointKey(std::span<const quint32> companies) const
{
    ChartKey key;
    key.dimension = m_dimension;
    for (const quint32 row : companies) {
        const CompanyId id{
            m_resolution.snapshot().columns().companies.idAt(m_parties->rowFor(row))};
        if (!key.companies.contains(id)) {
            key.companies.append(id);
        }
    }
    key.asReported = key.companies;
    std::ranges::sort(key.companies);
    return key;
}

QList<ChartCodes::Share> ChartCodes::codesOf(int position)
{
    const quint32 code = codeOf(position);
    if (code != Several) {
        return {{code, 1'000'000}};
    }
    QList<Share> shares;
    for (const ChartKeyShare &share :
         keysOf(m_resolution, m_resolution.dealAt(position), m_dimension, m_groups)) {
        shares.append({codeOfKey(share.key), share.ppm});
    }
    return shares;
}

quint32 ChartCodes::codeOfKey(const ChartKey &key)
{
    const LedgerColumns &columns = m_resolution.snapshot().columns();
    if (key.bucket == ChartKey::Bucket::NotStated || key.bucket == ChartKey::Bucket::Undated) {
        return m_known;
    }
    if (key.bucket == ChartKey::Bucket::Value) {
        if (isParty(m_dimension) && key.companies.size() == 1) {
            const quint32 row = columns.companies.rowOf(key.companies.first().value);
            if (row != NoRow) {
                return row;
            }
        } else if (isParty(m_dimension)) {
            std::vector<quint32> rows;
            for (const CompanyId id : key.companies) {
                rows.push_back(columns.companies.rowOf(id.value));
            }
            std::ranges::sort(rows);
            if (const auto joint = m_parties->indexOfJoint(rows)) {
                return m_joint + *joint;
            }
        } else if (isTime(m_dimension)) {
            const qint32 month = key.start.year() * 12 + key.start.month() - 1 - FirstMonth;
            if (month >= 0 && month < Months) {
                return quint32(month / m_monthsEach);
            }
        } else if (m_dimension == ChartDimension::Outlet) {
            return columns.outlets.rowOf(key.outlet.value);
        } else {
            return quint32(key.code);
        }
    }
    const auto [place, isNew] = m_codeOf.try_emplace(key, size());
    if (isNew) {
        m_keys.push_back(key);
    }
    return place->second;
}

quint32 ChartCodes::codeOfYear(int year)
{
    const int place = year - YearOfDay::First;
    if (place >= 0 && place < YearOfDay::Count) {
        return quint32(place);
    }
    if (year == YearShare::NotScheduled) {
        return m_known;
    }
    ChartKey key;
    key.dimension = m_dimension;
    key.start = QDate(year, 1, 1);
    return codeOfKey(key);
}

ChartKey ChartCodes::keyOf(quint32 code) const
{
    if (code >= m_first) {
        return m_keys[code - m_first];
    }
    if (code >= m_joint) {
        // Its rows are groups already.
        return jointKey(m_parties->joint(code - m_joint));
    }
    ChartKey key;
    key.dimension = m_dimension;
    if (code == m_known) {
        key.bucket = isTime(m_dimension) ? ChartKey::Bucket::Undated : ChartKey::Bucket::NotStated;
        return key;
    }
    const LedgerColumns &columns = m_resolution.snapshot().columns();
    if (isParty(m_dimension)) {
        key.companies = {CompanyId{columns.companies.idAt(code)}};
        key.asReported = key.companies;
    } else if (isTime(m_dimension)) {
        const int month = FirstMonth + int(code) * m_monthsEach;
        key.start = QDate(month / 12, month % 12 + 1, 1);
    } else if (m_dimension == ChartDimension::Outlet) {
        key.outlet = OutletId{columns.outlets.idAt(code)};
    } else {
        key.code = int(code);
    }
    return key;
}

ChartKey ChartCodes::keyOf(quint32 code, int position) const
{
    if (!isParty(m_dimension) || !isJoint(code)) {
        return keyOf(code);
    }
    if ((*m_partyCodes)[size_t(position)] != Several) {
        return jointKey(companiesAt(size_t(position)));
    }
    const ChartKey key = keyOf(code);
    for (const ChartKeyShare &share :
         keysOf(m_resolution, m_resolution.dealAt(position), m_dimension, m_groups)) {
        if (share.key == key) {
            return share.key;
        }
    }
    return key;
}

} // namespace dealscope::analysis
