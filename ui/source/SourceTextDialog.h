// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/source/SourceLink.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace dealscope::ui {

class MessageBar;
class PlainLabel;

/// A source: what is known of it, its text with a quote marked in it, and the way to its address.
/// Without a text the document can be attached.
class SourceTextDialog : public QDialog
{
    Q_OBJECT

public:
    struct Services {
        SourceLink::Opener openUrl;
        /// Gives the path of a document, or nothing; a file dialog when not set.
        std::function<QString()> chooseFile;
    };
    SourceTextDialog(session::LedgerSession &session, core::SourceId source, const QString &quote,
                     Services services, QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] QPushButton *attachButton() const { return m_attach; }
    /// nullptr if the source has no address that may be opened.
    [[nodiscard]] QPushButton *linkButton() const { return m_link; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

    /// A document larger than this is not read.
    static constexpr qint64 MaxBytes = 16 * 1024 * 1024;

private:
    void addFacts(const core::Source &source);
    void load();
    void markQuote();
    void attach();

    session::LedgerSession &m_session;
    core::SourceId m_source;
    QString m_quote;
    Services m_services;
    MessageBar *m_messages;
    PlainLabel *m_note;
    QPlainTextEdit *m_text;
    QPushButton *m_attach;
    QPushButton *m_link = nullptr;
};

/// "Open source: www.handelsblatt.com".
[[nodiscard]] QString openSourceText(const SourceLink &link);

} // namespace dealscope::ui
