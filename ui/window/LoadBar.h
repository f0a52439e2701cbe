// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace dealscope::ui {

class PlainLabel;

/// Says that a large file is being read, and lets the user stay with the present one.
class LoadBar : public QWidget
{
    Q_OBJECT

public:
    explicit LoadBar(QWidget *parent = nullptr);
    void start(const QString &name);
    void stop();

Q_SIGNALS:
    void cancelRequested();

private:
    PlainLabel *m_words;
    QTimer m_patience; ///< what is done at once needs no bar
};

} // namespace dealscope::ui
