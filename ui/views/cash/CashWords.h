// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CashLadder.h"
#include "io/RecordTable.h"

#include <QCoreApplication>

namespace dealscope::ui {

/// What a picture of headline and cash says in words. Plain text throughout.
class CashWords
{
    Q_DECLARE_TR_FUNCTIONS(dealscope::ui::CashWords)

public:
    enum Figure { Headline, Binding, Paid, FigureCount };

    CashWords(const analysis::Resolution &resolution, const analysis::CashLadder &ladder)
        : m_resolution(resolution)
        , m_ladder(ladder)
    {
    }

    [[nodiscard]] static QString byName(analysis::CashBy by); ///< "payer"
    [[nodiscard]] static QString figureName(int figure); ///< "headline"
    /// "Capital · USD".
    [[nodiscard]] QString panelTitle(const analysis::CashPanel &panel) const;
    /// "SoftBank + Oracle", "Amazon → OpenAI", "3 others".
    [[nodiscard]] QString rowName(const analysis::CashRow &row) const;
    [[nodiscard]] static QString totalName();
    /// "$38 bn", "~$10 bn", "0"; of a row without money "no amount" or why, and then nothing.
    [[nodiscard]] QString figure(const analysis::CashRow &row, int figure) const;
    /// "Headline by form: cash $13 bn · not stated $52 bn; 3 deals without an amount on top": what
    /// of the headline is to be cash, and what the total cannot hold. May be empty.
    [[nodiscard]] QString formsLine(const analysis::CashPanel &panel) const;
    /// Everything about a row, a line each; `row` may be the panel's total.
    [[nodiscard]] QString tip(const analysis::CashPanel &panel, const analysis::CashRow &row) const;
    [[nodiscard]] QString leftOutLine(const QList<core::DealId> &undated) const;
    [[nodiscard]] io::RecordTable table() const;

private:
    [[nodiscard]] QString money(core::Money amount) const;
    [[nodiscard]] QJsonObject record(const analysis::CashPanel &panel, const analysis::CashRow &row,
                                     bool total) const;

    const analysis::Resolution &m_resolution;
    const analysis::CashLadder &m_ladder;
};

/// "signed: step 4 of 5", "ended after announced: step 3 of 5", "no status stated".
[[nodiscard]] QString ladderInWords(const analysis::DealLadder &ladder);
/// "17 %", "<1 %": a part of a headline; empty without one.
[[nodiscard]] QString shareInWords(core::Money part, core::Money headline);

} // namespace dealscope::ui
