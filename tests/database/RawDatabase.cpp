// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/database/RawDatabase.h"

#include <QCryptographicHash>
#include <QFile>

#include <sqlite3.h>

namespace dealscope::tests {

RawDatabase::RawDatabase(const QString &path)
{
    sqlite3_open(QFile::encodeName(path).constData(), &m_handle);
}

RawDatabase::~RawDatabase()
{
    sqlite3_close(m_handle);
}

QString RawDatabase::run(const QString &sql)
{
    char *message = nullptr;
    sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, &message);
    const QString text = QString::fromUtf8(message ? message : "");
    sqlite3_free(message);
    return text;
}

QStringList RawDatabase::column(const QString &sql)
{
    QStringList values;
    const auto collect = [](void *list, int count, char **columns, char **) {
        QStringList texts;
        for (int i = 0; i < count; ++i) {
            texts.append(QString::fromUtf8(columns[i] ? columns[i] : "NULL"));
        }
        static_cast<QStringList *>(list)->append(texts.join(u'|'));
        return 0;
    };
    sqlite3_exec(m_handle, sql.toUtf8().constData(), collect, &values, nullptr);
    return values;
}

QString RawDatabase::dump()
{
    QStringList lines = column(QStringLiteral("SELECT type, name, sql FROM sqlite_schema"
                                              " ORDER BY type, name"));
    const QStringList tables
        = column(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                " AND name NOT LIKE '%_words%' ORDER BY name"));
    for (const QString &table : tables) {
        lines.append(table);
        lines.append(column(QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2, 3").arg(table)));
    }
    for (const QString &table :
         {QStringLiteral("deal_words"), QStringLiteral("claim_words"),
          QStringLiteral("valuation_words"), QStringLiteral("source_words")}) {
        lines.append(column(QStringLiteral("SELECT rowid, * FROM %1 ORDER BY rowid").arg(table)));
    }
    return lines.join(u'\n');
}

QByteArray bytesOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

QByteArray hashOfFile(const QString &path)
{
    return QCryptographicHash::hash(bytesOfFile(path), QCryptographicHash::Sha256);
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace dealscope::tests
