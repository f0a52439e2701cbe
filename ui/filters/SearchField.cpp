// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/SearchField.h"

#include "ui/window/LineIcon.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace dealscope::ui {

using namespace core;

namespace {
/// Long enough for the next key, short enough to feel at once.
constexpr int WaitMs = 150;
} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
    , m_inTexts(new QAction(tr("Search the sources' texts too"), this))
{
    setPlaceholderText(tr("Search deals and quotes"));
    setAccessibleName(placeholderText());
    setToolTip(tr("Search companies, deals and quotes (Ctrl+F)"));
    setClearButtonEnabled(true);
    setMaxLength(500);
    m_inTexts->setCheckable(true);
    m_wait.setSingleShot(true);
    m_wait.setInterval(WaitMs);

    QAction *options = addAction(lineIcon(LineIcon::Search), LeadingPosition);
    options->setToolTip(tr("What is searched"));
    connect(options, &QAction::triggered, this, [this] {
        QMenu menu(this);
        menu.addAction(m_inTexts);
        menu.exec(mapToGlobal(QPoint(0, height())));
    });
    connect(&m_wait, &QTimer::timeout, this, &SearchField::send);
    connect(this, &QLineEdit::textChanged, this, [this] { m_wait.start(); });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::send);
    connect(m_inTexts, &QAction::toggled, this, &SearchField::send);
}

WordsQuery SearchField::query() const
{
    return {text().simplified(), m_inTexts->isChecked()};
}

void SearchField::setQuery(const WordsQuery &query)
{
    m_sent = query;
    if (m_wait.isActive() || query == this->query()) {
        return;
    }
    const QSignalBlocker quiet(this);
    const QSignalBlocker quietToo(m_inTexts);
    setText(query.words);
    if (!query.words.isEmpty()) {
        m_inTexts->setChecked(query.inTexts);
    }
}

void SearchField::send()
{
    m_wait.stop();
    const WordsQuery now = query();
    if (now == m_sent || (now.words.isEmpty() && m_sent.words.isEmpty())) {
        return;
    }
    m_sent = now;
    m_typing = true;
    Q_EMIT clauseChanged(clause(), true);
}

FilterClause SearchField::clause() const
{
    return m_sent.words.isEmpty() ? FilterClause{Dimension::Words, {}}
                                  : FilterClause{Dimension::Words, m_sent};
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        send();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    if (m_typing) {
        send();
        m_typing = false;
        // The same once more, which only ends the step of the history.
        Q_EMIT clauseChanged(clause(), false);
    }
    QLineEdit::focusOutEvent(event);
}

} // namespace dealscope::ui
