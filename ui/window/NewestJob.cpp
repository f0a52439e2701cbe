// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/NewestJob.h"

#include "core/ThreadPriority.h"

#include <QThreadPool>

namespace dealscope::ui {

NewestJob::NewestJob(QObject *parent)
    : QObject(parent)
{
}

NewestJob::~NewestJob()
{
    cancel();
}

void NewestJob::cancel()
{
    if (m_task) {
        m_task->stop = true;
        const std::scoped_lock lock(m_task->mutex);
        m_task->owner = nullptr;
    }
    m_task.reset();
}

void NewestJob::run(std::function<std::function<void()>(const Stop &)> work)
{
    cancel();
    m_task = std::make_shared<Task>();
    m_task->owner = this;
    QThreadPool::globalInstance()->start([task = m_task, work = std::move(work)]() mutable {
        if (task->stop) {
            return;
        }
        core::workBehindWindow();
        auto land = work(task->stop);
        // What the work has read may be the last of its kind: it goes here, not in the window.
        work = nullptr;
        const std::scoped_lock lock(task->mutex);
        if (!task->owner) {
            return;
        }
        QMetaObject::invokeMethod(
            task->owner,
            [task, land = std::move(land), owner = task->owner] {
                // Still the newest? The owner lives: its end takes back what was posted to it.
                if (owner->m_task == task) {
                    owner->m_task.reset();
                    land();
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace dealscope::ui
