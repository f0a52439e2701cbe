// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/View.h"
#include "ui/views/flow/FlowScene.h"

#include <future>

class QPushButton;

namespace dealscope::ui {

struct FlowEmphasis;
class FlowWords;
class MoneyScopeBar;
class PictureKey;

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
    void prepare(const session::StatePtr &state) override;
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
    [[nodiscard]] PictureKey keyFor(const FlowScene &scene, bool withKinds);
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] QRectF diagramArea(const QRectF &area, qreal keyHeight, const PaintStyle &style);
    [[nodiscard]] FlowScene sceneFor(const QRectF &area, const PaintStyle &style, qreal zoom,
                                     QRectF *diagram, qreal *keyHeight);
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
    /// A graph that another thread is at.
    struct Coming {
        session::StatePtr state;
        analysis::FlowOptions options;
        std::future<analysis::FlowGraph> graph;
    };
    [[nodiscard]] analysis::FlowOptions options(const session::DashboardState &state,
                                                std::optional<int> year) const;

    std::optional<Coming> m_coming;
    std::optional<analysis::FlowGraph> m_graph;
    mutable std::optional<int> m_busiestYear; ///< 0: none has money
    std::optional<FlowScene> m_scene;
    QString m_keyedChange; ///< the words that the scene's key has room for
    QRectF m_diagram; ///< of the scene on the screen
    qreal m_keyHeight = 0;
    int m_hovered = -1;
    int m_focus = -1;
    qreal m_zoom = 1;
    qreal m_scroll = 0;
};

} // namespace dealscope::ui
