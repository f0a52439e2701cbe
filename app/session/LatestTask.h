// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>

namespace dealscope::session {

/// Work that takes longer than a frame, off the window's thread. One piece runs at a time; of what
/// is asked for while it runs only the newest comes next, and the answer of what is no longer
/// asked for is dropped. Work must hold whatever it reads: immutable values, shared.
class LatestTask : public QObject
{
    Q_OBJECT

public:
    explicit LatestTask(QObject *parent = nullptr);
    /// Waits for the piece that runs; its answer is dropped.
    ~LatestTask() override;

    /// Runs `work` on a worker and gives its result to `done` on the thread of this object.
    template<typename Work, typename Done>
    void ask(Work work, Done done)
    {
        enqueue([work = std::move(work), done = std::move(done)]() mutable -> Answer {
            auto result = std::make_shared<decltype(work())>(work());
            return [result, done = std::move(done)]() mutable { done(std::move(*result)); };
        });
    }
    /// Drops what runs and what waits.
    void forget();
    /// Until nothing runs any more.
    void wait() { m_worker.waitForDone(); }
    /// The same, with the answer given before this returns.
    void finishNow();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);

private:
    using Answer = std::function<void()>;
    using Piece = std::function<Answer()>;

    void enqueue(Piece piece);
    void start();
    void work();
    void finish();
    void setBusy(bool busy);

    QThreadPool m_worker;
    std::mutex m_mutex; ///< for the two that follow
    Piece m_piece; ///< on its way to the worker
    Answer m_answer; ///< on its way back
    Piece m_next;
    quint64 m_generation = 0; ///< of what was asked for last
    quint64 m_runningGeneration = 0;
    bool m_running = false;
    bool m_busy = false;
};

} // namespace dealscope::session
