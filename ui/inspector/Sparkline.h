// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/InspectorContent.h"

#include <QWidget>

namespace dealscope::ui {

/// What each report said the amount is, in the order of publication: one column a report, in the
/// textures of all pictures.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(const DealPage &page, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {200, 78}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 78}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<SparkPoint> m_points;
    core::DealKind m_kind;
    core::Money m_firm;
    core::Currency m_currency;
};

} // namespace dealscope::ui
