// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/FacetModel.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace dealscope::ui {

class FacetList;

/// The companies: a search, a side (either, payer, payee) that says which clause the checks set,
/// and whether daughters count with their group.
class CompanyFacet : public QWidget
{
    Q_OBJECT

public:
    explicit CompanyFacet(QWidget *parent = nullptr);

    void setState(const session::DashboardState &state, const analysis::FacetCounts &counts,
                  const analysis::FacetCounts &unfiltered, bool newRows);
    [[nodiscard]] FacetModel *model() const { return m_model; }
    [[nodiscard]] FacetList *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }
    /// Companies, Payers or Payees.
    [[nodiscard]] core::Dimension side() const { return m_model->dimension(); }
    void setSide(core::Dimension side);
    [[nodiscard]] QCheckBox *groups() const { return m_groups; }

Q_SIGNALS:
    void clauseChanged(const dealscope::core::FilterClause &clause);
    void groupsToggled(bool groups);
    /// Another side is shown: the rows are to be made again.
    void sideChanged();

private:
    FacetModel *m_model;
    FacetList *m_list;
    QLineEdit *m_search;
    QToolButton *m_side;
    QCheckBox *m_groups;
};

} // namespace dealscope::ui
