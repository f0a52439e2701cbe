// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/FacetFinder.h"

#include <QWidget>

class QCheckBox;
class QToolButton;

namespace dealscope::ui {

/// The companies: a search, a side (either, payer, payee) that says which clause the checks set,
/// and whether daughters count with their group.
class CompanyFacet : public QWidget
{
    Q_OBJECT

public:
    explicit CompanyFacet(QWidget *parent = nullptr);

    void setState(const session::StatePtr &state, const analysis::FacetCounts &counts,
                  const analysis::FacetCounts &unfiltered, bool newRows);
    [[nodiscard]] FacetModel *model() const { return m_model; }
    [[nodiscard]] FacetList *list() const { return m_finder->list(); }
    [[nodiscard]] QLineEdit *search() const { return m_finder->search(); }
    [[nodiscard]] FacetFinder *finder() const { return m_finder; }
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
    FacetFinder *m_finder;
    QToolButton *m_side;
    QCheckBox *m_groups;
};

} // namespace dealscope::ui
