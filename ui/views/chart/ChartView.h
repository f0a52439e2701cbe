// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "ui/views/View.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace dealscope::analysis {
class ChartCounter;
}

namespace dealscope::ui {

class ChangedLabel;
class ChartCanvas;
class ElidedLabel;

/// Sums of the selected deals as bars: what is measured, by what, stacked by what. Capital and
/// purchases stand in panels of their own that share one scale.
class ChartView : public View
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);
    ~ChartView() override;

    [[nodiscard]] QString viewName() const override { return QStringLiteral("chart"); }
    [[nodiscard]] QString pictureTitle() const override;
    void paintTo(QPainter &painter, const QRectF &area, const PaintStyle &style) override;
    [[nodiscard]] QSize exportSizeHint() override;
    [[nodiscard]] io::RecordTable dataTable() override;
    [[nodiscard]] QString leftOutLine() override;
    [[nodiscard]] QList<core::SourceId> sourcesShown() override;
    /// {"measure": code, "by": code, "stack": code or "none", "top": number, "natures": [codes]}
    [[nodiscard]] QJsonObject settings() const override;
    /// Unknown codes are ignored.
    void applySettings(const QJsonObject &settings) override;
    [[nodiscard]] core::Outcome checkSettings(const QJsonObject &settings) const override;

    [[nodiscard]] const analysis::ChartQuery &query() const { return m_query; }
    void setQuery(const analysis::ChartQuery &query);

protected:
    void prepare(const session::StatePtr &state) override;
    void stateChanged() override;
    void highlightChanged() override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeHeader();
    void forget();
    void refreshHeader();
    void refreshFooter();
    void arrange();
    void setQueryByUser(const analysis::ChartQuery &query);
    /// The query as the perspective asks it: totals per year where it wants years.
    [[nodiscard]] analysis::ChartQuery effectiveQuery(const session::StatePtr &state) const;
    [[nodiscard]] analysis::ChartQuery effectiveQuery() const { return effectiveQuery(state()); }
    [[nodiscard]] const analysis::ChartData &chart();
    [[nodiscard]] QString emptyReason();
    [[nodiscard]] QString emptyWayOut() const;

    using ChartPtr = std::shared_ptr<const analysis::ChartData>;
    /// Figures, and what counts the next ones from them.
    struct Counted {
        ChartPtr chart;
        std::shared_ptr<analysis::ChartCounter> counter;
    };
    /// Figures that another thread is at.
    struct Coming {
        session::StatePtr state;
        analysis::ChartQuery query;
        std::future<Counted> counted;
    };
    [[nodiscard]] static Counted count(std::shared_ptr<analysis::ChartCounter> counter,
                                       const session::DashboardState &state,
                                       const analysis::ChartQuery &query);

    analysis::ChartQuery m_query;
    std::optional<Coming> m_coming;
    std::shared_ptr<analysis::ChartCounter> m_counter;
    ChartPtr m_chart; ///< null: to be made
    QWidget *m_header = nullptr;
    QComboBox *m_measureBox = nullptr;
    QComboBox *m_byBox = nullptr;
    QComboBox *m_stackBox = nullptr;
    QLabel *m_stackLabel = nullptr;
    ChartCanvas *m_canvas = nullptr;
    ChangedLabel *m_changedLabel = nullptr;
    ElidedLabel *m_footer = nullptr;
    QPushButton *m_clear = nullptr;
    Theme m_theme;
};

} // namespace dealscope::ui
