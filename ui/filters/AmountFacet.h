// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Selection.h"
#include "session/DashboardState.h"
#include "ui/filters/AmountBins.h"

namespace dealscope::ui {

class PlainLabel;
class RangeFields;

/// The amounts of the deals as a logarithmic histogram to brush, with two exact fields.
class AmountFacet : public QWidget
{
    Q_OBJECT

public:
    explicit AmountFacet(QWidget *parent = nullptr);

    void setState(const session::DashboardState &state, const analysis::FacetCounts &counts,
                  const analysis::FacetCounts &unfiltered);
    [[nodiscard]] HistogramBrush *histogram() const { return m_histogram; }
    [[nodiscard]] RangeFields *fields() const { return m_fields; }

Q_SIGNALS:
    void clauseChanged(const dealscope::core::FilterClause &clause, bool continues);

private:
    void readFields(const QString &from, const QString &to);

    HistogramBrush *m_histogram;
    RangeFields *m_fields;
    PlainLabel *m_rest;
    AmountBins m_bins;
};

} // namespace dealscope::ui
