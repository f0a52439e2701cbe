// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace dealscope::ui {

/// "1,234": whole numbers as people write them.
[[nodiscard]] inline QString inDigits(qsizetype n)
{
    return QLocale().toString(qlonglong(n));
}

/// "1 deal" or "17 deals": `one` for 1, else `many` with the number in place of its %1. Qt's own
/// plurals need a loaded translation, even in English.
[[nodiscard]] inline QString counted(qsizetype n, const QString &one, const QString &many)
{
    return n == 1 ? one : many.arg(inDigits(n));
}

} // namespace dealscope::ui
