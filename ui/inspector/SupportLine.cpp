// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/SupportLine.h"

#include "ui/inspector/PipsLabel.h"
#include "ui/window/PlainLabel.h"

#include <QHBoxLayout>

namespace dealscope::ui {

SupportLine::SupportLine(const OriginPips &pips, const QString &words, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    row->addWidget(new PipsLabel(pips, this), 0, Qt::AlignTop);
    auto *label = new PlainLabel(words, Tone::Soft, this);
    label->makeReadable();
    row->addWidget(label, 1);
    setToolTip(tr("Original sources, each once: articles that cite one source are one."));
}

} // namespace dealscope::ui
