// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/DockTitleBar.h"

#include "ui/theme/Theme.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/LineIcon.h"

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
    , m_dock(dock)
    , m_title(new ElidedLabel(this))
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
    connect(dock, &QDockWidget::windowTitleChanged, this, &DockTitleBar::showTitle);

    m_note->setSoft(true);
    auto *row = new QHBoxLayout(this);
    m_title->setPadding(0);
    showTitle();
    row->setContentsMargins(9, 1, 3, 1);
    row->setSpacing(0);
    row->addWidget(m_title, 1);
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

void DockTitleBar::setSubtitle(const QString &subtitle)
{
    m_subtitle = subtitle;
    showTitle();
}

void DockTitleBar::setTabbed(bool tabbed)
{
    m_tabbed = tabbed;
    showTitle();
}

void DockTitleBar::showTitle()
{
    const bool sub = m_tabbed && !m_subtitle.isEmpty();
    QFont font = this->font();
    font.setBold(!sub);
    m_title->setFont(font);
    m_title->setSoft(sub);
    m_title->setText(sub ? m_subtitle : m_dock->windowTitle());
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
