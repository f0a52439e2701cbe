// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/PartialDate.h"
#include "core/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <limits>

namespace dealscope::io {

enum class Presence { Optional, Required };

/// One object of a JSON file, read field by field. The first thing that is wrong is kept as a
/// sentence that names file, row and field; later reads then give empty values, so that a reader
/// can take all fields and ask once. null is the same as a missing field.
class JsonRow
{
public:
    /// `place` is how sentences begin: "claims.json, row 3".
    JsonRow(QString place, const QJsonValue &value);

    /// Adds to the place what tells the row apart: "(id 12)".
    void addToPlace(const QString &words);
    [[nodiscard]] QString place() const { return m_place; }

    [[nodiscard]] bool has(const QString &key) const;
    /// The raw field, counted as read; undefined when it is missing or null.
    QJsonValue raw(const QString &key);
    /// Refused: other types, text with U+0000 or half a surrogate pair; if required, blank text.
    QString text(const QString &key, Presence presence = Presence::Optional);
    QStringList texts(const QString &key);
    std::optional<qint64> integer(const QString &key, qint64 least,
                                  qint64 most = std::numeric_limits<qint64>::max());
    bool flag(const QString &key, bool fallback);
    /// "2026-01", or {"iso": "2026-01", "words": "early in the year"}.
    std::optional<core::PartialDate> date(const QString &key);
    /// An object inside this one; see adopt().
    std::optional<JsonRow> object(const QString &key);
    /// The elements of a list; empty when the field is missing.
    QJsonArray list(const QString &key);

    template<typename E>
    std::optional<E> code(const QString &key)
    {
        const QString word = text(key);
        const auto value = core::fromCode<E>(word);
        if (!value && has(key) && ok()) {
            QStringList known;
            for (const auto &entry : core::enumEntries<E>()) {
                known.append(QString(entry.code));
            }
            failUnknownCode(key, word, known);
        }
        return value;
    }

    /// Keeps `"key" message.` as the row's error, unless there is one already.
    void fail(const QString &key, const QString &message);
    /// Takes over the error of an object inside this one.
    void adopt(const JsonRow &inner);
    /// Fails if the row has a field that nobody has read.
    void finish();

    [[nodiscard]] bool ok() const { return !m_error; }
    [[nodiscard]] const std::optional<core::Error> &error() const { return m_error; }

private:
    void failUnknownCode(const QString &key, const QString &word, const QStringList &known);
    bool isCleanText(const QString &key, const QString &text);

    QString m_place;
    QJsonObject m_object;
    QSet<QString> m_read;
    std::optional<core::Error> m_error;
};

/// A text as a sentence shows it: in quotation marks, cut at 60 characters.
[[nodiscard]] QString quotedForSentence(const QString &text);

} // namespace dealscope::io
