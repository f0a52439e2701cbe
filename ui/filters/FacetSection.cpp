// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetSection.h"

#include "ui/window/LineIcon.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace dealscope::ui {

FacetSection::FacetSection(const QString &name, const QString &title, QWidget *content,
                           QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_content(content)
    , m_head(new QToolButton(this))
    , m_clear(new QToolButton(this))
{
    m_head->setProperty("flat", true);
    m_head->setProperty("section", true);
    m_head->setText(title);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setIcon(lineIcon(LineIcon::Down));
    m_head->setIconSize(QSize(10, 10));
    m_head->setCheckable(true);
    m_head->setChecked(true);
    // A long title must not make the whole panel wider than its dock.
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_head->setMinimumWidth(10);
    m_head->setMinimumHeight(22);
    m_head->setAccessibleDescription(tr("Fold or unfold"));
    m_clear->setProperty("flat", true);
    m_clear->setIcon(lineIcon(LineIcon::Cross));
    m_clear->setIconSize(QSize(12, 12));
    m_clear->setToolTip(tr("Remove this clause"));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_clear->hide();

    auto *row = new QHBoxLayout;
    row->setContentsMargins(3, 0, 6, 0);
    row->setSpacing(0);
    row->addWidget(m_head, 1);
    row->addWidget(m_clear);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 5, 0, 3);
    column->setSpacing(1);
    column->addLayout(row);
    column->addWidget(content);

    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_content->setVisible(open);
        m_head->setIcon(lineIcon(open ? LineIcon::Down : LineIcon::Right));
        Q_EMIT foldedChanged();
    });
    connect(m_clear, &QToolButton::clicked, this, &FacetSection::clearClicked);
}

bool FacetSection::isFolded() const
{
    return !m_head->isChecked();
}

void FacetSection::setFolded(bool folded)
{
    m_head->setChecked(!folded);
}

void FacetSection::setActive(bool active)
{
    m_clear->setVisible(active);
}

} // namespace dealscope::ui
