// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/WindowServices.h"

namespace dealscope::ui {

/// All pictures of the dashboard, in the order of the View menu.
[[nodiscard]] ViewFactory viewCatalog();
/// One of them by its name on the command line; nullptr for an unknown name.
[[nodiscard]] std::unique_ptr<View> makeView(const QString &viewName);

} // namespace dealscope::ui
