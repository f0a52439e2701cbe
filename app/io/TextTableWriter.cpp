// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/TextTableWriter.h"

#include "io/PlainText.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace dealscope::io {

namespace {

constexpr int Gap = 2; ///< cells between columns
constexpr int LeastTextWidth = 8; ///< no text column is squeezed below this
constexpr qsizetype LongestCell = 4000; ///< what is measured of one cell

struct Column {
    QString name;
    QStringList cells;
    bool numeric = true; ///< all its values are numbers or null
    int natural = 0;
    int width = 0;

    [[nodiscard]] int least() const
    {
        return numeric ? natural : std::min(natural, LeastTextWidth);
    }
};

QString groupedNumber(const QJsonValue &value)
{
    QLocale locale = QLocale::c();
    if (value.toVariant().typeId() != QMetaType::LongLong) {
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    }
    // Ids, years and counts are easier to read and to copy without separators.
    const qint64 number = value.toInteger();
    if (number > -10'000 && number < 10'000) {
        return QString::number(number);
    }
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(number);
}

QString shownCell(const QJsonValue &value)
{
    if (value.isDouble()) {
        return groupedNumber(value);
    }
    if (value.isBool()) {
        return value.toBool() ? QCoreApplication::translate("TextTableWriter", "yes")
                              : QCoreApplication::translate("TextTableWriter", "no");
    }
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray()) {
            parts.append(shownCell(part));
        }
        return parts.join(QStringLiteral("; "));
    }
    return plainText(value.toString().left(LongestCell));
}

Column columnOf(const RecordTable &table, const QString &name)
{
    Column column;
    column.name = plainText(name);
    column.natural = terminalWidth(column.name);
    bool anyNumber = false;
    for (const QJsonObject &row : table.rows) {
        const QJsonValue value = row.value(name);
        anyNumber = anyNumber || value.isDouble();
        column.numeric
            = column.numeric && (value.isDouble() || value.isNull() || value.isUndefined());
        column.cells.append(shownCell(value));
        column.natural = std::max(column.natural, terminalWidth(column.cells.last()));
    }
    column.numeric = column.numeric && anyNumber;
    return column;
}

int totalOf(const QList<Column> &columns, int Column::*width)
{
    int total = Gap * (int(columns.size()) - 1);
    for (const Column &column : columns) {
        total += column.*width;
    }
    return total;
}

/// The first columns that fit at their least widths; at least one.
qsizetype fittingCount(const QList<Column> &columns, int width)
{
    int used = 0;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        used += columns[i].least() + (i > 0 ? Gap : 0);
        if (used > width) {
            return std::max<qsizetype>(i, 1);
        }
    }
    return columns.size();
}

/// Takes cells from the widest text columns until the line fits.
void squeeze(QList<Column> &columns, int width)
{
    for (int excess = totalOf(columns, &Column::width) - width; excess > 0; --excess) {
        Column *widest = nullptr;
        for (Column &column : columns) {
            if (column.width > column.least() && (!widest || column.width > widest->width)) {
                widest = &column;
            }
        }
        if (!widest) {
            return;
        }
        --widest->width;
    }
}

QString line(const QList<Column> &columns, const std::function<QString(const Column &)> &cellOf)
{
    QString out;
    for (const Column &column : columns) {
        const QString cell = elidedForTerminal(cellOf(column), column.width);
        const QString padding(std::max(0, column.width - terminalWidth(cell)), u' ');
        out += column.numeric ? padding + cell : cell + padding;
        out += QString(Gap, u' ');
    }
    while (out.endsWith(u' ')) {
        out.chop(1);
    }
    return out + u'\n';
}

} // namespace

QString TextTableWriter::text(const RecordTable &table, int width)
{
    QList<Column> columns;
    for (const QString &name : table.columns) {
        columns.append(columnOf(table, name));
        columns.last().width = columns.last().natural;
    }
    QStringList leftAway;
    if (width > 0) {
        while (columns.size() > fittingCount(columns, width)) {
            leftAway.prepend(columns.takeLast().name);
        }
        squeeze(columns, width);
    }
    QString out = line(columns, [](const Column &column) { return column.name; });
    out += line(columns, [](const Column &column) { return QString(column.width, u'-'); });
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        out += line(columns, [i](const Column &column) { return column.cells[i]; });
    }
    if (!leftAway.isEmpty()) {
        const QString note = QCoreApplication::translate(
            "TextTableWriter", "Not shown for want of width (use --format csv or json): %1");
        out += note.arg(leftAway.join(QStringLiteral(", "))) + u'\n';
    }
    return out;
}

} // namespace dealscope::io
