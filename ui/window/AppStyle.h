// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QString>

namespace dealscope::ui {

/// What the user wants the window to look like; System is light or dark as the platform is.
enum class ThemeChoice { System, Light, Dark };
[[nodiscard]] QString toCode(ThemeChoice choice);
/// System for a code that is not known.
[[nodiscard]] ThemeChoice themeChoiceFromCode(const QString &code);

/// Dresses the application: Fusion, the theme's palette and a small style sheet. Views restyle
/// themselves on the palette change that follows.
void applyTheme(ThemeChoice choice);
/// The style sheet of a theme: text tones, thin lines, flat buttons.
[[nodiscard]] QString styleSheetFor(const Theme &theme);

} // namespace dealscope::ui
