// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/DockTitleBar.h"

#include "ui/theme/Theme.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/LineIcon.h"
#include "ui/window/PlainLabel.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace dealscope::ui {

namespace {

QToolButton *flatButton(LineIcon icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty("flat", true);
    button->setIcon(lineIcon(icon));
    button->setIconSize(QSize(14, 14));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(22, 22);
    return button;
}

} // namespace

DockTitleBar::DockTitleBar(QDockWidget *dock)
    : QWidget(dock)
    , m_title(new PlainLabel(dock->windowTitle(), Tone::Strong, this))
    , m_note(new ElidedLabel(this))
{
    m_more = flatButton(LineIcon::More, tr("Export and copy"), this);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setVisible(false);
    auto *floating = flatButton(LineIcon::Float, tr("Float or dock"), this);
    auto *close = flatButton(LineIcon::Cross, tr("Close"), this);
    connect(floating, &QToolButton::clicked, dock,
            [dock] { dock->setFloating(!dock->isFloating()); });
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    connect(dock, &QDockWidget::windowTitleChanged, m_title, &PlainLabel::setPlainText);

    m_note->setSoft(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(9, 1, 3, 1);
    row->setSpacing(0);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_note);
    row->addWidget(m_more);
    row->addWidget(floating);
    row->addWidget(close);
    setFixedHeight(Height);
    setMinimumWidth(60);
}

void DockTitleBar::setNote(const QString &note)
{
    m_note->setText(note);
}

QString DockTitleBar::note() const
{
    return m_note->text();
}

void DockTitleBar::setMenu(QMenu *menu)
{
    m_more->setMenu(menu);
    m_more->setVisible(menu && !menu->isEmpty());
}

void DockTitleBar::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(theme.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace dealscope::ui
