// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/OriginPips.h"

#include <QWidget>

namespace dealscope::ui {

/// The dots of independent origins, as high as a line of text.
class PipsLabel : public QWidget
{
    Q_OBJECT

public:
    explicit PipsLabel(const OriginPips &pips, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_pips(pips)
    {
        setFixedSize(sizeHint());
    }
    [[nodiscard]] QSize sizeHint() const override { return {widthOf(m_pips), 16}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    OriginPips m_pips;
};

} // namespace dealscope::ui
