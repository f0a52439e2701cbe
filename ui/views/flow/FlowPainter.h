// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Texture.h"
#include "ui/views/flow/FlowScene.h"

namespace dealscope::ui {

/// What stands out while a user looks around. Lists by mark.
struct FlowEmphasis {
    QList<qreal> opacity; ///< empty: all at 1
    QList<bool> chosen; ///< outlined in the accent colour; empty: none
    QList<bool> changed; ///< marked as changed; empty: none
    int focus = -1; ///< a ring around it
};

/// Draws a scene: ties, ribbons with their textures, nodes, labels. Stateless.
class FlowPainter
{
public:
    FlowPainter(QPainter &painter, const analysis::FlowGraph &graph, const FlowScene &scene,
                const Theme &theme, const FlowEmphasis &emphasis)
        : m_painter(painter)
        , m_graph(graph)
        , m_scene(scene)
        , m_theme(theme)
        , m_emphasis(emphasis)
    {
    }

    void paint();

private:
    void paintTies();
    void paintRibbon(int mark);
    void paintFade(const layout::SankeyRibbon &ribbon, const QColor &color);
    void paintReturnArrow(const layout::SankeyRibbon &ribbon, const QColor &color);
    void paintNode(int mark);
    void paintChanged();
    void paintLabels();
    void paintFocus();
    [[nodiscard]] qreal opacityOf(int mark) const;
    [[nodiscard]] bool isChosen(int mark) const;

    QPainter &m_painter;
    const analysis::FlowGraph &m_graph;
    const FlowScene &m_scene;
    const Theme &m_theme;
    const FlowEmphasis &m_emphasis;
};

} // namespace dealscope::ui
