// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "session/RateImport.h"

#include <QObject>

class QWidget;

namespace dealscope::ui {

/// Brings the reference rates of the European Central Bank into the open ledger: asks for a file,
/// shows what it would add, and adds it. A failure leaves the ledger as it was.
class RateImporter : public QObject
{
    Q_OBJECT

public:
    explicit RateImporter(session::LedgerSession &session, QObject *parent = nullptr)
        : QObject(parent)
        , m_session(session)
    {
    }

    /// The whole way, with dialogs over `window`.
    void askAndImport(QWidget *window);
    /// What a file would add; nothing is written.
    [[nodiscard]] core::Result<session::RateImport> preview(const QString &path) const;
    /// Adds what preview() gave; nothing when there is nothing to add.
    core::Outcome take(const session::RateImport &import);

Q_SIGNALS:
    void failed(const dealscope::core::Error &error);
    /// "Added 1,204 exchange rates..."
    void done(const QString &sentence);

private:
    session::LedgerSession &m_session;
};

} // namespace dealscope::ui
