// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace dealscope::ui {

/// Work that is done on another thread, of which only the newest counts: what was started before
/// is told to stop, and what it still brings is dropped. The work must hold all that it reads (a
/// shared pointer to something immutable). Destroying the object, or the application's end, waits
/// for nothing that belongs to it but the work itself.
class NewestJob : public QObject
{
    Q_OBJECT

public:
    /// Set when the work is no longer wanted; asked from time to time by work that takes long.
    using Stop = std::atomic<bool>;

    explicit NewestJob(QObject *parent = nullptr);
    ~NewestJob() override;

    /// `work(stop)` runs on a worker; `done(result)` on this thread, unless another start() or
    /// cancel() came before.
    template<typename Work, typename DoneWith>
    void start(Work work, DoneWith done)
    {
        run([work = std::move(work), done = std::move(done)](const Stop &stop) {
            auto result = std::make_shared<decltype(work(stop))>(work(stop));
            return std::function<void()>([result, done] { done(std::move(*result)); });
        });
    }
    void cancel();
    /// True from start() until done() was called.
    [[nodiscard]] bool isRunning() const { return m_task != nullptr; }

private:
    /// What a worker and this object share; the worker may outlive the object.
    struct Task {
        Stop stop = false;
        std::mutex mutex; ///< guards `owner`
        NewestJob *owner = nullptr;
    };
    void run(std::function<std::function<void()>(const Stop &)> work);

    std::shared_ptr<Task> m_task;
};

} // namespace dealscope::ui
