// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/View.h"
#include "ui/views/timeline/TimelineContent.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace dealscope::ui {

class ChangedLabel;
class TimelineCanvas;
struct TimelineLook;
struct TimelineScene;

/// Deals over time in lanes, in two readings: by event date (a mark a deal, with its term and
/// milestones) and by publication (a mark a report).
class TimelineView : public View
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    [[nodiscard]] QString viewName() const override { return QStringLiteral("timeline"); }
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    /// "reading", "lanes", and while the window does not follow the data "from" and "to".
    [[nodiscard]] QJsonObject settings() const override;
    void applySettings(const QJsonObject &settings) override;

    [[nodiscard]] analysis::TimelineReading reading() const { return m_reading; }
    void setReading(analysis::TimelineReading reading);
    [[nodiscard]] analysis::TimelineLanes lanes() const { return m_lanes; }
    void setLanes(analysis::TimelineLanes lanes);
    void fit();

protected:
    void prepare(const session::StatePtr &state) override;
    void stateChanged() override;
    void highlightChanged() override;

private:
    void makeHeader();
    /// Null without deals to show.
    [[nodiscard]] TimelineContentPtr content();
    [[nodiscard]] TimelineContentPtr nearestTo(const session::DashboardState &state) const;
    void forget();
    void refreshHeader();
    void paintScreen(QPainter &painter);
    void paintScene(QPainter &painter, const TimelineScene &scene, const PaintStyle &style);
    void paintWhole(QPainter &painter, const QRectF &area, const PaintStyle &style);
    [[nodiscard]] TimelineScene wholeScene(const QRectF &area);
    [[nodiscard]] QString emptyReason() const;
    [[nodiscard]] QString emptyWayOut() const;

    analysis::TimelineReading m_reading = analysis::TimelineReading::Event;
    analysis::TimelineLanes m_lanes = analysis::TimelineLanes::Payee;
    /// Lanes that another thread is at.
    struct Coming {
        session::StatePtr state;
        analysis::TimelineReading reading;
        analysis::TimelineLanes lanes;
        std::future<TimelineContentPtr> content;
    };
    std::optional<Coming> m_coming;
    TimelineContentPtr m_content;
    TimelineContentPtr m_before; ///< lends the next what a filter leaves as it is
    TimelineContentPtr m_unfiltered; ///< the same, for when the filter is cleared
    bool m_stale = true;
    /// The days of some deals by lane, made anew when there are other deals or other lanes.
    template<typename Deals>
    struct Lit {
        TimelineContentPtr content;
        Deals deals;
        QHash<int, DayIndex> days;

        const QHash<int, DayIndex> &of(const Deals &now, const TimelineContentPtr &in)
        {
            if (content != in || deals != now) {
                content = in;
                deals = now;
                days = in->daysOf({now.begin(), now.end()});
            }
            return days;
        }
    };
    Lit<session::DealSet> m_selected;
    Lit<session::DealSet> m_hovered;
    Lit<QSet<DealId>> m_changed;
    TimelineCanvas *m_canvas = nullptr;
    QToolButton *m_byEvent = nullptr;
    QToolButton *m_byPublication = nullptr;
    QComboBox *m_lanesBox = nullptr;
    ChangedLabel *m_changedLabel = nullptr;
    QLabel *m_outside = nullptr;
};

} // namespace dealscope::ui
