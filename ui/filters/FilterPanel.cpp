// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FilterPanel.h"

#include "analysis/FilterFacets.h"
#include "ui/filters/AmountFacet.h"
#include "ui/filters/CompanyFacet.h"
#include "ui/filters/DateFacet.h"
#include "ui/filters/FacetFinder.h"
#include "ui/filters/FacetList.h"
#include "ui/filters/FacetSection.h"

#include <QJsonArray>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

namespace {
/// Lists that can be looked through at a glance need no field.
constexpr int SearchFrom = 30;
} // namespace

FilterPanel::FilterPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_companies(new CompanyFacet(this))
    , m_dates(new DateFacet(this))
    , m_amounts(new AmountFacet(this))
{
    auto *content = new QWidget(this);
    content->setProperty("paper", true);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 6);
    m_column->setSpacing(0);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    addSection(Dimension::Companies, QStringLiteral("companies"), tr("Companies"), m_companies);
    addList(Dimension::Kinds, QStringLiteral("kinds"), tr("Kind"), 12);
    addList(Dimension::Statuses, QStringLiteral("statuses"), tr("Status"), 8);
    addSection(Dimension::Dates, QStringLiteral("dates"), tr("Date"), m_dates);
    addSection(Dimension::Amounts, QStringLiteral("amounts"), tr("Amount"), m_amounts);
    addList(Dimension::Outlets, QStringLiteral("outlets"), tr("Publisher or original source"), 8);
    addList(Dimension::Natures, QStringLiteral("natures"), tr("Money"), 3);
    addList(Dimension::Forms, QStringLiteral("forms"), tr("Form"), 6);
    addList(Dimension::Tags, QStringLiteral("tags"), tr("Tags"), 8);
    addList(Dimension::Currencies, QStringLiteral("currencies"), tr("Currency"), 6);
    m_column->addStretch(1);

    connect(m_companies, &CompanyFacet::clauseChanged, this,
            [this](const FilterClause &clause) { Q_EMIT clauseChanged(clause, false); });
    connect(m_companies, &CompanyFacet::groupsToggled, this, &FilterPanel::groupsToggled);
    connect(m_companies, &CompanyFacet::sideChanged, this, [this] { refresh(true); });
    connect(m_dates, &DateFacet::clauseChanged, this, &FilterPanel::clauseChanged);
    connect(m_amounts, &AmountFacet::clauseChanged, this, &FilterPanel::clauseChanged);
}

FacetSection *FilterPanel::addSection(Dimension dimension, const QString &name,
                                      const QString &title, QWidget *content)
{
    auto *section = new FacetSection(name, title, content, widget());
    m_column->addWidget(section);
    m_sections.insert(dimension, section);
    connect(section, &FacetSection::clearClicked, this, [this, dimension] {
        const auto side = dimension == Dimension::Companies ? m_companies->side() : dimension;
        Q_EMIT clauseChanged({side, {}}, false);
    });
    return section;
}

void FilterPanel::addList(Dimension dimension, const QString &name, const QString &title,
                          int maxRows)
{
    auto *model = new FacetModel(dimension, this);
    const QString hint = dimension == Dimension::Outlets ? tr("Find a publisher")
        : dimension == Dimension::Tags                   ? tr("Find a tag")
                                                         : tr("Find a value");
    auto *finder = new FacetFinder(model, hint, maxRows, SearchFrom, widget());
    finder->list()->setAccessibleName(title);
    addSection(dimension, name, title, finder);
    m_lists.insert(dimension, {model, finder});
    connect(model, &FacetModel::clauseChanged, this,
            [this](const FilterClause &clause) { Q_EMIT clauseChanged(clause, false); });
}

FacetList *FilterPanel::list(Dimension dimension) const
{
    return m_lists.contains(dimension) ? m_lists.value(dimension).finder->list() : nullptr;
}

FacetFinder *FilterPanel::finder(Dimension dimension) const
{
    return m_lists.contains(dimension) ? m_lists.value(dimension).finder : nullptr;
}

FacetModel *FilterPanel::model(Dimension dimension) const
{
    return m_lists.contains(dimension) ? m_lists.value(dimension).model : nullptr;
}

FacetSection *FilterPanel::section(Dimension dimension) const
{
    return m_sections.value(dimension);
}

void FilterPanel::setState(const session::StatePtr &state)
{
    // Rows depend on the ledger, the clock and the groups, never on the filter.
    const bool newRows = !m_state || m_state->snapshot != state->snapshot
        || m_state->perspective != state->perspective;
    m_state = state;
    if (newRows && state->resolution) {
        m_unfiltered = analysis::countFacets(*state->unfiltered, *state->resolution);
    }
    // A clause on the other side would be out of sight: show the side that is asked.
    const Filter &filter = state->filter;
    if (!filter.isSet(m_companies->side())) {
        for (const auto side : {Dimension::Companies, Dimension::Payers, Dimension::Payees}) {
            if (filter.isSet(side)) {
                const QSignalBlocker quiet(m_companies);
                m_companies->setSide(side);
                refresh(true);
                return;
            }
        }
    }
    refresh(newRows);
}

void FilterPanel::refresh(bool newRows)
{
    if (!m_state || !m_state->resolution) {
        return;
    }
    const analysis::FacetCounts &counts
        = m_counter.count(*m_state->crossFilter, *m_state->resolution, m_state->selected);
    m_companies->setState(m_state, counts, m_unfiltered, newRows);
    m_sections[Dimension::Companies]->setVisible(m_companies->model()->valueCount() > 0);
    m_sections[Dimension::Companies]->setActive(m_state->filter.isSet(m_companies->side()));
    for (auto it = m_lists.cbegin(); it != m_lists.cend(); ++it) {
        FacetModel *model = it->model;
        if (newRows) {
            model->setValues(FacetValues(it.key(), m_state, m_unfiltered));
            // One currency for all is no choice.
            const int least = it.key() == Dimension::Currencies ? 2 : 1;
            m_sections[it.key()]->setVisible(model->valueCount() >= least
                                             || m_state->filter.isSet(it.key()));
        }
        model->update(counts, m_state->filter);
        m_sections[it.key()]->setActive(m_state->filter.isSet(it.key()));
    }
    m_dates->setState(*m_state, counts, m_unfiltered);
    m_sections[Dimension::Dates]->setVisible(!m_unfiltered.dates.isEmpty());
    m_sections[Dimension::Dates]->setActive(m_state->filter.isSet(Dimension::Dates));
    m_amounts->setState(*m_state, counts, m_unfiltered);
    m_sections[Dimension::Amounts]->setVisible(!m_unfiltered.amounts.isEmpty());
    m_sections[Dimension::Amounts]->setActive(m_state->filter.isSet(Dimension::Amounts));
}

QJsonObject FilterPanel::settings() const
{
    QJsonArray folded;
    for (const FacetSection *section : m_sections) {
        if (section->isFolded()) {
            folded.append(section->name());
        }
    }
    return {{QStringLiteral("folded"), folded}};
}

void FilterPanel::applySettings(const QJsonObject &settings)
{
    const QJsonArray folded = settings.value(QStringLiteral("folded")).toArray();
    for (FacetSection *section : std::as_const(m_sections)) {
        section->setFolded(folded.contains(QJsonValue(section->name())));
    }
}

} // namespace dealscope::ui
