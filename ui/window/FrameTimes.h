// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <optional>

class QIODevice;

namespace dealscope::ui {

/// How long the window takes from a gesture to the frame that shows what came of it, in
/// milliseconds. It is told of each event that the application handles, before and after; a frame
/// is painted when a window has handled a request to update itself. A gesture that a worker has to
/// answer ends with the frame after the answer.
class FrameTimes
{
public:
    /// Writes a line a frame to `out`, and a summary when it ends. `isWaiting` says that a worker
    /// has not answered yet; `clock` gives nanoseconds, the system's where it is not given.
    FrameTimes(QIODevice &out, std::function<bool()> isWaiting, std::function<qint64()> clock = {});
    ~FrameTimes();
    FrameTimes(const FrameTimes &) = delete;
    FrameTimes &operator=(const FrameTimes &) = delete;

    void before(QEvent::Type type);
    void after(bool isWindow, QEvent::Type type);
    /// The gesture at hand changed what is shown, not only how.
    void noteNewState() { m_hasNewState = true; }
    /// Nothing is left to do but perhaps to paint, for which a window system takes some
    /// milliseconds: a gesture that no frame shows by then changed nothing.
    void noteIdle();

    struct Summary {
        qsizetype frames = 0;
        double median = 0;
        double high = 0; ///< 95th percentile
        double longest = 0;
    };
    /// Of the frames of one kind of gesture ("click", "wheel, new state"); nearest rank.
    [[nodiscard]] static Summary summaryOf(QList<double> milliseconds);

private:
    struct Gesture {
        QString name;
        qint64 startedAt = 0;
    };

    [[nodiscard]] bool isOver(qint64 now) const;
    void writeSummary();

    QIODevice &m_out;
    std::function<bool()> m_isWaiting;
    std::function<qint64()> m_clock;
    bool m_hasNewState = false;
    std::optional<qint64> m_idleSince; ///< first idle moment after the gesture
    QList<qint64> m_entered; ///< of the events that are being handled, the outermost first
    std::optional<Gesture> m_gesture; ///< the oldest one that no frame has shown yet
    QMap<QString, QList<double>> m_frames; ///< by the gesture's name
    QList<double> m_blocked; ///< events that took longer than 50 ms
};

} // namespace dealscope::ui
