// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ReasonForm.h"

#include "ui/window/PlainLabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dealscope::ui {

namespace {
constexpr int LongestReason = 1000;
}

ReasonForm::ReasonForm(QWidget *parent)
    : QWidget(parent)
    , m_question(new PlainLabel({}, Tone::Strong, this))
    , m_field(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_question->setWordWrap(true);
    m_question->setMinimumWidth(10);
    m_field->setPlaceholderText(tr("Why? The reason is kept with the decision"));
    m_field->setMaxLength(LongestReason);
    m_field->setAccessibleName(tr("Reason"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(4);
    column->addWidget(m_question);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    row->addWidget(m_confirm);
    row->addWidget(m_cancel);
    column->addLayout(row);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        const bool given = !text.trimmed().isEmpty();
        m_confirm->setEnabled(given);
        m_confirm->setToolTip(given ? QString() : tr("Write a reason first."));
    });
    connect(m_field, &QLineEdit::returnPressed, this, &ReasonForm::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &ReasonForm::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &ReasonForm::cancelled);
    hide();
}

void ReasonForm::ask(const QString &question, const QString &action)
{
    m_question->setPlainText(question);
    m_confirm->setText(action);
    m_confirm->setEnabled(false);
    m_confirm->setToolTip(tr("Write a reason first."));
    m_field->clear();
    show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void ReasonForm::confirm()
{
    const QString reason = m_field->text().trimmed();
    if (!reason.isEmpty()) {
        Q_EMIT confirmed(reason);
    }
}

void ReasonForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dealscope::ui
