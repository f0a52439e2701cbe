// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/AmountText.h"

#include <QRegularExpression>

namespace dealscope::io {

using namespace core;

namespace {

std::optional<qint64> scaleOf(const QString &suffix)
{
    static const QHash<QString, qint64> scales{
        {QString(), 1},
        {QStringLiteral("k"), 1'000},
        {QStringLiteral("m"), 1'000'000},
        {QStringLiteral("mn"), 1'000'000},
        {QStringLiteral("million"), 1'000'000},
        {QStringLiteral("millions"), 1'000'000},
        {QStringLiteral("bn"), 1'000'000'000},
        {QStringLiteral("b"), 1'000'000'000},
        {QStringLiteral("billion"), 1'000'000'000},
        {QStringLiteral("billions"), 1'000'000'000},
        {QStringLiteral("md"), 1'000'000'000},
        {QStringLiteral("mds"), 1'000'000'000},
        {QStringLiteral("milliard"), 1'000'000'000},
        {QStringLiteral("milliards"), 1'000'000'000},
        {QStringLiteral("tn"), 1'000'000'000'000},
        {QStringLiteral("t"), 1'000'000'000'000},
    };
    const auto found = scales.constFind(suffix.toLower());
    return found == scales.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<Money> parseAmount(QStringView text)
{
    QString compact;
    for (const QChar c : text) {
        if (!c.isSpace()) {
            compact.append(c);
        }
    }
    // Digits in groups of three, or plain; at most one decimal sign; a scale.
    static const QRegularExpression pattern(
        QStringLiteral("\\A(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d{1,9}))?([A-Za-z]*)\\z"));
    const auto match = pattern.match(compact);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto scale = scaleOf(match.captured(3));
    if (!scale) {
        return std::nullopt;
    }
    bool fits = false;
    const qint64 whole = match.captured(1).remove(u',').toLongLong(&fits);
    const auto units = fits ? checkedMultiply(Money{whole}, *scale) : std::nullopt;
    if (!units) {
        return std::nullopt;
    }
    qint64 fraction = 0;
    qint64 place = *scale;
    for (const QChar digit : match.captured(2)) {
        if (place % 10 != 0 && digit != u'0') {
            return std::nullopt;
        }
        place /= 10;
        fraction += digit.digitValue() * place;
    }
    return checkedAdd(*units, Money{fraction});
}

} // namespace dealscope::io
