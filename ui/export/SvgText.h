// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <QByteArray>

namespace dealscope::ui {

/// What QSvgGenerator wrote, put right: characters that XML 1.0 forbids are taken out (a control
/// character in a drawn name would make the file unreadable), width and height are exact, and
/// every font family is followed by generic ones for readers that do not have it.
/// The size is written in its unit.
[[nodiscard]] QByteArray finishedSvg(const QByteArray &svg, QSizeF size, LengthUnit unit);

} // namespace dealscope::ui
