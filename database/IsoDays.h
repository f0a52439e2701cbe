// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/TextArena.h"

#include <QDate>

#include <array>
#include <map>

namespace dealscope::database {

/// Days as the ledger writes them, "2026-01-31", at addresses that stay: a day comes so often that
/// it is written once and lent from then on.
class IsoDays
{
public:
    QByteArrayView of(QDate day);

private:
    using Text = std::array<char, 10>;
    static Text written(QDate day);

    static constexpr qint64 First = 2415021; ///< 1900-01-01
    static constexpr qint64 Count = 250 * 366;

    std::vector<Text> m_common = std::vector<Text>(size_t(Count)); ///< zeros where not yet written
    std::map<qint64, Text> m_others;
};

} // namespace dealscope::database
