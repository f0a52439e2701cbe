// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/PlainLabel.h"

namespace dealscope::ui {

/// A quote that opens its source by a click or Enter.
class QuoteLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit QuoteLabel(const QString &quote, QWidget *parent = nullptr);

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace dealscope::ui
