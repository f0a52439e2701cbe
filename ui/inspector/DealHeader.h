// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspector/InspectorContent.h"

#include <QWidget>

namespace dealscope::ui {

/// The head of a deal's page: parties, kind and ties, the figure that counts and why.
class DealHeader : public QWidget
{
    Q_OBJECT

public:
    explicit DealHeader(const DealPage &page, QWidget *parent = nullptr);

Q_SIGNALS:
    void dealClicked(dealscope::core::DealId deal);
    /// One of the page's warnings.
    void warningClicked(const dealscope::ui::WarningEntry &warning);

private:
    void addText(const QString &text, bool soft);
};

} // namespace dealscope::ui
