// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace dealscope::ui {

/// The thin frame around what a dock holds; its head draws the line on top.
class PanelFrame : public QWidget
{
    Q_OBJECT

public:
    PanelFrame(QWidget *content, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace dealscope::ui
