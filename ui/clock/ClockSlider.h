// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Publications.h"
#include "layout/ClockAxis.h"

#include <QWidget>

namespace dealscope::ui {

/// A time axis over the days of publication with a bar for the reports of each, and a handle that
/// stands at the clock's day; what was published later is dimmed. The handle is dragged; Left and
/// Right go to the next day of publication, Home and End to the first and to everything, Space
/// plays.
class ClockSlider : public QWidget
{
    Q_OBJECT

public:
    explicit ClockSlider(QWidget *parent = nullptr);

    void setPublications(const std::shared_ptr<const analysis::Publications> &publications,
                         const core::SnapshotPtr &snapshot);
    void setClock(const std::optional<QDate> &clock);
    [[nodiscard]] const std::optional<QDate> &clock() const { return m_clock; }
    /// The present axis, laid out for the present width.
    [[nodiscard]] const layout::ClockAxis &axis() const;
    /// What lies under a point of the axis, in words: the days of a bar, who published, how much.
    [[nodiscard]] QString hintAt(double x) const;

    [[nodiscard]] QSize sizeHint() const override { return {400, 36}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 36}; }

Q_SIGNALS:
    /// `continues` while the pointer is down; its release sends the last day once more without, so
    /// that a drag is one step of a history.
    void dayChosen(const std::optional<QDate> &day, bool continues);
    void playToggled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void dragTo(double x);
    [[nodiscard]] double handleX(const layout::ClockAxis &axis) const;
    void paintBars(QPainter &painter, const layout::ClockAxis &axis) const;
    void paintTicks(QPainter &painter, const layout::ClockAxis &axis) const;
    void paintHandle(QPainter &painter, const layout::ClockAxis &axis) const;

    std::shared_ptr<const analysis::Publications> m_publications; ///< never null
    mutable std::optional<layout::ClockAxis> m_axis; ///< for m_axisWidth
    mutable int m_axisWidth = 0;
    core::SnapshotPtr m_snapshot;
    std::optional<QDate> m_clock;
    bool m_dragging = false;
    double m_grip = 0; ///< px from the pointer to the handle's line while dragging
    bool m_sent = false; ///< this drag has already sent a day
};

} // namespace dealscope::ui
