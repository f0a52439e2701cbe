// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Schedule.h"
#include "core/Result.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;

namespace dealscope::ui {

/// Whose commitments a schedule shows, and in which years.
class ScheduleScopeBar : public QWidget
{
    Q_OBJECT

public:
    explicit ScheduleScopeBar(QWidget *parent = nullptr);

    [[nodiscard]] analysis::ScheduleSide by() const { return m_by; }
    /// The first month of the year, 1 to 12.
    [[nodiscard]] int firstMonth() const { return m_firstMonth; }

    /// {"by": "payer", "fiscal_start": 1}.
    [[nodiscard]] QJsonObject settings() const;
    /// Unknown values are ignored.
    void applySettings(const QJsonObject &settings);
    [[nodiscard]] static core::Outcome checkSettings(const QJsonObject &settings);
    /// "calendar years", "fiscal years from July".
    [[nodiscard]] static QString yearsInWords(int firstMonth);

Q_SIGNALS:
    void changed();

private:
    QComboBox *m_sides = nullptr;
    QComboBox *m_years = nullptr;
    analysis::ScheduleSide m_by = analysis::ScheduleSide::Payer;
    int m_firstMonth = 1;
};

} // namespace dealscope::ui
