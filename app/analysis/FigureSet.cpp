// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FigureSet.h"

#include <QDataStream>

#include <algorithm>
#include <limits>
#include <span>

namespace dealscope::analysis {

namespace {

std::optional<Money> moneyOf(qint64 units)
{
    return units < 0 ? std::nullopt : std::optional(Money{units});
}

/// Bytes of a large ledger come in pieces of this size, so that a false length ends early.
constexpr size_t PieceRows = 1 << 16;

template<typename T>
void writeColumn(QDataStream &stream, const Column<T> &column)
{
    stream << quint64(column.size());
    for (size_t i = 0; i < column.chunkCount(); ++i) {
        const auto chunk = column.chunk(i);
        stream.writeRawData(reinterpret_cast<const char *>(chunk.data()),
                            int(chunk.size() * sizeof(T)));
    }
}

template<typename T>
bool readColumn(QDataStream &stream, Column<T> &column)
{
    quint64 size = 0;
    stream >> size;
    std::vector<T> piece;
    while (column.size() < size) {
        piece.resize(size_t(std::min<quint64>(PieceRows, size - column.size())));
        const int bytes = int(piece.size() * sizeof(T));
        if (stream.readRawData(reinterpret_cast<char *>(piece.data()), bytes) != bytes) {
            return false;
        }
        column.append(std::span<const T>(piece));
    }
    return stream.status() == QDataStream::Ok;
}

/// True if a value is one of an enum's, or Unstated.
template<typename E>
bool isCode(quint8 code)
{
    return code == FigureColumns::Unstated || code < enumEntries<E>().size();
}

/// Tells machines apart that order their bytes otherwise.
constexpr quint32 ByteOrderMark = 0x01020304;

} // namespace

FigureSet FigureSet::of(const Resolution &resolution)
{
    const FigureColumns &figures = resolution.figures();
    const LedgerColumns &columns = resolution.snapshot().columns();
    FigureSet set;
    set.m_snapshot = resolution.snapshotPtr();
    set.m_floor = figures.floor;
    set.m_ceiling = figures.ceiling;
    set.m_headline = figures.headline;
    set.m_firm = figures.firm;
    set.m_paid = figures.paid;
    set.m_basis = figures.basis;
    set.m_status = figures.status;
    set.m_currencies = figures.currencies;
    set.m_currencies.push_back(resolution.currency());
    const auto own = quint16(set.m_currencies.size() - 1);
    for (size_t row = 0; row < figures.size(); ++row) {
        const int flags = figures.flags[row];
        const quint32 deal = figures.dealIndex[row];
        set.m_ids.append(columns.deals.ids.idAt(deal));
        set.m_flags.append(quint8(((flags & FigureColumns::HasAmount) != 0 ? HasAmount : 0)
                                  | ((flags & FigureColumns::Approximate) != 0 ? Approximate : 0)));
        set.m_currency.append((flags & FigureColumns::Comparable) != 0 ? own
                                                                       : figures.currency[row]);
        for (const quint32 claim : columns.claimsOfDeal[deal]) {
            if (resolution.isKnownAt(claim)) {
                set.m_claims.append(columns.claims.ids.idAt(claim));
            }
        }
        set.m_claimEnds.append(quint32(set.m_claims.size()));
    }
    return set;
}

void FigureSet::append(const DealFigures &figures)
{
    const auto &interval = figures.interval;
    m_ids.append(figures.id.value);
    m_flags.append(quint8((interval ? HasAmount : 0) | (figures.approximate ? Approximate : 0)));
    m_floor.append(interval ? interval->floor.units : 0);
    m_ceiling.append(!interval               ? 0
                         : interval->ceiling ? interval->ceiling->units
                                             : FigureColumns::Open);
    m_headline.append(figures.headline ? figures.headline->units : FigureColumns::None);
    m_firm.append(figures.firmFloor.units);
    m_paid.append(figures.paidFloor.units);
    m_basis.append(interval ? quint8(figures.basis) : FigureColumns::Unstated);
    m_status.append(figures.status ? quint8(*figures.status) : FigureColumns::Unstated);
    auto known = std::ranges::find(m_currencies, figures.currency);
    if (known == m_currencies.end()) {
        known = m_currencies.insert(known, figures.currency);
    }
    m_currency.append(quint16(known - m_currencies.begin()));
    for (const ClaimId claim : figures.claims) {
        m_claims.append(claim.value);
    }
    m_claimEnds.append(quint32(m_claims.size()));
    m_titles.append(figures.title);
}

std::pair<size_t, size_t> FigureSet::claimRange(int position) const
{
    const size_t row = size_t(position);
    return {row == 0 ? 0 : m_claimEnds[row - 1], m_claimEnds[row]};
}

QList<ClaimId> FigureSet::claimsAt(int position) const
{
    const auto [begin, end] = claimRange(position);
    QList<ClaimId> claims;
    claims.reserve(qsizetype(end - begin));
    for (size_t i = begin; i < end; ++i) {
        claims.append(ClaimId{m_claims[i]});
    }
    return claims;
}

Currency FigureSet::currencyAt(int position) const
{
    const quint16 code = m_currency[size_t(position)];
    return code < m_currencies.size() ? m_currencies[code] : Currency{};
}

QString FigureSet::titleAt(int position) const
{
    if (!m_snapshot) {
        return m_titles.value(position);
    }
    const int row = m_snapshot->dealIndex(idAt(position));
    return row < 0 ? QString() : m_snapshot->readDeal(row).title;
}

DealFigures FigureSet::at(int position) const
{
    const size_t row = size_t(position);
    DealFigures figures;
    figures.id = idAt(position);
    figures.title = titleAt(position);
    if ((m_flags[row] & HasAmount) != 0) {
        figures.interval = Interval{Money{m_floor[row]}, moneyOf(m_ceiling[row])};
        figures.headline = moneyOf(m_headline[row]);
        figures.approximate = (m_flags[row] & Approximate) != 0;
        figures.basis = Basis(m_basis[row]);
        figures.currency = currencyAt(position);
        figures.firmFloor = Money{m_firm[row]};
        figures.paidFloor = Money{m_paid[row]};
    }
    if (m_status[row] != FigureColumns::Unstated) {
        figures.status = Status(m_status[row]);
    }
    figures.claims = claimsAt(position);
    return figures;
}

int FigureSet::positionOf(DealId id) const
{
    size_t low = 0;
    size_t high = m_ids.size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (m_ids[middle] < id.value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < m_ids.size() && m_ids[low] == id.value ? int(low) : -1;
}

bool FigureSet::amountsDiffer(const FigureSet &a, int positionA, const FigureSet &b, int positionB)
{
    const size_t i = size_t(positionA);
    const size_t j = size_t(positionB);
    const bool has = (a.m_flags[i] & HasAmount) != 0;
    if (has != ((b.m_flags[j] & HasAmount) != 0)) {
        return true;
    }
    return has
        && (a.m_floor[i] != b.m_floor[j] || a.m_ceiling[i] != b.m_ceiling[j]
            || a.m_firm[i] != b.m_firm[j] || a.m_paid[i] != b.m_paid[j]
            || a.m_headline[i] != b.m_headline[j] || a.m_flags[i] != b.m_flags[j]
            || a.m_basis[i] != b.m_basis[j] || a.currencyAt(positionA) != b.currencyAt(positionB));
}

bool FigureSet::statusesDiffer(const FigureSet &a, int positionA, const FigureSet &b, int positionB)
{
    return a.m_status[size_t(positionA)] != b.m_status[size_t(positionB)];
}

bool FigureSet::claimsDiffer(const FigureSet &a, int positionA, const FigureSet &b, int positionB)
{
    const auto [beginA, endA] = a.claimRange(positionA);
    const auto [beginB, endB] = b.claimRange(positionB);
    if (endA - beginA != endB - beginB) {
        return true;
    }
    for (size_t i = 0; i < endA - beginA; ++i) {
        if (a.m_claims[beginA + i] != b.m_claims[beginB + i]) {
            return true;
        }
    }
    return false;
}

void FigureSet::write(QDataStream &stream) const
{
    stream.writeRawData(reinterpret_cast<const char *>(&ByteOrderMark), sizeof(ByteOrderMark));
    stream << quint32(m_currencies.size());
    for (const Currency &currency : m_currencies) {
        stream << currency.code();
    }
    for (const Column<qint64> *column :
         {&m_ids, &m_floor, &m_ceiling, &m_headline, &m_firm, &m_paid, &m_claims}) {
        writeColumn(stream, *column);
    }
    for (const Column<quint8> *column : {&m_flags, &m_basis, &m_status}) {
        writeColumn(stream, *column);
    }
    writeColumn(stream, m_currency);
    writeColumn(stream, m_claimEnds);
}

std::optional<FigureSet> FigureSet::read(QDataStream &stream)
{
    FigureSet set;
    quint32 mark = 0;
    stream.readRawData(reinterpret_cast<char *>(&mark), sizeof(mark));
    quint32 currencies = 0;
    stream >> currencies;
    if (mark != ByteOrderMark || currencies >= std::numeric_limits<quint16>::max()) {
        return std::nullopt;
    }
    for (quint32 i = 0; i < currencies && stream.status() == QDataStream::Ok; ++i) {
        QString code;
        stream >> code;
        const auto currency = Currency::fromCode(code);
        if (!currency && !code.isEmpty()) {
            return std::nullopt;
        }
        set.m_currencies.push_back(currency.value_or(Currency{}));
    }
    for (Column<qint64> *column : {&set.m_ids, &set.m_floor, &set.m_ceiling, &set.m_headline,
                                   &set.m_firm, &set.m_paid, &set.m_claims}) {
        if (!readColumn(stream, *column)) {
            return std::nullopt;
        }
    }
    for (Column<quint8> *column : {&set.m_flags, &set.m_basis, &set.m_status}) {
        if (!readColumn(stream, *column)) {
            return std::nullopt;
        }
    }
    const bool whole = readColumn(stream, set.m_currency) && readColumn(stream, set.m_claimEnds);
    return whole && set.isSound() ? std::optional(set) : std::nullopt;
}

bool FigureSet::isSound() const
{
    const size_t rows = m_ids.size();
    for (const size_t size :
         {m_floor.size(), m_ceiling.size(), m_headline.size(), m_firm.size(), m_paid.size(),
          m_flags.size(), m_basis.size(), m_status.size(), m_currency.size(), m_claimEnds.size()}) {
        if (size != rows) {
            return false;
        }
    }
    size_t begin = 0;
    for (size_t row = 0; row < rows; ++row) {
        const bool has = (m_flags[row] & HasAmount) != 0;
        const size_t end = m_claimEnds[row];
        if ((row > 0 && m_ids[row] <= m_ids[row - 1]) || end < begin || end > m_claims.size()
            || !isCode<Status>(m_status[row]) || !isCode<Basis>(m_basis[row])
            || has != (m_basis[row] != FigureColumns::Unstated)
            || (has && m_currency[row] >= m_currencies.size()) || m_floor[row] < 0
            || m_ceiling[row] < FigureColumns::Open || m_headline[row] < FigureColumns::None
            || m_firm[row] < 0 || m_paid[row] < 0) {
            return false;
        }
        for (size_t i = begin + 1; i < end; ++i) {
            if (m_claims[i] <= m_claims[i - 1]) {
                return false;
            }
        }
        begin = end;
    }
    return begin == m_claims.size();
}

bool operator==(const FigureSet &a, const FigureSet &b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (int position = 0; position < a.size(); ++position) {
        if (a.at(position) != b.at(position)) {
            return false;
        }
    }
    return true;
}

} // namespace dealscope::analysis
