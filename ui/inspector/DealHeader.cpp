// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/DealHeader.h"

#include "ui/conflicts/WarningLine.h"
#include "ui/filters/FlowLayout.h"
#include "ui/inspector/GlyphLabel.h"
#include "ui/inspector/LadderLabel.h"
#include "ui/inspector/Sparkline.h"
#include "ui/inspector/SupportLine.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/PlainLabel.h"

#include <QVBoxLayout>

namespace dealscope::ui {

DealHeader::DealHeader(const DealPage &page, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 10, 8);
    column->setSpacing(3);
    auto *parties = new PlainLabel(page.parties, Tone::Title, this);
    parties->makeReadable();
    column->addWidget(parties);
    addText(page.title == page.parties || page.title.isEmpty()
                ? page.kindLine
                : page.kindLine + QStringLiteral(" · ") + page.title,
            true);
    for (const RelationEntry &relation : page.relations) {
        auto *link = new ElidedLabel(this);
        link->setText(relation.words);
        link->setSoft(true);
        link->setPadding(0);
        link->setClickable(true);
        connect(link, &ElidedLabel::clicked, this,
                [this, deal = relation.deal] { Q_EMIT dealClicked(deal); });
        column->addWidget(link);
    }

    auto *figures = new QWidget(this);
    auto *row = new FlowLayout(figures, 6);
    row->addWidget(new PlainLabel(page.amount, Tone::Big, figures));
    if (!page.binding.isEmpty()) {
        row->addWidget(new PlainLabel(page.binding, Tone::Soft, figures));
    }
    column->addWidget(figures);
    auto *status = new QWidget(this);
    auto *statusRow = new FlowLayout(status, 5);
    statusRow->addWidget(new GlyphLabel(page.status, status));
    statusRow->addWidget(new PlainLabel(page.statusWords, Tone::Normal, status));
    statusRow->addWidget(new LadderLabel(page, status));
    column->addWidget(status);

    if (!page.support.isEmpty()) {
        column->addWidget(new SupportLine(page.pips, page.support, this));
    }
    addText(page.warning, false);
    for (const WarningEntry &warning : page.warnings) {
        auto *line = new WarningLine(warning.text, warning.hint,
                                     warning.conflict ? tr("Click to see the reports side by side.")
                                                      : tr("Click to see the report."),
                                     this);
        connect(line, &QAbstractButton::clicked, this,
                [this, warning] { Q_EMIT warningClicked(warning); });
        column->addWidget(line);
    }
    addText(page.counts, true);
    if (!page.countsDetails.isEmpty()) {
        addText(page.countsDetails.join(QStringLiteral(" · ")), true);
    }
    for (const QString &fact : page.facts) {
        addText(fact, false);
    }
    addText(page.note, true);
    if (page.spark.size() > 1) {
        column->addWidget(new Sparkline(page, this));
    }
}

void DealHeader::addText(const QString &text, bool soft)
{
    if (text.isEmpty()) {
        return;
    }
    auto *label = new PlainLabel(text, soft ? Tone::Soft : Tone::Normal, this);
    label->makeReadable();
    layout()->addWidget(label);
}

} // namespace dealscope::ui
