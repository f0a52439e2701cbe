// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "ui/export/PictureWords.h"
#include "ui/theme/Theme.h"

#include <QFont>
#include <QRectF>

class QPainter;

namespace dealscope::ui {

/// The page around a view's picture: words above, words below, and between them as much room for
/// the picture as is left. Words are wrapped to the width of the page, so that nothing is cut;
/// only the list of sources is shortened, and says so, when it would take too much of the page.
class PictureFrame
{
public:
    /// Lays the words out on a page of `size` logical pixels.
    PictureFrame(const PictureWords &words, QSizeF size);

    /// Where the picture itself goes; empty when the words leave no room.
    [[nodiscard]] QRectF body() const { return m_body; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Paper and words; the picture is not drawn.
    void paint(QPainter &painter, const Theme &theme) const;

    /// The smallest page, at least `width` wide, whose body holds `body`.
    [[nodiscard]] static QSizeF pageFor(const PictureWords &words, QSizeF body, qreal width = 0);

private:
    enum class Shade { Ink, Soft };
    struct Line {
        QString text;
        QPointF baseline;
        QFont font;
        Shade shade = Shade::Ink;
    };

    qreal addBlock(const QString &text, qreal top, const QFont &font, Shade shade);
    [[nodiscard]] QStringList sourceLines(const PictureWords &words, const QFont &font) const;

    QSizeF m_size;
    qreal m_rule = -1; ///< y of the hairline above the words below; negative: none
    QSizeF m_room; ///< of the picture; negative when the words take more than the page
    QRectF m_body;
    QList<Line> m_lines;
};

/// `text` in lines no wider than `width` in that font; a word that is wider is broken. A text
/// without characters has no lines.
[[nodiscard]] QStringList wrappedLines(const QString &text, const QFont &font, qreal width);

} // namespace dealscope::ui
