// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;

namespace dealscope::ui {

class PlainLabel;

/// Says that a large file is being read, and lets the user stay with the present one.
class LoadBar : public QWidget
{
    Q_OBJECT

public:
    explicit LoadBar(QWidget *parent = nullptr);
    void start(const QString &name);
    /// How much has been read; without it the bar only says that it is being read.
    void setProgress(int percent);
    void stop();

Q_SIGNALS:
    void cancelRequested();

private:
    PlainLabel *m_words;
    QProgressBar *m_progress;
    QTimer m_patience; ///< what is done at once needs no bar
};

} // namespace dealscope::ui
