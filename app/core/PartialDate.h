// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace dealscope::core {

enum class DatePrecision { Day, Month, Quarter, Year, Range };

/// A date as precise as its source gave it: a first day, a last day (both valid, first <= last)
/// and the source's words, which may be empty.
class PartialDate
{
public:
    PartialDate() = default;
    PartialDate(QDate first, QDate last, QString words = {});
    [[nodiscard]] static PartialDate day(QDate date);

    /// "2026", "2026-01", "2026-Q1", "2026-01-31", or a range of two of them, "2030/2039".
    /// Years 1 to 9999; nothing for anything else.
    [[nodiscard]] static std::optional<PartialDate> fromIso(QStringView text);
    /// The shortest of the forms above that says the same.
    [[nodiscard]] QString toIso() const;

    [[nodiscard]] QDate first() const { return m_first; }
    [[nodiscard]] QDate last() const { return m_last; }
    [[nodiscard]] QString words() const { return m_words; }
    void setWords(const QString &words) { m_words = words; }
    [[nodiscard]] DatePrecision precision() const;
    [[nodiscard]] bool isValid() const;
    /// True if the two spans have a day in common.
    [[nodiscard]] bool meets(const PartialDate &other) const;

    friend bool operator==(const PartialDate &, const PartialDate &) = default;

private:
    QDate m_first;
    QDate m_last;
    QString m_words;
};

} // namespace dealscope::core
