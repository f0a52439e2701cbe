// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QJsonObject>
#include <QWidget>

class QStackedWidget;

namespace dealscope::ui {

class DealsDelegate;
class DealsModel;
class DealsTable;
class EmptyNotice;
class NewestJob;

/// The table of the deals that the filter lets through, tied to the selection of the window in
/// both directions.
class DealsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DealsPanel(QWidget *parent = nullptr);
    ~DealsPanel() override;

    void setState(const session::StatePtr &state);
    /// While a deal file is read an empty table says so.
    void setLoading(bool isLoading);
    void setHighlight(const session::Highlight &highlight);
    [[nodiscard]] DealsTable *table() const { return m_table; }
    [[nodiscard]] DealsModel *model() const { return m_model; }
    /// "17 of 24".
    [[nodiscard]] QString note() const;

    /// Columns, widths and the order, for the next start.
    [[nodiscard]] QJsonObject settings() const;
    void applySettings(const QJsonObject &settings);

Q_SIGNALS:
    void picked(const dealscope::session::Pick &pick, bool add);
    void hovered(const dealscope::session::Pick &pick);
    /// Double click or Enter: the parties of the deal, as one step.
    void clausesRequested(const QList<dealscope::core::FilterClause> &clauses);
    void clearRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void pickChosen();
    void filterBy(int row);
    void showSelection();
    void fitColumns();
    void jumpTo(const QString &typed);

    DealsModel *m_model;
    DealsDelegate *m_delegate;
    DealsTable *m_table;
    EmptyNotice *m_empty;
    QStackedWidget *m_pages;
    session::StatePtr m_state;
    bool m_isLoading = false;
    session::DealSet m_selected;
    core::DealId m_current; ///< of the current row, whatever the order and filter
    NewestJob *m_titles; ///< reads the titles when typing needs them
    bool m_showing = false; ///< the table is being told what is selected
    bool m_fitted = false; ///< the columns have been fitted to their contents once
    bool m_fitting = false; ///< widths are being set by the panel itself
    bool m_sized = false; ///< the user has set a width: it stays
};

} // namespace dealscope::ui
