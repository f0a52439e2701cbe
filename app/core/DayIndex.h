// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <limits>
#include <vector>

namespace dealscope::core {

/// Things in time, so that those of a stretch of days are counted without going through them: what
/// is dated to the day is found by binary search, what is dated less precisely ("January 2026")
/// is kept as runs of equal spans, of which there are few. Days as QDate::toJulianDay counts them.
class DayIndex
{
public:
    /// Things of one span of several days.
    struct Run {
        qint32 first = 0;
        qint32 last = 0;
        quint32 begin = 0; ///< in runThings()
        quint32 end = 0;

        [[nodiscard]] quint32 size() const { return end - begin; }
        [[nodiscard]] qint32 length() const { return last - first + 1; }
    };
    struct Count {
        quint32 within = 0; ///< on a day of the stretch for certain
        quint32 meeting = 0; ///< dated to a span that reaches beyond the stretch: may be in it

        [[nodiscard]] quint32 all() const { return within + meeting; }
        friend bool operator==(const Count &, const Count &) = default;
    };

    /// In ascending order of (first, last).
    void append(qint32 first, qint32 last, quint32 thing);
    void reserve(size_t size);
    /// Those things that `keeps` is true for.
    template<typename Keeps>
    [[nodiscard]] DayIndex only(const Keeps &keeps) const
    {
        DayIndex some;
        some.reserve(m_days.size());
        for (size_t i = 0; i < m_days.size(); ++i) {
            if (keeps(m_dayThings[i])) {
                some.append(m_days[i], m_days[i], m_dayThings[i]);
            }
        }
        for (const Run &run : m_runs) {
            for (quint32 i = run.begin; i < run.end; ++i) {
                if (keeps(m_runThings[i])) {
                    some.append(run.first, run.last, m_runThings[i]);
                }
            }
        }
        return some;
    }

    [[nodiscard]] size_t size() const { return m_days.size() + m_runThings.size(); }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    /// Only while it is not empty.
    [[nodiscard]] qint32 firstDay() const;
    [[nodiscard]] qint32 lastDay() const { return m_lastDay; }

    static constexpr qint32 AnyLength = std::numeric_limits<qint32>::max();

    /// Of the days `from` to `to`, both in it; spans of more than `longest` days are left out.
    [[nodiscard]] Count count(qint32 from, qint32 to, qint32 longest = AnyLength) const;
    /// Appends what count() counts: by day, then what is dated less precisely.
    void collect(qint32 from, qint32 to, std::vector<quint32> &things,
                 qint32 longest = AnyLength) const;

    [[nodiscard]] const std::vector<qint32> &days() const { return m_days; }
    [[nodiscard]] const std::vector<Run> &runs() const { return m_runs; }

private:
    std::vector<qint32> m_days; ///< ascending
    std::vector<quint32> m_dayThings;
    std::vector<Run> m_runs; ///< by first, then last
    std::vector<quint32> m_runThings;
    qint32 m_lastDay = 0;
};

} // namespace dealscope::core
