// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace dealscope::ui {

class PlainLabel;

/// Asks for the reason of a decision, in place. Without a reason it cannot be confirmed.
class ReasonForm : public QWidget
{
    Q_OBJECT

public:
    explicit ReasonForm(QWidget *parent = nullptr);

    /// Shows itself; `question` says what is about to be done, `action` stands on the button.
    void ask(const QString &question, const QString &action);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QPushButton *confirmButton() const { return m_confirm; }
    [[nodiscard]] QPushButton *cancelButton() const { return m_cancel; }

Q_SIGNALS:
    /// Trimmed, never empty.
    void confirmed(const QString &reason);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void confirm();

    PlainLabel *m_question;
    QLineEdit *m_field;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace dealscope::ui
