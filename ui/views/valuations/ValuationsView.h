// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ValuationSeries.h"
#include "ui/views/View.h"
#include "ui/views/valuations/ValuationLayout.h"

class QLabel;
class QPushButton;

namespace dealscope::ui {

/// What companies are said to be worth, a line a company and basis, over time. Arrows go from mark
/// to mark, Space picks, Enter filters by the company, Escape clears.
class ValuationsView : public View
{
    Q_OBJECT

public:
    explicit ValuationsView(QWidget *parent = nullptr);
    ~ValuationsView() override;

    [[nodiscard]] QString viewName() const override { return QStringLiteral("valuations"); }
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    [[nodiscard]] QList<core::SourceId> sourcesShown() override;

    /// As it is on the screen now.
    [[nodiscard]] const ValuationGeometry &geometryShown();

protected:
    void stateChanged() override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] const analysis::ValuationSeries &series();
    [[nodiscard]] const analysis::ValuationPoint &pointOf(const ValuationMark &mark);
    [[nodiscard]] int markAt(QPointF position);
    [[nodiscard]] session::Pick pickOf(int mark);
    [[nodiscard]] QStringList wordsOf(int mark);
    [[nodiscard]] QRectF pictureArea() const;
    void refresh();
    void setHovered(int mark);
    void setCurrent(int mark);
    void request(int mark);
    [[nodiscard]] QList<int> marksInOrder();
    [[nodiscard]] QString emptyReason();
    [[nodiscard]] QString emptyWayOut() const;

    std::optional<analysis::ValuationSeries> m_series;
    std::optional<ValuationGeometry> m_geometry;
    int m_hovered = -1;
    int m_current = -1;
    QLabel *m_footer = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace dealscope::ui
