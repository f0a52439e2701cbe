// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/SvgText.h"

namespace dealscope::ui {

namespace {

/// UTF-8 of U+FFFE and U+FFFF but for the last byte, which is BE or BF.
constexpr char NoncharacterStart[] = "\xef\xbf";

bool isForbidden(char c)
{
    const auto byte = uchar(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

QByteArray withoutForbidden(const QByteArray &xml)
{
    QByteArray clean;
    clean.reserve(xml.size());
    for (qsizetype i = 0; i < xml.size(); ++i) {
        if (isForbidden(xml[i])) {
            continue;
        }
        if (i + 2 < xml.size() && xml[i] == NoncharacterStart[0]
            && xml[i + 1] == NoncharacterStart[1] && uchar(xml[i + 2]) >= 0xbe) {
            i += 2;
            continue;
        }
        clean += xml[i];
    }
    return clean;
}

/// Replaces the value of the first attribute of that name at or after `from`.
void setAttribute(QByteArray &xml, const QByteArray &name, const QByteArray &value, qsizetype from)
{
    const QByteArray opening = ' ' + name + "=\"";
    const qsizetype found = xml.indexOf(opening, from);
    if (found < 0) {
        return;
    }
    const qsizetype start = found + opening.size();
    xml.replace(start, xml.indexOf('"', start) - start, value);
}

QByteArray lengthText(qreal length, LengthUnit unit)
{
    return QByteArray::number(length, 'g', 9) + (unit == LengthUnit::Pixels ? "px" : "mm");
}

QByteArray withFallbackFonts(const QByteArray &xml)
{
    static const QByteArray opening("font-family=\"");
    static const QByteArray fallback(", Helvetica, Arial, sans-serif");
    QByteArray out;
    out.reserve(xml.size() + xml.size() / 8);
    qsizetype copied = 0;
    for (qsizetype at = xml.indexOf(opening); at >= 0; at = xml.indexOf(opening, copied)) {
        const qsizetype start = at + opening.size();
        const qsizetype end = xml.indexOf('"', start);
        if (end < 0) {
            break;
        }
        // Quoted, since a family may start with a digit.
        out += xml.mid(copied, start - copied) + '\'' + xml.mid(start, end - start) + '\''
            + fallback;
        copied = end;
    }
    return out + xml.mid(copied);
}

} // namespace

QByteArray finishedSvg(const QByteArray &svg, QSizeF size, LengthUnit unit)
{
    QByteArray xml = withoutForbidden(svg);
    const qsizetype root = xml.indexOf("<svg");
    if (root >= 0) {
        setAttribute(xml, "width", lengthText(size.width(), unit), root);
        setAttribute(xml, "height", lengthText(size.height(), unit), root);
    }
    return withFallbackFonts(xml);
}

} // namespace dealscope::ui
