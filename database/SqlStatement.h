// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Money.h"
#include "core/Result.h"
#include "core/StrongId.h"
#include "database/RowSeal.h"

#include <concepts>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace dealscope::database {

class Connection;

template<typename E>
concept Coded = std::is_enum_v<E>;

/// A prepared statement. Values stream in and out in the order of the columns:
///     SqlStatement insert(connection, "INSERT INTO t (id, name, seal) VALUES (?, ?, ?)");
///     insert << id << name;
///     return insert.sealAndRun();
/// After a failure every call does nothing, so that a loop is checked once, by outcome().
class SqlStatement
{
public:
    SqlStatement(const Connection &connection, const char *sql);
    SqlStatement(const SqlStatement &) = delete;
    SqlStatement &operator=(const SqlStatement &) = delete;
    ~SqlStatement();

    SqlStatement &operator<<(qint64 value);
    SqlStatement &operator<<(int value) { return *this << qint64(value); }
    SqlStatement &operator<<(bool value) { return *this << qint64(value); }
    SqlStatement &operator<<(const QString &text);
    /// UTF-8, bound as text without a copy: it must outlive the run.
    SqlStatement &operator<<(QByteArrayView utf8);
    SqlStatement &operator<<(std::nullopt_t);
    /// Bound as a blob without a copy: it must outlive the run. Not part of a seal.
    SqlStatement &bindBlob(QByteArrayView bytes);
    SqlStatement &operator<<(const char *) = delete;
    SqlStatement &operator<<(core::Money money) { return *this << money.units; }
    SqlStatement &operator<<(const core::Currency &currency);
    template<typename Tag>
    SqlStatement &operator<<(core::StrongId<Tag> id)
    {
        return id.isValid() ? *this << id.value : *this << std::nullopt;
    }
    template<Coded E>
    SqlStatement &operator<<(E value)
    {
        const QLatin1StringView code = core::toCode(value);
        return *this << QByteArrayView(code.data(), code.size());
    }
    template<typename T>
    SqlStatement &operator<<(const std::optional<T> &value)
    {
        return value ? *this << *value : *this << std::nullopt;
    }

    /// Runs a statement without rows and makes it ready for the next values.
    core::Outcome run();
    /// Binds the seal over all values bound since the last run, then runs.
    core::Outcome sealAndRun();

    /// Steps to the next row; false at the end and after a failure.
    [[nodiscard]] bool next();
    [[nodiscard]] core::Outcome outcome() const;
    /// True if the last column of this row is the seal of the others.
    [[nodiscard]] bool sealHolds() const;
    /// The seal that this row should have: over all its columns but the last.
    [[nodiscard]] qint64 sealOfRow() const;
    /// The bytes of the next text column, null for NULL; valid until the next row.
    [[nodiscard]] QByteArrayView utf8();
    /// The bytes of the next column, which is a blob; valid until the next row.
    [[nodiscard]] QByteArrayView blob();
    /// Fails for a word that is none of the codes its column may hold.
    void failOnCode(QByteArrayView code);

    SqlStatement &operator>>(qint64 &value);
    SqlStatement &operator>>(int &value);
    SqlStatement &operator>>(bool &value);
    SqlStatement &operator>>(QString &text);
    SqlStatement &operator>>(core::Money &money) { return *this >> money.units; }
    SqlStatement &operator>>(core::Currency &currency);
    template<typename Tag>
    SqlStatement &operator>>(core::StrongId<Tag> &id)
    {
        return *this >> id.value;
    }
    template<Coded E>
    SqlStatement &operator>>(E &value)
    {
        const QByteArrayView code = utf8();
        const auto known = core::fromCode<E>(QString::fromLatin1(code));
        if (known) {
            value = *known;
        } else {
            failOnCode(code);
        }
        return *this;
    }
    template<typename T>
    SqlStatement &operator>>(std::optional<T> &value)
    {
        if (skipNull()) {
            value = std::nullopt;
            return *this;
        }
        return *this >> value.emplace();
    }

private:
    void check(int code);
    [[nodiscard]] bool skipNull();
    [[nodiscard]] int nextColumn() { return m_column++; }

    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    std::optional<core::Error> m_error;
    RowSeal m_seal;
    int m_bound = 0;
    int m_column = 0;
};

} // namespace dealscope::database
