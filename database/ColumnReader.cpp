// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ColumnReader.h"

#include "database/ColumnBytes.h"
#include "database/Connection.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

namespace dealscope::database {

using namespace core;

namespace {

constexpr qint64 RowsBetweenReports = 16 * 1024;
constexpr quint32 RoleCount = 4;

// By ids, as many as rows where nothing was ever removed: counting them would be a scan of its own.
constexpr const char *SelectRowCount
    = "SELECT coalesce((SELECT max(id) FROM sources), 0)"
      " + coalesce((SELECT max(id) FROM deals), 0) + coalesce((SELECT max(id) FROM claims), 0)";
constexpr const char *SelectSources
    = "SELECT id, outlet_id, kind, published_first, published_last, published_inferred"
      " FROM sources ORDER BY id";
constexpr const char *SelectDeals = "SELECT id, kind FROM deals ORDER BY id";
constexpr const char *SelectParties
    = "SELECT deal_id, company_id, role, share_ppm FROM deal_parties ORDER BY deal_id, position";
constexpr const char *SelectClaims = R"sql(
    SELECT id, deal_id, source_id, rank, bound, low, high, approximate, basis, currency,
           status, form, period_start_first, period_start_last, period_end_first, period_end_last,
           period_months, happened_on_first, happened_on_last, expected_on_first,
           expected_on_last, other_kind
    FROM claims ORDER BY id
)sql";
constexpr const char *SelectAttributions
    = "SELECT claim_id, outlet_id FROM claim_attributions ORDER BY claim_id, position";
constexpr const char *SelectTags
    = "SELECT claim_id, tag FROM claim_tags ORDER BY claim_id, position";
constexpr const char *SelectScheduled = "SELECT DISTINCT claim_id FROM claim_installments";
constexpr const char *SelectOtherParties = "SELECT DISTINCT claim_id FROM claim_parties";
constexpr const char *SelectRamps = "SELECT claim_id FROM claim_ramps";

/// Takes a code out of a row; NULL is NoCode where that may be.
template<typename E>
class CodeColumn
{
public:
    quint8 take(SqlStatement &row)
    {
        const QByteArrayView code = row.utf8();
        if (code.isNull()) {
            return NoCode;
        }
        const quint8 value = m_codes.valueOf(code);
        if (value == NoCode) {
            row.failOnCode(code);
        }
        return value;
    }

private:
    CodeBytes<E> m_codes;
};

/// Currencies by their three letters, in the order in which they first come.
class CurrencyColumn
{
public:
    explicit CurrencyColumn(ClaimColumns &claims)
        : m_claims(claims)
    {
    }

    quint16 take(SqlStatement &row)
    {
        const QByteArrayView code = row.utf8();
        if (code.isEmpty()) {
            return 0;
        }
        for (const auto &[letters, position] : m_known) {
            if (QByteArrayView(letters) == code) {
                return position;
            }
        }
        const auto currency = Currency::fromCode(QString::fromLatin1(code));
        if (!currency) {
            row.failOnCode(code);
            return 0;
        }
        const quint16 position = m_claims.currencyCode(*currency);
        m_known.emplace_back(code.toByteArray(), position);
        return position;
    }

private:
    ClaimColumns &m_claims;
    std::vector<std::pair<QByteArray, quint16>> m_known;
};

qint64 takeMoney(SqlStatement &row)
{
    std::optional<qint64> units;
    row >> units;
    return units.value_or(NoMoney);
}

/// A date of two days, without its words.
std::optional<PartialDate> takeDate(SqlStatement &row)
{
    const QByteArrayView first = row.utf8();
    const qint32 firstDay = dayOfIso(first);
    const bool hasFirst = !first.isNull();
    const QByteArrayView last = row.utf8();
    if (!hasFirst && last.isNull()) {
        return std::nullopt;
    }
    const qint32 lastDay = dayOfIso(last);
    return PartialDate(firstDay == NoDay ? QDate() : QDate::fromJulianDay(firstDay),
                       lastDay == NoDay ? QDate() : QDate::fromJulianDay(lastDay));
}

std::optional<Period> takePeriod(SqlStatement &row)
{
    Period period;
    period.start = takeDate(row);
    period.end = takeDate(row);
    row >> period.months;
    if (!period.start && !period.end && !period.months) {
        return std::nullopt;
    }
    return period;
}

} // namespace

