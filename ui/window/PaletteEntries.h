// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/window/CommandPalette.h"

class QAction;

namespace dealscope::ui {

/// What the palette offers: the actions that can be used now, the companies (a filter) and the
/// deals (a selection) of the open ledger.
[[nodiscard]] QList<CommandPalette::Entry> paletteEntries(session::LedgerSession &session,
                                                          const QList<QAction *> &actions);

} // namespace dealscope::ui
