// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
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
    /// has not answered yet.
    FrameTimes(QIODevice &out, std::function<bool()> isWaiting);
    ~FrameTimes();
    FrameTimes(const FrameTimes &) = delete;
    FrameTimes &operator=(const FrameTimes &) = delete;

    void before(QEvent::Type type);
    void after(bool isWindow, QEvent::Type type);
    /// The gesture at hand changed what is shown, not only how.
    void noteNewState() { m_hasNewState = true; }
    /// Nothing is left to do: a gesture that no frame has shown by now changed nothing.
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

    void writeSummary();

    QIODevice &m_out;
    std::function<bool()> m_isWaiting;
    QElapsedTimer m_clock;
    bool m_hasNewState = false;
    QList<qint64> m_entered; ///< of the events that are being handled, the outermost first
    std::optional<Gesture> m_gesture; ///< the oldest one that no frame has shown yet
    QMap<QString, QList<double>> m_frames; ///< by the gesture's name
    QList<double> m_blocked; ///< events that took longer than 50 ms
};

} // namespace dealscope::ui
