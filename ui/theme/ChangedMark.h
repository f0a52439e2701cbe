// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

class QPainter;

namespace dealscope::ui {

struct Theme;

/// The mark of what has changed between two states of knowledge: a small triangle, the sign of a
/// difference, in the accent colour. The same in every picture and in the table.
void drawChangedMark(QPainter &painter, QPointF center, const Theme &theme);

/// The mark with its words, for a key: "changed since 17 Dec 2025".
class ChangedKey
{
public:
    static constexpr double Height = 16; ///< of a line
    [[nodiscard]] static double width(const QString &words);
    static void paint(QPainter &painter, QPointF topLeft, const QString &words, const Theme &theme);
};

} // namespace dealscope::ui
