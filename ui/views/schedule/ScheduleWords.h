// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Schedule.h"

#include <QCoreApplication>

namespace dealscope::ui {

/// How much room a figure takes: "$5.4 bn", "$5.4bn", or "5.4" in a unit that the key names.
enum class FigureForm { Short, Compact, Plain };

/// What a schedule says in words. Plain text throughout.
class ScheduleWords
{
    Q_DECLARE_TR_FUNCTIONS(dealscope::ui::ScheduleWords)

public:
    ScheduleWords(const analysis::Resolution &resolution, const analysis::Schedule &schedule)
        : m_resolution(resolution)
        , m_schedule(schedule)
    {
    }

    /// "SoftBank + Oracle", "3 others", "all shown".
    [[nodiscard]] QString rowName(const analysis::ScheduleRow &row) const;
    /// "2026", "FY 2026", "not scheduled".
    [[nodiscard]] QString yearName(int year) const;
    /// A sum's range. What is assumed has two digits and a "~". Empty without a sum.
    [[nodiscard]] QString figure(const analysis::MoneySum &sum, bool assumed,
                                 FigureForm form) const;
    /// What plain figures are in: "bn USD".
    [[nodiscard]] QString plainUnit() const;
    /// "OpenAI, 2026, due": what a click on a mark selects.
    [[nodiscard]] QString title(const analysis::ScheduleRow &row,
                                const analysis::ScheduleCell *cell, bool capital) const;
    /// The whole tooltip of a mark.
    [[nodiscard]] QString cellTip(const analysis::ScheduleRow &row,
                                  const analysis::ScheduleCell &cell, bool capital) const;
    [[nodiscard]] QString rowTip(const analysis::ScheduleRow &row) const;
    /// "1 deal without a term: OpenAI at AWS"; empty without one.
    [[nodiscard]] QString withoutTermLine() const;
    [[nodiscard]] QString leftOutLine() const;

    [[nodiscard]] static QString spreadName(analysis::Spread spread);

private:
    [[nodiscard]] qint64 plainSize() const;
    [[nodiscard]] QStringList moneyLines(const analysis::MoneySum &sum, bool assumed) const;
    [[nodiscard]] QStringList claimLines(const QList<core::ClaimId> &claims) const;

    const analysis::Resolution &m_resolution;
    const analysis::Schedule &m_schedule;
};

} // namespace dealscope::ui
