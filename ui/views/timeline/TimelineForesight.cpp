// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineForesight.h"

namespace dealscope::ui {

namespace {

/// So many steps like the last one are foreseen.
constexpr int Steps = 10;

} // namespace

TimelineForesight::TimelineForesight(QObject *parent)
    : QObject(parent)
{
}

void TimelineForesight::zoomedIn(const TimelineContentPtr &content,
                                 const layout::TimeWindow &window, double day, double factor)
{
    QList<int> coming;
    layout::TimeWindow next = window;
    for (int step = 0; step < Steps; ++step) {
        next = layout::zoomed(next, day, factor);
        coming += content->newIn(next);
    }
    if (coming.isEmpty()) {
        return;
    }
    // What is there already costs nothing, so that the steps may name a deal twice.
    m_job.start(
        [basis = content->basis(), coming](const NewestJob::Stop &stop) {
            for (const int position : coming) {
                if (stop) {
                    return false;
                }
                (void)basis->made(position);
            }
            return true;
        },
        [](bool) {});
}

} // namespace dealscope::ui
