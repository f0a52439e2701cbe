// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FrameTimes.h"

#include <QElapsedTimer>
#include <QIODevice>
#include <QMetaEnum>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

namespace {

constexpr double BlockedMs = 50;
/// A window system asks for the next frame within so long.
constexpr double PaintedByMs = 40;

QString gestureOf(QEvent::Type type)
{
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        return QStringLiteral("click");
    case QEvent::MouseMove:
    case QEvent::HoverMove:
        return QStringLiteral("move");
    case QEvent::Wheel:
        return QStringLiteral("wheel");
    case QEvent::KeyPress:
        return QStringLiteral("key");
    default:
        return {};
    }
}

double milliseconds(qint64 nanoseconds)
{
    return double(nanoseconds) / 1e6;
}

} // namespace

FrameTimes::FrameTimes(QIODevice &out, std::function<bool()> isWaiting,
                       std::function<qint64()> clock)
    : m_out(out)
    , m_isWaiting(std::move(isWaiting))
    , m_clock(std::move(clock))
{
    if (!m_clock) {
        QElapsedTimer timer;
        timer.start();
        m_clock = [timer] { return timer.nsecsElapsed(); };
    }
}

FrameTimes::~FrameTimes()
{
    writeSummary();
}

void FrameTimes::before(QEvent::Type type)
{
    m_entered.append(m_clock());
    if (isOver(m_entered.last())) {
        m_gesture.reset();
    }
    if (const QString gesture = gestureOf(type); !gesture.isEmpty() && !m_gesture) {
        m_gesture = Gesture{gesture, m_entered.last()};
        m_idleSince.reset();
        m_hasNewState = false;
    }
}

void FrameTimes::after(bool isWindow, QEvent::Type type)
{
    const qint64 now = m_clock();
    const double took = milliseconds(now - m_entered.takeLast());
    if (m_entered.isEmpty() && took > BlockedMs) {
        m_blocked.append(took);
        const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_out.write(QStringLiteral("blocked %1 ms %2\n")
                        .arg(took, 0, 'f', 1)
                        .arg(QString::fromLatin1(name ? name : "event"))
                        .toUtf8());
    }
    if (type != QEvent::UpdateRequest || !isWindow || !m_gesture || m_isWaiting()) {
        return;
    }
    const double frame = milliseconds(now - m_gesture->startedAt);
    const QString name
        = m_gesture->name + (m_hasNewState ? QStringLiteral(", new state") : QString());
    m_frames[name].append(frame);
    m_out.write(QStringLiteral("frame %1 ms %2\n").arg(frame, 0, 'f', 1).arg(name).toUtf8());
    m_gesture.reset();
    m_hasNewState = false;
}

void FrameTimes::noteIdle()
{
    if (m_isWaiting()) {
        m_idleSince.reset();
    } else if (!m_idleSince) {
        m_idleSince = m_clock();
    }
}

bool FrameTimes::isOver(qint64 now) const
{
    return m_gesture && m_idleSince && milliseconds(now - *m_idleSince) > PaintedByMs;
}

FrameTimes::Summary FrameTimes::summaryOf(QList<double> milliseconds)
{
    if (milliseconds.isEmpty()) {
        return {};
    }
    std::ranges::sort(milliseconds);
    const auto rank = [&](double part) {
        const auto at = qsizetype(std::ceil(part * double(milliseconds.size()))) - 1;
        return milliseconds[std::max<qsizetype>(at, 0)];
    };
    return {milliseconds.size(), rank(0.5), rank(0.95), milliseconds.last()};
}

void FrameTimes::writeSummary()
{
    for (auto it = m_frames.cbegin(); it != m_frames.cend(); ++it) {
        const Summary summary = summaryOf(it.value());
        m_out.write(QStringLiteral("summary %1: %2 frames, median %3, p95 %4, longest %5 ms\n")
                        .arg(it.key())
                        .arg(summary.frames)
                        .arg(summary.median, 0, 'f', 1)
                        .arg(summary.high, 0, 'f', 1)
                        .arg(summary.longest, 0, 'f', 1)
                        .toUtf8());
    }
    m_out.write(QStringLiteral("summary blocked over 50 ms: %1\n").arg(m_blocked.size()).toUtf8());
}

} // namespace dealscope::ui
