// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/EditHistory.h"

namespace dealscope::session {

class EditHistory::Command : public QUndoCommand
{
public:
    Command(EditHistory &history, const QString &text, Step undo, Step redo)
        : QUndoCommand(text)
        , m_history(history)
        , m_undo(std::move(undo))
        , m_redo(std::move(redo))
    {
    }

    void undo() override { m_history.run(this, m_undo, true); }
    void redo() override { m_history.run(this, m_redo, false); }

private:
    EditHistory &m_history;
    Step m_undo;
    Step m_redo;
};

EditHistory::EditHistory(QObject *parent)
    : QObject(parent)
{
    connect(&m_stack, &QUndoStack::indexChanged, this, &EditHistory::settleIndex);
}

void EditHistory::remember(const QString &text, Step undo, Step redo)
{
    // A line break would divide a command's text into two, see QUndoCommand::actionText().
    const QString line = text.simplified();
    // Pushing runs the command; this one has been made.
    m_silent = true;
    m_stack.push(new Command(*this, line, std::move(undo), std::move(redo)));
    m_silent = false;
}

void EditHistory::run(const Command *command, const Step &step, bool back)
{
    // After a refusal the stack may jump over more commands; none of them is made.
    if (m_silent || m_stoppedAt) {
        return;
    }
    if (const Outcome done = step(); !done) {
        int at = 0;
        while (at < m_stack.count() && m_stack.command(at) != command) {
            ++at;
        }
        m_stoppedAt = back ? at + 1 : at;
        Q_EMIT refused(done.error());
    }
}

void EditHistory::settleIndex()
{
    if (m_silent || !m_stoppedAt) {
        return;
    }
    m_silent = true;
    m_stack.setIndex(*m_stoppedAt);
    m_stoppedAt.reset();
    m_silent = false;
}

} // namespace dealscope::session
