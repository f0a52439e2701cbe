// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/ScheduleLayout.h"
#include "ui/theme/Texture.h"
#include "ui/views/schedule/ScheduleWords.h"

#include <QPen>

#include <functional>

namespace dealscope::ui {

/// Draws a schedule. Stateless.
class SchedulePainter
{
public:
    SchedulePainter(QPainter &painter, const analysis::Schedule &schedule,
                    const layout::SchedulePicture &picture, const ScheduleWords &words,
                    const Theme &theme, FigureForm form)
        : m_painter(painter)
        , m_schedule(schedule)
        , m_picture(picture)
        , m_words(words)
        , m_theme(theme)
        , m_form(form)
    {
    }

    /// `opacity` and `chosen` are asked once for each bar.
    void paint(const std::function<qreal(const analysis::ScheduleCell &)> &opacity,
               const std::function<bool(const analysis::ScheduleCell &)> &chosen);

    /// The rows as they are drawn: the total last where there are several.
    [[nodiscard]] static QList<const analysis::ScheduleRow *> drawnRows(
        const analysis::Schedule &schedule);
    /// That of its kind, or a neutral one for several.
    [[nodiscard]] static QColor dueColor(const analysis::ScheduleCell &cell, const Theme &theme);
    [[nodiscard]] static QColor capitalColor(const Theme &theme);
    /// The frame around a bar of which the year is assumed. Even and ramp are told apart.
    [[nodiscard]] static QPen assumedPen(bool ramp, const Theme &theme);
    [[nodiscard]] static bool hasRamp(const analysis::ScheduleCell &cell);

private:
    void paintYears();
    void paintRow(int row, const std::function<qreal(const analysis::ScheduleCell &)> &opacity,
                  const std::function<bool(const analysis::ScheduleCell &)> &chosen);
    void paintBar(const analysis::ScheduleCell &cell, const QRectF &bar, qreal top,
                  const QColor &color);
    void paintFigure(const analysis::ScheduleCell &cell, const QRectF &box, const QColor &color);
    void drawIn(const QRectF &box, const QString &text, const QFont &font, const QColor &color,
                Qt::Alignment alignment);

    QPainter &m_painter;
    const analysis::Schedule &m_schedule;
    const layout::SchedulePicture &m_picture;
    const ScheduleWords &m_words;
    const Theme &m_theme;
    FigureForm m_form;
};

} // namespace dealscope::ui
