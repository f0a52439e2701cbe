// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;

namespace dealscope::ui {

/// Which money a picture of payers and payees shows: both natures or one, totals or one year.
/// What groups and the ledger's perspective ask comes from elsewhere.
class MoneyScopeBar : public QWidget
{
    Q_OBJECT

public:
    explicit MoneyScopeBar(QWidget *parent = nullptr);

    [[nodiscard]] std::optional<core::Nature> nature() const { return m_nature; }
    /// The year that was chosen; unset: the perspective's choice.
    [[nodiscard]] std::optional<int> year() const { return m_year; }
    /// Offers these years. With `perYear` totals are not on offer, and `shownYear` is the one
    /// that stands for "none chosen".
    void setYears(const QList<int> &years, bool perYear, std::optional<int> shownYear);

    [[nodiscard]] QJsonObject settings() const;
    /// Unknown values are ignored.
    void applySettings(const QJsonObject &settings);
    /// "capital and purchases, totals", "purchases, 2026".
    [[nodiscard]] static QString inWords(std::optional<core::Nature> nature,
                                         std::optional<int> year);

Q_SIGNALS:
    void changed();

private:
    QComboBox *m_natures = nullptr;
    QComboBox *m_years = nullptr;
    std::optional<core::Nature> m_nature;
    std::optional<int> m_year;
};

} // namespace dealscope::ui
