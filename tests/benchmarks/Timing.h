// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <functional>

namespace dealscope::benchmarks {

/// Milliseconds of one call.
[[nodiscard]] double millisecondsOf(const std::function<void()> &work);

/// Median, 95th percentile (nearest rank) and largest of some times in milliseconds.
[[nodiscard]] QJsonObject summaryOf(QList<double> milliseconds);
[[nodiscard]] double medianOf(QList<double> milliseconds);

} // namespace dealscope::benchmarks
