// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/JsonRow.h"

namespace dealscope::io {

using namespace core;

JsonRow::JsonRow(QString place, const QJsonValue &value)
    : m_place(std::move(place))
    , m_object(value.toObject())
{
    if (!value.isObject()) {
        m_error = Error{
            QStringLiteral("%1 must be an object in braces.").arg(m_place), {}, ErrorKind::Problem};
    }
}

void JsonRow::addToPlace(const QString &words)
{
    m_place += u' ' + words;
}

bool JsonRow::has(const QString &key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QJsonValue JsonRow::raw(const QString &key)
{
    m_read.insert(key);
    return has(key) ? m_object.value(key) : QJsonValue(QJsonValue::Undefined);
}

bool JsonRow::isCleanText(const QString &key, const QString &text)
{
    if (text.contains(QChar(u'\0'))) {
        fail(key, QStringLiteral("contains the character U+0000"));
    } else if (!text.isValidUtf16()) {
        fail(key, QStringLiteral("contains half of a character (a lone surrogate)"));
    }
    return ok();
}

QString JsonRow::text(const QString &key, Presence presence)
{
    const QJsonValue value = raw(key);
    if (value.isUndefined()) {
        if (presence == Presence::Required) {
            fail(key, QStringLiteral("is missing"));
        }
        return {};
    }
    if (!value.isString()) {
        fail(key, QStringLiteral("must be text in quotation marks"));
        return {};
    }
    const QString text = value.toString();
    if (presence == Presence::Required && text.trimmed().isEmpty()) {
        fail(key, QStringLiteral("is empty"));
    }
    return isCleanText(key, text) ? text : QString();
}

QStringList JsonRow::texts(const QString &key)
{
    QStringList all;
    const QJsonArray values = list(key);
    for (const QJsonValue &value : values) {
        if (!value.isString() || value.toString().trimmed().isEmpty()) {
            fail(key, QStringLiteral("must be a list of texts, none of them empty"));
            return {};
        }
        if (!isCleanText(key, value.toString())) {
            return {};
        }
        all.append(value.toString());
    }
    return all;
}

std::optional<qint64> JsonRow::integer(const QString &key, qint64 least, qint64 most)
{
    const QJsonValue value = raw(key);
    if (value.isUndefined()) {
        return std::nullopt;
    }
    // toInteger() gives its argument for whatever is not a whole number of 64 bits.
    const qint64 number = value.toInteger(0);
    if (!value.isDouble() || number != value.toInteger(1)) {
        fail(key, QStringLiteral("must be a whole number of at most 64 bits, without quotes"));
        return std::nullopt;
    }
    if (number < least || number > most) {
        fail(key,
             most == std::numeric_limits<qint64>::max()
                 ? QStringLiteral("is %1; it must be at least %2").arg(number).arg(least)
                 : QStringLiteral("is %1; it must lie between %2 and %3")
                       .arg(number)
                       .arg(least)
                       .arg(most));
        return std::nullopt;
    }
    return number;
}

bool JsonRow::flag(const QString &key, bool fallback)
{
    const QJsonValue value = raw(key);
    if (!value.isUndefined() && !value.isBool()) {
        fail(key, QStringLiteral("must be true or false"));
    }
    return value.toBool(fallback);
}

std::optional<PartialDate> JsonRow::date(const QString &key)
{
    const QJsonValue value = raw(key);
    if (value.isUndefined()) {
        return std::nullopt;
    }
    QString iso = value.toString();
    QString words;
    if (value.isObject()) {
        JsonRow inner(QStringLiteral("%1, \"%2\"").arg(m_place, key), value);
        iso = inner.text(QStringLiteral("iso"), Presence::Required);
        words = inner.text(QStringLiteral("words"));
        inner.finish();
        adopt(inner);
    } else if (!value.isString()) {
        fail(key, QStringLiteral("must be a date as text, such as \"2026-01-31\""));
    }
    if (!ok()) {
        return std::nullopt;
    }
    auto date = PartialDate::fromIso(iso);
    if (!date) {
        fail(key,
             QStringLiteral("is %1, which is no date; write 2026, 2026-Q1, 2026-01, 2026-01-31, "
                            "or two of these with a slash between")
                 .arg(quotedForSentence(iso)));
        return std::nullopt;
    }
    date->setWords(words);
    return date;
}

std::optional<JsonRow> JsonRow::object(const QString &key)
{
    const QJsonValue value = raw(key);
    if (value.isUndefined()) {
        return std::nullopt;
    }
    JsonRow inner(QStringLiteral("%1, \"%2\"").arg(m_place, key), value);
    adopt(inner);
    return ok() ? std::optional(inner) : std::nullopt;
}

QJsonArray JsonRow::list(const QString &key)
{
    const QJsonValue value = raw(key);
    if (!value.isUndefined() && !value.isArray()) {
        fail(key, QStringLiteral("must be a list in brackets"));
    }
    return value.toArray();
}

void JsonRow::fail(const QString &key, const QString &message)
{
    if (!m_error) {
        m_error
            = Error{m_place + QStringLiteral(": \"") + key + QStringLiteral("\" ") + message + u'.',
                    {},
                    ErrorKind::Problem};
    }
}

void JsonRow::failUnknownCode(const QString &key, const QString &word, const QStringList &known)
{
    fail(key,
         QStringLiteral("is ") + quotedForSentence(word) + QStringLiteral("; known are ")
             + known.join(QStringLiteral(", ")));
}

void JsonRow::adopt(const JsonRow &inner)
{
    if (!m_error) {
        m_error = inner.m_error;
    }
}

void JsonRow::finish()
{
    const QStringList keys = m_object.keys();
    for (const QString &key : keys) {
        if (!m_read.contains(key)) {
            fail(key.left(60), QStringLiteral("is not a known field here"));
        }
    }
}

QString quotedForSentence(const QString &text)
{
    return u'"' + (text.size() > 60 ? text.left(59) + u'…' : text) + u'"';
}

} // namespace dealscope::io
