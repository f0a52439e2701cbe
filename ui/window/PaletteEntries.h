// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/window/CommandPalette.h"

class QAction;

namespace dealscope::ui {

/// The actions that can be used now.
[[nodiscard]] QList<CommandPalette::Entry> paletteActions(const QList<QAction *> &actions);
/// Finds the companies (a filter) and the deals (a selection) of the open ledger.
[[nodiscard]] CommandPalette::Finder paletteFinder(session::LedgerSession &session);

} // namespace dealscope::ui