Result<LedgerColumns> ColumnReader::read(const LedgerLists &lists, const ReadProgress &progress)
{
    m_progress = progress;
    m_columns = {};
    m_columns.takeLists(lists);
    using Step = Outcome (ColumnReader::*)();
    for (const Step step :
         {&ColumnReader::countRows, &ColumnReader::readSources, &ColumnReader::readDeals,
          &ColumnReader::readClaims, &ColumnReader::readAttributions, &ColumnReader::readTags}) {
        if (auto done = (this->*step)(); !done) {
            return done.error();
        }
    }
    if (auto done = markOwners(SelectScheduled, ClaimColumns::HasSchedule); !done) {
        return done.error();
    }
    if (auto done = markOwners(SelectOtherParties, ClaimColumns::SaysOtherwise); !done) {
        return done.error();
    }
    if (auto done = markOwners(SelectRamps, ClaimColumns::HasRamp); !done) {
        return done.error();
    }
    m_columns.indexClaims();
    return std::move(m_columns);
}

Error ColumnReader::endedError()
{
    return {tr("The deal file was not opened, as reading it was ended."), {}, ErrorKind::Usage};
}

bool ColumnReader::goesOn()
{
    ++m_done;
    return m_done % RowsBetweenReports != 0 || !m_progress
        || m_progress(m_done, std::max(m_done, m_all));
}

Outcome ColumnReader::countRows()
{
    const auto count = m_connection.integer(SelectRowCount);
    if (!count) {
        return count.error();
    }
    m_done = 0;
    m_all = *count;
    return Done{};
}

Outcome ColumnReader::readSources()
{
    SourceColumns &sources = m_columns.sources;
    CodeColumn<SourceKind> kinds;
    SqlStatement select(m_connection, SelectSources);
    while (select.next()) {
        qint64 id = 0;
        qint64 outlet = 0;
        bool inferred = false;
        select >> id >> outlet;
        const quint8 kind = kinds.take(select);
        const qint32 first = dayOfIso(select.utf8());
        const qint32 last = dayOfIso(select.utf8());
        select >> inferred;
        sources.ids.append(id);
        sources.outlet.append(m_columns.outlets.rowOf(outlet));
        sources.kind.append(kind);
        sources.firstDay.append(first);
        sources.lastDay.append(last);
        sources.inferred.append(inferred ? 1 : 0);
        if (!goesOn()) {
            return endedError();
        }
    }
    return select.outcome();
}

Outcome ColumnReader::readDeals()
{
    DealColumns &deals = m_columns.deals;
    CodeColumn<DealKind> kinds;
    CodeColumn<Role> roles;
    std::vector<quint32> codes;
    std::vector<quint32> ends;
    SqlStatement select(m_connection, SelectDeals);
    SqlStatement parties(m_connection, SelectParties);
    qint64 owner = 0;
    const auto nextParty = [&] {
        const bool there = parties.next();
        if (there) {
            parties >> owner;
        }
        return there;
    };
    bool hasParty = nextParty();
    while (select.next()) {
        qint64 id = 0;
        select >> id;
        deals.ids.append(id);
        deals.kind.append(kinds.take(select));
        bool shares = false;
        for (; hasParty && owner <= id; hasParty = nextParty()) {
            qint64 company = 0;
            std::optional<int> share;
            parties >> company;
            const quint8 role = roles.take(parties);
            parties >> share;
            const quint32 row = m_columns.companies.rowOf(company);
            if (owner == id && row != NoRow && role != NoCode) {
                codes.push_back(row * RoleCount + role);
            }
            shares = shares || (owner == id && share);
        }
        ends.push_back(quint32(codes.size()));
        deals.hasShares.append(shares ? 1 : 0);
        if (!goesOn()) {
            return endedError();
        }
    }
    codes.shrink_to_fit();
    ends.shrink_to_fit();
    deals.parties = CodeLists::of(std::move(codes), std::move(ends));
    if (auto done = select.outcome(); !done) {
        return done;
    }
    return parties.outcome();
}

