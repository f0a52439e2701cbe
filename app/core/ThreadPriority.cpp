// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ThreadPriority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace dealscope::core {

void workBehindWindow()
{
#ifdef Q_OS_LINUX
    // Of a thread, not of the process: so Linux has it, whatever POSIX says. About a third of the
    // share of a thread that has not asked.
    constexpr int Niceness = 5;
    (void)setpriority(PRIO_PROCESS, id_t(gettid()), Niceness);
#endif
}

void takeBackSeat()
{
#ifdef Q_OS_LINUX
    const sched_param parameters{};
    (void)pthread_setschedparam(pthread_self(), SCHED_IDLE, &parameters);
#endif
}

} // namespace dealscope::core
