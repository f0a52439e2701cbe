// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/PayMatrix.h"
#include "layout/MatrixLayout.h"
#include "ui/views/View.h"

class QPushButton;

namespace dealscope::ui {

class MoneyScopeBar;
class PictureKey;

/// Who pays whom as a heat map, payers down, payees across, the largest first. A cell is as dark
/// as its maximum; what of it is not sure is hatched; pairs without an amount are dashed.
class MatrixView : public View
{
    Q_OBJECT

public:
    /// A cell, a row's or a column's total; -1: not of that kind.
    struct Place {
        int row = -1;
        int column = -1;
        [[nodiscard]] bool isValid() const { return row >= 0 || column >= 0; }
        friend bool operator==(const Place &, const Place &) = default;
    };

    explicit MatrixView(QWidget *parent = nullptr);
    ~MatrixView() override;

    [[nodiscard]] QString viewName() const override;
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    [[nodiscard]] QJsonObject settings() const override;
    void applySettings(const QJsonObject &settings) override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }
    [[nodiscard]] QSize sizeHint() const override { return {560, 400}; }

    /// What is drawn, for tests and tools.
    [[nodiscard]] const analysis::PayMatrix &matrix();
    /// Where on the screen.
    [[nodiscard]] const layout::MatrixPicture &picture();
    [[nodiscard]] Place placeAt(QPointF point);
    [[nodiscard]] Place focused() const { return m_focus; }

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
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] std::optional<int> shownYear() const;
    [[nodiscard]] const analysis::FlowGraph &graph();
    [[nodiscard]] layout::MatrixPicture arrange(const QRectF &area, const PaintStyle &style,
                                                qreal *keyHeight);
    [[nodiscard]] layout::MatrixInput layoutInput();
    [[nodiscard]] PictureKey key(const Theme &theme, bool withTextures);
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] QString emptyReason();
    [[nodiscard]] analysis::DealList dealsAt(Place place);
    [[nodiscard]] QString tipAt(Place place);
    [[nodiscard]] session::Pick pickAt(Place place);
    void requestClauses(Place place);
    void setHovered(Place place);
    void setFocused(Place place);
    void refreshControls() override;

    MoneyScopeBar *m_scope = nullptr;
    QPushButton *m_clear = nullptr;
    std::optional<analysis::FlowGraph> m_graph;
    mutable std::optional<int> m_busiestYear; ///< 0: none has money
    std::optional<analysis::PayMatrix> m_matrix;
    std::optional<layout::MatrixPicture> m_picture;
    QString m_keyedChange; ///< the words that the picture's key has room for
    qreal m_keyHeight = 0;
    Place m_hovered;
    Place m_focus;
};

} // namespace dealscope::ui
