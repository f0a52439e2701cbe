// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/OriginPips.h"

#include <QWidget>

namespace dealscope::ui {

/// Who stands behind a figure: the dots of its origins, and words that wrap beside them.
class SupportLine : public QWidget
{
    Q_OBJECT

public:
    SupportLine(const OriginPips &pips, const QString &words, QWidget *parent = nullptr);
};

} // namespace dealscope::ui
