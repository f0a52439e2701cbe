// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MessageBar.h"

#include "ui/theme/Theme.h"
#include "ui/window/LineIcon.h"
#include "ui/window/PlainLabel.h"
#include "ui/window/SafeText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace dealscope::ui {

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new PlainLabel({}, Tone::Normal, this))
    , m_more(new QPushButton(tr("Details"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_detail(new QPlainTextEdit(this))
{
    m_sentence->makeReadable();
    m_more->setCheckable(true);
    m_copy->setToolTip(tr("Copy the message and its details"));
    m_detail->setReadOnly(true);
    m_detail->setMaximumHeight(110);
    m_detail->hide();
    auto *close = new QToolButton(this);
    close->setProperty("flat", true);
    close->setIcon(lineIcon(LineIcon::Cross));
    close->setToolTip(tr("Dismiss this message"));
    close->setAccessibleName(close->toolTip());

    auto *row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_more);
    row->addWidget(m_copy);
    row->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 5, 6, 5);
    column->addLayout(row);
    column->addWidget(m_detail);
    hide();

    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_more, &QPushButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const QString detail = m_detail->toPlainText();
        QGuiApplication::clipboard()->setText(
            detail.isEmpty() ? m_sentence->text() : m_sentence->text() + u'\n' + detail);
    });
}

void MessageBar::report(const core::Error &error)
{
    m_sentence->setPlainText(error.sentence);
    m_detail->setPlainText(safeText(error.detail));
    m_more->setChecked(false);
    m_more->setVisible(!error.detail.isEmpty());
    m_detail->hide();
    QWidget::show();
}

void MessageBar::report(const QString &sentence)
{
    report(core::Error{sentence, {}});
}

void MessageBar::dismiss()
{
    hide();
}

QString MessageBar::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.warning);
    painter.setPen(theme.line);
    painter.drawLine(rect().topLeft(), rect().topRight());
    drawLineIcon(painter, LineIcon::Warning, QRectF(9, 9, 16, 16), theme.ink);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dealscope::ui
