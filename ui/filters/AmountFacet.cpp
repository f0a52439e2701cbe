// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/AmountFacet.h"

#include "io/AmountText.h"
#include "io/MoneyText.h"
#include "ui/filters/RangeFields.h"
#include "ui/window/Counted.h"
#include "ui/window/PlainLabel.h"

#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

namespace {

/// "$10bn" is what people type where a currency is a matter of course.
std::optional<Money> readAmount(QString text)
{
    text.remove(u'$').remove(u'€').remove(u'£');
    return io::parseAmount(text);
}

} // namespace

AmountFacet::AmountFacet(QWidget *parent)
    : QWidget(parent)
    , m_histogram(new HistogramBrush(this))
    , m_fields(new RangeFields(tr("at least"), tr("at most"),
                               tr("An amount such as 500m, 10bn or 38000000000."), this))
    , m_rest(new PlainLabel({}, Tone::Soft, this))
{
    m_histogram->setAccessibleName(tr("Amounts of the deals"));
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
                const AmountRange range{m_bins.lowerEdge(first), m_bins.upperEdge(last)};
                Q_EMIT clauseChanged({Dimension::Amounts, range}, continues);
            });
    connect(m_histogram, &HistogramBrush::rangeCleared, this, [this] {
        Q_EMIT clauseChanged({Dimension::Amounts, {}}, false);
    });
    connect(m_fields, &RangeFields::edited, this, &AmountFacet::readFields);
}

void AmountFacet::setState(const session::DashboardState &state,
                           const analysis::FacetCounts &counts,
                           const analysis::FacetCounts &unfiltered)
{
    m_bins = AmountBins::around(unfiltered.amounts);
    m_histogram->setBins(m_bins.fill(counts.amounts, state.currency), m_bins.ticks());
    const auto *range = state.filter.value<AmountRange>(Dimension::Amounts);
    m_histogram->setRange(range ? m_bins.rangeOf(*range) : std::nullopt);
    const auto text = [](const std::optional<Money> &amount) {
        if (!amount) {
            return QString();
        }
        // The short form if it says the same, else every digit.
        const QString shortForm = io::shortNumber(amount->units);
        return io::parseAmount(shortForm) == amount ? shortForm : QString::number(amount->units);
    };
    m_fields->setTexts(range ? text(range->min) : QString(), range ? text(range->max) : QString());
    m_rest->setVisible(counts.amountless > 0);
    m_rest->setPlainText(range ? counted(counts.amountless, tr("1 without amount left out"),
                                         tr("%1 without amount left out"))
                               : counted(counts.amountless, tr("1 deal without amount"),
                                         tr("%1 deals without amount")));
}

void AmountFacet::readFields(const QString &from, const QString &to)
{
    const auto least = readAmount(from);
    const auto most = readAmount(to);
    const bool fromFine = from.isEmpty() || least;
    const bool toFine = to.isEmpty() || (most && (!least || *least <= *most));
    m_fields->setReadable(fromFine, toFine);
    if (!fromFine || !toFine) {
        return;
    }
    const AmountRange range{least, most};
    Q_EMIT clauseChanged(range == AmountRange{} ? FilterClause{Dimension::Amounts, {}}
                                                : FilterClause{Dimension::Amounts, range},
                         false);
}

} // namespace dealscope::ui
