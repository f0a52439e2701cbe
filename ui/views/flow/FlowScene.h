// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"
#include "layout/SankeyLayout.h"

#include <QFont>
#include <QPainterPath>
#include <QPolygonF>

namespace dealscope::ui {

class FlowWords;

/// A line of text in its place.
struct FlowLabel {
    QRectF box;
    Qt::Alignment alignment;
    QString text;
    QFont font;
    bool soft = false;
    std::optional<core::DealKind> kind; ///< its colour; else ink
    int mark = -1; ///< the mark that it names
};

/// A node or a ribbon: what a pointer can hit and a key can reach. Ribbons are kept as polygons,
/// so that asking what lies where costs little.
struct FlowMark {
    int node = -1;
    int edge = -1;
    QRectF box; ///< around all of it
    QRectF label; ///< a node's label is hit like the node
    QPolygonF outline; ///< of a wide ribbon, closed
    QPolygonF middle; ///< along a thin ribbon or a line
    analysis::DealList deals;

    [[nodiscard]] bool isNode() const { return node >= 0; }
    [[nodiscard]] bool isHit(QPointF point) const;
    /// True if its ink comes into the box; conservative.
    [[nodiscard]] bool meets(const QRectF &other) const;
    [[nodiscard]] bool contains(const QRectF &other) const;
};

/// The flow graph laid out for one size: geometry, texts that fit, and marks. No colours.
class FlowScene
{
public:
    FlowScene() = default;
    FlowScene(const analysis::FlowGraph &graph, const FlowWords &words, const QRectF &area);

    [[nodiscard]] const layout::SankeyPicture &picture() const { return m_picture; }
    [[nodiscard]] const QList<FlowLabel> &labels() const { return m_labels; }
    /// Nodes first, by column and height, then ribbons.
    [[nodiscard]] const QList<FlowMark> &marks() const { return m_marks; }
    /// The topmost mark there, or -1.
    [[nodiscard]] int markAt(QPointF point) const;
    /// The nearest mark in a direction (a unit vector), or the same mark.
    [[nodiscard]] int neighbour(int mark, QPointF direction) const;
    [[nodiscard]] int markOfEdge(int edge) const;
    /// The band of a ribbon between two offsets.
    [[nodiscard]] static QPainterPath band(const layout::SankeyRibbon &ribbon, qreal from,
                                           qreal to);
    [[nodiscard]] static QPainterPath rail(const QList<QPointF> &points);

private:
    void arrange(const analysis::FlowGraph &graph, const FlowWords &words, const QRectF &area);
    void makeMarks(const analysis::FlowGraph &graph);
    void labelNodes(const analysis::FlowGraph &graph);
    void labelRibbons(const analysis::FlowGraph &graph, const FlowWords &words);
    [[nodiscard]] bool tryLabel(const analysis::FlowGraph &graph, int edge, const QString &text);
    [[nodiscard]] bool isFree(const QRectF &box) const;

    QRectF m_area;
    layout::SankeyPicture m_picture;
    QList<QStringList> m_nodeLines; ///< by node, the name's lines first
    QList<int> m_nameLines; ///< how many of them are the name
    QList<FlowLabel> m_labels;
    QList<FlowMark> m_marks;
};

} // namespace dealscope::ui
