// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/SourceTextDialog.h"

#include "session/FilterWords.h"
#include "ui/source/QuoteFinder.h"
#include "ui/theme/Theme.h"
#include "ui/window/MessageBar.h"
#include "ui/window/PlainLabel.h"
#include "ui/window/SafeText.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

QString openSourceText(const SourceLink &link)
{
    return SourceTextDialog::tr("Open source: %1").arg(link.host());
}

SourceTextDialog::SourceTextDialog(session::LedgerSession &session, SourceId source,
                                   const QString &quote, Services services, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_source(source)
    , m_quote(quote)
    , m_services(std::move(services))
    , m_messages(new MessageBar(this))
    , m_note(new PlainLabel({}, Tone::Soft, this))
    , m_text(new QPlainTextEdit(this))
    , m_attach(new QPushButton(tr("Attach the document's text…"), this))
{
    setWindowTitle(tr("Source"));
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Text of the source"));
    m_note->makeReadable();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->addWidget(m_messages);
    if (const Source *row = session.state()->snapshot->source(source)) {
        addFacts(*row);
    }
    auto *quoteLabel = new PlainLabel(QStringLiteral("« %1 »").arg(quote), Tone::Quote, this);
    quoteLabel->makeReadable();
    quoteLabel->setVisible(!quote.isEmpty());
    column->addWidget(quoteLabel);
    column->addWidget(m_note);
    column->addWidget(m_text, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_attach, QDialogButtonBox::ActionRole);
    if (m_link) {
        buttons->addButton(m_link, QDialogButtonBox::ActionRole);
    }
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_attach, &QPushButton::clicked, this, &SourceTextDialog::attach);
    load();
    resize(680, m_text->isVisibleTo(this) ? 560 : sizeHint().height());
}

void SourceTextDialog::addFacts(const Source &source)
{
    const Snapshot &snapshot = *m_session.state()->snapshot;
    auto *title
        = new PlainLabel(source.title.isEmpty() ? tr("Untitled") : source.title, Tone::Title, this);
    title->makeReadable();
    layout()->addWidget(title);
    QStringList facts{snapshot.outletName(source.outlet)};
    facts.append(source.published ? session::dateInWords(*source.published)
                         + (source.publishedInferred ? tr(" (inferred)") : QString())
                                  : tr("undated"));
    if (!source.language.isEmpty()) {
        facts.append(tr("language: %1").arg(source.language));
    }
    if (!source.fileName.isEmpty()) {
        facts.append(source.fileName);
    }
    auto *line = new PlainLabel(facts.join(QStringLiteral(" · ")), Tone::Soft, this);
    line->makeReadable();
    layout()->addWidget(line);

    const SourceLink link(source.url);
    if (link.canOpen()) {
        m_link = new QPushButton(openSourceText(link), this);
        m_link->setToolTip(safeToolTip(source.url));
        connect(m_link, &QPushButton::clicked, this, [this, link] {
            if (!link.open(m_services.openUrl)) {
                m_messages->report(Error{tr("No program took the address."),
                                         link.url().toString(QUrl::FullyEncoded),
                                         ErrorKind::Usage});
            }
        });
    } else if (!source.url.isEmpty()) {
        auto *address = new PlainLabel(tr("Address, not opened from here: %1").arg(source.url),
                                       Tone::Soft, this);
        address->makeReadable();
        layout()->addWidget(address);
    }
}

void SourceTextDialog::load()
{
    const auto text = m_session.sourceText(m_source);
    if (!text) {
        m_messages->report(text.error());
    }
    const bool has = text && !text->isEmpty();
    m_text->setVisible(has);
    m_attach->setVisible(!has && !m_session.isReadOnly());
    if (!has) {
        m_note->setPlainText(tr("The deal file does not hold the text of this source."));
        return;
    }
    m_note->setPlainText({});
    // One for one, so that positions in the text stay right.
    QString shown = *text;
    shown.replace(QChar(0), u' ');
    m_text->setPlainText(shown);
    markQuote();
}

void SourceTextDialog::markQuote()
{
    const auto span = findQuote(m_text->toPlainText(), m_quote);
    m_note->setVisible(!span && !m_quote.isEmpty());
    if (!span) {
        m_note->setPlainText(tr("The quote was not found in the text as it stands."));
        return;
    }
    const Theme theme = Theme::forPalette(palette());
    QTextCursor cursor(m_text->document());
    cursor.setPosition(int(span->start));
    m_text->setTextCursor(cursor);
    QTextEdit::ExtraSelection mark;
    mark.cursor = cursor;
    mark.cursor.setPosition(int(span->start + span->length), QTextCursor::KeepAnchor);
    mark.format.setBackground(theme.selection);
    mark.format.setForeground(theme.ink);
    mark.format.setProperty(QTextFormat::FullWidthSelection, false);
    mark.format.setFontUnderline(true);
    mark.format.setUnderlineColor(theme.accent);
    m_text->setExtraSelections({mark});
    m_text->centerCursor();
    m_text->ensureCursorVisible();
}

void SourceTextDialog::attach()
{
    const QString path = m_services.chooseFile
        ? m_services.chooseFile()
        : QFileDialog::getOpenFileName(this, tr("The document's text"), {},
                                       tr("Text (*.txt *.md);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_messages->report(
            Error{tr("The document could not be read."), file.errorString(), ErrorKind::File});
        return;
    }
    if (file.size() > MaxBytes) {
        m_messages->report(Error{tr("The document is too large for a text: choose one of 16 MB at "
                                    "most."),
                                 path, ErrorKind::Usage});
        return;
    }
    if (const auto stored = m_session.setSourceText(m_source, file.readAll()); !stored) {
        m_messages->report(stored.error());
        return;
    }
    m_messages->dismiss();
    load();
}

} // namespace dealscope::ui
