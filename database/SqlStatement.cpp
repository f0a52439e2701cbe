// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SqlStatement.h"

#include "database/Connection.h"
#include "database/SqlError.h"

#include <sqlite3.h>

namespace dealscope::database {

using core::Outcome;

namespace {

QByteArrayView textOf(sqlite3_stmt *statement, int column)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return {text, text ? sqlite3_column_bytes(statement, column) : 0};
}

} // namespace

SqlStatement::SqlStatement(const Connection &connection, const char *sql)
    : m_handle(connection.handle())
{
    check(sqlite3_prepare_v2(m_handle, sql, -1, &m_statement, nullptr));
}

SqlStatement::~SqlStatement()
{
    sqlite3_finalize(m_statement);
}

void SqlStatement::check(int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE && !m_error) {
        m_error = SqlError::of(m_handle, code);
    }
}

SqlStatement &SqlStatement::operator<<(qint64 value)
{
    if (!m_error) {
        m_seal.addInteger(value);
        check(sqlite3_bind_int64(m_statement, ++m_bound, value));
    }
    return *this;
}

SqlStatement &SqlStatement::operator<<(const QString &text)
{
    if (!m_error) {
        const QByteArray bytes = text.toUtf8();
        m_seal.addText(bytes);
        check(sqlite3_bind_text64(m_statement, ++m_bound, bytes.constData(),
                                  sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    return *this;
}

SqlStatement &SqlStatement::operator<<(QByteArrayView utf8)
{
    if (!m_error) {
        m_seal.addText(utf8);
        check(sqlite3_bind_text64(m_statement, ++m_bound, utf8.isNull() ? "" : utf8.data(),
                                  sqlite3_uint64(utf8.size()), SQLITE_STATIC, SQLITE_UTF8));
    }
    return *this;
}

SqlStatement &SqlStatement::operator<<(std::nullopt_t)
{
    if (!m_error) {
        m_seal.addNull();
        check(sqlite3_bind_null(m_statement, ++m_bound));
    }
    return *this;
}

SqlStatement &SqlStatement::bindBlob(QByteArrayView bytes)
{
    if (!m_error) {
        check(sqlite3_bind_blob64(m_statement, ++m_bound, bytes.isNull() ? "" : bytes.data(),
                                  sqlite3_uint64(bytes.size()), SQLITE_STATIC));
    }
    return *this;
}

SqlStatement &SqlStatement::operator<<(const core::Currency &currency)
{
    return currency.isEmpty() ? *this << std::nullopt : *this << currency.code();
}

Outcome SqlStatement::run()
{
    while (next()) { }
    Outcome result = outcome();
    if (m_statement) {
        sqlite3_reset(m_statement);
    }
    m_seal = RowSeal();
    m_bound = 0;
    return result;
}

Outcome SqlStatement::sealAndRun()
{
    *this << m_seal.value();
    return run();
}

bool SqlStatement::next()
{
    if (m_error) {
        return false;
    }
    m_column = 0;
    const int code = sqlite3_step(m_statement);
    check(code);
    return code == SQLITE_ROW;
}

Outcome SqlStatement::outcome() const
{
    if (m_error) {
        return *m_error;
    }
    return core::Done{};
}

bool SqlStatement::sealHolds() const
{
    return sealOfRow() == sqlite3_column_int64(m_statement, sqlite3_column_count(m_statement) - 1);
}

qint64 SqlStatement::sealOfRow() const
{
    RowSeal seal;
    const int last = sqlite3_column_count(m_statement) - 1;
    for (int column = 0; column < last; ++column) {
        switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_NULL:
            seal.addNull();
            break;
        case SQLITE_INTEGER:
            seal.addInteger(sqlite3_column_int64(m_statement, column));
            break;
        default:
            seal.addText(textOf(m_statement, column));
            break;
        }
    }
    return seal.value();
}

QByteArrayView SqlStatement::utf8()
{
    if (m_error) {
        return {};
    }
    return textOf(m_statement, nextColumn());
}

QByteArrayView SqlStatement::blob()
{
    if (m_error) {
        return {};
    }
    const int column = nextColumn();
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char *>(bytes),
            bytes ? sqlite3_column_bytes(m_statement, column) : 0};
}

SqlStatement &SqlStatement::operator>>(qint64 &value)
{
    if (!m_error) {
        value = sqlite3_column_int64(m_statement, nextColumn());
    }
    return *this;
}

SqlStatement &SqlStatement::operator>>(int &value)
{
    qint64 wide = 0;
    *this >> wide;
    value = int(qBound(qint64(std::numeric_limits<int>::min()), wide,
                       qint64(std::numeric_limits<int>::max())));
    return *this;
}

SqlStatement &SqlStatement::operator>>(bool &value)
{
    qint64 wide = 0;
    *this >> wide;
    value = wide != 0;
    return *this;
}

SqlStatement &SqlStatement::operator>>(QString &text)
{
    text = QString::fromUtf8(utf8());
    return *this;
}

SqlStatement &SqlStatement::operator>>(core::Currency &currency)
{
    const QByteArrayView code = utf8();
    currency = {};
    if (!code.isEmpty()) {
        const auto known = core::Currency::fromCode(QString::fromUtf8(code));
        if (known) {
            currency = *known;
        } else {
            failOnCode(code);
        }
    }
    return *this;
}

void SqlStatement::failOnCode(QByteArrayView code)
{
    if (!m_error) {
        m_error = SqlError::unknownCode(QString::fromUtf8(code),
                                        QString::fromUtf8(sqlite3_sql(m_statement)));
    }
}

bool SqlStatement::skipNull()
{
    if (m_error || sqlite3_column_type(m_statement, m_column) != SQLITE_NULL) {
        return false;
    }
    ++m_column;
    return true;
}

} // namespace dealscope::database
