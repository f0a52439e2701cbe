// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerRows.h"

#include "database/ClaimRepository.h"
#include "database/DealRepository.h"
#include "database/LedgerReader.h"
#include "database/SourceRepository.h"
#include "database/SqlStatement.h"
#include "database/Transaction.h"

namespace dealscope::database {

using namespace core;

struct LedgerRows::Repositories {
    explicit Repositories(Connection &connection)
        : sources(connection)
        , deals(connection)
        , claims(connection)
    {
    }

    SourceRepository sources;
    DealRepository deals;
    ClaimRepository claims;
};

LedgerRows::LedgerRows(std::unique_ptr<Connection> connection, QString path)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_repositories(std::make_unique<Repositories>(*m_connection))
{
}

LedgerRows::~LedgerRows() = default;

Result<std::shared_ptr<LedgerRows>> LedgerRows::open(const QString &path)
{
    auto connection = Connection::open(path, Connection::Mode::ReadOnly);
    if (!connection) {
        return connection.error();
    }
    return std::shared_ptr<LedgerRows>(new LedgerRows(std::move(*connection), path));
}

template<typename Row, typename Table, typename Id>
std::unique_ptr<Row> LedgerRows::read(Table table, Id id) const
{
    const std::lock_guard lock(m_mutex);
    const Transaction transaction(*m_connection, Transaction::Kind::Read);
    if (!transaction.begun()) {
        return nullptr;
    }
    auto row = ((*m_repositories).*table).read(id);
    return row ? std::move(*row) : nullptr;
}

std::unique_ptr<Source> LedgerRows::source(SourceId id) const
{
    return read<Source>(&Repositories::sources, id);
}

std::unique_ptr<Deal> LedgerRows::deal(DealId id) const
{
    return read<Deal>(&Repositories::deals, id);
}

std::unique_ptr<Claim> LedgerRows::claim(ClaimId id) const
{
    return read<Claim>(&Repositories::claims, id);
}

template<typename Read>
auto LedgerRows::readMany(Read read) const -> decltype(read(std::declval<Connection &>()))
{
    const auto connection = Connection::open(m_path, Connection::Mode::ReadOnly);
    if (!connection) {
        return connection.error();
    }
    const Transaction transaction(**connection, Transaction::Kind::Read);
    if (!transaction.begun()) {
        return transaction.begun().error();
    }
    return read(**connection);
}

Result<LedgerData> LedgerRows::everything() const
{
    return readMany([](Connection &connection) { return LedgerReader(connection).readAll(); });
}

QString LedgerRows::checksum() const
{
    const auto checksum
        = readMany([](Connection &connection) { return LedgerReader(connection).checksum(); });
    return checksum ? *checksum : QString();
}

Result<TextColumn> LedgerRows::titles() const
{
    return readMany([](Connection &connection) { return LedgerReader(connection).titles(); });
}

Outcome LedgerRows::eachSource(const std::function<void(const Source &)> &take) const
{
    return readMany(
        [&](Connection &connection) { return LedgerReader(connection).eachSource(take); });
}

Outcome LedgerRows::eachDeal(const std::function<void(const Deal &)> &take) const
{
    return readMany(
        [&](Connection &connection) { return LedgerReader(connection).eachDeal(take); });
}

Outcome LedgerRows::eachClaim(const std::function<void(const Claim &)> &take) const
{
    return readMany(
        [&](Connection &connection) { return LedgerReader(connection).eachClaim(take); });
}

} // namespace dealscope::database
