// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/NewestWork.h"

#include "core/ThreadPriority.h"

#include <QThreadPool>
#include <QTimer>

#include <mutex>

namespace dealscope::ui {

namespace {

constexpr int ProgressInterval = 100;

} // namespace

struct NewestWork::Gate {
    /// An event for an object that is there is safe from any thread; the lock keeps it there.
    void post(std::function<void(NewestWork &)> what)
    {
        const std::lock_guard guard(mutex);
        if (work) {
            QMetaObject::invokeMethod(
                work, [target = work, what = std::move(what)] { what(*target); },
                Qt::QueuedConnection);
        }
    }

    std::mutex mutex;
    NewestWork *work = nullptr;
};

NewestWork::NewestWork(QObject *parent)
    : QObject(parent)
    , m_gate(std::make_shared<Gate>())
    , m_timer(new QTimer(this))
{
    m_gate->work = this;
    m_timer->setInterval(ProgressInterval);
    connect(m_timer, &QTimer::timeout, this,
            [this] { Q_EMIT progressed(m_control ? m_control->percent() : -1); });
}

NewestWork::~NewestWork()
{
    if (m_control) {
        m_control->cancel();
    }
    const std::lock_guard guard(m_gate->mutex);
    m_gate->work = nullptr;
}

void NewestWork::start(Work work)
{
    cancel();
    m_control = std::make_shared<core::WorkControl>();
    m_running = true;
    m_timer->start();
    const quint64 generation = m_generation;
    QThreadPool::globalInstance()->start(
        [gate = m_gate, control = m_control, generation, work = std::move(work)] {
            if (!control->isCancelled()) {
                core::workBehindWindow();
                work(*control, [&](Landing landing) {
                    gate->post([generation, landing = std::move(landing)](NewestWork &target) {
                        target.take(generation, landing);
                    });
                });
            }
            gate->post([generation](NewestWork &target) { target.end(generation); });
        });
}

void NewestWork::cancel()
{
    ++m_generation;
    if (m_control) {
        m_control->cancel();
        m_control.reset();
    }
    m_running = false;
    m_timer->stop();
}

void NewestWork::take(quint64 generation, const Landing &landing)
{
    if (generation == m_generation) {
        landing();
    }
}

void NewestWork::end(quint64 generation)
{
    if (generation != m_generation) {
        return;
    }
    m_running = false;
    m_timer->stop();
    m_control.reset();
    Q_EMIT finished();
}

} // namespace dealscope::ui
