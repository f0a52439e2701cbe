// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/RecordWriter.h"

#include "io/FileWriter.h"
#include "io/TextTableWriter.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

#include <cmath>

namespace dealscope::io {

using namespace core;

namespace {

bool startsFormula(QChar c)
{
    return QStringView(u"=+-@\t\r\n＝＋－＠").contains(c);
}

/// The text so that a spreadsheet keeps it a text.
QString neutralised(const QString &text)
{
    qsizetype first = 0;
    while (first < text.size() && text[first] == u'\'') {
        ++first;
    }
    return first < text.size() && startsFormula(text[first]) ? u'\'' + text : text;
}

QString joined(const QJsonArray &list)
{
    QStringList parts;
    for (const QJsonValue &value : list) {
        parts.append(value.isString() ? value.toString() : value.toVariant().toString());
    }
    return parts.join(QStringLiteral("; "));
}

bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && value.toVariant().typeId() == QMetaType::LongLong;
}

QString numberText(const QJsonValue &value)
{
    if (isInteger(value)) {
        return QString::number(value.toInteger());
    }
    const double number = value.toDouble();
    return std::isfinite(number) ? QString::number(number, 'g', QLocale::FloatingPointShortest)
                                 : QString();
}

/// A cell of CSV, TSV or HTML, before quoting.
QString cellText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return numberText(value);
    case QJsonValue::String:
        return neutralised(value.toString());
    case QJsonValue::Array:
        return neutralised(joined(value.toArray()));
    case QJsonValue::Object:
        return neutralised(
            QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

QString csvCell(const QString &text)
{
    // A semicolon too: where the comma is the decimal sign, spreadsheets cut at semicolons.
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\r')
        && !text.contains(u'\n') && !text.contains(u';')) {
        return text;
    }
    QString quoted = text;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString tsvCell(QString text)
{
    return text.replace(u'\t', u' ')
        .replace(QStringLiteral("\r\n"), QStringLiteral(" "))
        .replace(u'\r', u' ')
        .replace(u'\n', u' ');
}

/// One line a row, the header first; NUL would end the text for many a reader.
template<typename Quote>
QString lines(const RecordTable &table, QChar separator, const QString &end, Quote quote)
{
    QString out;
    const auto line = [&](const QStringList &cells) {
        QString row = cells.join(separator);
        out += row.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)) + end;
    };
    QStringList header;
    for (const QString &column : table.columns) {
        header.append(quote(neutralised(column)));
    }
    line(header);
    for (const QJsonObject &row : table.rows) {
        QStringList cells;
        for (const QString &column : table.columns) {
            cells.append(quote(cellText(row.value(column))));
        }
        line(cells);
    }
    return out;
}

/// Qt's own writer for one value: it escapes texts and keeps integers of 64 bits.
QByteArray jsonValue(const QJsonValue &value)
{
    if (value.isUndefined()) {
        return QByteArrayLiteral("null");
    }
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

} // namespace

std::optional<RecordFormat> RecordWriter::formatFromCode(QStringView code)
{
    if (code == u"table") {
        return RecordFormat::Text;
    }
    if (code == u"csv") {
        return RecordFormat::Csv;
    }
    if (code == u"tsv") {
        return RecordFormat::Tsv;
    }
    if (code == u"json") {
        return RecordFormat::Json;
    }
    return std::nullopt;
}

QByteArray RecordWriter::bytes(const RecordTable &table, RecordFormat format, int textWidth)
{
    switch (format) {
    case RecordFormat::Text:
        return TextTableWriter::text(table, textWidth).toUtf8();
    case RecordFormat::Csv:
        return csv(table).toUtf8();
    case RecordFormat::Tsv:
        return tsv(table).toUtf8();
    case RecordFormat::Json:
        return json(table);
    }
    return {};
}

Outcome RecordWriter::write(const RecordTable &table, RecordFormat format, QIODevice &device,
                            int textWidth)
{
    return FileWriter::write(device, bytes(table, format, textWidth),
                             QCoreApplication::translate("RecordWriter", "the output"));
}

Outcome RecordWriter::writeFile(const RecordTable &table, RecordFormat format, const QString &path)
{
    return FileWriter::write(path, bytes(table, format));
}

QString RecordWriter::csv(const RecordTable &table)
{
    return lines(table, u',', QStringLiteral("\r\n"), csvCell);
}

QString RecordWriter::tsv(const RecordTable &table)
{
    return lines(table, u'\t', QStringLiteral("\n"), tsvCell);
}

QString RecordWriter::html(const RecordTable &table)
{
    QString out = QStringLiteral("<table><thead><tr>");
    for (const QString &column : table.columns) {
        out += QStringLiteral("<th>") + neutralised(column).toHtmlEscaped()
            + QStringLiteral("</th>");
    }
    out += QStringLiteral("</tr></thead><tbody>\n");
    for (const QJsonObject &row : table.rows) {
        out += QStringLiteral("<tr>");
        for (const QString &column : table.columns) {
            const QJsonValue value = row.value(column);
            out += value.isDouble() ? QStringLiteral("<td align=\"right\">")
                                    : QStringLiteral("<td>");
            out += cellText(value).toHtmlEscaped() + QStringLiteral("</td>");
        }
        out += QStringLiteral("</tr>\n");
    }
    out += QStringLiteral("</tbody></table>\n");
    return out.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
}

QByteArray RecordWriter::json(const RecordTable &table)
{
    QByteArray out("[");
    bool firstRow = true;
    for (const QJsonObject &row : table.rows) {
        out += firstRow ? "\n    {" : ",\n    {";
        firstRow = false;
        bool firstKey = true;
        for (const QString &column : table.columns) {
            out += firstKey ? "\n        " : ",\n        ";
            firstKey = false;
            out += jsonValue(column) + ": " + jsonValue(row.value(column));
        }
        out += "\n    }";
    }
    out += firstRow ? "]\n" : "\n]\n";
    return out;
}

} // namespace dealscope::io
