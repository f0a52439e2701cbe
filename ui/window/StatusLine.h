// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"
#include "session/DashboardState.h"

#include <QWidget>

class QHBoxLayout;

namespace dealscope::ui {

class ElidedLabel;

/// One line on what is shown: deals, reports, totals as ranges with their binding part, what adds
/// nothing, the filter in words. Each figure is a button that selects the deals behind it.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);
    void setState(const session::StatePtr &state);
    /// What the pointer is on, in place of the figures; empty brings them back.
    void showTip(const QString &tip);
    /// "17 deals · 31 reports · Capital …": the whole line.
    [[nodiscard]] QString text() const;
    /// How the totals differ from those under the default lens; hidden under that.
    [[nodiscard]] ElidedLabel *differenceLabel() const { return m_difference; }
    /// The button whose words contain `part`; nullptr if there is none.
    [[nodiscard]] ElidedLabel *labelWith(const QString &part) const;

Q_SIGNALS:
    void picked(const dealscope::session::Pick &pick, bool add);
    /// The difference from the default lens was clicked.
    void lensesRequested();

private:
    struct Segment {
        QString words;
        QString hint;
        analysis::DealList deals; ///< what a click picks
        QString title;
    };
    [[nodiscard]] static QList<Segment> segmentsOf(const session::DashboardState &state);
    ElidedLabel *labelAt(int index);
    void showDifference(const session::DashboardState &state);

    QHBoxLayout *m_row;
    QWidget *m_figures;
    QList<ElidedLabel *> m_labels;
    QList<Segment> m_segments;
    ElidedLabel *m_difference; ///< hidden under the default lens
    ElidedLabel *m_filter;
    ElidedLabel *m_ledger;
    ElidedLabel *m_tip;
};

} // namespace dealscope::ui
