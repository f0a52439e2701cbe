// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>

namespace dealscope::layout {

/// One nature: a total, a line on its forms, and rows.
struct CashPanelInput {
    qreal totalLabel = 0; ///< px that the total's label would like
    QList<qreal> rowLabels;
    bool formsLine = false; ///< whether there is such a line
};

struct CashInput {
    QList<CashPanelInput> panels;
    qint64 most = 0; ///< the largest amount drawn, in whole currency units
    bool open = false; ///< whether a bar fades out behind its end
    bool ladders = false; ///< whether rows have steps between label and bar
    /// px of the columns of figures: headline, binding, paid.
    QList<qreal> columns;
};

struct CashOptions {
    QRectF area{0, 0, 700, 500};
    bool scrollable = false; ///< rows may lie outside the viewport; else they are left away
    qreal offset = 0; ///< px scrolled
    qreal labelShare = 0.32; ///< of the width, at most
};

/// Where one bar with its words lies; a row of -1 is the total.
struct CashRowBox {
    int panel = 0;
    int row = -1;
    QRectF slot; ///< all of it
    QRectF label;
    QRectF ladder; ///< empty without steps
    QRectF bar; ///< from zero on; as wide as the scale
    QList<QRectF> figures; ///< in the order of CashPicture::columns
};

/// A picture of headline and cash: one scale for all bars, labels to the left, figures in columns
/// to the right, the axis below. Where space is short the figures for what binds go first, then
/// what is paid, then the headline.
struct CashPicture {
    QRectF viewport; ///< of the rows
    qreal contentHeight = 0;
    QList<QRectF> titles; ///< of the panels
    QList<QRectF> formLines; ///< of the panels; empty where there is none
    QList<CashRowBox> rows;
    QList<int> columns; ///< positions in CashInput::columns
    QRectF axis; ///< its labels; its left and right are the ends of the scale
    qreal pixelsPerUnit = 0;
    QList<qint64> ticks; ///< in currency units
    int hiddenRows = 0; ///< that a picture that cannot scroll has no room for

    [[nodiscard]] bool scrolls() const { return contentHeight > viewport.height() + 0.5; }
    [[nodiscard]] qreal xOf(qint64 units) const
    {
        return axis.left() + qreal(units) * pixelsPerUnit;
    }
};

class CashLayout
{
public:
    static constexpr qreal FadeLength = 20; ///< px of an open end

    /// Pure. Nothing lies left or right of the area, and no two rows overlap.
    [[nodiscard]] static CashPicture arrange(const CashInput &input, const CashOptions &options);
    /// The height at which every row has its room, axis included.
    [[nodiscard]] static qreal heightOf(const CashInput &input);
};

} // namespace dealscope::layout
