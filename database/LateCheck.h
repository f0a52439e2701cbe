// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QString>

#include <atomic>
#include <mutex>
#include <optional>

namespace dealscope::database {

/// The look through all pages of a large file, which takes seconds and is therefore put off until
/// the window has its data. Until then SQLite notices damage where it reads; afterwards a damaged
/// file takes no edits. Safe from any thread.
class LateCheck
{
public:
    /// Files from this size on are looked through later.
    static constexpr qint64 LargeFile = qint64(64) << 20;

    explicit LateCheck(QString path)
        : m_path(std::move(path))
    {
    }

    /// On a connection of its own, which only reads; ends soon once `stop` is set, and is then to
    /// be run again. True once the file has been looked through.
    bool run(const std::atomic<bool> &stop);
    /// What was found; nothing while nothing is known.
    [[nodiscard]] std::optional<core::Error> damage() const;

private:
    bool check(const std::atomic<bool> &stop);

    QString m_path;
    mutable std::mutex m_mutex;
    bool m_done = false;
    std::optional<core::Error> m_damage;
};

} // namespace dealscope::database
