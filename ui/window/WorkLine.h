// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace dealscope::ui {

class ElidedLabel;

/// One line that says what a worker is doing and how far it has come, with a button beside it.
/// Hidden while it has nothing to say.
class WorkLine : public QWidget
{
    Q_OBJECT

public:
    explicit WorkLine(QWidget *parent = nullptr);

    /// "Looking for contradictions… 40 %", and a button to stop it; `percent` below 0 is left out.
    void showWork(const QString &what, int percent);
    /// What became of it, and a button to go on.
    void showStopped(const QString &what);
    void clear();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void stopClicked();
    void goOnClicked();

private:
    void say(const QString &text, const QString &button);

    ElidedLabel *m_text;
    QPushButton *m_button;
    bool m_working = false;
};

} // namespace dealscope::ui
