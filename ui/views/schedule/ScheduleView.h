// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Schedule.h"
#include "layout/ScheduleLayout.h"
#include "ui/views/View.h"
#include "ui/views/schedule/ScheduleWords.h"

class QPushButton;

namespace dealscope::ui {

class PictureKey;
class ScheduleScopeBar;

/// The commitment schedule: what each payer has to pay, or each payee to get, in each year, beside
/// the capital that comes to the same company. Rows that do not fit are folded into "others".
class ScheduleView : public View
{
    Q_OBJECT

public:
    /// A bar, a row's label, or the line of deals without a term.
    struct Place {
        static constexpr int Note = -2; ///< in `row`
        int row = -1; ///< of the drawn rows, the total last
        int column = -1; ///< -1: the row's label
        bool capital = false;
        [[nodiscard]] bool isValid() const { return row != -1; }
        friend bool operator==(const Place &, const Place &) = default;
    };

    explicit ScheduleView(QWidget *parent = nullptr);
    ~ScheduleView() override;

    [[nodiscard]] QString viewName() const override;
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    [[nodiscard]] QList<core::SourceId> sourcesShown() override;
    [[nodiscard]] QJsonObject settings() const override;
    void applySettings(const QJsonObject &settings) override;
    [[nodiscard]] core::Outcome checkSettings(const QJsonObject &settings) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }
    [[nodiscard]] QSize sizeHint() const override { return {560, 400}; }

    /// What is drawn on the screen, for tests and tools.
    [[nodiscard]] const analysis::Schedule &schedule();
    /// Where on the screen.
    [[nodiscard]] const layout::SchedulePicture &picture();
    /// Where the line of deals without a term stands; empty without one.
    [[nodiscard]] QRectF noteBox();
    [[nodiscard]] Place placeAt(QPointF point);
    [[nodiscard]] QString tipAt(Place place);
    [[nodiscard]] Place focused() const { return m_focus; }

protected:
    void stateChanged() override;
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
    /// Where the parts of one picture stand.
    struct Arrangement {
        layout::SchedulePicture picture;
        FigureForm form = FigureForm::Short;
        QRectF key; ///< empty when there is no room
        QRectF note;
        QRectF leftOut;
    };
    [[nodiscard]] analysis::Schedule build(int top) const;
    [[nodiscard]] static int topFor(const QRectF &area, const PaintStyle &style);
    [[nodiscard]] Arrangement arrange(const analysis::Schedule &schedule, const QRectF &area,
                                      const PaintStyle &style) const;
    [[nodiscard]] const Arrangement &onScreen();
    [[nodiscard]] layout::ScheduleInput layoutInput(const analysis::Schedule &schedule,
                                                    FigureForm form) const;
    [[nodiscard]] PictureKey key(const analysis::Schedule &schedule, qreal pixelsPerUnit,
                                 FigureForm form, const Theme &theme) const;
    [[nodiscard]] QRectF pictureArea() const;
    [[nodiscard]] QString emptyReason();
    [[nodiscard]] const analysis::ScheduleRow *rowAt(Place place);
    [[nodiscard]] const analysis::ScheduleCell *cellAt(Place place);
    [[nodiscard]] QRectF boxOf(Place place);
    [[nodiscard]] QList<Place> marksOf(int row);
    [[nodiscard]] session::Pick pickAt(Place place);
    void requestClause(Place place);
    void walkAlong(int step);
    void walkAcross(int step);
    void setHovered(Place place);
    void setFocused(Place place);
    void refreshControls() override;

    ScheduleScopeBar *m_scope = nullptr;
    QPushButton *m_clear = nullptr;
    std::optional<analysis::Schedule> m_schedule;
    int m_top = 0; ///< of m_schedule
    std::optional<Arrangement> m_screen;
    Place m_hovered;
    Place m_focus;
};

} // namespace dealscope::ui
