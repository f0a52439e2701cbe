// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/View.h"
#include "ui/views/flow/FlowPainter.h"

#include <QCoreApplication>
#include <QImage>

namespace dealscope::ui {

class PictureKey;

/// A flow graph laid out for one area, with its key and the line below. Knows no widget: it is made
/// and painted on any thread.
class FlowPicture
{
    Q_DECLARE_TR_FUNCTIONS(dealscope::ui::FlowView)

public:
    using GraphPtr = std::shared_ptr<const analysis::FlowGraph>;

    static constexpr qreal Margin = 10;

    /// What else the layout depends on.
    struct Frame {
        QRectF area; ///< logical pixels
        PaintStyle style;
        qreal zoom = 1; ///< of heights
        QString changedWords; ///< for the key; empty while nothing is compared

        friend bool operator==(const Frame &a, const Frame &b)
        {
            return a.area == b.area && a.style.theme.dark == b.style.theme.dark
                && a.style.forExport == b.style.forExport && a.zoom == b.zoom
                && a.changedWords == b.changedWords;
        }
    };

    FlowPicture(session::StatePtr state, GraphPtr graph, Frame frame);

    [[nodiscard]] const FlowScene &scene() const { return m_scene; }
    [[nodiscard]] const QRectF &diagram() const { return m_diagram; } ///< of the scene at zoom 1
    [[nodiscard]] const Frame &frame() const { return m_frame; }
    /// `scroll`: how far a zoomed diagram is moved up.
    void paint(QPainter &painter, const FlowEmphasis &emphasis, qreal scroll) const;
    /// The area as an image, nothing emphasised.
    [[nodiscard]] QImage image(qreal devicePixelRatio) const;

private:
    [[nodiscard]] FlowWords words() const;
    [[nodiscard]] PictureKey key(bool withScale) const;

    session::StatePtr m_state;
    GraphPtr m_graph;
    Frame m_frame;
    QString m_line; ///< what is left out; empty in files, which say it elsewhere
    QRectF m_diagram;
    qreal m_keyHeight = 0;
    FlowScene m_scene;
};

} // namespace dealscope::ui
