// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/timeline/TimelineContent.h"
#include "ui/window/NewestJob.h"

namespace dealscope::ui {

/// Who zooms into a timeline of many deals goes on as a rule, until columns turn into deals: these
/// are read and measured by then, on a worker.
class TimelineForesight : public QObject
{
    Q_OBJECT

public:
    explicit TimelineForesight(QObject *parent);

    /// The window was zoomed by `factor`, above 1, around a day.
    void zoomedIn(const TimelineContentPtr &content, const layout::TimeWindow &window, double day,
                  double factor);

private:
    NewestJob m_job;
};

} // namespace dealscope::ui
