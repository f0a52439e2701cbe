// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dealscope::ui {

class ClockSlider;

/// Tells screen readers of a slider with a value in words. Does nothing when called again.
void installClockSliderAccess();
/// The value to be read, announced when it differs from the last.
void setClockSliderValue(ClockSlider *slider, const QString &words);

} // namespace dealscope::ui
