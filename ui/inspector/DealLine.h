// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

#include <QAbstractButton>

namespace dealscope::ui {

/// A deal in a list of the Inspector, two lines that can be clicked: who, how much and how sure.
class DealLine : public QAbstractButton
{
    Q_OBJECT

public:
    DealLine(const analysis::ResolvedDeal &deal, const core::Snapshot &snapshot,
             QWidget *parent = nullptr);
    [[nodiscard]] core::DealId deal() const { return m_deal; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    core::DealId m_deal;
    core::DealKind m_kind;
    std::optional<core::Status> m_status;
    QString m_parties;
    QString m_amount;
    QString m_line;
};

} // namespace dealscope::ui
