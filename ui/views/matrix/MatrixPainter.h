// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/PayMatrix.h"
#include "layout/MatrixLayout.h"
#include "ui/theme/Texture.h"

#include <functional>

namespace dealscope::ui {

/// Draws a matrix of payers and payees. Stateless.
class MatrixPainter
{
public:
    MatrixPainter(QPainter &painter, const analysis::PayMatrix &matrix,
                  const layout::MatrixPicture &picture, const Theme &theme, core::Currency currency)
        : m_painter(painter)
        , m_matrix(matrix)
        , m_picture(picture)
        , m_theme(theme)
        , m_currency(currency)
    {
    }

    /// `opacity`, `chosen` and `changed` are asked once for each cell.
    void paint(const std::function<qreal(const analysis::PayCell &)> &opacity,
               const std::function<bool(const analysis::PayCell &)> &chosen,
               const std::function<bool(const analysis::PayCell &)> &changed);

    /// The heat of a value between 0 and the largest: a neutral ramp, light to dark on paper and
    /// dark to light on a dark ground, apart from the colours of kinds.
    [[nodiscard]] static QColor heat(qreal part, const Theme &theme);
    /// The largest maximum of a cell, in whole units.
    [[nodiscard]] static qint64 largest(const analysis::PayMatrix &matrix);
    /// A cell's text: its range, or how many deals have no amount.
    [[nodiscard]] static QString text(const analysis::MoneySum &sum, int withoutAmount,
                                      core::Currency currency);

    /// The same in fewest signs, for narrow cells: "≤$50bn", "$53bn+". Empty without an amount.
    [[nodiscard]] static QString compactText(const analysis::MoneySum &sum,
                                             core::Currency currency);

private:
    void paintLabels();
    void paintTotals();
    void paintCell(const analysis::PayCell &cell, const QRectF &box);
    void paintCellText(const QString &text, const QRectF &box, bool onHeat, const QColor &heat);
    void drawIn(const QRectF &box, const QString &text, const QFont &font, const QColor &color,
                Qt::Alignment alignment);

    QPainter &m_painter;
    const analysis::PayMatrix &m_matrix;
    const layout::MatrixPicture &m_picture;
    const Theme &m_theme;
    core::Currency m_currency;
};

} // namespace dealscope::ui
