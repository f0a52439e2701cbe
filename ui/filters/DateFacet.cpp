// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/DateFacet.h"

#include "ui/filters/RangeFields.h"
#include "ui/window/Counted.h"
#include "ui/window/PlainLabel.h"

#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

DateFacet::DateFacet(QWidget *parent)
    : QWidget(parent)
    , m_histogram(new HistogramBrush(this))
    , m_fields(new RangeFields(tr("from"), tr("to"),
                               tr("A day (2025-12-18), a month (2025-12) or a year (2025)."), this))
    , m_rest(new PlainLabel({}, Tone::Soft, this))
{
    m_histogram->setAccessibleName(tr("Dates of the deals"));
    m_rest->setContentsMargins(9, 0, 9, 0);
    m_rest->setWordWrap(true); // large numbers must not make the panel wider than it is
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_histogram);
    column->addWidget(m_fields);
    column->addWidget(m_rest);

    connect(m_histogram, &HistogramBrush::rangeBrushed, this,
            [this](int first, int last, bool continues) {
                const DateRange range{m_bins.firstDay(first), m_bins.lastDay(last)};
                Q_EMIT clauseChanged({Dimension::Dates, range}, continues);
            });
    connect(m_histogram, &HistogramBrush::rangeCleared, this, [this] {
        Q_EMIT clauseChanged({Dimension::Dates, {}}, false);
    });
    connect(m_fields, &RangeFields::edited, this, &DateFacet::readFields);
}

void DateFacet::setState(const session::DashboardState &state, const analysis::FacetCounts &counts,
                         const analysis::FacetCounts &unfiltered)
{
    m_bins = DateBins::around(unfiltered.dates);
    m_histogram->setBins(m_bins.fill(counts.dates), m_bins.ticks());
    const auto *range = state.filter.value<DateRange>(Dimension::Dates);
    m_histogram->setRange(range ? m_bins.rangeOf(*range) : std::nullopt);
    const auto text = [](const std::optional<QDate> &day) {
        return day ? day->toString(Qt::ISODate) : QString();
    };
    m_fields->setTexts(range ? text(range->from) : QString(), range ? text(range->to) : QString());
    m_rest->setVisible(counts.undated > 0);
    m_rest->setPlainText(
        range ? counted(counts.undated, tr("1 undated left out"), tr("%1 undated left out"))
              : counted(counts.undated, tr("1 deal undated"), tr("%1 deals undated")));
}

void DateFacet::readFields(const QString &from, const QString &to)
{
    const auto first = PartialDate::fromIso(from);
    const auto last = PartialDate::fromIso(to);
    const bool fromFine = from.isEmpty() || first;
    const bool toFine = to.isEmpty() || (last && (!first || first->first() <= last->last()));
    m_fields->setReadable(fromFine, toFine);
    if (!fromFine || !toFine) {
        return;
    }
    DateRange range;
    if (first) {
        range.from = first->first();
    }
    if (last) {
        range.to = last->last();
    }
    Q_EMIT clauseChanged(range == DateRange{} ? FilterClause{Dimension::Dates, {}}
                                              : FilterClause{Dimension::Dates, range},
                         false);
}

} // namespace dealscope::ui
