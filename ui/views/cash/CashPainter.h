// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/CashLayout.h"
#include "ui/theme/Theme.h"
#include "ui/views/cash/CashWords.h"

#include <functional>

class QPainter;

namespace dealscope::ui {

/// Draws bars from headline to cash. Stateless.
class CashPainter
{
public:
    CashPainter(QPainter &painter, const analysis::Resolution &resolution,
                const analysis::CashLadder &ladder, const layout::CashPicture &picture,
                const Theme &theme)
        : m_painter(painter)
        , m_resolution(resolution)
        , m_ladder(ladder)
        , m_words(resolution, ladder)
        , m_picture(picture)
        , m_theme(theme)
    {
    }

    /// `opacity` and `chosen` are asked once for each row.
    void paint(const std::function<qreal(const analysis::CashRow &)> &opacity,
               const std::function<bool(const analysis::CashRow &)> &chosen);

    /// The row of a box: the panel's total or one of its rows.
    [[nodiscard]] static const analysis::CashRow &rowOf(const analysis::CashLadder &ladder,
                                                        const layout::CashRowBox &box);
    [[nodiscard]] static QFont labelFont(bool total);
    [[nodiscard]] static QFont figureFont(bool total);

private:
    void paintAxis();
    void paintGrid(int panel);
    void paintTitle(int panel);
    void paintRow(const layout::CashRowBox &box, const analysis::CashRow &row);
    void paintBar(const layout::CashRowBox &box, const analysis::CashRow &row);
    [[nodiscard]] QColor colorOf(const analysis::CashRow &row) const;
    void text(const QRectF &box, const QString &words, const QFont &font, const QColor &color,
              Qt::Alignment alignment);

    QPainter &m_painter;
    const analysis::Resolution &m_resolution;
    const analysis::CashLadder &m_ladder;
    CashWords m_words;
    const layout::CashPicture &m_picture;
    const Theme &m_theme;
};

} // namespace dealscope::ui
