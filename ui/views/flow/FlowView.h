// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/View.h"
#include "ui/views/flow/FlowPicture.h"

class QPushButton;

namespace dealscope::analysis {
class FlowCounter;
}

namespace dealscope::ui {

class FlowWords;
class MoneyScopeBar;

/// Who pays whom, left to right, with one width scale; money that returns runs back around.
///
/// Groups and totals or per year follow the perspective; which nature and which year is a setting
/// of the view. Ctrl+wheel, + and - zoom the heights, 0 shows all again.
class FlowView : public View
{
    Q_OBJECT

public:
    explicit FlowView(QWidget *parent = nullptr);
    ~FlowView() override;

    [[nodiscard]] QString viewName() const override;
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    [[nodiscard]] QJsonObject settings() const override;
    void applySettings(const QJsonObject &settings) override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }
    [[nodiscard]] QSize sizeHint() const override { return {640, 400}; }

    /// What is drawn, for tests and tools.
    [[nodiscard]] const analysis::FlowGraph &graph();
    /// The scene on the screen, in widget coordinates.
    [[nodiscard]] const FlowScene &scene();
    [[nodiscard]] int focusedMark() const { return m_focus; }

protected:
    void prepare(const session::StatePtr &state) override;
    void stateChanged() override;
    void highlightChanged() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] std::optional<int> shownYear() const;
    [[nodiscard]] FlowWords words();
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] FlowPicture::Frame frame() const;
    [[nodiscard]] bool isPlain() const;
    [[nodiscard]] const FlowPicture *picture();
    [[nodiscard]] FlowEmphasis emphasisOf(const FlowScene &scene, const PaintStyle &style);
    [[nodiscard]] QSet<int> pathOf(const FlowScene &scene, int mark);
    [[nodiscard]] QString emptyReason();
    [[nodiscard]] QPointF inScene(QPointF widgetPoint) const;
    [[nodiscard]] session::Pick pickOf(int mark);
    void requestClauses(int mark);
    void setHovered(int mark);
    void setFocusedMark(int mark);
    void setZoom(qreal zoom, qreal aroundY);
    void scrollBy(qreal pixels);
    void refreshControls() override;
    void dropScene();

    MoneyScopeBar *m_scope = nullptr;
    QPushButton *m_clear = nullptr;
    /// A graph, and what counts the next one from it; what was made on a thread is laid out and
    /// painted there too.
    struct Counted {
        FlowPicture::GraphPtr graph;
        std::shared_ptr<analysis::FlowCounter> counter;
        std::optional<FlowPicture> picture;
        QImage image; ///< null where something stands out
    };
    /// A graph that another thread is at.
    struct Coming {
        session::StatePtr state;
        analysis::FlowOptions options;
        std::future<Counted> counted;
    };
    [[nodiscard]] static Counted count(std::shared_ptr<analysis::FlowCounter> counter,
                                       const session::DashboardState &state,
                                       const analysis::FlowOptions &options);
    [[nodiscard]] analysis::FlowOptions options(const session::DashboardState &state,
                                                std::optional<int> year) const;

    std::optional<Coming> m_coming;
    std::shared_ptr<analysis::FlowCounter> m_counter;
    mutable std::shared_ptr<analysis::FlowCounter> m_yearCounter; ///< of m_busiestYear
    FlowPicture::GraphPtr m_graph;
    std::optional<FlowPicture> m_picture; ///< on the screen
    QImage m_image; ///< of m_picture; null: it is painted anew each time
    mutable std::optional<int> m_busiestYear; ///< 0: none has money
    QRectF m_diagram; ///< of the scene on the screen
    int m_hovered = -1;
    int m_focus = -1;
    qreal m_zoom = 1;
    qreal m_scroll = 0;
};

} // namespace dealscope::ui
