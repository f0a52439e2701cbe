// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/JsonText.h"

#include <QFileDevice>
#include <QJsonArray>
#include <QSet>

#include <vector>

namespace dealscope::io {

using namespace core;

namespace {

Error tooLarge(const QString &name, qint64 limit)
{
    return {QStringLiteral("%1 is larger than %2 MB; split it into smaller files.")
                .arg(name)
                .arg(limit / (1024 * 1024)),
            {},
            ErrorKind::Problem};
}

int lineOf(const QByteArray &json, qsizetype offset)
{
    return int(QByteArrayView(json).first(qBound(0, offset, json.size())).count('\n')) + 1;
}

/// The position after the string that starts at `at`; the document is known to be valid.
qsizetype endOfString(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\') {
            ++at;
        }
    }
    return qMin(at + 1, json.size());
}

QString unquoted(const QByteArray &literal)
{
    return QJsonDocument::fromJson('[' + literal + ']').array().at(0).toString();
}

bool isKey(const QByteArray &json, qsizetype afterString)
{
    while (afterString < json.size() && QByteArrayView(" \t\r\n").contains(json[afterString])) {
        ++afterString;
    }
    return afterString < json.size() && json[afterString] == ':';
}

/// Walks over a valid document and reports the first key that an object has twice.
std::optional<Error> repeatedKey(const QByteArray &json, const QString &name)
{
    std::vector<QSet<QString>> open;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '{' || c == '[') {
            open.emplace_back();
        } else if ((c == '}' || c == ']') && !open.empty()) {
            open.pop_back();
        } else if (c == '"') {
            const qsizetype end = endOfString(json, at);
            if (isKey(json, end) && !open.empty()) {
                const QString key = unquoted(json.mid(at, end - at));
                if (open.back().contains(key)) {
                    return Error{QStringLiteral("%1, line %2: \"%3\" stands twice in one object.")
                                     .arg(name)
                                     .arg(lineOf(json, at))
                                     .arg(key),
                                 {},
                                 ErrorKind::Problem};
                }
                open.back().insert(key);
            }
            at = end - 1;
        }
    }
    return std::nullopt;
}

/// A file says -1 at the end of a pipe too; its own error tells the two apart.
bool isError(const QIODevice &device)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    return !file || file->error() != QFileDevice::NoError;
}

} // namespace

Result<QByteArray> readCapped(QIODevice &device, const QString &name, qint64 limit)
{
    QByteArray bytes;
    std::vector<char> portion(1 << 16);
    // In steps: a device may give its bytes in small portions, or without end.
    while (bytes.size() <= limit) {
        const qint64 got = device.read(portion.data(), qint64(portion.size()));
        if (got < 0 && isError(device)) {
            return Error{QStringLiteral("%1 could not be read.").arg(name), device.errorString(),
                         ErrorKind::File};
        }
        if (got <= 0) {
            break;
        }
        bytes.append(portion.data(), got);
    }
    if (bytes.size() > limit) {
        return tooLarge(name, limit);
    }
    return bytes;
}

Result<QJsonDocument> parseJson(const QByteArray &json, const QString &name)
{
    if (json.size() > MaxJsonBytes) {
        return tooLarge(name, MaxJsonBytes);
    }
    QJsonParseError problem{};
    QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return Error{QStringLiteral("%1 is not valid JSON at line %2: %3.")
                         .arg(name)
                         .arg(lineOf(json, problem.offset))
                         .arg(problem.errorString()),
                     {},
                     ErrorKind::Problem};
    }
    if (auto error = repeatedKey(json, name)) {
        return *error;
    }
    return document;
}

} // namespace dealscope::io
