// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LoadBar.h"

#include "ui/window/PlainLabel.h"
#include "ui/window/SafeText.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace dealscope::ui {

namespace {

constexpr int PatienceMs = 150;

} // namespace

LoadBar::LoadBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new PlainLabel({}, Tone::Normal, this))
    , m_progress(new QProgressBar(this))
{
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Reading the deal file"));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setToolTip(tr("Stay with the deal file that is open"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(32, 5, 6, 5);
    row->addWidget(m_words);
    row->addWidget(m_progress);
    row->addStretch(1);
    row->addWidget(cancel);
    hide();
    connect(cancel, &QPushButton::clicked, this, &LoadBar::cancelRequested);
    m_patience.setSingleShot(true);
    m_patience.setInterval(PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
}

void LoadBar::start(const QString &name)
{
    m_words->setPlainText(tr("Reading %1…").arg(safeLine(name)));
    m_progress->setRange(0, 0);
    m_patience.start();
}

void LoadBar::setProgress(int percent)
{
    m_progress->setRange(0, 100);
    m_progress->setValue(percent);
}

void LoadBar::stop()
{
    m_patience.stop();
    hide();
}

} // namespace dealscope::ui
