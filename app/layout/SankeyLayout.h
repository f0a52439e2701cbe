// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

/// The geometry of a flow diagram, without a painter.
///
/// Money runs from left to right. Each step is a pass of its own, in a fixed order, and knows
/// nothing of painting:
///  1. SankeyAcyclic finds the lightest flows whose turning back breaks all cycles;
///  2. SankeyLayers puts nodes in columns by longest path, and gives flows that span several
///     columns a place in each, so that no ribbon crosses a node;
///  3. SankeyOrder orders each column to cross few and thin ribbons;
///  4. SankeyPlacement chooses one scale for the whole picture and the places of all nodes;
///  5. SankeyRibbons draws the rails of the ribbons, returning ones around the diagram.
namespace dealscope::layout {

struct SankeyNode {
    QString key; ///< unique; the last word in every tie
    QString name; ///< the order of equals
    qreal labelWidth = 0; ///< px that the label would like
    qreal labelHeight = 14; ///< px
};

/// A flow. Amounts are in any one unit, 0 <= firm <= floor <= ceiling.
struct SankeyLink {
    int from = -1;
    int to = -1;
    int rank = 0; ///< the order of flows between the same two nodes
    double firm = 0;
    double floor = 0;
    double ceiling = 0; ///< the floor again where it is open
    bool open = false; ///< there may be more: a fading edge of fixed width
    bool amountless = false; ///< a line without width
};

/// A connection without width. `leads`: its end should stand right of its start.
struct SankeyTie {
    int from = -1;
    int to = -1;
    bool leads = false;
};

struct SankeyInput {
    QList<SankeyNode> nodes;
    QList<SankeyLink> links;
    QList<SankeyTie> ties;
};

struct SankeyOptions {
    QRectF area{0, 0, 800, 500};
    qreal nodeWidth = 11;
    qreal nodeGap = 10; ///< between neighbours in a column, at best
    qreal lineRoom = 6; ///< what a flow without amount takes of its node's side
    qreal fadeRoom = 9; ///< the fading edge of an open flow
    qreal largestShare = 0.62; ///< of the area's height that the largest node may take
    qreal marginShare = 0.26; ///< of the area's width that labels may take on each side
    int sweeps = 12;
};

enum class LabelSide { Left, Right, Above, Below };

struct SankeyNodeBox {
    QRectF rect;
    QRectF labelBox; ///< room that is the label's; no other node's label or rect meets it
    LabelSide side = LabelSide::Right;
    int layer = 0;
};

/// A band between two rails. Each rail is a chain of cubic Bézier curves: 1 + 3n points. Between
/// the rails everything is linear: the point at a tenth of the width is a tenth on the way from
/// `first` to `second`, control points too, so that arcs stay concentric.
struct SankeyRibbon {
    QList<QPointF> first; ///< where the firm part begins
    QList<QPointF> second;
    qreal firm = 0; ///< px, exactly amount x scale
    qreal floor = 0;
    qreal ceiling = 0;
    qreal fade = 0; ///< px behind an open ceiling
    bool returning = false;
    bool line = false; ///< without amount; both rails are the same

    [[nodiscard]] qreal width() const { return ceiling + fade; }
    /// The rail at `offset` px from the first one, 0 <= offset <= width().
    [[nodiscard]] QList<QPointF> railAt(qreal offset) const;
};

struct SankeyPicture {
    QList<SankeyNodeBox> nodes; ///< as in the input
    QList<SankeyRibbon> ribbons; ///< as in the input's links
    QList<QList<QPointF>> ties; ///< one cubic each, as in the input
    qreal pixelsPerUnit = 0; ///< one for the whole picture
    int layers = 0;
    /// True if labels had to be squeezed below their height: the picture wants `wantedHeight`.
    bool crowded = false;
    qreal wantedHeight = 0;
};

class SankeyLayout
{
public:
    /// Pure and deterministic; the order of links and nodes does not matter but for indexes.
    /// Links with an end that is no node are ignored: their ribbon has no points.
    [[nodiscard]] static SankeyPicture arrange(const SankeyInput &input,
                                               const SankeyOptions &options);
};

} // namespace dealscope::layout
