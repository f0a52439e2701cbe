// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QUndoStack>

#include <functional>
#include <optional>

namespace dealscope::session {

using namespace core;

/// The edits that can be taken back, on a QUndoStack that anybody may undo, redo or jump in. A
/// step that is refused leaves the stack where the ledger is: QUndoStack knows no failure and moves
/// on, so that it is put back before its signals have all been sent.
class EditHistory : public QObject
{
    Q_OBJECT

public:
    using Step = std::function<Outcome()>;

    explicit EditHistory(QObject *parent = nullptr);

    [[nodiscard]] QUndoStack &stack() { return m_stack; }
    /// Puts an edit that has already been made on the stack. `text` is plain text, for one line.
    void remember(const QString &text, Step undo, Step redo);
    void clear() { m_stack.clear(); }

Q_SIGNALS:
    /// A step back or forth could not be made.
    void refused(const dealscope::core::Error &error);

private:
    class Command;

    void run(const Command *command, const Step &step, bool back);
    void settleIndex();

    std::optional<int> m_stoppedAt; ///< the index the stack has to come back to
    bool m_silent = false; ///< the stack moves, the ledger stays
    QUndoStack m_stack; ///< goes first: it still signals while it goes
};

} // namespace dealscope::session
