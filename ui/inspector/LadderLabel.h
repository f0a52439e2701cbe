// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/InspectorContent.h"

#include <QWidget>

namespace dealscope::ui {

/// How far a deal got, as five small steps; in words for a screen reader and a tooltip.
class LadderLabel : public QWidget
{
    Q_OBJECT

public:
    explicit LadderLabel(const DealPage &page, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {84, 16}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    analysis::DealLadder m_ladder;
};

} // namespace dealscope::ui
