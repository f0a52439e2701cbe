// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "ui/views/chart/ChartGeometry.h"
#include "ui/views/chart/ChartPicture.h"

#include <QWidget>

class QScrollBar;

namespace dealscope::ui {

/// A bar, or one piece of it.
struct ChartTarget {
    int box = -1; ///< in ChartGeometry::bars
    int segment = -1; ///< in ChartBar::segments; -1: the whole bar

    friend bool operator==(const ChartTarget &, const ChartTarget &) = default;
};

/// A chart on the screen: paints it, scrolls it, and turns pointer and keys into picks. Arrows go
/// from bar to bar and from piece to piece, Space picks, Enter filters, Escape clears. Shift and
/// drag over a time axis asks for these dates.
class ChartCanvas : public QWidget
{
    Q_OBJECT

public:
    /// How much the mark of some deals stands back; whether it is marked, and whether its deals
    /// differ between two states of knowledge.
    using Emphasis = std::function<qreal(const analysis::DealList &)>;
    using Marked = std::function<bool(const analysis::DealList &)>;

    ChartCanvas(Emphasis emphasis, Marked marked, Marked changed, QWidget *parent);
    ~ChartCanvas() override;

    void setChart(std::shared_ptr<const analysis::ChartData> chart,
                  analysis::ResolutionPtr resolution);
    void setTheme(const Theme &theme);
    /// As it is on the screen now; bars of an empty chart are none.
    [[nodiscard]] const ChartGeometry &geometryShown();
    [[nodiscard]] std::optional<ChartTarget> targetAt(QPointF position);
    [[nodiscard]] std::optional<ChartTarget> current() const { return m_current; }

Q_SIGNALS:
    void picked(const dealscope::session::Pick &pick, bool add);
    void hovered(const dealscope::session::Pick &pick);
    void clauseRequested(const dealscope::core::FilterClause &clause);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void relayout();
    void scrollTo(const ChartTarget &target);
    void setHovered(const std::optional<ChartTarget> &target);
    void setCurrent(const ChartTarget &target);
    void moveBars(int by);
    void moveSegments(int by);
    void request(const ChartTarget &target);
    void paintFocus(QPainter &painter);
    void paintBrush(QPainter &painter);
    [[nodiscard]] int slotAt(QPointF position) const;
    [[nodiscard]] const analysis::ChartBar &barOf(const ChartTarget &target) const;
    [[nodiscard]] const analysis::ChartSegment &segmentOf(const ChartTarget &target) const;
    [[nodiscard]] QRectF rectOf(const ChartTarget &target) const;
    [[nodiscard]] session::Pick pickOf(const ChartTarget &target) const;
    [[nodiscard]] QStringList wordsOf(const ChartTarget &target) const;

    Emphasis m_emphasis;
    Marked m_marked;
    Marked m_changed;
    std::shared_ptr<const analysis::ChartData> m_data;
    analysis::ResolutionPtr m_resolution;
    Theme m_theme;
    ChartPicture m_picture;
    ChartGeometry m_geometry;
    bool m_stale = true;
    QScrollBar *m_scrollBar = nullptr;
    std::optional<ChartTarget> m_hovered;
    std::optional<ChartTarget> m_current;
    std::optional<std::pair<int, int>> m_brush; ///< time slots, while dragged
};

} // namespace dealscope::ui
