// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimelineDensity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace dealscope::layout {

namespace {

struct Level {
    DensityUnit unit;
    double days; ///< of its shortest column
};

/// A month spread over weeks, a year over quarters still say something; a year over weeks is a
/// carpet.
constexpr double MostColumnsOfSpan = 5;

constexpr std::array<Level, 11> levels{{
    {{TickUnit::Day, 1}, 1},
    {{TickUnit::Week, 1}, 7},
    {{TickUnit::Month, 1}, 28},
    {{TickUnit::Quarter, 1}, 90},
    {{TickUnit::Year, 1}, 365},
    {{TickUnit::Year, 2}, 730},
    {{TickUnit::Year, 5}, 1826},
    {{TickUnit::Decade, 1}, 3652},
    {{TickUnit::Decade, 2}, 7304},
    {{TickUnit::Decade, 5}, 18262},
    {{TickUnit::Decade, 10}, 36524},
}};

/// The smallest of 1, 2, 3, 4, 5, 6 or 8 times a power of ten that is not below `most`: round
/// enough to be read, close enough that columns use their height.
quint32 roundAbove(quint32 most)
{
    for (quint64 power = 1;; power *= 10) {
        for (const quint64 digit : {1, 2, 3, 4, 5, 6, 8}) {
            if (digit * power >= most) {
                return quint32(
                    std::min<quint64>(digit * power, std::numeric_limits<quint32>::max()));
            }
        }
    }
}

} // namespace

DensityUnit densityUnit(const TimelineScale &scale, double leastWidth)
{
    const auto found = std::ranges::find_if(levels, [&](const Level &level) {
        return level.days * scale.pixelsPerDay() >= leastWidth;
    });
    return found == levels.end() ? levels.back().unit : found->unit;
}

DensityBands densityBands(const TimelineScale &scale, const DensityUnit &unit)
{
    DensityBands result;
    result.unit = unit;
    const TimeWindow &window = scale.window();
    const double days = window.days();
    const auto level = std::ranges::find(levels, unit, &Level::unit);
    // A tenth more for the longest of its columns: 31 days to 28.
    result.longest
        = qint32(MostColumnsOfSpan * 1.11 * (level == levels.end() ? levels.back() : *level).days);
    result.firstDay = qint32(dateOf(window.from).toJulianDay());
    result.lastDay = qint32(dateOf(window.to).toJulianDay());
    const QDate from = dateOf((std::floor(window.from / days) - 0.5) * days);
    const QDate to = dateOf((std::ceil(window.to / days) + 0.5) * days);
    for (QDate start = bandStart(from, unit.unit, unit.step); start <= to;) {
        const QDate last = bandEnd(start, unit.unit, unit.step);
        DensityBands::Band band;
        band.first = qint32(start.toJulianDay());
        band.last = qint32(last.toJulianDay());
        band.left = std::clamp(scale.x(band.first), scale.left(), scale.right());
        band.right = std::clamp(scale.x(double(band.last) + 1), scale.left(), scale.right());
        result.bands.append(band);
        start = last.addDays(1);
    }
    return result;
}

LaneDensity laneDensity(const core::DayIndex &index, const DensityBands &bands)
{
    const QList<DensityBands::Band> &all = bands.bands;
    std::vector<core::DayIndex::Count> counts(size_t(all.size()));
    const std::vector<qint32> &days = index.days();
    auto from = all.isEmpty() ? days.end() : std::ranges::lower_bound(days, all.first().first);
    for (qsizetype i = 0; i < all.size() && from != days.end(); ++i) {
        const auto to = std::upper_bound(from, days.end(), all[i].last);
        counts[size_t(i)].within = quint32(to - from);
        from = to;
    }
    LaneDensity lane;
    for (const core::DayIndex::Run &run : index.runs()) {
        if (run.length() > bands.longest) {
            const bool meets = run.first <= bands.lastDay && run.last >= bands.firstDay;
            lane.vague += meets ? run.size() : 0;
            continue;
        }
        const auto begin = std::ranges::lower_bound(all, run.first, {}, &DensityBands::Band::last);
        for (auto band = begin; band != all.end() && band->first <= run.last; ++band) {
            core::DayIndex::Count &count = counts[size_t(band - all.begin())];
            const bool within = run.first >= band->first && run.last <= band->last;
            (within ? count.within : count.meeting) += run.size();
        }
    }
    quint32 most = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const core::DayIndex::Count &count = counts[size_t(i)];
        most = std::max(most, count.all());
        if (count.all() > 0 && all[i].right > all[i].left) {
            lane.columns.append({all[i].first, all[i].last, all[i].left, all[i].right, count.within,
                                 count.meeting});
        }
    }
    lane.full = most == 0 ? 0 : roundAbove(most);
    return lane;
}

} // namespace dealscope::layout
