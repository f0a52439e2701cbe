// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CashLadder.h"
#include "layout/CashLayout.h"
#include "ui/views/View.h"

class QComboBox;
class QPushButton;
class QScrollBar;

namespace dealscope::ui {

class PictureKey;

/// How much of the headlines is binding, and how much is paid: a bar each for the total, and for
/// each payer, payee, deal or form, on one scale, the number stated marked on it. By deal, steps
/// from rumoured to completed say how far each got. Capital and purchases stand apart.
///
/// Up and Down go from row to row, Space picks, Enter filters, Escape clears.
class CashView : public View
{
    Q_OBJECT

public:
    explicit CashView(QWidget *parent = nullptr);
    ~CashView() override;

    [[nodiscard]] QString viewName() const override { return QStringLiteral("cash"); }
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    [[nodiscard]] QList<core::SourceId> sourcesShown() override;
    /// {"by": code, "top": number}
    [[nodiscard]] QJsonObject settings() const override;
    /// Unknown codes are ignored.
    void applySettings(const QJsonObject &settings) override;
    [[nodiscard]] core::Outcome checkSettings(const QJsonObject &settings) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }
    [[nodiscard]] QSize sizeHint() const override { return {560, 400}; }

    /// What is drawn, for tests and tools.
    [[nodiscard]] const analysis::CashLadder &ladder();
    /// Where on the screen.
    [[nodiscard]] const layout::CashPicture &picture();
    /// The box of picture().rows at a point, or -1.
    [[nodiscard]] int boxAt(QPointF point);
    [[nodiscard]] int focusedBox() const { return m_focus; }

protected:
    void stateChanged() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void makeHeader();
    void setQuery(const analysis::CashQuery &query);
    void refreshControls() override;
    [[nodiscard]] layout::CashInput layoutInput();
    [[nodiscard]] PictureKey key(const PaintStyle &style);
    /// The rows' room in `area`: less margins, key and the line on what is left out.
    [[nodiscard]] QRectF rowsArea(const QRectF &area, const PaintStyle &style, qreal *keyHeight);
    void draw(QPainter &painter, const QRectF &area, const PaintStyle &style,
              const layout::CashPicture &where);
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] QString emptyReason() const;
    [[nodiscard]] const analysis::CashRow &rowOf(int box);
    [[nodiscard]] session::Pick pickOf(int box);
    [[nodiscard]] QString tipOf(int box);
    void request(int box);
    void setHovered(int box);
    void setFocused(int box);
    void scrollTo(int box);

    analysis::CashQuery m_query;
    QWidget *m_header = nullptr;
    QComboBox *m_by = nullptr;
    QPushButton *m_clear = nullptr;
    QScrollBar *m_scrollBar = nullptr;
    std::optional<analysis::CashLadder> m_ladder;
    std::optional<layout::CashPicture> m_picture;
    int m_hovered = -1;
    int m_focus = -1;
};

} // namespace dealscope::ui
