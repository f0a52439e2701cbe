// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"
#include "session/DashboardState.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace dealscope::ui {

class ElidedLabel;
class NewestWork;

/// One line on what is shown: deals, reports, totals as ranges with their binding part, what adds
/// nothing, the filter in words. Each figure is a button that selects the deals behind it.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);
    void setState(const session::StatePtr &state);
    /// Nobody knows yet what the file holds that is being read.
    void setLoading(bool isLoading);
    /// What the pointer is on, in place of the figures; empty brings them back.
    void showTip(const QString &tip);
    /// "17 deals · 31 reports · Capital …": the whole line.
    [[nodiscard]] QString text() const;
    /// How the totals differ from those under the default lens; hidden under that.
    [[nodiscard]] ElidedLabel *differenceLabel() const { return m_difference; }
    /// The button on the line whose words contain `part`; nullptr if there is none.
    [[nodiscard]] ElidedLabel *labelWith(const QString &part) const;
    /// Opens the figures that have no room; hidden where all have.
    [[nodiscard]] ElidedLabel *moreLabel() const { return m_more; }

Q_SIGNALS:
    void picked(const dealscope::session::Pick &pick, bool add);
    /// The difference from the default lens was clicked.
    void lensesRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Deals are listed when they are asked for: with each filter they would be too many.
    using PickMaker = std::function<session::Pick()>;
    struct Segment {
        QString words;
        QString hint;
        PickMaker pick;
    };
    [[nodiscard]] static QList<Segment> segmentsOf(const session::StatePtr &state,
                                                   const analysis::Totals &totals);
    ElidedLabel *labelAt(int index);
    /// Figures are whole or not there: what has no room is in the menu behind "and 3 more".
    void arrange();
    void sayWhyEmpty();
    void openMore();
    /// For a large ledger when a worker has it; nothing is said until then.
    void showDifference(const session::StatePtr &state, const analysis::Totals &totals);
    void sayDifference(const analysis::Totals &totals, const analysis::Totals &byDefault);

    QHBoxLayout *m_row;
    QWidget *m_figures;
    QList<ElidedLabel *> m_labels;
    QList<Segment> m_segments; ///< of m_labels
    ElidedLabel *m_more;
    int m_shown = 0; ///< of m_segments
    ElidedLabel *m_difference; ///< hidden under the default lens
    ElidedLabel *m_filter;
    bool m_isEmpty = true;
    bool m_isLoading = false;
    ElidedLabel *m_ledger;
    ElidedLabel *m_tip;
    NewestWork *m_work;
};

} // namespace dealscope::ui
