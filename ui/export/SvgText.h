// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>

namespace dealscope::ui {

/// What QSvgGenerator wrote, put right: characters that XML 1.0 forbids are taken out (a control
/// character in a drawn name would make the file unreadable), width and height are exact, and
/// every font family is followed by generic ones for readers that do not have it.
/// `size` is in pixels, 96 to the inch.
[[nodiscard]] QByteArray finishedSvg(const QByteArray &svg, QSizeF size);

} // namespace dealscope::ui
