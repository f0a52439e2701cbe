// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/window/WindowServices.h"

#include <QObject>

class QMimeData;

namespace dealscope::ui {

class RecentFiles;

/// Brings a ledger into the session: a file, the sample, a file that was dropped. What fails is
/// told by failed(), and the ledger that was open stays open.
class LedgerLoader : public QObject
{
    Q_OBJECT

public:
    LedgerLoader(session::LedgerSession &session, const WindowServices &services,
                 RecentFiles *recent, QObject *parent = nullptr);

    bool openFile(const QString &path);
    bool openSample();
    /// The open ledger is the sample; where it is kept is not the user's business.
    [[nodiscard]] bool isSample() const { return m_isSample; }
    /// The path of a single local *.deals file in a drop; empty for anything else.
    [[nodiscard]] static QString droppedLedger(const QMimeData *mime);

Q_SIGNALS:
    void failed(const dealscope::core::Error &error);

private:
    bool take(StoreResult store, const QString &name);

    session::LedgerSession &m_session;
    std::function<StoreResult(const QString &)> m_openLedger;
    std::function<StoreResult()> m_openSample;
    RecentFiles *m_recent;
    bool m_isSample = false;
};

} // namespace dealscope::ui
