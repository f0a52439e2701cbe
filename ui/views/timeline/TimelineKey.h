// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/views/timeline/TimelineScene.h"

class QPainter;

namespace dealscope::ui {

/// The key below an exported timeline: the statuses and kinds that occur in the scene, and what an
/// inferred date, a milestone, a term, a column and a changed deal (`changedWords`) look like where
/// there is one. Wraps at `width`; returns its height. Draws nothing when `painter` is null, so
/// that its height can be asked first.
double drawTimelineKey(QPainter *painter, const QPointF &topLeft, double width,
                       const TimelineContent &content, const TimelineScene &scene,
                       const Theme &theme, const QString &changedWords = {});

} // namespace dealscope::ui
