// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonReader.h"

#include "io/JsonText.h"
#include "io/LedgerJsonAssembler.h"

#include <QFile>
#include <QFileInfo>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Error unknownTable(const QString &fileName, const QString &table)
{
    return {
        u"%1: there is no table %2; known are %3."_s.arg(
            fileName, quotedForSentence(table), LedgerJsonAssembler::tableNames().join(u", "_s)),
        {},
        ErrorKind::Problem};
}

Result<LedgerData> assembleAll(const QJsonDocument &document, const QString &fileName)
{
    if (!document.isObject()) {
        return Error{
            u"%1 must be an object with tables in it, such as {\"companies\": []}."_s.arg(fileName),
            {},
            ErrorKind::Problem};
    }
    LedgerJsonAssembler assembler;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!LedgerJsonAssembler::tableNames().contains(it.key())) {
            return unknownTable(fileName, it.key());
        }
        assembler.add(it.key(), fileName + u", "_s + it.key(), it.value());
    }
    return assembler.assemble();
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{
            u"%1 could not be opened: %2."_s.arg(path, file.errorString()), {}, ErrorKind::File};
    }
    return readCapped(file, QFileInfo(path).fileName(), limit);
}

/// The files of an index; together not larger than one document may be.
Result<LedgerData> readIndex(const QJsonObject &index, const QString &path)
{
    const QFileInfo place(path);
    JsonRow row(place.fileName(), index);
    const auto names = row.object(u"tables"_s);
    row.finish();
    if (!row.ok()) {
        return *row.error();
    }
    const QJsonObject files = index.value(u"tables"_s).toObject();
    QList<LedgerJsonReader::Table> tables;
    qint64 left = MaxJsonBytes;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QString name = it.value().toString();
        // Names only: an index from elsewhere must not lead to other folders.
        if (name.isEmpty() || name.startsWith(u'.') || name.contains(u'/')
            || name.contains(u'\\')) {
            return Error{u"%1: the table %2 must name a file in the same folder."_s.arg(
                             place.fileName(), quotedForSentence(it.key())),
                         {},
                         ErrorKind::Problem};
        }
        auto bytes = readWhole(place.path() + u'/' + name, left);
        if (!bytes) {
            return bytes.error();
        }
        left -= bytes->size();
        tables.append({it.key(), name, *bytes});
    }
    return LedgerJsonReader::readTables(tables);
}

} // namespace

Result<LedgerData> LedgerJsonReader::read(const QByteArray &json, const QString &fileName)
{
    const auto document = parseJson(json, fileName);
    return document ? assembleAll(*document, fileName) : document.error();
}

Result<LedgerData> LedgerJsonReader::read(QIODevice &device, const QString &fileName)
{
    const auto bytes = readCapped(device, fileName);
    return bytes ? read(*bytes, fileName) : bytes.error();
}

Result<LedgerData> LedgerJsonReader::readTables(const QList<Table> &tables)
{
    LedgerJsonAssembler assembler;
    QSet<QString> seen;
    for (const Table &table : tables) {
        if (!LedgerJsonAssembler::tableNames().contains(table.name)) {
            return unknownTable(table.fileName, table.name);
        }
        if (seen.contains(table.name)) {
            return Error{u"%1: the table %2 was given already."_s.arg(
                             table.fileName, quotedForSentence(table.name)),
                         {},
                         ErrorKind::Problem};
        }
        seen.insert(table.name);
        const auto document = parseJson(table.json, table.fileName);
        if (!document) {
            return document.error();
        }
        assembler.add(table.name, table.fileName,
                      document->isArray() ? QJsonValue(document->array())
                                          : QJsonValue(document->object()));
    }
    return assembler.assemble();
}

Result<LedgerData> LedgerJsonReader::readFile(const QString &path)
{
    const auto bytes = readWhole(path, MaxJsonBytes);
    if (!bytes) {
        return bytes.error();
    }
    const QString fileName = QFileInfo(path).fileName();
    const auto document = parseJson(*bytes, fileName);
    if (!document) {
        return document.error();
    }
    return document->object().contains(u"tables"_s) ? readIndex(document->object(), path)
                                                    : assembleAll(*document, fileName);
}

Result<LedgerData> LedgerJsonReader::readSample()
{
    return readFile(u":/sample/ledger.json"_s);
}

} // namespace dealscope::io
