// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QUndoStack;

namespace dealscope::ui {

/// Keeps Undo and Redo in step with the stack of edits: what they would take back or make again
/// stands in their labels, and they are grey when there is nothing. A field in which nothing was
/// typed leaves their keys to them; otherwise it would take Ctrl+Z and do nothing.
class EditActions : public QObject
{
    Q_OBJECT

public:
    /// All three outlive this object.
    EditActions(QUndoStack &edits, QAction *undo, QAction *redo, QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QUndoStack &m_edits;
    QAction *m_undo;
    QAction *m_redo;
};

} // namespace dealscope::ui
