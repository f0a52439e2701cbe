// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/EditionJson.h"
#include "session/LedgerSession.h"

#include <QObject>

namespace dealscope::ui {

class NewestWork;

/// Keeps what was known of a ledger when it was last open, in a file of the user's own beside the
/// settings, so that the next time can show what has changed. Always the whole ledger under the
/// default lens and without a clock. Of more than session::MostKeptDeals deals the figures are kept
/// in columns without titles, and read by a worker. A damaged or missing file is simply no last
/// session.
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
    /// In columns; of the figures only lens and currency are kept beside the set.
    [[nodiscard]] static core::Outcome writeColumns(const QString &file,
                                                    const session::EditionFigures &figures,
                                                    QDate today);

Q_SIGNALS:
    void keptChanged();

private:
    void follow();
    void take(const std::optional<Kept> &kept);
    [[nodiscard]] static std::optional<Kept> readColumns(const QByteArray &bytes);
    /// The figures of the open ledger under the default lens and without a clock.
    [[nodiscard]] session::EditionFigures figuresInColumns() const;

    session::LedgerSession &m_session;
    QString m_folder;
    QString m_path; ///< of the open ledger; empty for one in memory
    session::StatePtr m_state; ///< its newest
    std::optional<Kept> m_kept;
    NewestWork *m_work;
};

} // namespace dealscope::ui
