// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WorkLine.h"

#include "ui/window/ElidedLabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace dealscope::ui {

WorkLine::WorkLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_button(new QPushButton(this))
{
    m_text->setSoft(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 8, 2);
    row->setSpacing(6);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_working ? Q_EMIT stopClicked() : Q_EMIT goOnClicked(); });
    hide();
}

void WorkLine::showWork(const QString &what, int percent)
{
    m_working = true;
    say(percent < 0 ? what : tr("%1 %2 %").arg(what, QString::number(percent)), tr("Stop"));
}

void WorkLine::showStopped(const QString &what)
{
    m_working = false;
    say(what, tr("Go on"));
}

void WorkLine::say(const QString &text, const QString &button)
{
    m_text->setText(text);
    setAccessibleName(text);
    m_button->setText(button);
    m_button->setAccessibleName(QStringLiteral("%1: %2").arg(button, text));
    setVisible(true);
}

void WorkLine::clear()
{
    setVisible(false);
    m_text->setText({});
}

QString WorkLine::text() const
{
    return m_text->text();
}

} // namespace dealscope::ui
