// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Interval.h"

#include <QList>
#include <QString>

namespace dealscope::analysis {

using namespace core;

/// A number in a quote: "80 milliards", "$1.3 Billion", "10bn", "10 000 000".
struct QuotedNumber {
    qsizetype begin = 0; ///< positions in QuoteReader::text(), scale and currency words included
    qsizetype end = 0;
    QString words; ///< as it stands there, without currency
    /// What it may mean, in whole units: "1,300" is 1,300 or, with a decimal comma, 1.3.
    QList<Money> readings;
    bool isScaled = false; ///< with a scale word, or 1,000,000 at least in full

    [[nodiscard]] bool means(const Amount &amount) const;
};

/// What the words of a quote say about money, in English and French. It only looks for what is
/// written; what it means for a claim is the Linter's.
class QuoteReader
{
public:
    explicit QuoteReader(const QString &quote);

    /// Without case and accents, white space made single.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// In their order; percentages and dates of the calendar are none.
    [[nodiscard]] const QList<QuotedNumber> &numbers() const { return m_numbers; }
    /// The number that stands for this amount, else nullptr.
    [[nodiscard]] const QuotedNumber *numberFor(const Amount &amount) const;

    /// Where the quote says that an amount is paid again and again: "a year", "par an",
    /// "annuel"; "a month". -1 for nowhere.
    [[nodiscard]] qsizetype yearlyWords() const;
    [[nodiscard]] qsizetype monthlyWords() const;
    /// True if it speaks of a year or of months in any way that could make an amount a rate.
    [[nodiscard]] bool mentionsYearOrMonth() const;

    /// True if words like "valued at" or "valorisation de" belong to this number.
    [[nodiscard]] bool isValued(const QuotedNumber &number) const;
    [[nodiscard]] bool mentionsValuation() const;
    [[nodiscard]] bool mentionsInvesting() const;

    /// The currencies that signs or words name, each once. A dollar is a US dollar unless another
    /// country is named.
    [[nodiscard]] QList<Currency> currencies() const;
    /// True if the quote may speak of this currency; "$" fits every dollar.
    [[nodiscard]] bool fits(Currency currency) const;

private:
    void readNumbers();
    void readNumberWords();
    void inheritScales();

    QString m_text;
    QList<QuotedNumber> m_numbers;
};

} // namespace dealscope::analysis
