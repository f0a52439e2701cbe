// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/EmptyNotice.h"

#include "ui/window/PlainLabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace dealscope::ui {

EmptyNotice::EmptyNotice(QWidget *parent)
    : QWidget(parent)
    , m_reason(new PlainLabel({}, Tone::Normal, this))
    , m_button(new QPushButton(this))
{
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(m_reason);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &EmptyNotice::wayOutClicked);
}

void EmptyNotice::setReason(const QString &reason, const QString &wayOut)
{
    m_reason->setPlainText(reason);
    m_button->setText(wayOut);
    m_button->setVisible(!wayOut.isEmpty());
}

QString EmptyNotice::reason() const
{
    return m_reason->text();
}

} // namespace dealscope::ui
