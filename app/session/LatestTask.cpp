// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LatestTask.h"

#include "core/ThreadPriority.h"

namespace dealscope::session {

LatestTask::LatestTask(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    // A thread that is kept costs nothing; making one at each gesture would.
    m_worker.setExpiryTimeout(-1);
}

LatestTask::~LatestTask()
{
    m_worker.waitForDone();
}

void LatestTask::enqueue(Piece piece)
{
    ++m_generation;
    m_next = std::move(piece);
    setBusy(true);
    if (!m_running) {
        start();
    }
}

void LatestTask::forget()
{
    ++m_generation;
    m_next = nullptr;
    setBusy(false);
}

void LatestTask::finishNow()
{
    while (m_running) {
        m_worker.waitForDone();
        finish();
    }
}

void LatestTask::start()
{
    m_running = true;
    m_runningGeneration = m_generation;
    {
        const std::scoped_lock lock(m_mutex);
        m_piece = std::exchange(m_next, nullptr);
    }
    m_worker.start([this] { work(); });
}

void LatestTask::work()
{
    Piece piece;
    {
        const std::scoped_lock lock(m_mutex);
        piece = std::exchange(m_piece, nullptr);
    }
    core::workBehindWindow();
    Answer answer = piece();
    {
        const std::scoped_lock lock(m_mutex);
        m_answer = std::move(answer);
    }
    // The destructor waits for this, so that `this` is there; an event that comes too late is
    // thrown away with the object.
    QMetaObject::invokeMethod(
        this, [this] { finish(); }, Qt::QueuedConnection);
}

void LatestTask::finish()
{
    Answer answer;
    {
        const std::scoped_lock lock(m_mutex);
        answer = std::exchange(m_answer, nullptr);
    }
    if (!answer) {
        return; // finishNow() was faster
    }
    m_running = false;
    if (m_next) {
        start();
        return;
    }
    if (m_runningGeneration != m_generation) {
        return;
    }
    setBusy(false);
    answer();
}

void LatestTask::setBusy(bool busy)
{
    if (busy != m_busy) {
        m_busy = busy;
        Q_EMIT busyChanged(busy);
    }
}

} // namespace dealscope::session
