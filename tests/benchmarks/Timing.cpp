// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Timing.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace dealscope::benchmarks {

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double medianOf(QList<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    return milliseconds.isEmpty() ? 0 : milliseconds[milliseconds.size() / 2];
}

QJsonObject summaryOf(QList<double> milliseconds)
{
    if (milliseconds.isEmpty()) {
        return {};
    }
    std::ranges::sort(milliseconds);
    const auto rank = qsizetype(std::ceil(0.95 * double(milliseconds.size()))) - 1;
    return {{QStringLiteral("runs"), qint64(milliseconds.size())},
            {QStringLiteral("p50_ms"), medianOf(milliseconds)},
            {QStringLiteral("p95_ms"), milliseconds[rank]},
            {QStringLiteral("max_ms"), milliseconds.last()}};
}

} // namespace dealscope::benchmarks
