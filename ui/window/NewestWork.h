// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/WorkControl.h"

#include <QObject>

#include <functional>
#include <memory>

class QTimer;

namespace dealscope::ui {

/// Runs work that takes longer than a frame on a worker. Only the newest counts: starting another
/// one cancels it, and what it still hands over is dropped. Destroying this, with the window or
/// without, cancels it too; nothing waits for it.
class NewestWork : public QObject
{
    Q_OBJECT

public:
    /// What is to be done with a result, in the thread of this object.
    using Landing = std::function<void()>;
    /// Hands a landing over; from any thread.
    using Land = std::function<void(Landing)>;
    /// Runs on a worker. It may hold shared values that nobody changes and nothing else; it looks
    /// at `control` often, and lands as often as it has something.
    using Work = std::function<void(core::WorkControl &control, const Land &land)>;

    explicit NewestWork(QObject *parent = nullptr);
    ~NewestWork() override;

    void start(Work work);
    /// Whatever is running has nobody left who waits for it.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// 0 to 100, or -1 while nobody knows; now and then while work runs.
    void progressed(int percent);
    /// The newest work has ended by itself; its landings have all come before.
    void finished();

private:
    /// What the workers know of this object; it may be gone before they are.
    struct Gate;

    void take(quint64 generation, const Landing &landing);
    void end(quint64 generation);

    std::shared_ptr<Gate> m_gate;
    std::shared_ptr<core::WorkControl> m_control; ///< of the newest work
    quint64 m_generation = 0;
    bool m_running = false;
    QTimer *m_timer;
};

} // namespace dealscope::ui
