// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

struct sqlite3;

namespace dealscope::tests {

/// A database as any other program would open it: no checks, no hardening.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &path);
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;
    ~RawDatabase();

    /// Empty when it worked, else SQLite's message.
    QString run(const QString &sql);
    /// The first column of all rows.
    QStringList column(const QString &sql);
    /// Every row of every table, in a fixed order, and the schema.
    QString dump();

private:
    sqlite3 *m_handle = nullptr;
};

[[nodiscard]] QByteArray hashOfFile(const QString &path);
[[nodiscard]] QByteArray bytesOfFile(const QString &path);
bool writeFile(const QString &path, const QByteArray &bytes);

} // namespace dealscope::tests
