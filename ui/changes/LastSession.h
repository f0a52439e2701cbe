// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/EditionJson.h"
#include "session/LedgerSession.h"

#include <QObject>

namespace dealscope::ui {

/// Keeps what was known of a ledger when it was last open, in a file of the user's own beside the
/// settings, so that the next time can show what has changed. Always the whole ledger under the
/// default lens and without a clock. Nothing is kept of more than session::MostKeptDeals deals. A
/// damaged or missing file is simply no last session.
class LastSession : public QObject
{
    Q_OBJECT

public:
    struct Kept {
        session::EditionFigures figures;
        QDate savedOn;
    };
    /// Follows the session: reads when a ledger is opened, writes the one before it.
    /// `folder` is made when something is written.
    LastSession(session::LedgerSession &session, const QString &folder, QObject *parent = nullptr);

    /// Of the open ledger, as it was when it was opened.
    [[nodiscard]] const std::optional<Kept> &kept() const { return m_kept; }
    /// Writes the open ledger's figures; to be called when the window closes. Failures are logged:
    /// nothing of the user's own is lost.
    void save();

    /// Where the figures of a ledger are kept: its path as SHA-256 in `folder`.
    [[nodiscard]] static QString fileFor(const QString &folder, const QString &ledgerPath);
    /// The user's folder for it.
    [[nodiscard]] static QString defaultFolder();
    [[nodiscard]] static std::optional<Kept> read(const QString &file);
    [[nodiscard]] static core::Outcome write(const QString &file,
                                             const session::EditionFigures &figures, QDate today);

Q_SIGNALS:
    void keptChanged();

private:
    void follow();

    session::LedgerSession &m_session;
    QString m_folder;
    QString m_path; ///< of the open ledger; empty for one in memory
    core::SnapshotPtr m_snapshot;
    std::optional<Kept> m_kept;
};

} // namespace dealscope::ui
