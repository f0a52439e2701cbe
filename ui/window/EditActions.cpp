// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EditActions.h"

#include "ui/window/SafeText.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QUndoStack>

namespace dealscope::ui {

namespace {

/// A command's text as part of a label: one line, not too long, and "&" no mnemonic.
QString forLabel(const QString &text)
{
    constexpr int MaxLength = 60;
    QString line = safeLine(text);
    if (line.size() > MaxLength) {
        line = line.left(MaxLength - 1) + u'…';
    }
    return line.replace(u'&', QStringLiteral("&&"));
}

} // namespace

EditActions::EditActions(QUndoStack &edits, QAction *undo, QAction *redo, QObject *parent)
    : QObject(parent)
    , m_edits(edits)
    , m_undo(undo)
    , m_redo(redo)
{
    qApp->installEventFilter(this);
    connect(undo, &QAction::triggered, &edits, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &edits, &QUndoStack::redo);
    connect(&edits, &QUndoStack::canUndoChanged, this, &EditActions::follow);
    connect(&edits, &QUndoStack::canRedoChanged, this, &EditActions::follow);
    connect(&edits, &QUndoStack::undoTextChanged, this, &EditActions::follow);
    connect(&edits, &QUndoStack::redoTextChanged, this, &EditActions::follow);
    follow();
}

bool EditActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *field = qobject_cast<const QLineEdit *>(watched);
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (field
            && ((key->matches(QKeySequence::Undo) && !field->isUndoAvailable())
                || (key->matches(QKeySequence::Redo) && !field->isRedoAvailable()))) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void EditActions::follow()
{
    const bool canUndo = m_edits.canUndo();
    const bool canRedo = m_edits.canRedo();
    m_undo->setEnabled(canUndo);
    m_redo->setEnabled(canRedo);
    m_undo->setText(canUndo ? tr("&Undo: %1").arg(forLabel(m_edits.undoText())) : tr("&Undo"));
    m_redo->setText(canRedo ? tr("&Redo: %1").arg(forLabel(m_edits.redoText())) : tr("&Redo"));
}

} // namespace dealscope::ui
