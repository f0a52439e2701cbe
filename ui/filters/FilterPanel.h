// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FilterFacets.h"
#include "session/DashboardState.h"
#include "ui/filters/FacetModel.h"

#include <QJsonObject>
#include <QScrollArea>

class QVBoxLayout;

namespace dealscope::ui {

class AmountFacet;
class CompanyFacet;
class DateFacet;
class FacetFinder;
class FacetList;
class FacetSection;

/// All facets under one another. It draws what the filter says and sends what the user asks; it
/// keeps no filter of its own. Counts in a facet leave its own clause out.
class FilterPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit FilterPanel(QWidget *parent = nullptr);

    void setState(const session::StatePtr &state);
    [[nodiscard]] CompanyFacet *companies() const { return m_companies; }
    [[nodiscard]] DateFacet *dates() const { return m_dates; }
    [[nodiscard]] AmountFacet *amounts() const { return m_amounts; }
    /// The list of one of the other dimensions; nullptr for those above.
    [[nodiscard]] FacetList *list(core::Dimension dimension) const;
    [[nodiscard]] FacetModel *model(core::Dimension dimension) const;
    [[nodiscard]] FacetFinder *finder(core::Dimension dimension) const;
    [[nodiscard]] FacetSection *section(core::Dimension dimension) const;

    /// Which sections are folded.
    [[nodiscard]] QJsonObject settings() const;
    void applySettings(const QJsonObject &settings);
    [[nodiscard]] QSize sizeHint() const override { return {220, 500}; }

Q_SIGNALS:
    void clauseChanged(const dealscope::core::FilterClause &clause, bool continues);
    void groupsToggled(bool groups);

private:
    struct ListFacet {
        FacetModel *model;
        FacetFinder *finder;
    };
    FacetSection *addSection(core::Dimension dimension, const QString &name, const QString &title,
                             QWidget *content);
    void addList(core::Dimension dimension, const QString &name, const QString &title, int maxRows);
    void refresh(bool newRows);

    QVBoxLayout *m_column;
    CompanyFacet *m_companies;
    DateFacet *m_dates;
    AmountFacet *m_amounts;
    QHash<core::Dimension, ListFacet> m_lists;
    QHash<core::Dimension, FacetSection *> m_sections;
    session::StatePtr m_state;
    analysis::FacetCounter m_counter; ///< of what passes the filter
    analysis::FacetCounts m_unfiltered; ///< of all deals known, for the rows and the axes
};

} // namespace dealscope::ui