Outcome ColumnReader::readClaims()
{
    ClaimColumns &claims = m_columns.claims;
    CodeColumn<Rank> ranks;
    CodeColumn<Bound> bounds;
    CodeColumn<Basis> bases;
    CodeColumn<Status> statuses;
    CodeColumn<Form> forms;
    CurrencyColumn currencies(claims);
    SqlStatement select(m_connection, SelectClaims);
    for (quint32 row = 0; select.next(); ++row) {
        qint64 id = 0;
        qint64 deal = 0;
        qint64 source = 0;
        select >> id >> deal >> source;
        claims.ids.append(id);
        claims.deal.append(m_columns.deals.ids.rowOf(deal));
        claims.source.append(m_columns.sources.ids.rowOf(source));
        claims.rank.append(ranks.take(select));
        claims.bound.append(bounds.take(select));
        claims.low.append(takeMoney(select));
        claims.high.append(takeMoney(select));
        bool approximate = false;
        select >> approximate;
        claims.basis.append(bases.take(select));
        claims.currency.append(currencies.take(select));
        claims.status.append(statuses.take(select));
        claims.form.append(forms.take(select));
        int flags = approximate ? ClaimColumns::Approximate : 0;
        if (const auto period = takePeriod(select)) {
            flags |= ClaimColumns::HasPeriod;
            claims.periods.insert(row, *period);
        }
        claims.firstDay.append(dayOfIso(select.utf8()));
        claims.lastDay.append(dayOfIso(select.utf8()));
        const qint32 expectedFirst = dayOfIso(select.utf8());
        const qint32 expectedLast = dayOfIso(select.utf8());
        if (expectedFirst != NoDay) {
            flags |= ClaimColumns::HasExpectation;
            claims.expectations.insert(row, {expectedFirst, expectedLast});
        }
        flags |= select.utf8().isNull() ? 0 : ClaimColumns::SaysOtherwise;
        claims.flags.append(quint8(flags));
        if (!goesOn()) {
            return endedError();
        }
    }
    return select.outcome();
}

Outcome ColumnReader::readAttributions()
{
    ClaimColumns &claims = m_columns.claims;
    SqlStatement select(m_connection, SelectAttributions);
    while (select.next()) {
        qint64 claim = 0;
        qint64 outlet = 0;
        select >> claim >> outlet;
        if (const quint32 row = claims.ids.rowOf(claim); row != NoRow) {
            claims.flags.set(row, claims.flags[row] | ClaimColumns::IsAttributed);
            claims.attributions.add(row, m_columns.outlets.rowOf(outlet));
        }
    }
    return select.outcome();
}

Outcome ColumnReader::readTags()
{
    ClaimColumns &claims = m_columns.claims;
    QHash<QByteArray, quint32> known;
    SqlStatement select(m_connection, SelectTags);
    while (select.next()) {
        qint64 claim = 0;
        select >> claim;
        const QByteArrayView tag = select.utf8();
        const quint32 row = claims.ids.rowOf(claim);
        if (row == NoRow) {
            continue;
        }
        auto code = known.constFind(QByteArray::fromRawData(tag.data(), tag.size()));
        if (code == known.constEnd()) {
            code = known.insert(tag.toByteArray(), quint32(claims.tagNames.size()));
            claims.tagNames.append(QString::fromUtf8(tag));
        }
        claims.flags.set(row, claims.flags[row] | ClaimColumns::IsTagged);
        claims.tags.add(row, *code);
    }
    return select.outcome();
}

Outcome ColumnReader::markOwners(const char *sql, int flag)
{
    ClaimColumns &claims = m_columns.claims;
    SqlStatement select(m_connection, sql);
    while (select.next()) {
        qint64 claim = 0;
        select >> claim;
        if (const quint32 row = claims.ids.rowOf(claim); row != NoRow) {
            claims.flags.set(row, quint8(claims.flags[row] | flag));
        }
    }
    return select.outcome();
}

} // namespace dealscope::database
