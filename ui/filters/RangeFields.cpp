// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/RangeFields.h"

#include "ui/window/PlainLabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStyle>

namespace dealscope::ui {

RangeFields::RangeFields(const QString &fromHint, const QString &toHint, const QString &explanation,
                         QWidget *parent)
    : QWidget(parent)
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_explanation(explanation)
{
    m_from->setPlaceholderText(fromHint);
    m_to->setPlaceholderText(toHint);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(9, 1, 9, 2);
    row->setSpacing(4);
    row->addWidget(m_from, 1);
    row->addWidget(new PlainLabel(QStringLiteral("–"), Tone::Soft, this));
    row->addWidget(m_to, 1);
    for (QLineEdit *field : {m_from, m_to}) {
        field->setAccessibleName(field->placeholderText());
        field->setToolTip(explanation);
        field->setMinimumWidth(40);
        field->setMaxLength(40);
        connect(field, &QLineEdit::editingFinished, this, &RangeFields::finish);
    }
}

void RangeFields::setTexts(const QString &from, const QString &to)
{
    m_sentFrom = from;
    m_sentTo = to;
    const auto show = [](QLineEdit *field, const QString &text) {
        if (!field->hasFocus() || !field->isModified()) {
            field->setText(text);
            field->setCursorPosition(0);
        }
    };
    show(m_from, from);
    show(m_to, to);
    setReadable(true, true);
}

void RangeFields::setReadable(bool from, bool to)
{
    mark(m_from, from);
    mark(m_to, to);
}

void RangeFields::mark(QLineEdit *field, bool readable)
{
    if (field->property("invalid").toBool() != readable) {
        return;
    }
    field->setProperty("invalid", !readable);
    field->setToolTip(readable ? m_explanation : tr("Not understood. %1").arg(m_explanation));
    field->style()->unpolish(field);
    field->style()->polish(field);
}

void RangeFields::finish()
{
    const QString from = m_from->text().trimmed();
    const QString to = m_to->text().trimmed();
    m_from->setModified(false);
    m_to->setModified(false);
    if (from == m_sentFrom && to == m_sentTo) {
        return;
    }
    m_sentFrom = from;
    m_sentTo = to;
    Q_EMIT edited(from, to);
}

} // namespace dealscope::ui
