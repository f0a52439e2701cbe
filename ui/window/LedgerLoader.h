// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/window/WindowServices.h"

#include <QObject>

#include <atomic>
#include <future>

class QMimeData;

namespace dealscope::ui {

class RecentFiles;

/// Brings a ledger into the session: a file, the sample, a file that was dropped. What fails is
/// told by failed(), and the ledger that was open stays open. A large file is read on a worker:
/// the window is there at once, and the ledger that was open stays until the new one is.
class LedgerLoader : public QObject
{
    Q_OBJECT

public:
    LedgerLoader(session::LedgerSession &session, const WindowServices &services,
                 RecentFiles *recent, QObject *parent = nullptr);
    /// What is being read is given up.
    ~LedgerLoader() override;

    /// A file from this size on is read on a worker.
    static constexpr qint64 LargeFile = qint64(16) << 20;

    /// Begins to read a large file that openFile() will be called with.
    void readAhead(const QString &path);
    /// False if it is already certain that it cannot be opened. `then` is called once it is open.
    bool openFile(const QString &path, const std::function<void()> &then = {});
    [[nodiscard]] bool isLoading() const { return m_task.isBusy(); }
    /// Stays with the ledger that is open; what was read is thrown away.
    void cancel();
    bool openSample();
    /// The open ledger is the sample; where it is kept is not the user's business.
    [[nodiscard]] bool isSample() const { return m_isSample; }
    /// The path of a single local *.deals file in a drop; empty for anything else.
    [[nodiscard]] static QString droppedLedger(const QMimeData *mime);

Q_SIGNALS:
    /// A large file is being read; then either the session has it, or failed() or nothing says
    /// that it has not.
    void loadingStarted(const QString &name);
    /// Now and then while rows are read one by one, 0 to 100.
    void loadingProgressed(int percent);
    void loadingEnded();
    void failed(const dealscope::core::Error &error);

private:
    using ReadResult = core::Result<session::OpenedLedger>;
    using Reading = std::shared_future<std::shared_ptr<ReadResult>>;
    [[nodiscard]] static ReadResult read(StoreResult store, const QString &name,
                                         const core::ReadProgress &progress = {});
    bool take(ReadResult read);
    void readLater(const QString &path, const std::function<void()> &then);

    /// Told by the worker; false once nobody waits for its answer any more.
    [[nodiscard]] core::ReadProgress progressOf(
        const std::shared_ptr<const std::atomic<bool>> &isWanted);

    /// Work that reads a file, which is the one that is wanted from now on.
    [[nodiscard]] std::function<std::shared_ptr<ReadResult>()> readingOf(const QString &path);

    std::shared_ptr<std::atomic<bool>> m_isWanted; ///< the answer of what is being read
    QString m_pathAhead;
    Reading m_ahead;
    session::LedgerSession &m_session;
    std::function<StoreResult(const QString &)> m_openLedger;
    std::function<StoreResult()> m_openSample;
    RecentFiles *m_recent;
    bool m_isSample = false;
    session::LatestTask m_task; ///< goes first, and waits for the worker
};

} // namespace dealscope::ui
