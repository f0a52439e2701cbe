// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "ui/source/SourceLink.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace dealscope::ui {

class DealLine;
class ReportCard;
struct ReportEntry;
struct WarningEntry;

/// What stands behind the mark that was clicked: a deal with its reports, several deals with
/// their sum, or the reports on what a company is worth.
class InspectorPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void showPick(const session::StatePtr &state, const session::Pick &pick);
    /// The desktop is asked without one.
    void setUrlOpener(const SourceLink::Opener &opener) { m_openUrl = opener; }
    /// "deal", "3 deals": for the head of the dock.
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QList<ReportCard *> cards() const { return m_cards; }
    [[nodiscard]] QList<DealLine *> dealLines() const { return m_lines; }
    [[nodiscard]] QList<QPushButton *> sourceButtons() const { return m_links; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 600}; }

    /// More deals than this are counted, not listed.
    static constexpr int MaxLines = 200;

Q_SIGNALS:
    void quoteClicked(dealscope::core::SourceId source, const QString &quote);
    void picked(const dealscope::session::Pick &pick, bool add);
    /// An open contradiction of the deal was clicked.
    void conflictClicked(dealscope::core::DealId deal, dealscope::core::ConflictRule rule);
    void hovered(const dealscope::session::Pick &pick);
    void noteChanged(const QString &note);
    /// An address could not be opened.
    void openFailed(const QString &host);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void clear();
    void finish();
    void showHint();
    void showDeal(core::DealId deal);
    void showDeals();
    void showValuations();
    void addHeading(const QString &text);
    void addReports(const QList<ReportEntry> &reports);
    void addSources(const QList<core::SourceId> &sources);
    void selectDeal(core::DealId deal);
    void step(ReportCard *from, int by);
    void follow(core::DealId deal, const WarningEntry &warning);

    QWidget *m_page = nullptr;
    QVBoxLayout *m_column = nullptr;
    QList<ReportCard *> m_cards;
    QList<DealLine *> m_lines;
    QList<QPushButton *> m_links;
    session::StatePtr m_state;
    session::Pick m_pick;
    session::Pick m_list; ///< the several deals that a single one was opened from
    SourceLink::Opener m_openUrl;
    QString m_note;
};

} // namespace dealscope::ui
